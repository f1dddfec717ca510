"""What has the focus is seen: never under the header that stays at the top of the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.kinds import UNIT, page_kinds

pytestmark = pytest.mark.browser
HIDDEN = """() => {
  const head = document.querySelector(".md-header"), edge = head.getBoundingClientRect().bottom;
  const one = document.activeElement, box = one.getBoundingClientRect();
  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (getComputedStyle(one).position === "fixed" && one.contains(seen)) return ""; // lies above the header
  const own = head.contains(one) || one === document.body || !box.height || edge <= 0;
  return !own && getComputedStyle(head).position === "sticky" && box.top < edge - 1 && box.bottom > 0
    ? `${one.textContent.trim().slice(0, 40)}: ${Math.round(box.top)} < ${Math.round(edge)}` : "";
}"""
ALL = f"""() => {{
  const hidden = {HIDDEN};
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((stop) => stop.checkVisibility() && !stop.disabled);
  scrollTo(0, document.documentElement.scrollHeight);
  return stops.reverse().map((stop) => (stop.focus(), hidden())).filter(Boolean);
}}"""
SIZES = [(1280, 720), (390, 844)]


def opened(browser: Browser, size: tuple[int, int]) -> Page:
    """A page of this size, without motion."""
    context = browser.new_context(
        locale="vi-VN", reduced_motion="reduce", viewport={"width": size[0], "height": size[1]}
    )
    return context.new_page()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["", "van-ban/"])
def test_tabbing_backwards_hides_nothing(
    browser: Browser, host: str, address: str, size: tuple[int, int]
) -> None:
    """From the last link of a page back to its beginning."""
    page = opened(browser, size)
    page.goto(f"{host}{UNIT}/{address}", wait_until="load")
    page.evaluate("[...document.querySelectorAll('a[href]')].at(-1).focus()")
    hidden = []
    for _ in range(90):
        page.keyboard.press("Shift+Tab")
        hidden.append(page.evaluate(HIDDEN))
    page.context.close()
    assert list(filter(None, hidden)) == []


def test_no_page_hides_what_has_the_focus(browser: Browser, host: str, sections: Path) -> None:
    """On a page of every kind, on a desktop and a telephone, each link and control from the last."""
    page = opened(browser, SIZES[0])
    hidden: dict[str, list[str]] = {}
    for address in page_kinds(sections / UNIT).values():
        if not address.startswith(("nhung/", "404")):
            page.goto(f"{host}{UNIT}/{address}", wait_until="load")
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                hidden[f"{address} {width}"] = page.evaluate(ALL)
    page.context.close()
    assert {address: found for address, found in hidden.items() if found} == {}
    assert len(hidden) > 40
