"""One unit's tree: what is as before is taken over, what is new is written, then the switch.

It must not know how many units there are. The result equals that of a clean build, byte for byte.
"""

import hashlib
import os
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from nq57.build.body_cache import BodyCache
from nq57.build.file_cache import FileCache
from nq57.build.keys import RememberedKeys, key_of
from nq57.build.manifest import (
    FileFacts,
    TreeState,
    is_whole,
    load_state,
    manifest_head,
    manifest_json,
    save_state,
    write_whole,
)
from nq57.build.patching import FEW
from nq57.build.provenance import UNKNOWN, Provenance
from nq57.build.store import ValueStore
from nq57.build.template_cache import TemplateCache
from nq57.build.tree import Stage, alone, recover, switch
from nq57.build.tree_places import TreePlaces
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.render.lately import begin_unit
from nq57.render.made_files import IndexEntry, MadeFile, MadeFolder
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.render.views import LASTING_VIEWS
from nq57.site_shell.names import NOT_FOUND, SITEMAP
from nq57.site_shell.outline import nav_entries, unit_files
from nq57.site_shell.page_assembly import PageAssembly, PendingPage, SharedArticle, zipped
from nq57.site_shell.unit_values import unit_values_of

_ARTICLES_IN_MEMORY = 4_000
_NAMES_IN_MEMORY = 2_000


@dataclass(frozen=True, slots=True)
class Supplies:
    """What all units of one build share in one process."""

    store: ValueStore
    theme: bytes
    bodies: BodyCache
    config: Path
    content: Path
    pool: Mapping[str, tuple[Path, FileFacts]]
    files: FileCache
    frames: dict[bytes, TemplateCache] = field(default_factory=dict)
    articles: dict[bytes, SharedArticle] = field(default_factory=dict)
    names: dict[tuple[object, ...], str] = field(default_factory=dict)
    keys: RememberedKeys = field(default_factory=lambda: RememberedKeys(*LASTING_VIEWS, IndexEntry))
    origin: Provenance = UNKNOWN

    def frames_of(self, site: Site, language: str = DEFAULT_LANGUAGE) -> TemplateCache:
        """The frames of a unit's family in a language; units of one family share them."""
        unit, entries = unit_values_of(site, language), nav_entries(site, language)
        frames = TemplateCache(self.store, self.theme, self.config, unit, entries, language)
        return self.frames.setdefault(frames.key, frames)


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a unit's tree is made of: the key of all but the records' texts, and each text's digest."""

    outline: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """A unit's tree after the build; which files were written, each with its reasons, or removed."""

    state: TreeState
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def build_tree(site: Site, supplies: Supplies, out: Path, made_of: Ingredients) -> UnitOutcome:
    """Bring `out/<tree>` up to date with the site; an interrupted build leaves the old tree."""
    places = TreePlaces.of(out, site.catalogue.unit.tree)
    with alone(places.lock):
        return _build_alone(site, supplies, places, made_of)


def _build_alone(site: Site, supplies: Supplies, places: TreePlaces, made_of: Ingredients) -> UnitOutcome:
    before = _state_before(places)
    same = before is not None and before.outline == made_of.outline
    if before and same and before.texts == made_of.texts:
        _renew_manifest(places, before, supplies.origin)
        return UnitOutcome(before)
    work = TreeWork(site, supplies, before, places.final)
    if before and same:
        changes = work.gather_texts(_rewritten(before, made_of))
    else:
        changes = work.gather(Stage(places.stage))
    unit, day = site.catalogue.unit.id, site.catalogue.as_of.isoformat()
    state = TreeState(unit, day, made_of.outline, work.facts, made_of.texts)
    removed = tuple(sorted(before.files.keys() - work.facts.keys())) if before else ()
    if before and len(changes) + len(removed) <= FEW:
        _patch(places, work, state, changes, removed)
    else:
        _replace(places, work, state)
    return UnitOutcome(state, dict(sorted(changes.items())), removed)


def _rewritten(before: TreeState, made_of: Ingredients) -> frozenset[tuple[str, str]]:
    """The records whose texts have changed, by id and language; none has come or gone."""
    changed = (name for name, text in made_of.texts.items() if before.texts.get(name) != text)
    return frozenset((name, language) for name, _, language in (c.rpartition(".") for c in changed))


def _state_before(places: TreePlaces) -> TreeState | None:
    """What the tree holds now; None when it must be built again, as after a cut run."""
    recover(places.final, places.old)
    if places.patch.resume():
        places.state.unlink(missing_ok=True)
        places.patch.finish()
    before = load_state(places.state, places.final) if places.final.is_dir() else None
    return before if before and is_whole(before, places.final) else None


