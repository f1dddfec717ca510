"""Facts about archives, XML and EXIF: bounds to the byte, and what is rewritten.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from unittest import mock

from tests.examples.gate_fact import fact
from tests.office_packages import archive

from nq57.gate.archive import Archive
from nq57.gate.exif import orientation_of
from nq57.gate.office_words import WordListener
from nq57.gate.verdict import RefusedFile
from nq57.gate.xml_cuts import Judge, declares_nothing, read_part

_ROOM = "nq57.gate.archive"


def _refused(work: Callable[[], object]) -> bool:
    """Whether the gate refuses it."""
    try:
        work()
    except RefusedFile:
        return True
    return False


@fact("an archive may have as much of each bound as is said, not more")
def _archive_bounds() -> bool:
    data = archive({"a": "x" * 900, "b": "x" * 600})
    for name, most in (("MAX_PARTS", 2), ("MAX_PART", 900), ("MAX_TOTAL", 1_500)):
        for bound in (most, most - 1):
            with mock.patch(f"{_ROOM}.{name}", bound):
                if _refused(lambda: Archive(data)) == (bound == most):
                    return False
    ratio = -(-1_000 // len(data))
    with mock.patch(f"{_ROOM}._MAX_RATIO", ratio):
        free = 1_500 - ratio * len(data)
        with mock.patch(f"{_ROOM}._FREE", free):
            sound = not _refused(lambda: Archive(data))
        with mock.patch(f"{_ROOM}._FREE", free - 1):
            return sound and _refused(lambda: Archive(data))


@fact("an archive rewritten has no day and no owner")
def _written() -> bool:
    with zipfile.ZipFile(io.BytesIO(Archive(archive({"a": "x", "b": "y"})).rewritten({"b": None}))) as made:
        (part,) = made.infolist()
    return (part.filename, part.date_time, part.external_attr) == ("a", (1980, 1, 1, 0, 0, 0), 0o600 << 16)


@fact("only XML in UTF-8 without declarations is surely harmless")
def _harmless() -> bool:
    sound = b"<a/>", b'<?xml version="1.0" encoding="UTF-8"?><a/>', b"<a>" + b" " * 300 + b"encoding</a>"
    doubtful = (
        b'<?xml encoding="utf-7"?><a/>',
        b"\xff\xfe<\0a",
        b"\xfe\xff\0<",
        b"<!DOCTYPE a><a/>",
        b"<\0a",
    )
    return [declares_nothing(one) for one in (*sound, *doubtful)] == [True] * 3 + [False] * 5


def _read(data: bytes, judge: Judge = lambda _name, _attributes: False) -> None:
    """Read a part of which nobody wants the words."""
    read_part(data, judge, WordListener())


@fact("what is cut of XML in two bytes a letter is refused, what is only read is not")
def _wide() -> bool:
    wide = [
        mark + "<a><x/></a>".encode(order)
        for order, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))
    ]
    cut = [_refused(lambda one=one: _read(one, lambda name, _: name == "x")) for one in wide]  # type: ignore[misc] # a default binds it
    return cut == [True, True] and not any(_refused(lambda one=one: _read(one)) for one in wide)  # type: ignore[misc] # as above


@fact("elements of a part are counted")
def _counted() -> bool:
    for bound, refused in ((3, False), (2, True)):
        with mock.patch("nq57.gate.xml_cuts.MAX_ELEMENTS", bound):
            if _refused(lambda: _read(b"<a><b/><b/></a>")) != refused:
                return False
    return True


@fact("the turning is found behind other entries, and not beyond the last")
def _entries() -> bool:
    other, turning = struct.pack(">HHIHH", 0x010F, 3, 1, 0, 0), struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)

    def block(count: int, *entries: bytes) -> bytes:
        return b"MM\0*\0\0\0\x08" + struct.pack(">H", count) + b"".join(entries)

    many = [orientation_of(block(n + 1, *[other] * n, turning)) for n in (0, 1, 2, 199, 200)]
    return many == [6, 6, 6, 6, 1] and orientation_of(block(1, other, turning)) == 1
