"""Marks of classification in a text: where it says MẬT, TỐI MẬT, TUYỆT MẬT or "lưu hành nội bộ" of itself.

It must not know where the text comes from: a content file, or the text layer of a PDF or DOCX. A mark
is alone (a stamp, a table's cell, what follows "Độ mật:"); the same words inside a sentence are only
a mention. What marks say is in `mark_rules`; here is where they count.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from nq57.language.folding import fold
from nq57.language.legacy import Encoding, decoded
from nq57.language.mark_rules import (
    AT_END,
    BARE,
    ENDING,
    INSIDE,
    LABELLED,
    LEVEL,
    NAME_STAMPED,
    NAMED,
    NAMES,
    NAMES_IN_CAPITALS,
    SHORT,
    STAMPS,
    SUFFIX,
)
from nq57.language.plain import Plain, plain
from nq57.language.spelled import joined

MARK = "dau-mat"  # the text is marked as secret, or for internal use
MENTION = "nhac-do-mat"  # a sentence speaks of a degree of secrecy


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something at `start:end` of the text; `shown` is safe to print: personal data are masked in it."""

    start: int
    end: int
    code: str
    shown: str


# What a line must have to be looked at. Each search begins with a class of letters, which makes it cheap.
_MAT = re.compile(r"[mM][ậẬaAâÂạẠ][tT](?![^\W\d_])(?<![^\W\d_]...)")
_WORDS = re.compile(
    r"n[ộo]i\s+b[ộo](?!\w)|liệu\s+thu|lieu thu|hồi\s+tài|bóc\s+bì|boc bi|xong tr[ảa] l[ạa]i|lưu "
    r"hành (?:hạn|trong)"
    r"|secret|confidential|internal|official use|not for"
)
# One of these is in any text that the search above can find something in.
_SAID = (
    *("i bộ", "i bo", "u thu", "hồi tài", "bóc bì", "boc bi", "xong tr", "u hành ", "i  bộ"),
    *("secret", "confidential", "internal", "official use", "not for"),
)
_IN_CAPITALS = re.compile(
    r"[HKCPRL](?:ẠN CHẾ|HÔNG (?:ĐƯỢC )?(?:PHỔ|SAO|PHÁT|LƯU|CÔNG)|ẤM (?:PHỔ|SAO|PHÁT|LƯU)|HẠM VI "
    r"HẸP|ESTRICTED"
    r"|LASSIFIED|IMITED DIST)"
)
_TITLED = re.compile(r"\s*(?:!!!|\?\?\?\+?|===)[\w\s+!-]{0,60}\"([^\"]*)\"")  # of an admonition or a tab
_CELLS = re.compile(r"/{2}|[^\w\s.,\-–—/'\"“”‘’!?:…&]|\s{2,}|\s[-–—/]\s|:(?=\s|$)|[.…_]{2,}")
_EDGE = re.compile(r"[\W_]+")
_COUNTED = re.compile(
    r"(?:(?:mục|phần|số|điều) )?(?:\d{1,3}(?:\.\d{1,3}){1,3}[.:/]? |(?:\d{1,3}|[a-zđ]|"
    r"[ivxlc]{1,5})[.:/] ?)",
    re.IGNORECASE,
)
_STAMP = re.compile("|".join(f"(?:{row.pattern.pattern})" for row in STAMPS))
_INSIDE = re.compile("|".join(row.pattern.pattern for row in INSIDE), re.IGNORECASE)
_FIGURES = str.maketrans("013457", "OIEAST")  # figures that stand for letters in a stamp: T0P SECRET
_BRACKETED = re.compile(rf"[(\[]\s{{0,9}}({LEVEL})\s{{0,9}}[)\]]", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d[\d.]*\s?[/-][\w./-]*[A-ZĐ]\w*\s*\Z", re.IGNORECASE)
_REACH = 60  # characters before a bracket that hold a document's number
_COLUMN = re.compile(
    r"(?:^|[|\t;,])[\s*\"]{0,9}độ[ _]mật[\s*\"]{0,9}(?:$|[|\t;,:])", re.IGNORECASE | re.MULTILINE
)
_MENTIONED = re.compile(
    r"\b(?:tuyệt|tối) mật\b|(?:đóng|mang|có) dấu [“\"']?mật\b(?! ong)|\blưu hành nội bộ\b"
    r"|(?<!BẢO )(?<!BÍ )(?<!CƠ )\b(?-i:MẬT)\b(?= [^\W\d_A-ZĐ]|[.,;”\"']|$)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:không|chưa|thôi|cấm|hết)\s+(?:được\s+)?$", re.IGNORECASE)
_TWO_LEVELS = re.compile(rf"{LEVEL}[”\"']?(?:,| và| hoặc|;) +[“\"']?(?:độ )?{LEVEL}", re.IGNORECASE)
# MẬT and NỘI BỘ as the fonts of the 1990s leave them: TCVN3 `MËT`, VNI `MAÄT`.
_OLD: tuple[tuple[Encoding, re.Pattern[str]], ...] = (
    ("tcvn3", re.compile(r"[mM][Ëë][tT](?![^\W\d_])|[nN]é[iI]\W{1,3}[bB]é(?![^\W\d_])")),
    ("vni", re.compile(r"[mM][aA][äÄ][tT](?![^\W\d_])|[nN][oO][äÄ][iI]\W{1,3}[bB][oO][äÄ]")),
)
_OLD_SIGN = re.compile("[äÄËëé](?:(?<!é)|[iI])")
_ENOUGH = 50  # findings of one sort in one text


class _Line(NamedTuple):
    """One line that may bear a mark: its place, its words, and whether it is in a column of degrees."""

    start: int
    end: int
    bare: str
    in_column: bool = False


def find_marks(text: str) -> tuple[Finding, ...]:
    """Every mark (`dau-mat`) and mention (`nhac-do-mat`) in order of place; disguised ones too."""
    clear = plain(text)
    found = [_led_back(one, clear) for one in _first(_found(clear))]
    for aside, place in clear.asides:
        if not _NAMELIKE.search(aside):
            continue
        beside = find_name_marks(aside) or _first(_found(plain(aside)))
        found += (Finding(place, place + len(aside), one.code, one.shown) for one in beside)
    return tuple(_first(sorted(dict.fromkeys(found))))


def find_name_marks(name: str) -> tuple[Finding, ...]:
    """The mark in the name of a file, or in the last part of an address; the whole name is its place."""
    if not _NAMELIKE.search(name):
        return ()
    last = unquote(_QUERY.sub("", name.strip("<> "))).rstrip("/").rpartition("/")[2]
    stem = _ENDINGS.sub("", plain(last).text)
    words = " ".join(_EDGE.sub(" ", stem).split())
    bare = fold(words)
    capitals = " ".join(_NOT_CAPITALS.sub(" ", words).split())
    rows = [row for row in NAMES if row.pattern.fullmatch(bare) and not _is_innocent(words)]
    rows += [row for row in NAMES_IN_CAPITALS if row.pattern.fullmatch(fold(capitals))]
    accented = _MAT_IN_NAME.search(words) or (NAME_STAMPED.search(words) and not words.isupper())
    return (Finding(0, len(name), MARK, last),) if rows or accented else ()


# Names and targets are many, and nearly all are plain: one of these is in any that bears a mark.
_NAMELIKE = re.compile(
    r"[^\x00-\x7f]|[%&<\\]|m[\W_]{0,3}a[\W_]{0,3}t|noi|secret|confid|hoi|restrict|classif|use only",
    re.IGNORECASE,
)
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_ENDINGS = re.compile(r"(?:\.[A-Za-z0-9]{1,5}){1,2}$")
_NOT_CAPITALS = re.compile(r"[^A-ZÀ-ỸĐ0-9 ]")
_MAT_IN_NAME = re.compile(r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<![^\W\d_])MẬT(?![^\W\d_]| (?:MÃ|KHẨU|ĐỘ|VỤ|THƯ))")


def _is_innocent(words: str) -> bool:
    """Whether the accents of a name say another word: tôi mất, mặt."""
    lower = unicodedata.normalize("NFC", words).casefold()
    return not lower.isascii() and "mật" not in lower and "nội bộ" not in lower and "secret" not in lower


def _led_back(found: Finding, clear: Plain) -> Finding:
    return Finding(*clear.span(found.start, found.end), found.code, found.shown)


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


def _found(clear: Plain) -> Iterator[Finding]:
    """What the lines of a plain text say, placed in it."""
    words, origins = joined(clear.text)
    back = Plain(words, origins) if origins else clear
    for line in _lines(back):
        if found := _judged(line):
            yield _led_back(found, back) if origins else found


def _lines(clear: Plain) -> Iterator[_Line]:
    """The lines with something to look at, each once; those in old fonts as they read."""
    text, lower = clear.text, clear.lower
    places = set(_line_starts(_MAT, text)) | set(_line_starts(_IN_CAPITALS, text))
    if any([word in lower for word in _SAID]):  # noqa: C419 - faster than lazily
        places |= set(_line_starts(_WORDS, lower))
    old = dict(_old_lines(text))
    columns = _columns(text) if places else ()
    for start in sorted(places | old.keys()):
        end = _line_end(text, start)
        before = bisect_left(columns, (start, 0))
        within = before > 0 and start <= columns[before - 1][1]
        yield _Line(start, end, old.get(start) or text[start:end], within)


def _old_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with a mark in a font of the 1990s, in capitals as those fonts show it."""
    if not _OLD_SIGN.search(text):
        return
    for encoding, pattern in _OLD:
        for start in _line_starts(pattern, text):
            yield start, joined(decoded(text[start : _line_end(text, start)], encoding).upper())[0]


def _columns(text: str) -> tuple[tuple[int, int], ...]:
    """From a heading "Độ mật" to the end of its table."""
    found, last = [], 0
    for heading in _COLUMN.finditer(text):
        if heading.start() >= last:
            last = text.find("\n\n", heading.end())
            last = len(text) if last < 0 else last
            found.append((heading.start(), last))
    return tuple(found)


def _line_starts(search: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the lines begin in which something is found; each ends, and is searched up to its first."""
    place = 0
    while found := search.search(text, place):
        yield text.rfind("\n", 0, found.start()) + 1
        place = _line_end(text, found.end() - 1)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _judged(line: _Line) -> Finding | None:
    """The one thing to say of a line: a mark goes before a mention."""
    if mark := _mark(line.bare, in_column=line.in_column):
        return Finding(line.start, line.end, MARK, mark)
    mention = _MENTIONED.search(line.bare)
    if mention is None or _NOT.search(line.bare[: mention.start()]):
        return None
    return Finding(line.start, line.end, MENTION, mention[0])


def _mark(bare: str, *, in_column: bool) -> str | None:
    alone = _trimmed(bare)
    titled = _TITLED.match(bare)
    for cell in dict.fromkeys((*map(_trimmed, _CELLS.split(titled[1] if titled else bare)), alone)):
        if mark := _stamp(cell, alone, in_column=in_column):
            return mark
    if _TWO_LEVELS.search(bare):  # a sentence that lists the degrees speaks of the law
        return None
    for cell in bare.split(",") if "," in bare else ():
        mark = _stamp(_trimmed(cell), "", in_column=in_column)
        if mark and (mark.isupper() or in_column):
            return mark
    single = " ".join(bare.split())
    for row in (*LABELLED, *ENDING):
        if found := row.pattern.search(single):
            return found[1]
    if found := _numbered(bare) or AT_END.search(bare):
        return found[1]
    inside = _INSIDE.search(bare)
    return inside[0].strip(" .:!?") if inside else None


def _trimmed(cell: str) -> str:
    """A cell without the signs around it, and without the number of a list before it."""
    edge = _EDGE.match(cell)
    start, end = edge.end() if edge else 0, len(cell)
    while end > start and not cell[end - 1].isalnum():
        end -= 1
    counted = _COUNTED.match(cell, start, end)
    return cell[counted.end() if counted else start : end].strip()


def _numbered(bare: str) -> re.Match[str] | None:
    """A degree in brackets behind a document's number: "12-BC/TU (Mật)"."""
    for found in _BRACKETED.finditer(bare):
        if _NUMBER_BEFORE.search(bare[max(0, found.start() - _REACH) : found.start()]):
            return found
    return None


def _stamp(cell: str, alone: str, *, in_column: bool) -> str | None:
    """The cell if it is nothing but a mark; `alone` is all that is on its line."""
    words = " ".join(cell.split())
    read = unicodedata.normalize("NFC", words).casefold()
    if not _STAMP.fullmatch(read) and not (words.isupper() and _is_stamp_in_capitals(words)):
        return None
    if in_column and words == "Mật":
        return words
    if BARE.fullmatch(read) and read != "mật" and cell != alone:
        return None
    if SHORT.fullmatch(read) or (NAMED.fullmatch(read) and cell != alone):
        return words if words.isupper() else None
    return words


def _is_stamp_in_capitals(words: str) -> bool:
    """Whether capitals are a stamp with its copy's letter, with figures for letters, or badly accented."""
    bare = SUFFIX.sub("", words)
    for letters in (bare, words.translate(_FIGURES)):
        if _STAMP.fullmatch(letters.casefold()):
            return True
    first, _, last = words.rpartition(" ")
    return fold(first) in {"toi", "tuyet"} and bool(BARE.fullmatch(last.casefold().replace("ậ", "a")))
