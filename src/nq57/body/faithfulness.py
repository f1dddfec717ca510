"""Whether readers see what was written: marks that stayed text, and words that the page does not have.

It must not know what was meant. Marks behind a backslash are wanted; words are compared by number, so one
that stands elsewhere too is missed all the same.
"""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from nq57.body.marks import without_marks
from nq57.body.naming import INLINE, pieces
from nq57.body.places import SourcePlaces
from nq57.body.plain import plain_text, without_notes

_FILE = r"[\w %()-]{1,120}\.(?:png|jpe?g|heic|webp|pdf|docx?|xlsx?|mp[34])"
_ADDRESS = rf"(?:https?:|www\.|{_FILE}|$)"
# Marks within a line: each alternative is one slip, and what it matches is the mark that is told.
_INSIDE = re.compile(
    "|".join(
        (
            r"(?<![*\\])\*\*(?!\*)",
            r"\]\((?=\S)",
            rf"\] \((?={_ADDRESS})",  # [words] (address)
            rf"\)\[(?={_ADDRESS})",  # (words)[address]
            r"!\([^()\n]{1,80}\)\[",
            r"(?<=[^\W\d])\]\[(?=[^\W\d][\w -]{0,80}\])",  # [words][name] without its definition
            rf"(?<!\[)\[(?={_FILE}\])",
            r"\{[#.][\w-]+\}|\{:",
            r"(?<!~)~~(?!~)|(?<=\w)~(?=\w{1,4}~(?!~))|(?<=\w)\^(?=\w{1,4}\^)",
            r"\[\^[^\]\s]{1,80}\]|(?<![=\w])==(?=\w)|<!--|(?<!\w)_(?=[^\W_]|$)|(?<!`)`(?!`)",
            r"(?<![\w:]):[a-z][a-z_]{2,}:(?!\w)",
            r"\$(?=[^\s$][^$\n]{0,80}[\\^_={][^$\n]{0,80}\$)",
        )
    )
)
_LINE_STARTS = (
    r"^(?:[-*+•●▪] (?=\S)|\|(?=.*\|)|#{2,6}(?=\S)|!!! ?\w|```|~~~|:::)",
    r"^#(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]{0,6} [^#\n]+\Z)",  # a heading, for a tag is one word
    r"^(?:={3,}|-{2,}|\+-[-+=]+)(?=[-=+ ]*$)",  # rules of tables and headings that became none
    r"^([-+])(?=[^\W\d_][^\n]*\n\1[^\W\d_])",  # a list without its blanks
    r"^\d{1,2}[.)](?=[^\W\d_][^\n]*\n\d{1,2}[.)][^\W\d_])",
)
_AT_START = re.compile("|".join(_LINE_STARTS), re.MULTILINE)
_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|^[ >]*(?:```|~~~)[^\n]*|^ {0,3}\*?\[[^\]\n^][^\]\n]*\]:[^\n]*"
    r"|</?[a-zA-Z][^<>\n]*\n[^<>]*>|^!!![ \t]*\w+|\{#[\w-]+\}|\[\^[^\]\n]+\]:?"
    r"|^[ \t>]*(?:[-*+] +)?(?:\d{1,9}[.)][ \t]|\[[ xX]\] |[oØü][ \t\u00a0]{2})",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_LOOSE = re.compile(r"&(?!#?\w{1,32};)")  # a sign of its own: only with its end is it a reference
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|<[a-zA-Z][a-zA-Z+.-]*:[^>\s]*>")
_MARKS = re.compile(r"[*`~\\]|(?<!\w)_+|_+(?!\w)")
_BEYOND = 20  # letters behind the last word that was found
# Scripts without blanks between words are told letter by letter: a link inside a line parts no words there.
_UNPARTED = "\u0e80-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uaa80-\uaadf"
_WORD = re.compile(rf"[{_UNPARTED}]|(?:(?![{_UNPARTED}])[^\W_])+")
_ATTRIBUTE = re.compile(r' (?:alt|title|href|src|id)="([^"]*)"')
_MOST_NAMED = 6


class Unfaithful(NamedTuple):
    """A mark that stayed text (`mark`), or words that are not shown; offset in the source."""

    value: str
    offset: int
    is_mark: bool


def unfaithful(source: str, clean: str) -> tuple[Unfaithful, ...]:
    """Every kind of mark that stayed text, where it does so first; then the line that lost most words."""
    return (*_marks_left(source, clean), *_words_lost(source, clean))


def _marks_left(source: str, clean: str) -> Iterator[Unfaithful]:
    places, seen, before = SourcePlaces(source), set[str](), ""
    for piece in pieces(clean):
        if piece.tag:
            before = piece.name
            continue
        text = html.unescape(piece.text)
        start = places.at
        found = places.follow(text)
        if piece.code:
            continue
        for mark, at in _marks(text, starts=before not in INLINE):
            if mark in seen:
                continue
            next_word = bisect_right(found, at, key=itemgetter(0))
            first = found[next_word - 1][1] if next_word else start
            last = found[next_word][1] if next_word < len(found) else places.at + _BEYOND
            place = source.find(mark, first, last)
            if place >= 0 and source[max(0, place - 1)] != "\\":
                seen.add(mark)
                yield Unfaithful(mark, place, is_mark=True)


def _marks(text: str, *, starts: bool) -> Iterator[tuple[str, int]]:
    """Marks in a text; those of a line's start count in its first line only where a line `starts`."""
    for found in _INSIDE.finditer(text):
        yield found[0], found.start()
    for found in _AT_START.finditer(text):
        if found.start() or starts:
            yield found[0].strip(), found.start()


def _words_lost(source: str, clean: str) -> Iterator[Unfaithful]:
    """Words of the source that the page has less often."""
    attributes = html.unescape(" ".join(_ATTRIBUTE.findall(clean)))
    shown = Counter(_words(f"{without_notes(clean)} {attributes}"))
    written = _blanked(source)
    lines = [_words(line) for line in written.split("\n")]
    lost = Counter(word for line in lines for word in line) - shown
    if not lost:
        return
    most, line = max((sum(word in lost for word in words), -n) for n, words in enumerate(lines))
    if most:
        start = sum(len(one) + 1 for one in source.split("\n")[:-line]) if line else 0
        named = list(dict.fromkeys(word for word in lines[-line] if word in lost))
        yield Unfaithful(" ".join(named[:_MOST_NAMED]), start, is_mark=False)


def _words(markup: str) -> list[str]:
    """The words of HTML, or of a source line, without their marks."""
    return _WORD.findall(_MARKS.sub("", without_marks(plain_text(markup)).replace("\\_", "_")))


def _blanked(source: str) -> str:
    """The source without what no reader is meant to read; its lines stay."""
    without = _HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), _LOOSE.sub("&amp;", source))
    return _TARGET.sub("] ", without)
