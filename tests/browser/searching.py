"""A reader who searches: the dialog opened by its key, a query typed, the addresses found in their order.

It must not know which answers are right.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

BOX = "dialog.nq-search input[type=search]"
RESULTS = "dialog.nq-search ol a"
SETTLED = "query => document.querySelector('dialog .nq-search__list')?.dataset.cau === query"
QUERIES = Path(__file__).with_name("search_queries.txt")


@dataclass(frozen=True)
class Query:
    """What a reader types into a unit's search, and the addresses any of which answers it."""

    unit: str
    kind: str
    text: str
    right: tuple[str, ...]

    def answered(self, found: list[str]) -> bool:
        """Whether any of these addresses is a right one."""
        return any(fnmatchcase(address, pattern) for address in found for pattern in self.right)


def graded_queries() -> list[Query]:
    """The graded set."""
    rows = [line for line in QUERIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    parts = [[part.strip() for part in row.split(" | ")] for row in rows]
    return [Query(unit, kind, text, tuple(right.split())) for unit, kind, text, right in parts]


def open_search(page: Page, address: str) -> None:
    """A unit's home page with its search open."""
    page.goto(address, wait_until="load")
    open_dialog(page)


def open_dialog(page: Page) -> None:
    """Search opened by its key."""
    page.keyboard.press("/")
    page.wait_for_selector(BOX)


def found(page: Page, query: str, root: str) -> list[str]:
    """The addresses found, below the section's root."""
    page.fill(BOX, query)
    page.wait_for_function(SETTLED, arg=query)
    links = page.eval_on_selector_all(RESULTS, "links => links.map(link => link.href)")
    return [urlsplit(link).path.removeprefix(urlsplit(root).path) for link in links]
