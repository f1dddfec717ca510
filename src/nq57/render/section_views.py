"""What the pages of the section as a whole get: the home page, and the one about the section.

It must not know records. As with all views, every text, order and link is settled already.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nq57.body.fragments import Fragment
from nq57.render.link_views import Group, LinkView
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


@dataclass(frozen=True)
class ContactView:
    """How to reach the unit."""

    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class HomeView:
    """The home page of a section."""

    title: str
    unit: str
    parent: str
    welcome: Fragment
    about: LinkView | None
    parts: tuple[LinkView, ...]
    key_documents: tuple[DocumentRow, ...]
    documents: tuple[DocumentRow, ...]
    news: tuple[Card, ...]
    infographics: tuple[Card, ...]
    lessons: tuple[Card, ...]
    events: tuple[EventView, ...]
    statuses: tuple[StatusCount, ...]
    task_count: int
    target_years: tuple[LinkView, ...]
    target_count: int
    linked_data: str = ""
    guides: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class AboutView:
    """The about page."""

    unit: str
    parent: str
    intro: Fragment
    facts: tuple[Fact, ...]
    contact: ContactView
    links: tuple[LinkView, ...]
    parts: tuple[Group, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
