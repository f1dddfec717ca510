"""The podcast of a section: its sound recordings as RSS 2.0 with the fields that podcast apps read.

It must not know the theme. Apps need full addresses: a unit that names no host has no podcast.
"""

import datetime as dt
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from nq57.catalogue.catalogue import Catalogue
from nq57.model.articles import Media
from nq57.model.records import Record
from nq57.render.files import file_url
from nq57.render.made_files import MadeFile

PODCAST = "media/podcast.xml"
_APPLE = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
_HANOI = dt.timezone(dt.timedelta(hours=7))


@dataclass(frozen=True)
class Episode:
    """One recording: where its page and its file are, how long and how large it is."""

    title: str
    summary: str
    page: str
    file: str
    type: str
    size: int
    day: dt.date
    duration: str


def podcast_file(catalogue: Catalogue) -> MadeFile | None:
    """The podcast, if the unit has recordings of its own to offer."""
    host = catalogue.unit.section_url
    found = (_episode(record, host) for record in catalogue.of(Media))
    episodes = tuple(episode for episode in found if episode)
    if not host or not episodes:
        return None
    name = catalogue.unit.name
    said = tuple((e, e.day.toordinal()) for e in episodes)
    return MadeFile(PODCAST, (name, host, said), lambda: _rss(name, host, episodes))


def _episode(record: Record, host: str) -> Episode | None:
    fields = record.fields
    if not isinstance(fields, Media) or fields.type != "am-thanh" or not fields.file:
        return None
    asset = next((asset for asset in record.assets if asset.name == fields.file), None)
    kind = asset.kind if asset else ""
    return Episode(
        title=fields.title,
        summary=fields.summary or fields.title,
        page=f"{host}{record.url}",
        file=f"{host}{file_url(record, fields.file)}",
        type=_TYPES.get(kind, "audio/mpeg"),
        size=asset.size if asset else 0,
        day=fields.date.first_day,
        duration=fields.duration or "",
    )


def _rss(name: str, host: str, episodes: tuple[Episode, ...]) -> bytes:
    root = Element("rss", {"version": "2.0", "xmlns:itunes": _APPLE})
    channel = SubElement(root, "channel")
    for tag, text in (
        ("title", f"Âm thanh về Nghị quyết 57 – {name}"),
        ("link", f"{host}media/"),
        ("description", f"Bản tin, bài nói của chuyên mục Nghị quyết 57, {name}."),
        ("language", "vi"),
        ("itunes:author", name),
        ("itunes:explicit", "false"),
    ):
        SubElement(channel, tag).text = text
    SubElement(channel, "itunes:category", {"text": "Government"})
    for episode in episodes:
        _item(SubElement(channel, "item"), episode)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _item(item: Element, episode: Episode) -> None:
    day = dt.datetime.combine(episode.day, dt.time(7), _HANOI)
    for tag, text in (
        ("title", episode.title),
        ("link", episode.page),
        ("guid", episode.page),
        ("description", episode.summary),
        ("pubDate", format_datetime(day)),
        ("itunes:duration", episode.duration),
    ):
        if text:
            SubElement(item, tag).text = text
    SubElement(item, "enclosure", {"url": episode.file, "length": str(episode.size), "type": episode.type})
