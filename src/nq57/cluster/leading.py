"""The leader: the country cut into parts, handed to a cluster, and what comes back kept.

It must not build or show anything. Only names are known of the whole content, so a leader's memory does not
grow with records.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nq57.build.building import BuildOrder
from nq57.build.keys import code_key
from nq57.build.last_build import WORKROOM
from nq57.build.manifest import write_whole
from nq57.build.provenance import Provenance
from nq57.cluster.centre import Centre, prepare_centre
from nq57.cluster.orders import PartBuilt, PartOrder, UnitBuilt, part_entries
from nq57.cluster.part_build import may_tell
from nq57.cluster.part_process import run_part
from nq57.cluster.parts import CountryPart, files_by_unit, listing_digest, parts_of, stray_folders, units_in
from nq57.cluster.store_places import store_folder
from nq57.content.folder import CONTENT, DiskFolder, FileEntry
from nq57.model.problems import Problem

if TYPE_CHECKING:
    from nq57.cluster.dask_side import OpenCluster

_HOMES = "cum.json"


@dataclass(frozen=True, slots=True)
class Country:
    """What the leader knows of the content: names of files, and the units they declare."""

    root: Path
    entries: tuple[FileEntry, ...]
    units: tuple[str, ...]

    @classmethod
    def of(cls, root: Path) -> "Country":
        """The content of a project, by its names alone."""
        entries = DiskFolder(root / CONTENT).files()
        return cls(root, entries, units_in(entries))

    def centre(self, order: BuildOrder, now_ns: int) -> Centre:
        """The centre's finished store, and the problems of what belongs to no unit."""
        strays = stray_folders(self.entries, self.units)
        centre = prepare_centre(order, strays, store_folder(self.root), now_ns)
        below = tuple(f"{name}/" for name in {unit.partition("/")[0] for unit in self.units})
        theirs = {entry.path for entry in self.entries if entry.path.startswith(below)}
        nobodys = {_waived(one) for one in centre.problems} - theirs
        problems = tuple(one for one in centre.problems if may_tell(one, nobodys))
        return replace(centre, problems=problems)

    def parts(self, chosen: tuple[str, ...], workers: int) -> tuple[CountryPart, ...]:
        """The chosen units in parts for so many workers."""
        return parts_of(chosen, self.units, files_by_unit(self.entries, self.units), workers)


def _waived(found: Problem) -> str:
    """The file that a problem with a waiver is about."""
    return dict(found.details).get("file", "").removeprefix(f"{CONTENT}/")


@dataclass(frozen=True, slots=True)
class ClusterCampaign:
    """A build of many parts on a day: what all of them have in common."""

    country: Country
    out: Path
    as_of: dt.date
    origin: Provenance
    centre: Centre

    def order(self, part: CountryPart) -> PartOrder:
        """What a worker is asked for."""
        listing = listing_digest(part_entries(self.country.entries, part))
        return PartOrder(
            part,
            self.country.root,
            self.out,
            self.as_of,
            code_key().hex(),
            listing,
            self.centre.name,
            self.centre.records,
            self.origin,
        )

    def built(
        self, cluster: "OpenCluster", parts: tuple[CountryPart, ...], heard: Callable[[str], None]
    ) -> Iterator[PartBuilt]:
        """Every part as it comes back; what failed in it may come a second time, built elsewhere."""
        from nq57.cluster.dask_side import Gathering, send_store  # noqa: PLC0415 - an extra

        homes = dict(read_homes(self.out))
        store = self.centre.store
        gathering = Gathering(
            cluster.connect,
            build_on_worker,
            lost_part,
            heard,
            lambda order, part: order.only(_failed(part)) if _failed(part) else None,
            {part.name: homes[part.units[0]] for part in parts if part.units[0] in homes},
            lambda client: None if cluster.is_here else send_store(client, self.country.root, store),
        )
        for part in gathering.answers([self.order(part) for part in parts]):
            homes |= dict.fromkeys((one.unit for one in part.units if part.host), part.host)
            yield part
        write_homes(self.out, homes)


def _failed(part: PartBuilt) -> tuple[str, ...]:
    """The units worth a second try: one that ended its process twice has had it."""
    return tuple(unit for unit in part.failed if unit not in part.aside)


def build_on_worker(order: PartOrder) -> PartBuilt:
    """Build a part where this runs, telling the leader of each unit."""
    from nq57.cluster.dask_side import say, with_host  # noqa: PLC0415 - an extra

    def listen(unit: str, done: UnitBuilt | None) -> None:
        if done:
            say(unit)

    return with_host(run_part(order, store_folder(order.root), listen))


def lost_part(order: PartOrder, why: str) -> PartBuilt:
    """The answer of a part of which nothing came back."""
    units = tuple(UnitBuilt(unit, 0.0, failure=why) for unit in order.part.units)
    return PartBuilt(order.part.name, units)


def merged(parts: Iterator[PartBuilt]) -> Mapping[str, PartBuilt]:
    """Each part once: what came of a second try takes the place of what had failed."""
    found: dict[str, PartBuilt] = {}
    for part in parts:
        before = found.get(part.name)
        if before:
            units = {one.unit: one for one in (*before.units, *part.units)}
            problems = tuple(sorted({*before.problems, *part.problems}))
            part = replace(  # noqa: PLW2901 - the same part, whole
                part,
                units=tuple(units[name] for name in sorted(units)),
                problems=problems,
                cpu=before.cpu + part.cpu,
                memory=max(before.memory, part.memory),
                aside=(*before.aside, *part.aside),
            )
        found[part.name] = part
    return found


def read_homes(out: Path) -> Mapping[str, str]:
    """The host that has the tree of each unit; nothing where there is no note."""
    try:
        noted = json.loads((out / WORKROOM / _HOMES).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(host) for name, host in noted.items()} if isinstance(noted, dict) else {}


def write_homes(out: Path, homes: Mapping[str, str]) -> None:
    """Note who built what."""
    data = json.dumps(homes, ensure_ascii=False, sort_keys=True, indent=0)
    write_whole(out / WORKROOM / _HOMES, data.encode())
