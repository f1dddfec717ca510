"""The one reading of a body: what readers get of it, what it leads to and names, each with its place.

It must not know records or units. Whether a link leads anywhere or a document is there is judged above.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nq57.body.faithfulness import Unfaithful, unfaithful
from nq57.body.fragments import EMPTY, Fragment
from nq57.body.naming import NOTHING_NAMED, Naming, naming_of
from nq57.body.plain import opening, without_notes
from nq57.body.rendering import rendered
from nq57.body.written_html import Dropped, Image, WrittenHtml, WrittenLink
from nq57.model.source import Source

_ID = re.compile(r'\sid="([^"]*)"')
_IMAGE = re.compile(r'<img\b[^>]*?\ssrc="(?P<target>[^"]*)"')  # the cleaner quotes every attribute
_IN_MEMORY = 512  # bodies: read by the checks first, then by pages


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text as it was read; offsets are in the text.

    `fragment` is what pages show, `opening` its first sentences as plain text; `anchors` are the names that
    links may lead to; `dropped` is what an editor wrote in HTML and readers do not get, `unfaithful` what
    they see otherwise than it was written.
    """

    fragment: Fragment = EMPTY
    opening: str = ""
    links: tuple[WrittenLink, ...] = ()
    images: tuple[Image, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unfaithful: tuple[Unfaithful, ...] = ()
    naming: Naming = NOTHING_NAMED
    anchors: frozenset[str] = frozenset()


# What reads the text of the record at an address; an engine may pass one that remembers.
BodyReader = Callable[[str, str], Body]


@lru_cache(maxsize=_IN_MEMORY)
def read_body(text: str, record_url: str) -> Body:
    """Read Markdown that belongs to the record at `record_url`; it must be within `body_bounds`."""
    raw, clean, fragment = rendered(text, record_url)
    if not raw:
        return Body()
    written = WrittenHtml(raw, text)
    return Body(
        fragment,
        opening(without_notes(clean)),
        tuple(written.links),
        (*written.images, *_hidden_images(raw, clean)),
        tuple(written.dropped),
        unfaithful(text, clean),
        naming_of(clean, fragment.mentions, text),
        frozenset(_ID.findall(fragment.html)),
    )


def _hidden_images(raw: str, clean: str) -> Iterator[Image]:
    """Pictures that readers get out of `<noscript>`, where its end within an attribute hides them."""
    if "<noscript" in raw.lower():
        yield from (Image(html.unescape(found["target"]), "", 0) for found in _IMAGE.finditer(clean))


def render_body(text: str, record_url: str) -> Fragment:
    """What pages show of a text."""
    return read_body(text, record_url).fragment


def place_in(text: str, offset: int, path: str, first_line: int) -> Source:
    """Line and column of an offset in a text that begins on `first_line` of its file."""
    line = text.count("\n", 0, offset)
    return Source(path, first_line + line, offset - text.rfind("\n", 0, offset))
