"""The workspace's voice: any command that turns text into WAV, run within bounds, its sound checked.

It must not know what is read. A command gets the text on its standard input, or in the file `{txt}`; it
writes WAV to the file `{wav}`, or to its standard output where no word of it holds `{wav}`.
"""

import io
import math
import subprocess
import tempfile
import wave
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from nq57.catalogue.workspace import Workspace
from nq57.model.machine_troubles import Speechless
from nq57.model.problems import Problem, problem
from nq57.model.workspace_settings import WorkspaceFields
from nq57.render.extras import Voice

SECONDS = 600.0  # for one text; a bulletin of eight minutes takes espeak-ng under two seconds
MOST_BYTES = 200_000_000
_LOOK = 0.25  # seconds between two looks at how much a command has made
_RIFF, _WAVE, _DATA = b"RIFF", b"WAVE", b"data"


def speak(command: Sequence[str], text: str, seconds: float = SECONDS) -> bytes:
    """The WAV that a command makes of a text; equal sounds have equal bytes, whatever its header says."""
    with tempfile.TemporaryDirectory(prefix="nq57-doc-") as folder:
        written, made, result = (Path(folder, name) for name in ("loi.txt", "loi.wav", "ra.wav"))
        written.write_bytes(text.encode())
        words = [word.replace("{txt}", str(written)).replace("{wav}", str(made)) for word in command]
        with written.open("rb") as given, result.open("wb") as taken:
            _run(words, given, taken, (made, result), seconds)
        sound = _bytes(made if made.is_file() else result)
    return _checked(command[0], sound)


def _run(
    words: Sequence[str], given: BinaryIO, taken: BinaryIO, made: Iterable[Path], seconds: float
) -> None:
    """Run a command to its end, or until it takes too long or has made too much."""
    try:
        running = subprocess.Popen(  # noqa: S603 - the operator's own command, of nq57.yml
            words, stdin=given, stdout=taken, stderr=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise _failure("Máy này không có lệnh đọc “{}”.", words[0]) from None
    except (OSError, ValueError) as error:
        raise _failure("Lệnh đọc “{}” hỏng: {}", words[0], error) from None
    with running:
        for _ in range(math.ceil(seconds / _LOOK)):
            try:
                code = running.wait(_LOOK)
                break
            except subprocess.TimeoutExpired:
                if any(map(_is_too_large, made)):
                    running.kill()
                    raise _failure("Lệnh đọc “{}” cho tệp quá lớn.", words[0]) from None
        else:
            running.kill()
            raise _failure("Lệnh đọc “{}” chạy quá {} giây.", words[0], round(seconds))
    if code:
        raise _failure("Lệnh đọc “{}” hỏng: mã thoát {}", words[0], code)


def _is_too_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > MOST_BYTES


def _bytes(path: Path) -> bytes:
    """A sound; nothing of one that is larger than any text needs."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return data if len(data) <= MOST_BYTES else b""


def _checked(name: str, sound: bytes) -> bytes:
    """The sound with a header that tells its true length: a stream's header does not."""
    try:
        with wave.open(io.BytesIO(_with_true_lengths(sound))) as source:
            channels, width, rate = source.getnchannels(), source.getsampwidth(), source.getframerate()
            frames = source.readframes(source.getnframes())
    except (wave.Error, EOFError, ValueError):
        raise _failure("Lệnh đọc “{}” không cho ra WAV.", name) from None
    if not frames or not rate:
        raise _failure("Lệnh đọc “{}” cho ra tệp không có tiếng.", name)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as target:
        target.setnchannels(channels)
        target.setsampwidth(width)
        target.setframerate(rate)
        target.writeframes(frames)
    return buffer.getvalue()


def _with_true_lengths(sound: bytes) -> bytes:
    """The same with the lengths of the whole and of its samples as they are."""
    at = sound.find(_DATA, 12)
    if sound[:4] != _RIFF or sound[8:12] != _WAVE or at < 0:
        return sound
    start = at + 8
    declared = int.from_bytes(sound[at + 4 : start], "little")
    length = min(declared, len(sound) - start)
    whole = (start - 8 + length).to_bytes(4, "little")
    return _RIFF + whole + sound[8 : at + 4] + length.to_bytes(4, "little") + sound[start : start + length]


def _failure(sentence: str, *values: object) -> Speechless:
    return Speechless(sentence.format(*values))


def voices_of(settings: WorkspaceFields) -> tuple[Voice, ...]:
    """The voices of a workspace, for whoever makes sounds of texts."""
    return tuple(Voice(one.language, one.command, speak) for one in settings.voices)


def silent_recordings(workspace: Workspace, languages: frozenset[str]) -> Iterator[Problem]:
    """Recordings without a file for whose language the workspace has no voice: nobody would hear them."""
    for record in workspace.records:
        for at, one in enumerate(record.fields.recordings):
            language = one.language or record.language
            if not one.file and language not in languages:
                yield problem("ban-nghe-khong-tieng", record.place(f"ban_nghe.{at}"), language=language)


def seconds_of(sound: bytes) -> float:
    """How long a WAV plays."""
    with wave.open(io.BytesIO(sound)) as source:
        return float(source.getnframes()) / float(source.getframerate())
