"""Layers of a page: running heads and feet, gazette mastheads and its section headings, told from the text.

It must not know what the text says. A line set aside is kept with the paper: a mark of classification may
are in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nq57.importing.papers.paper import Line, Paper
from nq57.language.folding import fold

PAGE_NUMBER = re.compile(
    r"[-–—|]?\s*(?:(?:trang|page|tr\.)\s*)?([0-9]{1,4})(?:\s*/\s*[0-9]{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_MASTHEAD = re.compile(
    r"(?:[0-9]{1,4}\s+)?cong bao\b[^/|;]{0,40}[/"
    r"|;,]?\s*so\b.{1,30}?\bngay\b[\s0-9./-]{6,14}(?:\s+[0-9]{1,4})?\W*$"
)
_SECTION = re.compile(
    r"(?:phan\s+(?:[ivx]{1,4}|[0-9]|thu [a-z]+)?\s*[.:]?\s*)?van ban (?:quy pham phap luat|hop nhat"
    r"|khac|chi dao,? dieu hanh)"
    r"(?: (?:cua|do) .{3,60})?|phu luc cong bao|van ban phap luat khac"
)
_SECTION_ONLY_ABOVE = 12  # lines: a section's heading is above the letterhead
# Cells and labels that a table or a list of tasks repeats beside its rising numbers.
_REPEATED_CELL = re.compile(
    r"(?:thuong xuyen|hang nam|quy |thang |nam |giai doan|truoc |trong |hoan thanh|sau |den |ngay )"
    r"|.*\b(?:chu tri|phoi hop|thoi gian|thoi han)\b"
)
_ORGAN_CELL = re.compile(
    r"(?:cac |so |bo |ban |phong |uy ban|ubnd|cong an|van phong|trung tam|dai |bao |truong |hoi |xa "
    r"|phuong )"
)
_TABLE_HEAD = re.compile(r"(?:tt|stt)\b(?:\s+\D{0,60}\b(?:nhiem vu|noi dung)\b|$)")
_COUNTED = re.compile(r"(?:phu luc|dieu|chuong|muc|phan|mau|bieu|bang|hinh|nam|quy|thang|tuan|khoan)\b")
_DIGITS = re.compile(r"[0-9]+")
_LEAST_TEXT = 8  # letters of a running head that bears no number of its own
_MOST_TEXT = 160
_EDGE = 2  # lines of a page that may be its head or its foot
_LEAST_PAGES = 2
_SHARE = 0.4  # of the pages on which a line without a number must stand


@dataclass(frozen=True, slots=True)
class _At:
    """A line's place, its folded words, and the page number beside it."""

    index: int
    words: str
    number: int


def layered(paper: Paper) -> Paper:
    """The paper without its running heads and feet; they are in `aside`."""
    lines = paper.lines
    gone = {id(lines[at]) for at in running_lines(lines)}
    if not gone:
        return paper
    kept = tuple(block for block in paper.blocks if id(block) not in gone)
    return replace(paper, blocks=kept, aside=tuple(line for line in lines if id(line) in gone))


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that belong to the page and not to the text."""
    found = {at for at, line in enumerate(lines) if is_masthead(line.text)}
    found |= _numbered_twice(lines) | _at_edges(lines)
    heads = {lines[at].text for at in found if not PAGE_NUMBER.fullmatch(lines[at].text.strip())}
    found |= {
        at for at, line in enumerate(lines) if line.text in heads
    }  # its number was lost, or is elsewhere
    found |= {at for at in _beside(found, lines) if PAGE_NUMBER.fullmatch(lines[at].text.strip())}
    head = next((at for at, line in enumerate(lines) if "cong hoa xa hoi" in fold(line.text)), 0)
    above = range(min(head, _SECTION_ONLY_ABOVE, len(lines)))
    return frozenset(found | {at for at in above if is_gazette_section(lines[at].text)})


def is_masthead(text: str) -> bool:
    """Whether a line is a gazette's own: "CÔNG BÁO/Số 755 + 756/Ngày 17-6-2025"."""
    return len(text) < _MOST_TEXT and _MASTHEAD.match(fold(text).strip()) is not None


def is_gazette_section(text: str) -> bool:
    """Whether a line heads a gazette's section: "VĂN BẢN QUY PHẠM PHÁP LUẬT"."""
    return text.isupper() and _SECTION.fullmatch(" ".join(fold(text).split()).strip(" .:")) is not None


def _beside(places: Iterable[int], lines: Sequence[Line]) -> set[int]:
    return {near for at in places for near in (at - 1, at + 1) if 0 <= near < len(lines)}


def _numbered_twice(lines: Sequence[Line]) -> set[int]:
    """A line that comes back word for word, each time beside a greater page number."""
    places: dict[str, list[_At]] = defaultdict(list)
    table = False
    for at, line in enumerate(lines):
        words = fold(line.text).strip()
        table = table or _TABLE_HEAD.match(words) is not None
        for beside in (at + 1, at - 1):
            number = PAGE_NUMBER.fullmatch(lines[beside].text.strip()) if 0 <= beside < len(lines) else None
            if number and not PAGE_NUMBER.fullmatch(words) and _may_run(words, table=table):
                places[words].append(_At(at, words, int(number[1])))
                break
    return {
        one.index
        for found in places.values()
        if len(found) >= _LEAST_PAGES and all(a.number < b.number for a, b in pairwise(found))
        for one in found
    }


def _may_run(words: str, *, table: bool) -> bool:
    """Whether so short a text may be a running head: no cell of a table that lost its columns."""
    if table or not _LEAST_TEXT <= len(words) < _MOST_TEXT:
        return False
    return not (_REPEATED_CELL.match(words) or _ORGAN_CELL.match(words) or words.endswith((".", ";", ":")))


def _at_edges(lines: Sequence[Line]) -> set[int]:
    """Where the pages are known: what is first or last on several of them, but for its number."""
    pages: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.page:
            pages[line.page].append(at)
    if len(pages) < _LEAST_PAGES:
        return set()
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for page, within in pages.items():
        for at in {*within[:_EDGE], *within[-_EDGE:]}:
            words = fold(lines[at].text).strip()
            key = _DIGITS.sub("#", words)
            if len(key.strip("#–-| ")) >= _LEAST_TEXT and len(words) < _MOST_TEXT:
                places[key].setdefault(page, at)
    return {
        at for key, found in places.items() for at in found.values() if _runs(key, found, lines, len(pages))
    }


def _runs(key: str, found: dict[int, int], lines: Sequence[Line], pages: int) -> bool:
    """Whether a line of the edges runs over the pages: with their numbers, or unchanged on most of them."""
    if len(found) < _LEAST_PAGES:
        return False
    texts = [lines[at].text for _, at in sorted(found.items())]
    if "#" in key and not _COUNTED.match(key):
        ends = [re.findall(r"^[0-9]{1,4}\b|\b[0-9]{1,4}$", text.strip(" -–|")) for text in texts]
        numbers = [int(end[0]) for end in ends if end]
        steps = {b - a for a, b in pairwise(numbers)}
        shift = {number - page for number, page in zip(numbers, sorted(found), strict=False)}
        if len(numbers) == len(texts) and len(shift) == 1 and steps and min(steps) > 0:
            return True
    same = len(set(texts)) == 1 and not texts[0].rstrip().endswith((".", ";", ":"))
    return same and len(found) > _LEAST_PAGES and len(found) >= _SHARE * pages
