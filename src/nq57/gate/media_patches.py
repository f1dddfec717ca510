"""Where films and sounds tell of places and people, and what of the same length is there instead.

It must not read a file whole: heads of parts are read, and bodies only where a tag is. ISO/IEC 14496-12
(boxes), Matroska (elements), RIFF (chunks), ID3v2.4 and APEv2 (tags), RFC 3533 and 7845 (Ogg).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MAX_BOXES = 20_000
_MAX_DEPTH = 6
_MAX_HEAD = 1_000_000
_HOLDERS = frozenset({b"moov", b"udta", b"meta", b"trak", b"ilst", b"moof", b"traf"})
_TRACKS = frozenset({b"mdia", b"minf", b"stbl"})
_PLACE_TRACKS = (b"gpmd", b"camm")  # samples of a track that are places, beside those of picture and sound
_PLACE, _AUTHOR = "vị trí GPS", "tác giả"
# Boxes of phones and cameras (QuickTime user data, 3GPP TS 26.244, iTunes).
_TELLING = {
    **dict.fromkeys((b"\xa9xyz", b"loci", b"GPS ", b"GPMF", b"gps0"), _PLACE),
    **dict.fromkeys((b"\xa9aut", b"\xa9ART", b"auth", b"perf", b"aART", b"\xa9wrt", b"\xa9prd"), _AUTHOR),
    **dict.fromkeys(
        (b"\xa9cmt", b"\xa9inf", b"dscp", b"desc", b"ldes", b"XMP_", b"\xa9des", b"covr", b"ID32"),
        "lời ghi",
    ),
    **dict.fromkeys((b"\xa9mak", b"manu"), "hãng máy quay"),
    **dict.fromkeys((b"\xa9mod", b"modl", b"SDLN", b"smta", b"cami"), "đời máy quay"),
    **dict.fromkeys((b"\xa9day",), "ngày quay"),
}
_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_APPLE_KEYS = {b"location": _PLACE, b"author": _AUTHOR, b"artist": _AUTHOR, b"make": "hãng máy quay"}
_APPLE_KEYS |= {b"model": "đời máy quay", b"creationdate": "ngày quay", b"comment": "lời ghi"}


@dataclass(frozen=True, slots=True)
class MediaPatch:
    """What is in a file from `start` instead, and in words what was there."""

    start: int
    data: bytes
    words: str


def boxes(file: BinaryIO, start: int, end: int, depth: int = 0) -> Iterator[MediaPatch]:
    """Boxes of a film that tell, made free space of the same length."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(24)
        length, name, skipped = int.from_bytes(head[:4]), head[4:8], 8
        if length == 1:
            length, skipped = int.from_bytes(head[8:16]), 16
        length = length or end - start
        if length < skipped or start + length > end:
            return
        words = _TELLING.get(
            name, "lời ghi" if name == b"uuid" and head[skipped:] == _XMP_BOX[: 24 - skipped] else ""
        )
        if words and length <= _MAX_HEAD * 8:
            yield MediaPatch(start + 4, b"free" + head[8:skipped] + bytes(length - skipped), words)
        elif name == b"stsd":
            file.seek(start)
            described = file.read(64)
            if any(sign in described for sign in _PLACE_TRACKS):
                yield MediaPatch(start, b"", _PLACE)
        elif name in _HOLDERS | _TRACKS and depth < _MAX_DEPTH:
            yield from _held(file, name, (start + skipped, start + length), depth)
        start += length


def _held(file: BinaryIO, name: bytes, inside: tuple[int, int], depth: int) -> Iterator[MediaPatch]:
    start, end = inside
    full = 0
    if name == b"meta":
        file.seek(start)
        body = file.read(min(end - start, _MAX_HEAD))
        full = 4 if body[4:8] != b"hdlr" else 0
        keys = _keys(body)
        what = {words for key, words in _APPLE_KEYS.items() if b"com.apple.quicktime." + key in keys}
        if what:
            yield MediaPatch(start - 4, b"free" + bytes(end - start), ", ".join(sorted(what)))
            return
    yield from boxes(file, start + full, end, depth + 1)


