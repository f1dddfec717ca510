"""Citations in a body: documents named in running text linked as each unit sees them.

It must not know which documents there are; `nq57.body.naming` has marked them.
"""

import html as entities
import re
from collections.abc import Callable
from functools import lru_cache

from nq57.body.marks import BASE, CITE_END, CITE_OPEN, CITE_TEXT
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Named, Reference
from nq57.render.link_views import LinkView

# The address of a document and what to call it where an editor gave no words.
Cited = tuple[str, str]
_MARKED = re.compile(f"{CITE_OPEN}(\\d+){CITE_TEXT}(.*?){CITE_END}", re.DOTALL)


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
