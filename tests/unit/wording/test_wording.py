"""Texts, dates and numbers of the interface in each language."""

import datetime as dt

import pytest

from nq57.model.periods import read_period
from nq57.model.values import PartialDate
from nq57.wording import VIETNAMESE, home_of, interface_of, wording_of

DAY = dt.date(2026, 11, 5)
_CHINESE_DAYS = "2026年11月1日至2026年12月31日"


@pytest.mark.parametrize(
    ("language", "text", "day", "month", "year", "yearly"),
    [
        ("vi", "Trang chủ", "05/11/2026", "11/2026", "2026", "05/11"),
        ("en", "Home", "5 November 2026", "November 2026", "2026", "5 November"),
        ("zh", "首页", "2026年11月5日", "2026年11月", "2026年", "11月5日"),
        ("tyz", "Trang chủ", "05/11/2026", "11/2026", "2026", "05/11"),
    ],
)
def test_texts_and_days_are_in_the_language_of_the_page(
    language: str, text: str, day: str, month: str, year: str, yearly: str
) -> None:
    """A language with a catalogue has its own texts and dates, others are told in Vietnamese."""
    said = wording_of(language)
    assert said("Trang chủ") == text
    days = (PartialDate.of(DAY), PartialDate(2026, 11), PartialDate(2026))
    assert tuple(map(said.day, days)) == (day, month, year)
    assert (said.date(DAY), said.day_of_year(DAY)) == (day, yearly)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("vi", "1 mục", "1200 mục"), ("en", "1 item", "1,200 items"), ("zh", "1项", "1,200项")],
)
def test_a_text_that_counts_has_the_plural_of_its_language(language: str, one: str, many: str) -> None:
    """Plural forms are the catalogue's, numbers are written as the language writes them."""
    said = wording_of(language)
    assert (said.many("{count} mục", 1), said.many("{count} mục", 1200)) == (one, many)


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("2026", "2026", "2026年"),
        ("2026-H1", "first half of 2026", "2026年上半年"),
        ("2026-Q3", "quarter 3 of 2026", "2026年第3季度"),
        ("2026-11", "November 2026", "2026年11月"),
        (
            "2026-11-01..2026-11-05",
            "from 1 November 2026 to 5 November 2026",
            "2026年11月1日至2026年11月5日",
        ),
    ],
)
def test_periods_are_named(code: str, english: str, chinese: str) -> None:
    """A reporting period is called as the language calls it."""
    period = read_period(code)
    assert (wording_of("en").period(period), wording_of("zh").period(period)) == (english, chinese)


def test_numbers_change_their_points_and_nothing_else_does() -> None:
    """`1.234,5` becomes `1,234.5`; dates, numbers of documents and of versions stay."""
    said = wording_of("en").decimal
    for given, wanted in (
        ("1.234", "1,234"),
        ("1.234,5 km", "1,234.5 km"),
        ("93,4% (142/152)", "93.4% (142/152)"),
        ("12/08/2025", "12/08/2025"),
        ("211/KH-UBND", "211/KH-UBND"),
        ("2.5.1", "2.5.1"),
        ("1.2345", "1.2345"),
    ):
        assert said(given) == wanted
    assert VIETNAMESE.decimal("1.234,5") == "1.234,5"


def test_a_text_that_no_catalogue_has_stays_and_is_told_of() -> None:
    """A term of a workspace's own is known in Vietnamese only."""
    said = wording_of("en")
    assert said("Chợ phiên số") == "Chợ phiên số"
    assert (said.knows("Chợ phiên số"), said.knows("Chuyển đổi số")) == (False, True)
    assert VIETNAMESE.knows("Chợ phiên số")


def test_where_a_section_begins_for_a_language() -> None:
    """Only languages of the interface have a home of their own."""
    assert [home_of(code) for code in ("vi", "en", "zh", "tyz")] == ["", "en/", "zh/", ""]
    assert [interface_of(code) for code in ("en", "hmn")] == ["en", "vi"]
