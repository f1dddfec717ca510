"""The table of faults: each kind on each target, counted and printed as it goes.

It must not know how a fault is made.
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.targets.conftest import MAKERS
from tests.targets.faulting import (
    CALLS,
    HEAD,
    LIES,
    Count,
    FileFaults,
    RemoteFaults,
    full_disk,
    two_at_once,
)

_LOCAL = ("file", "two", "disk")
_NO_LINE = ("git",)


def run(folder: Path, asked: argparse.Namespace, say: Callable[[str], object]) -> int:
    """Every row asked for; 1 if any is not sound."""
    kinds = asked.kinds or [*_LOCAL, *(name for name in MAKERS if name not in _LOCAL)]
    say(HEAD)
    rows: list[Count] = []
    for kind in kinds:
        place = folder / kind
        place.mkdir()
        if kind == "file":
            rows += file_rows(place, asked.share, say)
        elif kind == "two":
            rows.append(told("two publishers", partial(two_at_once, place, asked.pairs), say))
        elif kind == "disk":
            rows.append(told("full disk", partial(full_disk, place), say))
        else:
            rows += remote_rows(kind, place, asked, say)
    return 0 if all(row.sound for row in rows) else 1


def told(name: str, work: Callable[[Count], None], say: Callable[[str], object]) -> Count:
    """One row."""
    count = Count()
    work(count)
    say(count.row(name) + (f"  slowest {count.slowest:.1f} s" if count.slowest else ""))
    return count


def file_rows(folder: Path, share: int, say: Callable[[str], object]) -> list[Count]:
    """Each kind of fault at every system call of each kind, or at each `share`-th of them all."""
    faults = FileFaults(folder)
    calls = faults.calls()
    rows = []
    for kind in ("kill", "EIO", "ENOSPC", "lie"):
        chosen = [
            (call, n) for call in (LIES if kind == "lie" else CALLS) for n in range(1, calls[call] + 1)
        ]

        def work(count: Count, kind: str = kind, points: list[tuple[str, int]] = chosen[::share]) -> None:
            for call, number in points:
                faults.fault(call, number, kind, count)

        rows.append(told(f"file, {kind}", work, say))
    return rows


def remote_rows(
    kind: str, folder: Path, asked: argparse.Namespace, say: Callable[[str], object]
) -> list[Count]:
    """Random kills of the publisher and random black holes of the line."""
    rows = []
    with MAKERS[kind](folder) as host:
        faults = RemoteFaults(host, folder)
        faults.measure()
        rows.append(told(f"{kind}, kill", partial(repeated, asked.kills, faults.kill), say))
        if kind not in _NO_LINE:
            holes = partial(repeated, asked.holes, faults.black_hole)
            rows.append(told(f"{kind}, black hole", holes, say))
    return rows


def repeated(times: int, deed: Callable[[Count], None], count: Count) -> None:
    """A deed so many times."""
    for _ in range(times):
        deed(count)
