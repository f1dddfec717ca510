"""Content read again after an edit: where only texts behind unchanged outlines differ, only they are read.

It must not know stores or pages. What it returns equals what reading everything would return, problems and
their places included; wherever that is not certain it returns nothing, and everything is to be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nq57.body.reading import BodyReader
from nq57.content.folder import DOUBTFUL_NS, ContentFolder, FileEntry
from nq57.content.layout import RecordPath
from nq57.content.loading import FileContext, Loaded, read_uncached
from nq57.model.messages.gate import GATE
from nq57.model.problems import Problem, has_errors
from nq57.model.records import Asset, Record


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a folder as they were at a moment (nanoseconds)."""

    files: Mapping[str, FileEntry]
    taken_ns: int

    @classmethod
    def of(cls, folder: ContentFolder, now_ns: int) -> "Snapshot":
        """The folder's files now."""
        return cls({entry.path: entry for entry in folder.files()}, now_ns)

    def changed_since(self, before: "Snapshot") -> tuple[str, ...] | None:
        """The files that may hold other bytes than before, in order; None where one came or went."""
        if self.files.keys() != before.files.keys():
            return None
        settled = before.taken_ns - DOUBTFUL_NS
        pairs = ((entry, before.files[path]) for path, entry in self.files.items())
        return tuple(entry.path for entry, old in pairs if entry != old or entry.stamp >= settled)


@dataclass(frozen=True, slots=True)
class Reread:
    """The content after an edit, and the records whose texts behind unchanged outlines are others."""

    loaded: Loaded
    texts: tuple[Record, ...]


def reread(before: Loaded, paths: Iterable[str], folder: ContentFolder, body: BodyReader) -> Reread | None:
    """The content with these files read again; None where more than texts of records may be different."""
    places = {where.path: where for where in before.layout.records}
    known = {record.source.path: record for record in before.workspace.records}
    around = FileContext(folder, before.layout, before.workspace.vocabulary, body)
    problems, texts = dict(before.found_in), list[Record]()
    for path in paths:
        if path in before.shown or path not in places or path not in known:
            return None
        read = _renewed(places[path], known[path], before, around)
        if read is None:
            return None
        record, problems[path] = read
        if record.digest != known[path].digest:
            texts.append(record)
    return Reread(_with(before, texts, problems), tuple(texts)) if texts else Reread(before, ())


def _renewed(
    where: RecordPath, old: Record, before: Loaded, around: FileContext
) -> tuple[Record, tuple[Problem, ...]] | None:
    """A record read again with its problems; None where others could tell it from the old one."""
    record, found = read_uncached(where, around)
    was = before.found_in.get(where.path, ())
    if record is None or has_errors(found) or any(one.code in GATE for one in (*found, *was)):
        return None
    same = (record.outline, _names(record.assets)) == (old.outline, _names(old.assets))
    if not same or around.body(record.body, record.url).anchors != around.body(old.body, old.url).anchors:
        return None
    elsewhere = any(one.source.path == where.path and one not in was for one in before.problems)
    if elsewhere and _spots(record) != _spots(old):
        return None
    facts = zip(old.assets, record.assets, strict=True)
    assets = tuple(replace(known, used_at=new.used_at) for known, new in facts)
    return replace(record, assets=assets), tuple(found)


def _names(assets: tuple[Asset, ...]) -> list[tuple[str, str]]:
    return [(asset.name, asset.path) for asset in assets]


def _spots(record: Record) -> tuple[object, ...]:
    """Every place in a record's file at which the whole workspace may find something."""
    used = [asset.used_at for asset in record.assets]
    return dict(record.places), record.links, record.references, used


def _with(before: Loaded, texts: Iterable[Record], known: Mapping[str, tuple[Problem, ...]]) -> Loaded:
    newer = {record.source.path: record for record in texts}
    records = tuple(newer.get(record.source.path, record) for record in before.workspace.records)
    gone = {one for path in newer for one in before.found_in.get(path, ())}
    come = {one for path in newer for one in known.get(path, ())}
    problems = before.problems
    if gone != come:
        problems = tuple(sorted({*(one for one in problems if one not in gone), *come}))
    workspace = replace(before.workspace, records=records)
    return replace(before, workspace=workspace, problems=problems, found_in=known)
