"""The whole content folder to a workspace, with every problem of every file.

It must not know pages or any unit's view; bad content never raises here.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from nq57.body.reading import BodyReader, read_body
from nq57.catalogue.checks import check_workspace
from nq57.catalogue.workspace import Workspace
from nq57.content.attachments import Judge, judge_each, unit_with_facts, with_facts
from nq57.content.folder import ContentFolder, FileEntry
from nq57.content.layout import (
    UNIT_FILE,
    VOCABULARY_FILE,
    ContentFiles,
    RecordPath,
    sort_out,
    unread_texts,
    unused_pictures,
)
from nq57.content.outline_files import REPORTING_FILE, reporting_of
from nq57.content.record_files import read_record
from nq57.content.unit_files import read_unit, read_vocabulary
from nq57.content.waivers import WAIVER_FILE, Signed, Waived, read_waivers, weigh
from nq57.gate import STOPPING
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Language, Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source
from nq57.model.units import Unit
from nq57.model.vocabulary import Vocabulary

Progress = Callable[[int, int], None]
_BOTH: tuple[Language, ...] = ("vi", "en")
Read = tuple[Record | None, list[Problem]]


@dataclass(frozen=True, slots=True)
class FileContext:
    """What reading one record needs beside its path."""

    folder: ContentFolder
    layout: ContentFiles
    vocabulary: Vocabulary
    body: BodyReader = read_body


Reader = Callable[[RecordPath, FileContext], Read]


def read_uncached(where: RecordPath, around: FileContext) -> Read:
    """One record read from its file, nothing remembered."""
    data = around.folder.read(where.path)
    sizes, vocabulary, read = around.layout.sizes, around.vocabulary, around.folder.read
    return read_record(where, data, sizes, vocabulary, read, around.body)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workspace of all that is sound, and the problems of all that is not, in file order.

    The rest is for whoever reads the folder again: its files sorted out, the problems found in reading
    each record by itself (by path), and the files that records or units show.
    """

    workspace: Workspace
    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()
    layout: ContentFiles = field(default_factory=ContentFiles)
    found_in: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()


def load(
    folder: ContentFolder,
    reader: Reader = read_uncached,
    progress: Progress = lambda _done, _total: None,
    judge: Judge = judge_each,
    body: BodyReader = read_body,
) -> Loaded:
    """Read every file; `progress` is told how many of how many records are read.

    `reader` may remember records of unchanged files, `judge` what the gate said of them, and `body` what
    was read before; the results must equal those of `read_uncached`, `judge_each` and `read_body`.
    """
    layout = sort_out(folder.files())
    problems = list(layout.problems)
    signed = _signed(folder, layout, problems)
    vocabulary = _vocabulary(folder, layout, signed, problems)
    if REPORTING_FILE in layout.sizes:
        problems += reporting_of(folder.read(REPORTING_FILE), vocabulary)[1]
    around = FileContext(folder, layout, vocabulary, body)
    units = _units(around, problems)
    problems_of: dict[str, tuple[Problem, ...]] = {}
    records = _records(around, reader, problems_of, progress)
    problems += [*chain.from_iterable(problems_of.values()), *_orphans(layout)]
    units, records, shown = _admitted(around, units, records, judge, problems)
    remaining, waived = weigh(problems, signed)
    judged = shown | {where.path for where in layout.records}
    barred = {found.source.path for found in remaining if _bars(found, judged)}
    read = {record.source.path for record in records}
    remaining += [*unread_texts(layout, shown, read), *unused_pictures(layout, shown, read)]
    remaining = [*remaining, *_refused_files(units, records, remaining, shown)]
    sound = Workspace(_free(units, barred), _published(records, barred), vocabulary)
    workspace, found = check_workspace(sound)
    return Loaded(workspace, tuple(sorted(set(remaining + found))), waived, layout, problems_of, shown)


def _admitted(
    around: FileContext,
    units: dict[str, Unit],
    records: list[Record],
    judge: Judge,
    problems: list[Problem],
) -> tuple[dict[str, Unit], list[Record], frozenset[str]]:
    """Units and records with the facts of their files, which pass the gate here; and those files' paths."""
    assets = [*(one.assets for one in units.values()), *(one.assets for one in records)]
    shown = frozenset(asset.path for found in assets for asset in found)
    layout = around.layout
    entries = [FileEntry(path, layout.sizes[path], stamp=layout.stamps[path]) for path in sorted(shown)]
    judged = judge(entries, around.folder)
    problems += [found for one in judged.values() for found in one.problems]
    completed = {name: unit_with_facts(unit, judged) for name, unit in units.items()}
    return completed, [with_facts(record, judged) for record in records], shown


