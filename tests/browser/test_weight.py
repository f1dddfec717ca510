"""What a first view costs a reader on a slow line, without pictures.

It must not know how pages are made. Sizes are those of gzip, which every host sends.
"""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Request
from tests.browser.kinds import UNIT, page_kinds

MOST = 200_000
PICTURES = {"image"}


def compressed(path: Path) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.browser
def test_a_first_view_is_light(browser: Browser, sections: Path, host: str) -> None:
    """Page, styles and scripts of every kind of page, in an empty browser, stay below the budget."""
    heavy = {}
    for address in page_kinds(sections / UNIT).values():
        if address == "404.html":
            continue
        context = browser.new_context()
        asked: set[str] = set()

        def note(request: Request, asked: set[str] = asked) -> None:
            if request.resource_type not in PICTURES:
                asked.add(urlsplit(request.url).path)

        page = context.new_page()
        page.on("request", note)
        page.goto(f"{host}{UNIT}/{address}", wait_until="load")
        context.close()
        root = urlsplit(host).path
        paths = {sections / unquote(path).removeprefix(root) for path in asked}
        total = sum(compressed(p / "index.html" if p.is_dir() else p) for p in paths if p.exists())
        assert total > 10_000 or address.startswith("nhung/")
        if total > MOST:
            heavy[address] = total
    assert heavy == {}
