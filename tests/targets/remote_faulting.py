"""Publishers to a server that are killed, whose line goes dead, who meet, or whose server's disk is full.

It must not judge a design. Release follows release on one target, four days apart, each with a theme of
its own, so that removals, what lingers and what is kept are under fault as well.
"""

import contextlib
import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.targets.faulting import QUICK, Count, Seen, fill, forked, look, visiting, wait_state
from tests.targets.servers import Host, stop_tree
from tests.targets.sites import NOW, lay, order, site

from nq57.publish.failures import PublishError
from nq57.publish.local_tree import LocalTree
from nq57.publish.locking import Patience
from nq57.publish.publishing import publish

_DAYS = 4
_MEETING = Patience(beat=0.2, silence=1.0)


@dataclass(frozen=True)
class Coming:
    """A release about to be published, and when."""

    tree: LocalTree
    files: dict[str, bytes]
    now: dt.datetime


class RemoteFaults:
    """One target on a server, and the releases that go there one after the other."""

    def __init__(self, host: Host, folder: Path, seed: int = 57, timeout: float = 2) -> None:
        self.host, self.folder, self.timeout = host, folder / "ban", timeout
        self.random = random.Random(seed)  # noqa: S311 - moments, not secrets
        self.number, self.usual = 0, 0.5
        self.seen = Seen()

    def coming(self, *, pages: int = 0) -> Coming:
        """The next release: other pages, other assets, four days later."""
        self.number += 1
        number = self.number
        day = NOW + dt.timedelta(days=_DAYS * number)
        files = site(f"bản {number}", theme=f"{number:04x}", pages=pages or 3 + number % 3)
        out = self.folder / str(number)
        shutil.rmtree(self.folder / str(number - 3), ignore_errors=True)
        return Coming(lay(out, files, as_of=day.date().isoformat()), files, day)

    def measure(self) -> None:
        """The first releases, and how long an undisturbed run takes."""
        for _ in range(3):
            release = self.coming()
            start = time.monotonic()
            self._publish(release)
            self.usual = time.monotonic() - start
            self.seen.past.append(release.files)
        self.seen.live = release.files

    def kill(self, count: Count) -> None:
        """Kill the publisher at a random moment, then run again."""
        release = self._begin()
        pid = forked(lambda: self._publish(release))
        wait_state(pid, "State:\tT")
        with self._visited(count):
            os.kill(pid, signal.SIGCONT)
            time.sleep(self.random.uniform(0, self.usual * 1.1))
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
        self._again(count, release, said_well=status == 0)

    def black_hole(self, count: Count) -> None:
        """Let the line go dead at a random moment: the run must end; then run again."""
        assert self.host.process
        release = self._begin()
        pid = forked(lambda: self._publish(release, self.timeout))
        wait_state(pid, "State:\tT")
        os.kill(pid, signal.SIGCONT)
        time.sleep(self.random.uniform(0, self.usual))
        start = time.monotonic()
        stop_tree(self.host.process, signal.SIGSTOP)
        try:
            _, status = os.waitpid(pid, 0)
        finally:
            stop_tree(self.host.process, signal.SIGCONT)
        count.slowest = max(count.slowest, time.monotonic() - start)
        look(self.host.lying, self.seen, count)
        self._again(count, release, said_well=status == 0)

    def meet(self, count: Count) -> None:
        """Two publishers of two trees start together; each ends well or says why not."""
        one, other = self._begin(), self.coming()
        self.seen.others = [other.files]
        pids = [forked(lambda: self._publish(one, patience=_MEETING))]
        pids.append(forked(lambda: self._publish(other, patience=_MEETING)))
        with self._visited(count):
            for pid in pids:
                wait_state(pid, "State:\tT")
            for pid in pids:
                os.kill(pid, signal.SIGCONT)
            well = [os.waitpid(pid, 0)[1] == 0 for pid in pids]
        count.ended[f"{sum(well)} of 2 well"] += 1
        there = self.host.lying()
        both = [files for files in (one.files, other.files) if there.items() >= files.items()]
        whole = bool(both)
        self.seen.past += [self.seen.live, one.files, other.files]
        self.seen.live = both[0] if both else self.seen.live
        self._again(count, self._begin(), said_well=False)
        count.silent += any(well) and not whole

    def full_disk(self, count: Count) -> None:
        """The server's disk is full: the live release stays whole; with room again the next run ends it."""
        assert self.host.disk
        release, ballast = self._begin(), self.host.disk / ".day"  # a name that no visitor is given
        fill(ballast, self.random.randrange(0, 40_000))
        try:
            with self._visited(count):
                said_well = True
                try:
                    self._publish(release)
                except PublishError:
                    said_well = False
        finally:
            there = self.host.lying()
            ballast.unlink()
        count.silent += said_well and not self._is_live(release, there)
        self._again(count, release, said_well=False)

    def _begin(self) -> Coming:
        release = self.coming()
        self.seen.coming, self.seen.others = release.files, []
        return release

    def _visited(self, count: Count) -> contextlib.AbstractContextManager[None]:
        return visiting(self.host.lying, self.seen, count)

    def _again(self, count: Count, release: Coming, *, said_well: bool) -> None:
        count.points += 1
        count.ended["well" if said_well else "ill"] += 1
        count.silent += said_well and not self._is_live(release, self.host.lying())
        with self._visited(count), contextlib.suppress(PublishError):
            self._publish(release)
        self.seen.past.append(release.files)
        if self._is_live(release, self.host.lying()):
            count.converged += 1
            self.seen.past.append(self.seen.live)
            self.seen.live = release.files

    def _is_live(self, release: Coming, there: dict[str, bytes]) -> bool:
        pages = {path for path in there if path.endswith(".html")}
        return there.items() >= release.files.items() and pages <= release.files.keys()

    def _publish(self, release: Coming, timeout: float = 20, patience: Patience = QUICK) -> None:
        target = self.host.open(timeout)
        try:
            publish(target, release.tree, order(self.host.address, now=release.now, patience=patience))
        finally:
            target.close()


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "6m") -> Iterator[Path]:
    """A disk of its own, mounted on a folder that keeps its owner and mode."""
    facts = folder.stat()
    options = f"size={size},mode={facts.st_mode & 0o777:o},uid={facts.st_uid},gid={facts.st_gid}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextlib.contextmanager
def on_small_disk(
    maker: Callable[[Path], contextlib.AbstractContextManager[Host]], folder: Path
) -> Iterator[Host]:
    """A server whose target lies on a small disk; its own files do too where they are in one folder."""
    inside = folder / "dia"
    inside.mkdir()
    with contextlib.ExitStack() as stack:
        stack.enter_context(small_disk(inside))
        host = stack.enter_context(maker(inside))
        host.disk = inside
        if host.root.is_dir() and not host.root.is_relative_to(inside):
            host.disk = stack.enter_context(small_disk(host.root))
        yield host
