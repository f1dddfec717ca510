"""The podcast of a section: its sound recordings as RSS 2.0 with the fields that podcast apps read.

It must not know the theme. Apps need full addresses: a unit that names no host has no podcast.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import format_datetime
from functools import partial
from xml.etree.ElementTree import Element, SubElement, tostring

from nq57.catalogue.catalogue import Catalogue
from nq57.model.languages import DEFAULT_LANGUAGE, language_name
from nq57.model.reading_aloud import lexicon_of
from nq57.model.records import Record
from nq57.render.extras import Voice
from nq57.render.made_files import MadeFile, finished, joined
from nq57.render.recordings import Sound, sounds_of
from nq57.render.sounds import clock, seconds_of

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
    made: MadeFile | None = None


def podcast_path(language: str) -> str:
    """Where the podcast of a language is."""
    return PODCAST if language == DEFAULT_LANGUAGE else f"media/podcast.{language}.xml"


def podcast_files(catalogue: Catalogue, voices: tuple[Voice, ...] = ()) -> Iterator[MadeFile]:
    """A podcast for each language in which the unit has recordings to offer."""
    name, host = catalogue.unit.name, catalogue.unit.section_url
    found: dict[str, dict[str, Episode]] = {}
    lexicon = lexicon_of(catalogue.vocabulary)
    for record in _with_translations(catalogue) if host else ():
        for sound in sounds_of(record, voices, lexicon):
            episodes_of = found.setdefault(sound.language, {})  # a page is one episode of a language
            episodes_of.setdefault(record.url, _episode(record, sound, host))
    for language in sorted(found):
        episodes = tuple(sorted(found[language].values(), key=lambda e: (-e.day.toordinal(), e.file)))
        keys = tuple((replace(e, made=None), e.day.toordinal()) for e in episodes)
        made = tuple(finished(e.made, ("length",), _length) for e in episodes if e.made)
        make = partial(_rss, name, host, language, episodes)
        yield joined(podcast_path(language), (name, host, language, keys), made, make)


def _with_translations(catalogue: Catalogue) -> Iterator[Record]:
    for records in catalogue.by_kind.values():
        for record in records:
            yield from (record, *catalogue.translations.get(record.id, ()))


def _episode(record: Record, sound: Sound, host: str) -> Episode:
    fields = record.fields
    asset = next((asset for asset in record.assets if asset.name == sound.name), None)
    kind = sound.url.rpartition(".")[2] if sound.made else asset.kind if asset else ""
    day = fields.posted or (fields.date.first_day if fields.date else None)
    return Episode(
        title=fields.title,
        summary=record.described or fields.title,
        page=f"{host}{record.url}",
        file=f"{host}{sound.url}",
        type=_TYPES.get(kind, _TYPES["mp3"]),
        size=asset.size if asset else 0,
        day=day or dt.date(_NO_DAY, 1, 1),
        duration=sound.recording.duration or "",
        made=sound.made,
    )


def _length(sound: bytes) -> bytes:
    """Size and length of a sound that a voice has made; a podcast needs no more of it."""
    return json.dumps([len(sound), clock(seconds_of(sound))]).encode()


def _with_lengths(episodes: tuple[Episode, ...], lengths: tuple[bytes, ...]) -> Iterator[Episode]:
    """The episodes, those of a voice with the size and length of their sounds."""
    known = iter(lengths)
    for episode in episodes:
        if episode.made is None:
            yield episode
        else:
            size, duration = json.loads(next(known))
            yield replace(episode, size=size, duration=duration)


def _in(language: str) -> str:
    return "" if language == DEFAULT_LANGUAGE else f" ({language_name(language)})"


def _rss(name: str, host: str, language: str, episodes: tuple[Episode, ...], *lengths: bytes) -> bytes:
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
    for episode in _with_lengths(episodes, lengths):
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
