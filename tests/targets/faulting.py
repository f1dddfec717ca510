"""Publishers that are killed, cut off or lied to at a chosen moment, while a visitor reads all the time.

It must not judge a design: it counts what a visitor met, what claimed to be well and was not, what the
next run mended.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.targets.servers import Host
from tests.targets.sites import defects, lay, order, site

from nq57.publish.failures import PublishError
from nq57.publish.local_tree import LocalTree
from nq57.publish.locking import Patience
from nq57.publish.publishing import publish
from nq57.publish.targets.folder import FolderTarget

OLD, NEW = site("cũ", pages=4), site("mới", theme="bb22", pages=3)
QUICK = Patience(beat=0.2, silence=1.0, wait=20)
CALLS = (
    *("write", "rename", "mkdir", "unlink", "rmdir", "link", "chmod", "fchmod", "syncfs"),
    *("openat", "close", "read", "newfstatat", "getdents64"),
)
LIES = ("write", "rename", "mkdir", "unlink", "rmdir", "link", "chmod", "fchmod", "syncfs")
FAULTS = {"kill": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "lie": "retval=0"}
_SAID_WELL, _SAID_ILL = 0, 3
Lying = Callable[[Iterable[str]], Mapping[str, bytes]]


@dataclass
class Count:
    """What came of many faults."""

    points: int = 0
    reads: int = 0
    met: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    converged: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether a visitor met nothing bad, nothing was silently wrong, and every next run mended all."""
        return not self.met and not self.silent and self.converged == self.points

    def add(self, other: "Count") -> None:
        """Count what another has counted."""
        self.points, self.reads = self.points + other.points, self.reads + other.reads
        self.silent, self.converged = self.silent + other.silent, self.converged + other.converged
        self.met, self.ended = self.met + other.met, self.ended + other.ended
        self.slowest = max(self.slowest, other.slowest)

    def row(self, name: str) -> str:
        """One line of the table."""
        kinds = ("truncated", "missing asset", "lost")
        met = "".join(f"{self.met[kind]:>11}" for kind in kinds)
        slowest = f"{self.slowest:>8.1f} s" if self.slowest else ""
        return (
            f"{name:<32}{self.points:>7}{self.reads:>9}{met}{self.silent:>8}{self.converged:>10}{slowest}"
        )


_KINDS = f"{'truncated':>11}{'no asset':>11}{'lost':>11}"
HEAD = f"{'fault':<32}{'points':>7}{'crawls':>9}{_KINDS}{'silent':>8}{'converge':>10}{'slowest':>10}"


@dataclass
class Seen:
    """What a visitor may meet: the live release, the one that is coming, and what lingers of past ones."""

    live: Mapping[str, bytes] = field(default_factory=dict)
    coming: Mapping[str, bytes] = field(default_factory=dict)
    others: list[Mapping[str, bytes]] = field(default_factory=list)
    past: list[Mapping[str, bytes]] = field(default_factory=list)

    def defects(self, lying: Lying) -> set[str]:
        """What is amiss with one look."""
        there = lying([*self.live, *self.coming])
        return set(defects(there, self.live, self.coming, *self.others, past=self.past))


OLD_TO_NEW = Seen(OLD, NEW)


@contextlib.contextmanager
def visiting(lying: Lying, seen: Seen, count: Count) -> Iterator[None]:
    """A visitor who reads every page and its assets again and again; a torn look is looked at again."""
    over = threading.Event()

    def crawl() -> None:
        while not over.is_set():
            look(lying, seen, count)
            over.wait(0.03)

    thread = threading.Thread(target=crawl)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        look(lying, seen, count)


def look(lying: Lying, seen: Seen, count: Count) -> None:
    """One crawl; what is amiss must be so at once again, for files are read one after the other."""
    count.reads += 1
    found = seen.defects(lying)
    if found:
        found &= seen.defects(lying)
    for defect in found:
        count.met[defect.partition(":")[0]] += 1


def is_new(there: Mapping[str, bytes]) -> bool:
    """Whether the new release is live, whole, without pages of the old."""
    pages = {path for path in there if path.endswith(".html")}
    return there.items() >= NEW.items() and pages <= NEW.keys()


