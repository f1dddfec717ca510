"""The plain text of a body's HTML.

It must not know what the text is for: search, feeds and checks read the same.
"""

import html
import re

from nq57.body.marks import CITE_END, CITE_OPEN, CITE_TEXT

# What is inside a line vanishes; what parts blocks becomes a blank.
_WITHIN = re.compile(
    f'<a class="headerlink".*?</a>|</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|span|strong|sub|sup|time)\\b[^>]*>'
    f"|{CITE_OPEN}\\d+{CITE_TEXT}|{CITE_END}",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")
_NOTE_SIGN = re.compile(r'<sup id="fnref[^>]*>.*?</sup>')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_BLOCK = re.compile(r"<(p|li)\b[^>]*>((?:(?!</?(?:p|li|ul|ol|table)\b).)*)", re.DOTALL)
_OPENING = 220  # letters that previews of links and feeds show


def plain_text(markup: str) -> str:
    """The text of rendered HTML, blocks apart."""
    return html.unescape(_TAG.sub(" ", _WITHIN.sub("", markup)))


def blocks(markup: str) -> tuple[str, ...]:
    """The paragraphs and items of rendered HTML as plain text, each in one line; no tables, no headings."""
    found = (" ".join(plain_text(without_notes(text)).split()) for _, text in _BLOCK.findall(markup))
    return tuple(text for text in found if text)


def without_notes(markup: str) -> str:
    """HTML without the numbers of its footnotes."""
    return _NOTE_SIGN.sub("", markup)


def opening(markup: str) -> str:
    """The first paragraph of rendered HTML as plain text, cut at a word; the whole where there is none."""
    paragraphs = (" ".join(plain_text(found).split()) for found in _PARAGRAPH.findall(markup))
    text = next(filter(None, paragraphs), "") or " ".join(plain_text(markup).split())
    if len(text) <= _OPENING:
        return f"{text[:-1]}…" if text.endswith(":") else text
    return text[:_OPENING].rsplit(" ", 1)[0] + "…"
