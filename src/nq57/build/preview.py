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

from nq57.build.inputs import CONFIG, theme_files
from nq57.build.kept import KeptBodies, KeptFiles, KeptFrames
from nq57.build.keys import code_key, files_key, key_of
from nq57.build.remembered_files import RememberingJudge
from nq57.build.remembering import RememberingReader
from nq57.content.folder import DiskFolder
from nq57.model.machine_troubles import told
from nq57.model.media_types import media_type
from nq57.model.problems import Problem
from nq57.render.made_files import Indexer, MadeFile, MadeFolder
from nq57.render.pages import Page
from nq57.render.search import SEARCH
from nq57.render.site import Site
from nq57.section.config_checks import config_problems
from nq57.section.frames import static_sources
from nq57.section.outline import nav_entries, unit_files
from nq57.section.pouring import Pouring, page_path
from nq57.section.project import CONTENT, Project, open_project
from nq57.section.unit_values import site_frame

EVENTS = "__nq57/thay-doi"
_HTML = "text/html; charset=utf-8"
_TURNS = 20  # readings of the project that a value outlives without being asked for


@dataclass(frozen=True, slots=True)
class Response:
    """What a browser gets."""

    status: int
    type: str
    body: bytes
    location: str = ""
    trouble: str = ""
    """Why the page could not be made."""


class MemoryStore:
    """A store that lasts as long as the preview; what nobody has asked for in a while is dropped."""

    def __init__(self) -> None:
        self._kept: dict[bytes, tuple[int, object]] = {}
        self._turn = 0

    def get(self, key: bytes) -> object | None:
        """The value under a key."""
        if key not in self._kept:
            return None
        value = self._kept[key][1]
        self._kept[key] = self._turn, value
        return value

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values."""
        self._kept.update((key, (self._turn, value)) for key, value in values.items())

    def begin_turn(self) -> None:
        """The project is read again: drop what the last turns have not used."""
        self._turn += 1
        oldest = self._turn - _TURNS
        self._kept = {key: kept for key, kept in self._kept.items() if kept[0] >= oldest}

    def __len__(self) -> int:
        return len(self._kept)

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


class UnsoundConfigError(Exception):
    """The project's `mkdocs.yml` cannot be built by; the message names every fault."""


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
    _records: MemoryStore = field(default_factory=MemoryStore)
    _units: dict[str, _UnitPreview] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    project: Project = field(init=False)

    def __post_init__(self) -> None:
        self._read(self.opened_ns)

    @property
    def stamp(self) -> str:
        """The version as pages and browsers know it; another start of the preview has others."""
        return f"{self.opened_ns:x}.{self.version}"

    def refresh(self, now_ns: int) -> None:
        """Read changed files and forget the pages made of the old ones; failing, keep them and say why."""
        try:
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
        if found := config_problems(self.root):
            raise UnsoundConfigError(" ".join(f"{p.source}: {p.message()} {p.mend()}" for p in found))
        self._records.begin_turn()
        reader = RememberingReader(self._records, code_key(), now_ns)
        bodies = KeptBodies(self._records, code_key())
        judge = RememberingJudge(self._records, code_key(), now_ns)
        project = open_project(self.root, reader, bodies, judge, self.indexer)
        reader.keep()
        judge.keep()
        theme = key_of(code_key(), files_key(theme_files(self.root)))
        static = self._static_files(theme)
        with self._lock:
            self.project, self._theme, self._units, self._static = project, theme, {}, static
            self._bodies, self._made_files = bodies, KeptFiles(self._records, code_key())
            self.trouble = ""
            self.version += 1

    def _static_files(self, theme: bytes) -> Mapping[str, Path]:
        """The theme's and the section's own files; listed again when there are others."""
        docs = self.root / "docs"
        names = [entry.path for entry in DiskFolder(docs).files()] if docs.is_dir() else []
        key = key_of("static", theme, names)
        known = self._records.get(key)
        found = known if isinstance(known, dict) else static_sources(self.root / CONFIG)
        self._records.put({key: found})
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
        if path in _TOOLS:
            return Response(200, media_type(path), _TOOLS[path].encode())
        tree, slash, rest = path.partition("/")
        unit = next((u for u in self.project.workspace.units.values() if u.tree == tree), None)
        if unit is None or unit.id not in self.project.workspace.section_units:
            return self._plain_page(404)
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
        source = unit.files.get(address) or self._static.get(address)
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
        head, body_end, tail = page.rpartition(b"</body>")
        return Response(status, _HTML, head + self._overlay().encode() + body_end + tail)

    def _plain_page(self, status: int, trouble: str = "") -> Response:
        """The list of units, with what failed."""
        units = self.project.workspace.units
        rows = "".join(
            f'<li><a href="/{units[u].tree}/">{html.escape(units[u].name)}</a></li>'
            for u in self.project.workspace.section_units
        )
        page = _INDEX.format(rows=rows, trouble=_told(trouble), overlay=self._overlay())
        return Response(status, _HTML, page.encode(), trouble=trouble)

    def _overlay(self) -> str:
        """What the preview adds to every page: problems, troubles, and the script that listens for news."""
        problems = self.project.problems
        rows = "".join(_problem_row(problem) for problem in problems[:50])
        listed = _PROBLEMS.format(count=len(problems), rows=rows) if problems else ""
        stale = f"{self.trouble} {_STALE}" if self.trouble else ""
        return _OVERLAY.format(stamp=self.stamp, problems=listed, trouble=_told(stale))


