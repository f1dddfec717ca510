"""Text composed and without invisible signs, with the way back to the offsets it had.

It must not know what is searched in the text; text that needs no mending costs a glance.
"""

import re
import unicodedata
from array import array
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CLUSTER = re.compile(f"[^\u0300-\u036f{_INVISIBLE}][\u0300-\u036f]+|[{_INVISIBLE}]+")


class Origin(NamedTuple):
    """For each character of a mended text, where its source begins and ends."""

    starts: "array[int]"  # the type is subscriptable only to checkers before Python 3.12
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the mended text stands for."""
        return self.starts[start], self.ends[end - 1]


def mended(text: str) -> tuple[str, Origin | None]:
    """The text in NFC without invisible signs; an origin only where something had to change."""
    if text.isascii() or not (any(sign in text for sign in _INVISIBLE) or _decomposed(text)):
        return text, None
    pieces: list[str] = []
    origin = Origin(array("L"), array("L"))
    done = 0
    for match in _CLUSTER.finditer(text):
        _keep(pieces, origin, text, (done, match.start()))
        composed = "" if match[0][0] in _INVISIBLE else unicodedata.normalize("NFC", match[0])
        pieces.append(composed)
        origin.starts.extend([match.start()] * len(composed))
        origin.ends.extend([match.end()] * len(composed))
        done = match.end()
    _keep(pieces, origin, text, (done, len(text)))
    return "".join(pieces), origin


def _decomposed(text: str) -> bool:
    return not unicodedata.is_normalized("NFC", text)


def _keep(pieces: list[str], origin: Origin, text: str, span: tuple[int, int]) -> None:
    """Take over a stretch that needs no mending."""
    start, end = span
    pieces.append(text[start:end])
    origin.starts.extend(range(start, end))
    origin.ends.extend(range(start + 1, end + 1))
