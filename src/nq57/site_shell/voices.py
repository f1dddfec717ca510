"""The workspace's voice: any command that turns text into WAV, run within bounds, its sound checked.

It must not know what is read. A command gets the text on its standard input, or in the file `{txt}`; it
writes WAV to the file `{wav}`, or to its standard output where no word of it holds `{wav}`.
"""

import math
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from nq57.catalogue.workspace import Workspace
from nq57.model.machine_troubles import Speechless
from nq57.model.problems import Problem, problem
from nq57.model.workspace_settings import WorkspaceFields
from nq57.render.extras import Voice
from nq57.render.sounds import MP3, WAV, MissingEncoderError, UnreadableSoundError, clean_wav, mp3_of

SECONDS = 600.0  # for one text; a bulletin of eight minutes takes espeak-ng under two seconds
MOST_BYTES = 200_000_000
_LOOK = 0.25  # seconds between two looks at how much a command has made


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
            words, stdin=given, stdout=taken, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except FileNotFoundError:
        raise _failure("Máy này không có lệnh đọc “{}”.", words[0]) from None
    except (OSError, ValueError) as error:
        raise _failure("Lệnh đọc “{}” hỏng: {}", words[0], error) from None
    with running:
        try:
            code = _code_of(running, words[0], tuple(made), seconds)
        finally:
            _end(running)
    if code:
        raise _failure("Lệnh đọc “{}” hỏng: mã thoát {}", words[0], code)


def _code_of(running: subprocess.Popen[bytes], name: str, made: tuple[Path, ...], seconds: float) -> int:
    for _ in range(math.ceil(seconds / _LOOK)):
        try:
            return running.wait(_LOOK)
        except subprocess.TimeoutExpired:
            if any(map(_is_too_large, made)):
                raise _failure("Lệnh đọc “{}” cho tệp quá lớn.", name) from None
    raise _failure("Lệnh đọc “{}” chạy quá {} giây.", name, round(seconds))


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a command with all that it has started; where there are no process groups, itself alone."""
    if not hasattr(os, "killpg"):
        running.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS refuses a group of which none is left
        os.killpg(running.pid, signal.SIGKILL)


def _is_too_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > MOST_BYTES


def _bytes(path: Path) -> bytes:
    """A sound; nothing of one that is larger than any text needs."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return data if len(data) <= MOST_BYTES else b""


def _checked(name: str, sound: bytes) -> bytes:
    """The sound with a head that tells its true length."""
    try:
        clean = clean_wav(sound)
    except UnreadableSoundError:
        raise _failure("Lệnh đọc “{}” không cho ra WAV.", name) from None
    if not clean:
        raise _failure("Lệnh đọc “{}” cho ra tệp không có tiếng.", name)
    return clean


def _spoken_as_mp3(command: Sequence[str], text: str) -> bytes:
    """The MP3 of what a command says; raises Speechless where none can be made."""
    sound = speak(command, text)
    try:
        return mp3_of(sound)
    except MissingEncoderError:
        raise _failure("Máy này chưa có bộ nén MP3: cài nq57[am-thanh], hoặc bỏ dinh_dang.") from None
    except UnreadableSoundError:
        raise _failure("Lệnh đọc “{}” không cho ra WAV 16 bit để nén thành MP3.", command[0]) from None


def _failure(sentence: str, *values: object) -> Speechless:
    return Speechless(sentence.format(*values))


def voices_of(settings: WorkspaceFields) -> tuple[Voice, ...]:
    """The voices of a workspace, for whoever makes sounds of texts."""
    makers = {WAV: speak, MP3: _spoken_as_mp3}
    return tuple(Voice(v.language, v.command, makers[v.form], v.form) for v in settings.voices)


def silent_recordings(workspace: Workspace, languages: frozenset[str]) -> Iterator[Problem]:
    """Recordings without a file for whose language the workspace has no voice: nobody would hear them."""
    for record in workspace.records:
        for at, one in enumerate(record.fields.recordings):
            language = one.language or record.language
            if not one.file and language not in languages:
                yield problem("ban-nghe-khong-tieng", record.place(f"ban_nghe.{at}"), language=language)
