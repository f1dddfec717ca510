"""Text composed and without invisible signs, with the way back to the offsets it had.

It must not know what is searched in the text; text that needs no mending costs a glance.
"""

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Protocol

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # all that Vietnamese letters are composed with
_ACUTE = "\u0301"  # the sign that decomposed text is surest to have
_SIGNS = _MARKS + INVISIBLE
_HIDE = dict.fromkeys(map(ord, INVISIBLE))
_MOST_CACHED = 64
_MOST_WORDS = 4096
_LONGEST_WORD = 1024
_MOST_TRIES = 4
_MOST_SIGNS = 4  # characters of the source for one of the mended text, as far as is searched
_TAILS = frozenset(_SIGNS)


class SourceMap(Protocol):
    """The way from a mended text back to its source."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source for a stretch of at least one character of the mended text."""


class Replacement(NamedTuple):
    """A stretch of the mended text, and the stretch of its source that it stands for."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change of a mended text in order; between two of them characters stand one for one."""

    changes: tuple[Replacement, ...]
    starts: tuple[int, ...]  # of the changes, for searching

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source."""
        first, last = self._before(start), self._before(end - 1)
        begins = first.source_start if start < first.end else start - first.end + first.source_end
        ends = last.source_end if end <= last.end else end - last.end + last.source_end
        return begins, ends

    def _before(self, place: int) -> Replacement:
        index = bisect_right(self.starts, place)
        return self.changes[index - 1] if index else Replacement(0, 0, 0, 0)


@dataclass(frozen=True)
class _Words:
    """The way back by words: a blank is never composed, so the nth word stands for the nth word."""

    source: str
    clear: str
    # The last stretch told: where it begins in either text, and the blanks before it. Saves time only.
    last: list[int] = field(default_factory=lambda: [0, 0, 0], compare=False)

    @functools.cached_property
    def _words(self) -> list[str]:
        return self.source.split(" ")

    @functools.cached_property
    def _starts(self) -> list[int]:
        """Where each word of the source would begin, were there no blanks before it."""
        return list(accumulate(map(len, self._words), initial=0))

    @functools.cached_property
    def _ends(self) -> list[int]:
        """Where each word of the mended text ends, were there no blanks before it."""
        return list(accumulate(map(len, self.clear.split(" "))))

    @functools.cached_property
    def _changes(self) -> "Changes | None":
        """The whole way back, for texts with words of monstrous length; None where it leads elsewhere."""
        clear, origin = _by_changes(self.source)
        return origin if clear == self.clear else None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source."""
        done, at, known = self.last if start >= self.last[0] else (0, 0, 0)
        blanks = known + self.clear.count(" ", done, start)
        reach = at + _MOST_SIGNS * (start - done)
        found = self._found(start, end, (at, reach), blanks - known)
        if found is None:
            found = (self._place(start, blanks)[0], self._place(end - 1)[1])
        self.last[:] = (start, found[0], blanks)
        return found

    def _found(self, start: int, end: int, between: tuple[int, int], blanks: int) -> tuple[int, int] | None:
        """Whole words found again in fully decomposed form: most stretches, at a fraction of the cost."""
        if start and self.clear[start - 1] != " ":
            return None
        piece = unicodedata.normalize("NFD", self.clear[start:end])
        first, reach = between
        at = max(first, start) - 1
        for _ in range(_MOST_TRIES):
            at = self.source.find(piece, at + 1, reach + len(piece))
            if at < 0:
                return None
            if self.source.count(" ", first, at) == blanks:
                last = at + len(piece)
                whole = (not at or self.source[at - 1] == " ") and self.source[
                    last : last + 1
                ] not in _TAILS
                return (at, last) if whole else None
        return None

    def _place(self, at: int, number: int = -1) -> tuple[int, int]:
        """The stretch of the source for one character of the mended text, in the word of that number."""
        number = self._number(at) if number < 0 else number
        begins, word = self._starts[number] + number, self._words[number]
        first = (self._ends[number - 1] if number else 0) + number
        if self.clear[at] == " ":
            return begins + len(word), begins + len(word) + 1
        if len(word) > _LONGEST_WORD:
            return self._in_monster(at, begins, len(word))
        if self.clear.startswith(word, first):
            return begins + at - first, begins + at - first + 1
        mended_word, origin = _mended_word(word)
        if origin is None or not self.clear.startswith(mended_word, first):
            return begins, begins + len(word)  # letters of another script: the word as a whole
        start, end = origin.span(at - first, at - first + 1)
        return begins + start, begins + end

    def _number(self, at: int) -> int:
        """How many blanks are before that character."""
        ends = self._ends
        return bisect_left(range(len(ends)), at, key=lambda number: ends[number] + number)

    def _in_monster(self, at: int, begins: int, length: int) -> tuple[int, int]:
        origin = self._changes
        return (begins, begins + length) if origin is None else origin.span(at, at + 1)


def mended(text: str) -> tuple[str, SourceMap | None]:
    """The text in NFC without invisible signs; an origin only where something had to change."""
    # A look for each sign: many times faster than one search for all.
    if _ACUTE not in text and not any([sign in text for sign in _SIGNS]):  # noqa: C419 - faster than lazily
        return text, None
    bare = text.translate(_HIDE) if any([sign in text for sign in INVISIBLE]) else text  # noqa: C419 - the same
    clear = unicodedata.normalize("NFC", bare)
    return clear, _Words(text, clear)


def _by_changes(text: str) -> tuple[str, Changes | None]:
    """The text mended sign by sign, each change noted."""
    present = "".join([sign for sign in _SIGNS if sign in text])
    if not present:
        return text, None
    pieces: list[str] = []
    changes: list[Replacement] = []
    done = place = 0  # how far the source is read, and how long the mended text is
    for match in _search_for(present).finditer(text):
        start, end = match.span()
        marks = match[0].translate(_HIDE)
        base = max(done, start - 1) if marks else start
        composed = unicodedata.normalize("NFC", text[base:start] + marks)
        pieces += (text[done:base], composed)
        place += base - done
        changes.append(Replacement(place, place + len(composed), base, end))
        place += len(composed)
        done = end
    origin = Changes(tuple(changes), tuple(change.start for change in changes))
    return "".join([*pieces, text[done:]]), origin


@functools.lru_cache(maxsize=_MOST_WORDS)
def _mended_word(word: str) -> tuple[str, Changes | None]:
    return _by_changes(word)


@functools.lru_cache(maxsize=_MOST_CACHED)
def _search_for(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]+")
