"""Citations in a body: documents named in running text are marked once, and linked as each unit sees them.

It must not know which documents there are; quoted text, code, links and headings are left alone.
"""

import html as entities
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Named, Reference
from nq57.language.reference_finder import find_references
from nq57.render.link_views import LinkView
from nq57.render.placeholders import BASE, CITE_END, CITE_OPEN, CITE_TEXT

# The address of a document and what to call it where an editor gave no words.
Cited = tuple[str, str]
_TOKEN = re.compile(r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)[^"<>]*(?:"[^"]*"[^"<>]*)*>')
_CLOSED = frozenset({"a", "code", "pre", "kbd", "h2", "h3", "h4", "h5", "h6"})
_QUOTED = frozenset({"blockquote", "q", "cite"})
_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARKED = re.compile(f"{CITE_OPEN}(\\d+){CITE_TEXT}(.*?){CITE_END}", re.DOTALL)


def marked(html: str) -> tuple[str, tuple[Named, ...]]:
    """The HTML with each document it names between marks that bear its index, and what was named."""
    named: list[Named] = []
    pieces = (
        _with_marks(text, named, quoted=quoted) if free else text for text, free, quoted in _pieces(html)
    )
    return "".join(pieces), tuple(named)


def _pieces(html: str) -> Iterator[tuple[str, bool, bool]]:
    """The HTML cut at its tags; whether each piece is text that may hold links, and is quoted."""
    closed, quoted, end = 0, 0, 0
    for tag in _TOKEN.finditer(html):
        yield html[end : tag.start()], closed == 0, quoted > 0
        yield tag[0], False, False
        end = tag.end()
        step = -1 if tag["close"] else 1
        if tag["name"] in _CLOSED:
            closed = max(0, closed + step)
        elif tag["name"] in _QUOTED:
            quoted = max(0, quoted + step)
    yield html[end:], closed == 0, quoted > 0


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


def linked_text(text: str, cited: Callable[[Named], Cited | None]) -> tuple[LinkView, ...]:
    """Plain text in pieces, those that name a document with its address."""
    pieces: list[LinkView] = []
    end = 0
    for mention in _mentions_of(text) if text else ():
        if known := cited(mention):
            pieces += [LinkView(text[end : mention.start]), LinkView(mention.text, known[0])]
            end = mention.end
    return tuple(piece for piece in (*pieces, LinkView(text[end:])) if piece.text)


_mentions_of = lru_cache(maxsize=4_096)(find_mentions)


def linked(html: str, named: tuple[Named, ...], cited: Callable[[Named], Cited | None]) -> str:
    """The HTML with each named document linked where `cited` knows it, else left as its words."""

    def link(found: re.Match[str]) -> str:
        one, words = named[int(found[1])], found[2]
        known = cited(one)
        if isinstance(one, Reference) and not words:
            name = known[1] if known else one.target.rpartition("/van-ban/")[2]
            words = entities.escape(name, quote=False)
        if known is None:
            return words
        return f'<a class="nq-cite" href="{BASE}{entities.escape(known[0])}">{words}</a>'

    return _MARKED.sub(link, html)
