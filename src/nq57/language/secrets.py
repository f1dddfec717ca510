"""Marks of classification in a text: where it says MẬT, TỐI MẬT, TUYỆT MẬT or "lưu hành nội bộ" of itself.

It must not know where the text comes from: a content file, or the text layer of a PDF or DOCX. A mark
stands alone (a stamp, a table's cell, what follows "Độ mật:"); the same words inside a sentence are only
a mention. Forms 02 to 11 of Circular 24/2020/TT-BCA; it gives numbers of secret papers no suffix.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nq57.language.mending import mended

MARK = "dau-mat"  # the text is marked as secret, or for internal use
MENTION = "nhac-do-mat"  # a sentence speaks of a degree of secrecy


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something at `start:end` of the text; `shown` is safe to print: personal data are masked in it."""

    start: int
    end: int
    code: str
    shown: str


# Letters of other alphabets that look like those of MAT: a mark may have been disguised with them.
_LOOKALIKES = str.maketrans("МмАаТтΜΑΤОоОСсЕеІі", "MmAaTtMATOoOCcEeIi")
# What a line must have to be looked at. Each search begins with a class of letters, which makes it cheap.
_MAT = re.compile(r"[ậẬ](?<=[mM\W_].)[\W_]{0,6}(?:<[^<>\n]{0,80}>[\W_]{0,2})*[tT](?![^\W\d_])")
_BARE_MAT = re.compile(r"[mM][aA][tT](?<=[iItT][\s._-]...)(?![^\W\d_])")
_WORDS = re.compile(r"n[ộo]i\s+b[ộo](?!\w)|liệu\s+thu|hồi\s+tài|bóc\s+bì|secret|confidential|internal use")
_SAID = ("nội bộ", "noi bo", "liệu thu", "hồi tài", "bóc bì", "secret", "confidential", "internal use")
# Cyrillic, Greek, full-width and mathematical letters, character references: a disguise to be taken off.
_ODD = re.compile(
    "[\u0391-\u03a9\u0410-\u0422\u0430-\u0442\uff21-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9]|&#|&[A-Za-z]+;"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^\n]{0,200}?-->")  # a long search from each would never end
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_CELLS = re.compile(r"[|\t;()\[\]{}]|\s{2,}|\s[-–—/]\s|:\s|:$")
_EDGES = " \t\r\f\v\u00a0*_~`#>+-–—=.,!\"'“”‘’«»•·…/\\"
_SPACED = re.compile(r"\b(?:\w[\s.·*_-]{1,3}){2,}\w\b")
_LEVEL = r"(?:tuyệt mật|tối mật|mật|tuyet mat|toi mat)"
_URGENT = r"(?:(?:rất )?khẩn|thượng khẩn|hỏa tốc|hoả tốc)"
_MARKED = re.compile(
    rf"(?:{_URGENT} )?(?:(?:độ|dấu|tài liệu|văn bản|hồ sơ|công văn|báo cáo) )?{_LEVEL}(?: {_URGENT})?"
    r"|mật điện|điện mật|(?:tài liệu |văn bản )?(?:chỉ )?lưu hành nội bộ|luu hanh noi bo|tài liệu nội bộ"
    r"|tài liệu thu hồi|thu hồi tài liệu|chỉ người có tên mới được bóc bì|bản sao bí mật nhà nước"
    r"|top secret|secret|confidential|(?:for )?internal use only"
)
_DEGREE = re.compile(rf"\b(?:mức )?độ mật\b[\s:*_\-–—.|\"“]{{1,12}}({_LEVEL})\b", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(\[]\s{{0,9}}({_LEVEL})\s{{0,9}}[)\]]", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d[\d.]*\s?[/-][\w./-]*[A-ZĐ]\w*\s*\Z", re.IGNORECASE)
_REACH = 60  # characters before a bracket that hold a document's number
_ONLY_INSIDE = re.compile(
    r"(?:^|[.:!?]\s+)(?:đây là |bản |tài liệu |văn bản |nội dung )(?:\w+ ){0,3}?(?:chỉ )?(?:được )?"
    r"(?:phép )?lưu hành (?:trong )?nội bộ|chỉ (?:được )?(?:phép )?lưu hành (?:trong )?nội bộ",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\b(?:tuyệt|tối) mật\b|(?:đóng|mang|có) dấu [“\"']?mật\b(?! ong)|\blưu hành nội bộ\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:không|chưa|thôi|cấm|hết)\s+(?:được\s+)?$", re.IGNORECASE)
_TWO_LEVELS = re.compile(rf"{_LEVEL}[”\"']?(?:,| và| hoặc|;) +[“\"']?(?:độ )?{_LEVEL}", re.IGNORECASE)
# Short words are a mark only as a stamp has them, in capitals; "Mật" alone may be honey, or a name.
_SHORT = frozenset({"mật", "secret", "confidential"})
# In small letters these are a mark on a line of their own; before a colon or in a table they are a subject.
_NAMED = re.compile(r"(?:độ|dấu|tài liệu|văn bản|hồ sơ|công văn|báo cáo) mật")


_ENOUGH = 50  # findings of one sort in one text


class _Line(NamedTuple):
    """One line that may bear a mark: its place, its letters laid bare, and whether it is a whole one."""

    start: int
    end: int
    bare: str


def find_marks(text: str) -> tuple[Finding, ...]:
    """Every mark (`dau-mat`) and mention (`nhac-do-mat`) in order of place; disguised ones too."""
    clear, origin = mended(text)
    found = _first(finding for line in _lines(clear) if (finding := _judged(line)))
    if origin is None:
        return tuple(found)
    return tuple(Finding(*origin.span(one.start, one.end), one.code, one.shown) for one in found)


def _first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """All findings up to a number of marks that says enough; mentions never crowd out a mark."""
    marks = mentions = 0
    for found in findings:
        if found.code == MARK:
            marks += 1
            yield found
            if marks == _ENOUGH:
                return
        elif mentions < _ENOUGH:
            mentions += 1
            yield found


def _lines(text: str) -> Iterator[_Line]:
    """The lines with something to look at, without the dress that HTML and Markdown give them."""
    text = f"{text}\n"  # so that every line has an end
    lower = _small(text)
    places = {start for search in (_MAT, _BARE_MAT, _ODD) for start in _line_starts(search, text)}
    if any(word in lower for word in _SAID):
        places |= set(_line_starts(_WORDS, lower))
    for start in sorted(places):
        end = text.index("\n", start)
        yield _Line(start, end, _bare(text[start:end]))


def _small(text: str) -> str:
    """The text in small letters, each in its place: a few capitals would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(sign.lower()[0] for sign in text)


def _line_starts(search: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the lines begin in which something is found; each ends, and is searched up to its first."""
    place = 0
    while found := search.search(text, place):
        yield text.rfind("\n", 0, found.start()) + 1
        place = text.index("\n", found.end())


def _bare(line: str) -> str:
    plain = html.unescape(line) if "&" in line else line
    plain = _LINK.sub(r"\1", _TAG.sub("", plain)) if "<" in plain or "[" in plain else plain
    plain, _ = mended(unicodedata.normalize("NFKC", plain))
    return _without_spacing(plain.translate(_LOOKALIKES))


def _without_spacing(line: str) -> str:
    """`M Ậ T` and `T.U.Y.Ệ.T  M.Ậ.T` as words."""
    return _SPACED.sub(_closed, line)


def _closed(found: re.Match[str]) -> str:
    letters = re.sub(r"[\s.·*_-]", "", found[0])
    spelled = re.sub(r"(?i)(mật)$", r" \1", letters).strip()
    return spelled if spelled.casefold() in _SPELLED else found[0]


_SPELLED = frozenset({"mật", "tối mật", "tuyệt mật"})


def _judged(line: _Line) -> Finding | None:
    """The one thing to say of a line: a mark goes before a mention."""
    bare = line.bare
    if mark := _mark(bare):
        return Finding(line.start, line.end, MARK, mark)
    mention = _MENTIONED.search(bare)
    if mention is None or _NOT.search(bare[: mention.start()]):
        return None
    return Finding(line.start, line.end, MENTION, mention[0])


def _mark(bare: str) -> str | None:
    alone = bare.strip(_EDGES)
    for cell in dict.fromkeys(_CELLS.split(bare)):
        if mark := _stamp(cell.strip(_EDGES), alone):
            return mark
    if _TWO_LEVELS.search(bare):  # a sentence that lists the degrees speaks of the law
        return None
    if found := _DEGREE.search(bare) or _numbered(bare):
        return found[1]
    inside = _ONLY_INSIDE.search(bare)
    return inside[0].strip(" .:!?") if inside else None


def _numbered(bare: str) -> re.Match[str] | None:
    """A degree in brackets behind a document's number: "12-BC/TU (Mật)"."""
    for found in _BRACKETED.finditer(bare):
        if _NUMBER_BEFORE.search(bare[max(0, found.start() - _REACH) : found.start()]):
            return found
    return None


def _stamp(cell: str, alone: str) -> str | None:
    """The cell if it is nothing but a mark; `alone` is all that stands on its line."""
    words = " ".join(cell.split())
    plain = unicodedata.normalize("NFC", words).casefold()
    if not _MARKED.fullmatch(plain):
        return None
    if plain in _SHORT or (_NAMED.fullmatch(plain) and cell != alone):
        return words if words.isupper() else None
    return words
