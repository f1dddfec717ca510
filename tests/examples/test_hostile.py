"""Hostile content in one workspace: each case is judged as it must be, and no page of it does harm.

It must not say what is hostile: the tables beside this file do, one for texts, one for files.
"""

import base64
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Dialog
from tests.browser.visiting import Quiet, Watch
from tests.examples.hostile_case import UNIT, Case
from tests.examples.hostile_files import FILES as ATTACHED
from tests.examples.hostile_text import CASES as TEXTS
from tests.projects import build, make_project
from tests.workspaces import article

from nq57.content.folder import MemoryFolder
from nq57.content.loading import Loaded, load
from nq57.language.addresses import SCHEMES

FILES: tuple[Case, ...] = tuple(
    Case(
        f"tep-{number}",
        article("Chữ.", tep_dinh_kem=f"\n- tep: {case.name}"),
        case.codes,
        beside={case.name: case.data},
    )
    for number, case in enumerate(ATTACHED)
)
CASES: tuple[Case, ...] = (*TEXTS, *FILES)
LEAST_CASES = 80
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
UNITS = {
    "trung-uong/don-vi.yml": "ten: Trung ương\ncap: Trung ương\n".encode(),
    f"{UNIT}/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n".encode(),
    f"{UNIT}/tin-tuc/x.png": PNG,
    f"{UNIT}/tin-tuc/lanh.md": "---\ntieu_de: Lành\nngay: 01/06/2025\n---\nChữ.\n".encode(),
}
DATA = re.compile(
    r'<script type="application/ld\+json">.*?</script>', re.DOTALL
)  # quotes are escaped its own way
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
# Elements that load, send or run, and attributes that run or dress.
ELEMENTS = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "style",
        "base",
        "meta",
        "link",
        "math",
        "applet",
        "frame",
        "portal",
    ]
)
LOADING = frozenset({"src", "srcset", "poster", "data", "action", "formaction", "background"})
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# What a page of theirs would have done, asked of the browser itself.
STATE = """host => ({
  hacked: "hacked" in window,
  foreign: performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith(host)),
  base: document.baseURI.startsWith(host),
})"""


class Running(HTMLParser):
    """Collects whatever in an article could run, load from elsewhere, or dress itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a dangerous element, and dangerous attributes of any."""
        data = tag == "script" and ("type", "application/ld+json") in attrs  # never run by any browser
        paper = tag == "iframe" and _is_own_paper(
            dict(attrs).get("src") or ""
        )  # the reader's own PDF viewer
        if tag in ELEMENTS and not data and not paper:
            self.found.append(tag)
        self.found += [f"{tag} {name}={value}" for name, value in attrs if _runs(name, value or "")]


def _is_own_paper(address: str) -> bool:
    """Whether a frame shows a PDF of this very site, which the gate has judged."""
    return not SCHEME.match(address) and not address.startswith("/") and address.endswith(".pdf")


def _runs(name: str, value: str) -> bool:
    if name.startswith("on") or name in {"style", "srcdoc"}:
        return True
    scheme = SCHEME.match(value)
    if name in LOADING:
        return bool(scheme) or value.startswith("//")
    return name in {"href", "xlink:href"} and bool(scheme) and scheme[1].lower() not in SCHEMES  # type: ignore[index] # just asked


@pytest.fixture(scope="module")
def judged() -> Loaded:
    """The workspace of all cases as the loader reads it."""
    files = dict(UNITS)
    for case in CASES:
        files |= case.files
    return load(MemoryFolder(files))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unit of all cases, built by the command line as an editor builds it."""
    folder = tmp_path_factory.mktemp("hostile")
    content = folder / "given"
    for path, data in [*UNITS.items(), *(pair for case in CASES for pair in case.files.items())]:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    out = folder / "www"
    done = build(make_project(folder / "project", content), out, UNIT)
    assert "Không dựng được" not in done.stderr, done.stderr[-2000:]
    (out / UNIT / "favicon.ico").write_bytes(b"")  # asked for by a browser that opens a drawing
    return out / UNIT


def test_the_cases_are_many_and_apart() -> None:
    """There are enough cases, and no two share a file."""
    files = [path for case in CASES for path in case.files]
    assert len(CASES) >= LEAST_CASES
    assert len(files) == len(set(files))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_is_judged_as_it_must_be(case: Case, judged: Loaded) -> None:
    """The problems of a case's files are exactly those written down beside it."""
    found = {problem.code for problem in judged.problems if problem.source.path in case.files}
    assert found - {"tep-chan-bai"} == set(case.codes)  # the line that shows a refused file is told, too


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_of_it_gets_out(case: Case, tree: Path) -> None:
    """A case with an error has no page; the page of another holds nothing that runs."""
    page = tree / case.page
    assert page.is_file() == case.is_built
    if case.is_built:
        found = ARTICLE.search(page.read_text(encoding="utf-8"))
        assert found, "no article"
        assert Running(found[0]).found == []
        shown = DATA.sub("", found[0])
        assert [bad for bad in case.absent if bad in shown] == []
        assert [good for good in case.present if good not in found[0]] == []


def _addresses() -> Iterator[str]:
    """Every page of a hostile text that is built, and every hostile drawing opened by itself."""
    yield from (case.page.removesuffix("index.html") for case in TEXTS if case.is_built)
    for case in FILES:
        if case.is_built:
            yield from (
                case.page.replace("index.html", name) for name in case.beside if name.endswith(".svg")
            )


@pytest.mark.browser
def test_no_page_of_theirs_does_anything(browser: Browser, tree: Path) -> None:
    """Every page opened in a real browser: no dialog, no foreign request, no script, no violation."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tree)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host = f"http://127.0.0.1:{server.server_port}/"
    page = browser.new_page()
    watch = Watch()
    watch.attach(page)

    def refuse(dialog: Dialog) -> None:
        watch.note("dialog")
        dialog.dismiss()

    page.on("dialog", refuse)
    for address in _addresses():
        watch.address = f"{host}{address}"
        page.goto(watch.address, wait_until="load")
        state = page.evaluate(STATE, host)
        if state != {"hacked": False, "foreign": [], "base": True}:
            watch.note(str(state))
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()
    assert watch.found == []
