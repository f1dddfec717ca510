"""Pages serve who cannot see, cannot point, cannot bear motion, or needs large letters (WCAG 2.2 AA).

It must not know how pages are made; it opens one page of every kind.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.axe import violations
from tests.browser.kinds import UNIT, page_kinds
from tests.browser.visiting import DARK, DESKTOP, SCHEME, TELEPHONE, at_home, sized

NARROWEST = (320, 640)
# Listings by year, month, audience and later pages look as those they narrow or stand beside.
ALIKE = re.compile(r"/(nam|thang|trang)/|^doi-tuong/|^(su-kien|infographic|hoi-dap)/$")
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Text that its own box cuts off; what is hidden from sight on purpose is one pixel large.
CUT = """() => [...document.querySelectorAll("article *")].filter(box => {
  const style = getComputedStyle(box);
  return box.clientWidth > 4 && box.clientHeight > 4 && style.overflowX === "hidden"
    && (box.scrollWidth > box.clientWidth + 2 || box.scrollHeight > box.clientHeight + 2);
}).map(box => box.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(part => {
  const style = getComputedStyle(part);
  return [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration]
    .some(times => times.split(", ").some(time => parseFloat(time) > 0));
}).length"""
# Where the keyboard is: what it is on, whether one sees that, and whether something covers it.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const sight = at.matches(".md-option") ? at.nextElementSibling : at; // its label
  const style = getComputedStyle(sight), box = sight.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return {
    what: at.outerHTML.slice(0, 140),
    shown: shown || style.boxShadow !== "none",
    free: Boolean(top) && (sight.contains(top) || top.contains(sight))
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""
MOST_STOPS = 400


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who wants no motion, so that colours are looked at when they have settled."""
    opened = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext, sections: Path, host: str) -> Callable[[], Iterator[tuple[str, Page]]]:
    """One page of every kind after another in one window; the page for lost readers as if at home here."""
    at_home(context, sections, host)

    def pages() -> Iterator[tuple[str, Page]]:
        page = context.new_page()
        for address in page_kinds(sections / UNIT).values():
            if not ALIKE.search(address):
                page.goto(f"{host}{UNIT}/{address}", wait_until="load")
                yield address, page

    return pages


@pytest.mark.browser
def test_axe_finds_nothing_on_any_kind_of_page_on_a_desktop(
    visit: Callable[[], Iterator[tuple[str, Page]]],
) -> None:
    """Dark; light, and more pages, are looked at on visits with a telephone, whose colours are the same."""
    found = []
    for address, page in visit():
        sized(page, DESKTOP).evaluate(SCHEME, DARK)
        found += [f"{address} {said}" for said in violations(page)]
    assert found == []


@pytest.mark.browser
def test_narrow_screens_and_large_text_lose_nothing(
    visit: Callable[[], Iterator[tuple[str, Page]]],
) -> None:
    """At 320 pixels, and with letters twice as large, nothing lies beside the screen or is cut off."""
    found = []
    for address, page in visit():
        for size, letters in ((NARROWEST, 1), (DESKTOP, 2), (TELEPHONE, 2)):
            sized(page, size)
            page.evaluate(
                "times => { const root = document.documentElement; root.style.fontSize = '';"
                " root.style.fontSize = parseFloat(getComputedStyle(root).fontSize) * times + 'px'; }",
                letters,
            )
            if (wide := page.evaluate(WIDE)) or (cut := page.evaluate(CUT)):
                found.append(f"{address} {size} ×{letters}: {wide} px beside, cut: {wide or cut}")
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["", "van-ban/57-nq-tw/", "su-kien/"])
def test_nothing_moves_for_who_wants_no_motion(context: BrowserContext, host: str, address: str) -> None:
    """No transition and no animation is left."""
    page = context.new_page()
    page.goto(f"{host}{UNIT}/{address}", wait_until="load")
    assert page.evaluate(MOVING) == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("", DESKTOP),
        ("", TELEPHONE),
        ("van-ban/", DESKTOP),
        ("van-ban/57-nq-tw/", TELEPHONE),
        ("su-kien/", DESKTOP),
    ],
)
def test_the_keyboard_goes_everywhere_and_is_seen(
    context: BrowserContext, host: str, address: str, size: tuple[int, int]
) -> None:
    """Every stop shows where it is and lies in sight; the walk ends where it began, in no trap."""
    page = sized(context.new_page(), size)
    page.goto(f"{host}{UNIT}/{address}", wait_until="load")
    wrong, stops = [], 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state is None:
            break
        stops += 1
        if not (state["shown"] and state["free"]):
            wrong.append(f"{state['what']} shown={state['shown']} free={state['free']}")
    assert wrong == []
    assert 10 < stops < MOST_STOPS
