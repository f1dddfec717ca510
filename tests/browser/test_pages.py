"""Every page of every unit opens in a real browser on a telephone's width, whole and by itself.

It must not know how pages are made; it opens what is in the trees.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.kinds import moved
from tests.examples.pages import BuiltPage, read_page

UNITS = ("lang-son", "lang-son.so-ngoai-vu", "lang-son.phuong-ky-lua", "quang-ngai", "lai-chau")
TELEPHONE = {"width": 390, "height": 844}
FEWEST_PAGES = 150
# The browser's own record of what a page asked for: cheaper than an event for each request.
STATE = """host => ({
  language: document.documentElement.lang,
  titles: document.querySelectorAll("h1").length,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  asked: performance.getEntriesByType("resource")
    .filter(entry => !entry.name.startsWith(host) || entry.responseStatus >= 400)
    .map(entry => `${entry.responseStatus} ${entry.name}`),
})"""
SOUND = {"language": "vi", "titles": 1, "wide": 0, "asked": []}
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass
class Watch:
    """All that goes wrong while one browser page opens many addresses."""

    found: list[str] = field(default_factory=list)
    address: str = ""

    def attach(self, page: Page) -> None:
        """Listen to a browser page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.note(f"error {error}"))
        page.on("requestfailed", self._failed)

    def note(self, what: str) -> None:
        """Remember what went wrong, and on which page."""
        self.found.append(f"{self.address}: {what}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.note(f"console {message.type} {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # cut off by our own going to the next page
            self.note(f"failed {request.url} {request.failure}")


def pages(tree: Path) -> list[str]:
    """The addresses of a tree's pages, relative to it."""
    return sorted(path.parent.relative_to(tree).as_posix() for path in tree.rglob("index.html"))


@pytest.mark.browser
@pytest.mark.parametrize("unit", UNITS)
def test_every_page_opens_whole_and_alone(browser: Browser, sections: Path, host: str, unit: str) -> None:
    """No error, no failed or foreign request, in Vietnamese, with one title, no wider than the screen."""
    context = browser.new_context(viewport=TELEPHONE, device_scale_factor=1, locale="vi-VN")  # type: ignore[arg-type] # a plain dict will do
    page = context.new_page()
    watch = Watch()
    watch.attach(page)
    urls = pages(sections / unit)
    for url in urls:
        watch.address = f"{unit}/{url}"
        answer = page.goto(f"{host}{unit}/{'' if url == '.' else f'{url}/'}", wait_until="load")
        if answer is None or answer.status != 200:
            watch.note(f"status {answer and answer.status}")
        state = page.evaluate(STATE, host)
        if state != SOUND:
            watch.note(str(state))
    context.close()
    assert len(urls) >= FEWEST_PAGES
    assert watch.found == []


@pytest.mark.browser
@pytest.mark.parametrize("unit", UNITS)
def test_the_page_for_lost_readers_opens(browser: Browser, sections: Path, host: str, unit: str) -> None:
    """Shown at any depth it has its styles and its links, for it names the section's place on its host."""
    html = (sections / unit / "404.html").read_text("utf-8")
    context = browser.new_context(viewport=TELEPHONE)  # type: ignore[arg-type] # as above
    page = context.new_page()
    watch = Watch()
    watch.attach(page)
    place = f"{urlsplit(host).path}{unit}/"
    context.route(
        "**/sau/xa/lam/", lambda route: route.fulfill(body=moved(html, place), content_type="text/html")
    )
    page.goto(f"{host}{unit}/sau/xa/lam/", wait_until="load")
    state = page.evaluate(STATE, host)
    context.close()
    assert watch.found == []
    assert state == SOUND


@dataclass
class Tree:
    """A unit's files as a web server gives them, each page read once."""

    root: Path
    read: dict[Path, BuiltPage] = field(default_factory=dict)

    def page(self, path: Path) -> BuiltPage:
        """One page."""
        if path not in self.read:
            self.read[path] = read_page(path)
        return self.read[path]

    def dead(self, path: Path, link: str) -> bool:
        """Whether a link of a page leads to no file, or to no place of one."""
        base = "http://h/" + path.relative_to(self.root).as_posix()
        parts = urlsplit(urljoin(base, link))
        if parts.netloc != "h":
            return False
        target = self.root / unquote(parts.path).lstrip("/")
        target = target / "index.html" if parts.path.endswith("/") else target
        if not target.is_file():
            return True
        anchor = unquote(parts.fragment)
        return bool(anchor) and target.suffix == ".html" and anchor not in self.page(target).ids


@pytest.mark.parametrize("unit", UNITS)
def test_every_link_and_anchor_leads_somewhere(sections: Path, unit: str) -> None:
    """On every page, inside the tree alone: the section may lie anywhere."""
    tree = Tree(sections / unit)
    dead = []
    for path in sorted(tree.root.rglob("index.html")):
        links = set(tree.page(path).links)
        absolute = [link for link in links if link.startswith("/")]
        wrong = [link for link in links if not re.match(r"[a-z]+:", link) and tree.dead(path, link)]
        dead += [f"{path.relative_to(tree.root)} -> {link}" for link in absolute + wrong]
    for path in sorted(tree.root.rglob("*.css")):
        links = set(STYLE_ADDRESS.findall(path.read_text("utf-8")))
        wrong = [link for link in links if not re.match(r"[a-z]+:", link) and tree.dead(path, link)]
        dead += [f"{path.relative_to(tree.root)} -> {link}" for link in wrong]
    assert dead == []


@pytest.mark.parametrize("unit", UNITS)
def test_no_page_takes_anything_from_elsewhere(sections: Path, unit: str) -> None:
    """Pictures, styles, scripts and icons stand in the tree itself, also those a browser loads late."""
    elsewhere = []
    for path in sorted((sections / unit).rglob("*.html")):
        found = [link for link in read_page(path).resources if re.match(r"(?!data:)[a-z]+:|//", link)]
        elsewhere += [f"{path.relative_to(sections)} -> {link}" for link in found]
    assert elsewhere == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_id_stands_once_on_its_page(sections: Path, unit: str) -> None:
    """An anchor leads to one place."""
    double = []
    for path in sorted((sections / unit).rglob("index.html")):
        ids = re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))
        double += [f"{path.parent.name}#{name}" for name in set(ids) if ids.count(name) > 1]
    assert double == []
