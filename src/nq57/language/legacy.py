"""Vietnamese in the fonts of the 1990s (TCVN3 `.VnTime`, VNI `VNI-Times`) to Unicode.

It must not know files; it sees such text as any reader of Latin-1 does: "Bé ChÝnh trÞ", "Boä Chính trò".
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from nq57.language.syllables import share_of_syllables

Encoding = Literal["tcvn3", "vni"]

# TCVN 5712:1993 as its fonts have it; capitals with a tone are small letters in a font of capitals.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
# VNI writes a letter and behind it a sign for hat and tone together; some letters are alone.
_VNI_SIGNS = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT} | {
    sign: hat + tone
    for hat, signs in ((_HAT, "âàáåãä"), (_BREVE, "êèéúüë"))
    for sign, tone in zip(signs, ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}
_VNI_LETTERS = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
_VNI_LETTERS |= {sign.upper(): letter.upper() for sign, letter in _VNI_LETTERS.items()}
_VNI = re.compile("([aeouyôöAEOUYÔÖ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])|[ôöñæóòîÔÖÑÆÓÒÎ]")
_VNI_TONED = frozenset("aeouyôö")
# Letters that no font of that time had codes for; a line with one of them is Unicode already.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
_WORD = re.compile(r"[^\s.,;:!?()\"“”/\[\]0-9\-]+")
_LEAST_WORDS = 3
_LEAST_VALID = 0.85
_MOST_VALID_AS_IS = 0.6
_LEAST_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A text in Unicode, and the encoding some of its lines were in; None for none."""

    text: str
    encoding: Encoding | None


def to_unicode(text: str) -> LegacyText:
    """Convert lines in a legacy encoding, if the text has such; every other line stays as it is."""
    lines = text.split("\n")
    doubtful = [
        index for index, line in enumerate(lines) if not line.isascii() and not _UNICODE.search(line)
    ]
    encoding = _detect("\n".join(lines[index] for index in doubtful))
    if encoding is None:
        return LegacyText(text, None)
    for index in doubtful:
        lines[index] = decoded(lines[index], encoding)
    return LegacyText("\n".join(lines), encoding)


def decoded(text: str, encoding: Encoding) -> str:
    """The text read in that encoding, without asking whether it is in it."""
    if encoding == "tcvn3":
        return "\n".join(_capital_font(line) for line in text.translate(_TCVN3).split("\n"))
    return _VNI.sub(_read_vni, text)


def _read_vni(found: re.Match[str]) -> str:
    base, sign = found.groups()
    if base is None:
        return _VNI_LETTERS[found[0]]
    letter = _VNI_LETTERS.get(base, base)
    composed = unicodedata.normalize("NFC", letter + _VNI_SIGNS[sign.lower()])
    return composed if len(composed) == 1 else letter + _VNI_LETTERS.get(sign, sign)


def _capital_font(line: str) -> str:
    """Text of a capital font: where the bare letters are capitals, those with marks are too."""
    if _all_capitals(line):
        return line.upper()
    return _WORD.sub(lambda found: found[0].upper() if _all_capitals(found[0]) else found[0], line)


def _all_capitals(text: str) -> bool:
    bare = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(bare) >= _LEAST_CAPITALS and all(map(str.isupper, bare))


def _detect(text: str) -> Encoding | None:
    """The encoding in which nearly all words with signs are syllables, while as they stand few are."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _LEAST_WORDS or share_of_syllables(words) > _MOST_VALID_AS_IS:
        return None
    encodings: tuple[Encoding, ...] = ("tcvn3", "vni")
    shares = {name: share_of_syllables([decoded(word, name) for word in words]) for name in encodings}
    best = max(encodings, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_VALID else None
