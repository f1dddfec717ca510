"""A reader with a telephone in one hand, whose taps are counted.

It must not know pages.
"""

from playwright.sync_api import Browser, BrowserContext, Locator, Page
from tests.browser.visiting import TELEPHONE

MOST_TAPS = 3


def telephone(browser: Browser) -> BrowserContext:
    """A telephone's window, which knows touch."""
    width, height = TELEPHONE
    return browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True, locale="vi-VN"
    )


class Thumb:
    """A reader's thumb on a telephone: it taps only what it can see, and counts."""

    def __init__(self, page: Page) -> None:
        self._page, self.taps = page, 0

    def tap(self, seen: Locator) -> None:
        """Scroll to what is to be tapped, tap it, and wait for the page that it leads to."""
        self.taps += 1
        seen.scroll_into_view_if_needed()
        seen.tap()
        self._page.wait_for_load_state()

    def named(self, name: str) -> Locator:
        """The first visible link or button of that name."""
        links = self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
        return links.filter(visible=True).first
