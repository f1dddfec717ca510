"""Where the texts that an editor saves are kept: in the content folder, or on branches of one's own.

It must not know forms or requests. Either way nothing is written over what somebody else has written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from nq57.editing import saving
from nq57.editing.saving import ConflictError, digest_of
from nq57.reviewing.belonging import unit_of
from nq57.reviewing.branches import RETURNED, Branches
from nq57.reviewing.people import Person
from nq57.reviewing.repository import Files

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

    def rename(self, path: str, old: Files, new: Files, naming: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Keep a record's files by new names; `naming` are other files that name it, before and after.

        `path` is the record's new one, `old` has what its files held. Raises as `write`.
        """

    def laid_over(self, path: str) -> Files:
        """The files of a record's work that the content folder does not have so; None where it has one."""

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

    def rename(
        self,
        path: str,  # noqa: ARG002 - as every shelf
        old: Files,
        new: Files,
        naming: Mapping[str, tuple[bytes, bytes]],
    ) -> None:
        """Write the new files, then what names them, then take the old ones away."""
        for name, data in new.items():
            saving.write(self._content, name, data or b"", "")
        for name, (before, after) in naming.items():
            saving.write(self._content, name, after, digest_of(before))
        for name, data in old.items():
            saving.remove(self._content, name, digest_of(data or b""))

    def laid_over(self, path: str) -> Files:  # noqa: ARG002 - as every shelf
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

    def rename(
        self,
        path: str,
        old: Files,
        new: Files,
        naming: Mapping[str, tuple[bytes, bytes]],  # noqa: ARG002 - each record is approved by itself
    ) -> None:
        """Keep the files by new names as one's own work; other records find it by its former address."""
        record, states = next(iter(old)), self.states()
        busy = [name for name in old if states.get(name) == WAITING or (name != record and name in states)]
        if busy:
            sentence = f"Đang có bản chưa xong: {', '.join(busy)}. Gửi, duyệt hoặc bỏ bản ấy rồi đổi tên."
            raise saving.PlaceError(sentence)
        for name in (*old, *new):
            saving.refuse_place(self._content, name)
        if any(self.read(name) != data for name, data in old.items()):
            raise ConflictError(self.read(record))
        self._branches.rename(self._person, record, path, {**dict.fromkeys(old), **new})

    def laid_over(self, path: str) -> Files:
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
