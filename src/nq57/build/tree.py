"""A unit's output folder: staged beside the old one, then switched in one step.

It must not know what is in the files. A kill at any moment leaves the last good tree.
"""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


class Stage:
    """A new tree under way; files come by writing, or by link from the old tree or a shared pool."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self._root = f"{folder}{os.sep}"
        self._made = {""}

    def write(self, path: str, data: bytes) -> None:
        """A new file, readable by all whatever the umask."""
        self._make_room(path)
        handle = os.open(
            self._root + path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644
        )
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def take(self, path: str, source: Path | str) -> None:
        """The same file as `source`: by hard link where the disk allows, else a copy."""
        self._make_room(path)
        try:
            os.link(source, self._root + path)
        except OSError:
            shutil.copyfile(source, self._root + path)

    def _make_room(self, path: str) -> None:
        self._make_folder(path.rpartition("/")[0])

    def _make_folder(self, folder: str) -> None:
        if folder in self._made:
            return
        self._make_folder(folder.rpartition("/")[0])
        os.mkdir(self._root + folder, 0o755)  # noqa: PTH102 - thousands of them
        self._made.add(folder)


def switch(stage: Path, final: Path, old: Path) -> None:
    """Put the staged tree in the place of the final one; the old one is removed afterwards."""
    final.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    if not final.exists():
        stage.rename(final)
    elif _exchange(stage, final):
        shutil.rmtree(stage, ignore_errors=True)
    else:
        final.rename(old)
        stage.rename(final)
        shutil.rmtree(old, ignore_errors=True)


def recover(final: Path, old: Path) -> None:
    """Undo a switch that was cut between its two renames, where the system cannot exchange."""
    if old.exists() and not final.exists():
        old.rename(final)
    shutil.rmtree(old, ignore_errors=True)


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
