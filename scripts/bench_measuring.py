"""Wall clocks, memory, sizes, and the floor: plain writing of files that are in memory already.

Must not know any tool: it runs the commands it is given.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Barrier, Process, Value
from pathlib import Path

SAMPLE_SECONDS = 0.05
PIECES = 24
PATIENCE = 1800  # seconds until a stuck writer ends the measurement
Files = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one or several whole processes: wall clock, and CPU of them and their children."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.wall + other.wall, self.cpu + other.cpu)

    def times(self, factor: float) -> "Spent":
        """As much for so many."""
        return Spent(self.wall * factor, self.cpu * factor)


def timed(command: Sequence[str], env: Mapping[str, str], *, flush: bool = True) -> Spent:
    """What a whole process takes from outside; ends everything when it fails."""
    if flush:
        os.sync()  # nobody shall wait for what another has left to be written
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=words)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        if child.returncode:
            sys.exit(f"{' '.join(command)[:200]}\n{words.read().decode(errors='replace')[-3000:]}")
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, float]:
    """Peak MB of the whole tree of processes, and of its largest process, in an untimed run.

    The tree: proportional sizes (PSS) summed over all processes, pages shared after a fork counted
    once, sampled every 50 ms. The largest process: `ru_maxrss`, which knows no sampling gaps but tells
    only the greatest of the children waited for. Where there is no /proc, both are the latter.
    """
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, ended = 0, 0
    while not ended:
        peak = max(peak, sum(map(proportional_size, family(child.pid))))
        time.sleep(SAMPLE_SECONDS)
        ended, child.returncode, usage = os.wait4(child.pid, os.WNOHANG)
    largest = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return (peak / 1024 or largest), largest


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [pid]
    for parent in found:
        found += [child for child, its in parents.items() if its == parent]
    return found


def proportional_size(pid: int) -> int:
    """A process' share of memory in KB; nothing once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def files_of(out: Path) -> Files:
    """Every file of all trees with what changes when it is written: its inode and its stamp."""
    found = {}
    for folder, names, files in os.walk(out):
        if ".nq57" in names:
            names.remove(".nq57")
        for name in files:
            facts = os.stat(f"{folder}/{name}")  # noqa: PTH116 - tens of thousands of them
            found[f"{folder}/{name}"] = (facts.st_ino, facts.st_mtime_ns)
    return found


def sizes(folders: Sequence[Path]) -> tuple[int, int]:
    """How many files there are, and their bytes."""
    found = [Path(path).stat().st_size for folder in folders for path in files_of(folder)]
    return len(found), sum(found)


def timed_floor(trees: Sequence[Path], target: Path, processes: int) -> Spent:
    """Write the same files plainly: pieces wait in memory; joining, digesting and writing them is timed."""
    ready, done = (Barrier(processes + 1, timeout=PATIENCE) for _ in range(2))
    cpu = Value("d", 0.0)

    def add(seconds: float) -> None:
        with cpu.get_lock():
            cpu.value += seconds

    writers = [
        Process(target=write_plainly, args=(trees[n::processes], target, ready.wait, done.wait, add))
        for n in range(processes)
    ]
    for writer in writers:
        writer.start()
    os.sync()
    ready.wait()
    started = time.perf_counter()
    done.wait()
    seconds = time.perf_counter() - started
    for writer in writers:
        writer.join()
    return Spent(seconds, cpu.value)


def write_plainly(
    trees: Sequence[Path],
    target: Path,
    ready: Callable[[], int],
    done: Callable[[], int],
    spent: Callable[[float], None],
) -> None:
    """One process' share of the floor; its processor time is told to `spent`."""
    files = [
        (f"{target}/{tree.name}/{path.relative_to(tree).as_posix()}", _pieces(path.read_bytes()))
        for tree in trees
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    ]
    made = set()
    ready()
    started = time.process_time()
    for path, pieces in files:
        data = b"".join(pieces)
        hashlib.sha256(data).hexdigest()
        folder = path.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the floor has no wrappers
            made.add(folder)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - the same
            file.write(data)
    spent(time.process_time() - started)
    done()


def _pieces(data: bytes) -> list[bytes]:
    """A file in about as many pieces as a page is joined from."""
    size = max(len(data) // PIECES, 1)
    return [data[at : at + size] for at in range(0, len(data), size)]
