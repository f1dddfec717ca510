"""A target reached by FTP over TLS: `ftps://nq57@host/htdocs/nq57`, on servers of every age.

It must not trust what a server says of itself: what it can do is tried out.
"""

import contextlib
import ftplib
import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nq57.publish import host_words
from nq57.publish.failures import Refused, Unreachable
from nq57.publish.site_state import CONTROL, Facts
from nq57.publish.targets.filewise import PROBE, Filewise, by_level, folders_of, upwards
from nq57.publish.targets.ftps_link import FtpConnection
from nq57.publish.targets.ftps_session import FtpsSession
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Features, Load

_UNIX = re.compile(
    r"(?P<mode>[-dl][-rwxsStT]{9})[.+@]?\s+\d+\s+\S+\s+\S+\s+(?P<size>\d{1,15})\s+\S+\s+\S+\s+\S+\s(?P<name>.+)"
)
_DOS = re.compile(r"\d\d-\d\d-\d{2,4}\s+\d\d:\d\d(?:AM|PM)?\s+(?P<size><DIR>|\d{1,15})\s+(?P<name>.+)")
_LONGEST = 4096  # characters of a line
_FORBIDDEN = ("532", "550", "552", "553")
_READABLE, _OPEN = "-rw-r--r--", "drwxr-xr-x"


class FtpEntry(NamedTuple):
    """A name in a listing; `mode` as Unix writes it, empty where the server does not say."""

    name: str
    folder: bool
    size: int
    mode: str = ""

    @property
    def linked(self) -> bool:
        """Whether it is a link."""
        return self.mode.startswith("l")


def open_transport(opening: Opening) -> "FtpsTarget":
    """Connect to the server that an address names."""
    session = FtpsSession(opening)
    session.run(lambda link: link.voidcmd("NOOP"))
    return FtpsTarget(session, opening.place.address.path)


def entries(lines: Iterable[str]) -> Iterator[FtpEntry]:
    """The names in a listing, of Unix or of Windows; the folder itself and its parent left out."""
    for line in lines:
        if len(line) > _LONGEST:
            continue
        if found := _UNIX.match(line):
            mode, name = found["mode"], found["name"]
            name = name.partition(" -> ")[0] if mode[0] == "l" else name
            entry = FtpEntry(name, mode.startswith("d"), int(found["size"]), mode)
        elif found := _DOS.match(line):
            folder = found["size"] == "<DIR>"
            entry = FtpEntry(found["name"], folder, 0 if folder else int(found["size"]))
        else:
            continue
        if entry.name not in (".", ".."):
            yield entry


