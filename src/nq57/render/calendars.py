"""Calendars (RFC 5545): events with the days of the year, and the deadlines of tasks.

It must not know the theme. What a calendar program knows again by its UID is the same in every unit.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from nq57.catalogue.catalogue import Catalogue
from nq57.model.articles import Event
from nq57.model.records import Record
from nq57.model.work import Task
from nq57.render.made_files import MadeFile
from nq57.render.marks import BASE

EVENTS, DEADLINES, ALL = "su-kien/lich.ics", "nhiem-vu/han.ics", "lich.ics"
CALENDARS = {
    EVENTS: ("Sự kiện, ngày kỷ niệm", ("su-kien",)),
    DEADLINES: ("Hạn của nhiệm vụ", ("nhiem-vu",)),
    ALL: ("Sự kiện, ngày kỷ niệm và hạn của nhiệm vụ", ("su-kien", "nhiem-vu")),
}
_LINE = 75  # octets, RFC 5545 section 3.1
_ENTRIES_IN_MEMORY = 8_000


def calendar_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every calendar that has an entry."""
    unit = catalogue.unit
    for path, (title, kinds) in CALENDARS.items():
        records = tuple(r for kind in kinds for r in catalogue.by_kind[kind] if _entry(r))
        if records:
            name = f"{title} – {unit.short_name}"
            of = (path, name, unit.section_url, tuple((r.id, r.digest) for r in records))
            yield MadeFile(path, of, partial(_calendar, name, unit.section_url, records))


def has_entries(catalogue: Catalogue, kinds: Iterable[str]) -> bool:
    """Whether a calendar of these kinds would have an entry."""
    return any(_entry(record) for kind in kinds for record in catalogue.by_kind[kind])


def _calendar(name: str, host: str, records: Iterable[Record]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nq57//nq57//VI", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh"]
    for record in sorted(records, key=lambda r: r.id):
        lines += _entry(record)
    settled = (line.replace(BASE, host) for line in (*lines, "END:VCALENDAR") if host or BASE not in line)
    return "".join(f"{_folded(line)}\r\n" for line in settled).encode()


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def _entry(record: Record) -> tuple[str, ...]:
    """The lines of one entry; none for what has no day of its own."""
    match record.fields:
        case Event() as event:
            said = " ".join(filter(None, (event.hours, event.summary)))
            more = (
                "RRULE:FREQ=YEARLY" if event.repeats == "hang-nam" else "",
                f"LOCATION:{_text(event.place)}" if event.place else "",
            )
            return _lines(record, event.starts, event.ends or event.starts, event.title, said, more)
        case Task(deadline=dt.date() as day) as task if task.status != "hoan-thanh":
            said = f"Chủ trì: {', '.join(task.leads)}. Thời hạn: {task.deadline_text}."
            return _lines(record, day, day, f"Hạn: {task.name}", said, ())
        case _:
            return ()


def _lines(
    record: Record, starts: dt.date, ends: dt.date, title: str, said: str, more: tuple[str, ...]
) -> tuple[str, ...]:
    """An entry of whole days; its stamp is that of its own content, never of the build."""
    stamp = record.fields.posted or starts
    lines = (
        "BEGIN:VEVENT",
        f"UID:{record.id}@nq57",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{starts:%Y%m%d}",
        f"DTEND;VALUE=DATE:{ends + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(said)}" if said else "",
        f"URL:{BASE}{record.url}",
        *more,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return tuple(line for line in lines if line)


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
