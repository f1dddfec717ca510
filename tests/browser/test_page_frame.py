"""The frame of a page in use: light and dark, drawer, contents and the way back to the top."""

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.visiting import DESKTOP, TELEPHONE, sized

UNIT = "lang-son.phuong-ky-lua/"
LONG = f"{UNIT}van-ban/211-kh-ubnd/"
LESSON = f"{UNIT}hoc-vu-so/dich-vu-cong-truc-tuyen/"
_SCHEME = "document.body.dataset.mdColorScheme"


@pytest.mark.parametrize(("system", "other"), [("light", "slate"), ("dark", "default")])
def test_a_reader_chooses_light_or_dark_and_keeps_it(
    browser: Browser, host: str, system: str, other: str
) -> None:
    """One button leads to the other scheme; the choice lasts; without one the system's holds."""
    context = browser.new_context(color_scheme=system)  # type: ignore[arg-type] # a literal of Playwright's
    page = context.new_page()
    page.goto(f"{host}{UNIT}")
    assert page.evaluate(_SCHEME) != other
    page.locator(".md-header__option label:visible").click()
    assert page.evaluate(_SCHEME) == other
    page.goto(f"{host}{LONG}")
    assert page.evaluate(_SCHEME) == other
    expect(page.locator(".md-header__option label:visible")).to_have_count(1)
    context.close()


def test_the_drawer_opens_and_closes(browser: Browser, host: str) -> None:
    """A tap on the menu shows the parts; Escape and a tap beside them hide them."""
    page = sized(browser.new_page(), TELEPHONE)
    page.goto(f"{host}{UNIT}")
    parts = page.locator("#danh-muc .md-nav__link").first
    expect(parts).to_be_hidden()
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(parts).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(parts).to_be_hidden()
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(parts).to_be_in_viewport()
    page.mouse.click(380, 400)
    expect(parts).to_be_hidden()
    page.close()


def test_contents_mark_the_place_and_the_way_back_shows(browser: Browser, host: str) -> None:
    """The part that is read is marked; who turns upwards is offered the top; no site map is asked for."""
    page = sized(browser.new_page(), DESKTOP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}{LONG}")
    links = page.locator("[data-md-component=toc] a")
    marked = page.locator("[data-md-component=toc] .md-nav__link--active")
    expect(marked).to_have_count(0)
    links.nth(2).click()
    expect(marked).to_have_text(str(links.nth(2).text_content()))
    page.mouse.wheel(0, 1500)
    expect(page.locator(".md-top")).to_be_hidden()
    page.mouse.wheel(0, -200)
    page.locator(".md-top").click()
    page.wait_for_function("scrollY === 0")
    assert [address for address in asked if "sitemap" in address] == []
    page.close()


def test_a_lesson_remembers_its_reader(browser: Browser, host: str) -> None:
    """A ticked step stays ticked, and the list marks the lesson that was read; others stay as they are."""
    page = browser.new_page()
    page.goto(f"{host}{LESSON}")
    expect(page.get_by_role("button", name="In tờ hướng dẫn")).to_be_visible()
    page.get_by_role("checkbox", name="Đã làm bước 2").check()
    page.reload()
    expect(page.locator(".nq-steps input:checked")).to_have_count(1)
    page.goto(f"{host}{UNIT}hoc-vu-so/")
    expect(page.get_by_text("Đã xem")).to_have_count(1)
    page.close()


def test_a_malformed_address_breaks_no_script(browser: Browser, host: str) -> None:
    """A lone percent sign behind `#` leads nowhere; folds still open on paper."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{host}{LONG}#100%")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert errors == []
    page.close()
