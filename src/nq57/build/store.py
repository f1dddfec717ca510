"""The store: what one run worked out and the next may use again, in one SQLite file.

It must not know what it holds. Every value carries its digest: a damaged one is dropped, never served;
a damaged file is set aside and begun again. Safe with several processes and after a kill at any moment.
"""

import contextlib
import gc
import hashlib
import pickle
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

Result = TypeVar("Result")
_DIGEST = 16
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL)"
)
_RUNS = "CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY AUTOINCREMENT)"


class ValueStore(Protocol):
    """What those who keep things need of a store."""

    def get(self, key: bytes) -> object | None:
        """The value under a key; None when absent."""

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values."""

    def close(self) -> None:
        """Let go of what must not cross a fork; the next use opens it again."""


class Store:
    """Values by key, kept between runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._run = 0

    def get(self, key: bytes) -> object | None:
        """The value under a key; None when absent or damaged."""
        return self._using(lambda connection: _value(connection, key), None)

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values; a full disk or a locked store only means that they are worked out again."""
        rows = []
        for key, value in values.items():
            data = pickle.dumps(value, protocol=5)
            rows.append((key, _digest(key, data) + data, self._run))

        def keep(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            connection.commit()

        self._using(keep, None)

    def begin_run(self) -> None:
        """Number this run, so that pruning knows what was made long ago."""

        def begin(connection: sqlite3.Connection) -> int:
            run = int(connection.execute("INSERT INTO runs DEFAULT VALUES").lastrowid or 0)
            connection.commit()
            return run

        self._run = self._using(begin, 0)

    def size(self) -> int:
        """Bytes of all values kept."""
        return self._using(_size, 0)

    def freeze(self) -> None:
        """Make one whole file of it and let go: from now on a `FrozenStore` may read it."""

        def freeze(connection: sqlite3.Connection) -> None:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")

        self._using(freeze, None)
        self.close()

    def prune(self, limit: int) -> int:
        """Drop the oldest values until at most `limit` bytes remain; the number of bytes dropped."""
        return self._using(lambda connection: _pruned(connection, limit), 0)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _using(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """What `work` makes of the store; a damaged file is set aside, any other trouble is passed over."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            return work(self._connection)
        except (sqlite3.OperationalError, OSError):
            self.close()
        except (sqlite3.DatabaseError, UnicodeDecodeError, TypeError):  # what sqlite3 raises on garbage
            self.close()
            self._set_aside()
        return otherwise

    def _set_aside(self) -> None:
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_suffix(".hong"))
        for beside in ("-wal", "-shm"):
            self._path.with_name(self._path.name + beside).unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever has several threads lets one at a time come here (`build.memory_store`).
        connection = sqlite3.connect(self._path, timeout=30, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(_SCHEMA)
        connection.execute(_RUNS)
        return connection


class FrozenStore:
    """A finished store that nobody writes to any more, so that any number of processes may read it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def get(self, key: bytes) -> object | None:
        """The value under a key; None when absent or damaged, or when there is no such file."""
        try:
            if self._connection is None:
                self._connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
            row = self._connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self.close()
            return None
        return _sound_value(key, row[0]) if row and isinstance(row[0], bytes) else None

    def put(self, values: dict[bytes, object]) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class LayeredStore:
    """A store above others that are only asked: what is new goes into the upper one."""

    def __init__(self, own: ValueStore, *under: ValueStore) -> None:
        self._own, self._under = own, under

    def get(self, key: bytes) -> object | None:
        """The value under a key, from the uppermost that has it."""
        found = (store.get(key) for store in (self._own, *self._under))
        return next((value for value in found if value is not None), None)

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values above."""
        self._own.put(values)

    def close(self) -> None:
        """Let go of every file."""
        for store in (self._own, *self._under):
            store.close()


def _sound_value(key: bytes, data: bytes) -> object | None:
    """What was kept, if it is whole."""
    if _digest(key, data[_DIGEST:]) != data[:_DIGEST]:
        return None
    with _no_collecting():
        return pickle.loads(data[_DIGEST:])  # type: ignore[no-any-return] # noqa: S301 - our own, digest checked


def _digest(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key[:64], digest_size=_DIGEST).digest()


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Meanwhile nobody looks for garbage: there is none among thousands of objects that only come to be."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _value(connection: sqlite3.Connection, key: bytes) -> object | None:
    row = connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    if isinstance(row[0], bytes) and (value := _sound_value(key, row[0])) is not None:
        return value
    connection.execute("DELETE FROM kept WHERE key = ?", (key,))
    connection.commit()
    return None


def _size(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COALESCE(SUM(LENGTH(value)), 0) FROM kept").fetchone()[0])


def _pruned(connection: sqlite3.Connection, limit: int) -> int:
    excess, dropped = _size(connection) - limit, 0
    rows = connection.execute("SELECT key, LENGTH(value) FROM kept ORDER BY run, key").fetchall()
    for key, length in rows:
        if dropped >= excess:
            break
        connection.execute("DELETE FROM kept WHERE key = ?", (key,))
        dropped += int(length)
    connection.commit()
    connection.execute("VACUUM")
    return dropped
