"""What the program knows of a kind of content beside its fields: its names, its order, where it appears.

It must not know any one kind: each class of fields holds its own `Kind`, and
`model.records` lists the classes.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Order = Literal["newest", "plan", "next-day"]
Layout = Literal["listing", "register", "work"]
Facets = Literal["none", "cards", "register"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of content. Nearly every field is required, so that a new kind cannot forget an answer."""

    folder: str
    """Its folder below a unit's, and the first part of its records' addresses."""
    label: str
    """Its name in menus and over lists."""
    one: str
    """What one of its records is called."""
    lead: str
    """The sentence below the heading of its list."""
    order: Order
    """How a list orders it: newest first, as the plan numbers it, or by the next day it takes place."""
    layout: Layout
    """The template of its list."""
    page_size: int
    """Records on one page of its list."""
    by_month: bool
    """Whether the list of a year is split by months: only for what comes often."""
    facets: Facets
    """Which narrower lists it has."""
    is_news: bool
    """Whether a new record is news: shown in feeds, marked as new, offered as related reading."""
    is_embedded: bool
    """Whether other portals' frames of what is new show it."""
    guide_rank: int | None
    """Its place among what guides offer first, lower is earlier; None where guides leave it out."""
    has_contents: bool
    """Whether its pages may have a table of contents; pages that are tables of facts have none."""
    themes: tuple[str, ...]
    """Codes of the European Union's data themes under which its records are filed as open data."""
    needs_body: bool
    """Whether a record without a body says nothing."""
    inherited: bool = True
    """Whether units below see it, too; what is not is of one unit, as its figures are."""


class Fault(NamedTuple):
    """What is wrong among a record's own fields: the problem's code and the key at which it is told."""

    code: str
    key: str
