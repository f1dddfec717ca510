"""The only module that imports Dask: clusters opened, the centre's store sent, tasks handed out, gathered.

It must not know how a part is built. What a lost worker had begun goes to another; whoever is lost twice is
named; when the scheduler itself is lost, the leader looks for it again and asks for what is still missing.
"""

import asyncio
import contextlib
import os
import socket
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

import dask.config
from distributed import (
    Client,
    LocalCluster,
    SSHCluster,
    WorkerPlugin,
    as_completed,
    get_worker,
)
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from nq57.build.manifest import write_whole
from nq57.cluster.addresses import ClusterAddress, LocalAddress, SchedulerAddress, SshAddress
from nq57.cluster.store_places import store_folder

TOPIC = "nq57"
_TRIES = 2  # of a task whose workers were lost again and again, or that failed
_RETURNS = 30  # times that a lost scheduler is looked for
_PAUSE = 10  # seconds between them
_LOSSES = 5  # workers that one task may lose before it is called a killer of workers
_WINDOW = 512  # tasks under way at once where nothing else bounds them: what a lost scheduler forgets
_SETTINGS = {
    "distributed.scheduler.allowed-failures": _LOSSES,
    "distributed.worker.memory.target": False,  # trees are on disks; nothing of a worker's need be spilled
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    # A machine that builds on every core answers late; it is not lost for that.
    "distributed.comm.timeouts.connect": "60s",
    "distributed.comm.timeouts.tcp": "180s",
    "distributed.admin.log-length": 100,
    "distributed.admin.low-level-log-length": 100,
}


class ClusterTask(Protocol):
    """What can be handed out: it has a name, and is small enough to travel."""

    @property
    def name(self) -> str:
        """By which it is known in the dashboard and to the leader."""


Asked = TypeVar("Asked", bound=ClusterTask)
Answer = TypeVar("Answer")
Hear = Callable[[str], None]


class ClusterLostError(Exception):
    """The scheduler cannot be reached any more; the text is its address."""


class _Lost(Exception):  # noqa: N818 - a state of the connection
    """The connection to the scheduler broke; it may come back."""


class StoreSent(WorkerPlugin):
    """Puts a finished store beside each worker, also beside those that come later."""

    def __init__(self, root: Path, name: str, data: bytes) -> None:
        self.name = f"nq57-{name}"
        self._root, self._file, self._data = root, name, data

    def setup(self, worker: Any) -> None:  # noqa: ANN401 - Dask's own class, of which nothing is used
        """Write the file unless it is there; its name tells its content."""
        del worker
        place = store_folder(self._root) / self._file
        if not place.is_file():
            write_whole(place, self._data)


@dataclass(frozen=True, slots=True)
class OpenCluster:
    """A cluster that takes tasks, and where its dashboard may be seen."""

    connect: Callable[[], Client]
    dashboard: str
    is_here: bool


@contextlib.contextmanager
def opened(address: ClusterAddress, threads: int = 1) -> Iterator[OpenCluster]:
    """The cluster at an address; one that we have started ends with us.

    `threads` tasks run at once in each worker that we start: one that builds fills a core, many only wait.
    """
    with dask.config.set(_SETTINGS):
        if isinstance(address, SchedulerAddress):
            yield OpenCluster(lambda: Client(address.url, timeout=_PAUSE), "", is_here=False)
            return
        with _started(address, threads) as cluster:
            link = str(cluster.dashboard_link)
            yield OpenCluster(
                lambda: Client(cluster, timeout=_PAUSE), link, isinstance(address, LocalAddress)
            )


def _started(address: LocalAddress | SshAddress, threads: int) -> Any:  # noqa: ANN401 - two kinds of cluster without a common type
    if isinstance(address, LocalAddress):
        count = address.workers or os.cpu_count() or 1
        return LocalCluster(n_workers=count, threads_per_worker=threads, dashboard_address="127.0.0.1:0")
    first = address.hosts[0]
    options = [
        {name: value for name, value in (("username", one.user), ("port", one.port)) if value}
        for one in (first, *address.hosts)  # the first host has the scheduler too
    ]
    counts = {one.workers for one in address.hosts}
    return SSHCluster(
        [one.host for one in (first, *address.hosts)],
        connect_options=options,
        worker_options={"n_workers": max(counts) or "auto", "nthreads": threads},
        scheduler_options={"dashboard_address": ":8787"},
    )


def slots_of(client: Client, patience: float = 60.0) -> int:
    """How many tasks run at once, when there is a worker; 0 when none came in time."""
    with contextlib.suppress(TimeoutError, asyncio.TimeoutError):
        client.wait_for_workers(1, timeout=patience)
    return sum(one["nthreads"] for one in client.scheduler_info(n_workers=-1)["workers"].values())


def send_store(client: Client, root: Path, store: Path) -> None:
    """Bring a finished store to every worker there is or will be."""
    client.register_plugin(StoreSent(root, store.name, store.read_bytes()))


def say(message: str) -> None:
    """Tell the leader a word from within a task; where nobody listens, nothing happens."""
    with contextlib.suppress(ValueError, OSError):
        get_worker().log_event(TOPIC, message)


