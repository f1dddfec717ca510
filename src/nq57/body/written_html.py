"""What the HTML of a body has before it is cleaned: links, pictures, and what the cleaning drops.

It must not judge any of it. Forbidden addresses must be seen here: what readers get has none.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from nq57.body.allowed import ATTRIBUTES, TAGS
from nq57.body.places import SourcePlaces
from nq57.language.addresses import plain_target

_OF_WORD = re.compile(r"[a-z]{1,2}[0-9]?:[a-z]\w*")


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link: its target as a browser takes it, its words, and its offset in the source."""

    target: str
    words: str
    offset: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address and description as written, and its offset in the source."""

    target: str
    alt: str
    offset: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A tag, or with `attribute` an attribute of one, that readers do not get; offset in the source."""

    tag: str
    attribute: str
    offset: int


@dataclass(slots=True)
class _Open:
    """A link whose end is not reached yet; `start` is where the search for it begins."""

    target: str
    start: int
    words: list[str] = field(default_factory=list)
    offset: int = -1


class WrittenHtml(HTMLParser):
    """The links, pictures and dropped parts of Python-Markdown's HTML, each found in the source."""

    def __init__(self, html: str, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[WrittenLink] = []
        self.images: list[Image] = []
        self.dropped: list[Dropped] = []
        self._places = SourcePlaces(source)
        self._open: list[_Open] = []
        self._own = False  # inside a link that the renderer makes: a heading's mark, a note's number
        self.feed(html)
        self.close()
        while self._open:
            self._end_link()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag leads to or shows."""
        values = {name: value or "" for name, value in reversed(attrs)}
        if ":" in tag:
            self._with_colon(tag)
        elif tag not in TAGS:
            self.dropped.append(Dropped(tag, "", self._tag_place(tag)))
        elif tag == "img":
            self._image(values)
        elif tag == "a" and "href" in values:
            self._link(values)
        elif tag == "li" and values.get("id", "").startswith("fn:"):
            self._places.enter_note(values["id"][3:])
        elif attrs and tag != "input":
            self._attributes(tag, values)

    def _with_colon(self, tag: str) -> None:
        """Word's own tags (`o:p`) are dropped unsaid; anything else is an address in angle brackets."""
        if not _OF_WORD.fullmatch(tag):
            self.links.append(WrittenLink(plain_target(tag), "", self._tag_place(tag)))

    def _attributes(self, tag: str, values: dict[str, str]) -> None:
        kept = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"class"}
        for name in values:
            if name not in kept:
                self.dropped.append(Dropped(tag, name, self._tag_place(tag)))

    def _tag_place(self, tag: str) -> int:
        place = self._places.first(f"<{tag}", f"<{tag.upper()}")
        return self._places.at if place < 0 else place

    def _image(self, values: dict[str, str]) -> None:
        alt, places = values.get("alt", ""), self._places
        place = places.first(f"![{alt}", "<img", "<IMG")
        if place < 0:
            place = places.first("![")
        place = places.at if place < 0 else place
        if self._open and self._open[-1].offset < 0:
            self._locate(self._open[-1], place)
        places.at = place + 2
        if alt:
            places.skip(alt)
        self.images.append(Image(values.get("src", ""), alt, place))

    def _link(self, values: dict[str, str]) -> None:
        names = values.get("class", "").split()
        self._own = values["href"].startswith("#") and bool(
            {"headerlink", "footnote-ref", "footnote-backref"} & {*names}
        )
        if not self._own:
            self._open.append(_Open(plain_target(values["href"]), self._places.at))

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag != "a":
            return
        if self._own:
            self._own = False
        elif self._open:
            self._end_link()

    def handle_data(self, data: str) -> None:
        """Follow a text through the source."""
        if self._own:
            return
        found = self._places.follow(data)
        for link in self._open:
            link.words.append(data)
            if link.offset < 0 and found:
                self._locate(link, found[0][1])

    def handle_comment(self, data: str) -> None:
        """Pass over what nobody is shown."""
        self._places.skip(data)

    def _locate(self, link: _Open, end: int) -> None:
        """Set where a link begins, by the place of its first word."""
        places, at = self._places, self._places.at
        places.at = min(link.start, end)
        place = places.first("[", "<", before=end)
        link.offset = end if place < 0 else place
        places.at = at

    def _end_link(self) -> None:
        link = self._open.pop()
        if link.offset < 0:
            self._places.at, at = link.start, self._places.at
            place = self._places.first("[", "<")
            link.offset = link.start if place < 0 else place
            self._places.at = at
        self.links.append(WrittenLink(link.target, " ".join("".join(link.words).split()), link.offset))
