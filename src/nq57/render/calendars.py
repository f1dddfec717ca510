"""The calendars of a section: events with the days of the year, and the deadlines of tasks.

It must not know the theme. What a calendar program knows again by its UID is the same in every unit, and
stays when a title, a day or a place changes: it is the record's own place among the files.

When an entry was last revised comes from the days that its file tells (`ngay_dang`, `ngay_sua`), never from
its own day, which may move either way, nor from the build's: stamps are never to come and never go back.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.progress import TaskState
from nq57.model.articles import Event, is_leap_day
from nq57.model.day import VIETNAM
from nq57.model.deadlines import read_day_before
from nq57.model.records import Record
from nq57.model.work import Task
from nq57.render.ical import CalendarEntry, calendar_bytes, organizer_of, rule_of
from nq57.render.made_files import MadeFile

EVENTS, DEADLINES, ALL = "su-kien/lich.ics", "nhiem-vu/han.ics", "lich.ics"
# Names without commas: some programs show the backslash that must be before one.
CALENDARS = {
    EVENTS: ("Sự kiện và ngày kỷ niệm", (Event.kind.folder,)),
    DEADLINES: ("Hạn của nhiệm vụ", (Task.kind.folder,)),
    ALL: ("Sự kiện và hạn của nhiệm vụ", (Event.kind.folder, Task.kind.folder)),
}
_FIRST_DAY = dt.date(2024, 12, 22)  # of Resolution 57: no section is older; the stamp where none is told
_REVISIONS_A_DAY = 100  # so many changes of one day have sequence numbers of their own
_ENTRIES_IN_MEMORY = 8_000
_YEAR = dt.timedelta(days=366)


def calendar_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every calendar that has an entry."""
    unit = catalogue.unit
    for path, (title, kinds) in CALENDARS.items():
        if entries := _entries(catalogue, kinds):
            name, organizer = f"{title} – {unit.short_name}", organizer_of(unit)
            of = (path, name, unit.section_url, organizer, entries)
            yield MadeFile(
                path, of, partial(calendar_bytes, name, unit.section_url, entries, organizer, path)
            )


def has_entries(catalogue: Catalogue, kinds: Iterable[str]) -> bool:
    """Whether a calendar of these kinds would have an entry."""
    return bool(_entries(catalogue, kinds))


def _entries(catalogue: Catalogue, kinds: Iterable[str]) -> tuple[CalendarEntry, ...]:
    """Every entry of these kinds."""
    records = (record for kind in kinds for record in catalogue.by_kind[kind])
    states, as_of = catalogue.task_states, catalogue.as_of
    return tuple(entry for record in records for entry in _of_record(record, states.get(record.id), as_of))


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def _of_record(record: Record, state: TaskState | None, as_of: dt.date) -> tuple[CalendarEntry, ...]:
    """The entries of one record; none for what has no day of its own, or is done."""
    match record.fields:
        case Event() as event:
            text = _described(record, " ".join(filter(None, (event.hours, event.summary))), as_of)
            days = (event.starts, event.ends or event.starts)
            more = (text, record.url, _rule(event), event.place or "")
            return (
                CalendarEntry(f"{record.id}@nq57", _revision(record, as_of), *days, event.title, *more),
            )
        case Task() as task if state and state.open:
            return tuple(_deadlines(record, task, state, as_of))
        case _:
            return ()


def _described(record: Record, text: str, as_of: dt.date) -> str:
    """What an entry says, and what was last changed in it."""
    changes = [(f"Cập nhật ngày {c.day:%d/%m/%Y}", c.note) for c in record.fields.changes_until(as_of)[:1]]
    lines = (f"{': '.join(filter(None, change))}." for change in changes)
    return "\n".join(filter(None, (text, *lines)))


def _deadlines(record: Record, task: Task, state: TaskState, as_of: dt.date) -> Iterator[CalendarEntry]:
    """A task's last days: one, or each that comes back from the day its plan was issued."""
    who = f"Chủ trì: {', '.join(task.leads)}. Thời hạn: {task.deadline_text}."
    description, revision = _described(record, who, as_of), _revision(record, as_of)

    def entry(uid: str, day: dt.date, rule: str) -> CalendarEntry:
        return CalendarEntry(
            uid, revision, day, day, f"Hạn: {task.title}", description, record.url, rule, "", alarms=True
        )

    if task.deadline:
        yield entry(f"{record.id}@nq57", task.deadline, "")
        return
    since = state.since or task.posted or state.last_day or dt.date.max - _YEAR
    for number, text in enumerate(task.befores, start=1):
        before = read_day_before(text)
        day = next(before.last_days(since, since + 2 * _YEAR), None) if before else None
        if before and day:
            yield entry(f"{record.id}-{number}@nq57", day, rule_of(before))


def _rule(event: Event) -> str:
    """How it comes back: on its day, but 29 February as the last of February, which every year has."""
    if event.repeats != "hang-nam":
        return ""
    leap = ";BYMONTH=2;BYMONTHDAY=-1" if is_leap_day(event.starts) else ""
    return f"FREQ=YEARLY{leap}"


def _revision(record: Record, as_of: dt.date) -> tuple[str, ...]:
    """When the entry was last revised, and a number that grows with every change its file tells.

    The number counts days since the resolution and changes within the last one, so it grows whether an
    editor adds a change to the list or puts a later day in the place of an earlier one.
    """
    fields = record.fields
    posted = fields.posted if fields.posted and fields.posted <= as_of else None
    changed = fields.changed(as_of)
    latest = max(filter(None, (posted, changed)), default=None)
    last = min(max(latest or _FIRST_DAY, _FIRST_DAY), as_of)
    of_that_day = max(1, sum(change.day == last for change in fields.changes))
    number = (last - _FIRST_DAY).days * _REVISIONS_A_DAY + of_that_day if changed else 0
    stamp = f"{dt.datetime.combine(last, dt.time(), VIETNAM).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    modified = (f"LAST-MODIFIED:{stamp}",) if latest else ()
    return (f"DTSTAMP:{stamp}", *modified, f"SEQUENCE:{max(0, number)}")
