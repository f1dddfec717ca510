"""Files that records and units show: each passes the gate once, and what it turned out to be goes with it.

It must not know how a kind of file is read. A problem is at the file itself; whatever shows a refused
file is not built.
"""

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nq57.content.folder import ContentFolder, FileEntry
from nq57.gate import (
    FileText,
    Verdict,
    find_in_name,
    find_in_text,
    finding_problem,
    inspect,
    inspect_open,
    overrun,
)
from nq57.gate.file_kinds import kind_of
from nq57.gate.limited_workers import MEMORY_OF_ALL, Bounds, Cage, Overrun, bounds_for
from nq57.model.problems import Problem, problem
from nq57.model.records import Asset, Record
from nq57.model.source import Source
from nq57.model.units import Unit


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gate made of one file: see `Asset` for the facts; `problems` are at the file."""

    kind: str
    digest: str
    size: int
    width: int = 0
    height: int = 0
    cleaned: bool = False
    problems: tuple[Problem, ...] = ()


_DECODING = 4.0  # seconds of processor: 64 million pixels of HEIC take 2.3
Judge = Callable[[Sequence[FileEntry], ContentFolder], Mapping[str, Judged]]
Cleaned = Callable[[Judged, bytes], None]


def judge_uncached(entry: FileEntry, folder: ContentFolder) -> tuple[Judged, bytes | None]:
    """The judgement of one file from its bytes, and what may be published in its place if it differs."""
    with folder.open(entry.path) as file:
        verdict = inspect_open(entry.path, file, entry.size)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    cleaned = None if verdict.refused else verdict.cleaned
    return _judged(entry, verdict, digest, cleaned), cleaned


def _judged(entry: FileEntry, verdict: Verdict, digest: str, cleaned: bytes | None = None) -> Judged:
    return Judged(
        kind=verdict.kind,
        digest=digest,
        size=entry.size if cleaned is None else len(cleaned),
        width=verdict.width,
        height=verdict.height,
        cleaned=cleaned is not None,
        problems=tuple(_problems(entry.path, verdict, digest)),
    )


def judge_each(
    entries: Sequence[FileEntry],
    folder: ContentFolder,
    take: Cleaned = lambda _judged, _bytes: None,
    jobs: int = 1,
) -> dict[str, Judged]:
    """The judgement of each of these files by its path, made in a cage, by so many processes at most.

    `take` is given what may be published in the place of a file that must be cleaned.
    """
    judged: dict[str, Judged] = {}
    with Cage[FileEntry, tuple[Judged, bytes | None]](judge_uncached, folder, jobs=jobs) as cage:
        for entry, answer in cage.each((entry, _bounds(entry)) for entry in entries):
            if isinstance(answer, Overrun):
                judged[entry.path] = _too_dear(entry, folder, answer)
                continue
            judged[entry.path], cleaned = answer
            if cleaned is not None:
                take(judged[entry.path], cleaned)
    return judged


def _bounds(entry: FileEntry) -> Bounds:
    """What judging a file may take: a photograph in HEIC is small until it is decoded."""
    bounds, kind = bounds_for(entry.size), kind_of(entry.path)
    if kind is None or kind.room != "heif":
        return bounds
    return Bounds(bounds.cpu + _DECODING, bounds.wall, MEMORY_OF_ALL)


def _too_dear(entry: FileEntry, folder: ContentFolder, why: Overrun) -> Judged:
    """The judgement of a file whose reading had to be ended."""
    with folder.open(entry.path) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return _judged(entry, overrun(why.why, why.why_en), digest)


def _problems(path: str, verdict: Verdict, digest: str) -> Iterator[Problem]:
    """What the gate found, in the file's form and in its words."""
    place = Source(path)
    for found in verdict.findings:
        yield problem(found.code, place, name=posixpath.basename(path), **dict(found.details))
    yield from (finding_problem(found, place, digest) for found in find_in_name(posixpath.basename(path)))
    yield from dict.fromkeys(
        one for passage in verdict.texts for one in _text_problems(path, passage, digest)
    )


def _text_problems(path: str, passage: FileText, digest: str) -> Iterator[Problem]:
    """What one text of a file must not say, at its line where it has lines."""
    where = f" ({passage.place})" if passage.place else ""
    for found in find_in_text(passage.text):
        line = passage.line + passage.text.count("\n", 0, found.start) if passage.line else 0
        yield finding_problem(found, Source(path, line, 1) if line else Source(path), digest, where)


def made_of(asset: Asset | Judged) -> tuple[str, str, str]:
    """All that the published bytes of a cleaned file are made of."""
    return ("tep-sach", asset.kind, asset.digest)


class ChangedFileError(Exception):
    """A file was changed between the gate and the tree."""


def published_bytes(asset: Asset, data: bytes) -> bytes:
    """What is published of a cleaned file; `data` must still be the bytes that passed the gate."""
    if hashlib.sha256(data).hexdigest() != asset.digest:
        sentence = f"tệp {asset.path} vừa bị đổi trong lúc dựng; chạy lại lệnh"
        raise ChangedFileError(sentence)
    # The very bytes that were read in the cage: they cost now what they cost then.
    return inspect(asset.path, data).cleaned or data


def judged_elsewhere(judged: Judged, path: str) -> Judged:
    """What the gate says of the same bytes under the same name in another folder."""
    return replace(
        judged,
        problems=tuple(replace(one, source=replace(one.source, path=path)) for one in judged.problems),
    )


def with_facts(record: Record, judged: Mapping[str, Judged]) -> Record:
    """The record with what the gate found out of its files."""
    return replace(record, assets=_judged_assets(record.assets, judged)) if record.assets else record


def unit_with_facts(unit: Unit, judged: Mapping[str, Judged]) -> Unit:
    """The unit with what the gate found out of its logo."""
    return replace(unit, assets=_judged_assets(unit.assets, judged)) if unit.assets else unit


def _judged_assets(assets: tuple[Asset, ...], judged: Mapping[str, Judged]) -> tuple[Asset, ...]:
    return tuple(_asset(asset, judged[asset.path]) for asset in assets)


def _asset(asset: Asset, judged: Judged) -> Asset:
    return replace(
        asset,
        size=judged.size,
        kind=judged.kind,
        width=judged.width,
        height=judged.height,
        digest=judged.digest,
        cleaned=judged.cleaned,
    )
