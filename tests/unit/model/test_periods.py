"""Periods: their codes, their words, and their days, which fill the year without gap or overlap."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from nq57.model.day import today
from nq57.model.periods import read_period
from nq57.model.values import PartialDate

YEARS = st.integers(2000, 2199)


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("2026", "2026", "năm 2026"),
        ("năm 2026", "2026", "năm 2026"),
        ("2026-h2", "2026-H2", "6 tháng cuối năm 2026"),
        ("6 tháng đầu năm 2026", "2026-H1", "6 tháng đầu năm 2026"),
        ("Quý III/2026", "2026-Q3", "quý III/2026"),
        ("2026-02", "2026-02", "tháng 2/2026"),
        ("tháng 12 năm 2026", "2026-12", "tháng 12/2026"),
    ],
)
def test_a_period_is_read_as_code_and_as_words(text: str, code: str, label: str) -> None:
    """One period has one code, however it is written."""
    found = read_period(text)
    assert (found.code, found.label) == (code, label)
    assert read_period(found.code) == found


@pytest.mark.parametrize("text", ["2026-H3", "2026-Q5", "2026-13", "26", "1999", "quý V/2026", "sáu tháng"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """With a code of our own."""
    with pytest.raises(PydanticCustomError, match="no period"):
        read_period(text)


@given(YEARS, st.sampled_from([("H{}", 2), ("Q{}", 4), ("{:02d}", 12)]))
def test_the_parts_of_a_year_fill_it(year: int, parts: tuple[str, int]) -> None:
    """Each begins the day after the one before it ends; leap years too."""
    form, count = parts
    found = [read_period(f"{year}-{form.format(at)}") for at in range(1, count + 1)]
    whole = read_period(str(year))
    assert (found[0].first, found[-1].last) == (whole.first, whole.last)
    for one, other in itertools.pairwise(found):
        assert other.first - one.last == dt.timedelta(days=1)
        assert other.before == one
    assert all(whole.covers(one) for one in found)


def test_the_day_turns_at_midnight_in_vietnam() -> None:
    """17:00 UTC on 31 December is the first day of the next year, so of the next period."""
    last = dt.datetime(2026, 12, 31, 16, 59, 59, tzinfo=dt.UTC)
    old, new = today(last), today(last + dt.timedelta(seconds=1))
    assert read_period("2026-H2").holds(old)
    assert not read_period("2026-H2").holds(new)
    assert read_period("2027-H1").holds(new)


def test_a_date_without_a_day_belongs_only_where_it_fits_whole() -> None:
    """June 2026 is of the first half; the year 2026 is of neither half."""
    half = read_period("2026-H1")
    assert half.surely_holds(PartialDate(2026, 6))
    assert not half.surely_holds(PartialDate(2026))
    assert read_period("2026").surely_holds(PartialDate(2026))
