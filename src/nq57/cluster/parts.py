"""The country in parts: a province, or a share of a large one, is what one worker builds at a time.

It must not read records: units, and how many files each has, are known from paths alone.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nq57.content.folder import FileEntry
from nq57.content.layout import UNIT_FILE, sort_out
from nq57.model.units import CENTRAL

_PARTS_A_WORKER = 3  # so that no worker waits long for the last one
_FEWEST = 12  # units of a part: reading the centre must not cost more than building them


@dataclass(frozen=True, slots=True)
class CountryPart:
    """Units that are built together, all of one top folder.

    `elsewhere` are folders below it that other parts have: this one need not look into them.
    """

    name: str
    top: str
    units: tuple[str, ...]
    elsewhere: frozenset[str] = frozenset()
    weight: int = 0


def units_in(entries: Iterable[FileEntry]) -> tuple[str, ...]:
    """The ids of all units that a content folder declares, without the centre."""
    declared = (entry for entry in entries if entry.path.rpartition("/")[2] == UNIT_FILE)
    return tuple(sorted(set(sort_out(declared).units) - {CENTRAL}))


def stray_folders(entries: Iterable[FileEntry], units: Iterable[str]) -> tuple[str, ...]:
    """The folders at the top that belong to no unit: somebody must tell what is wrong with them."""
    tops = {unit.partition("/")[0] for unit in units} | {CENTRAL}
    found = {entry.path.partition("/")[0] for entry in entries if "/" in entry.path}
    return tuple(sorted(found - tops))


def parts_of(
    chosen: Iterable[str], units: Iterable[str], files: Mapping[str, int], workers: int
) -> tuple[CountryPart, ...]:
    """The chosen units in parts, the heaviest first; `files` tells how many files each unit has."""
    by_top: dict[str, list[str]] = {}
    for unit in sorted(chosen):
        by_top.setdefault(unit.partition("/")[0], []).append(unit)
    known: dict[str, set[str]] = {}
    for unit in units:
        known.setdefault(unit.partition("/")[0], set()).add(_branch(unit))
    most = max(_FEWEST, sum(map(len, by_top.values())) // max(1, workers * _PARTS_A_WORKER))
    parts = [
        part for top, members in by_top.items() for part in _cut(top, members, known[top] - {top}, most)
    ]
    weighed = [_weighed(part, files) for part in parts]
    return tuple(sorted(weighed, key=lambda part: (-part.weight, part.name)))


def _cut(top: str, units: list[str], branches: set[str], most: int) -> Iterable[CountryPart]:
    """One province in as many parts as it needs; what lies below a commune stays with it."""
    count = -(-len(units) // most)
    own = sorted({_branch(unit) for unit in units})
    size = -(-len(own) // count)
    for at in range(0, len(own), size):
        mine = set(own[at : at + size])
        name = top if count == 1 else f"{top}.{at // size + 1}"
        chosen = tuple(unit for unit in units if _branch(unit) in mine)
        yield CountryPart(name, top, chosen, frozenset(branches - mine))


def _branch(unit: str) -> str:
    """The folder below the top that a unit is in: its first two names."""
    return "/".join(unit.split("/")[:2])


def _weighed(part: CountryPart, files: Mapping[str, int]) -> CountryPart:
    weight = sum(files.get(unit, 0) for unit in part.units)
    return CountryPart(part.name, part.top, part.units, part.elsewhere, weight)


def files_by_unit(entries: Iterable[FileEntry], units: Iterable[str]) -> Mapping[str, int]:
    """How many files lie in the folder of each unit, those of units below it not counted."""
    known = frozenset(units)
    counts: Counter[str] = Counter()
    for entry in entries:
        folder = entry.path.rpartition("/")[0]
        while folder and folder not in known:
            folder = folder.rpartition("/")[0]
        counts[folder] += 1
    return counts


def listing_digest(entries: Iterable[FileEntry]) -> str:
    """The digest of names and sizes: equal where two machines have the same copy of a part."""
    digest = hashlib.blake2b(digest_size=16)
    for entry in entries:
        digest.update(f"{entry.path}\0{entry.size}\n".encode())
    return digest.hexdigest()
