"""A project kept in memory between edits: what changed is read again, all else stays as it is.

It must not know sockets, trees on disk or who watches the files. Where only texts behind unchanged outlines
have changed, the sites of units stay and show the new texts; anything else is read as at the start.
"""

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from nq57.build.body_cache import BodyCache
from nq57.build.bytecode import StoredBytecode
from nq57.build.file_cache import FileCache
from nq57.build.inputs import facts_beside_content, theme_files
from nq57.build.keys import code_key, files_key, key_of
from nq57.build.memory_store import MemoryStore
from nq57.build.record_cache import RememberingReader
from nq57.build.template_cache import TemplateCache
from nq57.build.verdict_cache import RememberingJudge
from nq57.catalogue.pending import as_shown
from nq57.content.folder import DOUBTFUL_NS, ContentFolder, DiskFolder, OverlaidFolder
from nq57.content.loading import Loaded
from nq57.content.rereading import Snapshot, reread
from nq57.model.problems import has_errors
from nq57.model.records import Record
from nq57.render.lately import Lately
from nq57.render.made_files import Indexer
from nq57.render.site import Site
from nq57.site_shell.checked_content import CONTENT, load_checked
from nq57.site_shell.config_checks import config_problems
from nq57.site_shell.outline import nav_entries
from nq57.site_shell.page_assembly import PageAssembly
from nq57.site_shell.project import LoadedProject, project_of, shown_with_drafts
from nq57.site_shell.shipped import CONFIG
from nq57.site_shell.unit_values import unit_values_of

_CACHED = type(lru_cache(int))  # the library does not name what it makes
_SAVES = 200  # readings between two clearings of caches
Texts = Mapping[str, tuple[bytes | None, int]]
_Beside = tuple[tuple[str, int, int], ...]


class UnsoundConfigError(Exception):
    """The project's `mkdocs.yml` cannot be built by; the message names every fault."""


@dataclass
class ResidentUnit:
    """One unit's site in memory, and where its pages are filled."""

    site: Site
    make_frames: Callable[[Site, str], TemplateCache]
    _frames: dict[str, TemplateCache] = field(default_factory=dict, init=False)

    @cached_property
    def assembly(self) -> PageAssembly:
        """Where its pages are filled."""
        return PageAssembly(self.site, self._frames_in)

    def _frames_in(self, language: str) -> TemplateCache:
        if language not in self._frames:
            self._frames[language] = self.make_frames(self.site, language)
        return self._frames[language]

    def keep(self) -> None:
        """Hand new frames to the store."""
        for frames in self._frames.values():
            frames.keep()


@dataclass(frozen=True, slots=True)
class Reading:
    """A project as it was read once; `texts` are the records of which only texts are others than before.

    They are None where anything may be another.
    """

    project: LoadedProject
    loaded: Loaded
    snapshot: Snapshot
    beside: _Beside
    as_of: dt.date
    theme: bytes
    lasting: tuple[bytes, ...]
    texts: tuple[Record, ...] | None = None

    def is_beside_settled(self) -> bool:
        """Whether nothing beside the content can have been written again within one tick of the clock."""
        newest = max((stamp for _, _, stamp in self.beside), default=0)
        return newest < self.snapshot.taken_ns - DOUBTFUL_NS


