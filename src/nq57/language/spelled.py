"""Marks written letter by letter, or word by word with signs between, as the words that they are.

It must not know what a mark means for a text; only letters of marks are joined, and places stay known.
"""

import re

from nq57.language.folding import fold
from nq57.language.mark_rules import WORDS_AFTER, WORDS_BEFORE
from nq57.language.offset_normalisation import SourceMap
from nq57.language.plain import rewritten

_L = r"[^\W\d_]"
_SEP = r"[\W\d_]{0,12}"
_APART = r"[\W\d_]{1,12}"
_LEVEL = re.compile(
    rf"(?<!{_L})(?:[tT]{_SEP}[ốỐoOôÔ]{_SEP}[iI]{_SEP}|[tT]{_SEP}[uU]{_SEP}[yY]{_SEP}[ệỆeEêÊ]{_SEP}[tT]{_SEP})?"
    rf"[mM]{_SEP}[ậẬaAâÂạẠ]{_SEP}[tT](?!{_L})"
)
# Letters that are alone in every spelled mark; each search begins with a class, which makes it cheap.
_LONE = re.compile(rf"[mMtTbB](?<!{_L}.)(?!{_L})")
_PART = re.compile(
    rf"[mM](?<!{_L}.){_APART}[ậẬaAâÂạẠ]|[ậẬ]{_APART}[tT](?!{_L})|[tT](?<!{_L}.){_APART}[ốỐoOôÔuU](?!{_L})"
)
_USUAL = re.compile(rf"(?:{_L}{{3,5}} )?{_L}{{3}}")
_ALL_APART = re.compile(rf"(?:{_L}{_APART}){{2,8}}{_L}")
_NO_LETTER = re.compile(r"[\W\d_]+")
_AROUND = 24  # characters in which the rest of a word may stand
_LEAST_LETTERS = 6
# Single letters one after another: rare enough to be looked at.
_RUN = re.compile(rf"[tTlLcCsSdDxXiI](?<!{_L}.)(?:{_APART}{_L}(?!{_L})){{5,40}}")
_PHRASES = (
    *(
        "lưu hành nội bộ",
        "chỉ dùng nội bộ",
        "sử dụng nội bộ",
        "dùng nội bộ",
        "tài liệu nội bộ",
        "tài liệu thu hồi",
    ),
    *("top secret", "confidential", "secret", "internal use only", "xem xong trả lại"),
)
_BY_LETTERS = {fold(phrase).replace(" ", ""): phrase.upper() for phrase in _PHRASES}
# Words of a mark in capitals with signs or line ends between them, or with nothing.
_WORDS = re.compile(
    "|".join(
        r"[\W_]{0,6}".join(words)
        for words in (
            ("(?<![^\\W\\d_])TUYỆT", "MẬT"),
            ("(?<![^\\W\\d_])TỐI", "MẬT"),
            ("(?<![^\\W\\d_])TUYET", "MAT"),
            ("(?<![^\\W\\d_])TOI", "MAT"),
            ("TÀI", "LIỆU", "MẬT"),
            ("LƯU", "HÀNH", "NỘI", "BỘ"),
            ("LUU", "HANH", "NOI", "BO"),
            ("CHỈ", "DÙNG", "NỘI", "BỘ"),
            ("TOP", "SECRET"),
            ("TÀI", "LIỆU", "THU", "HỒI"),
            ("XEM", "XONG", "TRẢ", "LẠI"),
            ("INTERNAL", "USE", "ONLY"),
        )
    )
)
_JOINED = {
    re.sub(r"\s", "", words): words
    for words in (
        *(
            "TUYỆT MẬT",
            "TỐI MẬT",
            "TUYET MAT",
            "TOI MAT",
            "LƯU HÀNH NỘI BỘ",
            "LUU HANH NOI BO",
            "CHỈ DÙNG NỘI BỘ",
        ),
        *("TÀI LIỆU MẬT", "TOP SECRET", "TÀI LIỆU THU HỒI", "XEM XONG TRẢ LẠI", "INTERNAL USE ONLY"),
    )
}
_HAS_WORDS = re.compile("[MBSHLO](?:ẬT|AT|Ộ|O(?!I|[^\\W\\d_])|ECRET|ỒI|ẠI|NLY)")


def joined(text: str) -> tuple[str, tuple[SourceMap, ...]]:
    """The text with marks written as words, those that stood in letters between bars; the ways back."""
    origins: tuple[SourceMap, ...] = ()
    if _LONE.search(text):
        if _PART.search(text):
            text, origins = rewritten(text, _LEVEL, _level)
        text, more = rewritten(text, _RUN, _phrase)
        origins = (*more, *origins)
    if _HAS_WORDS.search(text):
        text, more = rewritten(text, _WORDS, _words)
        origins = (*more, *origins)
    return text, origins


def _level(match: re.Match[str]) -> str | None:
    """A degree: between bars when all its letters stood apart, in its place when only some did."""
    term = match[0]
    if _USUAL.fullmatch(term):
        return None
    letters = _NO_LETTER.sub("", term)
    first, core = letters[:-3], letters[-3:]
    word = f"{first} {core}".strip()
    text = match.string
    before = _NO_LETTER.sub("", text[max(0, match.start() - _AROUND) : match.start()]).lower()
    after = _NO_LETTER.sub("", text[match.end() : match.end() + _AROUND]).lower()
    belongs = not first and (before.endswith(WORDS_BEFORE) or after.startswith(WORDS_AFTER))
    if _is_apart(term, core):
        return None if belongs else f" | {word.upper()} | "
    return word if core[1] in "ậẬ" and "\n" not in term else None


def _is_apart(word: str, core: str) -> bool:
    """Whether letters were set apart on purpose: all of them, and in capitals where accents are missing."""
    core_text = word[word.rfind(core[0]) :]
    return bool(_ALL_APART.fullmatch(core_text)) and (core[1] in "ậẬ" or core.isupper())


def _phrase(match: re.Match[str]) -> str | None:
    letters = fold(_NO_LETTER.sub("", match[0]))
    for spelled, phrase in _BY_LETTERS.items():
        if letters == spelled or (len(spelled) > _LEAST_LETTERS and spelled in letters):
            return f" | {phrase} | "
    return None


def _words(match: re.Match[str]) -> str | None:
    words = _JOINED[_NO_LETTER.sub("", match[0])]
    return None if words == match[0] else words
