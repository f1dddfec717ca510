"""A section seen while it is being written: pages made on request from what lies in memory.

It must not know sockets or watch files; whoever serves it says when to look again.
"""

import datetime as dt
import html
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import TemplateSyntaxError

from nq57.build.file_cache import FileCache
from nq57.build.keys import code_key, key_of
from nq57.build.last_build import WORKROOM
from nq57.build.memory_store import MemoryStore
from nq57.build.preview_parts import INDEX, OVERLAY, PENDING, PENDING_LINK, PROBLEMS, STALE, TOOLS
from nq57.build.remembered import STORE
from nq57.build.resident import Resident, ResidentUnit, UnsoundConfigError
from nq57.build.store import Store
from nq57.model.machine_troubles import any_trouble_sentence
from nq57.model.media_types import media_type
from nq57.model.parts import OPEN_DATA, SEARCH
from nq57.model.problems import Problem
from nq57.render.made_files import Indexer, MadeFile, MadeFolder
from nq57.render.pages import Page
from nq57.render.pending_list import ADDRESS, TITLE, pending_records
from nq57.render.site import Site
from nq57.site_shell.checked_content import CONTENT
from nq57.site_shell.mkdocs_adapter.theme_templates import static_sources
from nq57.site_shell.outline import unit_files
from nq57.site_shell.page_assembly import PageAssembly, page_path
from nq57.site_shell.project import LoadedProject
from nq57.site_shell.shipped import CONFIG, DOCS, layered_files

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Response:
    """What a browser gets."""

    status: int
    type: str
    body: bytes
    location: str = ""
    trouble: str = ""
    """Why the page could not be made."""


@dataclass
class _UnitPreview:
    """One unit's pages by address, made when first asked for."""

    unit: ResidentUnit
    content: Path

    @property
    def site(self) -> Site:
        """The unit's site."""
        return self.unit.site

    @property
    def assembly(self) -> PageAssembly:
        """Where its pages are filled."""
        return self.unit.assembly

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Its pages by address; a view is made only for the page that is asked for."""
        return {page_path(page): page for page in self.site.pages()}

    def page(self, address: str) -> Page | None:
        """The page at an address; a record's, which an editor looks at, without making the others."""
        directory, _, name = address.rpartition("/")
        of_record = self.site.page_of_record(f"{directory}/") if name == "index.html" else None
        return of_record or self.pages.get(address)

    def renew(self) -> None:
        """Forget what is made of the texts of many records; a record's own page is asked for each time."""
        self.__dict__.pop("folders", None)

    @cached_property
    def folders(self) -> tuple[MadeFolder, ...]:
        """Its folders of one making; what they are made of is gathered when one is first asked for."""
        return tuple(self.site.made_folders())

    @cached_property
    def files(self) -> Mapping[str, Path | MadeFile]:
        """Its own files by address."""
        return unit_files(self.site, self.content)


