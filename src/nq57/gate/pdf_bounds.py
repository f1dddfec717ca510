"""How far the compressed streams of a PDF open up: a bomb of one megabyte must not fill the memory.

`check_streams` must not read the file's structure: whatever a reader would take for a stream is tried, and
what is deflated inside it as well. `opened_size` knows the filters that a stream names.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from pikepdf import Array, PdfError, Stream

from nq57.gate.verdict import damaged

MAX_STREAM = 150_000_000
MAX_TOTAL = 300_000_000  # and MAX_RATIO times the file's own size
MAX_RATIO = 100
MAX_LAYERS = 4  # a stream packed more often is no document's
_HARMLESS = 60_000  # packed bytes that cannot open to half of MAX_STREAM: deflate reaches 1,032 times
_PIECE = 1_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_DEFLATE = frozenset({"/FlateDecode", "/Fl"})


def check_streams(data: bytes) -> None:
    """Raise Refused when a stream, or all together, would open to more than the bounds."""
    total = 0
    starts = [found.end() for found in _STREAM.finditer(data)]
    view = memoryview(data)
    for start, following in pairwise([*starts, len(data)]):
        packed = view[start:following]
        if len(packed) > _HARMLESS or _is_packed_twice(packed):
            total += _opened([packed], MAX_LAYERS)
            if total > MAX_TOTAL + MAX_RATIO * len(data):
                raise _bomb()


def opened_size(stream: Stream) -> int:
    """How many bytes a stream opens to by the filters that it names; 0 when one of them makes a picture."""
    named = stream.get("/Filter")
    filters = [str(one) for one in named] if isinstance(named, Array) else [str(named)] if named else []
    if len(filters) > MAX_LAYERS:
        raise damaged("một phần nén quá nhiều lớp", "a part is packed too often")
    if filters and _DEFLATE.issuperset(filters):
        return _opened([stream.read_raw_bytes()], len(filters))
    try:
        return len(stream.read_bytes())
    except PdfError:
        return 0


def _is_packed_twice(packed: memoryview) -> bool:
    try:
        return bool(_DEFLATED.match(zlib.decompressobj().decompress(packed, 2)))
    except zlib.error:
        return False


def _opened(packed: Iterable[bytes | memoryview], layers: int) -> int:
    """How many bytes deflated pieces open to, all layers together; what is not deflated opens to none."""
    size = 0
    pieces = _inflated(packed)
    first = next(pieces, b"")

    def counted() -> Iterator[bytes]:
        nonlocal size
        for piece in chain([first], pieces):
            size += len(piece)
            if size > MAX_STREAM:
                raise _bomb()
            yield piece

    counting = counted()
    inner = _opened(counting, layers - 1) if layers > 1 and _DEFLATED.match(first) else 0
    for _ in counting:  # what the layer inside had no use for
        pass
    return size + inner


def _inflated(packed: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    opener = zlib.decompressobj()
    for piece in packed:
        rest: bytes | memoryview = piece
        while rest and not opener.eof:
            try:
                opened = opener.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = opener.unconsumed_tail
            if opened:
                yield opened


def _bomb() -> Exception:
    return damaged("dữ liệu nén phình ra quá lớn", "its compressed data open up too far")
