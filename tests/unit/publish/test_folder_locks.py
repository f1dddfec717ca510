"""A lock that is a folder with a note, on a target that may be cut in the middle of a write.

It must not know a server: the target here is a dictionary.
"""

from collections.abc import Iterable, Iterator

import pytest

from nq57.publish.failures import Unreachable
from nq57.publish.host_words import LARGEST
from nq57.publish.site_state import LOCK
from nq57.publish.targets import folder_locks
from nq57.publish.transport import Load


class Shelf:
    """Files in memory; `breaks` says in which operation the line dies, `strict` that none is moved over."""

    def __init__(self) -> None:
        self.folders, self.files = set[str](), dict[str, bytes]()
        self.breaks, self.strict, self.dead = "", False, False

    def read(self, path: str, most: int = LARGEST) -> bytes | None:
        """A file's bytes."""
        del most
        return self.files.get(path)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, in two steps."""
        for path, load in files:
            self.files[path] = load()[:5]
            self._die("put")
            self.files[path] = load()
            yield path

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others, unless the server is a strict one."""
        for source, path in pairs:
            self._die("move")
            if self.strict and path in self.files:
                raise Unreachable("mat-ket-noi", address="x", reason="550")
            self.files[path] = self.files.pop(source)
            yield path

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files."""
        for path in paths:
            self._die("remove")
            self.files.pop(path, None)
            yield path

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        start = f"{folder}/"
        return frozenset(path[len(start) :] for path in self.files if path.startswith(start))

    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""
        fresh = folder not in self.folders
        self.folders.add(folder)
        return fresh

    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name."""
        if folder not in self.folders or other in self.folders:
            return False
        self.folders = {other if name == folder else name for name in self.folders}
        self.files = {
            other + path[len(folder) :] if path.startswith(f"{folder}/") else path: data
            for path, data in self.files.items()
        }
        return True

    def drop(self, folder: str) -> None:
        """Remove a folder."""
        self.folders.discard(folder)
        self.files = {path: data for path, data in self.files.items() if not path.startswith(f"{folder}/")}

    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""
        return folder in self.folders

    def _die(self, operation: str) -> None:
        if self.dead or operation == self.breaks:
            self.dead = True
            raise Unreachable("mat-ket-noi", address="x", reason="y")


@pytest.mark.parametrize("operation", ["put", "move"])
def test_a_beat_that_is_cut_leaves_the_last_note(operation: str) -> None:
    """The next publisher reads a whole note, which no server is still receiving; then frees all of it."""
    shelf = Shelf()
    assert folder_locks.claim(shelf, LOCK, b"note one")
    shelf.breaks = operation
    with pytest.raises(Unreachable):
        folder_locks.beat(shelf, LOCK, b"note two")
    shelf.breaks, shelf.dead = "", False
    assert folder_locks.owner(shelf, LOCK) == b"note one"
    folder_locks.evict(shelf, LOCK, b"note one")
    assert not shelf.folders
    assert not shelf.files


@pytest.mark.parametrize("operation", ["put", "move"])
def test_a_claim_that_is_cut_keeps_nobody_waiting(operation: str) -> None:
    """A lock without a note is let go at once."""
    shelf = Shelf()
    shelf.breaks = operation
    with pytest.raises(Unreachable):
        folder_locks.claim(shelf, LOCK, b"note")
    assert not shelf.folders
    assert folder_locks.owner(shelf, LOCK) is None


def test_a_server_that_moves_nothing_over_another_takes_a_beat_too() -> None:
    """Before it is found out, the old note is removed first."""
    shelf = Shelf()
    shelf.strict = True
    assert folder_locks.claim(shelf, LOCK, b"note one")
    folder_locks.beat(shelf, LOCK, b"note two")
    assert shelf.files == {f"{LOCK}/{folder_locks.NOTE}": b"note two"}
