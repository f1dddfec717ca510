"""The table of faults: each kind on each target, counted and printed as it goes.

It must not know how a fault is made. A row that is noted in a file is summed with the rows noted before.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from tests.targets.conftest import MAKERS
from tests.targets.faulting import CALLS, HEAD, LIES, Count, FileFaults, full_disks, two_at_once
from tests.targets.remote_faulting import RemoteFaults, on_small_disk

REMOTE = (
    *("ssh", "sftp-chroot", "vsftpd", "proftpd", "proftpd-no-overwrite", "pyftpdlib", "pyftpdlib-old"),
    *("s3-moto", "s3-rclone", "git", "git-ssh"),
)
_NO_LINE = ("git",)
_NO_DISK = ("s3-moto",)  # it keeps all in memory
_NO_LOCK = ("s3-rclone",)  # two at once are out of its contract: CI keeps them apart
Row = tuple[str, Count]


def run(folder: Path, asked: argparse.Namespace, say: Callable[[str], object]) -> int:
    """Every row asked for; 1 if any is not sound."""
    say(HEAD)
    rows = []
    for row in chain(local_rows(folder, asked, say), remote_rows(asked, say)):
        rows.append(row)
        if asked.notes:
            note(asked.notes, row)
    if asked.notes:
        rows = summed(asked.notes)
        say(f"\n{HEAD}")
        for name, count in rows:
            say(count.row(name))
    return 0 if all(count.sound for _, count in rows) else 1


def told(name: str, work: Callable[[Count], object], say: Callable[[str], object]) -> Row:
    """One row."""
    count = Count()
    work(count)
    say(count.row(name))
    return name, count


def local_rows(folder: Path, asked: argparse.Namespace, say: Callable[[str], object]) -> Iterator[Row]:
    """Faults on a folder of this machine."""
    for kind in asked.kinds or ("file", "two", "disk"):
        place = folder / kind
        place.mkdir()
        if kind == "file":
            yield from file_rows(place, asked.share, say)
        elif kind == "two":
            yield told("file, two publishers", partial(two_at_once, place, asked.pairs), say)
        elif kind == "disk":
            yield told("file, full disk", partial(full_disks, place, asked.disks), say)


def file_rows(folder: Path, share: int, say: Callable[[str], object]) -> list[Row]:
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


def remote_rows(asked: argparse.Namespace, say: Callable[[str], object]) -> Iterator[Row]:
    """Every fault on every server asked for, some servers at once, each with a process of its own."""
    times = {"kill": asked.kills, "black hole": asked.holes, "two": asked.pairs, "full disk": asked.disks}
    tasks = [
        (kind, fault, count, asked.seed, asked.timeout)
        for fault, count in times.items()
        for kind in asked.kinds or REMOTE
        if kind in REMOTE and count and not excused(kind, fault)
    ]
    with ProcessPoolExecutor(asked.at_once, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(remote_row, *task) for task in tasks]):
            name, count = done.result()
            say(count.row(name))
            yield name, count


def excused(kind: str, fault: str) -> bool:
    """Whether a fault has no meaning on a target."""
    none = {"black hole": _NO_LINE, "full disk": _NO_DISK, "two": _NO_LOCK}
    return kind in none.get(fault, ())


def remote_row(kind: str, fault: str, times: int, seed: int, timeout: float) -> Row:
    """One fault so many times on a server of its own."""
    count = Count()
    with tempfile.TemporaryDirectory(prefix="nq57-faults-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        maker = partial(on_small_disk, MAKERS[kind]) if fault == "full disk" else MAKERS[kind]
        with maker(folder) as host:
            faults = RemoteFaults(host, folder, seed, timeout)
            faults.measure()
            operation = {"kill": faults.kill, "two": faults.meet, "full disk": faults.full_disk}
            for _ in range(times):
                operation.get(fault, faults.black_hole)(count)
    return f"{kind}, {fault}", count


def note(notes: Path, row: Row) -> None:
    """Keep a row."""
    with notes.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"name": row[0], **vars(row[1])}, ensure_ascii=False) + "\n")


def summed(notes: Path) -> list[Row]:
    """All rows that a file holds, those of one name added up."""
    found: dict[str, Count] = {}
    for line in notes.read_text(encoding="utf-8").splitlines():
        body = json.loads(line)
        count = found.setdefault(body.pop("name"), Count())
        count.add(Count(**{**body, "met": Counter(body["met"]), "ended": Counter(body["ended"])}))
    return sorted(found.items())
