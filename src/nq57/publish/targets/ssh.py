"""A target reached by SSH's file transfer: `ssh://nq57@host/srv/www/nq57`; an SFTP-only account is enough.

It must not need a shell; where there is one, the server digests its own files, which spares reading them.
"""

import asyncio
import contextlib
import hashlib
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import asyncssh

from nq57.publish.failures import Refused
from nq57.publish.site_state import CONTROL, Facts
from nq57.publish.targets import folder_locks
from nq57.publish.targets.ssh_hashing import digests
from nq57.publish.targets.ssh_session import Session, read_whole, write_whole
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Features, Load

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_PROBE = f"{CONTROL}/probe"
_MANY = 300  # files from which on the start of a shell is worth it
_GONE = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath, asyncssh.SFTPNotADirectory)


def open_transport(opening: Opening) -> "SshTarget":
    """Connect to the host that an address names."""
    session = Session(opening)
    session.start()
    path = opening.place.address.path
    return SshTarget(session, path.removeprefix("/~/") if path.startswith("/~/") else path)


@dataclass(slots=True)
class SshTarget:
    """A folder on a host, over SFTP."""

    session: Session
    root: str
    chmods: bool = True
    replaces: bool = True
    hashes: bool | None = None
    _made: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.session.address

    def root_kind(self) -> str:
        """What the folder is."""
        return self.session.run(self._kind(""))

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        return frozenset(entry.filename for entry in self.session.run(self._list(folder)))  # type: ignore[misc] # text, for we ask in text

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        return {
            str(entry.filename): entry.attrs.size or 0
            for entry in self.session.run(self._list(folder))
            if stat.S_ISREG(entry.attrs.permissions or 0)
        }

    def read(self, path: str) -> bytes | None:
        """A file's bytes."""
        return self.session.run(self._read(path))

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files, by the server's own digest where it has a shell, else by reading them."""
        wanted = list(paths)
        if len(wanted) >= _MANY and self.hashes is not False:
            found = self.session.run(digests(self.session, self.root, wanted), 6)
            self.hashes = found is not None
            if found is not None:
                yield from ((path, found.get(path)) for path in wanted)
                return
        yield from self.session.each(wanted, self._facts)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, readable by all."""
        yield from self.session.each(self._with_room(files), self._put)

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others, in one step where the server can."""
        yield from self.session.each(self._with_room((path, source) for source, path in pairs), self._move)

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Link files on the server where it can, else send them through us."""
        copied = self.session.each(self._with_room((path, source) for source, path in pairs), self._copy)
        yield from (path for path in copied if path)

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""
        folders = set()
        for path in self.session.each(paths, self._remove):
            folders.add(path.rpartition("/")[0])
            yield path
        self.session.run(self._drop_empty(folders))

    def probe(self) -> Features:
        """Try renaming over a file, modes, links, and two cases of a name."""
        if not self.make_alone(_PROBE):  # a cut run left it
            self.drop(_PROBE)
            self.make_alone(_PROBE)
        return self.session.run(self._probe())

    def point(self, link: str, folder: str) -> None:
        """Make a link lead to a folder: a new link is moved over the old one."""
        temporary, client = f"{link}.{secrets.token_hex(4)}", self.session.client
        self.session.run(self.session.step(client.symlink(folder, self._at(temporary))))
        self.session.run(self.session.step(client.posix_rename(self._at(temporary), self._at(link))))

    def pointed(self, link: str) -> str:
        """Where a link leads."""
        return self.session.run(self._pointed(link))

    async def _pointed(self, link: str) -> str:
        try:
            return str(await self.session.step(self.session.client.readlink(self._at(link))))
        except _GONE:
            return ""

    def claim(self, folder: str, note: bytes) -> bool:
        """Make the lock's folder."""
        return folder_locks.claim(self, folder, note)

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        return folder_locks.owner(self, folder)

    def beat(self, folder: str, note: bytes) -> None:
        """Write the note anew."""
        folder_locks.beat(self, folder, note)

    def evict(self, folder: str, seen: bytes) -> None:
        """Free a dead holder's lock."""
        folder_locks.evict(self, folder, seen)

    def free(self, folder: str) -> None:
        """Let go of our lock."""
        self.session.run(self._remove(f"{folder}/{folder_locks.NOTE}"))
        if not self.session.run(self._rmdir(folder)):
            self.drop(folder)

    def switch(self, generation: int) -> None:
        """Files are replaced one by one: nothing is left to be shown."""
        del generation

    def commit(self, message: str) -> None:
        """Nothing is gathered here: every deed is visible at once."""
        del message

    def close(self) -> None:
        """Hang up."""
        self.session.stop()

    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""
        self._make_folders({folder.rpartition("/")[0]})
        return self.session.run(self._make_alone(folder))

    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name."""
        return self.session.run(self._rename(folder, other))

    def drop(self, folder: str) -> None:
        """Remove a folder of ours with the files in it."""
        for _ in self.session.each([f"{folder}/{name}" for name in self.names(folder)], self._remove):
            pass
        self.session.run(self._rmdir(folder))

    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""
        return self.session.run(self._kind(folder)) == "folder"

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root

    def _with_room(self, files: Iterable[tuple[str, Load | str]]) -> Iterator[tuple[str, Load | str]]:
        """The same pairs, their folders made before: one level after the other, all of a level at once."""
        given = list(files)
        self._make_folders({path.rpartition("/")[0] for path, _ in given})
        yield from given

    def _make_folders(self, folders: set[str]) -> None:
        wanted = set()
        for folder in folders:
            parts = folder.split("/")
            wanted |= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
        missing = sorted(wanted - self._made - {""}, key=lambda folder: (folder.count("/"), folder))
        for depth in range(8 + max((folder.count("/") for folder in missing), default=0)):
            level = [folder for folder in missing if folder.count("/") == depth]
            for folder in self.session.each(level, self._make_folder) if level else ():
                self._made.add(folder)

    async def _make_folder(self, folder: str) -> str:
        try:
            await self._mkdir(folder)
        except asyncssh.SFTPError:
            if await self._kind(folder) != "folder":
                raise Refused("goc-la-lien-ket", folder=folder) from None
        return folder

    async def _mkdir(self, folder: str) -> None:
        client = self.session.client
        await self.session.step(
            client.mkdir(self._at(folder), asyncssh.SFTPAttrs(permissions=_FOLDER_MODE))
        )
        if self.chmods:
            await self.session.step(client.chmod(self._at(folder), _FOLDER_MODE))

    async def _make_alone(self, folder: str) -> bool:
        try:
            await self._mkdir(folder)
        except asyncssh.SFTPError:
            if await self._kind(folder) == "missing":
                raise
            return False
        return True

    async def _kind(self, path: str) -> str:
        try:
            attrs = await self.session.step(self.session.client.lstat(self._at(path)))
        except _GONE:
            return "missing"
        mode = attrs.permissions or 0
        return "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "file"

    async def _list(self, folder: str) -> list[asyncssh.SFTPName]:
        try:
            found = await self.session.step(self.session.client.readdir(self._at(folder)))
        except _GONE:
            return []
        return [entry for entry in found if entry.filename not in (".", "..")]

    async def _read(self, path: str) -> bytes | None:
        try:
            file = await self.session.step(self.session.client.open(self._at(path), "rb", encoding=None))
        except _GONE:
            return None
        try:
            return await read_whole(file, self.session)
        finally:
            self.session.later(file.close())

    async def _facts(self, path: str) -> tuple[str, Facts | None]:
        data = await self._read(path)
        return path, None if data is None else Facts(hashlib.sha256(data).hexdigest(), len(data))

    async def _put(self, item: tuple[str, Load | str]) -> str:
        path, load = item
        data = await asyncio.to_thread(load) if callable(load) else b""  # it may itself read from here
        client, attrs = self.session.client, asyncssh.SFTPAttrs(permissions=_FILE_MODE)
        file = await self.session.step(client.open(self._at(path), "wb", attrs, encoding=None))
        await write_whole(file, data, self.session, _FILE_MODE if self.chmods else 0)
        return path

    async def _move(self, item: tuple[str, Load | str]) -> str:
        path, source = item[0], str(item[1])
        client = self.session.client
        if self.replaces:
            await self.session.step(client.posix_rename(self._at(source), self._at(path)))
        else:
            await self._remove(path)
            await self.session.step(client.rename(self._at(source), self._at(path)))
        return path

    async def _copy(self, item: tuple[str, Load | str]) -> str:
        path, source = item[0], str(item[1])
        await self._remove(path)
        try:
            await self.session.step(self.session.client.link(self._at(source), self._at(path)))
        except _GONE:
            return ""
        except asyncssh.SFTPError:
            data = await self._read(source)
            if data is None:
                return ""
            await self._put((path, lambda: data))
        return path

    async def _remove(self, path: str) -> str:
        with contextlib.suppress(*_GONE):
            await self.session.step(self.session.client.remove(self._at(path)))
        return path

    async def _rename(self, folder: str, other: str) -> bool:
        try:
            await self.session.step(self.session.client.rename(self._at(folder), self._at(other)))
        except asyncssh.SFTPError:
            return False
        return True

    async def _rmdir(self, folder: str) -> bool:
        try:
            await self.session.step(self.session.client.rmdir(self._at(folder)))
        except asyncssh.SFTPError:
            return False
        self._made.discard(folder)
        return True

    async def _drop_empty(self, folders: set[str]) -> None:
        for start in sorted(folders, reverse=True):
            folder = start
            while folder and not folder.startswith(CONTROL) and await self._rmdir(folder):
                folder = folder.rpartition("/")[0]

    async def _probe(self) -> Features:
        """What can be asked at once is: a line may be long."""
        client, one, other = self.session.client, f"{_PROBE}/mot", f"{_PROBE}/hai"
        self.chmods, self.replaces = False, True
        await asyncio.gather(self._put((one, lambda: b"1")), self._put((other, lambda: b"2")))
        file, folder, upper, links = await asyncio.gather(
            self.session.step(client.stat(self._at(one))),
            self.session.step(client.stat(self._at(_PROBE))),
            self._read(f"{_PROBE}/MOT"),
            self._made_link(f"{_PROBE}/lien-ket"),
        )
        modes = tuple(stat.S_IMODE(attrs.permissions or 0) for attrs in (file, folder))
        self.chmods = modes != (_FILE_MODE, _FOLDER_MODE)
        try:
            await self._move((one, other))  # over it, as a new page goes over an old one
            self.replaces = await self._read(one) == b"2"
        except asyncssh.SFTPError:
            self.replaces = False
        await asyncio.gather(*(self._remove(path) for path in (one, other, f"{_PROBE}/lien-ket")))
        await self._rmdir(_PROBE)
        return Features(replaces=self.replaces, links=links, case=upper is None)

    async def _made_link(self, path: str) -> bool:
        try:
            await self.session.step(self.session.client.symlink("mot", self._at(path)))
        except asyncssh.SFTPError:
            return False
        return True
