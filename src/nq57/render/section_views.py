"""What the pages of the section as a whole get: the home page, and the one about the section.

It must not know records. As with all views, every text, order and link is settled already.
"""

from dataclasses import dataclass

from nq57.body.fragments import Fragment
from nq57.render.link_views import LinkView
from nq57.render.views import Card, DocumentRow, Fact, StatusCount


@dataclass(frozen=True)
class EventView:
    """A coming event on the home page."""

    url: str
    title: str
    day: str
    month: str
    iso: str
    place: str
    left: str = ""


@dataclass(frozen=True)
class ContactView:
    """How to reach the unit."""

    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    hotline: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class ActionView:
    """A thing that readers come for: an icon, the way to it, a line about it."""

    icon: str
    link: LinkView
    note: str = ""


@dataclass(frozen=True)
class CampaignView:
    """The banner of a campaign."""

    name: str
    note: str
    link: LinkView


@dataclass(frozen=True)
class YearView:
    """A year of targets: what its first one says, and how many there are."""

    year: str
    value: str
    name: str
    count: int


@dataclass(frozen=True)
class HomeBlock:
    """One block of the home page; `code` names its form, parts that the form lacks are empty."""

    code: str
    title: str
    more: LinkView | None = None
    cards: tuple[Card, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    events: tuple[EventView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    statuses: tuple[StatusCount, ...] = ()
    years: tuple[YearView, ...] = ()
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class HomeView:
    """The home page of a section; each of `rows` has one block, or a wider one and one beside it."""

    title: str
    where: str
    search: str
    searches: tuple[LinkView, ...]
    actions: tuple[ActionView, ...]
    campaign: CampaignView | None
    rows: tuple[tuple[HomeBlock, ...], ...]
    linked_data: str = ""


@dataclass(frozen=True)
class AboutView:
    """The about page."""

    unit: str
    parent: str
    intro: Fragment
    facts: tuple[Fact, ...]
    contact: ContactView
    links: tuple[LinkView, ...]
    updated: str
    updated_iso: str
    licence: str = ""
    data: LinkView | None = None
