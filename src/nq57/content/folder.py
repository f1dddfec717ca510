"""The content folder as the loader sees it: a sorted list of files, and their bytes.

It must not know kinds or units. Symbolic links are listed but never followed or read.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CONTENT = "content"
SETTINGS = "nq57.yml"  # beside the content
_IGNORED = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini", "README.md"})
DOUBTFUL_NS = 2_000_000_000  # a file may be written twice within one tick of a coarse clock


@dataclass(frozen=True, slots=True, order=True)
class FileEntry:
    """One file: POSIX path below the folder, size in bytes, whether it is a link, when it was written.

    The stamp (nanoseconds) only ever saves reading a file again; no result depends on it.
    """

    path: str
    size: int
    is_link: bool = False
    stamp: int = 0


OpenFile = io.BufferedReader | io.BytesIO


class ContentFolder(Protocol):
    """What the loader needs of a folder."""

    def files(self) -> tuple[FileEntry, ...]:
        """Every file, in the order of its path."""

    def read(self, path: str) -> bytes:
        """The bytes of one file."""

    def open(self, path: str) -> OpenFile:
        """One file opened for reading, for those too large to be held."""


@dataclass(frozen=True, slots=True)
class DiskFolder:
    """A content folder on disk."""

    root: Path

    def files(self) -> tuple[FileEntry, ...]:
        """Every file below the root, sorted; the order of a directory never matters."""
        return tuple(sorted(_walk(str(self.root), "")))

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return (self.root / path).read_bytes()

    def open(self, path: str) -> OpenFile:
        """One file opened for reading."""
        return (self.root / path).open("rb")


@dataclass(frozen=True, slots=True)
class NarrowFolder:
    """Some of a content folder on disk: the files at its top, some folders without others, single files."""

    root: Path
    folders: tuple[str, ...]
    without: frozenset[str] = frozenset()
    singles: frozenset[str] = frozenset()

    def files(self) -> tuple[FileEntry, ...]:
        """Every file of what is seen, sorted; no other folder is looked into."""
        seen = {entry.path: entry for entry in _walk(str(self.root), "", self._enters)}
        for path in self.singles - seen.keys():
            place = self.root / path
            if place.is_file() and not place.is_symlink():
                facts = place.stat()
                seen[path] = FileEntry(path, facts.st_size, stamp=facts.st_mtime_ns)
        return tuple(sorted(seen.values()))

    def _enters(self, folder: str) -> bool:
        inside = any(f"{folder}/".startswith(f"{one}/") for one in self.folders)
        return inside and folder not in self.without

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return (self.root / path).read_bytes()

    def open(self, path: str) -> OpenFile:
        """One file opened for reading."""
        return (self.root / path).open("rb")


@dataclass(frozen=True, slots=True)
class MemoryFolder:
    """A content folder in memory, for tests and generated workspaces."""

    contents: Mapping[str, bytes]

    def files(self) -> tuple[FileEntry, ...]:
        """Every file, sorted."""
        return tuple(FileEntry(path, len(data)) for path, data in sorted(self.contents.items()))

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self.contents[path]

    def open(self, path: str) -> OpenFile:
        """One file opened for reading."""
        return io.BytesIO(self.contents[path])


@dataclass(frozen=True, slots=True)
class OverlaidFolder:
    """A content folder with other texts in the place of some files, or beside them: what is not saved yet.

    `texts` gives for each path its bytes, None for a file that is taken away, and the moment (nanoseconds)
    at which they came.
    """

    under: ContentFolder
    texts: Mapping[str, tuple[bytes | None, int]]

    def files(self) -> tuple[FileEntry, ...]:
        """Every file of either, sorted."""
        files = {one.path: one for one in self.under.files() if one.path not in self.texts}
        texts = self.texts.items()
        laid = {
            path: FileEntry(path, len(data), stamp=at) for path, (data, at) in texts if data is not None
        }
        return tuple(sorted((files | laid).values()))

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self._laid(path) if path in self.texts else self.under.read(path)

    def open(self, path: str) -> OpenFile:
        """One file opened for reading."""
        return io.BytesIO(self._laid(path)) if path in self.texts else self.under.open(path)

    def _laid(self, path: str) -> bytes:
        data = self.texts[path][0]
        if data is None:
            raise FileNotFoundError(path)
        return data


def _walk(
    folder: str, prefix: str, enters: Callable[[str], bool] = lambda _path: True
) -> Iterator[FileEntry]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_symlink():
                yield FileEntry(path, 0, is_link=True)
            elif entry.is_dir():
                if not entry.name.startswith(".") and enters(path):
                    yield from _walk(entry.path, f"{path}/", enters)
            elif entry.name not in _IGNORED:
                facts = entry.stat()
                yield FileEntry(path, facts.st_size, stamp=facts.st_mtime_ns)