def here() -> str:
    """The host that a task runs on."""
    try:
        return str(get_worker().address.rpartition(":")[0].rpartition("/")[2])
    except ValueError:
        return socket.gethostname()


@dataclass(slots=True)
class Gathering:
    """Tasks on their way through a cluster, each until it is answered or has failed twice."""

    connect: Callable[[], Client]
    work: Callable[[Any], Any]
    failed: Callable[[Any, str], Any]
    """The answer of a task that has none, with why."""
    heard: Hear = lambda _word: None
    again: Callable[[Any, Any], Any] = lambda _task, _answer: None
    """From a task and its answer: the task for what failed of it, or None."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """The host that had a task the last time: what it keeps there is not made again."""
    prepare: Callable[[Client], None] = lambda _client: None
    lane: Callable[[Any], str] = lambda _task: ""
    """The lane of a task; empty: it waits for nobody."""
    width: Callable[[str], int] = lambda _lane: 1
    """How many tasks of a lane may be under way at once."""
    spared: Callable[[Any], Any] = lambda _task: None
    """The answer of a task that need not be tried any more, or None."""

    def answers(self, tasks: list[Asked]) -> Iterator[Any]:
        """The answer to each task as it comes; one may have several, for what failed is asked for again."""
        waiting = {task.name: task for task in tasks}
        tries: Counter[str] = Counter()
        returns = 0
        while waiting:
            before = len(waiting)
            try:
                with self.connect() as client:
                    self.prepare(client)
                    client.subscribe_topic(TOPIC, lambda event: self.heard(str(event[1])))
                    yield from _Round(self, client, waiting, tries).answers()
            except (_Lost, CommClosedError, OSError, TimeoutError) as error:
                returns = 0 if len(waiting) < before else returns + 1
                if returns >= _RETURNS:
                    raise ClusterLostError(str(error)) from error
                time.sleep(_PAUSE)


class _Round:
    """One connection to the scheduler: all that waits is handed out, lane by lane, and gathered."""

    def __init__(
        self, plan: Gathering, client: Client, waiting: dict[str, Any], tries: Counter[str]
    ) -> None:
        self._plan, self._client, self._waiting, self._tries = plan, client, waiting, tries
        self._run = f"{os.getpid()}-{time.time_ns():x}"
        self._names: dict[str, str] = {}
        self._under_way: Counter[str] = Counter()
        self._queues: dict[str, deque[Any]] = {}
        self._coming = as_completed()
        for task in waiting.values():
            self._queues.setdefault(plan.lane(task), deque()).append(task)

    def answers(self) -> Iterator[Any]:
        """Every answer; raises `_Lost` when the scheduler goes."""
        for lane in self._queues:
            yield from self._fill(lane)
        for future in self._coming:
            name = self._names.pop(future.key)
            task = self._waiting[name]
            lane = self._plan.lane(task)
            answer, follow = self._answer(future, task)
            future.release()
            self._under_way[lane] -= 1
            del self._waiting[name]
            if follow is not None:
                self._tries[name] += 1
                self._waiting[name] = follow
                self._queues[lane].appendleft(follow)
            if answer is not None:
                yield answer
            yield from self._fill(lane)

    def _fill(self, lane: str) -> Iterator[Any]:
        """Hand out as much of a lane as may be under way; yields the answers of those that are spared."""
        queue = self._queues[lane]
        while queue and self._under_way[lane] < (self._plan.width(lane) if lane else _WINDOW):
            task = queue.popleft()
            if (answer := self._plan.spared(task)) is not None:
                del self._waiting[task.name]
                yield answer
            else:
                self._hand_out(task)
                self._under_way[lane] += 1

    def _hand_out(self, task: Any) -> None:  # noqa: ANN401 - whatever a plan is about
        key = f"{task.name}-{self._run}-{self._tries[task.name]}"
        home = self._plan.homes.get(task.name)
        self._names[key] = task.name
        future = self._client.submit(
            self._plan.work,
            task,
            key=key,
            priority=-len(self._names),  # what comes first is the heaviest
            retries=0,
            pure=False,
            workers=[home] if home else None,
            allow_other_workers=bool(home),
        )
        self._coming.add(future)

    def _answer(self, future: Any, task: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as above
        """What a finished task came to, and what is to be asked for again."""
        may_again = self._tries[task.name] + 1 < _TRIES
        try:
            answer = future.result()
        except (FutureCancelledError, asyncio.CancelledError, CommClosedError) as error:
            raise _Lost(str(error)) from error
        except KilledWorker:
            why = _KILLER.format(losses=_LOSSES)
            return (None, task) if may_again else (self._plan.failed(task, why), None)
        except Exception as error:  # noqa: BLE001 - a task's own failure stays with it
            return (None, task) if may_again else (self._plan.failed(task, str(error)), None)
        return answer, self._plan.again(task, answer) if may_again else None


_KILLER = "mất {losses} tiến trình, hai lượt"


def with_host(answer: Answer) -> Answer:
    """An answer that names the host it comes from."""
    return replace(answer, host=here())  # type: ignore[type-var] # our answers are dataclasses with a host
