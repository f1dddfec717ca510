"""What falls due as text to read and send, and as a calendar for editors.

It must not decide what is due; nothing is said that the plans do not say.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from nq57.catalogue.due import Due, Undated
from nq57.language.slugs import address_of
from nq57.model.units import Unit
from nq57.render.ical import CalendarEntry, calendar_bytes

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5
_STAMP = "DTSTAMP:20241221T170000Z"  # of Resolution 57: a duty of a plan has no other day that stays
_LONG = 90  # characters of a plan's name in a line


def day_line(due: Due, as_of: dt.date) -> str:
    """The last day with its weekday and how far it is: `09/12/2026 (thứ Tư), còn 9 ngày`."""
    return f"{due.day:%d/%m/%Y} ({_WEEKDAYS[due.day.weekday()]}), {distance(due.day, as_of)}"


def distance(day: dt.date, as_of: dt.date) -> str:
    """How far a last day is from a day of looking."""
    left = (day - as_of).days
    if left < 0:
        return f"quá hạn {-left} ngày"
    return f"còn {left} ngày" if left else "hôm nay là ngày cuối"


def due_line(due: Due) -> str:
    """What falls due in one line: `Báo cáo 6 tháng: Sở A → Sở B`."""
    whom = f"{due.sender} → {due.receiver}" if due.receiver else due.sender
    return f"{due.title}: {whom}"


def listing(unit: Unit, dues: Iterable[Due], open_ones: Iterable[Undated], as_of: dt.date) -> str:
    """Everything of one unit as lines of text."""
    lines = [unit.name]
    for due in dues:
        lines.append(f"  {day_line(due, as_of)}")
        lines.append(f"    {due_line(due)}")
        plans = "; ".join(map(_short, filter(None, (due.plan, *due.also))))
        lines.append(f"    {plans}: {due.before}" if plans else f"    {due.before}")
        lines += [f"    Bước sau: {due.then}"] if due.then else []
    known = [f"    {one.title} ({one.when}): {one.sender} → {one.receiver}" for one in open_ones]
    lines += ["  Không ấn định ngày:", *known] if known else []
    return "\n".join(lines if len(lines) > 1 else [*lines, "  Không có việc nào đến hạn."])


def reminders(unit: Unit, dues: Iterable[Due], as_of: dt.date) -> Iterator[tuple[str, str]]:
    """For each receiver a text to send to those who must report to it, under the name of its file."""
    by_receiver: dict[str, list[Due]] = {}
    for due in dues:
        if due.receiver:
            by_receiver.setdefault(due.receiver, []).append(due)
    for receiver, found in sorted(by_receiver.items()):
        yield f"nhac-{unit.tree}-{address_of(receiver)}.txt", _letter(receiver, found, as_of)


def _letter(receiver: str, dues: Iterable[Due], as_of: dt.date) -> str:
    lines = [f"NHẮC VIỆC GỬI BÁO CÁO VỀ {receiver.upper()}", f"(ngày {as_of:%d/%m/%Y})", ""]
    for due in dues:
        weekend = " Ngày này là ngày nghỉ cuối tuần." if due.day.weekday() >= _SATURDAY else ""
        period = f" kỳ {due.period.label}" if due.period else ""
        lines += [
            f"Kính gửi: {due.sender}",
            f"Theo {due.plan}, {_small(due.title)}{period} gửi {due.receiver} {due.before}.",
            f"Ngày cuối cùng còn đúng hạn: {day_line(due, as_of)}.{weekend}",
            "",
        ]
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]}…"


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def due_calendar(unit: Unit, dues: Iterable[Due]) -> bytes:
    """The last days as entries with alarms; the same entry is known again in the next run."""
    entries = (
        CalendarEntry(
            uid=f"{due.day:%Y%m%d}-{address_of(due.receiver or due.title)}-{due.record}@nq57",
            revision=(_STAMP,),
            starts=due.day,
            ends=due.day,
            title=due_line(due),
            description="; ".join(filter(None, (due.plan, due.before, due.note))),
            url=due.url,
            alarms=True,
        )
        for due in dues
    )
    return calendar_bytes(f"Việc đến hạn – {unit.short_name}", unit.section_url, entries)


def due_row(unit: Unit, due: Due, as_of: dt.date) -> dict[str, Any]:
    """One last day for programs."""
    row = asdict(due) | {"unit": unit.id, "day": due.day.isoformat(), "days_left": (due.day - as_of).days}
    return row | {"period": due.period.code if due.period else None}
