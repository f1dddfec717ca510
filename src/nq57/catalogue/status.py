"""How a unit's work is on a day, in numbers: plan, posting, tasks, targets, reports.

It must not know files or pages. What is not known is None, never nought.
"""

import datetime as dt
import statistics
from collections import Counter
from dataclasses import dataclass, field

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import concerns, due_between
from nq57.catalogue.register import document_of
from nq57.catalogue.sending import sent_reports
from nq57.catalogue.timeliness import Posting, postings
from nq57.model.articles import Event
from nq57.model.documents import Document
from nq57.model.records import KINDS, Record
from nq57.model.work import Target, Task

_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The plan that a unit works by: number or title, the day of issue, the day it was posted."""

    name: str
    issued: str = ""
    posted: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Days from issue to posting: of how many documents, and how many of those are known."""

    documents: int = 0
    known: int = 0
    median_days: float | None = None
    worst_days: int | None = None


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks are where; `late` are open past their day, `silent` those nobody spoke of."""

    total: int = 0
    done: int = 0
    in_time: int = 0
    late: int = 0
    undated: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """One report that fell due: its period and last day, and whether it was sent in time."""

    period: str
    receiver: str
    last_day: dt.date
    state: str


@dataclass(frozen=True, slots=True)
class Status:
    """One unit on one day; `last_change` is the newest date of its own records."""

    unit: str
    name: str
    level: str
    province_code: str
    ward_code: str
    section_url: str
    plan: PlanStatus | None = None
    last_change: dt.date | None = None
    timeliness: Timeliness = field(default_factory=Timeliness)
    tasks: TaskCounts = field(default_factory=TaskCounts)
    targets: int = 0
    targets_measured: int = 0
    reports: tuple[ReportStatus, ...] = ()
    records: tuple[tuple[str, int], ...] = ()


def status_of(seen: Catalogue) -> Status:
    """A unit's own work as its catalogue shows it."""
    unit, fields = seen.unit, seen.unit.fields
    own = [r for records in seen.by_kind.values() for r in records if r.unit == unit.id]
    targets = [record.fields for record in own if isinstance(record.fields, Target)]
    counts = Counter(record.kind for record in own)
    return Status(
        unit=unit.id,
        name=unit.name,
        level=fields.level,
        province_code=fields.province_code or "",
        ward_code=fields.ward_code or "",
        section_url=unit.section_url,
        plan=_plan_status(seen),
        last_change=_last_change(own, seen.as_of),
        timeliness=_timeliness(postings(seen)),
        tasks=_tasks(seen, own),
        targets=len(targets),
        targets_measured=sum(bool(target.measurements) for target in targets),
        reports=_reports(seen),
        records=tuple((kind.folder, counts[kind.folder]) for kind in KINDS if counts[kind.folder]),
    )


def plan_of(seen: Catalogue) -> tuple[Record, Document] | None:
    """The unit's own plan: the document that most of its tasks name, else the one that sets reports."""
    own = [r for r in seen.of(Document) if r.unit == seen.unit.id]
    tasks = (r.fields for r in seen.of(Task) if r.unit == seen.unit.id)
    named = Counter(
        found.id
        for task in tasks
        if isinstance(task, Task) and task.plan and (found := seen.register.find(task.plan, seen.unit.id))
    )
    rated = [
        (-named[record.id], not document.reporting, record.id, record, document)
        for record in own
        if (document := document_of(record)) and (named[record.id] or document.reporting)
    ]
    return min(rated, key=lambda row: row[:3])[3:] if rated else None


def _plan_status(seen: Catalogue) -> PlanStatus | None:
    found = plan_of(seen)
    if found is None:
        return None
    document = found[1]
    return PlanStatus(document.title, document.issued.text if document.issued else "", document.posted)


def _last_change(own: list[Record], as_of: dt.date) -> dt.date | None:
    """The newest date that the unit's own records tell, up to the day of looking."""
    days = [day for record in own for day in _days(record)]
    return max((day for day in days if day <= as_of), default=None)


def _days(record: Record) -> tuple[dt.date, ...]:
    """When something was told; an event, a deadline and the day a paper was issued are no change here."""
    fields = record.fields
    planned = isinstance(fields, Document | Event | Task) or fields.date is None or not fields.date.day
    dated = () if planned or fields.date is None else (fields.date.first_day,)
    updated = tuple(one.day for one in fields.updates) if isinstance(fields, Task) else ()
    return (*((fields.posted,) if fields.posted else ()), *dated, *updated)


def _timeliness(found: tuple[Posting, ...]) -> Timeliness:
    days = [one.days for one in found if one.days is not None]
    if not days:
        return Timeliness(len(found))
    return Timeliness(len(found), len(days), statistics.median(days), max(days))


def _tasks(seen: Catalogue, own: list[Record]) -> TaskCounts:
    states = [seen.task_states[r.id] for r in own if r.id in seen.task_states]
    return TaskCounts(
        total=len(states),
        done=sum(not state.open for state in states),
        in_time=sum(state.timing == "dung-han" for state in states),
        late=sum(state.late and state.open for state in states),
        undated=sum(state.last_day is None for state in states),
        silent=sum(state.silent for state in states),
    )


def _reports(seen: Catalogue) -> tuple[ReportStatus, ...]:
    """The reports that fell due in the last year, each with what was sent for it."""
    due = due_between(seen, seen.as_of - _YEAR, seen.as_of - dt.timedelta(days=1))
    found = {}
    for one in due:
        if one.receiver and one.period and not one.then and concerns(one.sender, seen.unit):
            state = sent_reports(seen, one.period, seen.as_of).state
            found[one.day, one.receiver, one.period.code] = ReportStatus(
                one.period.code, one.receiver, one.day, state
            )
    return tuple(found[key] for key in sorted(found))
