"""Feeds of what is new: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1, for the section, its kinds and topics.

It must not know the theme. A feed needs absolute addresses: a unit that names none has no feeds.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from functools import partial
from itertools import islice

from markupsafe import escape

from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.model.day import VIETNAM
from nq57.model.languages import DEFAULT_LANGUAGE, language_name, language_tag
from nq57.model.parts import TOPICS
from nq57.model.records import KINDS, Record
from nq57.render.language_pages import landing_url, spoken_languages
from nq57.render.lately import lately
from nq57.render.link_views import LinkView
from nq57.render.listing_views import card_of
from nq57.render.made_files import MadeFile
from nq57.render.placeholders import BASE
from nq57.render.record_context import owner_name
from nq57.render.spoken import translated
from nq57.wording import wording_of

ATOM, RSS, JSON_FEED = "atom.xml", "rss.xml", "feed.json"
_NEWEST = {"": 30}
_NEWEST_OF_PART = 20
_NEWS = tuple(kind.folder for kind in KINDS if kind.is_news)
_ENTRIES_IN_MEMORY = 30_000


@dataclass(frozen=True)
class FeedItem:
    """One record in feeds: the day readers could know it, who wrote it, what it is about.

    `changed` is the day of its last change after that; None where its file tells of none.
    """

    record: Record
    day: dt.date
    owner: str
    topics: tuple[str, ...]
    changed: dt.date | None = None

    @property
    def updated(self) -> dt.date:
        """The day on which it became what it is."""
        return self.changed or self.day


@dataclass(frozen=True)
class Feed:
    """What one feed tells, newest first; `folder` is its place below the section's root, `van-ban/`."""

    folder: str
    title: str
    unit: str
    host: str
    items: tuple[FeedItem, ...]
    language: str = DEFAULT_LANGUAGE

    @property
    def tag(self) -> str:
        """What `xml:lang` says of it."""
        return language_tag(self.language)

    @property
    def updated(self) -> dt.date:
        """The latest day of an item, new or changed."""
        return max(item.updated for item in self.items)


def feeds(catalogue: Catalogue) -> Iterator[Feed]:
    """Every feed of the unit that has anything to tell."""
    unit, host = catalogue.unit, catalogue.unit.section_url
    if not host:
        return
    for folder, title, records in _sources(catalogue):
        if items := _items(catalogue, folder, records):
            yield Feed(folder, f"{title} – {unit.short_name}", unit.name, host, items)
    yield from _spoken_feeds(catalogue, host)


def _spoken_feeds(catalogue: Catalogue, host: str) -> Iterator[Feed]:
    """What is new in each other language."""
    for language in spoken_languages(catalogue):
        wording, folder = wording_of(language), landing_url(language)
        called = catalogue.unit.words(language)
        name = called.name if called else catalogue.unit.name
        title = wording("Các bài của chuyên mục bằng {language}", language=language_name(language))
        records = (r for kind in KINDS for r in translated(catalogue, language, kind.folder))
        if items := _items(catalogue, folder, newest_first(records)):
            yield Feed(folder, f"{title} – {name}", name, host, items, language)


def feed_links(catalogue: Catalogue) -> tuple[LinkView, ...]:
    """The folders that have feeds, for a page that offers them; the note counts their items."""
    return tuple(
        LinkView(f.title.rpartition(" – ")[0], f.folder, str(len(f.items)))
        for f in feeds(catalogue)
        if f.language == DEFAULT_LANGUAGE
    )