class FileFaults:
    """A folder, a fresh copy of which is published to for each fault."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "www"
        self.base = folder / "truoc"
        self.base.mkdir()
        self.root.mkdir()
        self.target = FolderTarget(self.root)
        publish(self.target, lay(folder / "cu", OLD), order(self.target.address))
        shutil.rmtree(self.base)
        self.root.rename(self.base)
        self.tree = lay(folder / "moi", NEW)

    def reset(self) -> None:
        """The old release, as it was."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.base, self.root)

    def calls(self) -> dict[str, int]:
        """How often each system call is made in an undisturbed run."""
        self.reset()
        log = self.folder / "trace"
        pid = forked(self._work)
        with traced(pid, ["-e", f"trace={','.join(CALLS)}", "-o", str(log)]):
            os.waitpid(pid, 0)
        text = log.read_text(encoding="utf-8", errors="replace")
        return {call: text.count(f" {call}(") for call in CALLS}

    def fault(self, call: str, number: int, kind: str, count: Count) -> None:
        """One fault at one call, then the next run."""
        self.reset()
        how = "retval=1048576" if kind == "lie" and call == "write" else FAULTS[kind]
        pid = forked(self._work)
        options = ["-e", f"trace={call}", "-e", f"inject={call}:{how}:when={number}", "-o", "/dev/null"]
        with visiting(self.lying, OLD_TO_NEW, count), traced(pid, options):
            _, status = os.waitpid(pid, 0)
        count.points += 1
        count.ended["well" if status == 0 else "ill"] += 1
        count.silent += status == 0 and not is_new(self.lying())
        with visiting(self.lying, OLD_TO_NEW, count), contextlib.suppress(PublishError):
            publish(FolderTarget(self.root), self.tree, order(self.target.address, patience=QUICK))
        count.converged += is_new(self.lying())

    def lying(self, asked: Iterable[str] = ()) -> dict[str, bytes]:
        """What a web server would give."""
        return Host("file", "file:///", self.root).lying(asked)

    def _work(self) -> None:
        publish(FolderTarget(self.root), self.tree, order(self.target.address, patience=QUICK))


def forked(work: Callable[[], object]) -> int:
    """A child that waits to be traced or continued, works, and says by its status how it went."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
        status = _SAID_WELL
    except PublishError:
        status = _SAID_ILL
    except BaseException:  # noqa: BLE001 - a child must never run on in its parent's code
        status = 1
    finally:
        os._exit(status)


@contextlib.contextmanager
def traced(pid: int, options: list[str]) -> Iterator[None]:
    """Trace a waiting child, then let it go."""
    wait_state(pid, "State:\tT")
    tracer = subprocess.Popen(
        ["strace", "-qq", "-f", *options, "-p", str(pid)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_traced(pid, tracer)
        os.kill(pid, signal.SIGCONT)
        yield
    finally:
        tracer.wait()


def wait_state(pid: int, wanted: str) -> None:
    """Wait until a process is in a state."""
    while wanted not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8"):
        time.sleep(0.002)


def wait_traced(pid: int, tracer: "subprocess.Popen[bytes]") -> None:
    """Wait until the tracer has it."""
    while "TracerPid:\t0\n" in Path(f"/proc/{pid}/status").read_text(encoding="utf-8"):
        if tracer.poll() is not None:
            raise RuntimeError("strace could not attach")
        time.sleep(0.002)


def two_at_once(folder: Path, times: int, count: Count) -> None:
    """Two publishers of two trees start together on one folder; each ends well or says why not."""
    faults = FileFaults(folder)
    other = lay(folder / "khac", {**NEW, "index.html": OLD["index.html"]})
    for _ in range(times):
        faults.reset()

        def work(tree: LocalTree) -> None:
            publish(
                FolderTarget(faults.root), tree, order(faults.target.address, patience=Patience(0.2, 1.0))
            )

        pids = [forked(lambda: work(faults.tree)), forked(lambda: work(other))]
        with visiting(faults.lying, OLD_TO_NEW, count):
            for pid in pids:
                wait_state(pid, "State:\tT")
            for pid in pids:
                os.kill(pid, signal.SIGCONT)
            codes = [os.waitpid(pid, 0)[1] for pid in pids]
        count.points += 1
        count.ended[f"{sum(code == 0 for code in codes)} of 2 well"] += 1
        there = faults.lying()
        whole = any(
            there.items() >= files.items() for files in (NEW, {**NEW, "index.html": OLD["index.html"]})
        )
        count.silent += 0 in codes and not whole
        publish(FolderTarget(faults.root), faults.tree, order(faults.target.address, patience=QUICK))
        count.converged += is_new(faults.lying())


def fill(ballast: Path, room: int) -> None:
    """Fill a disk, but for a little room."""
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * (1 << 20)):
            pass
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    size = ballast.stat().st_size
    os.truncate(ballast, max(0, size - room))


def full_disks(folder: Path, times: int, count: Count) -> None:
    """As many full disks, each with another little room left."""
    for number in range(times):
        place = folder / str(number)
        place.mkdir()
        full_disk(place, count, room=number * 997 % 30_000)


def full_disk(folder: Path, count: Count, size: str = "200k", room: int = 0) -> None:
    """The target's disk is full: the old section stays whole; with room again, the next run ends it."""
    root = folder / "dia"
    root.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0755", "tmpfs", str(root)], check=True)
    try:
        target = FolderTarget(root)
        host = Host("file", target.address, root)
        publish(target, lay(folder / "dau", OLD), order(target.address, patience=QUICK))
        ballast = root / ".nq57" / "day"
        fill(ballast, room)
        status = _SAID_WELL
        tree = lay(folder / "sau", NEW)
        with visiting(host.lying, OLD_TO_NEW, count):
            try:
                publish(target, tree, order(target.address, patience=QUICK))
            except PublishError:
                status = _SAID_ILL
        count.points += 1
        count.silent += status == _SAID_WELL and not is_new(host.lying())
        ballast.unlink()
        publish(target, tree, order(target.address, patience=QUICK))
        count.converged += is_new(host.lying())
    finally:
        subprocess.run(["umount", str(root)], check=True)
