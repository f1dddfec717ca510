"""Which pages to look at, so that nothing any page is built of stays unseen.

A *bone* is an element with all it stands in (names, classes, roles, which attributes they have), or a step
from one heading to the next. Rules of accessibility judge bones and not words, so pages that hold every
bone between them stand for all. It must not know what is looked at.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

# Attributes whose value counts; of others only that they are there.
_TOLD = {"class", "role", "type", "lang", "scope", "hidden", "tabindex", "aria-hidden", "aria-current"}
_NO_END = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HEADING = re.compile(r"h[1-6]")


class _Bones(HTMLParser):
    """The bones of one page, each as what it stands in and what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self._within: list[tuple[str, tuple[str, ...]]] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element begins."""
        told = sorted(f"{name}={value}" if name in _TOLD else name for name, value in attrs)
        bone = (*(self._within[-1][1] if self._within else ()), " ".join((tag, *told)))
        self.found.add(bone)
        if _HEADING.fullmatch(tag):
            self.found.add((self._heading, tag))
            self._heading = tag
        if tag not in _NO_END:
            self._within.append((tag, bone))

    def handle_endtag(self, tag: str) -> None:
        """One element ends, and those inside that were left open."""
        places = [place for place, (name, _) in enumerate(self._within) if name == tag]
        if places:
            del self._within[places[-1] :]


def bones(html: str) -> set[tuple[str, ...]]:
    """What a page's body is built of."""
    reader = _Bones()
    reader.feed(html[html.find("<body") :])
    return reader.found


def telling_pages(paths: Iterable[Path]) -> Iterator[Path]:
    """Those of the pages, in their order, that have a bone that none before them has."""
    seen: set[tuple[str, ...]] = set()
    for path in paths:
        own = bones(path.read_text("utf-8"))
        if own - seen:
            seen |= own
            yield path


def addresses(trees: Path, paths: Iterable[Path]) -> list[str]:
    """Where pages stand below the folder of the trees, as readers ask for them."""
    return [path.relative_to(trees).as_posix().removesuffix("index.html") for path in paths]
