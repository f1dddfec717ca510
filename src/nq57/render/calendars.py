"""Calendars (RFC 5545): events with the days of the year, and the deadlines of tasks.

It must not know the theme. What a calendar program knows again by its UID is the same in every unit, and
stays when a title, a day or a place changes: it is the record's own place among the files.

When an entry was last revised comes from the days that its file tells (`ngay_dang`, `ngay_sua`), never from
its own day, which may move either way, nor from the build's: stamps are never to come and never go back.
Calendars are published, not sent as invitations (RFC 5546, section 3.2.1): METHOD and ORGANIZER say so.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from urllib.parse import quote

from nq57.catalogue.catalogue import Catalogue
from nq57.model.articles import Event, is_leap_day
from nq57.model.day import VIETNAM
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.model.work import Task
from nq57.render.made_files import MadeFile
from nq57.render.placeholders import BASE

EVENTS, DEADLINES, ALL = "su-kien/lich.ics", "nhiem-vu/han.ics", "lich.ics"
# Names without commas: some programs show the backslash that must stand before one.
CALENDARS = {
    EVENTS: ("Sự kiện và ngày kỷ niệm", (Event.kind.folder,)),
    DEADLINES: ("Hạn của nhiệm vụ", (Task.kind.folder,)),
    ALL: ("Sự kiện và hạn của nhiệm vụ", (Event.kind.folder, Task.kind.folder)),
}
_FIRST_DAY = dt.date(2024, 12, 22)  # of Resolution 57: no section is older; the stamp where none is told
_REVISIONS_A_DAY = 100  # so many changes of one day have sequence numbers of their own
_HOURS_BETWEEN_LOOKS = "PT12H"
_LINE = 75  # octets, RFC 5545 section 3.1
_ENTRIES_IN_MEMORY = 8_000


def calendar_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every calendar that has an entry."""
    unit, as_of = catalogue.unit, catalogue.as_of
    for path, (title, kinds) in CALENDARS.items():
        entries = tuple(e for kind in kinds for r in catalogue.by_kind[kind] if (e := _entry(r, as_of)))
        if entries:
            name = f"{title} – {unit.short_name}"
            of = (path, name, unit.section_url, _organizer(unit), entries)
            yield MadeFile(path, of, partial(_calendar, path, name, unit, entries))


def has_entries(catalogue: Catalogue, kinds: Iterable[str]) -> bool:
    """Whether a calendar of these kinds would have an entry."""
    as_of = catalogue.as_of
    return any(_entry(record, as_of) for kind in kinds for record in catalogue.by_kind[kind])


def _calendar(path: str, name: str, unit: Unit, entries: Iterable[tuple[str, ...]]) -> bytes:
    host, organizer = unit.section_url, _organizer(unit)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nq57//nq57//VI", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    lines += ["X-WR-TIMEZONE:Asia/Ho_Chi_Minh", f"REFRESH-INTERVAL;VALUE=DURATION:{_HOURS_BETWEEN_LOOKS}"]
    lines += [f"X-PUBLISHED-TTL:{_HOURS_BETWEEN_LOOKS}", f"SOURCE;VALUE=URI:{BASE}{path}"]
    for entry in sorted(entries, key=lambda entry: entry[0]):
        lines += ["BEGIN:VEVENT", *entry, *organizer, "END:VEVENT"]
    settled = (line.replace(BASE, host) for line in (*lines, "END:VCALENDAR") if host or BASE not in line)
    return "".join(f"{_folded(line)}\r\n" for line in settled).encode()


def _organizer(unit: Unit) -> tuple[str, ...]:
    """Who publishes the calendar, by mail address or else by the section's; nobody without either."""
    contact = unit.fields.contact
    mail = contact.email if contact else None
    address = f"mailto:{quote(mail, safe='@+')}" if mail else unit.section_url
    return (f"ORGANIZER;CN={_parameter(unit.name)}:{address}",) if address else ()


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def _entry(record: Record, as_of: dt.date) -> tuple[str, ...]:
    """The lines of one entry, its UID first; none for what has no day of its own."""
    match record.fields:
        case Event() as event:
            said = " ".join(filter(None, (event.hours, event.summary)))
            more = (*_rule(event), f"LOCATION:{_text(event.place)}" if event.place else "")
            days = (event.starts, event.ends or event.starts)
            return _lines(record, as_of, days, event.title, said, more)
        case Task(deadline=dt.date() as day) as task if task.status != "hoan-thanh":
            said = f"Chủ trì: {', '.join(task.leads)}. Thời hạn: {task.deadline_text}."
            return _lines(record, as_of, (day, day), f"Hạn: {task.name}", said, ())
        case _:
            return ()


def _rule(event: Event) -> tuple[str, ...]:
    """How it comes back: on its day, but 29 February as the last of February, which every year has."""
    if event.repeats != "hang-nam":
        return ()
    leap = ";BYMONTH=2;BYMONTHDAY=-1" if is_leap_day(event.starts) else ""
    return (f"RRULE:FREQ=YEARLY{leap}",)


def _lines(
    record: Record,
    as_of: dt.date,
    days: tuple[dt.date, dt.date],
    title: str,
    said: str,
    more: tuple[str, ...],
) -> tuple[str, ...]:
    """An entry of whole days, from the first to the last; the end that is written is the day after."""
    changes = [(f"Cập nhật ngày {c.day:%d/%m/%Y}", c.note) for c in record.fields.changes_until(as_of)[:1]]
    told = (f"{': '.join(filter(None, change))}." for change in changes)
    described = "\n".join(filter(None, (said, *told)))
    lines = (
        f"UID:{record.id}@nq57",
        *_revision(record, as_of),
        f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}",
        f"DTEND;VALUE=DATE:{days[1] + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(described)}" if described else "",
        f"URL:{BASE}{record.url}",
        *more,
        "TRANSP:TRANSPARENT",
    )
    return tuple(line for line in lines if line)


def _revision(record: Record, as_of: dt.date) -> tuple[str, ...]:
    """When the entry was last revised, and a number that grows with every change its file tells.

    The number counts days since the resolution and changes within the last one, so it grows whether an
    editor adds a change to the list or puts a later day in the place of an earlier one.
    """
    fields = record.fields
    posted = fields.posted if fields.posted and fields.posted <= as_of else None
    changed = fields.changed(as_of)
    told = max(filter(None, (posted, changed)), default=None)
    last = min(max(told or _FIRST_DAY, _FIRST_DAY), as_of)
    of_that_day = max(1, sum(change.day == last for change in fields.changes))
    number = (last - _FIRST_DAY).days * _REVISIONS_A_DAY + of_that_day if changed else 0
    stamp = f"{dt.datetime.combine(last, dt.time(), VIETNAM).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    modified = (f"LAST-MODIFIED:{stamp}",) if told else ()
    return (f"DTSTAMP:{stamp}", *modified, f"SEQUENCE:{max(0, number)}")


def _parameter(value: str) -> str:
    """A parameter's value, quoted; double quotes and controls may not stand in it (RFC 5545, 3.2)."""
    plain = "".join(letter for letter in value if letter.isprintable())
    return f'"{plain.replace(chr(34), chr(39))}"'


def _text(value: str) -> str:
    """A text value: backslash, semicolon, comma and line breaks escaped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def _folded(line: str) -> str:
    """A long line broken between letters, its parts at most 75 octets with the blank that joins them."""
    if len(line.encode()) <= _LINE:
        return line
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join((*parts, part))
