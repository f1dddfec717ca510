"""One part built by the ordinary engine, above the finished store of the centre.

It must not know Dask or other parts. The trees equal those that one machine builds of the whole country.
"""

import contextlib
import gc
import hashlib
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from nq57.build.body_cache import BodyCache
from nq57.build.building import BuildOrder, build_all, supplies_of
from nq57.build.bytecode import StoredBytecode
from nq57.build.file_cache import FileCache
from nq57.build.keys import code_key
from nq57.build.pagefind import indexer_of
from nq57.build.record_cache import RememberingReader
from nq57.build.results import UnitResult
from nq57.build.store import FrozenStore, LayeredStore, Store, ValueStore
from nq57.build.tree_places import TreePlaces
from nq57.build.unit_build import Supplies
from nq57.build.verdict_cache import RememberingJudge
from nq57.cluster.orders import PartBuilt, PartOrder, UnitBuilt, seen_folder
from nq57.cluster.part_notes import noted_part, part_key, remember_part
from nq57.content.folder import CONTENT
from nq57.content.layout import RecordPath
from nq57.content.loading import FileContext, Read
from nq57.model.problems import Problem
from nq57.model.units import CENTRAL
from nq57.site_shell.checked_content import load_checked
from nq57.site_shell.project import LoadedProject, project_of, shown_with_drafts
from nq57.site_shell.shipped import CONFIG

Tell = Callable[[str, UnitBuilt | None], None]
_GARBAGE_THRESHOLD = 100_000  # objects, as in every process that builds
_UNUSED = (
    "ngoai-le-thua"  # a waiver that nothing asked for: of another province's file it says nothing here
)


@dataclass(frozen=True, slots=True)
class _Stores:
    """Where one building process finds and keeps what was worked out: centre, machine, part."""

    centre: FrozenStore
    machine: Store
    part: Store

    @property
    def shared(self) -> ValueStore:
        """What all parts on this machine need: frames and lists of files."""
        return LayeredStore(self.machine, self.centre)

    @property
    def own(self) -> ValueStore:
        """What this part alone is made of."""
        return LayeredStore(self.part, self.centre)


def build_part(order: PartOrder, stores: Path, tell: Tell, now_ns: int) -> PartBuilt:
    """Build the units of a part; `tell` hears of each before it begins and after it is done."""
    key = part_key(order, now_ns)
    if key and (noted := noted_part(order, key)):
        return noted
    gc.set_threshold(_GARBAGE_THRESHOLD)
    kept = _Stores(
        FrozenStore(stores / order.centre), Store(stores / "may.sqlite3"), Store(stores / _file(order))
    )
    for store in (kept.machine, kept.part):
        store.begin_run()
    project = _opened(order, kept, now_ns)
    units = tuple(unit for unit in order.part.units if unit in project.workspace.units)
    asked = BuildOrder(order.root, units, order.as_of, order.out, origin=order.origin)
    built = tuple(_built(asked, project, kept, tell))
    part = PartBuilt(order.part.name, built, project.problems)
    if key and not part.failed:
        remember_part(order, key, part)
    return part


def _file(order: PartOrder) -> str:
    return f"{order.part.name}.phan.sqlite3"


def _opened(order: PartOrder, kept: _Stores, now_ns: int) -> LoadedProject:
    """The project as far as the part sees it."""
    salt, own = code_key(), kept.own
    folder, files, bodies = seen_folder(order.root, order.part), FileCache(own, salt), BodyCache(own, salt)
    remembered = kept.centre.get(order.centre_key)
    reader = CentreReader(
        remembered if isinstance(remembered, dict) else {}, RememberingReader(kept.part, salt, now_ns)
    )
    judge = RememberingJudge(own, salt, now_ns, files)
    loaded = load_checked(order.root, reader, bodies.read, judge, folder)
    for keeper in (reader.others, bodies, judge):
        keeper.keep()
    paths = loaded.layout.sizes.keys()
    problems = tuple(one for one in loaded.problems if may_tell(one, paths))
    loaded = replace(loaded, problems=problems)
    indexer = indexer_of(order.root / CONFIG)
    project = project_of(order.root, loaded, indexer, StoredBytecode(kept.shared, salt))
    gc.collect()
    gc.freeze()  # what is there by now lives to the end
    return shown_with_drafts(project, order.as_of) if order.origin.preview else project


def may_tell(found: Problem, paths: AbstractSet[str]) -> bool:
    """Whether whoever sees these files can tell: a waiver for another file may well be used."""
    return found.code != _UNUSED or dict(found.details)["file"].removeprefix(f"{CONTENT}/") in paths


@dataclass(slots=True)
class CentreReader:
    """Reads records, those of the centre as they were read once for all."""

    centre: dict[str, tuple[tuple[tuple[str, tuple[int, int]], ...], Read]]
    others: RememberingReader

    def __call__(self, where: RecordPath, around: FileContext) -> Read:
        """One record; a centre's file that is not what was read is read again."""
        known = self.centre.get(where.path) if where.unit == CENTRAL else None
        sizes = around.layout.sizes
        if known and all(sizes.get(path, -1) == size for path, (size, _) in known[0]):
            return known[1][0], list(known[1][1])
        return self.others(where, around)


def _built(asked: BuildOrder, project: LoadedProject, kept: _Stores, tell: Tell) -> Iterator[UnitBuilt]:
    """Every unit in turn, told of before and after."""
    results = build_all(asked, project, kept.shared, _supplies(asked, kept))
    for unit in asked.units:
        tell(unit, None)
        done = _in_numbers(next(results), asked.out)
        tell(unit, done)
        yield done


def _supplies(asked: BuildOrder, kept: _Stores) -> Supplies:
    supplies = supplies_of(asked, kept.shared, contextlib.nullcontext())
    own, salt = kept.own, code_key()
    return replace(supplies, bodies=BodyCache(own, salt), files=FileCache(own, salt))


def _in_numbers(result: UnitResult, out: Path) -> UnitBuilt:
    """A result without the names of its files: of four thousand units they would fill a leader's memory."""
    manifest = ""
    if not result.failure:
        with TreePlaces.of(out, result.tree).manifest.open("rb") as file:
            manifest = hashlib.file_digest(file, "sha256").hexdigest()
    return UnitBuilt(
        result.unit,
        result.seconds,
        result.pages,
        result.files,
        result.bytes,
        len(result.written),
        len(result.removed),
        manifest,
        result.failure,
    )
