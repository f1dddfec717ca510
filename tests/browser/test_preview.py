"""The preview in a real browser: many tabs, edits, a new start, and our own frames.

It must not know how browsers are told.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests.projects import ROOT, make_project

from nq57.build.preview import Preview
from nq57.build.preview_server import PreviewServer

TABS = 8
LISTENING = "() => performance.getEntriesByType('resource').filter(r => r.name.includes('thay-doi')).length"


@contextlib.contextmanager
def served(project: Path, opened_ns: int, port: int = 0) -> Iterator[PreviewServer]:
    """A preview as of one start."""
    server = PreviewServer(Preview(project, dt.date(2026, 11, 21), opened_ns), "127.0.0.1", port, print)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own."""
    return make_project(tmp_path / "p", ROOT / "tests" / "examples" / "small" / "content")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """An editor's browser."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context
    context.close()


def shows(page: Page, text: str) -> None:
    """Wait until a tab shows a text, by itself."""
    page.get_by_text(text).first.wait_for()


@pytest.mark.browser
def test_eight_tabs_follow_edits_and_a_new_start(context: BrowserContext, project: Path) -> None:
    """Each loads and shows every edit; after a new start all are of it, though versions begin again."""
    news = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))
    tabs = [context.new_page() for _ in range(TABS)]
    with served(project, 1) as server:
        address, port = f"{server.address}tinh-mau/tin-tuc/{news.stem}/", server.hosts.port
        for tab in tabs:
            tab.goto(address, wait_until="domcontentloaded")
        assert [tab.evaluate(LISTENING) for tab in tabs] == [0] * TABS  # one stream, held by the worker
        news.write_text(f"{news.read_text('utf-8')}\nSửa lần một.\n", "utf-8")
        for tab in tabs:
            shows(tab, "Sửa lần một.")
            tab.wait_for_load_state("load")
    news.write_text(f"{news.read_text('utf-8')}\nSửa khi đã dừng.\n", "utf-8")
    with served(project, 2, port):
        for tab in tabs:
            if tab.url.startswith("chrome-error:"):  # it was loading when the server stopped
                tab.goto(address)
            shows(tab, "Sửa khi đã dừng.")


@pytest.mark.browser
def test_without_shared_workers_the_tab_that_is_looked_at_follows(
    context: BrowserContext, project: Path
) -> None:
    """A browser that has none listens with the page itself."""
    context.add_init_script("delete window.SharedWorker")
    news = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))
    page = context.new_page()
    with served(project, 1) as server:
        page.goto(f"{server.address}tinh-mau/tin-tuc/{news.stem}/", wait_until="domcontentloaded")
        news.write_text(f"{news.read_text('utf-8')}\nMột câu thêm.\n", "utf-8")
        shows(page, "Một câu thêm.")


@pytest.mark.browser
def test_trouble_is_seen_on_the_page_until_it_is_over(context: BrowserContext, project: Path) -> None:
    """A branch without content leaves the old page with what is amiss; back again, it goes by itself."""
    page = context.new_page()
    with served(project, 1) as server:
        page.goto(f"{server.address}tinh-mau/", wait_until="domcontentloaded")
        (project / "content").rename(project / "aside")
        page.get_by_role("alert").get_by_text("Không thấy tệp hoặc thư mục").wait_for()
        (project / "aside").rename(project / "content")
        page.get_by_role("alert").wait_for(state="detached")


@pytest.mark.browser
def test_only_our_own_pages_may_frame_the_preview(context: BrowserContext, project: Path) -> None:
    """A page of the preview shows our lists in a frame; a page from elsewhere sees nothing."""
    page = context.new_page()
    with served(project, 1) as server:
        frame = f"{server.address}tinh-mau/nhung/moi.html"

        def framing(route: Route) -> None:
            route.fulfill(body=f'<!doctype html><iframe src="{frame}"></iframe>', content_type="text/html")

        for host, seen in ((server.address, True), ("http://cong.example/", False)):
            page.route(f"{host}khung", framing)
            page.goto(f"{host}khung", wait_until="load")
            assert bool(page.frames[1].locator("link[href$='nhung.css']").count()) is seen
