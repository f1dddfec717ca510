"""A reader who searches: the dialog opened by its key, a query typed, the addresses found in their order.

It must not know which answers are right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

BOX = "dialog.nq-search input[type=search]"
RESULTS = "dialog.nq-search ol a"
SETTLED = "query => document.querySelector('dialog .nq-search__list')?.dataset.cau === query"
GRADED, HELD_OUT = (Path(__file__).with_name(f"{name}_queries.txt") for name in ("search", "held_out"))
# On the page of results, where a query needs no waiting for the next key.
_ASK = """async queries => {
  const host = document.querySelector("[data-tim]");
  const [form, box, list] = ["form", "input", ".nq-search__list"].map(name => host.querySelector(name));
  const shown = query => new Promise(done => {
    const look = () => list.dataset.cau === query && (watch.disconnect(), done());
    const watch = new MutationObserver(look);
    watch.observe(list, { attributes: true });
    box.value = query;
    form.requestSubmit();
  });
  const answers = [];
  for (const query of queries) {
    await shown(query);
    const links = [...list.querySelectorAll("ol a")].map(link => link.href);
    answers.push([links, host.querySelector("[role=status]").innerText]);
  }
  return answers;
}"""


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


def graded_queries(path: Path) -> list[Query]:
    """One of the graded sets."""
    rows = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
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


def answered(page: Page, queries: Sequence[str], root: str) -> list[tuple[list[str], str]]:
    """What a unit's page of results gives for each query: addresses, and what it says of their number."""
    page.goto(f"{root}tim-kiem/", wait_until="load")
    page.wait_for_selector("[data-tim] form")
    before = urlsplit(root).path
    told = page.evaluate(_ASK, list(queries))
    return [([urlsplit(link).path.removeprefix(before) for link in links], said) for links, said in told]
