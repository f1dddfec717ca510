"""Lists for other portals: a frame without script, and an element that reads the JSON feed.

It must not know how they are made; a foreign page with a strict policy shows them.
"""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import visiting
from tests.browser.axe import violations
from tests.browser.conftest import SUB_PATH
from tests.browser.kinds import UNIT, UNITS
from tests.examples.pages import read_page

SMALL = 10_000
# A portal that allows what it must and nothing else: no inline style, no inline script.
STRICT = "default-src 'none'; script-src {host}; connect-src {host}; frame-src {host}; style-src 'none'"
SHOWN = """() => {
  const root = document.querySelector("nq57-tin").shadowRoot;
  return [...root.querySelectorAll("li a")].map(link => [link.textContent, link.href]);
}"""
BROKEN = "() => window.broken ?? []"
LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event => window.broken.push(event.effectiveDirective));
"""


class _Open(SimpleHTTPRequestHandler):
    """A host that lets other sites read its feeds, as the handbook says."""

    def end_headers(self) -> None:
        """Say who may read."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def open_host(sections: Path) -> Iterator[str]:
    """The sections on a host of their own."""
    with visiting.served(sections.parent, _Open) as address:
        yield address.rstrip("/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's window."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def portal(page: Page, host: str, body: str) -> None:
    """Open a foreign portal, another port of this machine, with a strict policy and this in its body."""
    html = f'<!doctype html><html lang="vi"><title>Cổng</title><main><h1>Cổng</h1>{body}</main></html>'

    class Portal(BaseHTTPRequestHandler):
        """Gives one page whatever is asked."""

        def do_GET(self) -> None:
            """The portal's page."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", STRICT.format(host=host))
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="load")
        server.shutdown()
        thread.join()


def element(host: str, feed: str) -> str:
    """The handbook's lines, with a feed's address."""
    root = f"{host}/{SUB_PATH}/{UNIT}/"
    return (
        f'<script type="module" src="{root}assets/nq57-tin.js"></script>'
        f'<nq57-tin nguon="{root}{feed}" so-luong="3"><a href="{root}">Chuyên mục</a></nq57-tin>'
    )


@pytest.mark.browser
def test_the_element_shows_a_feed_in_a_strict_portal(page: Page, open_host: str, sections: Path) -> None:
    """As many items as asked, each leading into the section, and nothing that the policy forbids."""
    portal(page, open_host, element(open_host, "tin-tuc/feed.json"))
    page.locator("nq57-tin li").first.wait_for(timeout=15_000)
    shown = page.evaluate(SHOWN)
    assert len(shown) == 3
    assert all("/tin-tuc/" in address for _, address in shown)
    assert page.evaluate(BROKEN) == []
    assert violations(page) == []
    assert (sections / UNIT / "assets/nq57-tin.js").stat().st_size < SMALL


@pytest.mark.browser
def test_without_its_feed_the_element_leaves_the_portals_own_words(page: Page, open_host: str) -> None:
    """A feed that is not there changes nothing on the page."""
    portal(page, open_host, element(open_host, "khong-co/feed.json"))
    page.locator("nq57-tin:defined").wait_for(state="attached", timeout=15_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHOWN) == []
    assert page.get_by_role("link", name="Chuyên mục").is_visible()


@pytest.mark.browser
def test_a_hostile_feed_gets_no_script_into_the_portal(page: Page, open_host: str) -> None:
    """Markup is shown as text; an address that is none of the web is left out."""
    items = [
        {"title": "<img src=x onerror=alert(1)>", "url": "https://a.vn/"},
        {"title": "x", "url": "javascript:alert(1)"},
    ]
    page.route(
        "**/feed.json",
        lambda route: route.fulfill(
            json={"title": "<b>T</b>", "items": items}, headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    portal(page, open_host, element(open_host, "feed.json"))
    page.locator("nq57-tin li").first.wait_for(timeout=15_000)
    assert page.evaluate(SHOWN) == [["<img src=x onerror=alert(1)>", "https://a.vn/"]]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_read_by_everyone(browser: Browser, host: str, scheme: str) -> None:
    """Axe finds nothing, light or dark, and nothing lies beside a narrow frame."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 280, "height": 500})  # type: ignore[arg-type] # a plain name will do
    page.goto(f"{host}{UNIT}/nhung/tin-tuc.html")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = violations(page)
    page.close()
    assert (wide, found) == (0, [])


@pytest.mark.parametrize("unit", UNITS)
def test_frames_are_small_and_lead_into_the_section(sections: Path, unit: str) -> None:
    """One for what is new and one for each kind; no script, every link leads to a page."""
    folder = sections / unit / "nhung"
    frames = sorted(folder.glob("*.html"))
    assert {"moi.html", "tin-tuc.html", "van-ban.html", "su-kien.html"} <= {path.name for path in frames}
    for path in frames:
        assert path.stat().st_size < SMALL
        assert "<script" not in path.read_text("utf-8")
        links = [link for link in read_page(path).links if not link.endswith(".css")]
        assert len(links) > 1
        for link in links:
            target = urljoin("/nhung/", link).lstrip("/")
            assert (sections / unit / target / "index.html").is_file(), (path.name, link)
