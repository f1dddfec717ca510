"""Text composed and without invisible signs, with the way back to the offsets it had.

It must not know what is searched in the text; text that needs no mending costs a glance.
"""

import functools
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # all that Vietnamese letters are composed with
_SIGNS = _MARKS + INVISIBLE
_HIDE = dict.fromkeys(map(ord, INVISIBLE))
_MOST_CACHED = 64


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
    starts: tuple[int, ...]  # of the changes, for searching

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source for a stretch of at least one character of the mended text."""
        first, last = self._before(start), self._before(end - 1)
        begins = first.source_start if start < first.end else start - first.end + first.source_end
        ends = last.source_end if end <= last.end else end - last.end + last.source_end
        return begins, ends

    def _before(self, place: int) -> _Change:
        index = bisect_right(self.starts, place)
        return self.changes[index - 1] if index else _Change(0, 0, 0, 0)


def mended(text: str) -> tuple[str, Origin | None]:
    """The text in NFC without invisible signs; an origin only where something had to change."""
    # A look for each sign, then a search for those there are: many times faster than one for all.
    present = "".join([sign for sign in _SIGNS if sign in text])
    if not present:
        return text, None
    pieces: list[str] = []
    changes: list[_Change] = []
    done = place = 0  # how far the source is read, and how long the mended text is
    for match in _search_for(present).finditer(text):
        start, end = match.span()
        marks = match[0].translate(_HIDE)
        base = max(done, start - 1) if marks else start
        composed = unicodedata.normalize("NFC", text[base:start] + marks)
        pieces += (text[done:base], composed)
        place += base - done
        changes.append(_Change(place, place + len(composed), base, end))
        place += len(composed)
        done = end
    origin = Origin(tuple(changes), tuple(change.start for change in changes))
    return "".join([*pieces, text[done:]]), origin


@functools.lru_cache(maxsize=_MOST_CACHED)
def _search_for(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]+")
