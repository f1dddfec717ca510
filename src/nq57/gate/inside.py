"""Pictures, sounds and other bytes inside an office file or a drawing: cleaned as if they were attached.

It must not know what holds them. What is neither picture, sound, film, font nor printer's setting is told.
"""

import base64
import binascii
import io
import re
from dataclasses import dataclass

from nq57.gate.file_kinds import FOUND, sniff
from nq57.gate.media import inspect_media
from nq57.gate.pictures import inspect_picture
from nq57.gate.verdict import RefusedFile

_PLAIN = frozenset({"png", "jpeg", "webp", "gif"})
_MEDIA = {"mp4": "mp4", "mp3": "mp3", "webm": "webm", "ogg": "ogg", "wav": "wav"}
_STRANGE = frozenset({"zip", "ole", "rtf", "exe", "archive", "html", "pdf"})
_KNOWN_TYPES = ("image/", "audio/", "video/", "font", "printersettings", "model/", "ink", "vmldrawing")
_TELLING_TAGS = (b"Exif\x00\x00", b"<x:xmpmeta", b"GPSLatitude")
_GPS_TAGS = (b"\x25\x88\x04\x00", b"\x88\x25\x00\x04", b"\x69\x87\x04\x00", b"\x87\x69\x00\x04")
_MAX_TIFF_LOOK = 1_000_000
_DATA_PICTURE = re.compile(
    r"data:image/[a-z]+;base64,(?P<data>[A-Za-z0-9+/=\s]+)", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Inside:
    """What bytes inside a file are: cleaned, dangerous, telling of a place, or saying words."""

    cleaned: bytes | None = None
    danger: str = ""
    personal: str = ""
    text: str = ""


def look_inside(data: bytes, kind: str) -> Inside:
    """Judge bytes that say they are of this content type; one that cannot be read stays as it is."""
    is_what = sniff(data[:4096])
    try:
        if is_what in _PLAIN:
            return Inside(cleaned=inspect_picture(is_what, data).cleaned)
        if is_what in _MEDIA:
            verdict = inspect_media(_MEDIA[is_what], io.BytesIO(data), len(data))
            return Inside(cleaned=verdict.cleaned, personal=_personal_of_media(verdict.refused))
        if is_what in {"svg", "xml"}:
            return _drawing(data)
    except RefusedFile:
        return Inside(danger="hình vẽ SVG không đăng được" if is_what in {"svg", "xml"} else "")
    if is_what in _STRANGE:
        return Inside(danger=f"đối tượng nhúng ({FOUND[is_what][0]})")
    if is_what in {"tiff", "still", "psd"} and _tells(is_what, data):
        return Inside(personal=f"thông tin máy ảnh trong {FOUND[is_what][0]}")
    known = not kind or any(sign in kind for sign in _KNOWN_TYPES)
    return Inside(danger="" if known or is_what != "unknown" else "đối tượng nhúng")


def _personal_of_media(refused: bool) -> str:  # noqa: FBT001 - the one thing that it is asked
    return "nơi quay, tác giả trong phim hoặc âm thanh" if refused else ""


def _tells(is_what: str, data: bytes) -> bool:
    head = data[:_MAX_TIFF_LOOK]
    signs = _TELLING_TAGS + (_GPS_TAGS if is_what == "tiff" else ())
    return any(sign in head or sign in data[-_MAX_TIFF_LOOK:] for sign in signs)


def _drawing(data: bytes) -> Inside:
    from nq57.gate.svg import inspect_svg  # noqa: PLC0415 - drawings hold pictures, and ask for them here

    verdict = inspect_svg("svg", data)
    return Inside(cleaned=verdict.cleaned, text=verdict.text)


def clean_data_picture(address: str) -> str:
    """A picture written as an address (`data:`), without what its camera wrote; empty when broken."""
    found = _DATA_PICTURE.fullmatch(address.strip())
    if found is None:
        return ""
    try:
        data = base64.b64decode(re.sub(r"\s", "", found["data"]), validate=True)
        kind = sniff(data[:4096])
        cleaned = inspect_picture(kind, data).cleaned if kind in _PLAIN else b""
    except (binascii.Error, ValueError, RefusedFile):
        return ""
    if cleaned is None:
        return address.strip()
    return f"data:image/{kind};base64,{base64.b64encode(cleaned).decode()}" if cleaned else ""
