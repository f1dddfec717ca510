"""Where in its source a text of a body's HTML is: followed in order, from one text to the next.

It must not know Markdown. The renderer keeps no positions, but texts come out in the order in which they
were written, so each is sought from where the last one ended. What was changed is passed over.
"""

import re
from collections.abc import Iterator

_LONG = 12  # letters of a line that hardly stands twice by chance
_NEAR = 1_000  # letters ahead in which a short text is believed to be the one meant
_WORD = re.compile(r"\S+")


class SourcePlaces:
    """A source with a place in it, which moves on with every text that is found."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.at = 0

    def follow(self, text: str) -> list[tuple[int, int]]:
        """Offsets in `text` with theirs in the source, one a line that was found; moves behind it."""
        found = []
        start = 0
        for line in text.split("\n"):
            shown = line.strip()
            if shown:
                lead = start + line.index(shown)
                found += [(lead + within, place) for within, place in self._line(shown)]
            start += len(line) + 1
        return found

    def _line(self, line: str) -> Iterator[tuple[int, int]]:
        """One line whole, or, if it was changed on the way, its words."""
        place = self._next(line)
        if place >= 0:
            self.at = place + len(line)
            yield 0, place
            return
        for word in _WORD.finditer(line):
            place = self._source.find(word[0], self.at, self.at + _NEAR)
            if place >= 0:
                self.at = place + len(word[0])
                yield word.start(), place

    def _next(self, line: str) -> int:
        if len(line) < _LONG:
            return self._source.find(line, self.at, self.at + _NEAR)
        place = self._source.find(line, self.at)
        return self._source.find(line) if place < 0 else place

    def first(self, *signs: str, before: int | None = None) -> int:
        """The first of these signs ahead, -1 if there is none; nothing moves."""
        places = (self._source.find(sign, self.at, before) for sign in signs)
        return min((place for place in places if place >= 0), default=-1)

    def skip(self, text: str) -> int:
        """Where `text` is next; moves behind it. Where it is not ahead, nothing moves."""
        place = self._source.find(text, self.at)
        if place >= 0:
            self.at = place + len(text)
            return place
        return self.at

    def enter_note(self, name: str) -> None:
        """Go where a footnote is defined: its text comes out at the end, wherever it is written."""
        place = self._source.find(f"[^{name}]:")
        if place >= 0:
            self.at = place + len(name) + 4