def _told(trouble: str) -> str:
    return f'<p class="nq57-tro-ngai" role="alert">{html.escape(trouble)}</p>' if trouble else ""


def _sentence(error: Exception) -> str:
    """What failed, in words; a template's author is told the line."""
    if isinstance(error, TemplateSyntaxError):
        return f"Mẫu trang {error.name} sai ở dòng {error.lineno}: {error.message}. → Sửa mẫu đó."
    return told(error)


def _problem_row(problem: Problem) -> str:
    word = "Lỗi" if problem.severity == "error" else "Cảnh báo"
    place, said = html.escape(f"content/{problem.source}"), html.escape(problem.message())
    return f"<li><b>{word}</b> <code>{place}</code><br>{said} <i>{html.escape(problem.mend())}</i></li>"


# A page's security policy lets nothing of the preview stand in the page itself.
STYLE, SCRIPT, WORKER = "__nq57/xem-thu.css", "__nq57/xem-thu.js", "__nq57/nghe.js"
_STALE = "Trang đang hiện là bản trước đó; nq57 tự đọc lại khi tệp thay đổi."
_PROBLEMS = (
    '<details id="nq57-van-de" open>'
    "<summary>{count} vấn đề trong nội dung</summary><ol>{rows}</ol></details>"
)
_OVERLAY = (
    f'<link rel="stylesheet" href="/{STYLE}">'
    "{trouble}{problems}"
    '<a id="nq57-xem-thu" href="/">Xem thử · đổi đơn vị</a>'
    f'<script src="/{SCRIPT}" data-ban="{{stamp}}"></script>'
)
# Browsers open six connections to a host: all tabs listen to one stream, held by a worker that they share.
# Where there is none, only the tab that is looked at listens. A version is "start.number"; a number that
# comes late is passed over, so that a page never loads itself again for an older one.
_LISTENING = """\
const mine = document.currentScript.dataset.ban.split(".");
const load = () => location.reload();
function told(version) {
  const [start, number] = version.split(".");
  if (start === mine[0] && Number(number) <= Number(mine[1])) return;
  if (document.hidden) document.addEventListener("visibilitychange", load, { once: true });
  else load();
}
addEventListener("pageshow", event => { if (event.persisted) load(); });
if (window.SharedWorker) {
  const port = new SharedWorker("/%(worker)s").port;
  port.onmessage = event => told(event.data);
  addEventListener("pagehide", () => port.postMessage("bye"));
} else {
  let source = null;
  const listen = () => {
    source?.close();
    source = document.hidden ? null : new EventSource("/%(events)s");
    if (source) source.onmessage = event => told(event.data);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
"""
_SHARED = """\
const ports = new Set();
let last = "";
onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last) port.postMessage(last);
};
function listen() {
  const source = new EventSource("/%(events)s");
  source.onmessage = event => {
    last = event.data;
    for (const port of ports) port.postMessage(last);
  };
  source.onerror = () => {
    last = "";
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}
listen();
"""
_NAMES = {"worker": WORKER, "events": EVENTS}
_TOOLS = {
    STYLE: """\
#nq57-van-de{position:fixed;right:1rem;bottom:1rem;z-index:99;max-width:34rem;max-height:60vh;overflow:auto;\
background:#fff;color:#222;padding:.6rem 1rem;border:2px solid #b3261e;border-radius:.4rem;\
font:14px/1.5 system-ui,sans-serif}
#nq57-xem-thu{position:fixed;left:1rem;bottom:1rem;z-index:99;background:#222;color:#fff;\
padding:.3rem .7rem;border-radius:.4rem;font:14px system-ui,sans-serif}
.nq57-tro-ngai{position:sticky;top:0;bottom:0;z-index:100;margin:0;padding:.6rem 1rem;background:#b3261e;\
color:#fff;font:16px/1.5 system-ui,sans-serif}
.nq57-muc-luc{font:18px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
""",
    SCRIPT: _LISTENING % _NAMES,
    WORKER: _SHARED % _NAMES,
}
_INDEX = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Xem thử chuyên mục NQ57</title>'
    '<body class="nq57-muc-luc">'
    "<h1>Xem thử chuyên mục NQ57</h1>{trouble}<ul>{rows}</ul>{overlay}</body></html>"
)
