"""Text that looks like something else: hidden signs, reversed order, borrowed letters, fonts of the 1990s.

It must not know files. What is sure is put right; what is not is only found, with its place.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from nq57.language.legacy import Encoding, decoded, to_unicode
from nq57.language.secrets import Finding
from nq57.language.syllables import is_syllable, share_of_syllables

_ENOUGH = 1_000  # findings of one text
REVERSED = "ky-tu-dao-chieu"
INVISIBLE = "ky-tu-an"
BORROWED = "chu-gia-dang"
PRIVATE = "ky-tu-rieng"
LEGACY = "chu-bang-ma-cu"
DOUBTFUL = "chu-nghi-bang-ma-cu"

# Any character that a text of ours has no use for, in one cheap search.
_ODD = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ue000-\uf8ff\ufeff\uff10-\uff5a\uffa0\u0370-\u03ff\u0400-\u04ff\U0001d400-\U0001d7ff"
    "\U000e0000-\U000e01ef\U000f0000-\U0010ffff]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufeff\uffa0\U000e0000-\U000e01ef]+"
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# What Word's Symbol and Wingdings fonts leave behind for bullets, arrows and boxes.
_SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0e0\uf0fc\uf02d\uf0a8\uf06f\uf0fe\uf076", "•▪➢→✓-□□☑❖")
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")
# From the head of a word only: a word of a hundred thousand letters is gone through once.
_MIXED = re.compile(r"(?<![^\W\d_])[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff][^\W\d_]*+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters that cannot be told from Latin ones by eye; µ, Δ, Ω and their like are units and stay.
LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсухԁԛԝһӏ\u0261\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4"
    "\u03a5\u03a7\u03bf\u03bd\u03f2",
    "ABESIJKMHOPCTXYaesijopcyxdqwhlgABEZHIKMNOPTYXovc",
)
_SPOKEN = range(0x0590, 0x1E00)  # scripts that need joiners: Khmer, Lao, Thai, Myanmar and others
_PICTURES = 0x2190  # arrows, symbols and all emoji lie above
_JOINERS = "\u200b\u200c\u200d"
# Signs that are inside words only in the fonts of the 1990s.
_OLD_LETTERS = "µ¸¶·¹¨»¾¼½©®¬¡¢§¤¥¦Þßäåæçëîïñöøûü÷þÑÖ×Ø"
# One class at its head: a search through a text that has none of them costs a glance.
_OLD_SIGN = re.compile(f"[{_OLD_LETTERS}À-Ý](?:(?<=[{_OLD_LETTERS}])|(?<=[a-z].))")
_UNICODE = re.compile("[ăđĩũơư\u1ea0-\u1ef9]", re.IGNORECASE)
_CAPITAL_SIGNS = frozenset("¡¢§£¤¥¦")  # capitals of TCVN3: at the head of a word, or in one of capitals
_LEAST_WITH_CAPITAL = 5  # letters
_INNER_CAPITALS = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_OLD_WORD = re.compile(r"[^\s.,;:!?()\"“”/\[\]0-9\-]+")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text put right as far as that is sure, and what was wrong, by place in the text as it was."""

    text: str
    findings: tuple[Finding, ...] = ()


def clear_text(text: str, *, vietnamese: bool) -> Cleared:
    """The text without deceit. `vietnamese`: old fonts and borrowed letters are looked for as well."""
    findings: list[Finding] = []
    clear = _without_old_fonts(text, findings) if vietnamese else text
    if not _ODD.search(clear):
        return Cleared(clear, tuple(findings))
    for step in _STEPS if vietnamese else _STEPS[:_FOR_ALL]:
        found: list[Finding] = []
        before, clear = clear, step(clear, found)
        findings += _led_back(found, before, text)
    return Cleared(clear, tuple(sorted(findings)))


def _led_back(findings: list[Finding], text: str, original: str) -> list[Finding]:
    """Findings of a text that was put right in part, on the same lines of what it was; lines stay lines."""
    if not findings or text == original:
        return findings
    starts, were = _line_starts(text), _line_starts(original)
    lines = [bisect_right(starts, one.start) - 1 for one in findings]
    return [
        Finding(
            one.start - starts[line] + were[line], one.end - starts[line] + were[line], one.code, one.shown
        )
        for one, line in zip(findings, lines, strict=True)
    ]


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def hidden_signs(text: str) -> tuple[Finding, ...]:
    """Signs that hide or reverse in a text that came in by escapes; nothing is put right there."""
    if not _ODD.search(text):
        return ()
    reversing = [Finding(m.start(), m.end(), REVERSED, _named(m[0])) for m in _BIDI.finditer(text)]
    hiding = [Finding(m.start(), m.end(), INVISIBLE, _named(m[0])) for m in _hiding(text)]
    return tuple(sorted(reversing + hiding))


def _note(findings: list[Finding], match: re.Match[str], code: str, shown: str) -> None:
    """Remember a finding, as long as they are not too many to be read."""
    if len(findings) < _ENOUGH:
        findings.append(Finding(match.start(), match.end(), code, shown))