def _patch(
    places: TreePlaces, work: "TreeWork", state: TreeState, changes: Iterable[str], removed: tuple[str, ...]
) -> None:
    """Change few files in place."""
    put_in_place(places, work, changes, removed)
    save_state(places.state, state, places.final)
    write_whole(places.manifest, manifest_json(state, work.origin).encode())
    places.patch.finish()


def put_in_place(
    places: TreePlaces, work: "TreeWork", changes: Iterable[str], removed: tuple[str, ...]
) -> None:
    """Change these files of a tree by its journal, which is to be finished when all notes are written."""
    paths = list(changes)
    if paths or removed:
        work.place(work.stage or Stage(places.stage), paths)
        places.patch.apply(paths, removed)


def _renew_manifest(places: TreePlaces, state: TreeState, origin: Provenance) -> None:
    """The same tree of another revision: only its manifest says so."""
    head = manifest_head(state, origin).encode()
    try:
        with places.manifest.open("rb") as file:
            same = file.read(len(head)) == head
    except OSError:
        same = False
    if not same:
        write_whole(places.manifest, manifest_json(state, origin).encode())


def _replace(places: TreePlaces, work: "TreeWork", state: TreeState) -> None:
    """Stage the whole tree and switch.

    Both notes come before the switch: cut off here, they speak of a folder that is not there,
    so that the next run builds again; after the switch they would stay wrong for ever.
    """
    stage = work.stage or Stage(places.stage)
    work.place(stage, work.facts)
    save_state(places.state, state, stage.folder)
    write_whole(places.manifest, manifest_json(state, work.origin).encode())
    switch(stage.folder, places.final, places.old)


