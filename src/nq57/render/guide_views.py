"""What the templates of guides, glossary and open data get: flat, frozen, settled.

It must not know records; see `views` for what all views share.
"""

from dataclasses import dataclass

from nq57.render.link_views import LinkView
from nq57.render.views import Card


@dataclass(frozen=True)
class GuideGroup:
    """A way into the section: a few cards to begin with, and where there is more."""

    id: str
    title: str
    cards: tuple[Card, ...]
    more: tuple[LinkView, ...]
    lead: str = ""


@dataclass(frozen=True)
class GuideView:
    """A page of ways into the section, by audience or by group of tasks."""

    title: str
    lead: str
    groups: tuple[GuideGroup, ...]


@dataclass(frozen=True)
class GlossaryEntry:
    """A term or abbreviation with what it means."""

    name: str
    meaning: str
    short: str = ""


@dataclass(frozen=True)
class LetterView:
    """The entries that begin with one letter."""

    letter: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True)
class GlossaryView:
    """Terms and abbreviations from A to Z."""

    title: str
    lead: str
    letters: tuple[LetterView, ...]


@dataclass(frozen=True)
class DataSetView:
    """One kind's open data: how many records, and its files."""

    id: str
    label: str
    count: int
    files: tuple[LinkView, ...]


@dataclass(frozen=True)
class DataView:
    """The page of what machines may read: open data, feeds, calendars."""

    licence: str
    sets: tuple[DataSetView, ...]
    feeds: tuple[DataSetView, ...]
    calendars: tuple[LinkView, ...]
    assistants: tuple[LinkView, ...]
    frames: tuple[LinkView, ...]
    linked_data: str
