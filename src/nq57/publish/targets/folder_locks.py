"""A lock that is a folder with a note, for any target that makes and moves folders in one step.

It must not know who holds it or for how long; that is `locking`'s.
"""

import contextlib
import secrets
from collections.abc import Iterable, Iterator
from typing import Protocol

from nq57.publish.failures import PublishError
from nq57.publish.host_words import LARGEST, NOTE_BYTES
from nq57.publish.transport import Load

NOTE = "owner.json"


class FolderOperations(Protocol):
    """What a lock needs of its target."""

    def read(self, path: str, most: int = LARGEST) -> bytes | None:
        """A file's bytes."""

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files."""

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others."""

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files."""

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""

    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""

    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name; False when it is not there or the name is taken."""

    def drop(self, folder: str) -> None:
        """Remove a folder of ours with the files in it."""

    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""


def claim(operations: FolderOperations, folder: str, note: bytes) -> bool:
    """Make the lock's folder: the server lets only one do so."""
    if not operations.make_alone(folder):
        return False
    try:
        beat(operations, folder, note)
    except PublishError:
        with contextlib.suppress(PublishError):
            operations.drop(folder)  # a lock without a note would keep others waiting
        raise
    return True


def owner(operations: FolderOperations, folder: str) -> bytes | None:
    """The note of the holder; empty when the folder is there without one."""
    note = operations.read(f"{folder}/{NOTE}", NOTE_BYTES)
    if note is None and operations.exists(folder):
        return b""
    return note


def beat(operations: FolderOperations, folder: str, note: bytes) -> None:
    """Write the note again, beside the old one and then over it.

    A server that thinks a dead line alive (vsftpd, for five minutes) lets nobody read what it was
    receiving: that must never be the note itself, which the next publisher has to read.
    """
    fresh, path = f"{folder}/{secrets.token_hex(6)}", f"{folder}/{NOTE}"
    _exhaust(operations.put([(fresh, lambda: note)]))
    try:
        _exhaust(operations.move([(fresh, path)]))
    except PublishError:  # a server not yet found out may refuse to move one file over another
        _exhaust(operations.remove([path]))
        _exhaust(operations.move([(fresh, path)]))


def evict(operations: FolderOperations, folder: str, seen: bytes) -> None:
    """Move the dead holder's lock aside; put it back if it turns out to be a living one's."""
    aside = f"{folder}.{secrets.token_hex(6)}"
    if not operations.rename(folder, aside):
        return
    if (owner(operations, aside) or b"") == seen:
        operations.drop(aside)
    else:
        with contextlib.suppress(PublishError):
            operations.rename(aside, folder)


def _exhaust(operations: Iterator[str]) -> None:
    for _ in operations:
        pass
