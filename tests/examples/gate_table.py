"""Hostile files held against the gate as a build does it, and what is wrong with what comes out.

It must not know pytest; the tests beside it say the same with names.
"""

import io
import zipfile

from tests.examples.hostile_case import FileCase

from nq57.content.attachments import judge_uncached
from nq57.content.folder import FileEntry, MemoryFolder
from nq57.gate import inspect
from nq57.gate.limited_workers import Cage, Overrun, bounds_for


def found_in(case: FileCase) -> set[str]:
    """The codes of what the gate finds in a file, in its form and in its words, as a build reads it."""
    codes = judged_in_cage(case)
    return {"tep-hong"} if isinstance(codes, Overrun) else codes


def judged_in_cage(case: FileCase) -> set[str] | Overrun:
    """The same, or that its reading had to be ended."""
    return _CAGE.run(case, bounds_for(len(case.data)))


def _codes(case: FileCase) -> set[str]:
    entry = FileEntry(f"a/{case.name}", len(case.data))
    return {one.code for one in judge_uncached(entry, MemoryFolder({entry.path: case.data}))[0].problems}


_CAGE = Cage[FileCase, set[str]](_codes)


def faults(case: FileCase) -> list[str]:
    """What is wrong with that which may be published of a file; nothing of a refused one is."""
    if found_in(case) == {"tep-hong"}:
        return []
    verdict = inspect(case.name, case.data)
    if verdict.refused:
        return []
    published = verdict.cleaned if verdict.cleaned is not None else case.data
    inside = opened(published)
    wrong = [f"still there: {bad!r}" for bad in case.absent if bad in inside]
    wrong += [f"lost: {good!r}" for good in case.present if good not in inside]
    if case.whole and verdict.cleaned is not None:
        wrong.append("changed")
    if inspect(case.name, published).cleaned is not None:
        wrong.append("not clean at once")
    return wrong


def opened(data: bytes) -> bytes:
    """A file's bytes, and those of its parts where it is an archive."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return data + b"".join(packed.read(name) for name in packed.namelist())
