"""Every page of every unit is whole and by itself: its links, its names, what it takes.

It must not know how pages are made; it opens what is in the trees.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser
from tests.browser.kinds import UNITS, moved, spoken_at
from tests.browser.visiting import faults, sound
from tests.examples.pages import BuiltPage, read_page

TELEPHONE = {"width": 390, "height": 844}
FEWEST_PAGES = 150
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@pytest.mark.parametrize("unit", UNITS)
def test_every_page_says_its_language_and_has_one_title(sections: Path, unit: str) -> None:
    """Vietnamese, unless its address names another; slides have a title each."""
    found = {path: read_page(path) for path in sorted((sections / unit).rglob("index.html"))}
    wrong = [
        str(path.relative_to(sections))
        for path, page in found.items()
        if page.language != spoken_at(path.relative_to(sections).as_posix())
        or (page.titles != 1 and "trinh-chieu" not in path.parts)
    ]
    assert wrong == []
    assert len(found) >= FEWEST_PAGES


@pytest.mark.browser
@pytest.mark.parametrize("unit", UNITS)
def test_the_page_for_lost_readers_opens(browser: Browser, sections: Path, host: str, unit: str) -> None:
    """Shown at any depth it has its styles and its links, for it names the section's place on its host."""
    html = (sections / unit / "404.html").read_text("utf-8")
    context = browser.new_context(viewport=TELEPHONE)  # type: ignore[arg-type] # as above
    place = f"{urlsplit(host).path}{unit}/"
    context.route(
        "**/sau/xa/lam/", lambda route: route.fulfill(body=moved(html, place), content_type="text/html")
    )
    found = faults(context, host, [f"{unit}/sau/xa/lam/"], (sound(host),))
    context.close()
    assert found == []


@dataclass
class Tree:
    """A unit's files as a web server gives them, each page read once."""

    root: Path
    read: dict[Path, BuiltPage] = field(default_factory=dict)

    def page(self, path: Path) -> BuiltPage:
        """One page."""
        if path not in self.read:
            self.read[path] = read_page(path)
        return self.read[path]

    def dead(self, path: Path, link: str) -> bool:
        """Whether a link of a page leads to no file, or to no place of one."""
        base = "http://h/" + path.relative_to(self.root).as_posix()
        parts = urlsplit(urljoin(base, link))
        if parts.netloc != "h":
            return False
        target = self.root / unquote(parts.path).lstrip("/")
        target = target / "index.html" if parts.path.endswith("/") else target
        if not target.is_file():
            return True
        anchor = unquote(parts.fragment)
        return bool(anchor) and target.suffix == ".html" and anchor not in self.page(target).ids


@pytest.mark.parametrize("unit", UNITS)
def test_every_link_and_anchor_leads_somewhere(sections: Path, unit: str) -> None:
    """On every page, inside the tree alone: the section may lie anywhere."""
    tree = Tree(sections / unit)
    dead = []
    for path in sorted(tree.root.rglob("index.html")):
        links = set(tree.page(path).links)
        absolute = [link for link in links if link.startswith("/")]
        wrong = [link for link in links if not re.match(r"[a-z]+:", link) and tree.dead(path, link)]
        dead += [f"{path.relative_to(tree.root)} -> {link}" for link in absolute + wrong]
    for path in sorted(tree.root.rglob("*.css")):
        links = set(STYLE_ADDRESS.findall(path.read_text("utf-8")))
        wrong = [link for link in links if not re.match(r"[a-z]+:", link) and tree.dead(path, link)]
        dead += [f"{path.relative_to(tree.root)} -> {link}" for link in wrong]
    assert dead == []


@pytest.mark.parametrize("unit", UNITS)
def test_no_page_takes_anything_from_elsewhere(sections: Path, unit: str) -> None:
    """Pictures, styles, scripts and icons stand in the tree itself, also those a browser loads late."""
    elsewhere = []
    for path in sorted((sections / unit).rglob("*.html")):
        found = [link for link in read_page(path).resources if re.match(r"(?!data:)[a-z]+:|//", link)]
        elsewhere += [f"{path.relative_to(sections)} -> {link}" for link in found]
    assert elsewhere == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_id_stands_once_on_its_page(sections: Path, unit: str) -> None:
    """An anchor leads to one place."""
    double = []
    for path in sorted((sections / unit).rglob("index.html")):
        ids = re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))
        double += [f"{path.parent.name}#{name}" for name in set(ids) if ids.count(name) > 1]
    assert double == []
