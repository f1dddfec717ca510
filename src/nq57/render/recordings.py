"""The recordings of records: which sound belongs to a record, in which language, with what beside it.

It must not read sounds or make them; sizes come with the record.
"""

from collections.abc import Iterator

from nq57.model.articles import Media
from nq57.model.fields import Recording
from nq57.model.records import LANGUAGES, Record
from nq57.render.files import file_url
from nq57.render.views import RecordingView

_SOUND = "am-thanh"


def recordings_of(record: Record) -> Iterator[Recording]:
    """The recordings of a record that are files, a sound record's own file first."""
    fields = record.fields
    if isinstance(fields, Media) and fields.type == _SOUND and fields.file:
        yield Recording.model_construct(
            file=fields.file,
            language=record.language,
            duration=fields.duration,
            transcript=fields.transcript,
            chapters=(),
        )
    yield from (recording for recording in fields.recordings if recording.file)


def recording_views(record: Record) -> tuple[RecordingView, ...]:
    """What a record's page plays beside its text, in the order of the file."""
    return tuple(_view(record, one, one.file) for one in record.fields.recordings if one.file)


def _view(record: Record, one: Recording, file: str) -> RecordingView:
    return RecordingView(
        url=file_url(record, file),
        language=one.language,
        label=LANGUAGES.get(one.language, one.language),
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
