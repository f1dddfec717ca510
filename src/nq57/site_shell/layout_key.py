"""The shape of a page: all that a theme's template can tell of it but its texts.

It must not import MkDocs: a warm build names shapes without rendering any.
"""

import re
from dataclasses import dataclass, replace

from nq57.render.pages import Page
from nq57.site_shell.outline import hidden_parts
from nq57.wording import home_of

_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LayoutKey:
    """What decides a page's frame beside its unit's family.

    `address` stands for all addresses of the same depth in the same part: relative links are equal.
    `shared` tells whether the page has a picture, is offered for sharing, and has a QR code; `versions`,
    whether there is another language of it.
    """

    address: str
    part: str
    hidden: tuple[str, ...]
    described: bool
    contents: bool
    shared: tuple[bool, bool, bool] = (False, False, False)
    versions: bool = False


def layout_key_of(page: Page) -> LayoutKey:
    """The shape of a page, contents not yet known."""
    heads = (f"{page.part}/", home_of(page.language))
    head = next((head for head in heads if page.url.startswith(head)), "")
    address = head + "x/" * page.url.removeprefix(head).count("/")
    shared = bool(page.image), page.record is not None, page.coded
    described = bool(page.description)
    versions = bool(page.versions)
    key = LayoutKey(address, page.part, hidden_parts(page), described, contents=False, shared=shared)
    return replace(key, versions=True) if versions else key


def likely_layout_key(page: Page) -> LayoutKey:
    """The shape of a page as its text lets one guess before it is rendered."""
    headings = page.record is not None and _HEADING.search(page.record.body) is not None
    return replace(layout_key_of(page), contents=headings)
