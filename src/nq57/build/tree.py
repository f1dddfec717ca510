"""A unit's output folder: staged beside the old one, then switched in one step.

It must not know what is in the files. A kill at any moment leaves the last good tree.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755  # whoever serves the tree is not who built it


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One process at a time; the system lets go of the lock when its holder dies."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("ab") as held:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


class Stage:
    """A new tree under way; files come by writing, or by link from the old tree or a shared pool."""

    def __init__(self, folder: Path) -> None:
        _remove(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(_FOLDER_MODE)
        # Where the system gives what is asked for, nothing below need be corrected.
        self._is_masked = stat.S_IMODE(folder.stat().st_mode) != _FOLDER_MODE
        folder.chmod(_FOLDER_MODE)
        self.folder = folder
        self._root = f"{folder}{os.sep}"
        self._made = {""}

    def write(self, path: str, data: bytes) -> None:
        """A new file, readable by all whatever the umask."""
        self._make_room(path)
        handle = os.open(
            self._root + path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE_MODE
        )
        try:
            if self._is_masked and sys.platform != "win32":
                os.fchmod(handle, _FILE_MODE)
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def drop(self, path: str) -> None:
        """A written file is not wanted after all."""
        os.unlink(self._root + path)  # noqa: PTH108 - beside the calls above

    def take(self, path: str, source: Path | str) -> None:
        """The same file as `source`: by hard link where the disk allows, else a copy."""
        self._make_room(path)
        try:
            os.link(source, self._root + path)
        except OSError:
            self.copy(path, source)

    def copy(self, path: str, source: Path | str) -> None:
        """A copy of `source`: what others may edit in place must not be linked into a tree."""
        self._make_room(path)
        shutil.copyfile(source, self._root + path)
        os.chmod(self._root + path, _FILE_MODE)  # noqa: PTH101 - beside the calls above

    def _make_room(self, path: str) -> None:
        self._make_folder(path.rpartition("/")[0])

    def _make_folder(self, folder: str) -> None:
        if folder in self._made:
            return
        self._make_folder(folder.rpartition("/")[0])
        os.mkdir(self._root + folder, _FOLDER_MODE)  # noqa: PTH102 - thousands of them
        if self._is_masked:
            os.chmod(self._root + folder, _FOLDER_MODE)  # noqa: PTH101 - the same
        self._made.add(folder)


def make_folder(folder: Path) -> None:
    """A folder of a tree and those above it, readable by all whatever the umask."""
    if not folder.is_dir():
        make_folder(folder.parent)
        make_writable(folder.parent)
        folder.mkdir()
        folder.chmod(_FOLDER_MODE)


def make_writable(folder: Path) -> None:
    """A folder made read-only cannot be moved, nor its files replaced."""
    if not folder.stat().st_mode & stat.S_IWUSR:
        folder.chmod(_FOLDER_MODE)


def switch(stage: Path, final: Path, old: Path) -> None:
    """Put the staged tree in the place of the final one; the old one is removed afterwards."""
    final.parent.mkdir(parents=True, exist_ok=True)
    _remove(old)
    if not final.exists():
        stage.rename(final)
        return
    make_writable(final)
    if _exchange(stage, final):
        _remove(stage)
    else:
        final.rename(old)
        stage.rename(final)
        _remove(old)


def recover(final: Path, old: Path) -> None:
    """Undo a switch that was cut between its two renames, where the system cannot exchange."""
    if old.exists() and not final.exists():
        old.rename(final)
    _remove(old)


def _remove(folder: Path) -> None:
    """Remove a folder with all that is in it, also what was made read-only."""
    shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        return
    folder.chmod(_FOLDER_MODE)
    for place, inner, _ in os.walk(folder):
        for name in inner:
            os.chmod(os.path.join(place, name), _FOLDER_MODE)  # noqa: PTH101, PTH118 - beside the walk
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step of the kernel; False where that cannot be."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done != 0 and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), other.name)
    return bool(done == 0)
