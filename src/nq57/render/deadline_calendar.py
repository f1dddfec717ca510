"""The last days of a year to come, by month, as the page of tasks shows them: tasks, and reports to send.

It must not decide what is due.
"""

import datetime as dt
from itertools import groupby

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import Due, due_between
from nq57.catalogue.sending import still_due
from nq57.model.values import PartialDate
from nq57.render.views import DueMonth, DueRow

_AHEAD = dt.timedelta(days=365)


def deadline_months(catalogue: Catalogue) -> tuple[DueMonth, ...]:
    """Each month from the day of looking that has a last day; a report that was sent is not due."""
    first = catalogue.as_of
    dues = still_due(catalogue, due_between(catalogue, first, first + _AHEAD))
    return tuple(
        DueMonth(f"Tháng {month}/{year}", tuple(map(_row, group)))
        for (year, month), group in groupby(dues, key=lambda due: (due.day.year, due.day.month))
    )


def _row(due: Due) -> DueRow:
    day = PartialDate.of(due.day)
    to = f" → {due.receiver}" if due.receiver else ""
    return DueRow(due.url, due.title, day.text, day.iso, f"{due.sender}{to}")
