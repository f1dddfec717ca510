"""Whole releases side by side, and a link that is switched: `kieu: ban-phat-hanh` on file: and ssh:.

It must not know how a link is made. The web server is pointed at `hien-hanh`; a release is a folder of
links to the files of the one before, with what is new written beside, and nothing of it is seen earlier.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from nq57.publish.failures import Mismatch, Refused, Strange
from nq57.publish.host_words import DEEPEST, LARGEST, MARKER_BYTES
from nq57.publish.shown_words import shown
from nq57.publish.site_state import CONTROL, MARKER, Facts, read_state
from nq57.publish.transport import Features, Load, Stepwise, Transport

CURRENT, FOLDERS = "hien-hanh", "ban"
_RELEASE = re.compile(r"ban/[0-9]{8,12}")
_NAME = re.compile(r"[0-9]{8,12}")
_SIDE_BY_SIDE = 3


class LinkingTransport(Transport, Protocol):
    """A transport that also makes symbolic links."""

    def point(self, link: str, folder: str) -> None:
        """Make a link lead to a folder, in one step."""

    def pointed(self, link: str) -> str:
        """Where a link leads; empty when there is none."""


@dataclass(slots=True)
class ReleaseFolders(Stepwise):
    """A target of release folders on top of a transport; `_next` is the folder being made."""

    inner: LinkingTransport
    _current: str | None = None
    _next: str = ""
    _made: set[str] = field(default_factory=set)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what concerns no file of the section is the transport's
        return getattr(self.inner, name)

    def read(self, path: str, most: int = LARGEST) -> bytes | None:
        """A file's bytes."""
        place = self._at(path)
        return self.inner.read(place, most) if place else None

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files in the release being made, else in the live one."""
        places = {}
        for path in paths:
            place = self._at(path)
            if place:
                places[place] = path
            else:
                yield path, None
        for place, facts in self.inner.facts(list(places)):
            yield places[place], facts

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Write files into the release being made."""
        given = list(files)
        self._begin(path for path, _ in given)
        places = {self._at(path): (path, load) for path, load in given}
        linked = [place for place, (path, _) in places.items() if not path.startswith(f"{CONTROL}/")]
        for _ in self.inner.remove(linked):
            pass  # a file is never written in place: the live release is linked to it
        for place in self.inner.put((place, load) for place, (_, load) in places.items()):
            yield places[place][0]

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move staged files into the release being made."""
        given = list(pairs)
        self._begin(path for _, path in given)
        places = {self._at(path): (source, path) for source, path in given}
        for place in self.inner.move((source, place) for place, (source, _) in places.items()):
            yield places[place][1]

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Keep files of the live release."""
        yield from self.inner.copy((place, path) for source, path in pairs if (place := self._at(source)))

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Remove files of the release."""
        places = {place: path for path in paths if (place := self._at(path))}
        for place in self.inner.remove(list(places)):
            yield places[place]

    def probe(self, known: Features | None = None) -> Features:
        """What the transport can do; links it must be able to make."""
        found = self.inner.probe(known)
        if not found.links:
            raise Refused("khong-doi-duoc", reason="không tạo được liên kết tượng trưng")
        return found

    def switch(self, generation: int) -> None:
        """Show the release, prove it, and remove all folders but the last few."""
        del generation
        if not self._next:
            return
        self.inner.point(CURRENT, self._next)
        if self.inner.pointed(CURRENT) != self._next:
            raise Mismatch("ghi-khong-dung", count=1, path=CURRENT)
        self._current, self._next = self._next, ""
        ours = sorted(name for name in self.inner.names(FOLDERS) if _NAME.fullmatch(name))
        for name in ours[:-_SIDE_BY_SIDE]:
            if f"{FOLDERS}/{name}" != self._current:
                for _ in self.inner.remove(list(self._below(f"{FOLDERS}/{name}"))):
                    pass

    def _below(self, folder: str, deep: int = 0) -> Iterator[str]:
        """The files of a release that goes; what is no file nor a real folder is left where it is."""
        if deep > DEEPEST:
            raise Strange(folder, "thư mục sâu không cùng")
        try:
            files: Mapping[str, int] = self.inner.sizes(folder)
            others = self.inner.names(folder) - files.keys()
        except Refused:  # it is a link
            return
        yield from (f"{folder}/{name}" for name in sorted(files))
        for name in sorted(others):
            yield from self._below(f"{folder}/{name}", deep + 1)

    def _live(self) -> str:
        if self._current is None:
            self._current = self.inner.pointed(CURRENT)
            if self._current and not _RELEASE.fullmatch(self._current):
                raise Strange(CURRENT, f"dẫn tới {shown(self._current, 80)}")
        return self._current

    def _at(self, path: str) -> str:
        """Where a path of the section lies; nowhere before the first release."""
        if path.startswith(f"{CONTROL}/"):
            return path
        folder = self._next or self._live()
        return f"{folder}/{path}" if folder else ""

    def _begin(self, paths: Iterable[str]) -> None:
        """Before the first file is written: a folder with links to all that the live release has."""
        if self._next or all(path.startswith(f"{CONTROL}/") for path in paths):
            return
        live, taken = self._live(), self.inner.names(FOLDERS)
        number = max((int(name) for name in taken if _NAME.fullmatch(name)), default=0) + 1
        folder = f"{FOLDERS}/{number:08d}"
        state = read_state(self.inner.read(MARKER, MARKER_BYTES) or b"")
        if live and state:
            for _ in self.inner.copy(
                (f"{live}/{path}", f"{folder}/{path}") for path in sorted(state.present)
            ):
                pass
        self._next = folder
