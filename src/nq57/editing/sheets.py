"""A unit's work to a workbook and back into its files, by the editor's own writer.

It must not know cells. Nothing is written unless all of it can be.
"""

import posixpath
from dataclasses import dataclass
from pathlib import Path

from nq57.content.attachments import judge_each
from nq57.content.file_parts import values_of
from nq57.content.folder import DiskFolder, FileEntry, MemoryFolder
from nq57.content.layout import sort_out
from nq57.content.rewriting import UnwritableError, rewritten
from nq57.editing.field_problems import problems_alone
from nq57.editing.forms import form_of
from nq57.editing.saving import digest_of
from nq57.editing.sheet_columns import sheets_of
from nq57.editing.sheet_in import SheetTrouble, changes_in
from nq57.editing.sheet_out import SheetRecord, workbook_of
from nq57.editing.shelves import DiskShelf, Shelf
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import has_errors
from nq57.model.vocabulary import Vocabulary

Sources = dict[str, dict[str, SheetRecord]]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a workbook asks for: the files with their new bytes and known digest, and what is amiss."""

    files: tuple[tuple[str, bytes, str], ...]
    troubles: tuple[SheetTrouble, ...]
    notes: tuple[SheetTrouble, ...] = ()


def written_out(content: Path, vocabulary: Vocabulary, unit: str, shelf: Shelf | None = None) -> bytes:
    """The workbook of a unit's own tasks and targets, as `shelf` keeps them; else as they are on disk."""
    sources = _sources(content, vocabulary, unit, shelf or DiskShelf(content))
    return workbook_of((sheet, sources[sheet.kind].values()) for sheet in sheets_of(vocabulary))


def planned(
    content: Path, vocabulary: Vocabulary, unit: str, data: bytes, shelf: Shelf | None = None
) -> SheetPlan:
    """What the workbook would change in a unit's files; each changed record has been checked."""
    shelf = shelf or DiskShelf(content)
    entry = FileEntry("bang.xlsx", len(data))
    judged = judge_each([entry], MemoryFolder({entry.path: data}))[entry.path]
    if has_errors(judged.problems):
        sentences = (f"{one.message()} {one.mend()}" for one in judged.problems if one.severity == "error")
        return SheetPlan((), tuple(SheetTrouble("Tệp", 0, sentence) for sentence in sentences))
    found = changes_in(data, sheets_of(vocabulary), _sources(content, vocabulary, unit, shelf))
    files, troubles = [], list(found.troubles)
    for (kind, name), changes in found.changes.items():
        path = f"{unit}/{kind}/{name}"
        before = shelf.read(path)
        order = form_of(kind, vocabulary, posixpath.splitext(name)[1]).order
        try:
            new = rewritten(before, path, changes, order)
        except UnwritableError as error:
            troubles.append(SheetTrouble(name, 0, str(error)))
            continue
        known = set(problems_alone(content, vocabulary, path, {path: (before, 0)}))
        errors = [
            one
            for one in problems_alone(content, vocabulary, path, {path: (new, 0)})
            if one.severity == "error"
        ]
        troubles += [
            SheetTrouble(name, 0, f"{one.message()} {one.mend()}") for one in errors if one not in known
        ]
        if new != before:
            files.append((path, new, digest_of(before)))
    return SheetPlan(tuple(files), tuple(troubles), tuple(found.notes))


def apply(shelf: Shelf, plan: SheetPlan) -> None:
    """Keep what the plan says; raises ConflictError where a file was changed meanwhile."""
    for path, data, known in plan.files:
        shelf.write(path, data, known)


def _sources(content: Path, vocabulary: Vocabulary, unit: str, shelf: Shelf) -> Sources:
    """The unit's own records of each kind that a workbook holds, by file name."""
    sources: Sources = {sheet.kind: {} for sheet in sheets_of(vocabulary)}
    for where in sort_out(DiskFolder(content).files()).records:
        if where.unit == unit and where.kind in sources and where.language == DEFAULT_LANGUAGE:
            data = shelf.read(where.path)
            values = values_of(data, where.path)
            name = posixpath.basename(where.path)
            if not values.problems:
                sources[where.kind][name] = SheetRecord(name, digest_of(data), values.values)
    return sources
