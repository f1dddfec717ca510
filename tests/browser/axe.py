"""axe-core asked about a page: what a reader with a screen reader or weak sight would stumble over.

It must not know which pages there are.
"""

from functools import lru_cache
from importlib.resources import files

from playwright.sync_api import Page

_RUN = """rules => axe.run(document, {
  resultTypes: ["violations"], ...(rules.length ? {runOnly: rules} : {})
}).then(found =>
  found.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)}`))"""


@lru_cache(maxsize=1)
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong on the page as it stands, by all its rules or by these; best practice too."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(_RUN, list(rules))
    return found
