"""What falls due for a unit: reports that plans ask for, and its own tasks, each on its last day.

It must not know calendars as files; the days come in as parameters, the duties from the register.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.language.folding import fold
from nq57.model.deadlines import DayBefore, read_day_before
from nq57.model.documents import Document, Reporting
from nq57.model.periods import Period, last_day_of, read_period
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.model.work import Task

# How plans name those who must report together, by the level of whom they mean.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "bo": ("bo, nganh", "cac bo", "co quan ngang bo"),
    "tinh": ("cap tinh", "cac tinh", "ubnd tinh", "uy ban nhan dan tinh", "bo, nganh, dia phuong"),
    "so": ("so, ban", "so, nganh", "cac so", "cac co quan, don vi"),
    "phuong": ("xa, phuong", "cac phuong", "cap xa", "dia phuong"),
    "xa": ("xa, phuong", "cac xa", "cap xa", "dia phuong"),
    "dac-khu": ("dac khu", "cap xa", "dia phuong"),
}
_MONTHLY, _QUARTERLY, _HALF, _YEARLY = "hang thang", "hang quy", "6 thang", "nam"
_SAME_MONTH = 10  # a monthly report due from this day on is of its own month


@dataclass(frozen=True, slots=True)
class Due:
    """One last day: of a report from `sender` to `receiver`, or of a task (without receiver).

    `plan` names the document that sets it; `also` those that set the same; `then` tells the next step.
    `before` is the day as the plan writes it; `period` what the report covers, where that follows.
    """

    day: dt.date
    title: str
    sender: str
    plan: str
    record: str
    url: str
    before: str = ""
    receiver: str = ""
    period: Period | None = None
    also: tuple[str, ...] = ()
    then: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """A duty to report for which no plan sets a day: at times, or when asked."""

    title: str
    when: str
    sender: str
    receiver: str
    plan: str
    record: str


def due_between(catalogue: Catalogue, since: dt.date, until: dt.date) -> tuple[Due, ...]:
    """Everything of which the last day lies from `since` to `until`, both included; the nearest first."""
    found = [*_reports(catalogue, since, until), *_tasks(catalogue, since, until)]
    return tuple(sorted(_merged(found), key=lambda due: (due.day, due.title, due.sender, due.record)))


def overdue(catalogue: Catalogue) -> tuple[Due, ...]:
    """The unit's own tasks that are open past their last day, the longest first."""
    found = (
        replace(_of_task(catalogue, record, task, day), late=True)
        for record, task in _own_tasks(catalogue)
        if (state := catalogue.task_states[record.id]).late and state.open and (day := state.last_day)
    )
    return tuple(sorted(found, key=lambda due: (due.day, due.record)))


def undated(catalogue: Catalogue) -> tuple[Undated, ...]:
    """The duties to report without a day that concern the unit, in the order of their plans."""
    return tuple(
        Undated(duty.period, "; ".join(duty.before), duty.sender, duty.receiver, document.title, record.id)
        for record, document, duty in _duties(catalogue)
        if not any(map(read_day_before, duty.before))
    )


def _duties(catalogue: Catalogue) -> Iterator[tuple[Record, Document, Reporting]]:
    """The reporting duties that concern the unit: all of its own plans, of others those it must obey."""
    for record in sorted(catalogue.of(Document), key=lambda r: r.id):
        if document := document_of(record):
            for duty in document.reporting:
                if record.unit == catalogue.unit.id or concerns(duty.sender, catalogue.unit):
                    yield record, document, duty


def concerns(sender: str, unit: Unit) -> bool:
    """Whether those whom a plan charges together include a unit, by its name or its level."""
    folded = " ".join(fold(sender).split())
    names = {fold(unit.name), fold(unit.short_name)}
    called = _CALLED.get(unit.fields.level, ())
    return any(name in folded for name in names) or any(words in folded for words in called)


def _reports(catalogue: Catalogue, since: dt.date, until: dt.date) -> Iterator[Due]:
    for record, document, duty in _duties(catalogue):
        issued = last_day_of(document.issued) if document.issued else dt.date.min
        start = max(since, issued)
        for before in filter(None, map(read_day_before, duty.before)):
            for day in before.last_days(start, until) if start <= until else ():
                yield _of_duty(record, document, duty, before, day)


