"""Citations in a body: documents named in running text are marked once, and linked as each unit sees them.

It must not know which documents there are; quoted text, code, links and headings are left alone.
"""

import html as entities
import re
from collections.abc import Callable, Iterator

from nq57.language.mentions import Mention, find_mentions
from nq57.render.marks import BASE, CITE_END, CITE_OPEN, CITE_TEXT

_TOKEN = re.compile(r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)[^"<>]*(?:"[^"]*"[^"<>]*)*>')
_APART = frozenset({"a", "code", "pre", "kbd", "blockquote", "q", "cite", "h2", "h3", "h4", "h5", "h6"})
_MARKED = re.compile(f"{CITE_OPEN}(\\d+){CITE_TEXT}(.*?){CITE_END}", re.DOTALL)


def marked(html: str) -> tuple[str, tuple[Mention, ...]]:
    """The HTML with each mention between marks that bear its index, and the mentions."""
    mentions: list[Mention] = []
    pieces = [_with_marks(text, mentions) if open_text else text for text, open_text in _pieces(html)]
    return "".join(pieces), tuple(mentions)


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The HTML cut at its tags; True for text that may be linked."""
    apart, end = 0, 0
    for tag in _TOKEN.finditer(html):
        yield html[end : tag.start()], apart == 0
        yield tag[0], False
        end = tag.end()
        if tag["name"] in _APART:
            apart = max(0, apart + (-1 if tag["close"] else 1))
    yield html[end:], apart == 0


def _with_marks(text: str, mentions: list[Mention]) -> str:
    """One stretch of text with its mentions marked."""
    parts: list[str] = []
    end = 0
    for mention in find_mentions(text):
        opening = f"{CITE_OPEN}{len(mentions)}{CITE_TEXT}"
        parts += (text[end : mention.start], opening, mention.text, CITE_END)
        mentions.append(mention)
        end = mention.end
    return "".join((*parts, text[end:]))


def linked(html: str, mentions: tuple[Mention, ...], cited: Callable[[Mention], str | None]) -> str:
    """The HTML with each mention linked to the address that `cited` gives, or left as plain text."""

    def link(found: re.Match[str]) -> str:
        address = cited(mentions[int(found[1])])
        if address is None:
            return found[2]
        return f'<a class="nq-cite" href="{BASE}{entities.escape(address)}">{found[2]}</a>'

    return _MARKED.sub(link, html)