def _keys(body: bytes) -> bytes:
    """The names of what a `meta` box of Apple tells."""
    at = body.find(b"keys")
    return body[at : at - 4 + int.from_bytes(body[at - 4 : at])] if at >= 4 else b""  # noqa: PLR2004 - its length


_SEGMENT, _CLUSTER, _VOID = 0x18538067, 0x1F43B675, 0xEC
_EBML_TELLING = {0x1254C367: "thẻ thông tin", 0x1941A469: "tệp đính trong phim"}
_INFO = 0x1549A966
_INFO_TELLING = {0x4461: "ngày quay", 0x7384: "tên tệp gốc", 0x7BA9: "tên phim"}
_EBML_HOLDERS = frozenset({_SEGMENT, _INFO})


def elements(file: BinaryIO, start: int, end: int, depth: int = 0) -> Iterator[MediaPatch]:
    """Tags, attachments, days and names of a WebM film, made void elements of the same length."""
    for _ in range(_MAX_BOXES):
        if start >= end:
            return
        file.seek(start)
        head = file.read(12)
        kind, first = _number(head, keep=True)
        size, second = _number(head[first:], keep=False)
        body = start + first + second
        unknown = second and size == (1 << 7 * second) - 1
        after = end if unknown else body + size
        if not first or not second or after > end:
            return
        words = (_EBML_TELLING | _INFO_TELLING).get(kind, "")
        if words and after - start <= _MAX_HEAD * 8:
            yield MediaPatch(start, _void(after - start), words)
        elif kind in _EBML_HOLDERS and depth < _MAX_DEPTH:
            yield from elements(file, body, after, depth + 1)
        start = after


def _number(data: bytes, *, keep: bool) -> tuple[int, int]:
    """A number of Matroska with its length; with its mark, as identifiers are written, when kept."""
    if not data or not data[0]:
        return 0, 0
    length = 9 - data[0].bit_length()
    value = int.from_bytes(data[:length])
    return (value if keep else value & ((1 << 7 * length) - 1)), length if len(data) >= length else 0


def _void(length: int) -> bytes:
    """A void element of so many bytes in all."""
    if length < 10:  # noqa: PLR2004 - a short one has its size in one byte
        return bytes([_VOID, 0x80 | (length - 2)]) + bytes(length - 2)
    return bytes([_VOID, 0x01]) + (length - 9).to_bytes(7) + bytes(length - 9)


_CHUNKS = {
    b"LIST": "thông tin",
    b"bext": _AUTHOR,
    b"iXML": "thông tin",
    b"id3 ": "thẻ ID3",
    b"ID3 ": "thẻ ID3",
}
_CHUNKS |= {
    b"_PMX": "lời ghi",
    b"aXML": "thông tin",
    b"axml": "thông tin",
    b"DISP": "tên",
    b"cart": _AUTHOR,
}


def chunks(file: BinaryIO, size: int) -> Iterator[MediaPatch]:
    """Chunks of a WAV sound that tell, made junk of the same length."""
    start = 12
    for _ in range(_MAX_BOXES):
        file.seek(start)
        head = file.read(12)
        length = int.from_bytes(head[4:8], "little")
        if len(head) < 8 or start + 8 + length > size:  # noqa: PLR2004 - name and length
            return
        is_list = head[:4] == b"LIST" and head[8:12] not in {b"INFO", b"exif"}
        if head[:4] in _CHUNKS and not is_list and length <= _MAX_HEAD * 8:
            yield MediaPatch(start, b"JUNK" + head[4:8] + bytes(length), _CHUNKS[head[:4]])
        start += 8 + length + length % 2


def tags(file: BinaryIO, size: int) -> Iterator[MediaPatch]:
    """Tags of an MP3 sound before and behind it, made silence of the same length."""
    start = 0
    for _ in range(16):
        file.seek(start)
        head = file.read(10)
        if head[:3] != b"ID3":
            break
        length = sum(
            (byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=False)
        )
        whole = min(10 + length + (10 if head[5] & 0x10 else 0), size - start)
        file.seek(start + 10)
        if any(file.read(min(whole - 10, _MAX_HEAD * 8))):
            bare = head[:5] + b"\0" + head[6:10]
            yield MediaPatch(start, bare + bytes(whole - 10), "thẻ ID3")
        start += whole
    yield from _tags_behind(file, start, size)


