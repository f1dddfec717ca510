"""The one family of letters that drawings are set in: how wide a text is, what it lacks.

It must not look at the machine's fonts: the family lies beside this module, so that a drawing is the
same everywhere. Be Vietnam Pro (SIL Open Font License), renamed, with ≥ ≤ → added; see fonts/OFL.txt and
`scripts/letters.py`.
"""

import io
from functools import lru_cache
from pathlib import Path

FAMILY = "Be Vietnam NQ57"
REGULAR, SEMI, HEAVY = 400, 600, 800
WEIGHTS = (REGULAR, SEMI, HEAVY)
_FOLDER = Path(__file__).parent / "fonts"
_STYLES = {REGULAR: "Regular", SEMI: "SemiBold", HEAVY: "ExtraBold"}
_EM = 1_000
_MISSING = 600


def font_file(weight: int) -> str:
    """The path of a font, for libraries that read it themselves."""
    return str(_FOLDER / f"BeVietnamNQ57-{_STYLES[weight]}.ttf")


@lru_cache(maxsize=3)
def _advances(weight: int) -> dict[str, float]:
    """The width of each letter at size 1."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, needed only where something is drawn

    with TTFont(font_file(weight), lazy=True) as font:
        widths, letters = font["hmtx"].metrics, font.getBestCmap()
        return {chr(code): widths[name][0] / _EM for code, name in letters.items()}


@lru_cache(maxsize=20_000)
def _unit_width(text: str, weight: int) -> float:
    advances = _advances(weight)
    return sum(advances.get(letter, _MISSING / _EM) for letter in text)


def text_width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a line of text is."""
    return _unit_width(text, weight) * size


def covers(text: str) -> bool:
    """Whether every letter of a text can be drawn."""
    letters = _advances(HEAVY)
    return all(letter in letters for letter in text if not letter.isspace())


@lru_cache(maxsize=64)
def subset(letters: str, weight: int) -> bytes:
    """A font of only these letters, to be put inside a drawing; the same bytes for the same letters."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - the same
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - the same

    options = Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    with TTFont(font_file(weight), recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=sorted({ord(letter) for letter in letters}))
        cutter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()