@dataclass
class Resident:
    """A project in memory: `look` reads what has changed, `take` shows it.

    With `drafts`, what readers do not see is shown, of the files `only` alone where they are given. One
    thread may look while others ask for pages; whoever takes a reading keeps them away meanwhile.
    """

    root: Path
    as_of: dt.date
    indexer: Indexer | None = None
    drafts: bool = False
    store: MemoryStore = field(default_factory=MemoryStore)
    jobs: int = 1
    only: frozenset[str] | None = None
    bodies: BodyCache = field(init=False)
    _last: Reading | None = field(default=None, init=False)
    _units: dict[str, ResidentUnit] = field(default_factory=dict, init=False)
    _readings: int = field(default=0, init=False)

    @property
    def last(self) -> Reading:
        """The reading that is shown; LookupError before the first one."""
        if self._last is None:
            raise LookupError
        return self._last

    @property
    def project(self) -> LoadedProject:
        """The project as it is shown."""
        return self.last.project

    def look(self, now_ns: int, unsaved: Texts | None = None) -> Reading:
        """Read what has changed; nothing is shown yet.

        `unsaved` are read in the place of files: bytes by path below `content/`, and since when. Raises
        UnsoundConfigError, and whatever files raise that are half written or gone.
        """
        if has_errors(found := config_problems(self.root)):
            raise UnsoundConfigError(" ".join(f"{p.source}: {p.message()} {p.mend()}" for p in found))
        if self._readings % _SAVES == 0:
            _clear_caches()
        self._readings += 1
        self.store.begin_turn()
        folder: ContentFolder = DiskFolder(self.root / CONTENT)
        folder = OverlaidFolder(folder, dict(unsaved)) if unsaved else folder
        beside, snapshot = facts_beside_content(self.root), Snapshot.of(folder, now_ns)
        return self._texts_alone(folder, beside, snapshot) or self._everything(folder, beside, snapshot)

    def _texts_alone(self, folder: ContentFolder, beside: _Beside, now: Snapshot) -> Reading | None:
        """Changed texts alone read; None where everything is to be read."""
        last = self._last
        if last is None or (last.beside, last.as_of) != (beside, self.as_of):
            return None
        paths = now.changed_since(last.snapshot) if last.is_beside_settled() else None
        bodies = BodyCache(self.store, code_key())
        again = None if paths is None else reread(last.loaded, paths, folder, bodies.read)
        if again is None:
            return None
        bodies.keep()
        for key in last.lasting:
            self.store.get(key)  # it lasts as long as the project
        texts = tuple(self._shown(record) for record in again.texts)
        newer = {(record.id, record.language): record for record in texts}
        before = last.project.workspace
        records = tuple(newer.get((r.id, r.language), r) for r in before.records)
        workspace = replace(before, records=records if newer else before.records)
        project = replace(last.project, workspace=workspace, problems=again.loaded.problems)
        return replace(last, project=project, loaded=again.loaded, snapshot=now, texts=texts)

    def _shown(self, record: Record) -> Record:
        """A record as those who look may see it."""
        chosen = self.drafts and (self.only is None or record.source.path in self.only)
        return as_shown(record, self.as_of) if chosen else record

    def _everything(self, folder: ContentFolder, beside: _Beside, now: Snapshot) -> Reading:
        """Read as at the start; records and files that are as before come from memory."""
        salt = code_key()
        reader = RememberingReader(self.store, salt, now.taken_ns)
        bodies = BodyCache(self.store, salt)
        judge = RememberingJudge(self.store, salt, now.taken_ns, FileCache(self.store, salt), self.jobs)
        loaded = load_checked(self.root, reader, bodies.read, judge, folder)
        project = project_of(self.root, loaded, self.indexer, StoredBytecode(self.store, salt))
        project = shown_with_drafts(project, self.as_of, self.only) if self.drafts else project
        for memory in (reader, bodies, judge):
            memory.keep()
        theme = key_of(salt, files_key(theme_files(self.root)))
        lasting = tuple(filter(None, (reader.key, judge.key)))
        return Reading(project, loaded, now, beside, self.as_of, theme, lasting)

    def take(self, reading: Reading) -> None:
        """Show what was read: units' sites stay where only texts are others."""
        self._last = reading
        if reading.texts is None:
            self.bodies, self._units = BodyCache(self.store, code_key()), {}
        for unit in self._units.values() if reading.texts else ():
            unit.site.renew(reading.texts or ())

    def forget(self, name: str) -> None:
        """Let go of a unit's site; it is made again when asked for."""
        self._units.pop(name, None)

    def unit(self, name: str) -> ResidentUnit:
        """One unit's site, made when first asked for."""
        if name not in self._units:
            site = self.project.site(name, self.as_of, self.bodies)
            self._units[name] = ResidentUnit(site, self._frames)
        return self._units[name]

    def _frames(self, site: Site, language: str) -> TemplateCache:
        values, entries = unit_values_of(site, language), nav_entries(site, language)
        return TemplateCache(self.store, self.last.theme, self.root / CONFIG, values, entries, language)


def _clear_caches() -> None:
    """Let go of views of earlier texts: our functions' caches are bounded for builds, not for days."""
    for name, module in sorted(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("nq57.") else ():
            if isinstance(value, (_CACHED, Lately)):
                value.cache_clear()
