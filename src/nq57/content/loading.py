"""The whole content folder to a workspace, with every problem of every file.

It must not know pages or any unit's view; bad content never raises here.
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass

from nq57.catalogue.checks import check_workspace
from nq57.catalogue.workspace import Workspace
from nq57.content.folder import ContentFolder
from nq57.content.layout import UNIT_FILE, VOCABULARY_FILE, Layout, RecordPath, sort_out
from nq57.content.record_files import read_record
from nq57.content.unit_files import read_unit, read_vocabulary
from nq57.model.problems import Problem, problem
from nq57.model.records import DEFAULT_LANGUAGE, Record
from nq57.model.source import Source
from nq57.model.units import Unit
from nq57.model.vocabulary import Vocabulary

Progress = Callable[[int, int], None]
Read = tuple[Record | None, list[Problem]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading one record needs beside its path."""

    folder: ContentFolder
    layout: Layout
    vocabulary: Vocabulary


Reader = Callable[[RecordPath, Surroundings], Read]


def read_anew(where: RecordPath, around: Surroundings) -> Read:
    """Read one record from its file."""
    return read_record(where, around.folder.read(where.path), around.layout.sizes, around.vocabulary)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workspace of all that is sound, and the problems of all that is not, in file order."""

    workspace: Workspace
    problems: tuple[Problem, ...]


def load(
    folder: ContentFolder, reader: Reader = read_anew, progress: Progress = lambda _done, _total: None
) -> Loaded:
    """Read every file; `progress` is told how many of how many records are read.

    `reader` may remember records of unchanged files; its results must equal those of `read_anew`.
    """
    layout = sort_out(folder.files())
    problems = list(layout.problems)
    vocabulary = _vocabulary(folder, layout, problems)
    units = _units(folder, layout, problems)
    around = Surroundings(folder, layout, vocabulary)
    records = _records(around, reader, problems, progress)
    workspace, found = check_workspace(Workspace(units, tuple(records), vocabulary))
    return Loaded(workspace, tuple(sorted(set(problems + found))))


def _vocabulary(folder: ContentFolder, layout: Layout, problems: list[Problem]) -> Vocabulary:
    if not layout.has_vocabulary:
        return Vocabulary()
    vocabulary, found = read_vocabulary(VOCABULARY_FILE, folder.read(VOCABULARY_FILE))
    problems += found
    return vocabulary


def _units(folder: ContentFolder, layout: Layout, problems: list[Problem]) -> dict[str, Unit]:
    units = {}
    for unit_id in sorted(layout.units):
        path = posixpath.join(unit_id, UNIT_FILE)
        unit, found = read_unit(unit_id, path, folder.read(path), layout.sizes)
        problems += found
        if unit:
            units[unit_id] = unit
    return units


def _records(
    around: Surroundings, reader: Reader, problems: list[Problem], progress: Progress
) -> list[Record]:
    records, layout = [], around.layout
    for done, where in enumerate(layout.records, start=1):
        record, found = reader(where, around)
        problems += found
        if record:
            records.append(record)
        progress(done, len(layout.records))
    problems += _orphans(layout)
    originals = {record.id for record in records if record.language == DEFAULT_LANGUAGE}
    return sorted((r for r in records if r.id in originals), key=lambda r: (r.id, r.language))


def _orphans(layout: Layout) -> list[Problem]:
    """Translations without a Vietnamese file of the same name."""
    originals = {where.id for where in layout.records if where.language == DEFAULT_LANGUAGE}
    return [
        problem(
            "ban-dich-mo-coi", Source(where.path), name=f"{where.slug}{posixpath.splitext(where.path)[1]}"
        )
        for where in layout.records
        if where.id not in originals
    ]
