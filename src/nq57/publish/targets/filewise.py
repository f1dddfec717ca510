"""What targets share that replace files one by one and lock by a folder: SSH's file transfer and FTP.

It must not know a protocol: how a folder is made, renamed or read is its heir's.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from nq57.publish.failures import Unreachable
from nq57.publish.host_words import LARGEST
from nq57.publish.site_state import CONTROL
from nq57.publish.targets import folder_locks
from nq57.publish.transport import Features, Load, Stepwise

FILE_MODE, FOLDER_MODE = 0o644, 0o755
PROBE = f"{CONTROL}/probe"


class Filewise(Stepwise, ABC):
    """A folder on a server, reached by a session that many may use at once."""

    at_once = True
    replaces = True
    swaps = True
    root: str

    @abstractmethod
    def read(self, path: str, most: int = LARGEST) -> bytes | None:
        """A file's bytes."""

    @abstractmethod
    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files."""

    @abstractmethod
    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""

    @abstractmethod
    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""

    @abstractmethod
    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name; False when it is not there or the name is taken."""

    @abstractmethod
    def drop(self, folder: str) -> None:
        """Remove a folder of ours with the files in it."""

    @abstractmethod
    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""

    @abstractmethod
    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files, over others if `replaces`."""

    @abstractmethod
    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""

    @abstractmethod
    def more_features(self) -> dict[str, bool]:
        """What else is found out beside the trial's files."""

    def probe(self, known: Features | None = None) -> Features:
        """Try moving a file over another, and two cases of a name."""
        if known:
            self.trust(known)
            return known
        self.drop(PROBE)  # a cut run may have left it
        try:
            return self._tried()
        finally:
            self.drop(PROBE)

    def trust(self, known: Features) -> None:
        """Work by what an earlier run has found."""
        self.replaces, self.swaps = known.replaces, known.swaps

    def _tried(self) -> Features:
        one, other = f"{PROBE}/mot", f"{PROBE}/hai"
        self._write({one: b"1", other: b"2"})
        case, more = self.read(f"{PROBE}/MOT") is None, self.more_features()
        self.replaces = self.swaps = True
        self.replaces = self._moves(one, other)
        if not self.replaces:
            self._write({one: b"1", other: b"2"})
            self.swaps = self._moves(one, other)
        return Features(replaces=self.replaces, swaps=self.swaps, case=case, **more)

    def _write(self, files: dict[str, bytes]) -> None:
        for _ in self.put((path, lambda data=data: data) for path, data in files.items()):  # type: ignore[misc] # a lambda with a default
            pass

    def _moves(self, one: str, other: str) -> bool:
        """Whether one takes the other's place in the way that is tried."""
        try:
            for _ in self.move([(one, other)]):
                pass
            return self.read(other) == b"1"
        except Unreachable:
            return False

    def claim(self, folder: str, note: bytes) -> bool:
        """Make the lock's folder."""
        return folder_locks.claim(self, folder, note)

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        return folder_locks.owner(self, folder)

    def beat(self, folder: str, note: bytes) -> None:
        """Write the note again."""
        folder_locks.beat(self, folder, note)

    def evict(self, folder: str, seen: bytes) -> None:
        """Free a dead holder's lock."""
        folder_locks.evict(self, folder, seen)

    def free(self, folder: str) -> None:
        """Let go of our lock."""
        self.drop(folder)

    def switch(self, generation: int) -> None:
        """Files are replaced one by one: nothing is left to be shown."""
        del generation

    def commit(self, message: str) -> None:
        """Nothing is gathered here: every operation is visible at once."""
        del message

    def at(self, path: str) -> str:
        """A path as the server knows it."""
        return f"{self.root}/{path}" if path else self.root


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that lead to some files."""
    found = set()
    for path in paths:
        parts = path.split("/")[:-1]
        found |= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return found


def by_level(folders: Iterable[str]) -> Iterator[list[str]]:
    """Folders in the order in which they can be made: those of one level may be made at once."""
    levels: dict[int, list[str]] = {}
    for folder in sorted(folders):
        levels.setdefault(folder.count("/"), []).append(folder)
    for level in sorted(levels):
        yield levels[level]


def upwards(folders: Iterable[str]) -> Iterator[list[str]]:
    """For each folder, itself and those above it: which to remove as long as they are empty; not ours."""
    for start in sorted(set(folders), reverse=True):
        parts = start.split("/")
        if start and parts[0] != CONTROL:
            yield ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]
