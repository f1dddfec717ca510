"""Deadlines for what a socket is asked: a server that answers a byte at a time keeps every timeout quiet.

It must not know a protocol. One thread looks at all deadlines and shuts down the sockets of those passed.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_LOOK = 0.1  # seconds


@dataclass(slots=True)
class Deadline:
    """When something must be over, on which sockets; `passed` says that it was ended."""

    at: float
    passed: bool = False
    _sockets: list[socket.socket] = field(default_factory=list)

    def covers(self, door: socket.socket) -> None:
        """This connection is ended too; at once if it is late. Its socket may be wrapped afterwards."""
        self._sockets.append(socket.fromfd(door.fileno(), door.family, door.type))
        if self.passed:
            self.end()

    def more(self, seconds: float) -> None:
        """Something has come: it may take longer."""
        self.at += seconds

    def end(self) -> None:
        """Whoever waits for one of the sockets waits no more."""
        self.passed = True
        for door in self._sockets:
            with contextlib.suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)

    def forget(self) -> None:
        """It is over."""
        for door in self._sockets:
            door.close()
        self._sockets.clear()


@dataclass(slots=True)
class DeadlineWatch:
    """All deadlines of one target; its thread runs from the first one until `close`."""

    _under_way: dict[int, Deadline] = field(default_factory=dict)
    _thread: threading.Thread | None = None
    _closed: threading.Event = field(default_factory=threading.Event)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _mine: threading.local = field(default_factory=threading.local)

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[Deadline]:
        """Some work of this thread, that must be over within so many seconds."""
        deadline = Deadline(time.monotonic() + seconds)
        with self._turn:
            self._under_way[id(deadline)] = deadline
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, daemon=True)
                self._thread.start()
        outer, self._mine.deadline = self.mine, deadline
        try:
            yield deadline
        finally:
            self._mine.deadline = outer
            with self._turn:
                del self._under_way[id(deadline)]
                deadline.forget()

    @property
    def mine(self) -> Deadline | None:
        """The deadline of this thread's work."""
        return getattr(self._mine, "deadline", None)

    def close(self) -> None:
        """End the thread."""
        self._closed.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        while not self._closed.wait(_LOOK):
            with self._turn:
                for deadline in self._under_way.values():
                    if time.monotonic() > deadline.at and not deadline.passed:
                        deadline.end()
