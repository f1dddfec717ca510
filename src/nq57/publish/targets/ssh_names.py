"""What SFTP does with names alone: folders made, moved and listed, none of them reached through a link.

It must not know files' bytes, nor what is published.
"""

import asyncio
import stat
from abc import ABC
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import asyncssh

from nq57.publish import host_words
from nq57.publish.failures import Refused, TooMuch
from nq57.publish.targets.filewise import FOLDER_MODE, Filewise, by_level, folders_of, upwards
from nq57.publish.targets.ssh_session import SshSession, if_there, in_order

GONE = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath, asyncssh.SFTPNotADirectory)


@dataclass(slots=True)
class SshNames(Filewise, ABC):
    """A folder on a host, over SFTP: its names."""

    session: SshSession
    root: str
    _made: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.session.address

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        return host_words.names(str(entry.filename) for entry in self._listed(folder))

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        found = {
            str(entry.filename): entry.attrs.size or 0
            for entry in self._listed(folder)
            if stat.S_ISREG(entry.attrs.permissions or 0)
        }
        host_words.names(found)
        return found

    def _listed(self, folder: str) -> list[asyncssh.SFTPName]:
        self._check_links([f"{folder}/x"])
        return self.session.run(self._list(folder))

    def make_root(self) -> None:
        """Make the folder itself."""
        self.make_alone("")

    def make_alone(self, folder: str) -> bool:
        """Make a folder; False when it is there."""
        return self.session.run(self._make_alone(folder))

    def rename(self, folder: str, other: str) -> bool:
        """Move a folder to a free name."""
        return self.session.run(self._rename(folder, other))

    def exists(self, folder: str) -> bool:
        """Whether a folder is there."""
        return self.session.run(self._kind(folder)) == "folder"

    def make_room(self, paths: Iterable[str]) -> None:
        """Make the folders of some files: all are looked for at once, then made level by level."""
        unknown = sorted(folders_of(paths) - self._made)
        if not unknown:
            return
        missing = self._missing(unknown)
        for level in by_level(missing):
            for _ in self.session.each(level, self._make_folder):
                pass
        self._made.update(unknown)

    def _check_links(self, paths: Iterable[str]) -> None:
        """No folder above a path may be a link: what is read, moved or removed behind it is another's."""
        unknown = sorted(folders_of(paths) - self._made)
        self._made.update(set(unknown) - set(self._missing(unknown)))

    def _missing(self, folders: list[str]) -> list[str]:
        """Which folders are not there; refused when one is a link, or a file."""
        kinds = dict(zip(folders, self.session.each(folders, self._kind), strict=True))
        for folder, kind in kinds.items():
            if kind not in ("folder", "missing"):
                raise Refused("goc-la-lien-ket", folder=folder)
        return [folder for folder, kind in kinds.items() if kind == "missing"]

    async def _make_folder(self, folder: str) -> str:
        """Make a folder that another may be making at the same time."""
        try:
            await self._mkdir(folder)
        except asyncssh.SFTPError:
            if await self._kind(folder) != "folder":
                raise
        return folder

    async def _mkdir(self, folder: str) -> None:
        """Its mode is set as well, for the account's umask may take some of it away."""
        client, place = self.session.client, self.at(folder)
        made = client.mkdir(place, asyncssh.SFTPAttrs(permissions=FOLDER_MODE))
        await self.session.step(in_order(made, if_there(client.chmod(place, FOLDER_MODE))))

    async def _make_alone(self, folder: str) -> bool:
        for above in (folder.rpartition("/")[0], ""):
            try:
                await self._mkdir(folder)
            except asyncssh.SFTPError:
                if await self._kind(folder) != "missing":
                    return False
                if not above:
                    raise
                await self._make_folder(above)
            else:
                return True
        return False

    async def _kind(self, path: str) -> str:
        try:
            attrs = await self.session.step(self._attrs(path))
        except GONE:
            return "missing"
        mode = attrs.permissions or 0
        return "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "file"

    async def _list(self, folder: str) -> list[asyncssh.SFTPName]:
        try:
            return await self.session.step(self._entries(folder))
        except GONE:
            return []

    async def _entries(self, folder: str) -> list[asyncssh.SFTPName]:
        found = []
        async for entry in self.session.client.scandir(self.at(folder)):
            if entry.filename not in (".", ".."):
                found.append(entry)
            if len(found) > host_words.MOST_NAMES:
                raise TooMuch(folder, len(found))
        return found

    async def _attrs(self, path: str) -> asyncssh.SFTPAttrs:
        return await self.session.client.lstat(self.at(path))

    async def _rename(self, folder: str, other: str) -> bool:
        try:
            await self.session.step(self.session.client.rename(self.at(folder), self.at(other)))
        except asyncssh.SFTPError:
            return False
        return True

    async def _rmdir(self, folder: str) -> bool:
        try:
            await self.session.step(self.session.client.rmdir(self.at(folder)))
        except asyncssh.SFTPError:
            return False
        self._made.discard(folder)
        return True

    async def _drop_empty(self, folders: set[str]) -> None:
        async def climb(chain: list[str]) -> None:
            for folder in chain:
                if not await self._rmdir(folder):
                    return

        await asyncio.gather(*map(climb, upwards(folders)))