def _bars(found: Problem, judged: AbstractSet[str]) -> bool:
    """Whether a problem keeps a record, or whatever shows the file, from being built."""
    return found.code in STOPPING or (found.severity == "error" and found.source.path in judged)


def _refused_files(
    units: Mapping[str, Unit], records: list[Record], problems: Iterable[Problem], shown: AbstractSet[str]
) -> Iterator[Problem]:
    """For each line that shows a refused file: that this keeps the record or unit from being built."""
    why: dict[str, Problem] = {}
    for found in problems:
        if found.source.path in shown and _bars(found, shown):
            why.setdefault(found.source.path, found)
    for assets in [one.assets for one in units.values()] + [one.assets for one in records]:
        for asset in assets:
            refused = why.get(asset.path)
            if refused and asset.used_at:
                vi, en = (refused.message(language).rstrip(".") for language in _BOTH)
                yield problem("tep-chan-bai", asset.used_at, name=asset.name, why=vi, why_en=en)


def _signed(folder: ContentFolder, layout: ContentFiles, problems: list[Problem]) -> Signed:
    """The signed exceptions, if there are any."""
    if WAIVER_FILE not in layout.sizes:
        return Signed()
    signed, found = read_waivers(folder.read(WAIVER_FILE))
    problems += found
    return signed


def _vocabulary(
    folder: ContentFolder, layout: ContentFiles, signed: Signed, problems: list[Problem]
) -> Vocabulary:
    """The terms of the workspace; its own are left out as long as a mark of secrecy stands among them."""
    if not layout.has_vocabulary:
        return Vocabulary()
    vocabulary, found = read_vocabulary(VOCABULARY_FILE, folder.read(VOCABULARY_FILE))
    problems += found
    stopped = any(one.code in STOPPING for one in weigh(found, signed)[0])
    return Vocabulary() if stopped else vocabulary


def _free(units: Mapping[str, Unit], barred: AbstractSet[str]) -> dict[str, Unit]:
    """The units whose own file nothing stops."""
    return {
        name: unit
        for name, unit in units.items()
        if barred.isdisjoint((unit.source.path, *(asset.path for asset in unit.assets)))
    }


def _published(records: list[Record], barred: AbstractSet[str]) -> tuple[Record, ...]:
    """The records that nothing stops, in their file or beside it; translations go with their original."""
    free = [
        record
        for record in records
        if barred.isdisjoint((record.source.path, *(asset.path for asset in record.assets)))
    ]
    originals = {record.id for record in free if record.language == DEFAULT_LANGUAGE}
    return tuple(sorted((r for r in free if r.id in originals), key=lambda r: (r.id, r.language)))


def _units(around: FileContext, problems: list[Problem]) -> dict[str, Unit]:
    units = {}
    for unit_id in sorted(around.layout.units):
        path = posixpath.join(unit_id, UNIT_FILE)
        data = around.folder.read(path)
        unit, found = read_unit(unit_id, path, data, around.layout.sizes, around.body)
        problems += found
        if unit:
            units[unit_id] = unit
    return units


def _records(
    around: FileContext, reader: Reader, problems: dict[str, tuple[Problem, ...]], progress: Progress
) -> list[Record]:
    """Every record that can be read; what reading each told is put into `told`."""
    records, layout = [], around.layout
    for done, where in enumerate(layout.records, start=1):
        record, found = reader(where, around)
        if found:
            problems[where.path] = tuple(found)
        if record:
            records.append(record)
        progress(done, len(layout.records))
    return records


def _orphans(layout: ContentFiles) -> list[Problem]:
    """Translations without a Vietnamese file of the same name."""
    originals = {where.id for where in layout.records if where.language == DEFAULT_LANGUAGE}
    return [
        problem(
            "ban-dich-mo-coi", Source(where.path), name=f"{where.slug}{posixpath.splitext(where.path)[1]}"
        )
        for where in layout.records
        if where.id not in originals
    ]
