"""A province's overview: every unit that should work, beside what is known of its work.

It must not read files. A unit of which nothing is known has a state of its own; nothing is averaged, and
no rank rests on the number of posts.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.due import Due, overdue
from nq57.catalogue.status import Status, status_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.folding import fold
from nq57.language.slugs import address_of
from nq57.model.problems import Problem

LATE_REPORTS = frozenset({"tre", "chua-gui"})
DEPARTMENT = "so"
_LEVELS = {"phuong": "phuong", "xa": "xa", "dac khu": "dac-khu", "thi tran": "xa"}
_ASPECTS = 6  # what completeness counts


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the overview.

    `origin` tells where its status comes from: `kho` (this workspace), `tep` (a file of other software) or
    `khong` (nothing is known). `errors` and `warnings` are those of `check`, None where nobody checked.
    `level` is one of `UNIT_LEVELS`, empty where it is not told; `late_tasks` are known of `kho` alone.
    `page` is the name of the unit's own page and of its letter, which no other row of an overview has.
    """

    name: str
    code: str
    origin: str
    status: Status | None = None
    errors: int | None = None
    warnings: int | None = None
    level: str = ""
    late_tasks: tuple[Due, ...] = ()
    page: str = ""

    @property
    def late(self) -> int:
        """How many tasks and reports are past their day."""
        return (self.status.tasks.late if self.status else 0) + len(self.late_reports)

    @property
    def late_reports(self) -> tuple[str, ...]:
        """The periods of reports that were sent late, or not at all."""
        reports = self.status.reports if self.status else ()
        return tuple(report.period for report in reports if report.state in LATE_REPORTS)

    @property
    def complete(self) -> int:
        """How many of six things are told: plan, section, change, posting, tasks, reports."""
        if self.status is None:
            return 0
        status = self.status
        return sum(
            (
                status.plan is not None,
                bool(status.section_url),
                status.last_change is not None,
                status.timeliness.median_days is not None,
                status.tasks.total > status.tasks.silent,
                any(report.state != "khong-ro" for report in status.reports),
            )
        )

    @property
    def share(self) -> str:
        """The same in words."""
        return f"{self.complete}/{_ASPECTS}"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the units of which something is known, and how many those are."""

    units: int
    known: int
    plans: int
    tasks: int
    done: int
    late: int
    silent: int
    targets: int
    targets_measured: int
    late_reports: int
    errors: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A province on one day: its units by lateness and completeness, those without data last.

    `invented` says that it is a sample, which every page must tell.
    """

    name: str
    unit: str
    as_of: dt.date
    rows: tuple[UnitRow, ...]
    invented: bool = False

    @property
    def totals(self) -> Totals:
        """The sums of the rows."""
        known = [row.status for row in self.rows if row.status]
        return Totals(
            units=len(self.rows),
            known=len(known),
            plans=sum(status.plan is not None for status in known),
            tasks=sum(status.tasks.total for status in known),
            done=sum(status.tasks.done for status in known),
            late=sum(status.tasks.late for status in known),
            silent=sum(status.tasks.silent for status in known),
            targets=sum(status.targets for status in known),
            targets_measured=sum(status.targets_measured for status in known),
            late_reports=sum(len(row.late_reports) for row in self.rows),
            errors=sum(row.errors or 0 for row in self.rows),
        )


def overview_of(
    workspace: Workspace,
    province: str,
    as_of: dt.date,
    official: Mapping[str, str],
    outer: Iterable[Status] = (),
    problems: Iterable[Problem] = (),
    named: Iterable[str] = (),
) -> Overview:
    """A province and the units below it with their status, the official communes and departments without.

    `official` are names of communes by code; `outer` what other software tells of its units;
    `named` the names of further units, such as departments, that the province has by law or by its list.
    """
    found = [*_own_rows(workspace, province, as_of, problems)]
    codes = {row.code for row in found if row.code}
    for status in outer:
        if not status.ward_code or status.ward_code not in codes:
            level = status.level or _level_of(status.name)
            found.append(UnitRow(status.name, status.ward_code, "tep", status, level=level))
            codes.add(status.ward_code)
    for code, name in official.items():
        if code not in codes:
            found.append(UnitRow(name, code, "khong", level=_level_of(name)))
    names = [row.name for row in found]
    found += [
        UnitRow(name, "", "khong", level=_level_of(name))
        for name in dict.fromkeys(named)
        if not any(_is_of(name, known) for known in names)
    ]
    unit = workspace.units[province]
    ranked = sorted(found, key=_rank)
    return Overview(unit.name, province, as_of, tuple(_with_pages(ranked)), unit.fields.invented)


