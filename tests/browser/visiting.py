"""A reader who opens page after page in one window and notes all that is wrong with each.

It must not know which pages there are: addresses come in, and so does what is looked at.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route
from tests.browser.axe import violations
from tests.browser.kinds import moved, spoken_at

DESKTOP, TELEPHONE = (1280, 800), (390, 844)
LIGHT, DARK = "default", "slate"
SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
CONTRAST = "color-contrast"
MOST_BYTES = 200_000
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".ico"}
# The browser's own record of what a page asked for: cheaper than an event for each request.
_STATE = """host => ({
  language: document.documentElement.lang,
  titles: document.querySelectorAll("h1").length,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  asked: performance.getEntriesByType("resource")
    .filter(entry => !entry.name.startsWith(host) || entry.responseStatus >= 400)
    .map(entry => `${entry.responseStatus} ${entry.name}`),
})"""
_SOUND = {"titles": 1, "wide": 0, "asked": []}
_TAKEN = "() => performance.getEntriesByType('resource').map(entry => entry.name)"
# Told before a page's own scripts run, so that no violation of its policy is missed.
LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation",
  event => window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
# What readers do that makes the theme's script write into the page.
_USE = """() => {
  for (const box of document.querySelectorAll("[name=__palette]")) box.click();
  for (const menu of document.querySelectorAll("details")) menu.open = true;
  scrollTo(0, document.body.scrollHeight);
  document.getElementById("__drawer")?.click();
  return window.broken;
}"""

Look = Callable[[Page], Iterable[str]]


class Quiet(SimpleHTTPRequestHandler):
    """Files over HTTP/1.1 without a log; assets may be kept by the browser, as hosts allow."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Say how long a file may be kept: pages not at all."""
        kept = "/assets/" in self.path
        self.send_header("Cache-Control", "max-age=3600" if kept else "no-store")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """A folder on this machine's own host: the address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


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


def faults(
    context: BrowserContext, host: str, addresses: Iterable[str], looks: Sequence[Look]
) -> list[str]:
    """What is wrong with the pages at these addresses: what the browser says, and what each look says."""
    page, watch = context.new_page(), Watch()
    page.add_init_script(LISTEN)
    watch.attach(page)
    for address in addresses:
        watch.address = address
        answer = page.goto(f"{host}{address}", wait_until="load")
        if answer is None or answer.status != 200:
            watch.note(f"status {answer and answer.status}")
        for look in looks:
            for said in look(page):
                watch.note(said)
    page.close()
    return watch.found


def at_home(context: BrowserContext, trees: Path, host: str) -> None:
    """Show the pages for lost readers as they are where the section stands in its place on its host."""

    def answer(route: Route) -> None:
        unit = urlsplit(route.request.url).path.removeprefix(urlsplit(host).path).partition("/")[0]
        html = (trees / unit / "404.html").read_text("utf-8")
        route.fulfill(body=moved(html, f"{urlsplit(host).path}{unit}/"), content_type="text/html")

    context.route("**/404.html", answer)


def sound(host: str) -> Look:
    """Whether a page is whole, in its language, with one title, within the screen, and asks no one else."""

    def look(page: Page) -> Iterable[str]:
        state = page.evaluate(_STATE, host)
        wanted = {"language": spoken_at(page.url.removeprefix(host)), **_SOUND}
        return [str(state)] if state != wanted else []

    return look


def sized(page: Page, size: tuple[int, int]) -> Page:
    """The page in a window of this size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def for_everyone(*sizes: tuple[int, int], dark: Sequence[str] = (CONTRAST,)) -> Look:
    """What axe finds, light by all its rules and dark by some: colours alone depend on light and dark."""

    def look(page: Page) -> Iterable[str]:
        for size in sizes:
            sized(page, size).evaluate(SCHEME, LIGHT)
            yield from (f"{size} light {said}" for said in violations(page))
            page.evaluate(SCHEME, DARK)
            yield from (f"{size} dark {said}" for said in violations(page, *dark))

    return look


def obedient(page: Page) -> Iterable[str]:
    """What its security policy had to refuse, in loading and in use."""
    broken: list[str] = page.evaluate(_USE)
    return [f"policy {said}" for said in broken]


def light(trees: Path, host: str) -> Look:
    """Whether page, styles and scripts are below the budget, compressed, in an empty browser."""

    def look(page: Page) -> Iterable[str]:
        urls = {page.url, *page.evaluate(_TAKEN)}
        root = urlsplit(host).path
        paths = {trees / unquote(urlsplit(url).path).removeprefix(root) for url in urls}
        total = sum(_compressed(p / "index.html" if p.is_dir() else p) for p in sorted(paths) if p.exists())
        return [f"weighs {total}"] if total > MOST_BYTES else []

    return look


@lru_cache(maxsize=4096)
def _compressed(path: Path) -> int:
    """The bytes of a file as a host sends it; pictures count for nothing."""
    return 0 if path.suffix in _PICTURES else len(gzip.compress(path.read_bytes(), 6))
