"""What a worker is asked for and what it answers: small values that travel between machines.

It must not know Dask. No page travels: trees stay where they were written, manifests tell of them.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from nq57.build.provenance import UNKNOWN, Provenance
from nq57.cluster.parts import CountryPart, listing_digest
from nq57.content.folder import CONTENT, FileEntry, NarrowFolder
from nq57.content.layout import UNIT_FILE
from nq57.content.unit_files import read_unit
from nq57.model.problems import Problem
from nq57.model.units import CENTRAL

_SLUGS = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")


@dataclass(frozen=True, slots=True)
class PartOrder:
    """One part to be built on a day from `root` into `out`, the same paths on every machine.

    `code` and `listing` are what a worker's program and its copy of the content must be; `centre` names the
    finished store of the centre, in which its records lie under `centre_key`.
    """

    part: CountryPart
    root: Path
    out: Path
    as_of: dt.date
    code: str
    listing: str
    centre: str
    centre_key: bytes
    origin: Provenance = UNKNOWN

    @property
    def name(self) -> str:
        """The part's name."""
        return self.part.name

    def only(self, units: tuple[str, ...]) -> "PartOrder":
        """The same for some of the units."""
        return replace(self, part=replace(self.part, units=units))


@dataclass(frozen=True, slots=True)
class UnitBuilt:
    """How one unit went, in numbers; `manifest` is the SHA-256 of its manifest, empty after a failure."""

    unit: str
    seconds: float
    pages: int = 0
    files: int = 0
    bytes: int = 0
    written: int = 0
    removed: int = 0
    manifest: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class PartBuilt:
    """What came of a part: its units, the problems of what it reads, and what it cost.

    `cpu` is in seconds, `memory` the most the building process ever held, in bytes. `recalled` tells that
    nothing had changed since the last time.
    """

    name: str
    units: tuple[UnitBuilt, ...]
    problems: tuple[Problem, ...] = ()
    host: str = ""
    cpu: float = 0.0
    memory: int = 0
    recalled: bool = False
    aside: tuple[str, ...] = field(default=())
    """Units that ended the building process twice."""

    @property
    def failed(self) -> tuple[str, ...]:
        """The units that have no new tree."""
        return tuple(one.unit for one in self.units if one.failure)


def own_listing(order: PartOrder) -> str:
    """The digest of this machine's copy of what the part is made of, to be compared with the leader's."""
    if not (order.root / CONTENT).is_dir():
        return ""
    return listing_digest(_own_folder(order.root, order.part).files())


def _own_folder(root: Path, part: CountryPart) -> NarrowFolder:
    return NarrowFolder(root / CONTENT, (CENTRAL, part.top), part.elsewhere)


def seen_folder(root: Path, part: CountryPart) -> NarrowFolder:
    """All of the content that a part's units are made of: the centre, their province, and themselves.

    A unit may name its successor anywhere in the country: that one is seen too, without its records.
    """
    own = _own_folder(root, part)
    return NarrowFolder(own.root, own.folders, own.without, _successors(own))


def _successors(folder: NarrowFolder) -> frozenset[str]:
    """The files of units that the units of a folder name as their successors, and of those above them."""
    entries = folder.files()
    sizes = {entry.path: entry.size for entry in entries}
    named = set()
    for path in sizes:
        unit_id, _, file = path.rpartition("/")
        if file == UNIT_FILE:
            unit, _ = read_unit(unit_id, path, folder.read(path), sizes)
            name = unit.fields.successor if unit else None
            if name and _SLUGS.fullmatch(name):
                named.add(name)
    return frozenset(
        f"{'/'.join(name.split('/')[:end])}/{UNIT_FILE}"
        for name in named
        for end in range(1, name.count("/") + 2)
    )


def part_entries(entries: tuple[FileEntry, ...], part: CountryPart) -> tuple[FileEntry, ...]:
    """What a worker must have too: the centre's files, those at the top, and the part's own."""
    tops = (f"{CENTRAL}/", f"{part.top}/")
    return tuple(
        entry
        for entry in entries
        if "/" not in entry.path or (entry.path.startswith(tops) and not _is_in(entry.path, part.elsewhere))
    )


def _is_in(path: str, folders: frozenset[str]) -> bool:
    return "/".join(path.split("/")[:2]) in folders
