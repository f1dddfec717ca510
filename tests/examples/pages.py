"""A built page as a reader finds it: its text, the rows of its tables, its links and anchors.

It must not know what a page is about.
"""

import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_APART = {
    "td",
    "th",
    "li",
    "p",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "div",
    "caption",
    "span",
}


def plain(text: str) -> str:
    """A text as two writings of it are compared: composed, small letters, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclass
class BuiltPage(HTMLParser):
    """The article of a page and what the whole page points at."""

    html: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    titles: int = 0
    language: str = ""

    def __post_init__(self) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self._depth = 0
        self.feed(self.html)
        self.close()
        self.text = plain(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links, anchors and the beginning of rows and cells."""
        found = {name: value or "" for name, value in attrs}
        taken = [found[name] for name in ("src", "poster") if found.get(name)]
        taken += [part.split()[0] for part in found.get("srcset", "").split(",") if part.strip()]
        if tag == "link" and not {"canonical", "alternate", "next", "prev"} & set(
            found.get("rel", "").split()
        ):
            taken.append(found.get("href", ""))
        self.resources += taken
        self.links += taken if tag == "link" or "href" not in found else [*taken, found["href"]]
        self.ids += [found[name] for name in ("id", "name") if found.get(name) and tag != "meta"]
        self.titles += tag == "h1"
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "article" or self._depth:
            self._depth += tag not in _VOID
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
        if tag in _APART:
            self.text += " "

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the article."""
        if self._depth and tag not in _VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Take text of the article, and of the cell that is open."""
        if self._depth:
            self.text += data
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] += data


def read_page(path: Path) -> BuiltPage:
    """The page of a file."""
    return BuiltPage(path.read_text(encoding="utf-8"))
