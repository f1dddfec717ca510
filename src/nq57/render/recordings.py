"""The recordings of records: which sound belongs to a record, in which language, with what beside it.

It must not run a command: a `Voice` comes in for recordings without a file. The text that a voice gets is
the record's own: its transcript, else its title, summary, steps and body.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from nq57.body.plain import blocks
from nq57.body.reading import render_body
from nq57.language.sentences import ended, sentences
from nq57.language.spoken import Lexicon, spoken
from nq57.model.articles import Lesson, Media
from nq57.model.fields import Recording
from nq57.model.languages import DEFAULT_LANGUAGE, language_name
from nq57.model.records import Record
from nq57.render.extras import Voice
from nq57.render.files import file_url
from nq57.render.made_files import MadeFile
from nq57.render.views import RecordingView

_SOUND = "am-thanh"


@dataclass(frozen=True, slots=True)
class Sound:
    """One recording of a record: its address, its language, and its file where a voice makes it."""

    recording: Recording
    language: str
    url: str
    name: str = ""
    made: MadeFile | None = None


def sounds_of(record: Record, voices: tuple[Voice, ...], lexicon: Lexicon) -> Iterator[Sound]:
    """The recordings of a record that can be played, in its own order; a sound record's own file first."""
    own = _own_file(record)
    for recording in (*((own,) if own else ()), *record.fields.recordings):
        language = recording.language or record.language
        if recording.file:
            yield Sound(recording, language, file_url(record, recording.file), recording.file)
        elif voice := next((one for one in voices if one.language == language), None):
            yield _voiced(record, recording, voice, lexicon)


def _own_file(record: Record) -> Recording | None:
    fields = record.fields
    if not isinstance(fields, Media) or fields.type != _SOUND or not fields.file:
        return None
    return Recording.model_construct(
        file=fields.file,
        language=record.language,
        duration=fields.duration,
        transcript=fields.transcript,
        chapters=(),
    )


def _voiced(record: Record, recording: Recording, voice: Voice, lexicon: Lexicon) -> Sound:
    url = f"{record.url}ban-nghe.{voice.language}.{voice.form}"
    text = read_text_of(record, recording, voice.language, lexicon)
    make = partial(voice.speak, voice.command, text)
    made = MadeFile(url, (text, voice.command, voice.form), make, lasting=True)
    return Sound(recording, voice.language, url, made=made)


def read_text_of(record: Record, recording: Recording, language: str, lexicon: Lexicon) -> str:
    """What a voice reads, a sentence a line; Vietnamese as it is said."""
    paragraphs = recording.transcript.split("\n") if recording.transcript else list(_own_words(record))
    lines = [one for text in paragraphs if text.strip() for one in sentences(ended(text.strip()))]
    if language == DEFAULT_LANGUAGE:
        lines = [spoken(line, lexicon).text for line in lines]
    return "".join(f"{line}\n" for line in lines if line)


def _own_words(record: Record) -> Iterator[str]:
    fields = record.fields
    yield fields.title
    if fields.summary:
        yield fields.summary
    if isinstance(fields, Lesson):
        yield from (f"Bước {at}: {step}" for at, step in enumerate(fields.steps, start=1))
    if record.body:
        yield from blocks(render_body(record.body, record.url).html)


def recording_views(
    record: Record, voices: tuple[Voice, ...] = (), lexicon: Lexicon | None = None
) -> tuple[RecordingView, ...]:
    """What a record's page plays beside its text; a sound record plays its own file elsewhere."""
    own = _own_file(record)
    sounds = sounds_of(record, voices, lexicon or Lexicon())
    return tuple(_view(sound) for sound in sounds if not own or sound.name != own.file)


def _view(sound: Sound) -> RecordingView:
    one = sound.recording
    return RecordingView(
        url=sound.url,
        language=sound.language,
        label=language_name(sound.language),
        duration=one.duration or "",
        chapters=tuple((part.starts, seconds_in(part.starts), part.name) for part in one.chapters),
        transcript=tuple(line for line in (one.transcript or "").split("\n") if line.strip()),
    )


def seconds_in(duration: str) -> int:
    """`1:02:30` as seconds."""
    seconds = 0
    for part in duration.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds
