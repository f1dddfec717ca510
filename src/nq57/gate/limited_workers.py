"""Worker processes in which files nobody vouches for are read, each within bounds of time and memory.

It must not know what is read there. A process that passes a bound is killed and another one put in its
place, whatever it is busy with: libraries in C neither hear signals nor run out of memory in good order.
The bounds are the system's own where it has them (POSIX timers, limits of address space on Linux), and kept
by the watching parent elsewhere. `pebble` and `concurrent.futures` bound the clock alone. This is no jail:
a worker may do what its user may.
"""

import contextlib
import faulthandler
import gc
import math
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

MEGA = 1_000_000
MEMORY_OF_ALL = 600 * MEGA  # what all workers together may take beyond what they began with
_GROWN = 150 * MEGA  # libraries come to less; a process that keeps more is replaced
_LOOK = 0.02  # seconds between two looks of a watching parent

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may take: seconds of processor and of the clock, and bytes of memory."""

    cpu: float
    wall: float
    memory: int


def bounds_for(size: int) -> Bounds:
    """The bounds for reading a file of so many bytes: what two seconds do for a megabyte, grown with it."""
    megabytes = max(0, size - MEGA) / MEGA
    cpu = 1.8 + megabytes
    return Bounds(cpu, 30 + 10 * cpu, min(MEMORY_OF_ALL, 200 * MEGA + 20 * max(0, size - MEGA)))


@dataclass(frozen=True, slots=True)
class Overrun:
    """Work that was ended because it took too much: of what, said in both languages."""

    why: str
    why_en: str


def _too_long(bounds: Bounds) -> Overrun:
    seconds = math.ceil(bounds.cpu)
    return Overrun(
        f"đọc tệp này tốn quá {seconds} giây của bộ xử lý",
        f"it takes more than {seconds} s of processor time",
    )


def _too_late(bounds: Bounds) -> Overrun:
    seconds = math.ceil(bounds.wall)
    return Overrun(
        f"đọc tệp này quá {seconds} giây chưa xong", f"reading it does not end within {seconds} s"
    )


def _too_large(bounds: Bounds) -> Overrun:
    size = bounds.memory // MEGA
    return Overrun(f"đọc tệp này tốn quá {size} MB bộ nhớ", f"it takes more than {size} MB of memory")


def _broken(bounds: Bounds) -> Overrun:
    size = bounds.memory // MEGA
    return Overrun(
        f"chương trình đọc dừng đột ngột ở tệp này, thường vì tốn quá {size} MB bộ nhớ",
        f"its reader breaks down, mostly for want of more than {size} MB of memory",
    )


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of one piece of work, or what it raised; `grown`: its process is to be replaced."""

    result: object = None
    error: Exception | None = None
    grown: bool = False


Usage = Callable[[int], tuple[float, int]]


def usage_of(pid: int) -> tuple[float, int]:
    """Seconds of processor and bytes of memory that a process has taken; nothing when it has ended."""
    import psutil  # noqa: PLC0415 - only parents that must watch need it

    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        return times.user + times.system, process.memory_info().rss
    except psutil.Error:
        return 0.0, 0


class Cage(Generic[Item, Result]):
    """Up to `jobs` processes that do `task(item, *shared)`, started when the first item comes.

    `task`, items and results must be picklable; `shared` goes along once for each process. `limited` says
    that the system keeps the bounds; else the parent looks at `usage` of its workers. Close it after use.
    """

    def __init__(
        self,
        task: Callable[..., Result],
        *shared: object,
        jobs: int = 1,
        method: str = "fork" if sys.platform == "linux" else "spawn",
        limited: bool = sys.platform == "linux",
        usage: Usage = usage_of,
    ) -> None:
        self._task, self._shared, self._jobs = task, shared, max(1, jobs)
        self._context = multiprocessing.get_context(method)
        self._limited, self._usage = limited, usage
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Item, Bounds]] = {}

    def __enter__(self) -> "Cage[Item, Result]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes at once."""
        for worker in (*self._idle, *(worker for worker, _, _ in self._busy.values())):
            worker.end()
        self._idle.clear()
        self._busy.clear()

    def run(self, item: Item, bounds: Bounds) -> Result | Overrun:
        """Do one piece of work."""
        return next(result for _, result in self.each([(item, bounds)]))

    def each(self, work: Iterable[tuple[Item, Bounds]]) -> Iterator[tuple[Item, Result | Overrun]]:
        """Do each piece of work; results come as they are ready. Raises what the task raised."""
        waiting = deque(work)
        while waiting or self._busy:
            while waiting and self._has_room(waiting[0][1]):
                self._begin(*waiting.popleft())
            yield from self._finished()

    def _has_room(self, bounds: Bounds) -> bool:
        taken = sum(running.memory for _, _, running in self._busy.values())
        return not self._busy or (len(self._busy) < self._jobs and taken + bounds.memory <= MEMORY_OF_ALL)

    def _begin(self, item: Item, bounds: Bounds) -> None:
        worker = self._idle.pop() if self._idle else self._started()
        self._busy[worker.pipe] = worker, item, bounds
        worker.begin(item, bounds)

    def _started(self) -> "_Worker":
        return _Worker(self._context, self._task, self._shared, limited=self._limited)

    def _finished(self) -> Iterator[tuple[Item, Result | Overrun]]:
        """Wait until something has happened, and tell of what is done."""
        for pipe in wait(list(self._busy), self._pause()):
            worker, item, bounds = self._busy.pop(cast("Connection", pipe))
            done = worker.answer(bounds)
            if done.grown:
                worker.end()
            else:
                self._idle.append(worker)
            if done.error:
                raise done.error
            yield item, cast("Result | Overrun", done.result)
        for pipe, (worker, item, bounds) in list(self._busy.items()):
            if passed := worker.passed(bounds, None if self._limited else self._usage):
                del self._busy[pipe]
                worker.end()
                yield item, passed

    def _pause(self) -> float:
        """How long nothing needs to be looked at."""
        ends = min(worker.began + bounds.wall for worker, _, bounds in self._busy.values())
        left = max(0.0, ends - time.monotonic())
        return left if self._limited else min(left, _LOOK)


class _Worker:
    """One process, and the pipe to it."""

    def __init__(
        self,
        context: BaseContext,
        task: Callable[..., object],
        shared: tuple[object, ...],
        *,
        limited: bool,
    ) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        forked = context.get_start_method() == "fork"
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined] # every context has one
            target=_work, args=(theirs, task, shared, forked, limited), daemon=True
        )
        self._process.start()
        theirs.close()
        self.began, self._before = 0.0, (0.0, 0)

    def begin(self, item: object, bounds: Bounds) -> None:
        """Give it work; when it is dead already, its pipe tells so."""
        self.began, self._before = time.monotonic(), (-1.0, 0)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send((item, bounds))

    def answer(self, bounds: Bounds) -> _Done:
        """What it has made of its work, or of what it died."""
        try:
            return cast("_Done", self.pipe.recv())
        except (EOFError, ConnectionResetError):
            self._process.join()
        code = self._process.exitcode or 0
        if code == -getattr(signal, "SIGPROF", 0):
            return _Done(_too_long(bounds), grown=True)
        killed = code == -getattr(signal, "SIGKILL", 9)
        return _Done(_too_large(bounds) if killed else _broken(bounds), grown=True)

    def passed(self, bounds: Bounds, usage: Usage | None) -> Overrun | None:
        """Which bound it has passed by now; without `usage` the system keeps all but the clock's."""
        if time.monotonic() - self.began > bounds.wall:
            return _too_late(bounds)
        if usage is None:
            return None
        cpu, memory = usage(self._process.pid or 0)
        if self._before[0] < 0:
            self._before = cpu, memory
        if cpu - self._before[0] > bounds.cpu:
            return _too_long(bounds)
        return _too_large(bounds) if memory - self._before[1] > bounds.memory else None

    def end(self) -> None:
        """Kill it: it has nothing that would need putting away."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _work(
    pipe: Connection, task: Callable[..., object], shared: tuple[object, ...],
    forked: bool, limited: bool,  # noqa: FBT001 - positions are all that a process is started with
) -> None:  # fmt: skip
    """A worker's life: piece after piece until the pipe is closed."""
    if forked:
        _let_go_of_all_but(pipe.fileno())
    _hear_nothing()
    largest = _address_space() + _GROWN if limited else 0
    while True:
        try:
            item, bounds = pipe.recv()
        except EOFError:
            return
        done = _done(task, (item, *shared), bounds, limited=limited)
        if isinstance(done.result, Overrun) or (limited and _address_space() > largest):
            done = replace(done, grown=True)
        with contextlib.suppress(BrokenPipeError):
            pipe.send(done)


def _let_go_of_all_but(own: int) -> None:
    """Close every file, pipe and socket that a fork has inherited, but for one and the standard ones.

    Whoever reads a hostile file must hold nothing of ours; and as long as it held an end of a pipe, nobody
    at the other would hear that we are gone: neither its fellows nor a browser that waits for our goodbye.
    """
    gc.freeze()  # what the parent has thrown away must not close a number that is used again here
    os.closerange(3, own)
    os.closerange(own + 1, os.sysconf("SC_OPEN_MAX"))


def _done(
    task: Callable[..., object], given: tuple[object, ...], bounds: Bounds, *, limited: bool
) -> _Done:
    """The task's result within bounds, or what came of it."""
    try:
        with _limits(bounds) if limited else contextlib.nullcontext():
            return _Done(task(*given))
    except MemoryError:
        return _Done(_too_large(bounds))
    except Exception as error:  # noqa: BLE001 - raised again where the result is awaited
        return _Done(error=error)


def _hear_nothing() -> None:
    """Ctrl-C is the parent's to hear, who kills; other signals end the process without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP", "SIGPROF"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_DFL)
    faulthandler.disable()
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)  # libraries in C write there what they think of a file
    os.close(quiet)


@contextlib.contextmanager
def _limits(bounds: Bounds) -> Iterator[None]:
    """Meanwhile the system ends this process by SIGPROF, or gives it no more memory."""
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = _address_space() + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (allowed if most < 0 else min(allowed, most), most))
    signal.setitimer(signal.ITIMER_PROF, bounds.cpu)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes of address space that this process has on Linux."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a pseudo-file
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
