"""Sounds that voices make, as bytes: WAV under one true head, MP3 made of it, and how long either plays.

It must not know who speaks. An MP3 here has one bit rate throughout, so that its size tells its length.
"""

import io
import wave
from collections.abc import Iterator

WAV, MP3 = "wav", "mp3"
_RIFF, _WAVE, _DATA = b"RIFF", b"WAVE", b"data"
_HEAD = 12  # bytes before the first chunk
_SAMPLE = 2  # bytes; what the encoder takes
_KBITS = 48  # speech of one voice; WAV of 22,050 Hz has 353


class UnreadableSoundError(ValueError):
    """Bytes that are no WAV with samples in it, or not of the kind that can be made smaller."""


class MissingEncoderError(Exception):
    """The package that makes MP3 is not installed."""


def clean_wav(sound: bytes) -> bytes:
    """The samples of a WAV under a new head with their true length: a stream's own head cannot know it."""
    try:
        with wave.open(io.BytesIO(_with_true_lengths(sound))) as source:
            form = source.getparams()
            frames = source.readframes(form.nframes)
    except (wave.Error, EOFError, ValueError) as error:
        raise UnreadableSoundError from error
    if not frames or not form.framerate:
        return b""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as target:
        target.setnchannels(form.nchannels)
        target.setsampwidth(form.sampwidth)
        target.setframerate(form.framerate)
        target.writeframes(frames)
    return buffer.getvalue()


def _with_true_lengths(sound: bytes) -> bytes:
    """The same up to its samples, with the lengths of the whole and of its samples as they are."""
    for name, start, declared in _chunks(sound):
        if name == _DATA:
            length = min(declared, len(sound) - start)
            whole = (start - 8 + length).to_bytes(4, "little")
            size = length.to_bytes(4, "little")
            return _RIFF + whole + sound[8 : start - 4] + size + sound[start : start + length]
    return sound


def _chunks(sound: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and declared length of each chunk; an odd one has a byte after it."""
    if sound[:4] != _RIFF or sound[8:_HEAD] != _WAVE:
        return
    at = _HEAD
    while at + 8 <= len(sound):
        length = int.from_bytes(sound[at + 4 : at + 8], "little")
        yield sound[at : at + 4], at + 8, length
        at += 8 + length + length % 2


def mp3_of(sound: bytes) -> bytes:
    """An MP3 of a clean WAV, as good as speech needs; equal sounds give equal bytes."""
    try:
        from lameenc import Encoder  # type: ignore[import-not-found] # noqa: PLC0415 - compiled, an extra
    except ImportError:
        raise MissingEncoderError from None
    with wave.open(io.BytesIO(sound)) as source:
        form, frames = source.getparams(), source.readframes(source.getnframes())
    if form.sampwidth != _SAMPLE:
        raise UnreadableSoundError
    encoder = Encoder()
    encoder.silence()
    encoder.set_bit_rate(_KBITS)
    encoder.set_in_sample_rate(form.framerate)
    encoder.set_channels(form.nchannels)
    encoder.set_quality(5)
    return bytes(encoder.encode(frames) + encoder.flush())


def seconds_of(sound: bytes) -> float:
    """How long a WAV, or an MP3 made here, plays."""
    if sound[:4] != _RIFF:
        return len(sound) * 8 / (_KBITS * 1000)
    with wave.open(io.BytesIO(sound)) as source:
        return float(source.getnframes()) / float(source.getframerate())


def clock(seconds: float) -> str:
    """A length as players write it: `3:25`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
