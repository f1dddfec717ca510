"""The documents that a body names: marked in its HTML once, each with its place in the source.

It must not know which documents there are; quoted text, code, links and headings are left alone.
"""

import html as entities
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nq57.body.marks import CITE_END, CITE_OPEN, CITE_TEXT
from nq57.body.places import SourcePlaces
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Mention, Named, Reference
from nq57.language.reference_finder import find_references

_TOKEN = re.compile(r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)[^"<>]*(?:"[^"]*"[^"<>]*)*>')
_CODE = frozenset({"code", "pre", "kbd"})
_CLOSED = frozenset({"a", "h2", "h3", "h4", "h5", "h6"})
_QUOTED = frozenset({"blockquote", "q", "cite"})
# Tags within a line; all others begin a new one.
INLINE = frozenset(
    ["a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "span", "strong", "u"]
)
_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_NOTE = re.compile(r'<li id="fn:([^"]+)">')
_NOTHING = "\ufffd"
_BRACKETS = re.compile(r"\[\[(?P<inside>(?=[^\]\n]*[^\W_])[^\[\]\n^\ufffd][^\[\]\n]{0,400})\]\](?!\()")
_MARKUP = re.compile(r"[*`]|__|\ufffd")  # in the words of a reference these would tear it apart


@dataclass(frozen=True, slots=True)
class Naming:
    """What a body names, with offsets in its source.

    `misplaced` are references where no link can be, in a heading or another link; `malformed` is what
    was meant as a reference and would stay brackets.
    """

    mentions: tuple[tuple[Mention, int], ...] = ()
    references: tuple[tuple[str, int], ...] = ()
    misplaced: tuple[tuple[str, int], ...] = ()
    malformed: tuple[tuple[str, int], ...] = ()


NOTHING_NAMED = Naming()


def marked(html: str) -> tuple[str, tuple[Named, ...]]:
    """The HTML with each document it names between marks that bear its index, and what was named."""
    named: list[Named] = []
    parts = (
        piece.tag or (_with_marks(piece.text, named, quoted=piece.quoted) if piece.free else piece.text)
        for piece in pieces(html)
    )
    return "".join(parts), tuple(named)


class Piece(NamedTuple):
    """A tag, or the text before one: whether it may hold links, is code, and is quoted."""

    text: str
    tag: str = ""
    name: str = ""
    free: bool = True
    code: bool = False
    quoted: bool = False


def pieces(html: str) -> Iterator[Piece]:
    """The HTML cut at its tags."""
    closed, code, quoted, end = 0, 0, 0, 0
    for tag in _TOKEN.finditer(html):
        yield Piece(html[end : tag.start()], "", "", closed + code == 0, code > 0, quoted > 0)
        name = tag["name"]
        yield Piece("", tag[0], name)
        end = tag.end()
        step = -1 if tag["close"] else 1
        if name in _CODE:
            code = max(0, code + step)
        elif name in _CLOSED:
            closed = max(0, closed + step)
        elif name in _QUOTED:
            quoted = max(0, quoted + step)
    yield Piece(html[end:], "", "", closed + code == 0, code > 0, quoted > 0)


def _with_marks(text: str, named: list[Named], *, quoted: bool) -> str:
    """One stretch of text with what it names marked; in a quotation only what the editor referred to."""
    parts: list[str] = []
    end = 0
    for start, after, reference in find_references(text):
        parts += _mentions_marked(text[end:start], named, quoted=quoted)
        shown = Reference(entities.unescape(reference.target), reference.text)
        parts += (f"{CITE_OPEN}{len(named)}{CITE_TEXT}", reference.text, CITE_END)
        named.append(shown)
        end = after
    parts += _mentions_marked(text[end:], named, quoted=quoted)
    return "".join(parts)


def _mentions_marked(text: str, named: list[Named], *, quoted: bool) -> Iterator[str]:
    end = 0
    plain, place = (text, int) if "&" not in text else _unescaped(text)
    for mention in () if quoted else find_mentions(plain):
        start, after = place(mention.start), place(mention.end)
        yield text[end:start]
        yield from (f"{CITE_OPEN}{len(named)}{CITE_TEXT}", text[start:after], CITE_END)
        named.append(mention)
        end = after
    yield text[end:]


def _unescaped(text: str) -> tuple[str, Callable[[int], int]]:
    """The text as it is read, "CCHC&VTLT" for "CCHC&amp;VTLT", and the way back to the offsets it had."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for entity in _ENTITY.finditer(text):
        shown = entities.unescape(entity[0])
        pieces += (text[end : entity.start()], shown)
        places += (*range(end, entity.start()), *[entity.start()] * len(shown))
        end = entity.end()
    places += range(end, len(text) + 1)
    return "".join((*pieces, text[end:])), places.__getitem__


class _Stretch:
    """All texts of the HTML in one: those that may hold links, and those of headings and links alone."""

    def __init__(self, html: str, source: str) -> None:
        self._places = SourcePlaces(source)
        self._offsets: list[int] = [0]
        self._sources: list[int] = [0]
        self._length = 0
        free: list[str] = []
        unquoted: list[str] = []
        closed: list[str] = []
        for piece in pieces(html):
            text = self._tag(piece) if piece.tag else self._text(piece.text)
            blank = _NOTHING * len(text)
            inside = bool(piece.tag) or not (piece.free or piece.code)
            free.append(text if piece.free else blank)
            unquoted.append(text if piece.free and not piece.quoted else blank)
            closed.append(text if inside else blank)
            self._length += len(text)
        self.free, self.unquoted, self.closed = "".join(free), "".join(unquoted), "".join(closed)

    def _tag(self, piece: Piece) -> str:
        """What stands for a tag: one within a line tears words apart, one of a block ends the line."""
        if note := _NOTE.fullmatch(piece.tag):
            self._places.enter_note(entities.unescape(note[1]))
        return _NOTHING if piece.name in INLINE else "\n"

    def _text(self, written: str) -> str:
        text = entities.unescape(written) if "&" in written else written
        for offset, place in self._places.follow(text):
            self._offsets.append(self._length + offset)
            self._sources.append(place)
        return text

    def place(self, offset: int) -> int:
        """The offset in the source of an offset here."""
        index = bisect_right(self._offsets, offset) - 1
        return self._sources[index] + offset - self._offsets[index]


def naming_of(html: str, named: tuple[Named, ...], source: str) -> Naming:
    """The places in the source of what the clean HTML names, and the references that lead nowhere."""
    if not named and "[[" not in html:
        return NOTHING_NAMED
    stretch = _Stretch(html, source)
    sound = list(find_references(stretch.free))
    return Naming(
        tuple(_mentions(stretch, named, [(one.start, one.end) for one in sound])),
        tuple((one.reference.target, stretch.place(one.start)) for one in sound),
        tuple((one.reference.target, stretch.place(one.start)) for one in find_references(stretch.closed)),
        tuple(_malformed(stretch, {one.start: one.reference for one in sound})),
    )


def _mentions(
    stretch: _Stretch, named: tuple[Named, ...], references: list[tuple[int, int]]
) -> Iterator[tuple[Mention, int]]:
    text, at = stretch.unquoted, 0
    for start, end in references:
        text = text[:start] + _NOTHING * (end - start) + text[end:]
    for one in named:
        if isinstance(one, Mention):
            place = text.find(one.text, at)
            at = place + len(one.text) if place >= 0 else at
            yield one, stretch.place(max(place, 0))


def _malformed(stretch: _Stretch, sound: dict[int, Reference]) -> Iterator[tuple[str, int]]:
    for found in _BRACKETS.finditer(stretch.free):
        reference = sound.get(found.start())
        if reference is None or _MARKUP.search(reference.text):
            yield found["inside"].replace(_NOTHING, ""), stretch.place(found.start())
