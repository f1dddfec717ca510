"""Calendars as text (RFC 5545): entries of whole days, with repetition and alarms, folded lines.

It must not know records; an entry tells everything. Calendars are published, not sent as invitations
(RFC 5546, section 3.2.1): METHOD and ORGANIZER say so.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from nq57.model.deadlines import DayBefore
from nq57.model.units import Unit
from nq57.render.placeholders import BASE

_LINE = 75  # octets, RFC 5545 section 3.1
_LINES_IN_MEMORY = 8_000
_SURE_DAYS = 28  # days that every month has
_ALARMS = (7, 1)  # days before a deadline
_HOURS_BETWEEN_LOOKS = "PT12H"
_HEAD = (
    *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nq57//nq57//VI", "CALSCALE:GREGORIAN"),
    "METHOD:PUBLISH",
)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of whole days; `revision` are the lines that tell when its content was last revised.

    `url` is below the section's root; one with `alarms` reminds a week and a day before.
    """

    uid: str
    revision: tuple[str, ...]
    starts: dt.date
    ends: dt.date
    title: str
    description: str = ""
    url: str = ""
    rule: str = ""
    place: str = ""
    alarms: bool = False


def rule_of(before: DayBefore) -> str:
    """How the last day comes back; empty where it is of one year."""
    if before.year:
        return ""
    if before.month:
        leap = (before.month, before.day) == (3, 1)  # before 1 March is the last of February
        return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if leap else "FREQ=YEARLY"
    if before.day == 1:
        return "FREQ=MONTHLY;BYMONTHDAY=-1"
    if before.day - 1 <= _SURE_DAYS:
        return "FREQ=MONTHLY"
    days = ",".join(map(str, range(_SURE_DAYS, before.day)))
    return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


def calendar_bytes(
    name: str, host: str, entries: Iterable[CalendarEntry], organizer: tuple[str, ...] = (), path: str = ""
) -> bytes:
    """A calendar; addresses stand only where the section's own is known, `path` is its own below that."""
    lines = [*_HEAD, f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh"]
    if path:
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{_HOURS_BETWEEN_LOOKS}"]
        lines += [f"X-PUBLISHED-TTL:{_HOURS_BETWEEN_LOOKS}", f"SOURCE;VALUE=URI:{BASE}{path}"]
    for entry in sorted(entries, key=lambda entry: entry.uid):
        lines += ["BEGIN:VEVENT", *_lines(entry), *organizer]
        lines += [*(_alarms(entry) if entry.alarms else ()), "END:VEVENT"]
    settled = (line.replace(BASE, host) for line in (*lines, "END:VCALENDAR") if host or BASE not in line)
    return "".join(f"{_folded(line)}\r\n" for line in settled).encode()


def organizer_of(unit: Unit) -> tuple[str, ...]:
    """Who publishes the calendar, by mail address or else by the section's; nobody without either."""
    contact = unit.fields.contact
    mail = contact.email if contact else None
    address = f"mailto:{quote(mail, safe='@+')}" if mail else unit.section_url
    return (f"ORGANIZER;CN={_parameter(unit.name)}:{address}",) if address else ()


@lru_cache(maxsize=_LINES_IN_MEMORY)
def _lines(entry: CalendarEntry) -> tuple[str, ...]:
    lines = (
        f"UID:{entry.uid}",
        *entry.revision,
        f"DTSTART;VALUE=DATE:{entry.starts:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.ends + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(entry.title)}",
        f"DESCRIPTION:{_text(entry.description)}" if entry.description else "",
        f"URL:{BASE}{entry.url}" if entry.url else "",
        f"RRULE:{entry.rule}" if entry.rule else "",
        f"LOCATION:{_text(entry.place)}" if entry.place else "",
        "TRANSP:TRANSPARENT",
    )
    return tuple(line for line in lines if line)


def _alarms(entry: CalendarEntry) -> Iterable[str]:
    for days in _ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D")
        yield from (f"DESCRIPTION:{_text(entry.title)}", "END:VALARM")


def _parameter(value: str) -> str:
    """A parameter's value, quoted; double quotes and controls may not be in it (RFC 5545, 3.2)."""
    plain = "".join(letter for letter in value if letter.isprintable())
    return f'"{plain.replace(chr(34), chr(39))}"'


def _text(value: str) -> str:
    """A text value: backslash, semicolon, comma and line breaks escaped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


@lru_cache(maxsize=_LINES_IN_MEMORY)
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
