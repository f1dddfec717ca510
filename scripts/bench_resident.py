"""A builder that stays in memory, measured from outside: from an edit to the line that tells its end.

Must not know the corpus; it runs `nq57 build --watch` and reads its clock in the processor's time.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench_measuring import Spent, family

READY, BUILT = "Đang theo dõi", "Đã dựng lại: "
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Resident:
    """A running builder; `wait` returns when it has said so."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines = iter(process.stderr or ())

    def wait(self, words: str) -> None:
        """Read on until a line holds these words; RuntimeError when the builder ends before."""
        if not any(words in line for line in self._lines):
            msg = "nq57 build --watch has ended"
            raise RuntimeError(msg)

    def spent(self) -> float:
        """Processor time of the builder and its children so far."""
        return sum(map(_ticks, family(self._process.pid))) / _TICK


@contextmanager
def resident(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Resident]:
    """A builder that has built once and waits; it is ended afterwards."""
    with subprocess.Popen(
        [*command, "--watch"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            running = Resident(process)
            running.wait(READY)
            time.sleep(1.0)  # it makes ready for edits while nobody waits
            yield running
        finally:
            process.send_signal(signal.SIGINT)


def timed_edit(running: Resident, place: Path, text: str) -> Spent:
    """What it takes from writing a file until its pages are on disk."""
    before, started = running.spent(), time.perf_counter()
    place.write_text(text, encoding="utf-8")
    running.wait(BUILT)
    wall = time.perf_counter() - started
    return Spent(wall, running.spent() - before)


def _ticks(pid: int) -> int:
    """Processor time of a process and of its ended children."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))
