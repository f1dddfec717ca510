"""The calendars of a section: events with the days of the year, and the deadlines of tasks.

It must not know the theme. What a calendar program knows again by its UID is the same in every unit.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.progress import TaskState
from nq57.model.articles import Event
from nq57.model.deadlines import read_day_before
from nq57.model.records import Record
from nq57.model.work import Task
from nq57.render.ical import Entry, calendar_bytes, rule_of
from nq57.render.made_files import MadeFile

EVENTS, DEADLINES, ALL = "su-kien/lich.ics", "nhiem-vu/han.ics", "lich.ics"
CALENDARS = {
    EVENTS: ("Sự kiện, ngày kỷ niệm", ("su-kien",)),
    DEADLINES: ("Hạn của nhiệm vụ", ("nhiem-vu",)),
    ALL: ("Sự kiện, ngày kỷ niệm và hạn của nhiệm vụ", ("su-kien", "nhiem-vu")),
}
_ENTRIES_IN_MEMORY = 8_000
_YEAR = dt.timedelta(days=366)


def calendar_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every calendar that has an entry."""
    unit = catalogue.unit
    for path, (title, kinds) in CALENDARS.items():
        if entries := _entries(catalogue, kinds):
            name = f"{title} – {unit.short_name}"
            of = (path, name, unit.section_url, entries)
            yield MadeFile(path, of, partial(calendar_bytes, name, unit.section_url, entries))


def has_entries(catalogue: Catalogue, kinds: Iterable[str]) -> bool:
    """Whether a calendar of these kinds would have an entry."""
    return bool(_entries(catalogue, kinds))


def _entries(catalogue: Catalogue, kinds: Iterable[str]) -> tuple[Entry, ...]:
    """Every entry of these kinds, in the order of the records' ids."""
    records = sorted((r for kind in kinds for r in catalogue.by_kind[kind]), key=lambda r: r.id)
    states = catalogue.task_states
    return tuple(entry for record in records for entry in _of_record(record, states.get(record.id)))


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def _of_record(record: Record, state: TaskState | None) -> tuple[Entry, ...]:
    """The entries of one record; none for what has no day of its own, or is done."""
    match record.fields:
        case Event() as event:
            said = " ".join(filter(None, (event.hours, event.summary)))
            rule = "FREQ=YEARLY" if event.repeats == "hang-nam" else ""
            stamp, ends = event.posted or event.starts, event.ends or event.starts
            uid, place = f"{record.id}@nq57", event.place or ""
            return (Entry(uid, stamp, event.starts, ends, event.title, said, record.url, rule, place),)
        case Task() as task if state and state.open:
            return tuple(_deadlines(record, task, state))
        case _:
            return ()


def _deadlines(record: Record, task: Task, state: TaskState) -> Iterator[Entry]:
    """A task's last days: one, or each that comes back from the day its plan was issued."""
    said = f"Chủ trì: {', '.join(task.leads)}. Thời hạn: {task.deadline_text}."

    def entry(uid: str, day: dt.date, rule: str) -> Entry:
        stamp = task.posted or day
        return Entry(uid, stamp, day, day, f"Hạn: {task.title}", said, record.url, rule, "", alarms=True)

    if task.deadline:
        yield entry(f"{record.id}@nq57", task.deadline, "")
        return
    since = state.since or task.posted or state.last_day or dt.date.max - _YEAR
    for number, text in enumerate(task.befores, start=1):
        before = read_day_before(text)
        day = next(before.last_days(since, since + 2 * _YEAR), None) if before else None
        if before and day:
            yield entry(f"{record.id}-{number}@nq57", day, rule_of(before))
