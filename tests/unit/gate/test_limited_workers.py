"""The cage: work within bounds is done, work beyond them is ended and told of, nothing is left."""

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from nq57.gate.limited_workers import MEGA, MEMORY_OF_ALL, Bounds, Cage, Overrun, bounds_for

ROOMY = Bounds(20, 60, 100 * MEGA)
TIGHT = Bounds(0.2, 60, 100 * MEGA)
HASTY = Bounds(20, 0.2, 100 * MEGA)
SMALL = Bounds(20, 60, 40 * MEGA)


def work(what: str, answer: str = "done") -> object:
    """One operation by name, harmless or not."""
    if what == "pid":
        return os.getpid()
    if what == "spin":
        while True:
            pass
    if what == "grow":
        held = [bytearray(5 * MEGA) for _ in range(1_000)]
        time.sleep(60)
        return len(held)
    if what == "sleep":
        time.sleep(60)
    if what == "abort":
        ctypes.CDLL(None).abort()
    if what == "raise":
        raise LookupError(what)
    return answer


@pytest.fixture(params=["fork", "spawn", "watched"])
def cage(request: pytest.FixtureRequest) -> Iterator[Cage[str, object]]:
    """A cage of each kind: two ways of starting, and a parent that must watch by itself."""
    method = "spawn" if request.param == "spawn" else "fork"
    with Cage[str, object](work, method=method, limited=request.param != "watched") as cage:
        yield cage


@pytest.mark.parametrize(
    ("what", "bounds", "sentence"),
    [
        ("spin", TIGHT, "giây của bộ xử lý"),
        ("grow", SMALL, "40 MB bộ nhớ"),
        ("sleep", HASTY, "giây chưa xong"),
        ("abort", ROOMY, "dừng đột ngột"),
    ],
)
def test_work_beyond_a_bound_is_ended_and_the_next_is_done(
    cage: Cage[str, object], what: str, bounds: Bounds, sentence: str
) -> None:
    """Each bound ends the work with a sentence of its own, and what comes after finds a process ready."""
    ended = cage.run(what, bounds)
    assert isinstance(ended, Overrun)
    assert sentence in ended.why
    assert cage.run("else", ROOMY) == "done"


def test_a_process_serves_many_items() -> None:
    """No process is started for what one at hand can do; bounds are counted for each item by itself."""
    with Cage[str, object](work) as cage:
        assert len({cage.run("pid", TIGHT) for _ in range(5)}) == 1


def test_what_is_shared_goes_along() -> None:
    """The task is given the item and then what all items share."""
    with Cage[str, object](work, "shared") as cage:
        assert cage.run("else", ROOMY) == "shared"


def test_an_exception_of_the_work_is_raised() -> None:
    """A fault of ours is no overrun."""
    with Cage[str, object](work) as cage, pytest.raises(LookupError):
        cage.run("raise", ROOMY)


def test_two_hostile_items_hold_up_no_third() -> None:
    """Items are done side by side, and one that is ended leaves the others alone."""
    with Cage[str, object](work, jobs=2) as cage:
        work_to_do = [("spin", TIGHT), ("one", ROOMY), ("spin", TIGHT), ("two", ROOMY)]
        found = [(item, isinstance(result, Overrun)) for item, result in cage.each(work_to_do)]
    assert sorted(found) == [("one", False), ("spin", True), ("spin", True), ("two", False)]


def test_memory_of_all_is_shared_out() -> None:
    """What would take more together than all may have is done one after the other."""
    large = Bounds(20, 60, MEMORY_OF_ALL)
    with Cage[str, object](work, jobs=4) as cage:
        assert len({pid for _, pid in cage.each([("pid", large)] * 4)}) == 1


def test_nothing_is_started_before_it_is_needed() -> None:
    """A cage without work has no process."""
    before = set(multiprocessing.active_children())  # what an earlier test may still be closing
    with Cage[str, object](work) as cage:
        assert list(cage.each([])) == []
        assert not set(multiprocessing.active_children()) - before


def test_nothing_is_left_behind() -> None:
    """Closing ends even a process that hears no signal."""
    before = set(multiprocessing.active_children())
    with Cage[str, object](work, jobs=2) as cage:
        results = cage.each([("sleep", ROOMY), ("pid", ROOMY)])
        next(results)
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert not set(multiprocessing.active_children()) - before


SCRIPT = """
import sys
from nq57.gate.limited_workers import Cage
from tests.unit.gate.test_limited_workers import Bounds, MEGA, work
FEW = Bounds(1, 60, 100 * MEGA)
def main():
    with Cage(work, jobs=2) as cage:
        for item, result in cage.each([("pid", FEW), ("spin", FEW), ("spin", FEW)]):
            print(result, flush=True)
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_parent_that_ends_takes_its_workers_along(number: signal.Signals) -> None:
    """Ctrl-C ends all at once; after kill -9 nobody is left but for what a bound will end."""
    root = Path(__file__).parents[3]
    with subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
    ) as parent:
        assert parent.stdout
        parent.stdout.readline()
        children = psutil.Process(parent.pid).children()
        assert children
        parent.send_signal(number)
        parent.wait(20)
        _, alive = psutil.wait_procs(children, 30)
        assert not alive


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked")
def test_a_worker_holds_nothing_of_its_parent() -> None:
    """What is written into a pipe is heard to end though a worker was forked while it was open."""
    reader, writer = os.pipe()
    with Cage[str, object](work) as cage:
        cage.run("pid", ROOMY)
        os.close(writer)
        assert os.read(reader, 1) == b""
    os.close(reader)


def test_bounds_grow_with_the_file() -> None:
    """A megabyte has two seconds and 300 MB, workers included; larger files more, but never all memory."""
    small, large = bounds_for(1_000_000), bounds_for(100_000_000)
    assert (small.cpu, small.memory) == (1.8, 200 * MEGA)
    assert large.cpu > small.cpu
    assert large.memory == MEMORY_OF_ALL
