"""When an event takes place next, once or every year.

It must not know the calendar's page.
"""

import datetime as dt

import pytest

from nq57.model.articles import Event

D = dt.date


def event(starts: str, ends: str | None = None, repeats: str = "Một lần") -> Event:
    """An event from the keys of its file."""
    data = {"tieu_de": "Ngày hội", "bat_dau": starts, "lap_lai": repeats}
    return Event.model_validate(data | ({"ket_thuc": ends} if ends else {}))


@pytest.mark.parametrize(
    ("as_of", "day"),
    [(D(2026, 11, 1), D(2026, 11, 21)), (D(2026, 11, 21), D(2026, 11, 21)), (D(2026, 11, 22), None)],
)
def test_a_single_event_is_shown_until_its_day_is_over(as_of: dt.date, day: dt.date | None) -> None:
    """On its own day it still counts; the day after it does not."""
    assert event("21/11/2026").next_day(as_of) == day


@pytest.mark.parametrize(
    ("as_of", "day"),
    [(D(2026, 11, 22), D(2026, 11, 20)), (D(2026, 11, 23), D(2026, 11, 20)), (D(2026, 11, 24), None)],
)
def test_an_event_of_several_days_is_shown_to_its_last(as_of: dt.date, day: dt.date | None) -> None:
    """While it is under way it is shown under its first day."""
    assert event("20/11/2026", "23/11/2026").next_day(as_of) == day


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (D(2026, 10, 10), D(2026, 10, 10)),
        (D(2026, 10, 11), D(2027, 10, 10)),
        (D(2020, 1, 1), D(2022, 10, 10)),
    ],
)
def test_a_yearly_event_comes_again(as_of: dt.date, day: dt.date) -> None:
    """The same day of this year or the next, never before its first year."""
    assert event("10/10/2022", repeats="hằng năm").next_day(as_of) == day


def test_29_february_comes_a_day_early_without_a_leap_year() -> None:
    """In common years it takes place on the last day of February."""
    leap = event("29/02/2024", repeats="hằng năm")
    assert leap.next_day(D(2025, 1, 1)) == D(2025, 2, 28)
    assert leap.next_day(D(2028, 2, 29)) == D(2028, 2, 29)
    assert leap.next_day(D(2096, 3, 1)) == D(2097, 2, 28)


def test_a_yearly_event_keeps_its_length() -> None:
    """Each year it ends as many days after its first as in the year it was written for."""
    week = event("30/12/2022", "02/01/2023", repeats="hằng năm")
    assert week.last_day(D(2026, 12, 30)) == D(2027, 1, 2)
    assert week.next_day(D(2027, 1, 2)) == D(2026, 12, 30)
    assert week.next_day(D(2027, 1, 3)) == D(2027, 12, 30)