def _named(signs: str) -> str:
    """`U+200B`: how a sign that cannot be shown is told."""
    return f"U+{ord(signs[0]):04X}"


def _reversed(text: str, findings: list[Finding]) -> str:
    """Signs that reverse are only found: nobody can know what the sentence was to say."""
    found = islice(_BIDI.finditer(text), _ENOUGH)
    findings += (Finding(m.start(), m.end(), REVERSED, _named(m[0])) for m in found)
    return text


def _shown(text: str, findings: list[Finding]) -> str:
    """Invisible signs taken out, except where a script needs them."""
    pieces, done = [], 0
    for match in _hiding(text):
        _note(findings, match, INVISIBLE, _named(match[0]))
        pieces.append(text[done : match.start()])
        done = match.end()
    return "".join((*pieces, text[done:]))


def _hiding(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _HIDDEN.finditer(text) if not _is_needed(text, match))


def _is_needed(text: str, match: re.Match[str]) -> bool:
    """Joiners between letters of Khmer, Lao and their like, and inside emoji."""
    if match[0] not in _JOINERS:
        return False
    around = [
        ord(sign)
        for sign in (text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1])
    ]
    spoken = any(code in _SPOKEN for code in around)
    return spoken or (match[0] == "\u200d" and bool(around) and min(around) >= _PICTURES)


def _symbols(text: str, findings: list[Finding]) -> str:
    """Bullets of Word's symbol fonts as real ones; other private characters are only found."""
    findings += (
        Finding(m.start(), m.end(), PRIVATE, _named(m[0]))
        for m in islice(_PRIVATE_USE.finditer(text), _ENOUGH)
    )
    return text.translate(_SYMBOLS)


def _plain_letters(text: str, findings: list[Finding]) -> str:
    """Full-width and mathematical letters as ordinary ones."""

    def plain(found: re.Match[str]) -> str:
        letters = unicodedata.normalize("NFKC", found[0])
        _note(findings, found, BORROWED, letters)
        return letters

    return _STYLED.sub(plain, text)


def _own_letters(text: str, findings: list[Finding]) -> str:
    """Cyrillic and Greek letters inside Latin words, as the letters they pass for."""

    def own(found: re.Match[str]) -> str:
        word = found[0]
        latin = word.translate(LOOKALIKES)
        if not _LATIN.search(word) or (latin == word and not _CYRILLIC.search(word)):
            return word  # a word of another language, or a unit such as μm
        _note(findings, found, BORROWED, latin)
        return latin

    return _MIXED.sub(own, text)


_STEPS = (_reversed, _shown, _symbols, _plain_letters, _own_letters)
_FOR_ALL = 3  # steps that hold for any language


def _without_old_fonts(text: str, findings: list[Finding]) -> str:
    """Lines in TCVN3 or VNI as Unicode where the whole is sure; single words of that look are found."""
    if text.isascii() or not _OLD_SIGN.search(text):
        return text
    converted, clear = to_unicode(text), text
    if converted.encoding:
        mixed, lines = bool(_UNICODE.search(text)), []
        for old, new in zip(
            re.finditer("^.*$", text, re.MULTILINE), converted.text.split("\n"), strict=True
        ):
            taken = new if not mixed or _share(new) > _share(old[0]) else old[0]
            if old[0] != taken:
                findings.append(Finding(old.start(), old.end(), LEGACY, converted.encoding.upper()))
            lines.append(taken)
        clear = "\n".join(lines)
    read = ((match, _read_old(match[0])) for match in _OLD_WORD.finditer(clear) if not match[0].isascii())
    doubtful = [Finding(match.start(), match.end(), DOUBTFUL, word) for match, word in read if word]
    findings += _led_back(doubtful, clear, text)
    return clear


def _share(line: str) -> float:
    """How many of a line's words with signs are syllables: what speaks for a reading of it."""
    return share_of_syllables([word for word in _OLD_WORD.findall(line) if not word.isascii()])


@lru_cache(maxsize=4_096)
def _read_old(word: str) -> str | None:
    """What a word would be in an old font, if only that makes it a syllable."""
    sign = _OLD_SIGN.search(word)
    if sign is None or not any(map(str.isascii, word)):
        return None
    capital = sign[0] in _INNER_CAPITALS
    if sign[0] in _CAPITAL_SIGNS and sign.start() and (len(word) <= 2 or word.upper() != word):  # noqa: PLR2004 - scans have `K¢`
        return None
    if len(word) < _LEAST_WITH_CAPITAL if capital else is_syllable(word):
        return None  # scans have short words with a capital inside
    # A capital inside a small word speaks for TCVN3; a sign behind its vowel for VNI.
    encodings: tuple[Encoding, ...] = ("tcvn3", "vni") if capital else ("vni", "tcvn3")
    for encoding in encodings:
        read = decoded(word, encoding)
        if read != word and is_syllable(read):
            return read
    return None
