"""The duty: one task as a paper sets it, before it is a record; and deadlines read as days.

It must not know where duties are in a paper; tables and paragraphs are read in the modules beside it.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from nq57.importing.papers.paper import Confidence, LineOrigin
from nq57.language.dates import find_dates
from nq57.language.folding import fold

NO_DEADLINE = "Chưa ấn định"
_QUARTER = re.compile(r"quy\s+([1-4]|i{1,3}|iv)\s*(?:/|nam\s+)\s*(20[0-9]{2})$")
_YEAR = re.compile(r"(?:trong |het |den het )?nam (20[0-9]{2})$")
_BY = re.compile(
    r"^(?:hoan thanh |xong )?(?:(?:trong|den het|het|cham nhat(?: la)?(?: vao)?) )?(?=quy|thang|nam|ngay)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Duty:
    """A task: its number in the paper, its words, who leads and helps, by when, and of which group."""

    ordinal: str
    name: str
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    deadline: str
    group: str
    origin: LineOrigin
    confidence: Confidence = "sure"
    ask: str = ""
    body: tuple[str, ...] = ()


def last_day(deadline: str) -> dt.date | None:
    """The day by which it must be done; None for continuous work and for what only begins then.

    "Tháng 6/2025" ends with its month, "Quý 1/2026" with its quarter, "trước ngày 30/6/2025" a day before.
    """
    bare = _BY.sub("", " ".join(fold(deadline).strip(" .").split()))
    if found := _QUARTER.match(bare):
        month = 3 * (_ROMAN.get(found[1]) or int(found[1]))
        return _end_of(int(found[2]), month)
    if found := _YEAR.match(bare):
        return dt.date(int(found[1]), 12, 31)
    dates = find_dates(deadline)
    if len(dates) != 1 or not dates[0].year or dates[0].end < len(deadline.rstrip(" .")):
        return None
    date = dates[0]
    if not date.day:
        return _end_of(date.year, date.month)
    day = dt.date(date.year, date.month, date.day)
    return day - dt.timedelta(days=1) if bare.startswith("truoc") else day


def _end_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
