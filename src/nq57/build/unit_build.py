"""One unit's tree: what is as before is taken over, what is new is written, then the switch.

It must not know how many units there are. The result equals that of a clean build, byte for byte.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nq57.build.kept import KeptBodies, KeptFrames
from nq57.build.keys import key_of
from nq57.build.manifest import (
    FileFacts,
    TreeState,
    is_whole,
    load_state,
    manifest_json,
    save_state,
    write_whole,
)
from nq57.build.results import WORKROOM, state_path
from nq57.build.store import Store
from nq57.build.tree import Stage, recover, switch
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.section.names import NOT_FOUND, SITEMAP
from nq57.section.outline import nav_entries, unit_files
from nq57.section.pouring import Poured, Pouring, zipped
from nq57.section.unit_values import unit_frame

_ARTICLES_IN_MEMORY = 4_000


@dataclass(frozen=True, slots=True)
class Supplies:
    """What all units of one build share in one process."""

    store: Store
    theme: bytes
    bodies: KeptBodies
    config: Path
    content: Path
    pool: Mapping[str, tuple[Path, FileFacts]]
    frames: dict[bytes, KeptFrames] = field(default_factory=dict)
    articles: dict[bytes, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A unit's tree after the build; which files were written, each with its reasons, or removed."""

    state: TreeState
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def build_tree(site: Site, supplies: Supplies, out: Path, unit_key: bytes) -> Outcome:
    """Bring `out/<tree>` up to date with the site; an interrupted build leaves the old tree."""
    unit = site.catalogue.unit
    final, room = out / unit.tree, out / WORKROOM
    stage_folder, old = room / f"{unit.tree}.moi", room / f"{unit.tree}.cu"
    noted = state_path(out, unit.tree)
    recover(final, old)
    before = load_state(noted, final) if final.is_dir() else None
    if before and before.key == unit_key.hex() and is_whole(before, final):
        return Outcome(before)
    if before and not is_whole(before, final):
        before = None
    work = _Work(site, supplies, before, final)
    changes = work.gather()
    state = TreeState(unit.id, site.catalogue.as_of.isoformat(), unit_key.hex(), work.facts)
    removed = tuple(sorted(before.files.keys() - work.facts.keys())) if before else ()
    manifest = room / f"{unit.tree}.manifest.json"
    if before and not changes and not removed:
        save_state(noted, state, final)
        write_whole(manifest, manifest_json(state).encode())
        return Outcome(state)
    stage = Stage(stage_folder)
    work.place(stage)
    # Both notes come before the switch: cut off here, they speak of a folder that is not there,
    # so that the next run builds anew; after the switch they would stay wrong for ever.
    save_state(noted, state, stage.folder)
    write_whole(manifest, manifest_json(state).encode())
    switch(stage.folder, final, old)
    return Outcome(state, dict(sorted(changes.items())), removed)


class _Work:
    """One unit's build under way: facts of every file, and the bytes of those that changed."""

    def __init__(self, site: Site, supplies: Supplies, before: TreeState | None, final: Path) -> None:
        self._site, self._supplies, self._final = site, supplies, final
        self._before = before.files if before else {}
        self._frames = self._family()
        self._pouring = Pouring(site, self._frames)
        self._frame_key = self._frames.key.hex()[:16]
        self._unit_key = key_of(self._pouring.unit).hex()[:16]
        self._new: dict[str, bytes] = {}
        self._sources: dict[str, Path | str] = {}
        self.facts: dict[str, FileFacts] = {}

    def _family(self) -> KeptFrames:
        supplies, unit = self._supplies, unit_frame(self._site.catalogue.unit)
        frames = KeptFrames(supplies.store, supplies.theme, supplies.config, unit, nav_entries(self._site))
        return supplies.frames.setdefault(frames.key, frames)

    def gather(self) -> dict[str, tuple[str, ...]]:
        """Work out every file's key, and the bytes of those whose key is new; returns what changed, why."""
        pages: list[Page] = []
        for poured in self._pouring.pages():
            pages.append(poured.page)
            self._page(poured)
        parts = key_of(self._supplies.theme, self._site.parts).hex()
        self._made(NOT_FOUND, f"{self._frame_key}.{self._unit_key}..{parts}", self._pouring.not_found)
        self._site_map(pages)
        for path, (source, facts) in self._supplies.pool.items():
            self._copied(path, source, facts)
        for path, data in unit_files(self._site, self._supplies.content).items():
            if isinstance(data, str):
                self._made(path, f"..{key_of(data).hex()}.", data.encode)
            else:
                self._copied(
                    path,
                    data,
                    FileFacts(hashlib.sha256(data.read_bytes()).hexdigest(), data.stat().st_size),
                )
        self._supplies.bodies.keep()
        self._frames.keep()
        changed = (path for path, facts in self.facts.items() if self._changed(path, facts))
        return {path: reasons(self._before.get(path), self.facts[path]) for path in changed}

    def place(self, stage: Stage) -> None:
        """Fill the stage: new bytes written, everything else linked."""
        for path in self.facts:
            if path in self._new:
                stage.write(path, self._new[path])
            elif path in self._sources:
                stage.take(path, self._sources[path])
            else:
                stage.take(path, self._final / path)

    def _page(self, poured: Poured) -> None:
        page = poured.page
        article_key = key_of(self._supplies.theme, page.template, page.url, poured.view)
        names = key_of(poured.shape, page.title, page.description).hex()[:16]
        key = f"{self._frame_key}.{self._unit_key}.{names}.{article_key.hex()}"
        self._made(poured.path, key, lambda: self._filled(poured, article_key))

    def _filled(self, poured: Poured, article_key: bytes) -> bytes:
        """The finished page; its article comes from memory when another unit had the same."""
        articles = self._supplies.articles
        article = articles.get(article_key)
        if article is None:
            if len(articles) >= _ARTICLES_IN_MEMORY:
                articles.clear()
            article = articles[article_key] = self._pouring.article(poured)
        return self._pouring.fill(poured, article)  # type: ignore[arg-type] # only articles are kept there

    def _site_map(self, pages: list[Page]) -> None:
        data, latest = self._pouring.site_map(pages)
        self._made(SITEMAP, f"...{key_of(data).hex()}", lambda: data)
        packed = key_of("gz", data, latest).hex()
        self._made(f"{SITEMAP}.gz", f"...{packed}", lambda: zipped(data, latest))

    def _made(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """A file made by us: only when its key is new is it made at all."""
        known = self._before.get(path)
        if known and known.key == key:
            self.facts[path] = known
            return
        data = make()
        self.facts[path] = FileFacts(hashlib.sha256(data).hexdigest(), len(data), key)
        if known is None or known.sha256 != self.facts[path].sha256:
            self._new[path] = data

    def _copied(self, path: str, source: Path, facts: FileFacts) -> None:
        self.facts[path] = facts
        self._sources[path] = source

    def _changed(self, path: str, facts: FileFacts) -> bool:
        known = self._before.get(path)
        return known is None or known.sha256 != facts.sha256


_PARTS = ("khung", "don-vi", "ten-trang", "noi-dung")


def reasons(before: FileFacts | None, now: FileFacts) -> tuple[str, ...]:
    """Which parts of a file's key have changed: frame, unit, the page's names, or what it shows."""
    if before is None:
        return ("moi",)
    parts = zip(_PARTS, before.key.split("."), now.key.split("."), strict=False)
    return tuple(name for name, old, new in parts if old != new) or ("tep-goc",)
