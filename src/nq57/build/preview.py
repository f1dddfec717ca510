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

from nq57.build.inputs import CONFIG, theme_files
from nq57.build.kept import KeptBodies, KeptFiles, KeptFrames
from nq57.build.keys import code_key, files_key, key_of
from nq57.build.remembered_files import RememberingJudge
from nq57.build.remembering import RememberingReader
from nq57.model.media_types import media_type
from nq57.model.problems import Problem
from nq57.render.made_files import Indexer, MadeFile, MadeFolder
from nq57.render.pages import Page
from nq57.render.search import SEARCH
from nq57.render.site import Site
from nq57.section.outline import nav_entries, unit_files
from nq57.section.pouring import Pouring, page_path
from nq57.section.project import CONTENT, Project, open_project
from nq57.section.unit_values import site_frame

EVENTS = "__nq57/thay-doi"


@dataclass(frozen=True, slots=True)
class Response:
    """What a browser gets."""

    status: int
    type: str
    body: bytes
    location: str = ""


class MemoryStore:
    """A store that lasts as long as the preview."""

    def __init__(self) -> None:
        self._kept: dict[bytes, object] = {}

    def get(self, key: bytes) -> object | None:
        """The value under a key."""
        return self._kept.get(key)

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values."""
        self._kept.update(values)

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class _UnitPreview:
    """One unit's pages by address, made when first asked for."""

    site: Site
    frames: KeptFrames
    content: Path

    @cached_property
    def pouring(self) -> Pouring:
        """Where its pages are filled."""
        return Pouring(self.site, self.frames)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Its pages by address; a view is made only for the page that is asked for."""
        return {page_path(page): page for page in self.site.pages()}

    def page(self, address: str) -> Page | None:
        """The page at an address; a record's, which an editor looks at, without making the others."""
        directory, _, name = address.rpartition("/")
        of_record = self.site.page_of_record(f"{directory}/") if name == "index.html" else None
        return of_record or self.pages.get(address)

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
    """A project kept in memory; `refresh` reads what has changed. Moments are nanoseconds."""

    root: Path
    as_of: dt.date
    static: Mapping[str, Path]
    opened_ns: int
    indexer: Indexer | None = None
    version: int = 0
    _records: MemoryStore = field(default_factory=MemoryStore)
    _units: dict[str, _UnitPreview] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    project: Project = field(init=False)

    def __post_init__(self) -> None:
        self.refresh(self.opened_ns)

    def refresh(self, now_ns: int) -> None:
        """Read changed files and forget the pages made of the old ones."""
        reader = RememberingReader(self._records, code_key(), now_ns)
        bodies = KeptBodies(self._records, code_key())
        judge = RememberingJudge(self._records, code_key(), now_ns)
        project = open_project(self.root, reader, bodies, judge, self.indexer)
        reader.keep()
        judge.keep()
        theme = key_of(code_key(), files_key(theme_files(self.root)))
        with self._lock:
            self.project, self._theme, self._units = project, theme, {}
            self._bodies, self._made_files = bodies, KeptFiles(self._records, code_key())
            self.version += 1

    def respond(self, path: str) -> Response:
        """The answer to a request for a path below the server's root (no leading slash)."""
        if not path:
            return Response(200, "text/html; charset=utf-8", self._index().encode())
        if path in _TOOLS:
            return Response(200, media_type(path), _TOOLS[path].encode())
        tree, slash, rest = path.partition("/")
        unit = next((u for u in self.project.workspace.units.values() if u.tree == tree), None)
        if unit is None or unit.id not in self.project.workspace.section_units:
            return Response(404, "text/html; charset=utf-8", self._index().encode())
        if not slash:
            return Response(301, "text/plain", b"", f"/{tree}/")
        with self._lock:
            seen = self._unit(unit.id)
            answer = self._file(seen, rest)
            seen.frames.keep()
            self._bodies.keep()
        return answer

    def _file(self, unit: _UnitPreview, rest: str) -> Response:
        address = f"{rest}index.html" if rest == "" or rest.endswith("/") else rest
        if page := unit.page(address):
            poured = unit.pouring.poured(page)
            return self._page(200, unit.pouring.fill(poured, unit.pouring.article(poured)))
        if f"{address}/index.html" in unit.pages:
            return Response(301, "text/plain", b"", f"/{unit.site.catalogue.unit.tree}/{address}/")
        source = unit.files.get(address) or self.static.get(address)
        if isinstance(source, Path):
            return Response(200, media_type(address), source.read_bytes())
        data = source.make() if source else self._made(unit, address)
        return (
            Response(200, media_type(address), data) if data else self._page(404, unit.pouring.not_found())
        )

    def _made(self, unit: _UnitPreview, address: str) -> bytes | None:
        """A file of a made folder: the folder is made on the first request for any of its files."""
        if not address.startswith(f"{SEARCH}/"):
            return None
        near = (folder for folder in unit.folders if address.startswith(folder.path))
        found = (
            self._made_files.files_of(folder).get(address.removeprefix(folder.path)) for folder in near
        )
        return next((data for data in found if data is not None), None)

    def _unit(self, unit_id: str) -> _UnitPreview:
        if unit_id not in self._units:
            site = self.project.site(unit_id, self.as_of, self._bodies)
            frame = site_frame(site)
            frames = KeptFrames(self._records, self._theme, self.root / CONFIG, frame, nav_entries(site))
            self._units[unit_id] = _UnitPreview(site, frames, self.root / CONTENT)
        return self._units[unit_id]

    def _page(self, status: int, page: bytes) -> Response:
        extra = _OVERLAY.format(version=self.version, problems=self._problems()).encode()
        head, body_end, tail = page.rpartition(b"</body>")
        return Response(status, "text/html; charset=utf-8", head + extra + body_end + tail)

    def _problems(self) -> str:
        problems = self.project.problems
        if not problems:
            return ""
        rows = "".join(_problem_row(problem) for problem in problems[:50])
        return _PROBLEMS.format(count=len(problems), rows=rows)

    def _index(self) -> str:
        units = self.project.workspace.units
        rows = "".join(
            f'<li><a href="/{units[u].tree}/">{html.escape(units[u].name)}</a></li>'
            for u in self.project.workspace.section_units
        )
        return _INDEX.format(rows=rows, problems=self._problems())


