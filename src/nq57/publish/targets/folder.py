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
from io import BufferedReader
from itertools import islice
from pathlib import Path

from nq57.publish import host_words
from nq57.publish.failures import Refused, TooMuch, Unreachable
from nq57.publish.site_state import CONTROL, Facts
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Features, Load, Stepwise

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_NOTE = "owner.json"
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT)
_PROBE = f"{CONTROL}/probe"
_BINARY, _NO_LINK = getattr(os, "O_BINARY", 0), getattr(os, "O_NOFOLLOW", 0)
_READING = os.O_RDONLY | _BINARY | _NO_LINK | getattr(os, "O_NONBLOCK", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK


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

    def make_root(self) -> None:
        """Make the folder; the one above it must be there."""
        with self._failing():
            os.mkdir(self.root)
            os.chmod(self.root, _FOLDER_MODE)

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        return frozenset(entry.name for entry in self._entries(folder))

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        with self._failing():
            return {
                entry.name: entry.stat(follow_symlinks=False).st_size
                for entry in self._entries(folder)
                if entry.is_file(follow_symlinks=False)
            }

    def _entries(self, folder: str) -> "list[os.DirEntry[str]]":
        with self._failing():
            try:
                with os.scandir(self._inside(folder)) as entries:
                    found = list(islice(entries, host_words.MOST_NAMES + 1))
            except FileNotFoundError:
                return []
        host_words.names(entry.name for entry in found)
        return found

    def read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """A file's bytes."""
        with self._failing():
            file = self._opened(path, most)
            if file is None:
                return None
            with file:
                return file.read(most)

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files as they lie there; a link is not a file of ours."""
        for path in paths:
            with self._failing():
                yield path, self._facts(path)

    def _facts(self, path: str) -> Facts | None:
        file = self._opened(path, host_words.LARGEST)
        if file is None:
            return None
        with file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Facts(digest, file.tell())

    def _opened(self, path: str, most: int) -> BufferedReader | None:
        """A plain file, not waited for; no link, no pipe and no device is one."""
        try:
            handle = os.open(self._sure(path), _READING)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO):
                return None
            raise
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
            os.close(handle)
            if stat.S_ISREG(facts.st_mode):
                raise TooMuch(path, facts.st_size)
            return None
        return os.fdopen(handle, "rb")

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
                os.replace(self._sure(source), self._sure(path))
            yield path
        self._keep()

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Link files where the disk can: ours are never written in place."""
        for source, path in pairs:
            with self._failing():
                self._make_room(path)
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(self._sure(path))
                if not self._copied(self._sure(source), self._sure(path)):
                    continue
            yield path

    def _copied(self, source: str, path: str) -> bool:
        """Whether there was a plain file, of which there are two now."""
        try:
            if not stat.S_ISREG(os.lstat(source).st_mode):
                return False
            os.link(source, path, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, NotImplementedError):
            shutil.copyfile(source, path, follow_symlinks=False)
            os.chmod(path, _FILE_MODE)
        return True

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""
        for path in paths:
            with self._failing():
                with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                    os.unlink(self._sure(path))
                self._drop_empty(path.rpartition("/")[0])
            yield path

    def probe(self, known: Features | None = None) -> Features:
        """Try two cases of a name, and a link."""
        if known:
            return known
        with self._failing():
            self._make_folder(CONTROL)
            with contextlib.suppress(OSError):
                os.unlink(self._sure(_PROBE))  # a link, or a file; of a folder nothing comes of it
            shutil.rmtree(self._sure(_PROBE), ignore_errors=True)
            os.mkdir(self._at(_PROBE))
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
                os.mkdir(self._sure(folder), _FOLDER_MODE)
            except FileExistsError:
                self._check_lock(folder)
                return False
        try:
            self.beat(folder, note)
        except Unreachable:
            self.free(folder)  # a lock without a note would keep others waiting
            raise
        return True

    def _check_lock(self, folder: str) -> None:
        """What is where the lock should be must be a folder: a file would never go away."""
        with contextlib.suppress(FileNotFoundError):
            if not stat.S_ISDIR(os.lstat(self._at(folder)).st_mode):
                raise Refused("khoa-la", path=folder)

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        note = self.read(f"{folder}/{_NOTE}", host_words.NOTE_BYTES)
        if note is None and os.path.isdir(self._at(folder)):
            return b""
        return note

    def beat(self, folder: str, note: bytes) -> None:
        """Write the note again, whole."""
        temporary = f"{folder}/{_NOTE}.{secrets.token_hex(4)}"
        with self._failing():
            self._write(temporary, note)
            os.replace(self._sure(temporary), self._sure(f"{folder}/{_NOTE}"))

    def evict(self, folder: str, seen: bytes) -> None:
        """Move the dead holder's lock aside; put it back if it was a living one's."""
        aside = f"{folder}.{secrets.token_hex(6)}"
        with self._failing():
            try:
                os.rename(self._sure(folder), self._sure(aside))
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
            shutil.rmtree(self._sure(folder), ignore_errors=True)

    def switch(self, generation: int) -> None:
        """Files are replaced one by one: nothing is left to be shown."""
        del generation

    def commit(self, message: str) -> None:
        """Nothing is gathered here: every operation is visible at once."""
        del message

    def close(self) -> None:
        """Nothing is open."""

    def _at(self, path: str) -> str:
        return f"{self.root}{os.sep}{path}" if path else str(self.root)

    def _inside(self, folder: str) -> str:
        """The system's name of a folder that is no link, nor lies behind one."""
        self._sure(f"{folder}/x")
        return self._at(folder)

    def _sure(self, path: str) -> str:
        """The system's name of a path whose folders are none of them a link: that would lead elsewhere."""
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            folder = "/".join(parts[:end])
            try:
                mode = os.lstat(self._at(folder)).st_mode
            except (FileNotFoundError, NotADirectoryError):
                break
            if stat.S_ISLNK(mode) or _leads_elsewhere(self._at(folder)):
                raise Refused("goc-la-lien-ket", folder=folder)
        return self._at(path)

    def _write(self, path: str, data: bytes) -> None:
        place = self._sure(path)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(place)  # never written in place: a kept release may be linked to it
        handle = os.open(place, _WRITING, _FILE_MODE)
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
                os.rmdir(self._sure(folder))
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


def _leads_elsewhere(folder: str) -> bool:
    """Whether a folder is a junction, which Windows has beside links."""
    return bool(getattr(os.path, "isjunction", lambda _: False)(folder))