@dataclass(slots=True)
class FtpsTarget(Filewise):
    """A folder on an FTP server."""

    session: FtpsSession
    root: str
    chmods: bool = False
    _made: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.session.address

    def root_kind(self) -> str:
        """What the folder is; the protocol cannot tell a link from what it leads to."""
        return "folder" if self.exists("") else "missing"

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder, hidden ones too."""
        return frozenset(entry.name for entry in self._list(folder))

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        return {e.name: e.size for e in self._list(folder) if not (e.folder or e.linked)}

    def read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """A file's bytes."""
        return self.session.run(lambda link: self._fetch(link, path, most))

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files, read again."""
        yield from self.session.each(paths, self._facts)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, readable by all."""
        given = list(files)
        self.make_room(path for path, _ in given)
        yield from self.session.together(given, self._put_loaded)

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others; where the server refuses that, the other one is removed first."""
        given = list(pairs)
        self.make_room(path for _, path in given)
        yield from self.session.each(given, self._move)

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Copy files through us: the protocol has no other way."""
        given = list(pairs)
        self.make_room(path for _, path in given)
        yield from (path for path in self.session.each(given, self._copy) if path)

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""
        folders, given = set(), list(paths)
        self._check_links(folders_of(given) - self._made)
        for path in self.session.each(given, self._remove):
            folders.add(path.rpartition("/")[0])
            yield path
        for chain in upwards(folders):
            for folder in chain:
                if not self._rmdir(folder):
                    break

    def trust(self, known: Features) -> None:
        """Work by what an earlier run has found."""
        Filewise.trust(self, known)  # a class with slots has lost its super()
        self.chmods = not known.modes

    def more_features(self) -> dict[str, bool]:
        """Whether what is written can be read by all without being told to."""
        modes = [entry.mode for entry in self._list(PROBE)]
        modes += [entry.mode for entry in self._list(CONTROL) if entry.folder]
        self.chmods = any(mode not in ("", _READABLE, _OPEN) for mode in modes)
        return {"modes": not self.chmods}

    def close(self) -> None:
        """Hang up."""
        self.session.close()

    def make_root(self) -> None:
        """Make the folder itself."""
        self.make_alone("")

    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""
        self.make_room([folder])
        try:
            self.session.run(lambda link: link.mkd(self.at(folder)))
        except ftplib.error_perm as error:
            if self.exists(folder):
                return False
            raise self._refusal(error) from None
        return True

    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name."""
        try:
            self.session.run(lambda link: link.rename(self.at(folder), self.at(other)))
        except ftplib.error_perm:
            return False
        return True

    def drop(self, folder: str) -> None:
        """Remove a folder of ours with the files in it."""
        self._check_links({folder})
        for entry in self._list(folder):
            self.session.run(lambda link, name=entry.name: self._remove(link, f"{folder}/{name}"))  # type: ignore[misc] # a lambda with a default
        self._rmdir(folder)

    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""

        def enter(link: FtpConnection) -> bool:
            link.cwd(self.at(folder))
            link.cwd("/")
            return True

        try:
            return self.session.run(enter)
        except ftplib.error_perm:
            return False

    def _list(self, folder: str) -> list[FtpEntry]:
        if not self.exists(folder):
            return []
        try:
            found = list(entries(self.session.run(lambda link: self._lines(link, folder))))
            host_words.names(entry.name for entry in found)
        except ftplib.error_perm as error:
            if str(error).startswith("550"):
                return []
            raise self._refusal(error) from None
        return found

    def _check_links(self, folders: set[str]) -> None:
        """No folder may be a link, where a listing tells: what lies behind one is another's."""
        around = sorted({folder.rpartition("/")[0] for folder in folders})
        for above, found in zip(around, self.session.together(around, self._list), strict=True):
            for entry in found:
                folder = f"{above}/{entry.name}" if above else entry.name
                if entry.linked and folder in folders:
                    raise Refused("goc-la-lien-ket", folder=folder)

    def _lines(self, link: FtpConnection, folder: str) -> list[str]:
        """A listing with hidden names, asked for from inside: old servers take no path after an option."""
        link.cwd(self.at(folder))
        try:
            return link.lines("LIST -a")
        finally:
            link.cwd("/")

    def _fetch(self, link: FtpConnection, path: str, most: int = host_words.LARGEST) -> bytes | None:
        try:
            return link.fetch(self.at(path), most)
        except ftplib.error_perm as error:
            if str(error).startswith("550"):
                return None
            raise self._refusal(error) from None

    def _facts(self, link: FtpConnection, path: str) -> tuple[str, Facts | None]:
        data = self._fetch(link, path)
        return path, None if data is None else Facts(hashlib.sha256(data).hexdigest(), len(data))

    def _put_loaded(self, item: tuple[str, Load]) -> str:
        """Load first, connect then: the bytes may themselves come from this server."""
        path, load = item
        data = load()
        return self.session.run(lambda link: self._put(link, path, data))

    def _put(self, link: FtpConnection, path: str, data: bytes) -> str:
        try:
            link.store(self.at(path), data)
        except ftplib.error_perm:
            self._remove(link, path)  # some refuse to write over a file
            try:
                link.store(self.at(path), data)
            except ftplib.error_perm as error:
                raise self._refusal(error) from None
        if self.chmods:
            with contextlib.suppress(ftplib.error_perm):
                link.voidcmd(f"SITE CHMOD 644 {self.at(path)}")
        return path

    def _move(self, link: FtpConnection, item: tuple[str, str]) -> str:
        source, path = item
        try:
            if not self.replaces and self.swaps:
                link.swap(self.at(source), self.at(path))
                return path
            if not self.replaces:
                self._remove(link, path)
            link.rename(self.at(source), self.at(path))
        except ftplib.error_perm as error:
            raise self._refusal(error) from None
        return path

    def _copy(self, link: FtpConnection, item: tuple[str, str]) -> str:
        """Under a name of its own first: a session that hangs may keep the last copy's file locked."""
        source, path = item
        data = self._fetch(link, source)
        if data is None:
            return ""
        fresh = f"{path}.{secrets.token_hex(4)}"
        self._put(link, fresh, data)
        return self._move(link, (fresh, path))

    def _remove(self, link: FtpConnection, path: str) -> str:
        with contextlib.suppress(ftplib.error_perm):
            link.delete(self.at(path))
        return path

    def _rmdir(self, folder: str) -> bool:
        try:
            self.session.run(lambda link: link.rmd(self.at(folder)))
        except ftplib.error_perm:
            return False
        self._made.discard(folder)
        return True

    def make_room(self, paths: Iterable[str]) -> None:
        """Make the folders of some files: one level after the other, all of a level at once."""
        wanted = folders_of(paths) - self._made
        self._check_links(wanted)
        for level in by_level(wanted):
            self._made |= set(self.session.each(level, self._make_folder))

    def _make_folder(self, link: FtpConnection, folder: str) -> str:
        try:
            link.mkd(self.at(folder))
        except ftplib.error_perm:
            return folder  # it is there, or what is put into it will say so
        if self.chmods:
            with contextlib.suppress(ftplib.error_perm):
                link.voidcmd(f"SITE CHMOD 755 {self.at(folder)}")
        return folder

    def _refusal(self, error: Exception) -> Unreachable:
        """A permanent no: to a path or for want of room, or else to the command itself."""
        code = "khong-ghi-duoc" if str(error).startswith(_FORBIDDEN) else "mat-ket-noi"
        return Unreachable(code, address=self.address, reason=error)
