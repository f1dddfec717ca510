"""Units built side by side by processes, each into a tree of its own.

It must not print; whoever starts it is told of each finished unit. One failing unit stops no other.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from nq57.build.tree import TreeFigures, replace_tree
from nq57.section.oracle import build_unit
from nq57.section.project import Project, open_project


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What to build: units by id, as of a day, into `out`, with so many processes."""

    root: Path
    units: tuple[str, ...]
    as_of: dt.date
    out: Path
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class UnitResult:
    """How one unit went: its figures, or in `failure` why it has none."""

    unit: str
    tree: Path
    seconds: float
    figures: TreeFigures | None
    failure: str = ""


def build_all(order: BuildOrder, project: Project) -> Iterator[UnitResult]:
    """Build every unit of the order; results come as they finish."""
    if order.jobs <= 1 or len(order.units) <= 1:
        yield from (_build_one(order, unit, project) for unit in order.units)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(order.jobs, mp_context=context, initializer=_open, initargs=(order.root,)) as pool:
        futures = [pool.submit(_build_opened, order, unit) for unit in order.units]
        for future in as_completed(futures):
            yield future.result()


_opened: list[Project] = []


def _open(root: Path) -> None:
    """Each process reads the project once."""
    _opened.append(open_project(root))


def _build_opened(order: BuildOrder, unit: str) -> UnitResult:
    return _build_one(order, unit, _opened[-1])


def _build_one(order: BuildOrder, unit: str, project: Project) -> UnitResult:
    started = time.monotonic()
    name = project.workspace.units[unit].tree
    fill: Callable[[Path], None] = lambda stage: build_unit(project, unit, order.as_of, stage)  # noqa: E731 - one use
    try:
        figures, failure = replace_tree(order.out, name, fill), ""
    except Exception as error:  # noqa: BLE001 - one unit's failure must not stop the others
        figures, failure = None, f"{type(error).__name__}: {error}"
    return UnitResult(unit, order.out / name, time.monotonic() - started, figures, failure)
