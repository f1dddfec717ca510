"""Dates in running text."""

import datetime as dt

import pytest

from nq57.language.dates import date_at, find_dates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ký ngày 16/6/2025 tại", [("ngày 16/6/2025", 2025, 6, 16)]),
        ("ngày 22 tháng 12 năm 2024", [("ngày 22 tháng 12 năm 2024", 2024, 12, 22)]),
        ("ngày \n\n22/12/2024", [("ngày \n\n22/12/2024", 2024, 12, 22)]),
        ("16-6-2025 và 16.6.2025", [("16-6-2025", 2025, 6, 16), ("16.6.2025", 2025, 6, 16)]),
        ("Tháng 6/2025", [("Tháng 6/2025", 2025, 6, 0)]),
        ("tháng 8\nnăm 2025", [("tháng 8\nnăm 2025", 2025, 8, 0)]),
        ("ngày        tháng 8 năm 2025", [("ngày        tháng 8 năm 2025", 2025, 8, 0)]),
        ("trước ngày 5/6 và 5/12", [("ngày 5/6", 0, 6, 5), ("5/12", 0, 12, 5)]),
        ("ngày 5/6, tỷ lệ 1/2 và 3/4", [("ngày 5/6", 0, 6, 5)]),
        ("trước ngày 15 tháng 6)", [("ngày 15 tháng 6", 0, 6, 15)]),
        ("NGÀY 03 THÁNG 9 NĂM 2019", [("NGÀY 03 THÁNG 9 NĂM 2019", 2019, 9, 3)]),
        ("ngày 23 / 3 /2022", [("ngày 23 / 3 /2022", 2022, 3, 23)]),
        ("ngày 29/2", [("ngày 29/2", 0, 2, 29)]),
    ],
)
def test_dates_are_found(text: str, parts: list[tuple[str, int, int, int]]) -> None:
    """Whole and partial dates, in words and figures, over line breaks and blanks."""
    found = [(text[date.start : date.end], date.year, date.month, date.day) for date in find_dates(text)]
    assert found == parts


@pytest.mark.parametrize(
    "text",
    [
        "24/24",
        "31/02/2025",
        "ngày 00/6/2025",
        "30/2020/NĐ-CP",
        "193/2025/QH15",
        "Quý 1/2026",
        "(18/5)",
        "2025-06-16",
        "ngày 1 tháng 13 năm 2025",
        "giai đoạn 2025 - 2030",
        "1/2 và 3/4",
        "22/12/2024/x",
        "29/02/2025",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Shares, numbers, quarters and days that no calendar has are passed over."""
    assert find_dates(text) == ()


def test_a_damaged_day_is_marked() -> None:
    """A stroke that a scan left of a one is read, and said to be a guess."""
    (found,) = find_dates("Lang Son, ngay /2 thang 8 nam 2025")
    assert found.damaged
    assert found.date == dt.date(2025, 8, 12)


def test_a_date_at_a_place() -> None:
    """Only a date that begins exactly there counts."""
    text = "số 57, ngày 22/12/2024"
    found = date_at(text, 7)
    assert found is not None
    assert found.date == dt.date(2024, 12, 22)
    assert date_at(text, 6) is None
