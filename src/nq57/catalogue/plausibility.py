"""What can be read but is hardly meant: years far off, sections that nobody can be led to.

It must not know files; the day comes in as a parameter.
"""

import datetime as dt
from collections.abc import Iterator

from nq57.catalogue.workspace import Workspace
from nq57.model.fields import Titled
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.units import CENTRAL

_FIRST_YEAR = 1945  # nothing that a section shows is older than the state
_AHEAD = 10  # years that plans look ahead at most


def far_days(workspace: Workspace, as_of: dt.date) -> Iterator[Problem]:
    """Records whose day is too early or too late to be meant."""
    for record in workspace.records:
        day = record.fields.date
        if day and not _plausible(record, as_of):
            aliases = (str(field.alias) for field in type(record.fields).model_fields.values())
            keys = [key for key in aliases if key.startswith("ngay") and key in record.places]
            place = record.place(keys[0]) if keys else record.source
            yield problem("nam-xa", place, value=day.text)
        latest = as_of.year + _AHEAD
        for key, bound in (("dang_tu", record.fields.embargo), ("het_han", record.fields.expiry)):
            if bound and bound.year > latest:
                yield problem("nam-xa", record.place(key), value=f"{bound:%d/%m/%Y}")


def gone_before(workspace: Workspace, _as_of: dt.date) -> Iterator[Problem]:
    """Records whose last day is before their own day, so that nobody ever sees them."""
    for record in workspace.records:
        day, last = record.fields.date, record.fields.expiry
        if day and last and last < day.first_day:
            yield problem("het-han-som", record.place("het_han"), value=f"{last:%d/%m/%Y}")


def _plausible(record: Record, as_of: dt.date) -> bool:
    fields = record.fields
    day = fields.date
    if day is None or not _FIRST_YEAR <= day.year <= as_of.year + _AHEAD:
        return day is None
    reported_ahead = fields.embargo is not None or fields.draft or fields.next_day(as_of) is not None
    return reported_ahead or not isinstance(fields, Titled) or day.first_day <= as_of


def sections_without_address(workspace: Workspace) -> Iterator[Problem]:
    """Units that do not say where their section will be: it gets no map, feeds or codes."""
    for unit in workspace.units.values():
        if unit.id != CENTRAL and not unit.fields.host_url:
            yield problem("thieu-dia-chi-chuyen-muc", unit.place("ten"))