def _with_pages(rows: Iterable[UnitRow]) -> Iterator[UnitRow]:
    """The rows with a page each: units of one name get numbers after it."""
    taken: set[str] = set()
    for row in rows:
        name = address(row)
        names = itertools.chain((name,), (f"{name}-{at}" for at in itertools.count(2)))
        page = next(one for one in names if one not in taken)
        taken.add(page)
        yield replace(row, page=page)


def address(row: UnitRow) -> str:
    """A name for a unit's page: never a path, nor the first page's."""
    if row.origin == "kho" and row.status:
        return row.status.unit.replace("/", ".")
    name = address_of(row.code or row.name)
    return f"don-vi-{name}" if name in {"", "index"} else name


def _is_of(name: str, unit: str) -> bool:
    """Whether a unit's name is a listed one, alone or with its province after it."""
    rest = unit.casefold().removeprefix(name.casefold())
    if rest == unit.casefold():
        return False
    return (
        not rest
        or rest.startswith((" tỉnh ", " thành phố "))
        or (name.endswith(" tỉnh") and rest[0] == " ")
    )


def _level_of(name: str) -> str:
    """The level that an official name begins with: `Phường Kỳ Lừa`; of what is no commune a department."""
    folded = fold(name).removeprefix("uy ban nhan dan ")
    return next((code for words, code in _LEVELS.items() if folded.startswith(f"{words} ")), DEPARTMENT)


def _rank(row: UnitRow) -> tuple[bool, int, int, str, str, str]:
    return (row.status is None, row.late, -row.complete, fold(row.name), row.name, row.code)


def _own_rows(
    workspace: Workspace, province: str, as_of: dt.date, problems: Iterable[Problem]
) -> Iterator[UnitRow]:
    names = [name for name in workspace.section_units if f"{name}/".startswith(f"{province}/")]
    counts = _problem_counts(problems, names)
    for name, seen in catalogues(workspace, names, as_of):
        status = status_of(seen)
        errors, warnings = counts[name]
        level, late = seen.unit.fields.level, overdue(seen)
        yield UnitRow(seen.unit.name, status.ward_code, "kho", status, errors, warnings, level, late)


def catalogues(
    workspace: Workspace, names: Iterable[str], as_of: dt.date
) -> Iterator[tuple[str, Catalogue]]:
    """What each unit sees, made of its own line of units alone: many units cost what their records do."""
    by_unit = {
        unit: tuple(found)
        for unit, found in itertools.groupby(
            sorted(workspace.records, key=lambda r: r.unit), key=lambda r: r.unit
        )
    }
    for name in names:
        line = (record for unit in chain(name) for record in by_unit.get(unit, ()))
        records = tuple(sorted(line, key=lambda record: (record.id, record.language)))
        yield name, catalogue_of(Workspace(workspace.units, records, workspace.vocabulary), name, as_of)


def _problem_counts(problems: Iterable[Problem], names: list[str]) -> dict[str, tuple[int, int]]:
    """Errors and warnings in each unit's own files, by the longest unit that a path begins with."""
    known = set(names)
    counts = {name: [0, 0] for name in names}
    for found in problems:
        parts = found.source.path.split("/")
        heads = ("/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
        if owner := next((head for head in heads if head in known), None):
            counts[owner][found.severity == "warning"] += 1
    return {name: (errors, warnings) for name, (errors, warnings) in counts.items()}
