"""A target reached by SSH's file transfer: `ssh://nq57@host/srv/www/nq57`; an SFTP-only account is enough.

It must not need a shell; where there is one, the server digests its own files, which spares reading them.
"""

import asyncio
import contextlib
import secrets
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import asyncssh

from nq57.publish import host_words
from nq57.publish.site_state import CONTROL, Facts, facts_of
from nq57.publish.targets import folder_locks
from nq57.publish.targets.filewise import (
    FILE_MODE,
    PROBE,
    Filewise,
)
from nq57.publish.targets.ssh_hashing import digests
from nq57.publish.targets.ssh_names import GONE, SshNames
from nq57.publish.targets.ssh_session import FILES, SshSession, if_there, in_order, read_whole, write_whole
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Load

if TYPE_CHECKING:
    from concurrent.futures import Future

_MANY = 300  # files from which on the start of a shell is worth it


def open_transport(opening: Opening) -> "SshTarget":
    """Connect to the host that an address names."""
    session = SshSession(opening)
    session.start()
    path = opening.place.address.path
    target = SshTarget(session, path.removeprefix("/~/") if path.startswith("/~/") else path)
    target.ask_root()
    return target


@dataclass(slots=True)
class SshTarget(SshNames):
    """A folder on a host, over SFTP."""

    hashes: bool | None = None
    _root: "Future[str] | None" = None
    _noting: "Future[None] | None" = None

    def root_kind(self) -> str:
        """What the folder is; asked as soon as the line was there."""
        begun, self._root = self._root, None
        return self.session.result(begun) if begun else self.session.run(self._root_kind())

    def ask_root(self) -> None:
        """Ask what the folder is, and go on."""
        self._root = self.session.begin(self._root_kind())

    async def _root_kind(self) -> str:
        """A link where our own folder should be is as bad as one for the whole."""
        kind, ours = await asyncio.gather(self._kind(""), self._kind(CONTROL))
        return "link" if ours == "link" else kind

    def read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """A file's bytes; that our own folder is no link is asked for with the root, at the same time."""
        if not path.startswith(f"{CONTROL}/"):
            self._check_links([path])
        return self.session.run(self._read(path, most))

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files, by the server's own digest where it has a shell, else by reading them."""
        wanted = list(paths)
        self._check_links(wanted)
        if self._digests(len(wanted)):
            found = self.session.run(digests(self.session, self.root, wanted), 3)
            self.hashes = found is not None
            if found is not None:
                yield from ((path, found.get(path)) for path in wanted)
                return
        yield from self.session.each(wanted, self._facts, FILES)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files, readable by all."""
        yield from self.session.each(self._with_room(files), self._put, FILES)

    def put_read(self, files: Iterable[tuple[str, Load]]) -> Iterator[tuple[str, Facts | None]]:
        """Write files and read each back, asked for in one flight; many are digested by the server."""
        given = list(files)
        if self._digests(len(given)):
            yield from self.facts(list(self.put(given)))
        else:
            yield from self.session.each(self._with_room(given), self._put_read, FILES)

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move files over others, in one step where the server can."""
        given = list(pairs)
        self._check_links(source for source, _ in given)
        yield from self.session.each(self._with_room((path, source) for source, path in given), self._move)

    def move_read(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Facts | None]]:
        """Move files and read each back, asked for in one flight; many are digested by the server."""
        given = list(pairs)
        self._check_links(source for source, _ in given)
        if self._digests(len(given)):
            yield from self.facts(list(self.move(given)))
        else:
            wanted = self._with_room((path, source) for source, path in given)
            yield from self.session.each(wanted, self._move_read, FILES)

    def _digests(self, count: int) -> bool:
        return count >= _MANY and self.hashes is not False

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Link files on the server where it can, else send them through us."""
        given = list(pairs)
        self._check_links(source for source, _ in given)
        copied = self.session.each(self._with_room((path, source) for source, path in given), self._copy)
        yield from (path for path in copied if path)

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files and the folders they leave empty."""
        folders, given = set(), list(paths)
        self._check_links(given)
        for path in self.session.each(given, self._remove):
            folders.add(path.rpartition("/")[0])
            yield path
        self.session.run(self._drop_empty(folders))

    def more_features(self) -> dict[str, bool]:
        """Whether links can be made."""
        return {"links": self.session.run(self._made_link(f"{PROBE}/lien-ket"))}

    async def _made_link(self, path: str) -> bool:
        try:
            await self.session.step(self.session.client.symlink("mot", self.at(path)))
        except asyncssh.SFTPError:
            return False
        return True

    def point(self, link: str, folder: str) -> None:
        """Make a link lead to a folder: a new link is moved over the old one."""
        temporary, client = f"{link}.{secrets.token_hex(4)}", self.session.client
        self.session.run(self.session.step(client.symlink(folder, self.at(temporary))))
        self.session.run(self.session.step(client.posix_rename(self.at(temporary), self.at(link))))

    def pointed(self, link: str) -> str:
        """Where a link leads."""
        return self.session.run(self._pointed(link))

    async def _pointed(self, link: str) -> str:
        try:
            return str(await self.session.step(self.session.client.readlink(self.at(link))))
        except GONE:
            return ""

    def claim(self, folder: str, note: bytes) -> bool:
        """Make the lock's folder; the note is under way when we go on, and whoever looks waits for it."""
        if not self.make_alone(folder):
            return False
        self._noting = self.session.begin(self._note(folder, note))
        return True

    async def _note(self, folder: str, note: bytes) -> None:
        try:
            await self._put((f"{folder}/{folder_locks.NOTE}", lambda: note))
        except Exception:
            await self._remove(f"{folder}/{folder_locks.NOTE}")
            await self._rmdir(folder)  # a lock without a note would keep others waiting
            raise

    def owner(self, folder: str) -> bytes | None:
        """The note of the lock's holder."""
        if self._noting:
            self.session.result(self._noting)
        return Filewise.owner(self, folder)

    def free(self, folder: str) -> None:
        """Let go of our lock."""
        if not self.session.run(self._free(folder)):
            self.drop(folder)

    def close(self) -> None:
        """Hang up."""
        self.session.stop()

    def drop(self, folder: str) -> None:
        """Remove a folder of ours with the files in it; of a link nothing but itself."""
        if self.session.run(self._kind(folder)) != "folder":
            self.session.run(self._remove(folder))
            return
        for _ in self.session.each([f"{folder}/{name}" for name in self.names(folder)], self._remove):
            pass
        self.session.run(self._rmdir(folder))

    def _with_room(self, files: Iterable[tuple[str, Load | str]]) -> Iterator[tuple[str, Load | str]]:
        """The same pairs, their folders made before."""
        given = list(files)
        self.make_room(path for path, _ in given)
        yield from given

    async def _read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """A file's bytes; a link is not a file of ours."""
        try:
            attrs, file = await self.session.step(in_order(self._attrs(path), self._for_reading(path)))
        except GONE:
            return None
        try:
            if stat.S_ISLNK(attrs.permissions or 0):
                return None
            return await read_whole(file, self.session, most)
        finally:
            self.session.later(file.close())

    async def _for_reading(self, path: str) -> asyncssh.SFTPClientFile:
        return await self.session.client.open(self.at(path), "rb", encoding=None, block_size=0)

    async def _facts(self, path: str) -> tuple[str, Facts | None]:
        data = await self._read(path)
        return path, None if data is None else facts_of(data)

    async def _put(self, item: tuple[str, Load | str]) -> str:
        file, data = await self._opened(item)
        await write_whole(file, data, self.session, FILE_MODE)
        return item[0]

    async def _put_read(self, item: tuple[str, Load | str]) -> tuple[str, Facts | None]:
        file, data = await self._opened(item)
        again = self._for_reading(item[0])
        (reading,) = await write_whole(file, data, self.session, FILE_MODE, again)
        return item[0], await self._digest(reading)

    async def _opened(self, item: tuple[str, Load | str]) -> tuple[asyncssh.SFTPClientFile, bytes]:
        path, load = item
        data = await asyncio.to_thread(load) if callable(load) else b""  # it may itself read from here
        return await self.session.step(self._for_writing(path)), data

    async def _for_writing(self, path: str) -> asyncssh.SFTPClientFile:
        attrs = asyncssh.SFTPAttrs(permissions=FILE_MODE)
        return await self.session.client.open(self.at(path), "wb", attrs, encoding=None, block_size=0)

    async def _digest(self, file: asyncssh.SFTPClientFile) -> Facts:
        try:
            return facts_of(await read_whole(file, self.session))
        finally:
            self.session.later(file.close())

    async def _move(self, item: tuple[str, Load | str]) -> str:
        await self.session.step(self._moved(item))
        return item[0]

    async def _move_read(self, item: tuple[str, Load | str]) -> tuple[str, Facts | None]:
        again = self._for_reading(item[0])
        _, reading = await self.session.step(in_order(self._moved(item), again))
        return item[0], await self._digest(reading)

    async def _moved(self, item: tuple[str, Load | str]) -> None:
        """Where the server cannot replace, the old file goes and the new one comes in one flight."""
        client, path, source = self.session.client, self.at(item[0]), self.at(str(item[1]))
        if self.replaces:
            await client.posix_rename(source, path)
        else:
            await in_order(if_there(client.remove(path)), client.rename(source, path))

    async def _copy(self, item: tuple[str, Load | str]) -> str:
        path, source = item[0], str(item[1])
        client = self.session.client
        free, made = if_there(client.remove(self.at(path))), client.link(self.at(source), self.at(path))
        try:
            await self.session.step(in_order(free, made))
        except GONE:
            return ""
        except asyncssh.SFTPError:
            data = await self._read(source)
            if data is None:
                return ""
            await self._put((path, lambda: data))
        return path

    async def _remove(self, path: str) -> str:
        with contextlib.suppress(*GONE):
            await self.session.step(self.session.client.remove(self.at(path)))
        return path

    async def _free(self, folder: str) -> bool:
        removed = if_there(self.session.client.remove(self.at(f"{folder}/{folder_locks.NOTE}")))
        _, gone = await in_order(removed, self._rmdir(folder))
        return bool(gone)