def _tags_behind(file: BinaryIO, start: int, size: int) -> Iterator[MediaPatch]:
    """ID3v1, APE and Lyrics tags at the end, in whatever order programs have put them there."""
    end = size
    for _ in range(16):
        file.seek(max(start, end - 160))
        tail = file.read(end - max(start, end - 160))
        length, words = _tag_behind(tail)
        if not length or end - length < start:
            break
        yield MediaPatch(end - length, bytes(length), words)
        end -= length
    file.seek(max(start, end - 65_536))
    near = file.read(end - max(start, end - 65_536))
    found = [at for sign in (b"APETAGEX", b"LYRICSBEGIN") if (at := near.find(sign)) >= 0]
    if found:
        yield MediaPatch(end - len(near) + min(found), bytes(len(near) - min(found)), "thẻ thông tin")


def _tag_behind(tail: bytes) -> tuple[int, str]:
    """How long the tag is that ends with these bytes, and what it is called; 0 for none."""
    if tail[-128:-125] == b"TAG":
        return 128, "thẻ ID3"
    ape = tail[-32:]
    if ape[:8] == b"APETAGEX":
        header = 32 if ape[23:24] >= b"\x80" else 0
        return int.from_bytes(ape[12:16], "little") + header, "thẻ APE"
    if tail[-9:] == b"LYRICS200" and tail[-15:-9].isdigit():
        return int(tail[-15:-9]) + 15, "thẻ lời hát"
    if tail[-10:-7] == b"3DI":
        size = sum((byte & 0x7F) << shift for byte, shift in zip(tail[-4:], (21, 14, 7, 0), strict=True))
        return size + 20, "thẻ ID3"
    return 0, ""


def comments(file: BinaryIO, size: int) -> Iterator[MediaPatch]:
    """The comments of an Ogg sound, emptied in their pages; each page's sum is made again."""
    file.seek(0)
    data = bytearray(file.read(min(size, _MAX_HEAD)))
    marks = (b"\x03vorbis", b"OpusTags")
    at = next((found for mark in marks if (found := data.find(mark)) >= 0), -1)
    if at < 0:
        return
    start = at + (7 if data[at : at + 1] == b"\x03" else 8)
    vendor = int.from_bytes(data[start : start + 4], "little")
    count = start + 4 + vendor
    stated = int.from_bytes(data[count : count + 4], "little")
    if not stated or count + 4 > len(data):
        return
    page = data.rfind(b"OggS", 0, at)
    ends = page + 27 + data[page + 26] + sum(data[page + 27 : page + 27 + data[page + 26]])
    first = data[page + 27 : page + 27 + data[page + 26]]
    length = next((at + sum(first[: n + 1]) for n, one in enumerate(first) if one < 255), 0)  # noqa: PLR2004 - lacing
    if page < 0 or not length or length > ends or ends > len(data):
        yield MediaPatch(0, b"", "thẻ thông tin dài")
        return
    data[count:length] = bytes(length - count)
    if data[at] == 0x03:  # noqa: PLR2004 - the head of Vorbis ends with a bit that must be set
        data[count + 4] = 1
    data[page + 22 : page + 26] = bytes(4)
    data[page + 22 : page + 26] = _sum(bytes(data[page:ends])).to_bytes(4, "little")
    yield MediaPatch(page, bytes(data[page:ends]), "thẻ thông tin")


def _sum(data: bytes) -> int:
    """The sum over a page of Ogg: 32 bits, polynomial 04c11db7, unlike that of zip files not reflected."""
    total = 0
    for byte in data:
        total = ((total << 8) & 0xFFFFFFFF) ^ _TABLE[(total >> 24) ^ byte]
    return total


def _row(byte: int) -> int:
    total = byte << 24
    for _ in range(8):
        total = ((total << 1) ^ 0x04C11DB7 if total & 0x80000000 else total << 1) & 0xFFFFFFFF
    return total


_TABLE = tuple(_row(byte) for byte in range(256))
