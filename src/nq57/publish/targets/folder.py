"""A target that is a folder on this machine, or on a disk mounted here: `file:///srv/www/nq57`.

It must not know plans or locks' owners. Modes are 0644 and 0755 whatever the umask.
"""

import contextlib
import ctypes
import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nq57.publish.failures import Refused, Unreachable
from nq57.publish.site_state import CONTROL, Facts
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Features, Load, Stepwise

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_NOTE = "owner.json"
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT)
_PROBE = f"{CONTROL}/probe"


def open_transport(opening: Opening) -> "FolderTarget":
    """The folder that an address names."""
    return FolderTarget(Path(opening.place.address.path))


class FolderTarget(Stepwise):
    """A folder on a disk of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = f"file://{root}"
        self._made: set[str] = set()

    def root_kind(self) -> str:
        """What the folder is."""
        with self._failing():
            try:
                mode = os.lstat(self.root).st_mode
            except FileNotFoundError:
                return "missing"
            if stat.S_ISLNK(mode):
                return "link"
            return "folder" if stat.S_ISDIR(mode) else "file"

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        with self._failing():
            try:
                return frozenset(os.listdir(self._at(folder)))
            except FileNotFoundError:
                return frozenset()

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        with self._failing():
            try:
                with os.scandir(self._at(folder)) as entries:
                    return {
                        e.name: e.stat(follow_symlinks=False).st_size
                        for e in entries
                        if e.is_file(follow_symlinks=False)
                    }
            except FileNotFoundError:
                return {}

    def read(self, path: str) -> bytes | None:
        """A file's bytes."""
        with self._failing():
            try:
                return Path(self._at(path)).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files as they lie there; a link is not a file of ours."""
        for path in paths:
            with self._failing():
                yield path, self._facts(path)

    def _facts(self, path: str) -> Facts | None:
        try:
            handle = os.open(
                self._at(path), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            )
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if error.errno == errno.ELOOP:
                return None
            raise
        with os.fdopen(handle, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Facts(digest, file.tell())

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, readable by all; the disk is told to keep them at the end."""
        for path, load in files:
            data = load()
            with self._failing():
                self._make_room(path)
                self._write(path, data)
            yield path
        self._keep()

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others in one step each."""
        for source, path in pairs:
            with self._failing():
                self._make_room(path)
                os.replace(self._at(source), self._at(path))
            yield path
        self._keep()

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Link files where the disk can: ours are never written in place."""
        for source, path in pairs:
            with self._failing():
                self._make_room(path)
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(self._at(path))
                if not self._copied(self._at(source), self._at(path)):
                    continue
            yield path

    def _copied(self, source: str, path: str) -> bool:
        try:
            os.link(source, path)
        except FileNotFoundError:
            return False
        except OSError:
            shutil.copyfile(source, path)
            os.chmod(path, _FILE_MODE)
        return True

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""
        for path in paths:
            with self._failing():
                with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                    os.unlink(self._at(path))
                self._drop_empty(path.rpartition("/")[0])
            yield path

    def probe(self, known: Features | None = None) -> Features:
        """Try two cases of a name, and a link."""
        if known:
            return known
        with self._failing():
            shutil.rmtree(self._at(_PROBE), ignore_errors=True)
            os.makedirs(self._at(_PROBE))
            try:
                return Features(links=self._links(), case=self._case())
            finally:
                shutil.rmtree(self._at(_PROBE), ignore_errors=True)

    def point(self, link: str, folder: str) -> None:
        """Make a link lead to a folder: a new link is moved over the old one."""
        temporary = f"{link}.{secrets.token_hex(4)}"
        with self._failing():
            os.symlink(folder, self._at(temporary))
            os.replace(self._at(temporary), self._at(link))

    def pointed(self, link: str) -> str:
        """Where a link leads."""
        with self._failing():
            try:
                return os.readlink(self._at(link))
            except FileNotFoundError:
                return ""

    def claim(self, folder: str, note: bytes) -> bool:
        """Make the lock's folder: the system lets only one do so."""
        with self._failing():
            self._make_folder(folder.rpartition("/")[0])
            try:
                os.mkdir(self._at(folder), _FOLDER_MODE)
            except FileExistsError:
                return False
        try:
            self.beat(folder, note)
        except Unreachable:
            self.free(folder)  # a lock without a note would keep others waiting
            raise
        return True

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        note = self.read(f"{folder}/{_NOTE}")
        if note is None and os.path.isdir(self._at(folder)):
            return b""
        return note

    def beat(self, folder: str, note: bytes) -> None:
        """Write the note anew, whole."""
        temporary = f"{folder}/{_NOTE}.{secrets.token_hex(4)}"
        with self._failing():
            self._write(temporary, note)
            os.replace(self._at(temporary), self._at(f"{folder}/{_NOTE}"))

    def evict(self, folder: str, seen: bytes) -> None:
        """Move the dead holder's lock aside; put it back if it was a living one's."""
        aside = f"{folder}.{secrets.token_hex(6)}"
        with self._failing():
            try:
                os.rename(self._at(folder), self._at(aside))
            except FileNotFoundError:
                return
        if (self.owner(aside) or b"") == seen:
            self.free(aside)
        else:
            with contextlib.suppress(OSError):
                os.rename(self._at(aside), self._at(folder))

    def free(self, folder: str) -> None:
        """Remove the lock's folder, its note last but one."""
        with self._failing():
            shutil.rmtree(self._at(folder), ignore_errors=True)

    def switch(self, generation: int) -> None:
        """Files are replaced one by one: nothing is left to be shown."""
        del generation

    def commit(self, message: str) -> None:
        """Nothing is gathered here: every deed is visible at once."""
        del message

    def close(self) -> None:
        """Nothing is open."""

    def _at(self, path: str) -> str:
        return f"{self.root}{os.sep}{path}" if path else str(self.root)

    def _write(self, path: str, data: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._at(path))  # never written in place: a kept release may be linked to it
        handle = os.open(self._at(path), flags, _FILE_MODE)
        try:
            if sys.platform != "win32":
                os.fchmod(handle, _FILE_MODE)
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def _make_room(self, path: str) -> None:
        self._make_folder(path.rpartition("/")[0])

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it; one that is a link would lead out of the tree."""
        if not folder or folder in self._made:
            return
        self._make_folder(folder.rpartition("/")[0])
        try:
            os.mkdir(self._at(folder))
        except FileExistsError:  # it was there, or another makes it at this very moment
            if stat.S_ISLNK(os.lstat(self._at(folder)).st_mode):
                raise Refused("goc-la-lien-ket", folder=folder) from None
        else:
            os.chmod(self._at(folder), _FOLDER_MODE)
        self._made.add(folder)

    def _drop_empty(self, folder: str) -> None:
        while folder and not folder.startswith(CONTROL):
            try:
                os.rmdir(self._at(folder))
            except OSError:
                return
            self._made.discard(folder)
            folder = folder.rpartition("/")[0]

    def _keep(self) -> None:
        """Have the disk keep all that was written: one call instead of one for each file."""
        if sys.platform != "linux":
            return
        with self._failing():
            handle = os.open(self.root, os.O_RDONLY)
            try:
                if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
                    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            finally:
                os.close(handle)

    def _links(self) -> bool:
        try:
            os.symlink("a", self._at(f"{_PROBE}/lien-ket"))
        except (OSError, NotImplementedError):
            return False
        return True

    def _case(self) -> bool:
        self._write(f"{_PROBE}/chu", b"")
        return not os.path.exists(self._at(f"{_PROBE}/CHU"))

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            code = "khong-ghi-duoc" if error.errno in _FORBIDDEN else "mat-ket-noi"
            raise Unreachable(code, address=self.address, reason=error.strerror or error) from error
