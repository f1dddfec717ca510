"""Search goes on when a section is published under an open tab, and when a line fails for a while."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.kinds import UNIT
from tests.browser.searching import BOX, found, open_dialog, open_search
from tests.projects import AS_OF, ROOT

from nq57.build.pagefind import open_indexer
from nq57.model.media_types import media_type
from nq57.site_shell.project import open_project

pytestmark = pytest.mark.browser
QUERY, OWN = "phát thanh", "2"
GONE = "ls-02-tin-bai-phat-thanh-truyen-hinh"
FAILED = "Chưa tìm được"
Files = dict[str, bytes]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's page, with nothing kept from before."""
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def later() -> Files:
    """The files of the unit's search after a publication: one record of each of its layers is gone."""
    indexer = open_indexer()
    assert indexer
    site = open_project(ROOT, indexer=indexer).site(UNIT.replace(".", "/"), dt.date.fromisoformat(AS_OF))
    assert site.search
    told = json.loads(next(iter(site.search.files())).make())
    made: Files = {}
    for layer, row in zip(site.search.layers, told["lop"], strict=True):
        kept = layer.entries[1:] if layer.depth != int(OWN) - 1 else without(layer.entries)
        row[2] = len(kept)
        files = indexer.index(layer.code, kept)
        made |= {f"{layer.depth}/{name}": data for name, data in files.items()}
    made["0/wasm.unknown.pagefind"] = indexer.engine()["wasm.unknown.pagefind"]
    indexer.stop()
    return {**made, "chi-muc.json": json.dumps(told).encode()}


def without(entries: tuple) -> list:  # type: ignore[type-arg] # entries of an index
    """The entries but the one that is taken back."""
    return [entry for entry in entries if GONE not in entry.url]


def publish(page: Page, files: Files) -> None:
    """Have the host serve these files for search from now on, and none that they replace."""

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.partition("/tim-kiem/")[2]
        if name in files:
            route.fulfill(body=files[name], content_type=media_type(name))
        elif name.partition("/")[0].isdigit():
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/tim-kiem/**", answer)


def test_an_open_tab_finds_what_was_published_since(page: Page, host: str, later: Files) -> None:
    """All layers answer as on a page that is opened afterwards; what was taken back is gone."""
    root = f"{host}{UNIT}/"
    open_search(page, root)
    before = found(page, QUERY, root)
    page.reload(wait_until="load")
    open_dialog(page)
    page.wait_for_load_state("networkidle")
    publish(page, later)
    got, said = found(page, QUERY, root), page.inner_text("dialog [role=status]")
    page.reload(wait_until="load")
    open_dialog(page)
    assert (got, said) == (found(page, QUERY, root), page.inner_text("dialog [role=status]"))
    assert any(GONE in link for link in before)
    assert got
    assert not any(GONE in link for link in got)


def lost(route: Route) -> None:
    """As a host without the file answers."""
    route.fulfill(status=404)


def broken(route: Route) -> None:
    """As a line that breaks off."""
    route.abort()


def guessed(route: Route) -> None:
    """As a host that has a page for every address answers."""
    route.fulfill(status=200, body="<html>Trang chủ</html>", content_type="text/html")


@pytest.mark.parametrize("answer", [lost, guessed, broken])
def test_a_lost_piece_opens_the_index_once_and_is_told(
    page: Page, host: str, answer: Callable[[Route], None]
) -> None:
    """Then the reader hears that it failed; a button finds all when the line is back."""
    root = f"{host}{UNIT}/"
    open_search(page, root)
    expected = found(page, QUERY, root)
    page.reload(wait_until="load")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    pieces = f"**/tim-kiem/{OWN}/index/*"
    page.route(pieces, answer)
    open_dialog(page)
    page.fill(BOX, QUERY)
    expect(page.locator("dialog [role=status]")).to_contain_text(FAILED)
    assert len([path for path in asked if path.endswith("chi-muc.json")]) == 2
    assert page.locator("dialog ol a").count() == 0
    page.unroute(pieces)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator("dialog [role=status]")).to_have_text("39 kết quả")
    assert found(page, QUERY, root) == expected


@pytest.mark.parametrize(
    "piece", ["0/wasm.unknown.pagefind", "1/*.pf_meta", "0/*.pf_meta", "may/pagefind.js*", "chi-muc.json"]
)
def test_an_index_that_cannot_be_opened_is_told_and_tried_again(page: Page, host: str, piece: str) -> None:
    """As where a host knows not the type of a file; the next letter tries again."""
    page.route(f"**/tim-kiem/{piece}", lost)
    page.goto(f"{host}{UNIT}/tim-kiem/?q=57", wait_until="load")
    status = page.locator("[data-tim] [role=status]")
    expect(status).to_contain_text(FAILED)
    page.unroute(f"**/tim-kiem/{piece}")
    page.locator("[data-tim] input[type=search]").press_sequentially(" nghị quyết")
    expect(status).to_contain_text("kết quả")
    assert page.locator("[data-tim] ol a").count() > 5


