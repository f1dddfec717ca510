"""A store in memory for as long as a program runs, above what earlier runs have kept on disk.

It must not know what it holds. What nobody has asked for in a while is dropped.
"""

import threading

from nq57.build.store import ValueStore

_TURNS = 20  # readings of the project that a value outlives without being asked for


class MemoryStore:
    """A store that lasts as long as its owner; `under` is asked for what it does not hold.

    Several threads may use it.
    """

    def __init__(self, under: ValueStore | None = None) -> None:
        self._under = under
        self._kept: dict[bytes, tuple[int, object]] = {}
        self._unsaved: set[bytes] = set()
        self._turn = 0
        self._lock = threading.Lock()

    def get(self, key: bytes) -> object | None:
        """The value under a key."""
        with self._lock:
            if key in self._kept:
                value = self._kept[key][1]
            elif self._under is None or (value := self._under.get(key)) is None:
                return None
            self._kept[key] = self._turn, value
            return value

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values, here alone until `save`."""
        with self._lock:
            self._kept.update((key, (self._turn, value)) for key, value in values.items())
            if self._under is not None:
                self._unsaved |= values.keys()

    def save(self) -> None:
        """Hand what is new to the store below."""
        with self._lock:
            values = {key: self._kept[key][1] for key in self._unsaved if key in self._kept}
            self._unsaved.clear()
            if self._under is not None and values:
                self._under.put(values)

    def begin_turn(self) -> None:
        """The project is read again: drop what the last turns have not used."""
        with self._lock:
            self._turn += 1
            oldest = self._turn - _TURNS
            self._kept = {key: kept for key, kept in self._kept.items() if kept[0] >= oldest}

    def __len__(self) -> int:
        return len(self._kept)

    def close(self) -> None:
        """Let go of what must not cross a fork."""
        with self._lock:
            if self._under is not None:
                self._under.close()
