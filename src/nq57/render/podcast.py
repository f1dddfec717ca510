"""The podcast of a section: its sound recordings as RSS 2.0 with the fields that podcast apps read.

It must not know the theme. Apps need full addresses: a unit that names no host has no podcast.
"""

import datetime as dt
import io
import wave
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
from nq57.render.made_files import MadeFile
from nq57.render.recordings import Sound, sounds_of

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
        keys = tuple(_key_of(episode) for episode in episodes)
        lasting = any(episode.made for episode in episodes)
        make = partial(_rss, name, host, language, episodes)
        yield MadeFile(podcast_path(language), (name, host, language, keys), make, lasting)


def _with_translations(catalogue: Catalogue) -> Iterator[Record]:
    for records in catalogue.by_kind.values():
        for record in records:
            yield from (record, *catalogue.translations.get(record.id, ()))


def _episode(record: Record, sound: Sound, host: str) -> Episode:
    fields = record.fields
    asset = next((asset for asset in record.assets if asset.name == sound.name), None)
    day = fields.posted or (fields.date.first_day if fields.date else None)
    return Episode(
        title=fields.title,
        summary=record.described or fields.title,
        page=f"{host}{record.url}",
        file=f"{host}{sound.url}",
        type=_TYPES["wav"] if sound.made else _TYPES.get(asset.kind if asset else "", "audio/mpeg"),
        size=asset.size if asset else 0,
        day=day or dt.date(_NO_DAY, 1, 1),
        duration=sound.recording.duration or "",
        made=sound.made,
    )


def _key_of(episode: Episode) -> tuple[object, ...]:
    """An episode's part of the podcast's key; of a sound to be made, what it is made of."""
    return replace(episode, made=None), episode.day.toordinal(), episode.made.of if episode.made else ()


def _with_length(episode: Episode) -> Episode:
    """The episode with the size and length of the sound that a voice makes."""
    if episode.made is None:
        return episode
    data = episode.made.make()
    with wave.open(io.BytesIO(data)) as source:
        seconds = round(source.getnframes() / source.getframerate())
    return replace(episode, size=len(data), duration=f"{seconds // 60}:{seconds % 60:02d}")


def _in(language: str) -> str:
    return "" if language == DEFAULT_LANGUAGE else f" ({language_name(language)})"


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
    for episode in map(_with_length, episodes):
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
