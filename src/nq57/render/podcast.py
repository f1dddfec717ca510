"""The podcast of a section: its sound recordings as RSS 2.0 with the fields that podcast apps read.

It must not know the theme. Apps need full addresses: a unit that names no host has no podcast.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from functools import partial
from xml.etree.ElementTree import Element, SubElement, tostring

from nq57.catalogue.catalogue import Catalogue
from nq57.model.fields import Recording
from nq57.model.records import DEFAULT_LANGUAGE, LANGUAGES, Record
from nq57.render.files import file_url
from nq57.render.made_files import MadeFile
from nq57.render.recordings import recordings_of

PODCAST = "media/podcast.xml"
_APPLE = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
_NO_DAY = 2000  # the year of what tells no day
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


def podcast_path(language: str) -> str:
    """Where the podcast of a language is."""
    return PODCAST if language == DEFAULT_LANGUAGE else f"media/podcast.{language}.xml"


def podcast_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """A podcast for each language in which the unit has recordings to offer."""
    name, host = catalogue.unit.name, catalogue.unit.section_url
    found: dict[str, dict[str, Episode]] = {}
    for record in _with_translations(catalogue) if host else ():
        for recording in recordings_of(record):
            episodes_of = found.setdefault(recording.language, {})  # a page is one episode of a language
            episodes_of.setdefault(record.url, _episode(record, recording, host))
    for language in sorted(found):
        episodes = tuple(sorted(found[language].values(), key=lambda e: (-e.day.toordinal(), e.file)))
        said = tuple((e, e.day.toordinal()) for e in episodes)
        make = partial(_rss, name, host, language, episodes)
        yield MadeFile(podcast_path(language), (name, host, language, said), make)


def _with_translations(catalogue: Catalogue) -> Iterator[Record]:
    for records in catalogue.by_kind.values():
        for record in records:
            yield from (record, *catalogue.translations.get(record.id, ()))


def _episode(record: Record, recording: Recording, host: str) -> Episode:
    fields, file = record.fields, recording.file or ""
    asset = next((asset for asset in record.assets if asset.name == file), None)
    day = fields.posted or (fields.date.first_day if fields.date else None)
    return Episode(
        title=fields.title,
        summary=record.described or fields.title,
        page=f"{host}{record.url}",
        file=f"{host}{file_url(record, file)}",
        type=_TYPES.get(asset.kind if asset else "", "audio/mpeg"),
        size=asset.size if asset else 0,
        day=day or dt.date(_NO_DAY, 1, 1),
        duration=recording.duration or "",
    )


def _in(language: str) -> str:
    return "" if language == DEFAULT_LANGUAGE else f" ({LANGUAGES.get(language, language)})"


def _rss(name: str, host: str, language: str, episodes: tuple[Episode, ...]) -> bytes:
    root = Element("rss", {"version": "2.0", "xmlns:itunes": _APPLE})
    channel = SubElement(root, "channel")
    for tag, text in (
        ("title", f"Âm thanh về Nghị quyết 57 – {name}{_in(language)}"),
        ("link", f"{host}media/"),
        ("description", f"Bản tin, bài nói của chuyên mục Nghị quyết 57, {name}."),
        ("language", language),
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
