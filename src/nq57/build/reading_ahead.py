"""Records read by several processes at once, before the one that asks for them comes to each.

It must not know what reading is: it is handed in, with what each process does when its share is done.
"""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass

from nq57.build.processes import can_fork, forked_pool
from nq57.content.layout import RecordPath
from nq57.content.loading import Read

Noted = tuple[tuple[str, ...], Read]
"""What reading a record gave, behind the files that it opened."""
Reading = Callable[[RecordPath], Noted]
_WORTH_SHARING = 64  # fewer are read sooner than a process starts
_SHARES = 4  # of each process, so that nobody waits long for a last one


@dataclass(frozen=True, slots=True)
class Readers:
    """So many processes: the store is let go of before they start, and each keeps what it has read."""

    jobs: int
    let_go: Callable[[], None]
    keep: Callable[[], None]

    def read(self, places: Sequence[RecordPath], reading: Reading) -> Mapping[str, Noted]:
        """What reading each of these gave by its path; nothing where it is not worth while."""
        if self.jobs <= 1 or len(places) < _WORTH_SHARING or not can_fork():
            return {}
        self.let_go()
        found: dict[str, Noted] = {}
        count = self.jobs * _SHARES
        # Should a process be killed, whoever asked reads the rest himself.
        with contextlib.suppress(BrokenExecutor), forked_pool(self.jobs, _join, (reading, self)) as pool:
            for part in pool.map(_read, [places[at::count] for at in range(count)]):
                found |= part
        return found


_joined: list[tuple[Reading, Readers]] = []


def _join(reading: Reading, readers: Readers) -> None:
    _joined.append((reading, readers))


def _read(places: Iterable[RecordPath]) -> dict[str, Noted]:
    reading, readers = _joined[-1]
    found = {where.path: reading(where) for where in places}
    readers.keep()
    return found
