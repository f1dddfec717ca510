"""The plain text of a body's HTML.

It must not know what the text is for: search, feeds and checks read the same.
"""

import html
import re

from nq57.body.marks import CITE_END, CITE_OPEN, CITE_TEXT

# What stands inside a line vanishes; what parts blocks becomes a blank.
_WITHIN = re.compile(
    f'<a class="headerlink".*?</a>|</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|span|strong|sub|sup|time)\\b[^>]*>'
    f"|{CITE_OPEN}\\d+{CITE_TEXT}|{CITE_END}",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]+>")


def plain_text(markup: str) -> str:
    """The text of rendered HTML, blocks apart."""
    return html.unescape(_TAG.sub(" ", _WITHIN.sub("", markup)))
