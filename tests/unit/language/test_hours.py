"""The hour of an invitation: told only where the whole text names it."""

import datetime as dt

import pytest

from nq57.language.hours import clock_time


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("14 giờ 00", dt.time(14)),
        ("8 giờ", dt.time(8)),
        ("8h30", dt.time(8, 30)),
        ("7 giờ 05 phút", dt.time(7, 5)),
        ("07:30", dt.time(7, 30)),
        ("8 giờ 00 - 11 giờ 30", None),
        ("24 giờ", None),
        ("8:", None),
        ("buổi sáng", None),
        ("", None),
    ],
)
def test_an_hour_is_read_or_left(text: str, hour: dt.time | None) -> None:
    """Ranges and words are no hour."""
    assert clock_time(text) == hour
