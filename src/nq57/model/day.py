"""The day in Vietnam at a moment.

It must not read a clock; the moment comes from outside.
"""

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))  # Asia/Ho_Chi_Minh, without summer time since 1975


def today(now: dt.datetime) -> dt.date:
    """The day in Vietnam at a moment."""
    return now.astimezone(VIETNAM).date()
