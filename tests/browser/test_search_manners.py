"""The search box leaves readers their keys, says which filters hold, and stands as it was left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations
from tests.browser.kinds import UNIT
from tests.browser.searching import BOX, found, open_dialog, open_search

pytestmark = pytest.mark.browser
STATUS, LINKS = "[data-tim] [role=status]", "[data-tim] ol a"
COMPOSING = """([box, init]) => !document.querySelector(box).dispatchEvent(
  new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's page on a desktop."""
    context = browser.new_context(
        locale="vi-VN", reduced_motion="reduce", viewport={"width": 1280, "height": 720}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("sign", [{"isComposing": True}, {"keyCode": 229}])
def test_keys_of_a_composer_stay_its_own(page: Page, host: str, sign: dict[str, object]) -> None:
    """While Telex or VNI composes, arrows and Escape neither move the focus nor close the dialog."""
    open_search(page, f"{host}{UNIT}/")
    found(page, "phát thanh", f"{host}{UNIT}/")
    for key in ("ArrowDown", "ArrowUp", "Escape"):
        assert not page.evaluate(COMPOSING, [BOX, {"key": key, **sign}])
        assert page.evaluate("document.activeElement.name") == "q"
        expect(page.locator(BOX)).to_be_visible()
    assert page.evaluate(COMPOSING, [BOX, {"key": "ArrowDown"}])
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_single_letters_can_be_switched_off(page: Page, host: str) -> None:
    """In the box itself, for every page from then on; Ctrl+K still opens it, and letters can come back."""
    open_search(page, f"{host}{UNIT}/")
    page.get_by_label("bằng phím").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{host}{UNIT}/van-ban/", wait_until="load")
    for key in ("s", "f", "/"):
        page.keyboard.press(key)
    expect(page.locator("dialog.nq-search")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.wait_for_selector(BOX)
    page.get_by_label("bằng phím").check()
    page.keyboard.press("Escape")
    open_dialog(page)
    assert violations(page) == []


def test_filters_are_hidden_until_there_is_something_to_filter(page: Page, host: str) -> None:
    """On the empty page of search no empty choices stand there."""
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    page.wait_for_selector("[data-tim] form")
    expect(page.locator("[data-tim] details")).to_be_hidden()


def test_a_filter_that_leaves_nothing_is_named_and_undone(page: Page, host: str) -> None:
    """Its name, choices to change it, a button to drop it; the next query still says so."""
    page.goto(f"{host}{UNIT}/tim-kiem/?q=phát+thanh&nam=2019", wait_until="load")
    expect(page.locator(STATUS)).to_contain_text("với bộ lọc đang dùng")
    active = page.locator("[data-tim] .nq-search__active")
    expect(active).to_contain_text("năm 2019")
    year = page.get_by_label("Năm", exact=True)
    expect(year).to_have_value("2019")
    assert year.locator("option").count() > 2
    assert violations(page) == []
    page.fill("[data-tim] input[type=search]", "zalo")
    expect(page.locator(STATUS)).to_contain_text("zalo")
    expect(active).to_be_visible()
    page.fill("[data-tim] input[type=search]", "phát thanh")
    expect(page.locator(STATUS)).to_contain_text("phát thanh")
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator(STATUS)).to_have_text("39 kết quả")
    expect(active).to_be_hidden()
    assert "nam=" not in page.url
    expect(year).to_have_value("")


@pytest.mark.parametrize(
    "bad", ["loai=99", "loai=x", "nam=1066", "nam=20", "cap=-1", "chude=9999", "xep=lung-tung"]
)
def test_a_filter_that_nothing_has_is_ignored(page: Page, host: str, bad: str) -> None:
    """All results come, no filter is named, and the address loses it."""
    page.goto(f"{host}{UNIT}/tim-kiem/?q=phát+thanh&{bad}", wait_until="load")
    expect(page.locator(STATUS)).to_have_text("39 kết quả")
    expect(page.locator("[data-tim] .nq-search__active")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?q=[^&]*$"))


def test_back_shows_the_page_of_results_as_it_was_left(page: Page, host: str) -> None:
    """Query, filters, as many results as were shown, scrolled as far."""
    page.goto(f"{host}{UNIT}/tim-kiem/?q=chuyển+đổi+số&cap=0", wait_until="load")
    page.get_by_role("button", name="Xem thêm").click()
    links = page.locator(LINKS)
    expect(links.nth(24)).to_be_visible()
    shown = links.evaluate_all("links => links.map(link => link.href)")
    links.nth(22).scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    links.nth(22).click()
    page.wait_for_url(lambda url: "tim-kiem" not in url)
    page.go_back(wait_until="load")
    expect(links.nth(24)).to_be_visible()
    assert links.evaluate_all("links => links.map(link => link.href)") == shown
    page.wait_for_function("y => Math.abs(scrollY - y) < 3", arg=scrolled)
    assert "cap=0" in page.url


def test_back_from_a_result_opens_the_dialog_as_it_was_left(page: Page, host: str) -> None:
    """A reader goes through the results one after another; a dialog that was closed stays closed."""
    root = f"{host}{UNIT}/"
    open_search(page, root)
    links = found(page, "phát thanh", root)
    page.locator("dialog ol a").nth(5).click()
    page.wait_for_url(f"**/{links[5]}")
    page.go_back(wait_until="load")
    expect(page.locator("dialog ol a").nth(5)).to_be_visible()
    assert page.input_value(BOX) == "phát thanh"
    page.keyboard.press("Escape")
    page.goto(f"{root}van-ban/", wait_until="load")
    page.go_back(wait_until="load")
    page.wait_for_load_state("networkidle")
    expect(page.locator("dialog.nq-search")).to_have_count(0)