def feed_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Every feed in its three forms."""
    for feed in feeds(catalogue):
        # A record's digest stands for it: equal digests, equal items.
        identity = tuple(
            (i.record.id, i.record.digest, i.owner, i.day.toordinal(), i.updated.toordinal(), *i.topics)
            for i in feed.items
        )
        of = (feed.folder, feed.title, feed.unit, feed.host, feed.language, identity)
        for name, make in ((ATOM, _atom), (RSS, _rss), (JSON_FEED, _json_feed)):
            yield MadeFile(f"{feed.folder}{name}", (name, *of), partial(make, feed))


def _sources(catalogue: Catalogue) -> Iterator[tuple[str, str, tuple[Record, ...]]]:
    kinds = (enumerate(catalogue.by_kind[kind]) for kind in _NEWS)
    newest = (r for kind in kinds for n, r in kind if n < _NEWEST[""] or r.id in catalogue.changed)
    yield "", "Mới trong chuyên mục NQ57", newest_first(newest)
    for kind in KINDS:
        yield f"{kind.folder}/", kind.label, catalogue.by_kind[kind.folder]
    listed = catalogue.listed_terms[TOPICS.code]
    for term in catalogue.vocabulary.topics:
        if term.code in listed:
            yield f"{TOPICS.url}{term.code}/", term.label, catalogue.with_topic(term.code)


def _items(catalogue: Catalogue, folder: str, records: tuple[Record, ...]) -> tuple[FeedItem, ...]:
    """The newest records, and older ones that a change brings back, by the day they were first told."""
    most, as_of = _NEWEST.get(folder, _NEWEST_OF_PART), catalogue.as_of
    known = ((record, day) for record in records if (day := record.fields.known_since(as_of)))
    newest = list(islice(known, most))
    changed = [(record, day) for record, day in known if record.fields.changed(as_of)]
    if changed:
        last = partial(_updated, catalogue)
        newest = sorted((*newest, *changed), key=last, reverse=True)[:most]
    labels = {term.code: term.label for term in catalogue.vocabulary.topics}
    items = (_item(catalogue, labels, record, day) for record, day in newest)
    return tuple(sorted(items, key=lambda item: item.day, reverse=True))


def _updated(catalogue: Catalogue, dated: tuple[Record, dt.date]) -> dt.date:
    record, day = dated
    return max(day, record.fields.changed(catalogue.as_of) or day)


def _item(catalogue: Catalogue, labels: Mapping[str, str], record: Record, day: dt.date) -> FeedItem:
    wording = wording_of(record.language)
    topics = tuple(wording(labels.get(code, code)) for code in record.fields.topics)
    changed = record.fields.changed(catalogue.as_of)
    return FeedItem(
        record, day, owner_name(catalogue, record), topics, changed if changed and changed > day else None
    )


def _atom(feed: Feed) -> bytes:
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.tag}">\n'
        f"<title>{escape(feed.title)}</title>\n<id>{BASE}{feed.folder}</id>\n"
        f"<updated>{_moment(feed.updated)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{BASE}{feed.folder}{ATOM}"/>\n'
        f'<link rel="alternate" type="text/html" href="{BASE}{feed.folder}"/>\n'
        f"<author><name>{escape(feed.unit)}</name></author>\n"
    )
    return _settled(feed, head + "".join(map(_atom_entry, feed.items)) + "</feed>\n", escape=True)


def _rss(feed: Feed) -> bytes:
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
        f"<title>{escape(feed.title)}</title>\n<link>{BASE}{feed.folder}</link>\n"
        f"<description>{escape(feed.title)}, {escape(feed.unit)}</description>\n"
        f"<language>{feed.tag}</language>\n"
        f"<lastBuildDate>{_mail_moment(feed.updated)}</lastBuildDate>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{BASE}{feed.folder}{RSS}"/>\n'
    )
    return _settled(feed, head + "".join(map(_rss_item, feed.items)) + "</channel></rss>\n", escape=True)


def _json_feed(feed: Feed) -> bytes:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{BASE}{feed.folder}",
        "feed_url": f"{BASE}{feed.folder}{JSON_FEED}",
        "language": feed.tag,
        "authors": [{"name": feed.unit}],
    }
    opened = json.dumps(head, ensure_ascii=False)[:-1]
    items = ",\n".join(map(_json_item, feed.items))
    return _settled(feed, f'{opened}, "items": [\n{items}\n]}}\n')


def _settled(feed: Feed, text: str, *, escape: bool = False) -> bytes:
    """Entries are made once for all units: their addresses get the unit's own host here."""
    host = feed.host.replace("&", "&amp;") if escape else json.dumps(feed.host)[1:-1]
    return text.replace(BASE, host).encode()


@lately(_ENTRIES_IN_MEMORY)
def _atom_entry(item: FeedItem) -> str:
    card = card_of(item.record, item.owner)
    topics = "".join(f'<category term="{escape(topic)}"/>' for topic in (card.kind_label, *item.topics))
    owner = f"<author><name>{escape(item.owner)}</name></author>" if item.owner else ""
    return (
        f"<entry><title>{escape(card.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{BASE}{escape(card.url)}"/>'
        f"<id>{BASE}{escape(card.url)}</id>"
        f"<published>{_moment(item.day)}</published><updated>{_moment(item.updated)}</updated>"
        f"{owner}{topics}"
        f"<summary>{escape(card.summary or item.record.described)}</summary></entry>\n"
    )


@lately(_ENTRIES_IN_MEMORY)
def _rss_item(item: FeedItem) -> str:
    card = card_of(item.record, item.owner)
    topics = "".join(f"<category>{escape(topic)}</category>" for topic in (card.kind_label, *item.topics))
    # RSS has no word for a change; Atom's is read by those who know both.
    changed = f"<atom:updated>{_moment(item.changed)}</atom:updated>" if item.changed else ""
    return (
        f"<item><title>{escape(card.title)}</title><link>{BASE}{escape(card.url)}</link>"
        f'<guid isPermaLink="true">{BASE}{escape(card.url)}</guid>'
        f"<pubDate>{_mail_moment(item.day)}</pubDate>{changed}{topics}"
        f"<description>{escape(card.summary or item.record.described)}</description></item>\n"
    )


@lately(_ENTRIES_IN_MEMORY)
def _json_item(item: FeedItem) -> str:
    card = card_of(item.record, item.owner)
    entry: dict[str, object] = {
        "id": f"{BASE}{card.url}",
        "url": f"{BASE}{card.url}",
        "title": card.title,
        "content_text": card.summary or item.record.described or card.title,
        "date_published": _moment(item.day),
        "tags": [wording_of(item.record.language)(item.record.of_kind.label), *item.topics],
    }
    if item.changed:
        entry["date_modified"] = _moment(item.changed)
    if item.owner:
        entry["authors"] = [{"name": item.owner}]
    return json.dumps(entry, ensure_ascii=False)


def _moment(day: dt.date) -> str:
    """The beginning of a day in Vietnam, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _mail_moment(day: dt.date) -> str:
    """The same as RFC 822 writes it."""
    return format_datetime(dt.datetime(day.year, day.month, day.day, tzinfo=VIETNAM))
