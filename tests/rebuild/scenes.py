"""A small project on disk, edited and built again: the stage on which every rebuild story plays.

It must not know what a story expects. Stamps are set by hand: each edit is a second after the last one.
"""

import datetime as dt
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import MappingProxyType

from tests.projects import ROOT, make_project
from tests.workspaces import DAY, UNITS, Files

from nq57.build.building import BuildOrder, build_all, open_remembered
from nq57.build.last_build import WORKROOM
from nq57.build.pagefind import indexer_of
from nq57.build.provenance import UNKNOWN
from nq57.build.resident_build import ResidentBuild
from nq57.build.results import UnitResult
from nq57.build.store import Store
from nq57.model.problems import Problem
from nq57.site_shell.mkdocs_adapter.oracle import build_unit
from nq57.site_shell.project import open_project

_FIRST_STAMP = 1_700_000_000
MANIFEST = "(manifest)"
_NOW = 1_800_000_000
_SECOND = 10**9
Tree = Mapping[str, bytes]


@dataclass(frozen=True)
class Built:
    """What one build told: results by unit, and the problems of the content."""

    results: Mapping[str, UnitResult]
    problems: tuple[Problem, ...] = ()

    @property
    def written(self) -> dict[str, set[str]]:
        """The files written, by unit; units of which none was written are left out."""
        return {unit: set(result.written) for unit, result in self.results.items() if result.written}

    @property
    def removed(self) -> dict[str, set[str]]:
        """The files removed, by unit; units of which none was removed are left out."""
        return {unit: set(result.removed) for unit, result in self.results.items() if result.removed}

    @property
    def failures(self) -> dict[str, str]:
        """Why units failed, by unit."""
        return {unit: result.failure for unit, result in self.results.items() if result.failure}


class Scene:
    """A project of its own with the product's theme, the usual units and `files` (content)."""

    def __init__(self, folder: Path, files: Files, *, search: bool = False) -> None:
        self.root, self.out = folder / "du-an", folder / "site"
        self.store = self.root / WORKROOM / "kho.sqlite3"
        self._folder, self._stamps, self._clean = folder, count(_FIRST_STAMP), count()
        empty = folder / "noi-dung"
        empty.mkdir(parents=True)
        make_project(self.root, empty, search=search)
        self._laid: dict[str, str | bytes] = {}
        self.lay({**UNITS, **files})

    def lay(self, files: Files, theme: Mapping[str, str] = MappingProxyType({})) -> None:
        """Make the content just these files and add to those of the theme; what is as before stays."""
        wanted = {f"content/{path}": data for path, data in files.items()}
        wanted |= {path: (ROOT / path).read_bytes() + more.encode() for path, more in theme.items()}
        for path in sorted(self._laid.keys() - wanted.keys()):
            self.delete(path)
        for path, data in wanted.items():
            if self._laid.get(path) != data:
                self.write(path, data)
        self._laid = wanted

    def write(self, path: str, data: str | bytes) -> None:
        """Write a file of the project as a new one with a later stamp, its folders too."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
        self.touch(path)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace some words of a file of the project."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def touch(self, path: str) -> None:
        """Give a file the next stamp."""
        stamp = next(self._stamps) * _SECOND
        os.utime(self.root / path, ns=(stamp, stamp))

    def delete(self, path: str) -> None:
        """Remove a file of the project, and the folders it leaves empty."""
        (self.root / path).unlink()
        for folder in (self.root / path).parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()

    def build(self, *units: str, as_of: dt.date = DAY, jobs: int = 1) -> Built:
        """Build (all units, when none is named) on top of what earlier builds left."""
        return self._build(self.store, self.out, as_of, units, jobs)

    def resident(self) -> ResidentBuild:
        """A builder that stays in memory between edits, with a folder of trees of its own."""
        order = BuildOrder(self.root, (), DAY, self._folder / "thuong-truc")
        store = Store(self._folder / "thuong-truc.sqlite3")
        indexer = indexer_of(self.root / "mkdocs.yml")
        return ResidentBuild(order, store, lambda project: project.workspace.section_units, indexer)

    def update(self, resident: ResidentBuild, as_of: dt.date = DAY) -> Built:
        """What the resident builder makes of the project as it is now."""
        update = resident.update(_NOW * _SECOND, as_of, UNKNOWN)
        return Built({result.unit: result for result in update.results}, update.problems)

    def clean(self, as_of: dt.date = DAY) -> dict[str, Tree]:
        """Every unit's tree as a first build makes it, in a place of its own, with nothing remembered."""
        forget_views()
        folder = self._folder / f"sach-{next(self._clean)}"
        built = self._build(folder / "kho.sqlite3", folder / "site", as_of, (), 1)
        assert not built.failures
        return trees(folder / "site", built)

    def oracle(self, as_of: dt.date = DAY) -> dict[str, Tree]:
        """Every unit's tree as MkDocs itself builds it."""
        forget_views()
        project = open_project(self.root, indexer=indexer_of(self.root / "mkdocs.yml"))
        folder = self._folder / f"mkdocs-{next(self._clean)}"
        for unit in project.workspace.section_units:
            build_unit(project, unit, as_of, folder / unit.replace("/", "."))
        return {u: files_of(folder / u.replace("/", ".")) for u in project.workspace.section_units}

    def trees(self, built: Built) -> dict[str, Tree]:
        """Every built unit's tree as it lies on the disk, and the manifest beside it."""
        return trees(self.out, built)

    def files(self, built: Built) -> dict[str, Tree]:
        """Every built unit's files, without manifests."""
        return {unit: files_of(self.out / result.tree) for unit, result in built.results.items()}

    def manifest(self, tree: str) -> Path:
        """Where the manifest of a tree is."""
        return self.out / WORKROOM / f"{tree}.manifest.json"

    def _build(self, kept: Path, out: Path, as_of: dt.date, units: tuple[str, ...], jobs: int) -> Built:
        store = Store(kept)
        store.begin_run()
        project = open_remembered(self.root, store, _NOW * _SECOND)
        order = BuildOrder(self.root, units or project.workspace.section_units, as_of, out, jobs)
        results = {result.unit: result for result in build_all(order, project, store)}
        store.close()
        return Built(results, project.problems)


def trees(out: Path, built: Built) -> dict[str, Tree]:
    """Every built unit's files below `out`, and its manifest under a name of its own."""
    found: dict[str, Tree] = {}
    for unit, result in built.results.items():
        manifest = out / WORKROOM / f"{result.tree}.manifest.json"
        found[unit] = {**files_of(out / result.tree), MANIFEST: manifest.read_bytes()}
    return found


def files_of(folder: Path) -> Tree:
    """Every file of a folder with its bytes."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def forget_views() -> None:
    """Empty the memory of views that outlives a build, as the end of a process would."""
    for name, module in list(sys.modules.items()):
        if name.startswith("nq57.render."):
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if callable(clear) and not isinstance(value, type):
                    clear()


def differing(one: Mapping[str, Tree], other: Mapping[str, Tree]) -> dict[str, list[str]]:
    """The files that are not the same in both, by unit."""
    found = {}
    for unit in sorted({*one, *other}):
        first, second = one.get(unit, {}), other.get(unit, {})
        if paths := [path for path in sorted({*first, *second}) if first.get(path) != second.get(path)]:
            found[unit] = paths
    return found
