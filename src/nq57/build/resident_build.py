"""Trees kept up to date by a resident project: after an edit only what it changes is made.

It must not know who watches the files or who is told. The trees are those of a clean build, byte for byte.
"""

import contextlib
import datetime as dt
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

from nq57.build.building import BuildOrder, build_all, making_lock, result_of, supplies_of
from nq57.build.kept_tree import KeptTree, StaleTreeError
from nq57.build.memory_store import MemoryStore
from nq57.build.provenance import Provenance
from nq57.build.resident import Resident
from nq57.build.results import UnitResult, forget_results
from nq57.build.store import Store
from nq57.build.unit_build import Supplies
from nq57.catalogue.workspace import chain
from nq57.model.problems import Problem
from nq57.model.records import Record
from nq57.render.made_files import Indexer
from nq57.site_shell.project import LoadedProject

_TREES = 250  # trees that are kept ready; a tree beyond is built in the usual way
Chosen = Callable[[LoadedProject], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BuildUpdate:
    """What one look at the project led to: how each unit went, and all that is wrong in the content."""

    results: tuple[UnitResult, ...]
    problems: tuple[Problem, ...]
    is_whole: bool
    """Whether everything was read and compared again, not changed texts alone."""

    @property
    def written(self) -> int:
        """How many files were written."""
        return sum(len(result.written) for result in self.results)


@dataclass
class ResidentBuild:
    """Builds what `order` says and what `chosen` makes of its units, again and again."""

    order: BuildOrder
    store: Store
    chosen: Chosen
    indexer: Indexer | None = None
    resident: Resident = field(init=False)
    _supplies: Supplies | None = field(default=None, init=False)
    _trees: OrderedDict[str, KeptTree] = field(default_factory=OrderedDict, init=False)
    _units: tuple[str, ...] = field(default=(), init=False)
    _is_sound: bool = field(default=False, init=False)
    _making: AbstractContextManager[Any] = field(default_factory=making_lock, init=False)

    def __post_init__(self) -> None:
        order = self.order
        drafts, memory = bool(order.origin.preview), MemoryStore(self.store)
        self.resident = Resident(order.root, order.as_of, self.indexer, drafts, memory, order.jobs)

    def update(self, now_ns: int, as_of: dt.date, origin: Provenance) -> BuildUpdate:
        """Bring the trees up to date with the project as it is now; raises what `Resident.look` raises."""
        self.resident.as_of = as_of
        reading = self.resident.look(now_ns)
        self.resident.take(reading)
        texts = reading.texts if self._is_sound and origin == self.order.origin else None
        self.order = replace(self.order, as_of=as_of, origin=origin)
        if texts is None:
            return self._whole()
        with contextlib.suppress(StaleTreeError):
            return BuildUpdate(self._renewed(texts), reading.project.problems, is_whole=False)
        return self._whole()

    def warm(self) -> None:
        """Make ready for changes of texts; while nobody waits."""
        for unit in self._units[:_TREES]:
            with contextlib.suppress(StaleTreeError):
                self._tree(unit).warm()

    def _whole(self) -> BuildUpdate:
        """Every unit compared again by keys, as a build does that begins."""
        project, self._is_sound = self.resident.project, False
        self._trees.clear()
        self._units = self.chosen(project)
        self.order = replace(self.order, units=self._units)
        self.resident.store.save()  # what was read is found by all processes
        self._supplies = supplies_of(self.order, self.store, self._making, self._supplies)
        results = tuple(build_all(self.order, project, self.store, self._supplies))
        self._is_sound = not any(result.failure for result in results)
        forget_results(self.order.out)
        return BuildUpdate(
            tuple(sorted(results, key=lambda result: result.unit)), project.problems, is_whole=True
        )

    def _renewed(self, texts: Iterable[Record]) -> tuple[UnitResult, ...]:
        """The pages of these records made in every unit that shows them."""
        changed, results = tuple(texts), []
        units = self.resident.project.workspace.units
        for name in self._units:
            seen = [record for record in changed if record.unit in chain(name)]
            if seen:
                started = time.monotonic()
                outcome = self._tree(name).renew(seen)
                results.append(result_of(name, units[name].tree, outcome, time.monotonic() - started))
        return tuple(results)

    def _tree(self, unit: str) -> KeptTree:
        """A unit's tree with its site in memory; raises StaleTreeError when there is none of its state."""
        if unit not in self._trees and self._supplies is not None:
            site = self.resident.unit(unit).site
            self._trees[unit] = KeptTree(site, self._supplies, self.order.out)
        self._trees.move_to_end(unit)
        while len(self._trees) > _TREES:
            self.resident.forget(self._trees.popitem(last=False)[0])
        return self._trees[unit]
