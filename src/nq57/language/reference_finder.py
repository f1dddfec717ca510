"""`[[1169/QĐ-TTg]]` and `[[1169/QĐ-TTg|chương trình]]`: documents that an editor refers to in a text.

It must not know which documents exist, nor Markdown: what is code or a link, the caller blanks out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nq57.language.mentions import Reference

# In a table of Markdown the bar between target and words is written `\|`.
_REFERENCE = re.compile(
    r"\[\[(?P<target>[^\[\]|<>\n\\^][^\[\]|<>\n\\]{0,159}?)(?:\\?\|(?P<text>[^\[\]|<>]{1,300}))?\]\](?!\()"
)


class FoundReference(NamedTuple):
    """A reference at `start:end` of a text."""

    start: int
    end: int
    reference: Reference


def find_references(text: str) -> Iterator[FoundReference]:
    """Every reference in the text, in order."""
    if "[[" not in text:
        return
    for found in _REFERENCE.finditer(text):
        target, words = found["target"].strip(), (found["text"] or "").strip()
        if target:
            yield FoundReference(*found.span(), Reference(" ".join(target.split()), words))
