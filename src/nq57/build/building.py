"""A build of many units: what is to be done, by how many processes, and how each unit went.

It must not print; whoever starts it is told of each finished unit. One failing unit stops no other.
"""

import contextlib
import datetime as dt
import gc
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nq57.build.body_cache import BodyCache, RenderedBody
from nq57.build.bytecode import StoredBytecode
from nq57.build.file_cache import FileCache
from nq57.build.inputs import stamps, theme_files
from nq57.build.keys import code_key, files_key, key_of
from nq57.build.last_build import WORKROOM
from nq57.build.pagefind import Pagefind, indexer_of
from nq57.build.pool import fill_pool, is_listed
from nq57.build.processes import can_fork, forked_pool
from nq57.build.provenance import UNKNOWN, Provenance
from nq57.build.remembered import memory_of, open_store
from nq57.build.results import UnitResult, forget_results
from nq57.build.store import Store, ValueStore
from nq57.build.unit_build import Ingredients, Supplies, UnitOutcome, build_tree
from nq57.catalogue.inheritance import is_published, is_withdrawn
from nq57.catalogue.workspace import chain
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.machine_troubles import any_trouble_sentence
from nq57.model.records import Asset, Record
from nq57.model.units import CENTRAL, Unit
from nq57.render.sharing import title_file
from nq57.site_shell.checked_content import CONTENT, load_checked
from nq57.site_shell.layout_key import likely_layout_key
from nq57.site_shell.project import LoadedProject, project_of
from nq57.site_shell.shipped import CONFIG

_GARBAGE_THRESHOLD = 100_000  # objects; views are short-lived and seldom circular
_WORTH_SHARING = 64  # fewer bodies than this are rendered sooner than a process starts


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to build: units by id, as of a day, into `out`, with so many processes."""

    root: Path
    units: tuple[str, ...]
    as_of: dt.date
    out: Path
    jobs: int = 1
    origin: Provenance = UNKNOWN


def open_remembered(root: Path, store: Store, now_ns: int, jobs: int = 1) -> LoadedProject:
    """The project, with unchanged records and files taken from the store."""
    memory = memory_of(store, now_ns, jobs)
    loaded = load_checked(root, memory.reader, memory.bodies.read, memory.judge)
    project = project_of(root, loaded, indexer_of(root / CONFIG), StoredBytecode(store, code_key()))
    memory.keep()
    return project


@contextlib.contextmanager
def pool_filled_ahead(order: BuildOrder) -> Iterator[None]:
    """Meanwhile, another process finds the theme's own files: MkDocs wakes as long as records are read.

    Whether it succeeds does not matter: what it leaves undone, the build does itself.
    """
    store = open_store(order.root)
    if order.jobs <= 1 or not can_fork() or is_listed(order.root, store, _theme(order)):
        yield
        return
    store.close()  # no connection crosses the fork
    helper = multiprocessing.get_context("fork").Process(target=_fill_quietly, args=(order,), daemon=True)
    helper.start()
    try:
        yield
    finally:
        helper.join()


def _fill_quietly(order: BuildOrder) -> None:
    with contextlib.suppress(Exception, KeyboardInterrupt):
        fill_pool(order.root, order.out / WORKROOM, open_store(order.root), _theme(order))


def build_all(
    order: BuildOrder, project: LoadedProject, store: ValueStore, supplies: Supplies | None = None
) -> Iterator[UnitResult]:
    """Build every unit of the order; results come as they finish.

    `supplies` are those of an earlier build of the same theme, where somebody has kept them.
    """
    forget_results(order.out)
    making = making_lock()
    team = _Team(order, project, supplies or supplies_of(order, store, making))
    if order.jobs > 1 and can_fork():
        team.render_ahead()
        team.draw_ahead()
        # What is there by now lives to the end: no process need look through it for garbage, or copy it.
        gc.collect()
        gc.freeze()
    jobs = min(order.jobs, len(order.units)) if can_fork() else 1
    if jobs <= 1:
        yield from (team.build(unit) for unit in order.units)
        return
    if isinstance(project.indexer, Pagefind):
        project.indexer.share(making)  # one service makes the indexes of all processes
    with team.pool(jobs) as pool:
        futures = [pool.submit(_build, unit) for unit in order.units]
        for future in as_completed(futures):
            yield _with_known_names(future.result())


def making_lock() -> AbstractContextManager[Any]:
    """What lets one of several forked processes at a time make what all of them need."""
    return multiprocessing.get_context("fork").RLock() if can_fork() else contextlib.nullcontext()


def _theme(order: BuildOrder) -> bytes:
    """The key of all that decides frames and articles."""
    return key_of(code_key(), files_key(theme_files(order.root)))


def supplies_of(
    order: BuildOrder, store: ValueStore, making: AbstractContextManager[Any], last: Supplies | None = None
) -> Supplies:
    """What all units of a build share; what the `last` one has is kept where the theme is the same."""
    theme = _theme(order)
    if last is not None and last.theme == theme:
        pool = fill_pool(order.root, order.out / WORKROOM, store, theme)
        return replace(last, pool=pool, origin=order.origin)
    return Supplies(
        store=store,
        theme=theme,
        bodies=BodyCache(store, code_key()),
        files=FileCache(store, code_key(), making),
        config=order.root / CONFIG,
        content=order.root / CONTENT,
        pool=fill_pool(order.root, order.out / WORKROOM, store, theme),
        origin=order.origin,
    )


@dataclass(frozen=True, slots=True)
class _Team:
    """What every process of a build has; forked, so that nothing is read twice."""

    order: BuildOrder
    project: LoadedProject
    supplies: Supplies

    def pool(self, jobs: int) -> ProcessPoolExecutor:
        """Processes that have the whole team; no store's connection crosses the fork."""
        self.supplies.store.close()
        return forked_pool(jobs, _join, (self,))

    def render_ahead(self) -> None:
        """Before the units: their common bodies by all processes, and meanwhile the first unit's frames."""
        jobs = self.order.jobs
        missing = self.supplies.bodies.missing(filter(self._is_common, self.project.workspace.records))
        if len(missing) < _WORTH_SHARING:
            return
        with self.pool(jobs) as pool:
            parts = pool.map(_render, [missing[at::jobs] for at in range(jobs)])
            self._wake_frames(self.order.units[0])
            for bodies in parts:
                self.supplies.bodies.take(bodies)
        self.supplies.bodies.keep()

    def draw_ahead(self) -> None:
        """Cards of common records by all processes, so that no two units' builders draw the same one."""
        if not self.project.extras.cards:
            return
        common = filter(self._is_common, self.project.workspace.records)
        missing = self.supplies.files.missing([card for r in common if (card := title_file(r))])
        if len(missing) < _WORTH_SHARING:
            return
        jobs = self.order.jobs
        with self.pool(jobs) as pool:
            wanted = {card.path for card in missing}
            list(pool.map(_draw, [(wanted, at, jobs) for at in range(jobs)]))

    def draw(self, wanted: set[str], at: int, jobs: int) -> None:
        """Every so-manieth of the wanted cards, put into the store."""
        cards = (card for record in self.project.workspace.records if (card := title_file(record)))
        chosen = [card for card in cards if card.path in wanted]
        for card in chosen[at::jobs]:
            self.supplies.files.bytes_of(card)

    def _is_common(self, record: Record) -> bool:
        """Whether several units show the record, or the only one does."""
        units = self.order.units
        return record.unit == CENTRAL or any(
            unit.startswith(f"{record.unit}/") or units == (record.unit,) for unit in units
        )

    def _wake_frames(self, unit: str) -> None:
        """Frames of the shapes a unit seems to need; a wrong guess, or a failure, costs only time."""
        with contextlib.suppress(Exception):
            site = self.project.site(unit, self.order.as_of, self.supplies.bodies)
            frames = self.supplies.frames_of(site)
            for shape in {likely_layout_key(p) for p in site.pages() if p.language == DEFAULT_LANGUAGE}:
                frames.frame(shape)
            frames.keep()

    def build(self, unit: str) -> UnitResult:
        """Build one unit; its failure is told, not raised."""
        started = time.monotonic()
        tree = self.project.workspace.units[unit].tree
        try:
            site = self.project.site(unit, self.order.as_of, self.supplies.bodies)
            outcome = build_tree(site, self.supplies, self.order.out, self._ingredients(unit))
        except Exception as error:  # noqa: BLE001 - one unit's failure must not stop the others
            return UnitResult(unit, tree, time.monotonic() - started, failure=any_trouble_sentence(error))
        return result_of(unit, tree, outcome, time.monotonic() - started)

    def _ingredients(self, unit: str) -> Ingredients:
        """Everything that a unit's tree is made of."""
        workspace, as_of = self.project.workspace, self.order.as_of
        above = chain(unit)
        in_sight = (r for r in workspace.records if r.unit in above)
        seen = [r for r in in_sight if is_published(r, as_of) or is_withdrawn(r, as_of)]
        records = [(r.id, r.language, r.outline, _without_lines(r.assets)) for r in seen]
        # As JSON, for a model is pickled with the set of its given keys, and a set has no order.
        units = [
            (name, workspace.units[name].fields.model_dump_json())
            for name in above
            if name in workspace.units
        ]
        files = stamps(self.supplies.content, _files_beside(workspace.units[unit], seen))
        indexer = self.project.indexer and self.project.indexer.version
        pool = [(path, facts) for path, (_, facts) in self.supplies.pool.items()]
        outline = key_of(
            self.supplies.theme,
            records,
            units,
            files,
            workspace.vocabulary,
            as_of,
            pool,
            indexer,
            self.project.extras,
        )
        return Ingredients(outline.hex(), {f"{r.id}.{r.language}": r.digest for r in seen})


