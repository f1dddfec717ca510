"""Where the texts that an editor saves are kept: in the content folder, or on branches of one's own.

It must not know forms or requests. Either way nothing is written over what somebody else has written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from nq57.editing import saving
from nq57.editing.saving import ConflictError, digest_of
from nq57.reviewing.branches import RETURNED, Branches
from nq57.reviewing.people import Person
from nq57.reviewing.repository import Files
from nq57.reviewing.review import unit_of

OWN, WAITING, BACK = "chưa gửi duyệt", "chờ duyệt", "bị trả lại"


class Shelf(Protocol):
    """Where texts are kept; paths are below the content folder, and each was made by `saving`."""

    def read(self, path: str) -> bytes:
        """A file as it is here; nothing when it is not."""

    def write(self, path: str, data: bytes, known: str) -> None:
        """Keep a record, if it still has the digest `known`; raises ConflictError, PlaceError, OSError."""

    def write_beside(self, path: str, data: bytes) -> None:
        """Keep a new file beside records."""

    def remove(self, path: str, known: str) -> bytes:
        """Take a record away, if it still has that digest; what it held."""

    def laid_over(self, path: str) -> Mapping[str, bytes]:
        """The files of a record's work that the content folder does not have so."""

    def states(self) -> Mapping[str, str]:
        """Records whose work is on its way, each with where it is."""


class DiskShelf:
    """The content folder itself: what is saved is what is built."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def read(self, path: str) -> bytes:
        """A file as it is on disk."""
        return saving.read(self._content, path)

    def write(self, path: str, data: bytes, known: str) -> None:
        """Write a file whole."""
        saving.write(self._content, path, data, known)

    def write_beside(self, path: str, data: bytes) -> None:
        """Write a new file."""
        saving.write(self._content, path, data, "")

    def remove(self, path: str, known: str) -> bytes:
        """Take a file away."""
        return saving.remove(self._content, path, known)

    def laid_over(self, path: str) -> Mapping[str, bytes]:  # noqa: ARG002 - as every shelf
        """Nothing: all is on disk."""
        return {}

    def states(self) -> Mapping[str, str]:
        """Nothing is on its way."""
        return {}


class BranchShelf:
    """One person's branches over what is published; the content folder is only looked at for its units."""

    def __init__(self, content: Path, branches: Branches, person: Person) -> None:
        self._content, self._branches, self._person = content, branches, person

    def read(self, path: str) -> bytes:
        """A file as the person sees it."""
        saving.refuse_place(self._content, path)
        return self._branches.text(self._person, path)

    def write(self, path: str, data: bytes, known: str) -> None:
        """Keep a record on the person's branch, with the files put beside it that it names."""
        saving.refuse_place(self._content, path)
        seen = self._branches.seen_by(self._person, path)
        current = self._branches.git.blob(seen, path)
        if digest_of(current) != known:
            raise ConflictError(current)
        beside = self._branches.uploads(self._person, path)
        named = {name: held for name, held in beside.items() if name.rpartition("/")[2].encode() in data}
        self._branches.keep(self._person, path, {path: data, **named}, seen, f"Soạn: {path}")

    def write_beside(self, path: str, data: bytes) -> None:
        """Keep a new file for the record that will name it."""
        saving.refuse_place(self._content, path)
        self._branches.keep_upload(self._person, path, data)

    def remove(self, path: str, known: str) -> bytes:
        """Give up the person's unsent work; what is published is withdrawn, not deleted."""
        current = self.read(path)
        if not current or digest_of(current) != known:
            raise ConflictError(current)
        if path not in self._branches.own(self._person):
            raise saving.PlaceError("Bài đã gửi hoặc đã đăng thì không xóa được. Muốn bỏ thì gỡ bài.")
        self._branches.drop(self._person, path)
        return current

    def laid_over(self, path: str) -> Mapping[str, bytes]:
        """The files of the work, and those put beside that nobody has named yet."""
        seen = self._branches.seen_by(self._person, path)
        work = {} if seen == self._branches.published else self._branches.files_of(seen)
        return {**self._branches.uploads(self._person, path), **work}

    def states(self) -> Mapping[str, str]:
        """What the person has not sent, and what was sent for their units."""
        sent = {one.path: BACK if one.state == RETURNED else WAITING for one in self._branches.all_sent()}
        here = {path: state for path, state in sent.items() if self._person.is_of(unit_of(path))}
        return {**here, **dict.fromkeys(self._branches.own(self._person), OWN)}


class PublishedTree:
    """The working tree's content folder, which approved files are written to."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def refuse_changed(self, before: Files, after: Files) -> None:
        """Raise ConflictError when a file is neither as it was published nor as it is to be."""
        for path, data in after.items():
            here = saving.read(self._content, path)
            if here not in {before.get(path) or b"", data or b""}:
                raise ConflictError(here)

    def write(self, after: Files) -> None:
        """Write each file whole."""
        for path, data in after.items():
            here = saving.read(self._content, path)
            if data is None and here:
                saving.remove(self._content, path, digest_of(here))
            elif data is not None and data != here:
                saving.write(self._content, path, data, digest_of(here))
