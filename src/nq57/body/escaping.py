"""Plain words as Markdown that shows them as they are.

It must not know what the words are for: imported papers and bulletins write the same.
"""

import re

_SPECIAL = re.compile(r"([\\*_`\[\]>|#])")
_AT_LINE_START = re.compile(r"^([ \t]*(?:[0-9]{1,9}(?=[.)])|(?=[-+]+(?:[ \t]|$))))", re.MULTILINE)
_REFERENCE = re.compile(r"&(?=#?[A-Za-z0-9]{1,31};)")


def escaped(text: str) -> str:
    """The words with every sign escaped that Markdown reads as its own; `<` has no escape there."""
    return _SPECIAL.sub(r"\\\1", _REFERENCE.sub("&amp;", text)).replace("<", "&lt;")


def escaped_lines(text: str) -> str:
    """The same of words that may begin a line: "1. ", "- " and "+ " there are no items of a list."""
    return _AT_LINE_START.sub(r"\1\\", escaped(text))
