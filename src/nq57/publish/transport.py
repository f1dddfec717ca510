"""The contract of a transport: the few operations by which a target is read and changed.

It must not know one transport from another. Each operation on many files may do them in any order and at
once; each raises `Unreachable` when the line is dead, within the timeout it was opened with. Nothing that
a target says is believed: its names and sizes come through `host_words`, its bytes in bounds; no link is
followed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from nq57.publish.host_words import LARGEST
from nq57.publish.site_state import Facts

Load = Callable[[], bytes]
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Features:
    """What a target can do, tried out on it.

    `replaces`: a file moved onto another takes its place in one step. `whole`: a file put is there whole
    or not at all, so nothing need be staged. `locks`: two cannot both claim. `links`: folders can be
    switched by a symbolic link. `case`: names that differ in case are two. `modes`: what is written can be
    read by all without being told to. `swaps`: where files are not replaced, the old one
    goes and the new one comes by one packet: neither we nor the line can break off between.
    """

    replaces: bool = True
    whole: bool = False
    locks: bool = True
    links: bool = False
    case: bool = True
    modes: bool = True
    swaps: bool = True

    @property
    def atomic(self) -> bool:
        """Whether every single file is the old one or the new one, at every moment."""
        return self.replaces or self.whole


class Transport(Protocol):
    """A connection to one target's folder. Paths are relative to it, with slashes."""

    address: str
    at_once: bool
    """Whether it may be asked several things at the same time: then a long line need not be waited for."""

    def root_kind(self) -> str:
        """What the folder is: `folder`, `missing`, `link` or `file`."""

    def make_root(self) -> None:
        """Make the folder itself in the one above it, where the target can: only previews ask for it."""

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder; none when it is missing."""

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder of ours with their sizes; none when it is missing."""

    def read(self, path: str, most: int = LARGEST) -> bytes | None:
        """A file's bytes; None when there is no such file, refused when there are more than `most`."""

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files as they lie there now, read again; None for a missing one."""

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, making folders as needed; yields each path when the server has said yes."""

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files, over others if `replaces`; yields each new path."""

    def make_room(self, paths: Iterable[str]) -> None:
        """Make the folders of some files; a link for a folder is refused."""

    def put_read(self, files: Iterable[tuple[str, Load]]) -> Iterator[tuple[str, Facts | None]]:
        """Write files, and tell the facts of each as it lies there then."""

    def move_read(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Facts | None]]:
        """Move files, and tell the facts of each as it lies there then."""

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Copy files, on the server where it can; yields each new path, passes over missing ones."""

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files that may be missing, and folders left empty; yields each path."""

    def probe(self, known: Features | None = None) -> Features:
        """What the target can do: as is `known` from before, or tried out in a folder of ours, locked."""

    def claim(self, folder: str, note: bytes) -> bool:
        """Make a lock's folder and note; False when someone has it."""

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder; None when it is free, empty when it cannot be read yet."""

    def beat(self, folder: str, note: bytes) -> None:
        """Write our note again, to show that we live."""

    def evict(self, folder: str, seen: bytes) -> None:
        """Free a lock whose note is still `seen`, so that it can be claimed; only one evictor succeeds."""

    def free(self, folder: str) -> None:
        """Let go of our lock."""

    def switch(self, generation: int) -> None:
        """Show the new release, where a target keeps whole releases side by side."""

    def commit(self, message: str) -> None:
        """Make what was done visible, where a target gathers changes first."""

    def close(self) -> None:
        """End the connection."""


class Stepwise:
    """A transport's operations that are two: first all is done, then all is read."""

    at_once = False

    def make_root(self) -> None:
        """Most targets have no folder to make, or leave that to whoever runs them."""

    def make_room(self, paths: Iterable[str]) -> None:
        """Folders are made with their files."""
        del paths

    def put_read(self: Transport, files: Iterable[tuple[str, Load]]) -> Iterator[tuple[str, Facts | None]]:
        """Write all, then read all."""
        return self.facts(list(self.put(files)))

    def move_read(self: Transport, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Facts | None]]:
        """Move all, then read all."""
        return self.facts(list(self.move(pairs)))
