"""Photographs as telephones make them: HEIC and HEIF converted to JPEG, very large ones made smaller.

It must not know records. Unlike `gate.pictures` it decodes pixels, so it runs where reading is bounded; a
picture's size is known, and refused if too large, before any pixel is read.
"""

import io
from typing import TYPE_CHECKING

from nq57.gate.pictures import StrippedPicture, inspect_picture
from nq57.gate.verdict import Verdict, damaged, finding

if TYPE_CHECKING:
    from PIL.Image import Image

SHORT_SIDE = 2_000  # pixels: an A4 page at 240 dots an inch, twice what a wide screen shows
_WEBP_PIXELS = 24_000_000  # read whole, unlike JPEG, which Pillow shrinks while reading
_QUALITY = 86
_SHRUNK = frozenset({"jpeg", "webp"})  # drawings (PNG) and animations (GIF) stay as they are


def inspect_photo(kind: str, data: bytes) -> Verdict:
    """The verdict on a picture of this kind; what is published of a very large photograph is smaller."""
    verdict = inspect_picture(kind, data)
    if kind not in _SHRUNK or min(verdict.width, verdict.height) <= SHORT_SIDE or _moves(data):
        return verdict
    if kind == "webp" and verdict.width * verdict.height > _WEBP_PIXELS:
        return verdict
    from PIL import Image, ImageOps  # noqa: PLC0415 - most files need no decoding

    try:
        with Image.open(io.BytesIO(verdict.cleaned or data)) as original:
            original.draft(None, _small(original.size))
            return _smaller(kind, ImageOps.exif_transpose(original), verdict)
    except (OSError, SyntaxError, ValueError):
        return verdict  # what Pillow cannot decode a browser may: its form has passed


def inspect_heif(_kind: str, data: bytes) -> Verdict:
    """The verdict on a HEIC or HEIF picture, which is published as JPEG; raises RefusedFile."""
    from pillow_heif import HeifFile, open_heif  # noqa: PLC0415 - a large library: only who has such files

    try:
        opened: HeifFile = open_heif(data, convert_hdr_to_8bit=True)
        width, height = opened.size
        StrippedPicture(width=width, height=height).bound()
        picture = opened.to_pillow()
    except (ValueError, EOFError, SyntaxError) as error:
        raise damaged("không đọc được ảnh HEIC", "the HEIC picture cannot be read") from error
    converted = finding("anh-doi-dang", found="HEIC", form="JPEG")
    return _smaller("jpeg", picture, Verdict("jpeg", (converted,), None, width, height))


def _smaller(kind: str, picture: "Image", verdict: Verdict) -> Verdict:
    """The picture rewritten, at most `SHORT_SIDE` across its short side, colours kept, nothing told."""
    from PIL.Image import Resampling  # noqa: PLC0415 - see above

    profile = picture.info.get("icc_profile")
    plain = picture.convert("RGBA" if kind != "jpeg" and picture.has_transparency_data else "RGB")
    findings = verdict.findings
    if (size := _small((verdict.width, verdict.height))) != (verdict.width, verdict.height):
        sizes = {"width": verdict.width, "height": verdict.height, "new": f"{size[0]}×{size[1]}"}
        findings = (*findings, finding("anh-thu-nho", **sizes))
    plain = plain if plain.size == size else plain.resize(size, Resampling.LANCZOS)
    buffer = io.BytesIO()
    plain.save(buffer, kind.upper(), quality=_QUALITY, icc_profile=profile, optimize=True)
    return Verdict(kind, findings, buffer.getvalue(), *size)


def _small(size: tuple[int, int]) -> tuple[int, int]:
    """The size that a picture of this size is made to; its own when that is small enough."""
    share = min(1.0, SHORT_SIDE / min(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _moves(data: bytes) -> bool:
    """Whether a WebP is animated: its head says so."""
    return data[12:16] == b"VP8X" and bool(data[20:21]) and bool(data[20] & 0x02)
