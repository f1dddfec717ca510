"""The shape of a page: all that a theme's template can tell of it but its texts.

It must not import MkDocs: a warm build names shapes without rendering any.
"""

from dataclasses import dataclass

from nq57.render.pages import Page
from nq57.section.outline import hidden_parts


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides a page's frame beside its unit's family.

    `address` stands for all addresses of the same depth in the same part: relative links are equal.
    """

    address: str
    part: str
    hidden: tuple[str, ...]
    described: bool
    contents: bool


def shape_of(page: Page) -> Shape:
    """The shape of a page, contents not yet known."""
    head = f"{page.part}/" if page.url.startswith(f"{page.part}/") else ""
    address = head + "x/" * page.url.removeprefix(head).count("/")
    return Shape(address, page.part, hidden_parts(page), bool(page.description), contents=False)