def _problem_row(problem: Problem) -> str:
    word = "Lỗi" if problem.severity == "error" else "Cảnh báo"
    place, said = html.escape(f"content/{problem.source}"), html.escape(problem.message())
    return f"<li><b>{word}</b> <code>{place}</code><br>{said} <i>{html.escape(problem.mend())}</i></li>"


# A page's security policy lets nothing of the preview stand in the page itself.
STYLE, SCRIPT = "__nq57/xem-thu.css", "__nq57/xem-thu.js"
_PROBLEMS = (
    '<details id="nq57-van-de" open>'
    "<summary>{count} vấn đề trong nội dung</summary><ol>{rows}</ol></details>"
)
_OVERLAY = (
    f'<link rel="stylesheet" href="/{STYLE}">'
    "{problems}"
    '<a id="nq57-xem-thu" href="/">Xem thử · đổi đơn vị</a>'
    f'<script src="/{SCRIPT}" data-nghe="/{EVENTS}?v={{version}}"></script>'
)
_TOOLS = {
    STYLE: """\
#nq57-van-de{position:fixed;right:1rem;bottom:1rem;z-index:99;max-width:34rem;max-height:60vh;overflow:auto;\
background:#fff;color:#222;padding:.6rem 1rem;border:2px solid #b3261e;border-radius:.4rem;\
font:14px/1.5 system-ui,sans-serif}
#nq57-xem-thu{position:fixed;left:1rem;bottom:1rem;z-index:99;background:#222;color:#fff;\
padding:.3rem .7rem;border-radius:.4rem;font:14px system-ui,sans-serif}
""",
    SCRIPT: "new EventSource(document.currentScript.dataset.nghe).onmessage=()=>location.reload();\n",
}
_INDEX = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Xem thử chuyên mục NQ57</title>'
    f'<link rel="stylesheet" href="/{STYLE}">'
    '<body style="font:18px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem">'
    "<h1>Xem thử chuyên mục NQ57</h1><ul>{rows}</ul>{problems}</body></html>"
)
