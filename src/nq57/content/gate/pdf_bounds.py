"""How far the compressed streams of a PDF open up: a bomb of one megabyte must not fill the memory.

It must not read the file's structure; whatever a reader would take for a stream is tried.
"""

import re
import zlib
from itertools import pairwise

from nq57.content.gate.verdict import damaged

MAX_STREAM = 150_000_000
MAX_TOTAL = 300_000_000  # and MAX_RATIO times the file's own size
MAX_RATIO = 100
_HARMLESS = 60_000  # packed bytes that cannot open to half of MAX_STREAM: deflate reaches 1,032 times
_PIECE = 4_000_000
_STREAM = re.compile(rb"stream\r?\n")


def check_streams(data: bytes) -> None:
    """Raise Refused when a stream, or all together, would open to more than the bounds."""
    total = 0
    starts = [found.end() for found in _STREAM.finditer(data)]
    for start, following in pairwise([*starts, len(data)]):
        if following - start > _HARMLESS:
            total += _opened(data[start:following])
            if total > MAX_TOTAL + MAX_RATIO * len(data):
                raise _bomb()


def _opened(packed: bytes) -> int:
    """How many bytes a deflated stream opens to; what is no such stream opens to none."""
    opener, size, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and not opener.eof:
            size += len(opener.decompress(rest, _PIECE))
            rest = opener.unconsumed_tail
            if size > MAX_STREAM:
                raise _bomb()
    except zlib.error:
        return size
    return size


def _bomb() -> Exception:
    return damaged("dữ liệu nén phình ra quá lớn", "its compressed data open up too far")
