"""PNG, JPEG, WebP and GIF by their own parts: size before any decoding, and what tells taken out.

It must not decode a pixel. Parts are copied, not encoded again, so the picture stays the same to the last
bit; what stays is a list: pixels, colours (ICC), turning (EXIF orientation), density, animation.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from nq57.gate.exif import orientation_of, orientation_only, turned
from nq57.gate.verdict import FileFinding, RefusedFile, Verdict, damaged, finding

MAX_PIXELS = 64_000_000
MAX_SIDE = 30_000
MAX_FRAMES_PIXELS = 256_000_000  # of all frames of an animation together
MAX_PARTS = 200_000


@dataclass(slots=True)
class StrippedPicture:
    """What stays of one picture: its bytes so far, its size and turning, how many frames it has."""

    parts: list[bytes] = field(default_factory=list)
    width: int = 0
    height: int = 0
    orientation: int = 1
    frames: int = 1
    end: int = 0

    def bound(self) -> None:
        """Refuse a picture that would take too much memory; before anything decodes it."""
        pixels = self.width * self.height
        if not pixels:
            raise damaged("không có kích thước", "it has no size")
        wide = max(self.width, self.height) > MAX_SIDE
        if wide or pixels > MAX_PIXELS or pixels * self.frames > MAX_FRAMES_PIXELS:
            raise RefusedFile(
                "anh-qua-to",
                width=self.width,
                height=self.height,
                frames=self.frames,
                limit=MAX_PIXELS // 1_000_000,
                side=MAX_SIDE,
            )


def inspect_picture(kind: str, data: bytes) -> Verdict:
    """The verdict on a picture whose first bytes are those of `kind`; raises Refused."""
    kept = _READERS[kind](data)
    kept.bound()
    cleaned = b"".join(kept.parts)
    width, height = turned(kept.width, kept.height, kept.orientation)
    findings = tuple(_tail(data, kept.end))
    return Verdict(kind, findings, None if cleaned == data else cleaned, width, height)


def _tail(data: bytes, end: int) -> Iterator[FileFinding]:
    """What is after a picture's end; a camera's own second picture or padding is cut without a word."""
    tail = data[end:]
    if not tail.strip(b"\x00\r\n \xff") or any(sign in tail[:64] for sign in _CAMERA_TAILS):
        return
    found = next((words for sign, words in _TAILS if sign in tail), ("dữ liệu lạ", "unknown data"))
    yield finding("tep-thua-duoi", size=len(tail), found=found[0], found_en=found[1])


_CAMERA_TAILS = (b"\xff\xd8\xff", b"ftyp", b"MotionPhoto", b"SEFT", b"\x00\x00\x01\x0a")
_TAILS = (
    (b"PK\x03\x04", ("tệp nén giấu sau ảnh", "an archive behind the picture")),
    (b"MZ", ("chương trình giấu sau ảnh", "a program behind the picture")),
    (b"%PDF-", ("PDF giấu sau ảnh", "a PDF behind the picture")),
    (b"<script", ("mã lệnh giấu sau ảnh", "a script behind the picture")),
)

# PNG (https://www.w3.org/TR/png-3/#11Chunks): what the picture needs to look as it does.
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs".split()
) | {b"acTL", b"fcTL", b"fdAT"}
_PNG_SIGN = 8
_CANVAS, _LOSSLESS_HEAD, _LOSSY_HEAD = 10, 5, 10  # bytes of WebP's heads


def _png(data: bytes) -> StrippedPicture:
    kept = StrippedPicture([data[:_PNG_SIGN]])
    seen: set[bytes] = set()
    for name, body, whole in _png_chunks(data, kept):
        if not seen and name != b"IHDR":
            raise damaged("phần đầu không đúng", "its head is wrong")
        seen.add(name)
        if name == b"IHDR":
            kept.width, kept.height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
            kept.bound()
        elif name == b"fcTL":
            kept.frames += 1
        elif name == b"eXIf":
            kept.orientation = orientation_of(body)
            if small := orientation_only(kept.orientation):
                kept.parts.append(_png_chunk(b"eXIf", small))
        if name in _PNG_KEPT:
            kept.parts.append(whole)
    if not {b"IDAT", b"IEND"} <= seen:
        raise damaged("thiếu phần cuối", "its end is missing")
    return kept


def _png_chunks(data: bytes, kept: StrippedPicture) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk's name, content and whole bytes, checksums checked, to the end chunk."""
    at = _PNG_SIGN
    for _ in range(MAX_PARTS):
        length = int.from_bytes(data[at : at + 4])
        name, whole = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(whole) < 12 + length or int.from_bytes(whole[-4:]) != zlib.crc32(whole[4:-4]):
            raise damaged("có đoạn sai hoặc bị cắt", "a part is wrong or cut")
        at += len(whole)
        yield name, whole[8:-4], whole
        if name == b"IEND":
            kept.end = at
            return
    raise damaged("quá nhiều đoạn", "it has too many parts")


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def _webp(data: bytes) -> StrippedPicture:
    """WebP: a RIFF list of chunks (https://developers.google.com/speed/webp/docs/riff_container)."""
    kept, body = StrippedPicture(end=8 + int.from_bytes(data[4:8], "little")), list[bytes]()
    if kept.end > len(data) + 1:
        raise damaged("tệp bị cắt", "it is cut")
    canvas = b""
    for name, chunk in _riff_chunks(data[12 : kept.end]):
        if name == b"VP8X" and len(chunk) >= _CANVAS:
            canvas = chunk
            kept.width, kept.height = (1 + int.from_bytes(chunk[n : n + 3], "little") for n in (4, 7))
        elif name in {b"VP8 ", b"VP8L"} and not canvas:
            kept.width, kept.height = _webp_size(name, chunk)
        elif name == b"EXIF":
            kept.orientation = orientation_of(chunk.removeprefix(b"Exif\x00\x00"))
        if name in {b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}:
            body.append(_riff_chunk(name, chunk))
        kept.frames += name == b"ANMF"
    kept.frames = max(1, kept.frames - 1)
    kept.parts = _webp_parts(body, canvas, kept.orientation)
    return kept