def _without_lines(assets: Iterable[Asset]) -> list[Asset]:
    """Files without the lines that name them: no page tells those, and every line above moves them."""
    return [replace(asset, used_at=None) for asset in assets]


def _files_beside(unit: Unit, records: Iterable[Record]) -> Iterator[str]:
    """The files below `content/` that are copied into a unit's tree as they are."""
    if unit.fields.logo:
        yield f"{unit.id}/{unit.fields.logo.file}"
    yield from (asset.path for record in records for asset in record.assets)


_team: list[_Team] = []


def _join(team: _Team) -> None:
    gc.set_threshold(_GARBAGE_THRESHOLD)
    _team.append(team)


def _build(unit: str) -> UnitResult:
    return _team[-1].build(unit)


def _draw(share: tuple[set[str], int, int]) -> None:
    _team[-1].draw(*share)


def _render(records: Sequence[Record]) -> list[RenderedBody]:
    bodies = _team[-1].supplies.bodies
    return [bodies.rendered(record) for record in records]


def _with_known_names(result: UnitResult) -> UnitResult:
    """A result from another process, its files' names those that other units' have too."""
    written = {sys.intern(path): why for path, why in result.written.items()}
    sizes = {sys.intern(path): size for path, size in result.sizes.items()}
    return replace(result, written=written, sizes=sizes)


def result_of(unit: str, tree: str, outcome: UnitOutcome, seconds: float) -> UnitResult:
    """How a unit went, in numbers."""
    state = outcome.state
    return UnitResult(
        unit,
        tree,
        seconds,
        state.pages,
        len(state.files),
        state.bytes,
        outcome.written,
        outcome.removed,
        sizes={path: facts.size for path, facts in state.files.items()},
    )
