"""Weeks by ISO 8601: Monday to Sunday, the first week of a year is the one with its first Thursday.

It must not know the clock.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from nq57.model.values import read_text

_CODE = re.compile(r"(20[0-9]{2})-?[wW]([0-9]{1,2})")
_WORDS = re.compile(r"tuần ([0-9]{1,2})(?:/| năm )(20[0-9]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week by its Monday."""

    monday: dt.date

    @property
    def code(self) -> str:
        """As files and the command line name it: `2026-W48`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def label(self) -> str:
        """As readers are told: `tuần 48 năm 2026`."""
        year, week, _ = self.monday.isocalendar()
        return f"tuần {week} năm {year}"

    @property
    def sunday(self) -> dt.date:
        """Its last day."""
        return self.monday + dt.timedelta(days=6)

    @property
    def ordinal(self) -> int:
        """Its place among all weeks, by which something changes from week to week."""
        return self.monday.toordinal() // 7


def read_week(text: object) -> Week:
    """A week from `2026-W48` or `tuần 48/2026`."""
    if isinstance(text, Week):
        return text
    value = " ".join(read_text(text).split())
    found = _CODE.fullmatch(value)
    year, week = found.groups() if found else (None, None)
    if words := _WORDS.fullmatch(value):
        week, year = words.groups()
    try:
        return Week(dt.date.fromisocalendar(int(year or 0), int(week or 0), 1))
    except ValueError:
        raise PydanticCustomError("tuan-sai", "no week", {"value": value}) from None


WeekOf = Annotated[
    Week,
    PlainValidator(read_week),
    PlainSerializer(lambda week: week.code),
    WithJsonSchema({"type": "string", "description": "2026-W48"}),
]
