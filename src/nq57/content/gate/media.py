"""Films and sounds: never read whole; what tells where and by whom they were made is told.

It must not change them: they are large, and their own programs take such data out better.
"""

from collections.abc import Iterator
from typing import BinaryIO

from nq57.content.gate.verdict import Verdict, finding, listed

_MAX_BOXES = 2_000
_MAX_DEPTH = 6
_MAX_HEAD = 1_000_000
_HOLDERS = frozenset({b"moov", b"udta", b"meta", b"trak", b"ilst"})
# ISO base media boxes of phones and cameras (ISO/IEC 14496-12, QuickTime user data).
_TELLING = {
    b"\xa9xyz": "vị trí GPS",
    b"loci": "vị trí GPS",
    b"\xa9aut": "tác giả",
    b"\xa9ART": "tác giả",
    b"\xa9mak": "hãng máy quay",
    b"\xa9mod": "đời máy quay",
}
_APPLE_PLACE = b"com.apple.quicktime.location"


def inspect_media(kind: str, file: BinaryIO, size: int) -> Verdict:
    """The verdict on a film or sound of a known kind; reads heads of boxes only."""
    if kind not in {"mp4", "m4a"}:
        return Verdict(kind)
    told = listed(_told(file, 0, size, 0))
    return Verdict(kind, (finding("phim-co-vi-tri", what=told),) if told else ())


def _told(file: BinaryIO, start: int, end: int, depth: int) -> Iterator[str]:
    """What the boxes between two places tell of place and people."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(16)
        length, name, skipped = int.from_bytes(head[:4]), head[4:8], 8
        if length == 1:
            length, skipped = int.from_bytes(head[8:16]), 16
        length = length or end - start
        if length < skipped or start + length > end:
            return
        yield from _box(file, name, (start + skipped, start + length), depth)
        start += length


def _box(file: BinaryIO, name: bytes, inside: tuple[int, int], depth: int) -> Iterator[str]:
    if name in _TELLING:
        yield _TELLING[name]
    elif name == b"keys":
        file.seek(inside[0])
        if _APPLE_PLACE in file.read(min(inside[1] - inside[0], _MAX_HEAD)):
            yield _TELLING[b"loci"]
    elif name in _HOLDERS and depth < _MAX_DEPTH:
        full = 4 if name == b"meta" and _is_full(file, inside[0]) else 0
        yield from _told(file, inside[0] + full, inside[1], depth + 1)


def _is_full(file: BinaryIO, start: int) -> bool:
    """Whether a `meta` box begins with version and flags, as in ISO files; QuickTime leaves them out."""
    file.seek(start)
    return file.read(8)[4:] != b"hdlr"
