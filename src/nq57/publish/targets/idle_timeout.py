"""A command that talks over a line: it may take long, but not be silent for long.

It must not know which command. Some wait minutes for a line that went dead while they connected.
"""

import contextlib
import math
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_LOOK = 0.05
_BLOCK = 1 << 16
_KEPT = 1 << 16  # bytes of complaints from the start, and as many from the end
_LAST = 2.0  # seconds for the last words of what has ended: a child of it may hold the pipe for ever
ANSWER = 64 << 20  # bytes that a command may answer
_SERVERS = re.compile(rb"\s*(remote:[^\r\n]*)?\s*")


class Endless(Exception):  # noqa: N818 - it says what it is
    """The command says more than anybody asked for."""


@dataclass(slots=True)
class Complaints:
    """What came on the error pipe: how it begins and how it ends, whatever its length."""

    head: bytearray = field(default_factory=bytearray)
    tail: bytearray = field(default_factory=bytearray)

    def __bytes__(self) -> bytes:
        return bytes(self.head + self.tail)

    def take(self, data: bytes) -> None:
        """Keep what there is room for."""
        room = _KEPT - len(self.head)
        self.head += data[:room]
        self.tail = (self.tail + data[room:])[-_KEPT:] if len(data) > room else self.tail


@dataclass(slots=True)
class CommandOutput:
    """What a command has said, and when it last gave a sign of life: a server's own words are none."""

    most: int
    out: bytearray = field(default_factory=bytearray)
    err: Complaints = field(default_factory=Complaints)
    last: float = field(default_factory=time.monotonic)
    word: float = field(default_factory=time.monotonic)

    def answer(self, pipe: IO[bytes]) -> None:
        """Read answers to their end, or until there are too many."""
        while len(self.out) <= self.most and (data := os.read(pipe.fileno(), _BLOCK)):
            self.out += data
            self.last = self.word = time.monotonic()

    def complaints(self, pipe: IO[bytes]) -> None:
        """Read complaints and progress to their end."""
        while data := os.read(pipe.fileno(), _BLOCK):
            self.err.take(data)
            self.word = time.monotonic()
            if any(not _SERVERS.fullmatch(line) for line in re.split(rb"[\r\n]+", data[-_KEPT // 8 :])):
                self.last = self.word


def converse(
    command: list[str],
    folder: Path,
    environ: Mapping[str, str],
    silence: float,
    *,
    most: int = ANSWER,
    more: Callable[[], float] = lambda: math.inf,
) -> tuple[int, CommandOutput]:
    """Run a command to its end, and hear at most `most` bytes of it.

    TimeoutError when it gives no sign of life for `silence` seconds, or lasts longer than that and `more()`
    seconds, which may grow with what has come. Endless when it says too much.
    """
    answer, start = CommandOutput(most), time.monotonic()
    process = _started(command, folder, environ)
    assert process.stdout  # noqa: S101 - they are pipes
    assert process.stderr  # noqa: S101 - the same
    listeners = [
        threading.Thread(target=answer.answer, args=(process.stdout,), daemon=True),
        threading.Thread(target=answer.complaints, args=(process.stderr,), daemon=True),
    ]
    try:
        for listener in listeners:
            listener.start()
        while any(listener.is_alive() for listener in listeners):
            now = time.monotonic()
            if process.poll() is not None and now - answer.word > _LAST:
                break
            if now - answer.last > silence or now - start > silence + more():
                raise TimeoutError
            listeners[0].join(_LOOK)
            listeners[1].join(_LOOK if not listeners[0].is_alive() else 0)
        if len(answer.out) > most:
            raise Endless
        return process.wait(), answer
    finally:
        _end(process)
        _hang_up(listeners, process.stdout, process.stderr)


def _started(command: list[str], folder: Path, environ: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        start_new_session=sys.platform != "win32",  # so that its children end with it
    )


def _hang_up(listeners: list[threading.Thread], *pipes: IO[bytes]) -> None:
    """Close the pipes; one that somebody still holds is left to its listener, which ends with us."""
    for listener, pipe in zip(listeners, pipes, strict=True):
        listener.join(_LAST)
        if not listener.is_alive():
            pipe.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        elif process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
