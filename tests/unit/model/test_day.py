"""What day it is in Vietnam, wherever the machine stands.

It must not read a clock.
"""

import datetime as dt

import pytest

from nq57.model.day import today

UTC = dt.UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (dt.datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC), dt.date(2026, 11, 20)),
        (dt.datetime(2026, 11, 20, 17, 0, 0, tzinfo=UTC), dt.date(2026, 11, 21)),
        (dt.datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC), dt.date(2027, 1, 1)),
        (dt.datetime(2028, 2, 28, 23, 0, 0, tzinfo=UTC), dt.date(2028, 2, 29)),
        (
            dt.datetime(2026, 11, 21, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=14))),
            dt.date(2026, 11, 20),
        ),
    ],
)
def test_the_day_changes_at_seventeen_hours_utc(moment: dt.datetime, day: dt.date) -> None:
    """Vietnam is seven hours ahead of UTC all year; the machine's own zone does not matter."""
    assert today(moment) == day
