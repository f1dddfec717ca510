"""Which pages to look at, so that no structure of any page stays unseen.

A *path* is an element with all that it is in (names, classes, roles, which attributes they have), or a
step from one heading to the next. Rules of accessibility judge paths and not words, so pages that hold
every path between them are enough; on narrow screens the longest words count too. It must not know what
is looked at.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

# Attributes whose value counts; of others only that they are there.
_TOLD = {"class", "role", "type", "lang", "scope", "hidden", "tabindex", "aria-hidden", "aria-current"}
_NO_END = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HEADING = re.compile(r"h[1-6]")
_LONG, _STEP = 12, 4  # letters of a word that may not fit, and by how many the next is longer


class _Paths(HTMLParser):
    """The paths of one page, and the longest word in each kind of element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.lengths: set[tuple[str, int]] = set()
        self._within: list[tuple[str, tuple[str, ...]]] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element begins."""
        told = sorted(f"{name}={value}" if name in _TOLD else name for name, value in attrs)
        path = (*(self._within[-1][1] if self._within else ()), " ".join((tag, *told)))
        self.found.add(path)
        if _HEADING.fullmatch(tag):
            self.found.add((self._heading, tag))
            self._heading = tag
        if tag not in _NO_END:
            self._within.append((tag, path))

    def handle_data(self, data: str) -> None:
        """Text of one element."""
        longest = max(map(len, data.split()), default=0)
        if longest >= _LONG and self._within:
            self.lengths.add((self._within[-1][1][-1], longest // _STEP))

    def handle_endtag(self, tag: str) -> None:
        """One element ends, and those inside that were left open."""
        places = [place for place, (name, _) in enumerate(self._within) if name == tag]
        if places:
            del self._within[places[-1] :]


def _read(html: str) -> _Paths:
    reader = _Paths()
    reader.feed(html[html.find("<body") :])
    return reader


def paths_of(html: str) -> set[Hashable]:
    """What a page's body is built of."""
    return set(_read(html).found)


def extents_of(html: str) -> set[Hashable]:
    """What a page's body is built of, and how long the words are that its elements must hold."""
    page = _read(html)
    return {*page.found, *page.lengths}


def telling_pages(
    paths: Iterable[Path], features: Callable[[str], set[Hashable]] = paths_of
) -> Iterator[Path]:
    """Few of the pages, in their order, that have between them every feature of any."""
    held = {path: features(path.read_text("utf-8")) for path in paths}
    chosen: list[Path] = []
    seen: set[Hashable] = set()
    for path in sorted(held, key=lambda path: -len(held[path])):
        if held[path] - seen:
            seen |= held[path]
            chosen.append(path)
    times = Counter(feature for path in chosen for feature in held[path])
    for path in reversed(chosen):
        if all(times[feature] > 1 for feature in held[path]):  # those chosen for it have it too
            times.subtract(held[path])
            chosen.remove(path)
    yield from (path for path in held if path in set(chosen))


def addresses(trees: Path, paths: Iterable[Path]) -> list[str]:
    """Where pages are below the folder of the trees, as readers ask for them."""
    return [path.relative_to(trees).as_posix().removesuffix("index.html") for path in paths]