def _webp_parts(body: list[bytes], canvas: bytes, orientation: int) -> list[bytes]:
    """The file rewritten: flags of the head tell what still follows."""
    turning = orientation_only(orientation) if canvas else b""
    if canvas:
        flags = canvas[0] & ~0x0C | (0x08 if turning else 0)  # neither EXIF nor XMP but for the turning
        body.insert(0, _riff_chunk(b"VP8X", bytes([flags]) + canvas[1:10]))
    if turning:
        body.append(_riff_chunk(b"EXIF", turning))
    payload = b"WEBP" + b"".join(body)
    return [b"RIFF" + len(payload).to_bytes(4, "little") + payload]


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(MAX_PARTS):
        if at + 8 > len(data):
            return
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at + 8 : at + 8 + length]
        if len(chunk) < length:
            raise damaged("có đoạn bị cắt", "a part is cut")
        yield data[at : at + 4], chunk
        at += 8 + length + length % 2
    raise damaged("quá nhiều đoạn", "it has too many parts")


def _riff_chunk(name: bytes, chunk: bytes) -> bytes:
    return name + len(chunk).to_bytes(4, "little") + chunk + b"\x00" * (len(chunk) % 2)


def _webp_size(name: bytes, chunk: bytes) -> tuple[int, int]:
    if name == b"VP8L" and chunk[:1] == b"\x2f" and len(chunk) >= _LOSSLESS_HEAD:
        bits = int.from_bytes(chunk[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and chunk[3:6] == b"\x9d\x01\x2a" and len(chunk) >= _LOSSY_HEAD:
        return int.from_bytes(chunk[6:8], "little") & 0x3FFF, int.from_bytes(chunk[8:10], "little") & 0x3FFF
    raise damaged("phần ảnh không đọc được", "its picture part cannot be read")


_SCAN, _END, _APP0, _APP1, _APP2, _APP14 = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE
_JFIF_HEAD = 14
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # what browsers decode: baseline, extended, progressive
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_JPEG_KEPT = frozenset({0xC4, 0xDA, 0xDB, 0xDD, *_JPEG_FRAMES})


def _jpeg(data: bytes) -> StrippedPicture:
    """JPEG (ITU-T T.81): segments to the end mark; profiles and the turning stay, other extras go."""
    kept, at, scanned = StrippedPicture([b"\xff\xd8"]), 2, False
    for _ in range(MAX_PARTS):
        at = _jpeg_marker(data, at)
        marker = data[at + 1]
        if marker == _END:
            if not scanned:
                break
            kept.parts.append(b"\xff\xd9")
            kept.end = at + 2
            return kept
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
        segment = data[at:end]
        if len(segment) < end - at:
            break
        _jpeg_segment(marker, segment, kept)
        at = end
        if marker == _SCAN:
            scanned, at = True, _jpeg_scan_end(data, end)
            kept.parts.append(data[end:at])
    raise damaged("thiếu phần cuối", "its end is missing")


def _jpeg_marker(data: bytes, at: int) -> int:
    """Where the next marker is; fill bytes before it are passed over."""
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
        raise damaged("có đoạn sai hoặc bị cắt", "a part is wrong or cut")
    return at


def _jpeg_segment(marker: int, segment: bytes, kept: StrippedPicture) -> None:
    body = segment[4:]
    if marker in _JPEG_FRAMES:
        kept.height, kept.width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
        kept.bound()
    if marker in _JPEG_KEPT or (marker == _APP2 and body.startswith(b"ICC_PROFILE\x00")):
        kept.parts.append(segment)
    elif marker == _APP0 and body.startswith(b"JFIF\x00") and len(body) >= _JFIF_HEAD:
        kept.parts.append(b"\xff\xe0\x00\x10" + body[:12] + b"\x00\x00")  # without its small picture
    elif marker == _APP14 and body.startswith(b"Adobe"):
        kept.parts.append(segment)
    elif marker == _APP1 and body.startswith(b"Exif\x00"):
        kept.orientation = orientation_of(body[6:])
        if small := orientation_only(kept.orientation):
            exif = b"Exif\x00\x00" + small
            kept.parts.append(b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif)
    elif marker in {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}:
        raise damaged("kiểu nén trình duyệt không mở được", "browsers cannot decode its compression")


def _jpeg_scan_end(data: bytes, at: int) -> int:
    """Where coded data ends: at a marker that is neither a stuffed byte nor a restart."""
    marker = _MARKER.search(data, at)
    if marker is None:
        raise damaged("ảnh bị cắt", "the picture is cut")
    return marker.start()


def _gif(data: bytes) -> StrippedPicture:
    """GIF89a: blocks to the trailer; of extensions only the graphic control and the loop count stay."""
    kept = StrippedPicture(
        width=int.from_bytes(data[6:8], "little"), height=int.from_bytes(data[8:10], "little")
    )
    kept.bound()
    at = 13 + _gif_colours(data, 10)
    kept.parts, kept.frames = [data[:at]], 0
    for _ in range(MAX_PARTS):
        start, sign = at, data[at : at + 1]
        if sign == b"\x3b":
            kept.parts.append(sign)
            kept.end, kept.frames = at + 1, max(1, kept.frames)
            return kept
        if sign == b"\x2c":
            at = _gif_blocks(data, at + 11 + _gif_colours(data, at + 9))
            kept.frames += 1
        elif sign == b"\x21":
            at = _gif_blocks(data, at + 2)
        else:
            break
        block = data[start:at]
        if sign == b"\x2c" or block[1:2] == b"\xf9" or block[3:14] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"}:
            kept.parts.append(block)
    raise damaged("thiếu phần cuối", "its end is missing")


def _gif_colours(data: bytes, at: int) -> int:
    """The bytes of a colour table told of by the byte there."""
    packed = int.from_bytes(data[at : at + 1])
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _gif_blocks(data: bytes, at: int) -> int:
    """The end of a chain of sub-blocks."""
    while at < len(data):
        if not data[at]:
            return at + 1
        at += 1 + data[at]
    raise damaged("ảnh bị cắt", "the picture is cut")


_READERS: dict[str, Callable[[bytes], StrippedPicture]] = {
    "png": _png,
    "jpeg": _jpeg,
    "webp": _webp,
    "gif": _gif,
}
