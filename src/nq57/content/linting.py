"""Texts to lint: the records of a project, or any file that can be read as a paper.

It must not know what a defect is; it knows whose text it is, of which day, and where its lines stand.
"""

import bisect
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nq57.catalogue.workspace import Workspace
from nq57.content.importing.papers import Line, Paper
from nq57.language.lint import Finding, lint
from nq57.model.records import Record

_OF_A_WARD = re.compile(r"(?:UBND|[ỦU][yỷ] ban nhân dân|[ĐđDd]ảng [uủỷ][ỷy]|địa bàn) phường", re.IGNORECASE)
_WARDS_WORDS = 2  # said so often, a text is a ward's


@dataclass(frozen=True, slots=True)
class Located:
    """A finding in a file: page from 1 or 0, line and column from 1."""

    path: str
    page: int
    line: int
    column: int
    finding: Finding


def lint_paper(paper: Paper, name: str, on: dt.date, *, ward: bool | None = None) -> list[Located]:
    """The defects of a paper's lines and tables; its words tell a ward's paper if `ward` does not."""
    lines: list[Line] = []
    for block in paper.blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            lines += [Line(cell, row.page, row.number) for row in block.rows for cell in row.cells if cell]
    text = "\n".join(line.text for line in lines)
    told = len(_OF_A_WARD.findall(text)) >= _WARDS_WORDS if ward is None else ward
    starts = _starts(len(line.text) + 1 for line in lines)
    found = []
    for finding in lint(text, ward=told, on=on):
        at = bisect.bisect_right(starts, finding.start) - 1
        place = (lines[at].page, lines[at].number, finding.start - starts[at] + 1)
        found.append(Located(name, *place, finding))
    return found


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
