"""The table of hostile files held against the gate in one call, for those who change the gate to test it.

It must not know pytest; the tests beside it say the same with names.
"""

import io
import zipfile

from tests.examples.gate_facts import FACTS
from tests.examples.hostile_case import FileCase
from tests.examples.hostile_files import FILES

from nq57.content.attachments import judge_anew
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
    return {one.code for one in judge_anew(entry, MemoryFolder({entry.path: case.data}))[0].problems}


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


# What takes a good part of a second: files that open up too far. Only readers of streams can fail it.
DEAR = frozenset(
    {
        "pdf-bom.pdf",
        "an archive is bounded by its list",
        "a part may open to as much as its packed size allows, not more",
    }
)


def all_hold(first: tuple[str, ...] = (), *, dear: bool = True) -> bool:
    """Whether every case and every fact holds, the dear ones included or not.

    Facts come first, then files with these endings: whoever expects a failure there need not wait long.
    """
    facts = [holds for name, holds in FACTS.items() if dear or name not in DEAR]
    cases = sorted(
        (case for case in FILES if dear or case.name not in DEAR),
        key=lambda case: not case.name.endswith(first),
    )
    return all(holds() for holds in facts) and all(
        found_in(case) == set(case.codes) and not faults(case) for case in cases
    )
