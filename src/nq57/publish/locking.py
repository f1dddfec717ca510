"""One publisher at a time on a target: a lock with owner, heartbeat and a look at each barrier.

It must not know the transport. A dead holder is told from a slow one by watching its heartbeat, or,
on the same machine, by its process being gone.
"""

import contextlib
import json
import math
import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nq57.publish import host_words
from nq57.publish.failures import Busy, LostLock, PublishError, Refused, Strange
from nq57.publish.shown_words import shown
from nq57.publish.site_state import LOCK
from nq57.publish.transport import Transport

_FREE, _PAUSE = 20, 0.2  # times that a lock that is free may not be had, seconds in between
_NUMBER = re.compile(r"[0-9]{1,10}")
_OURS: set[str] = set()  # tokens of the locks that this very process holds


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: between heartbeats; of silence until a holder counts as dead; to wait for a living one."""

    beat: float = 5.0
    silence: float = 30.0
    wait: float = 0.0


@dataclass(slots=True)
class Holding:
    """A lock that we hold."""

    transport: Transport
    who: str
    patience: Patience
    token: str = field(default_factory=lambda: secrets.token_hex(12))
    _beats: int = 0
    _seen: float = -math.inf
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def note(self) -> bytes:
        """What others read while we hold it."""
        body = {"token": self.token, "who": shown(self.who), "beat": self._beats, "process": own_process()}
        return json.dumps(body).encode()

    def check(self) -> None:
        """Stop at a barrier when the lock is no longer ours."""
        with self._turn:
            note = note_words(self.transport.owner(LOCK))
        if note.get("token") != self.token:
            raise LostLock("mat-khoa", owner=note.get("who") or "?")
        self._seen = time.monotonic()

    def fence(self) -> None:
        """Stop before what all will see, unless the lock was seen to be ours a moment ago."""
        if not self._just_seen():
            self.check()

    def start(self) -> None:
        """Begin to show that we live."""
        self._thread = threading.Thread(target=self._beat, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Be quiet, then let go if it is still ours."""
        self._stop.set()
        if self._thread:
            self._thread.join()
        with contextlib.suppress(PublishError, OSError):
            if self._ours():
                self.transport.free(LOCK)

    def _ours(self) -> bool:
        return self._just_seen() or note_words(self.transport.owner(LOCK)).get("token") == self.token

    def _just_seen(self) -> bool:
        """Nobody takes over a lock that was seen alive a moment ago."""
        return time.monotonic() - self._seen < min(self.patience.beat, self.patience.silence / 2)

    def _beat(self) -> None:
        while not self._stop.wait(self.patience.beat):
            self._beats += 1
            with contextlib.suppress(PublishError, OSError), self._turn:
                if note_words(self.transport.owner(LOCK)).get("token") == self.token:
                    self.transport.beat(LOCK, self.note())


@contextlib.contextmanager
def held(transport: Transport, who: str, patience: Patience) -> Iterator[Holding]:
    """Hold the target's lock; a living holder makes it `Busy`, a dead one is taken over."""
    holding = Holding(transport, who, patience)
    _OURS.add(holding.token)
    try:
        _claim(transport, holding, patience)
        holding.start()
        try:
            yield holding
        finally:
            holding.stop()
    finally:
        _OURS.discard(holding.token)


def _claim(transport: Transport, holding: Holding, patience: Patience) -> None:
    deadline, free, evicted = time.monotonic() + patience.wait, 0, None
    while not transport.claim(LOCK, holding.note()):
        seen = transport.owner(LOCK)
        if seen is None:  # let go of just now, or no lock at all
            free += 1
            if free == _FREE:
                raise Refused("khoa-la", path=LOCK)
            time.sleep(min(patience.beat, _PAUSE))
        elif seen == evicted:
            raise Refused("khoa-la", path=LOCK)
        elif _dead(seen) or _silent(transport, seen, patience):
            transport.evict(LOCK, seen)
            evicted = seen
        elif time.monotonic() >= deadline:
            raise Busy("dang-co-nguoi", owner=note_words(seen).get("who") or "?")


def _silent(
    transport: Transport, seen: bytes, patience: Patience, sleep: Callable[[float], None] = time.sleep
) -> bool:
    """Whether the holder's note stays the same for as long as a dead one's would."""
    if _here(seen):
        sleep(min(patience.beat, _PAUSE))
        return False  # its process lives on this machine: slow, not dead
    start = time.monotonic()
    while time.monotonic() - start < patience.silence:
        sleep(min(patience.beat, patience.silence / 4))
        if transport.owner(LOCK) != seen:
            return False
    return True


def note_words(note: bytes | None) -> dict[str, str]:
    """What a note says in short words; a host may have written anything."""
    try:
        body = host_words.table(host_words.parsed(note or b"{}", host_words.NOTE_BYTES), LOCK)
        return {key: host_words.text(value, LOCK) for key, value in body.items() if isinstance(value, str)}
    except Strange:
        return {}


def own_process() -> str:
    """This process as no other is ever called: machine start, process space, number, its own start."""
    return _process(os.getpid())


def _here(note: bytes) -> bool:
    process = note_words(note).get("process", "")
    return bool(process) and process.rpartition(":")[0].rpartition(":")[0] == _machine()


def _dead(note: bytes) -> bool:
    """Whether the holder was a process of this very machine that is gone, or this one's own run before."""
    if not _here(note):
        return False
    process = note_words(note)["process"]
    if process == own_process():
        return note_words(note).get("token") not in _OURS
    number = process.rpartition(":")[0].rpartition(":")[2]
    return not _NUMBER.fullmatch(number) or _process(int(number)) != process


def _machine() -> str:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}:{Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def _process(number: int) -> str:
    machine = _machine()
    try:
        fields = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        start = "" if fields[0] == "Z" else fields[19]
    except (OSError, IndexError):
        start = ""
    return f"{machine}:{number}:{start}" if machine else ""
