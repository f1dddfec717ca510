"""Texts to lint: the records of a project, or any file that can be read as a paper.

It must not know what a defect is; it knows whose text it is, of which day, and where its lines are.
"""

import bisect
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nq57.catalogue.workspace import Workspace
from nq57.importing.facts.letters import is_placed
from nq57.importing.papers.paper import Line, Paper
from nq57.language.dates import find_dates
from nq57.language.lint import Defect, lint
from nq57.language.normalise import UPPER, comparable
from nq57.model.records import Record

_OF_A_WARD = re.compile(
    r"(?:UBND|[ỦU][yỷ] ban nhân dân|[ĐđDd]ảng [uủỷ][ỷy]|địa bàn) phường"
    rf"(?P<name>(?-i:(?:[ \t][{UPPER}][^\W\d_{UPPER}]{{0,7}}){{0,4}}))",
    re.IGNORECASE,
)
_BODIES = r"UBND|[ỦU][YỶ] BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG [ỦU][YỶ]|ĐẢNG BỘ"
_WARDS_HEAD = re.compile(rf"\W{{0,4}}(?:(?:{_BODIES})\s{{1,4}})?PHƯỜNG\s")
_HEAD_OF_OTHERS = re.compile(rf"\W{{0,4}}(?:{_BODIES}|SỞ|BỘ|CÔNG AN|BAN|HỘI|PHÒNG|VĂN PHÒNG|TỈNH|THÀNH)\s")
_WARDS_WORDS = 2  # said so often, a text is a ward's
_HEAD = 12  # lines in which a paper names its issuer
_DATED = 40  # lines in which it says where and when


@dataclass(frozen=True, slots=True)
class Located:
    """A finding in a file: page from 1 or 0, line and column from 1."""

    path: str
    page: int
    line: int
    column: int
    finding: Defect


def lint_paper(paper: Paper, name: str, on: dt.date, *, ward: bool | None = None) -> list[Located]:
    """The defects of a paper's lines and tables.

    Its words tell a ward's paper if `ward` does not. A dated paper is judged by its own day, not by `on`.
    """
    lines = paper.texts
    text = "\n".join(line.text for line in lines)
    of_ward = _is_a_wards(lines, text) if ward is None else ward
    starts = _starts(len(line.text) + 1 for line in lines)
    found = []
    for finding in lint(text, ward=of_ward, on=_placed_day(lines) or on):
        at = bisect.bisect_right(starts, finding.start) - 1
        place = (lines[at].page, lines[at].number, finding.start - starts[at] + 1)
        found.append(Located(name, *place, finding))
    return found


def _is_a_wards(lines: Sequence[Line], text: str) -> bool:
    """Whether the letterhead is a ward's; without one, whether one ward is spoken of, and no other."""
    head = [line.text for line in lines[:_HEAD] if line.text.isupper()]
    if any(_WARDS_HEAD.match(text) for text in head):
        return True
    if any(_HEAD_OF_OTHERS.match(text) for text in head):
        return False
    wards = [comparable(found["name"]) for found in _OF_A_WARD.finditer(text)]
    return len(wards) >= _WARDS_WORDS and len({ward for ward in wards if ward}) == 1


def _placed_day(lines: Sequence[Line]) -> dt.date | None:
    """The day of issue as the line of place and date has it."""
    placed = (line.text for line in lines[:_DATED] if is_placed(line.text))
    days = (found.date for text in placed for found in find_dates(text))
    return next((day for day in days if day), None)


def lint_records(
    workspace: Workspace, read: Callable[[str], bytes], on: dt.date, units: frozenset[str] = frozenset()
) -> list[Located]:
    """The defects of the records of some units, or of all, as their files have them.

    A record that bears a date is judged by that day: a plan of 2024 may speak of districts.
    """
    found = []
    for record in workspace.records:
        if units and record.unit not in units:
            continue
        unit = workspace.units.get(record.unit)
        text = read(record.source.path).decode("utf-8", errors="replace")
        starts = _starts(len(line) + 1 for line in text.split("\n"))
        ward = unit is not None and unit.fields.level == "phuong"
        for finding in lint(text, ward=ward, on=_day(record) or on):
            at = bisect.bisect_right(starts, finding.start) - 1
            place = (0, at + 1, finding.start - starts[at] + 1)
            found.append(Located(f"content/{record.source.path}", *place, finding))
    return found


def _day(record: Record) -> dt.date | None:
    date = getattr(record.fields, "date", None)
    return date.first_day if date else None


def _starts(lengths: Iterable[int]) -> list[int]:
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts
