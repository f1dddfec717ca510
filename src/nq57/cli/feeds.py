"""`nq57 import --feed`: news of a portal's feed as drafts, each once.

It must not print. A list beside the reports keeps what was imported, so that a draft that was thrown away
does not come back; the feed is fetched and read in a process within bounds.
"""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nq57.importing.drafts.draft import Draft

LIST = "nguon-tin.json"
_MOST_BYTES = 8_000_000
_MOST_AT_ONCE = 50
_CPU, _WALL, _MEMORY = 30, 90, 400_000_000  # seconds, seconds, bytes


@dataclass(frozen=True, slots=True)
class FeedDrafts:
    """The drafts of a feed by their marks, and how many more wait for another run."""

    drafts: "tuple[tuple[str, Draft], ...]"
    left: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a feed: from where, for which unit and kind, without what came before.

    `taken` are names of records that are there, which are left as they are.
    """

    address: str
    unit: str
    kind: str
    today: dt.date
    known: frozenset[str]
    inside: bool = False
    taken: frozenset[str] = frozenset()


def news_of(wanted: Wanted) -> FeedDrafts | str:
    """The news of a feed that did not come before, the oldest first; or why it cannot be had."""
    from nq57.gate.limited_workers import Bounds, Cage, Overrun

    with Cage[Wanted, FeedDrafts | str](_read) as cage:
        found = cage.run(wanted, Bounds(_CPU, _WALL, _MEMORY))
    return f"Không đọc được nguồn tin: {found.why}." if isinstance(found, Overrun) else found


def imported(folder: Path) -> dict[str, str]:
    """The marks of what was imported into a unit, each with its title; none where the list is missing."""
    try:
        rows = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return {str(mark): str(title) for mark, title in rows.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def remember(folder: Path, mark: str, title: str) -> None:
    """Add one to the list of what was imported; the list appears whole."""
    rows = {**imported(folder), mark: title}
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{LIST}.part"
    part.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    part.replace(folder / LIST)


def _read(wanted: Wanted) -> FeedDrafts | str:
    """Fetch and read a feed; runs in a process of its own."""
    from nq57.cli.fetching import fetch
    from nq57.importing.articles.feed import read_feed
    from nq57.importing.articles.feed_draft import Destination, feed_draft, mark_of, names_of
    from nq57.model.records import KINDS_BY_FOLDER

    try:
        came = fetch(wanted.address, _MOST_BYTES, inside=wanted.inside)
        feed = read_feed(came.data, came.content_type, came.address)
    except ValueError as error:
        return str(error)
    to = Destination(wanted.unit, KINDS_BY_FOLDER[wanted.kind], wanted.today)
    entries = {mark_of(entry): entry for entry in feed.entries}
    names = names_of(entries, wanted.known, wanted.taken, to)
    news = [(mark, entry) for mark, entry in entries.items() if mark not in wanted.known]
    news.sort(key=lambda one: one[1].day or wanted.today)
    drafts = tuple(
        (mark, feed_draft(entry, names[mark], feed.name, to)) for mark, entry in news[:_MOST_AT_ONCE]
    )
    return FeedDrafts(drafts, len(news) - len(drafts))