def _of_duty(record: Record, document: Document, duty: Reporting, before: DayBefore, day: dt.date) -> Due:
    return Due(
        day=day,
        title=f"Báo cáo {duty.period}",
        sender=duty.sender,
        plan=document.title,
        record=record.id,
        url=record.url,
        before=before.text,
        receiver=duty.receiver,
        period=reported_period(duty.period, day),
        then=_next_step(document, duty, day),
        note=duty.note or "",
    )


def _next_step(document: Document, duty: Reporting, day: dt.date) -> str:
    """Where a report goes on to in the same plan, and by which day."""
    following = next((one for one in document.reporting if one.receiver == duty.then), None)
    if following is None:
        return ""
    befores = filter(None, map(read_day_before, following.before))
    days = (next(before.last_days(day, day + dt.timedelta(days=366)), None) for before in befores)
    last = min(filter(None, days), default=None)
    return f"{duty.then}, hết ngày {last:%d/%m/%Y}" if last else duty.then or ""


def reported_period(word: str, day: dt.date) -> Period | None:
    """What a report covers that is due on a day: the period of its kind that ends nearest to it."""
    bare = fold(word)
    if _MONTHLY in bare:
        month = day if day.day + 1 >= _SAME_MONTH else day.replace(day=1) - dt.timedelta(days=1)
        return read_period(f"{month.year}-{month.month:02d}")
    names = {_QUARTERLY: "Q", _HALF: "H"}
    kind = next((name for words, name in names.items() if words in bare), None)
    if kind is None:
        return _nearest(day, lambda year: (str(year),)) if _YEARLY in bare.split() else None
    count = 4 if kind == "Q" else 2
    return _nearest(day, lambda year: tuple(f"{year}-{kind}{at}" for at in range(1, count + 1)))


def _nearest(day: dt.date, codes: Callable[[int], tuple[str, ...]]) -> Period:
    near = (read_period(code) for year in (day.year - 1, day.year) for code in codes(year))
    return min(near, key=lambda period: abs(period.last - day))


def _own_tasks(catalogue: Catalogue) -> Iterator[tuple[Record, Task]]:
    for record in catalogue.of(Task):
        if record.unit == catalogue.unit.id and isinstance(record.fields, Task):
            yield record, record.fields


def _tasks(catalogue: Catalogue, since: dt.date, until: dt.date) -> Iterator[Due]:
    for record, task in _own_tasks(catalogue):
        if catalogue.task_states[record.id].open:
            for day in _task_days(catalogue, record, task, since, until):
                yield _of_task(catalogue, record, task, day)


def _task_days(
    catalogue: Catalogue, record: Record, task: Task, since: dt.date, until: dt.date
) -> Iterable[dt.date]:
    if task.deadline:
        return (task.deadline,) if since <= task.deadline <= until else ()
    start = max(since, catalogue.task_states[record.id].since or dt.date.min)
    befores = filter(None, map(read_day_before, task.befores))
    return itertools.chain.from_iterable(before.last_days(start, until) for before in befores)


def _of_task(catalogue: Catalogue, record: Record, task: Task, day: dt.date) -> Due:
    found = catalogue.register.find(task.plan, record.unit) if task.plan else None
    return Due(
        day=day,
        title=task.title,
        sender="; ".join(task.leads),
        plan=found.fields.title if found else task.plan or "",
        record=record.id,
        url=record.url,
        before=task.deadline_text,
    )


def _merged(found: Iterable[Due]) -> Iterator[Due]:
    """Equal reports of one day to one receiver are one duty, the nearest unit's.

    A task of a plan that asks for a report on that very day is that duty and is left out.
    """
    reports: dict[tuple[dt.date, str, str], Due] = {}
    tasks = []
    for due in sorted(found, key=lambda due: -due.record.count("/")):
        if not due.receiver:
            tasks.append(due)
            continue
        key = due.day, due.title, fold(due.receiver)
        first = reports.setdefault(key, due)
        if first.plan != due.plan and due.plan not in first.also:
            reports[key] = replace(first, also=(*first.also, due.plan))
    yield from reports.values()
    asked = {(due.day, plan) for due in reports.values() for plan in (due.plan, *due.also)}
    yield from (task for task in tasks if (task.day, task.plan) not in asked)
