"""The one family of letters that drawings are set in: how wide a text is, where it breaks, what it lacks.

It must not look at the machine's fonts: the family lies beside this module, so that a drawing is the
same everywhere. Be Vietnam Pro (SIL Open Font License), renamed, with ≥ ≤ → added; see fonts/OFL.txt.
"""

import io
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path

FAMILY = "Be Vietnam NQ57"
_FOLDER = Path(__file__).parent / "fonts"
_FILES = {False: _FOLDER / "BeVietnamNQ57-Regular.ttf", True: _FOLDER / "BeVietnamNQ57-Bold.ttf"}
_EM = 1_000
_MISSING = 600


def font_file(*, bold: bool) -> str:
    """The path of a font, for libraries that read it themselves."""
    return str(_FILES[bold])


@lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[int, int]:  # noqa: FBT001 - the cache's key
    """The width of each letter, in thousandths of its size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, needed only where something is drawn

    with TTFont(_FILES[bold], lazy=True) as font:
        widths, letters = font["hmtx"].metrics, font.getBestCmap()
        return {code: widths[name][0] for code, name in letters.items()}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    advances = _advances(bold)
    return sum(advances.get(ord(letter), _MISSING) for letter in text) * size / _EM


def covers(text: str) -> bool:
    """Whether every letter of a text can be drawn."""
    letters = _advances(bold=True)
    return all(ord(letter) in letters for letter in text if not letter.isspace())


_BETWEEN = re.compile(r"[^\S\u00a0]+")  # where a line may end: not at a blank that holds together
_RANGE = re.compile(r"(?<=\d) – (?=\d)")


@lru_cache(maxsize=4_000)
def wrapped(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:  # noqa: FBT001, FBT002 - the cache's key
    """The lines of a text in a width; a word too long for a line, such as an address, is broken."""
    lines: list[str] = []
    words = _BETWEEN.split(_RANGE.sub("\u00a0–\u00a0", text).strip())
    for word in chain.from_iterable(_broken(word, width, size, bold=bold) for word in words if word):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _broken(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word in pieces that fit a line; whole when it fits."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def subset(letters: Iterable[str], *, bold: bool) -> bytes:
    """A font of only these letters, to be put inside a drawing; the same bytes for the same letters."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - the same
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - the same

    options = Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    with TTFont(_FILES[bold], recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=sorted({ord(letter) for letter in letters}))
        cutter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()
