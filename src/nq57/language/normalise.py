"""One form for text that looks the same: composed letters, nothing invisible, one tone placement.

It must not know words; a spelling that differs in sound stays as it is.
"""

import re
import unicodedata

# Vietnamese letters as parts of a character class.
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
UPPER = LOWER.upper()
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SPACES = re.compile(r"\s+")
_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng


def _pairs() -> dict[str, str]:
    """`oà` → `òa` and its like: tone on the last vowel → tone on the first."""
    found = {}
    for first, last in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY"):
        for tone in _TONES:
            late = first + unicodedata.normalize("NFC", last + tone)
            found[late] = unicodedata.normalize("NFC", first + tone) + last
    return found


_EARLY = _pairs()
# `quý` has its tone where it must be: there the u belongs to the q. Before a final consonant or
# vowel (`hoàn`, `ngoài`, `khuỷu`) there is only one placement.
_LATE = re.compile(f"(?<![qQ])(?:{'|'.join(_EARLY)})(?![^\\W\\d_]|[\u0300-\u036f])")


def tidy(text: str) -> str:
    """NFC without soft hyphens, zero-width signs and direction marks."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def one_tone_placement(text: str) -> str:
    """`thuỷ`, `Uỷ ban`, `hoà` as `thủy`, `Ủy ban`, `hòa`; the text must be NFC."""
    return _LATE.sub(lambda found: _EARLY[found[0]], text)


def comparable(text: str) -> str:
    """The form in which two texts are compared: tidy, one tone placement, single blanks, no case."""
    return _SPACES.sub(" ", one_tone_placement(tidy(text.casefold()))).strip()
