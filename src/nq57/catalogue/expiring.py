"""Records that expire soon, so that somebody may look at them while they can still be seen.

It must not know who is told.
"""

import datetime as dt

from nq57.catalogue.inheritance import is_published
from nq57.catalogue.workspace import Workspace
from nq57.model.records import Record


def expiring(workspace: Workspace, unit: str, as_of: dt.date, days: int) -> tuple[Record, ...]:
    """A unit's own records whose last day is within so many days from `as_of`, the next first."""
    latest = as_of + dt.timedelta(days=days)
    own = (r for r in workspace.records if r.unit == unit and is_published(r, as_of))
    soon = [record for record in own if record.fields.expiry and record.fields.expiry <= latest]
    return tuple(sorted(soon, key=lambda record: (record.fields.expiry or latest, record.id)))
