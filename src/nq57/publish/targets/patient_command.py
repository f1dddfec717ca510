"""A command that talks over a line: it may take long, but not be silent for long.

It must not know which command. Some wait minutes for a line that went dead while they connected.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_LOOK = 0.05
_BLOCK = 1 << 16


@dataclass(slots=True)
class Said:
    """What a command has said, and when it last said something."""

    out: bytearray = field(default_factory=bytearray)
    err: bytearray = field(default_factory=bytearray)
    last: float = field(default_factory=time.monotonic)

    def listen(self, pipe: IO[bytes], heard: bytearray) -> None:
        """Read a pipe to its end."""
        while data := os.read(pipe.fileno(), _BLOCK):
            heard += data
            self.last = time.monotonic()


def converse(
    command: list[str], folder: Path, environ: Mapping[str, str], silence: float
) -> tuple[int, Said]:
    """Run a command to its end; TimeoutError when it has said nothing for `silence` seconds."""
    pipe, said = subprocess.PIPE, Said()
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        start_new_session=sys.platform != "win32",  # so that its children end with it
    )
    assert process.stdout  # noqa: S101 - they are pipes
    assert process.stderr  # noqa: S101 - the same
    listeners = [
        threading.Thread(target=said.listen, args=(process.stdout, said.out), daemon=True),
        threading.Thread(target=said.listen, args=(process.stderr, said.err), daemon=True),
    ]
    for listener in listeners:
        listener.start()
    try:
        while any(listener.is_alive() for listener in listeners):
            if time.monotonic() - said.last > silence:
                raise TimeoutError
            listeners[0].join(_LOOK)
            listeners[1].join(_LOOK if not listeners[0].is_alive() else 0)
        return process.wait(), said
    finally:
        _end(process)
        for listener in listeners:
            listener.join()
        process.stdout.close()
        process.stderr.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        elif process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