@dataclass
class Preview:
    """A project kept in memory; `refresh` reads what has changed. Moments are nanoseconds.

    `trouble` says why the last refresh failed; pages are then those of the last one that did not.
    """

    root: Path
    as_of: dt.date
    opened_ns: int
    indexer: Indexer | None = None
    version: int = 0
    trouble: str = ""
    unsaved: dict[str, tuple[bytes | None, int]] = field(default_factory=dict)
    """Texts that are tried in the place of files: bytes by path below `content/`, and since when."""
    shows_all: bool = True
    """Whether everybody's drafts and problems are shown; if not, drafts only of what is tried."""
    store: MemoryStore | None = None
    """What has been read and rendered; previews of one project may share it."""
    _resident: Resident = field(init=False)
    _static: Mapping[str, Path] = field(default_factory=dict)
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _units: dict[str, _UnitPreview] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        kept = self.root / WORKROOM / STORE
        self.store = self.store or MemoryStore(Store(kept) if kept.is_file() else None)
        self._open(self.store)

    def show_readers_view(self) -> None:
        """From now on show what readers see, and drafts only of what is tried."""
        self.shows_all = False
        if self.store is not None:
            self._open(self.store)

    def _open(self, store: MemoryStore) -> None:
        """Read the project from the start."""
        self._resident = Resident(self.root, self.as_of, self.indexer, drafts=True, store=store)
        self._read(self.opened_ns)

    @property
    def project(self) -> LoadedProject:
        """The project as it was last read."""
        return self._resident.project

    @property
    def stamp(self) -> str:
        """The version as pages and browsers know it; another start of the preview has others."""
        return f"{self.opened_ns:x}.{self.version}"

    def refresh(self, now_ns: int) -> None:
        """Read changed files and forget the pages made of the old ones; failing, keep them and say why."""
        try:
            with self._reading:
                self._read(now_ns)
        except UnsoundConfigError as error:
            self._stay(str(error))
        except Exception as error:  # noqa: BLE001 - files are half written or gone while branches change
            self._stay(_sentence(error))

    def _stay(self, trouble: str) -> None:
        """Keep what there is, and say why."""
        with self._lock:
            if trouble != self.trouble:
                self.trouble = trouble
                self.version += 1

    def _read(self, now_ns: int) -> None:
        self._resident.only = None if self.shows_all else frozenset(self.unsaved)
        reading = self._resident.look(now_ns, self.unsaved)
        static = self._static_files(reading.theme) if reading.texts is None else self._static
        with self._lock:
            self._resident.take(reading)
            self._static = static
            if reading.texts is None:
                self._units, self._made_files = {}, FileCache(self._resident.store, code_key())
            for unit in self._units.values() if reading.texts else ():
                unit.renew()
            self.trouble = ""
            self.version += 1

    def _static_files(self, theme: bytes) -> Mapping[str, Path]:
        """The theme's and the section's own files; listed again when there are others."""
        names = [(name, str(place)) for name, place in layered_files(self.root, DOCS).items()]
        key, store = key_of("static", theme, names), self._resident.store
        known = store.get(key)
        found = known if isinstance(known, dict) else static_sources(self.root / CONFIG)
        store.put({key: found})
        return found

    def respond(self, path: str) -> Response:
        """The answer to a request for a path below the server's root (no leading slash)."""
        try:
            return self._respond(path)
        except FileNotFoundError:  # removed since the project was read: news of it are on their way
            return self._plain_page(404)
        except Exception as error:  # noqa: BLE001 - one page's failure is told on it
            return self._plain_page(500, _sentence(error))

    def _respond(self, path: str) -> Response:
        if not path:
            return self._plain_page(200)
        if path in TOOLS:
            return Response(200, media_type(path), TOOLS[path].encode())
        tree, slash, rest = path.partition("/")
        unit = next((u for u in self.project.workspace.units.values() if u.tree == tree), None)
        if unit is None or unit.id not in self.project.workspace.section_units:
            return self._plain_page(404)
        if not slash:
            return Response(301, "text/plain", b"", f"/{tree}/")
        with self._lock:
            seen = self._unit(unit.id)
            answer = self._file(seen, rest)
            seen.unit.keep()
            self._resident.bodies.keep()
        return answer

    def _file(self, unit: _UnitPreview, rest: str) -> Response:
        address = f"{rest}index.html" if rest == "" or rest.endswith("/") else rest
        if page := unit.page(address):
            pending = unit.assembly.pending(page)
            return self._page(200, unit.assembly.fill(pending, unit.assembly.article(pending)), unit, page)
        if f"{address}/index.html" in unit.pages:
            return Response(301, "text/plain", b"", f"/{unit.site.catalogue.unit.tree}/{address}/")
        source = unit.files.get(address) or self._static.get(address)
        if isinstance(source, Path):
            return Response(200, media_type(address), self._bytes_of(source))
        data = source.make() if source else self._made(unit, address)
        return (
            Response(200, media_type(address), data)
            if data
            else self._page(404, unit.assembly.not_found(), unit)
        )

    def _bytes_of(self, source: Path) -> bytes:
        """A file's bytes, those that are tried first."""
        content = self.root / CONTENT
        path = source.relative_to(content).as_posix() if source.is_relative_to(content) else ""
        return self.unsaved[path][0] or b"" if path in self.unsaved else source.read_bytes()

    def _made(self, unit: _UnitPreview, address: str) -> bytes | None:
        """A file of a made folder: the folder is made on the first request for any of its files."""
        if not address.startswith((SEARCH.url, OPEN_DATA.url)):
            return None
        near = (folder for folder in unit.folders if address.startswith(folder.path))
        found = (
            self._made_files.files_of(folder).get(address.removeprefix(folder.path)) for folder in near
        )
        return next((data for data in found if data is not None), None)

    def _unit(self, unit_id: str) -> _UnitPreview:
        if unit_id not in self._units:
            self._units[unit_id] = _UnitPreview(self._resident.unit(unit_id), self.root / CONTENT)
        return self._units[unit_id]

    def _page(self, status: int, page: bytes, unit: _UnitPreview, shown: Page | None = None) -> Response:
        head, body_end, tail = page.rpartition(b"</body>")
        pending = _pending_words(unit, shown) if self.shows_all else ""
        return Response(status, _HTML, head + f"{pending}{self._overlay()}".encode() + body_end + tail)

    def _plain_page(self, status: int, trouble: str = "") -> Response:
        """The list of units, with what failed."""
        units = self.project.workspace.units
        rows = "".join(
            f'<li><a href="/{units[u].tree}/">{html.escape(units[u].name)}</a></li>'
            for u in self.project.workspace.section_units
        )
        page = INDEX.format(rows=rows, trouble=_banner(trouble), overlay=self._overlay())
        return Response(status, _HTML, page.encode(), trouble=trouble)

    def _overlay(self) -> str:
        """What the preview adds to every page: problems, troubles, and the script that listens for news."""
        problems = self.project.problems if self.shows_all else ()
        rows = "".join(_problem_row(problem) for problem in problems[:50])
        listed = PROBLEMS.format(count=len(problems), rows=rows) if problems else ""
        stale = f"{self.trouble} {STALE}" if self.trouble else ""
        return OVERLAY.format(stamp=self.stamp, problems=listed, trouble=_banner(stale))


def _pending_words(unit: _UnitPreview, shown: Page | None) -> str:
    """Why readers do not see this page, and the way to all that they do not see."""
    state = shown.record.pending if shown and shown.record else ""
    banner = PENDING.format(state=html.escape(state)) if state else ""
    count = len(pending_records(unit.site.catalogue))
    return banner + PENDING_LINK.format(
        tree=unit.site.catalogue.unit.tree, address=ADDRESS, title=TITLE, count=count
    )


def _banner(trouble: str) -> str:
    return f'<p class="nq57-tro-ngai" role="alert">{html.escape(trouble)}</p>' if trouble else ""


def _sentence(error: Exception) -> str:
    """What failed, in words; a template's author is told the line."""
    if isinstance(error, TemplateSyntaxError):
        return f"Mẫu trang {error.name} sai ở dòng {error.lineno}: {error.message}. → Sửa mẫu đó."
    return any_trouble_sentence(error)


def _problem_row(problem: Problem) -> str:
    word = "Lỗi" if problem.severity == "error" else "Cảnh báo"
    place, message = html.escape(f"content/{problem.source}"), html.escape(problem.message())
    return f"<li><b>{word}</b> <code>{place}</code><br>{message} <i>{html.escape(problem.mend())}</i></li>"