@pytest.mark.parametrize("script", ["hop", "may", "chu"])
def test_a_lost_script_leads_to_the_page_of_search(page: Page, host: str, script: str) -> None:
    """There it is tried again, told when it fails, and the box comes when the line is back."""
    name = f"**/assets/tim-kiem/{script}.js"
    page.route(name, broken)
    page.goto(f"{host}{UNIT}/", wait_until="load")
    page.click(".nq-find button")
    page.wait_for_url(f"**/{UNIT}/tim-kiem/*")
    again = page.get_by_role("button", name="Thử lại")
    expect(page.locator("[data-tim]")).to_contain_text("Chưa tải được ô tìm kiếm")
    again.click()
    expect(again).to_be_visible()
    page.unroute(name)
    again.click()
    page.locator("[data-tim] input[type=search]").fill(QUERY)
    expect(page.locator("[data-tim] [role=status]")).to_have_text("39 kết quả")


def test_a_script_lost_once_opens_the_dialog_the_next_time(page: Page, host: str) -> None:
    """What a pointer over the button failed to fetch is fetched by the click."""
    name = "**/assets/tim-kiem/hop.js"
    page.route(name, broken)
    page.goto(f"{host}{UNIT}/", wait_until="load")
    with page.expect_event("requestfailed"):
        page.focus(".nq-find button")
    page.unroute(name)
    page.keyboard.press("Enter")
    page.wait_for_selector(BOX)
    assert found(page, QUERY, f"{host}{UNIT}/")


def test_an_older_table_of_filters_hides_nothing(page: Page, host: str) -> None:
    """A record that the kept table does not know is filed by itself."""
    address = f"{host}{UNIT}/tim-kiem/?q=phát+thanh&xep=moi"
    page.goto(address, wait_until="load")
    links = page.locator("[data-tim] ol a")
    links.first.wait_for()
    expected = links.evaluate_all("links => links.map(link => link.href)")
    said = page.inner_text("[data-tim] [role=status]")
    page.route(
        f"**/tim-kiem/{OWN}/muc.txt", lambda route: route.fulfill(body="", content_type="text/plain")
    )
    page.goto(address, wait_until="load")
    links.first.wait_for()
    assert page.inner_text("[data-tim] [role=status]") == said
    assert links.evaluate_all("links => links.map(link => link.href)") == expected


def test_a_lost_table_of_filters_is_told(page: Page, host: str) -> None:
    """Results stay, and the filters say that they did not come."""
    page.route("**/muc.txt", lost)
    page.goto(f"{host}{UNIT}/tim-kiem/?q=phát+thanh", wait_until="load")
    expect(page.locator("[data-tim] [role=status]")).to_contain_text("Chưa tải được bộ lọc")
    assert page.locator("[data-tim] ol a").count() > 5
