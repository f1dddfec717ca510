"""The workspace's voice: any command that turns text into WAV, run within bounds, its sound checked.

It must not know what is read. A command gets the text on its standard input, or in the file `{txt}`; it
writes WAV to the file `{wav}`, or to its standard output where no word of it holds `{wav}`.
"""

import io
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

SECONDS = 600.0  # for one text; a bulletin of eight minutes takes espeak-ng under two seconds
MOST_BYTES = 200_000_000
_RIFF, _WAVE, _DATA = b"RIFF", b"WAVE", b"data"


class Speechless(Exception):  # noqa: N818 - a state, as the sentence tells
    """The command gave no sound that can be used; its text is a sentence for the operator."""


def speak(command: Sequence[str], text: str, seconds: float = SECONDS) -> bytes:
    """The WAV that a command makes of a text; equal sounds have equal bytes, whatever its header says."""
    with tempfile.TemporaryDirectory(prefix="nq57-doc-") as folder:
        written, made = Path(folder, "loi.txt"), Path(folder, "loi.wav")
        written.write_text(text, encoding="utf-8")
        words = [word.replace("{txt}", str(written)).replace("{wav}", str(made)) for word in command]
        sound = _run(words, text, seconds)
        if made.is_file():
            if made.stat().st_size > MOST_BYTES:
                raise _silent("Lệnh đọc “{}” cho tệp quá lớn.", command[0])
            sound = made.read_bytes()
    return _checked(command[0], sound)


def _run(words: Sequence[str], text: str, seconds: float) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, of nq57.yml
            words, input=text.encode(), capture_output=True, timeout=seconds, check=True
        )
    except FileNotFoundError:
        raise _silent("Máy này không có lệnh đọc “{}”; cài hoặc sửa lenh_doc.", words[0]) from None
    except subprocess.TimeoutExpired:
        raise _silent("Lệnh đọc “{}” chạy quá {} giây.", words[0], round(seconds)) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise _silent("Lệnh đọc “{}” hỏng: {}", words[0], error) from None
    return done.stdout


def _checked(name: str, sound: bytes) -> bytes:
    """The sound with a header that tells its true length: a stream's header does not."""
    try:
        with wave.open(io.BytesIO(_told_length(sound))) as source:
            channels, width, rate = source.getnchannels(), source.getsampwidth(), source.getframerate()
            frames = source.readframes(source.getnframes())
    except (wave.Error, EOFError, ValueError):
        raise _silent("Lệnh đọc “{}” không cho ra WAV.", name) from None
    if not frames or not rate:
        raise _silent("Lệnh đọc “{}” cho ra tệp không có tiếng.", name)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as target:
        target.setnchannels(channels)
        target.setsampwidth(width)
        target.setframerate(rate)
        target.writeframes(frames)
    return buffer.getvalue()


def _told_length(sound: bytes) -> bytes:
    """The same with the lengths of the whole and of its samples as they are."""
    at = sound.find(_DATA, 12)
    if sound[:4] != _RIFF or sound[8:12] != _WAVE or at < 0:
        return sound
    start = at + 8
    told = int.from_bytes(sound[at + 4 : start], "little")
    length = min(told, len(sound) - start)
    whole = (start - 8 + length).to_bytes(4, "little")
    return _RIFF + whole + sound[8 : at + 4] + length.to_bytes(4, "little") + sound[start : start + length]


def _silent(sentence: str, *values: object) -> Speechless:
    return Speechless(sentence.format(*values))


def seconds_of(sound: bytes) -> float:
    """How long a WAV plays."""
    with wave.open(io.BytesIO(sound)) as source:
        return float(source.getnframes()) / float(source.getframerate())
