"""Text composed and without invisible signs, with the way back to the offsets it had.

It must not know what is searched in the text; text that needs no mending costs a glance.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CLUSTER = re.compile(f"[^\u0300-\u036f{INVISIBLE}][\u0300-\u036f]+|[{INVISIBLE}]+")


class _Change(NamedTuple):
    """A stretch of the mended text, and the stretch of its source that it stands for."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Every change of a mended text in order; between two of them characters stand one for one."""

    changes: tuple[_Change, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source for a stretch of at least one character of the mended text."""
        first, last = self._before(start), self._before(end - 1)
        begins = first.source_start if start < first.end else start - first.end + first.source_end
        ends = last.source_end if end <= last.end else end - last.end + last.source_end
        return begins, ends

    def _before(self, place: int) -> _Change:
        index = bisect_right(self.changes, place, key=lambda change: change.start)
        return self.changes[index - 1] if index else _Change(0, 0, 0, 0)


def mended(text: str) -> tuple[str, Origin | None]:
    """The text in NFC without invisible signs; an origin only where something had to change."""
    if text.isascii():
        return text, None
    if unicodedata.is_normalized("NFC", text) and not any(sign in text for sign in INVISIBLE):
        return text, None
    changes: list[_Change] = []
    longer = 0  # by how much the source is longer, up to here

    def compose(match: re.Match[str]) -> str:
        nonlocal longer
        composed = "" if match[0][0] in INVISIBLE else unicodedata.normalize("NFC", match[0])
        start = match.start() - longer
        changes.append(_Change(start, start + len(composed), match.start(), match.end()))
        longer += len(match[0]) - len(composed)
        return composed

    return _CLUSTER.sub(compose, text), Origin(tuple(changes))
