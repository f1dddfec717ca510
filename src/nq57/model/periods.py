"""Periods that reports cover: a year, a half, a quarter, a month, or any two days.

It must not know the clock. Days are those of Vietnam; both ends belong to the period.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from nq57.model.values import PartialDate, read_text

_CODE = re.compile(r"([0-9]{4})(?:-(?:h([12])|q([1-4])|(0[1-9]|1[0-2])))?", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
_WORDS = re.compile(
    r"(?:(6 tháng (?:đầu|cuối) năm)|quý (iii|iv|ii|i|[1-4])|tháng ([0-9]{1,2}))[ /]?(?:năm )?([0-9]{4})"
    r"|năm ([0-9]{4})"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIRST_YEAR, _LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days with both ends; `code` names it in files and addresses: `2026-H2`."""

    first: dt.date
    last: dt.date
    code: str

    @property
    def label(self) -> str:
        """As officials call it: `6 tháng cuối năm 2026`, `quý III/2026`, `tháng 11/2026`."""
        year, _, part = self.code.partition("-")
        match part[:1]:
            case "" if len(self.code) == 4:  # noqa: PLR2004 - a year
                return f"năm {year}"
            case "H":
                return f"6 tháng {'đầu' if part == 'H1' else 'cuối'} năm {year}"
            case "Q":
                return f"quý {('I', 'II', 'III', 'IV')[int(part[1]) - 1]}/{year}"
        if len(part) == 2:  # noqa: PLR2004 - a month
            return f"tháng {int(part)}/{year}"
        return f"từ ngày {self.first:%d/%m/%Y} đến ngày {self.last:%d/%m/%Y}"

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day belongs to it."""
        return day is not None and self.first <= day <= self.last

    def surely_holds(self, date: PartialDate | None) -> bool:
        """Whether a date that may lack its day or month lies in it whole."""
        return date is not None and self.first <= date.first_day and last_day_of(date) <= self.last

    def covers(self, other: "Period") -> bool:
        """Whether another period lies in this one whole."""
        return self.first <= other.first and other.last <= self.last

    @property
    def before(self) -> "Period | None":
        """The period of the same length before it; None for one of any two days."""
        code = _step(self.code, -1)
        return read_period(code) if code else None

    @property
    def year(self) -> "Period":
        """The year from its first day to the end of this period: what is cumulative in it."""
        start = dt.date(self.last.year, 1, 1)
        return Period(start, self.last, f"{start.isoformat()}..{self.last.isoformat()}")


def last_day_of(date: PartialDate) -> dt.date:
    """The latest day that a date can mean."""
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])


def read_period(text: object) -> Period:
    """A period from its code (`2026`, `2026-H1`, `2026-Q3`, `2026-11`, two days) or as officials say it."""
    value = " ".join(read_text(text).split())
    found = _CODE.fullmatch(value) or _CODE.fullmatch(_code_of_words(value.casefold()))
    if found and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return _of_code(*found.groups())
    if days := _DAYS.fullmatch(value):
        try:
            first, last = (dt.date.fromisoformat(day) for day in days.groups())
        except ValueError:
            first, last = dt.date.max, dt.date.min
        if first <= last:
            return Period(first, last, value)
    raise PydanticCustomError("ky-sai", "no period", {"value": value})


def _of_code(year: str, half: str | None, quarter: str | None, month: str | None) -> Period:
    months = {
        half: (6 * int(half or 0) - 5, 6 * int(half or 0)),
        quarter: (3 * int(quarter or 0) - 2, 3 * int(quarter or 0)),
        month: (int(month or 0), int(month or 0)),
    }
    part = half or quarter or month
    first, last = months[part] if part else (1, 12)
    end = calendar.monthrange(int(year), last)[1]
    name = {half: f"-H{half}", quarter: f"-Q{quarter}", month: f"-{month}"}[part] if part else ""
    return Period(dt.date(int(year), first, 1), dt.date(int(year), last, end), f"{year}{name}")


def _code_of_words(text: str) -> str:
    """The code of `6 tháng đầu năm 2026`, `quý III/2026`, `tháng 6/2026`, `năm 2026`."""
    found = _WORDS.fullmatch(text)
    if found is None:
        return ""
    half, quarter, month, year, whole = found.groups()
    if half:
        return f"{year}-H{1 if 'đầu' in half else 2}"
    if quarter:
        return f"{year}-Q{_QUARTERS.get(quarter, quarter)}"
    return f"{year}-{int(month):02d}" if month else whole


def _step(code: str, by: int) -> str:
    """The code so many periods on; empty for one of any two days."""
    found = _CODE.fullmatch(code)
    if found is None:
        return ""
    year, half, quarter, month = (int(part or 0) for part in found.groups())
    count, at, form = next(
        (row for row in ((2, half, "-H{}"), (4, quarter, "-Q{}"), (12, month, "-{:02d}")) if row[1]),
        (1, 1, ""),
    )
    years, place = divmod(year * count + at - 1 + by, count)
    return f"{years}{form.format(place + 1)}"


PeriodOf = Annotated[
    Period,
    PlainValidator(read_period),
    PlainSerializer(lambda period: period.code),
    WithJsonSchema({"type": "string", "description": "2026, 2026-H1, 2026-Q3, 2026-11"}),
]
