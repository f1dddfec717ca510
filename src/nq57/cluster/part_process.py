"""A part built in a process of its own: what it takes of memory goes with it, and it may die alone.

It must not know Dask. A unit in whose building the process dies twice is set aside, and the others go on.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

from nq57.build.keys import code_key
from nq57.cluster.orders import PartBuilt, PartOrder, UnitBuilt, own_listing
from nq57.cluster.part_build import build_part
from nq57.model.machine_troubles import any_trouble_sentence

Listen = Callable[[str, UnitBuilt | None], None]
COMMAND = (sys.executable, "-m", "nq57.cluster.part_process")
_INPUT, _OUTPUT, _ERRORS = 0, 1, 2  # as every system numbers them
_TRIES = 2
_PATIENCE = 1_800  # seconds without a word, after which a unit counts as one that never ends


class PartFailedError(Exception):
    """A part of which nothing could be built; the text is a sentence."""


def run_part(
    order: PartOrder,
    stores: Path,
    listen: Listen,
    patience: float = _PATIENCE,
    command: tuple[str, ...] = COMMAND,
) -> PartBuilt:
    """Build a part in a process, and again without a unit in which it died twice.

    Raises `PartFailedError` when the process cannot even begin.
    """
    deaths: Counter[str] = Counter()
    aside: list[UnitBuilt] = []
    while True:
        units = tuple(unit for unit in order.part.units if all(unit != one.unit for one in aside))
        attempt = _Attempt((order.only(units), stores), listen, patience, command)
        if attempt.part:
            part = attempt.part
            return replace(part, units=(*part.units, *aside), aside=tuple(one.unit for one in aside))
        deaths[attempt.unit] += 1
        if deaths[attempt.unit] >= _TRIES and not attempt.unit:
            raise PartFailedError(attempt.why)
        if deaths[attempt.unit] >= _TRIES:
            failed = UnitBuilt(attempt.unit, 0.0, failure=f"{_DIED.format(tries=_TRIES)} ({attempt.why})")
            aside.append(failed)
            listen(attempt.unit, failed)


_DIED = "Tiến trình dựng đơn vị này bị dừng {tries} lần; đơn vị được để riêng ra, các đơn vị khác vẫn dựng"


class _Attempt:
    """One process and what it told: the part, or the unit at which it ended and why."""

    def __init__(
        self, asked: tuple[PartOrder, Path], listen: Listen, patience: float, command: tuple[str, ...]
    ) -> None:
        self.part: PartBuilt | None = None
        self.unit = self.why = ""
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own module
            try:
                self._hear(process, asked, listen, patience)
            finally:
                process.kill()
        self.why = self.why or f"mã thoát {process.returncode}"

    def _hear(
        self,
        process: "subprocess.Popen[bytes]",
        asked: tuple[PartOrder, Path],
        listen: Listen,
        patience: float,
    ) -> None:
        into, out = process.stdin, process.stdout
        if into is None or out is None:
            raise PartFailedError
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):  # the process is gone
            pickle.dump(asked, into, protocol=5)
            into.flush()
            while self.part is None:
                kind, *words = self._heard(process, out, patience)
                if kind == "part":
                    self.part = words[0]
                elif kind == "failed":
                    self.why = words[0]
                    return
                else:
                    self.unit = "" if words[1] else words[0]
                    listen(words[0], words[1])

    def _heard(
        self, process: "subprocess.Popen[bytes]", out: IO[bytes], patience: float
    ) -> tuple[Any, ...]:
        """What the process says next; one that says nothing for too long is ended."""

        def end() -> None:
            self.why = f"không nói gì trong {patience:.0f} giây"
            process.kill()

        watch = threading.Timer(patience, end)
        watch.start()
        try:
            return cast("tuple[Any, ...]", pickle.load(out))  # noqa: S301 - what our own process writes
        finally:
            watch.cancel()


def main() -> None:
    """Build the part that standard input names, and tell of it on standard output."""
    heard, spoken = os.fdopen(_INPUT, "rb"), os.fdopen(os.dup(_OUTPUT), "wb")
    os.dup2(_ERRORS, _OUTPUT)  # whatever a library prints is no answer
    order, stores = pickle.load(heard)  # noqa: S301 - what our own worker writes
    threading.Thread(target=_end_with_parent, args=(heard,), daemon=True).start()

    def say(*words: Any) -> None:  # noqa: ANN401 - whatever can be pickled
        pickle.dump(words, spoken, protocol=5)
        spoken.flush()

    if why := refusal(order):
        say("failed", why)
        return
    try:
        part = build_part(order, stores, lambda unit, done: say("unit", unit, done), time.time_ns())
    except Exception as error:  # noqa: BLE001 - whatever it is, the leader is told a sentence
        say("failed", any_trouble_sentence(error))
    else:
        say("part", replace(part, cpu=time.process_time(), memory=_most_memory()))


def refusal(order: PartOrder) -> str:
    """Why this machine cannot build what is asked; empty when it can."""
    if order.code != code_key().hex():
        return _OTHER_PROGRAM
    return "" if own_listing(order) == order.listing else _OTHER_CONTENT.format(place=order.root)


_OTHER_PROGRAM = "máy này chạy bản nq57 khác với máy điều phối; cài cùng một bản rồi chạy lại"
_OTHER_CONTENT = "nội dung ở {place} trên máy này khác với máy điều phối; cập nhật (git pull) rồi chạy lại"


def _end_with_parent(heard: IO[bytes]) -> None:
    """Nobody waits for a part whose worker is gone: another one has it by then."""
    heard.read()
    os._exit(1)


def _most_memory() -> int:
    """The most memory that this process ever held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on every system

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
