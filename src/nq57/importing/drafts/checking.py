"""Drafts checked before they are written, by the loader itself: what it would refuse is not imported.

It must not know which checks there are; whatever guards the content guards an import.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nq57.content.folder import ContentFolder, FileEntry, OpenFile
from nq57.content.loading import load
from nq57.importing.drafts.draft import Draft
from nq57.model.documents import Document
from nq57.model.problems import Problem

_NOT_MADE = "Chưa lập bản ghi nháp {record}: nội dung đọc được không hợp lệ; nhập tay theo văn bản."
_BY_HAND = "Không lập được bản ghi: nhập tay."


@dataclass(frozen=True, slots=True)
class Overlay:
    """A content folder as it would be with some files added or replaced."""

    below: ContentFolder
    added: Mapping[str, bytes]

    def files(self) -> tuple[FileEntry, ...]:
        """Every file, sorted."""
        kept = [entry for entry in self.below.files() if entry.path not in self.added]
        added = [FileEntry(path, len(data)) for path, data in self.added.items()]
        return tuple(sorted(kept + added))

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        return self.added[path] if path in self.added else self.below.read(path)

    def open(self, path: str) -> OpenFile:
        """One file opened for reading."""
        return io.BytesIO(self.added[path]) if path in self.added else self.below.open(path)


def without_refused(draft: Draft, problems: Iterable[Problem]) -> Draft:
    """The draft without the records that the loader would refuse, each asked instead; a document stays.

    One row of a table that is no sound task stops neither the others nor the document.
    """
    bad = {one.source.path: one for one in problems if one.severity == "error"}
    refused = {path for path in bad if f"/{Document.kind.folder}/" not in path}
    if not refused:
        return draft
    asks = tuple(_NOT_MADE.format(record=path.removesuffix(".yml")) for path in sorted(refused))
    records = {path.removesuffix(".yml") for path in refused}
    values = tuple(
        replace(one, confidence="guess", ask=f"{_BY_HAND} {one.ask}".strip())
        if one.record in records
        else one
        for one in draft.values
    )
    files = tuple(file for file in draft.files if file.path not in refused)
    return replace(draft, files=files, values=values, remarks=(*draft.remarks, *asks))


def draft_problems(folder: ContentFolder, draft: Draft, written: frozenset[str]) -> tuple[Problem, ...]:
    """What the loader says of the draft's files that would be `written`."""
    added = {file.path: file.data for file in draft.files if file.path in written}
    problems = load(Overlay(folder, added)).problems
    return tuple(problem for problem in problems if problem.source.path in added)
