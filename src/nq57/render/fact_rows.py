"""Rows of a record's table of facts: a label with plain values, a day, or where the content comes from.

It must not know kinds; each kind's module in `render.kinds` puts its own rows together.
"""

from dataclasses import replace

from nq57.model.fields import Fields
from nq57.model.values import PartialDate
from nq57.render.link_views import LinkView
from nq57.render.views import Fact


def texts(*values: str | None) -> tuple[LinkView, ...]:
    """Plain values of a fact; absent ones left out."""
    return tuple(LinkView(value) for value in values if value)


def fact(label: str, *values: str | None) -> Fact:
    """A row of plain values."""
    return Fact(label, texts(*values))


def day_fact(label: str, day: PartialDate | None) -> Fact:
    """A row with a date, for people and for machines."""
    return Fact(label, texts(day.text), day.iso) if day else Fact(label, ())


def noted(row: Fact, note: str) -> Fact:
    """The row with a note beside each value."""
    return replace(row, values=tuple(replace(value, note=note) for value in row.values))


def origin_fact(fields: Fields) -> tuple[Fact, ...]:
    """The row that says where the content comes from; none where nothing is said."""
    if fields.origin is None:
        return ()
    return (Fact("Nguồn", (LinkView(fields.origin.name, fields.origin.url or "", external=True),)),)