class TreeWork:
    """One unit's build under way: facts of every file, and the bytes of those that changed.

    With a stage, bytes are written as they are made, so that memory does not hold a tree.
    """

    def __init__(self, site: Site, supplies: Supplies, before: TreeState | None, final: Path) -> None:
        self._site, self._supplies, self._final = site, supplies, final
        self.origin = supplies.origin
        self._frames: dict[str, TemplateCache] = {}
        self._assembly = PageAssembly(site, self._frames_in)
        self._theme = supplies.theme.hex()
        self._framed: dict[str, str] = {}
        self.begin(before)

    def begin(self, before: TreeState | None) -> None:
        """Begin with nothing worked out, on a tree that holds what `before` says."""
        self._supplies.keys.begin_unit()
        self._supplies.bodies.begin_unit()
        begin_unit()
        if len(self._supplies.names) > _NAMES_IN_MEMORY:
            self._supplies.names.clear()
        self._before: Mapping[str, FileFacts] = before.files if before else {}
        self.stage: Stage | None = None
        self._new: dict[str, bytes] = {}
        self._staged: set[str] = set()
        self._sources: dict[str, Path] = {}
        self.facts: dict[str, FileFacts] = {}
        self.made: tuple[str, ...] = ()
        """The files that the records' texts show on; `has_folders` when folders are among them."""
        self.has_folders = False

    def _frames_in(self, language: str) -> TemplateCache:
        return self._frames.setdefault(language, self._supplies.frames_of(self._site, language))

    def _frame_key(self, language: str) -> str:
        """The parts of a file's key that tell its frame and the unit's values in it."""
        if language not in self._framed:
            unit = key_of(self._assembly.spoken(language).unit).hex()[:16]
            self._framed[language] = f"{self._frames_in(language).key.hex()[:16]}.{unit}"
        return self._framed[language]

    def gather(self, stage: Stage) -> dict[str, tuple[str, ...]]:
        """Work out every file's key, and put the bytes of those whose key is new into the stage.

        Returns what changed, and why.
        """
        self.stage = stage
        for path, (source, facts) in self._supplies.pool.items():
            self._copied(path, source, facts)
        self._unit_files()
        for folder in self._site.made_folders():
            self._made_folder(folder)
        pages: list[Page] = []
        for pending in self._assembly.pages():
            pages.append(pending.page)
            self._page(pending)
        parts = key_of(self._supplies.theme, self._site.parts).hex()
        self._made(NOT_FOUND, f"{self._frame_key(DEFAULT_LANGUAGE)}..{parts}", self._assembly.not_found)
        self._site_map(pages)
        return self._changes(self.facts)

    def gather_texts(self, records: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        """The same where nothing but the texts of these records has changed, by id and language.

        A text shows on its record's own page and in what search knows: all else is taken over unseen.
        """
        folders = tuple(self._site.made_folders())
        for folder in folders:
            self._made_folder(folder)
        for page in self._site.record_pages(records):
            self._page(self._assembly.pending(page))
        self.made, self.has_folders = tuple(self.facts), bool(folders)
        remade = tuple(folder.path for folder in folders)
        kept = ((path, f) for path, f in self._before.items() if not path.startswith(remade))
        self.facts = {**(dict(kept) if folders else self._before), **self.facts}
        return self._changes(self.made)

    def _changes(self, made: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Which of these files have changed and why; what was made on the way is kept."""
        self._supplies.bodies.keep()
        for frames in self._frames.values():
            frames.keep()
        changed = (path for path in made if self._changed(path, self.facts[path]))
        return {path: reasons(self._before.get(path), self.facts[path]) for path in changed}

    def _unit_files(self) -> None:
        """The unit's own files; one whose address is also a page's gives way to it, as in MkDocs."""
        for name, data in unit_files(self._site, self._supplies.content).items():
            path = posixpath.normpath(name)
            if isinstance(data, MadeFile):
                key = key_of(self._supplies.theme, data.of)
                make = partial(self._supplies.files.bytes_of, data)
                self._made(path, f"...{key.hex()}", make)
            else:
                with data.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                    self._copied(path, data, FileFacts(digest, os.fstat(file.fileno()).st_size))

    def _made_folder(self, folder: MadeFolder) -> None:
        """A folder made by us: equal keys tell that all its files are as before, whatever their names."""
        key = f"...{self._supplies.keys.key_of(self._supplies.theme, folder.of).hex()}"
        known = {
            path: facts
            for path, facts in self._before.items()
            if facts.key == key and path.startswith(folder.path)
        }
        self.facts |= known
        for name, data in () if known else self._supplies.files.files_of(folder).items():
            self._made(f"{folder.path}{name}", key, partial(bytes, data))

    def place(self, stage: Stage, paths: Iterable[str]) -> None:
        """Fill the stage: new bytes written, what is as before linked, editors' files copied."""
        for path in paths:
            facts = self.facts[path]
            if path in self._staged:
                continue
            if path in self._new:
                stage.write(path, self._new[path])
            elif not self._changed(path, facts):
                stage.take(path, self._final / path)
            elif path in self._supplies.pool and self._sources[path] == self._supplies.pool[path][0]:
                stage.take(path, self._sources[path])
            else:
                stage.copy(path, self._sources[path])

    def _page(self, pending: PendingPage) -> None:
        page, supplies = pending.page, self._supplies
        article_key = supplies.keys.key_with(
            pending.view, self._theme, page.template, page.url, page.language
        )
        identity = (pending.shape, page.title, page.description, page.shared_title, page.versions)
        names = supplies.names.get(identity) or supplies.names.setdefault(
            identity, key_of(*identity).hex()[:16]
        )
        read_on = supplies.keys.key_of_part(pending.read_on).hex()[:16] if pending.read_on else ""
        key = f"{self._frame_key(page.language)}.{names}.{article_key.hex()}{read_on}"
        self._made(pending.path, key, lambda: self._filled(pending, article_key))

    def _filled(self, pending: PendingPage, article_key: bytes) -> bytes:
        """The finished page; its article comes from memory when another unit had the same."""
        articles, record = self._supplies.articles, pending.page.record
        if (
            record is None or record.unit == self._site.catalogue.unit.id
        ):  # no other unit has quite the same
            return self._assembly.fill(pending, self._assembly.article(pending))
        article = articles.get(article_key)
        if article is None:
            if len(articles) >= _ARTICLES_IN_MEMORY:
                articles.clear()
            article = articles[article_key] = self._assembly.article(pending)
        return self._assembly.fill(pending, article)

    def _site_map(self, pages: list[Page]) -> None:
        data, latest = self._assembly.site_map(pages)
        self._made(SITEMAP, f"...{key_of(data).hex()}", lambda: data)
        packed = key_of("gz", data, latest).hex()
        self._made(f"{SITEMAP}.gz", f"...{packed}", lambda: zipped(data, latest))

    def _made(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """A file made by us: only when its key is new is it made at all."""
        known = self._before.get(path)
        self._sources.pop(path, None)
        if path in self._staged and self.stage:  # a page takes the address of another file
            self.stage.drop(path)
            self._staged.remove(path)
        if known and known.key == key:
            self.facts[path] = known
            return
        data = make()
        self.facts[path] = FileFacts(hashlib.sha256(data).hexdigest(), len(data), key)
        if known is None or known.sha256 != self.facts[path].sha256:
            self._keep(path, data)

    def _keep(self, path: str, data: bytes) -> None:
        """New bytes, on the stage or until there is one."""
        if self.stage:
            self.stage.write(path, data)
            self._staged.add(path)
        else:
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
