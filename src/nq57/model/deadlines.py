"""Days before which something is due: `10/6`, `15`, `15/6/2026`; the day named is never included.

"Trước ngày 10/12" ends with 9 December: every page, calendar and report takes its last day from here.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

_FORM = re.compile(
    r"(?:trước(?: ngày)? )?([0-9]{1,2})(?:/([0-9]{1,2}))?(?:/([0-9]{4}))?(?: hằng (?:tháng|năm))?"
)
_ANOTHER = re.compile(
    r"\s*(?:,|;|và|hoặc)\s+(?:trước\s+)?(?:ngày\s+)?([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?"
)
_EXCLUDED = re.compile(r"trước\s+(?:ngày\s+)?([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?", re.IGNORECASE)
_ANY_YEAR = 2024  # a leap year: 29/2 is a day of some year


@dataclass(frozen=True, slots=True, order=True)
class DayBefore:
    """The day before which something is due: once, each year (no `year`), or each month (no `month`)."""

    year: int
    month: int
    day: int

    @property
    def text(self) -> str:
        """As a plan writes it: `trước ngày 10/6 hằng năm`, `trước ngày 15 hằng tháng`."""
        if not self.month:
            return f"trước ngày {self.day} hằng tháng"
        if self.year:
            return f"trước ngày {self.day:02d}/{self.month:02d}/{self.year}"
        return f"trước ngày {self.day}/{self.month} hằng năm"

    def last_days(self, since: dt.date, until: dt.date) -> Iterator[dt.date]:
        """Every last day on which it is still in time, from `since` to `until`, both included."""
        for year, month in self._months(since, until):
            if since <= (last := _day_before(year, month, self.day)) <= until:
                yield last

    def _months(self, since: dt.date, until: dt.date) -> Iterator[tuple[int, int]]:
        if self.year:
            yield self.year, self.month
            return
        for year in range(since.year, until.year + 2):  # before 1 January is 31 December
            yield from ((year, month) for month in ((self.month,) if self.month else range(1, 13)))


def _day_before(year: int, month: int, day: int) -> dt.date:
    """The day before a day of a month; where the month is shorter, its own last day."""
    if day == 1:
        return dt.date(year, month, 1) - dt.timedelta(days=1)
    return dt.date(year, month, min(day - 1, calendar.monthrange(year, month)[1]))


def read_day_before(text: str) -> DayBefore | None:
    """What `10/6`, `15`, `trước ngày 15/6/2026` mean; None for words such as `chưa ấn định`."""
    found = _FORM.fullmatch(" ".join(text.split()).casefold())
    if found is None:
        return None
    day, month, year = (int(part or 0) for part in found.groups())
    most = calendar.monthrange(year or _ANY_YEAR, month)[1] if 1 <= month <= 12 else 31 * (not month)  # noqa: PLR2004 - months
    return DayBefore(year, month, day) if 1 <= day <= most else None


def last_days(befores: Iterable[str], since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """The last days of several such texts, in order, each once."""
    known = (read_day_before(text) for text in befores)
    return tuple(sorted({day for before in known if before for day in before.last_days(since, until)}))


def excluded_days(text: str) -> tuple[tuple[int, int, int], ...]:
    """The days that a sentence excludes by "trước ngày": day, month, and year or 0."""
    found = []
    for first in _EXCLUDED.finditer(text):
        one: re.Match[str] | None = first
        while one:
            day, month, year = one.groups()
            found.append((int(day), int(month), int(year or 0)))
            one = _ANOTHER.match(text, one.end())
    return tuple(dict.fromkeys(found))


def checked_day_before(text: str) -> str:
    """The text itself when it names such a day; refuses it otherwise."""
    if read_day_before(text) is None:
        raise PydanticCustomError("truoc-ngay-sai", "no day before", {"value": text})
    return text
