"""The day before which something is due is never included, whatever the month's length."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from nq57.model.deadlines import DayBefore, excluded_days, last_days, read_day_before
from nq57.model.values import LastDay


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 10/12/2025", dt.date(2025, 12, 9)),
        ("Trước 01/12/2026", dt.date(2026, 11, 30)),
        ("trước ngày 1/3/2028", dt.date(2028, 2, 29)),
        ("trước ngày 01/01/2026", dt.date(2025, 12, 31)),
        ("hết ngày 9/12/2025", dt.date(2025, 12, 9)),
        ("09/12/2025", dt.date(2025, 12, 9)),
    ],
)
def test_a_last_day_is_read_as_plans_write_it(text: str, day: dt.date) -> None:
    """Before a day is the day before it; a bare day is itself."""
    assert TypeAdapter(LastDay).validate_python(text) == day


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("10/6", DayBefore(0, 6, 10)),
        ("15", DayBefore(0, 0, 15)),
        ("trước ngày 15 hằng tháng", DayBefore(0, 0, 15)),
        ("trước ngày 29/2", DayBefore(0, 2, 29)),
        ("15/6/2026", DayBefore(2026, 6, 15)),
        ("29/2/2026", None),
        ("31/4", None),
        ("32", None),
        ("0/6", None),
        ("10/13", None),
        ("chưa ấn định", None),
        ("khi có yêu cầu", None),
    ],
)
def test_a_recurring_day_is_read_or_none(text: str, before: DayBefore | None) -> None:
    """Each year, each month, or once; words without a day, and days that no year has, are none."""
    assert read_day_before(text) == before


def test_months_that_are_shorter_end_on_their_own_last_day() -> None:
    """Before the 31st of each month: 30 January, 29 February of a leap year, 30 March and April."""
    found = last_days(("31",), dt.date(2028, 1, 1), dt.date(2028, 4, 30))
    assert [(day.month, day.day) for day in found] == [(1, 30), (2, 29), (3, 30), (4, 30)]


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_every_year_has_one_last_day_and_the_next_day_is_the_one_named(
    since: dt.date, month: int, day: int
) -> None:
    """In 365 or 366 days from any day there is exactly one, and the day after it bears the date."""
    until = since.replace(year=since.year + 1, day=min(since.day, 28)) - dt.timedelta(days=1)
    found = last_days((f"{day}/{month}",), since.replace(day=min(since.day, 28)), until)
    assert len(found) == 1
    after = found[0] + dt.timedelta(days=1)
    assert (after.day, after.month) == (day, month)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), st.integers(1, 31))
def test_every_month_has_one_last_day(since: dt.date, day: int) -> None:
    """Twelve in any year, in order."""
    first = since.replace(day=1)
    found = last_days((str(day),), first, first.replace(year=first.year + 1) - dt.timedelta(days=1))
    assert len(found) == 12
    assert list(found) == sorted(found)


def test_days_that_a_sentence_excludes_are_found() -> None:
    """With or without a year; a number of a document is no day."""
    said = "Trước ngày 10/6 và trước ngày 10/12/2025 theo 211/KH-UBND, trước 5/6"
    assert excluded_days(said) == ((10, 6, 0), (10, 12, 2025), (5, 6, 0))
