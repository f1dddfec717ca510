"""Texts that no reader of Markdown gets through in good time: thousands of brackets that are never closed.

It must not know Markdown's rules, only their cost: a reader looks from each opening sign to its end, so
a few kilobytes of `[` take it minutes, and a definition list without blank lines takes it too deep.
"""

import re
from collections.abc import Iterator

MAX_LOOKED_AT = 3_000_000  # letters between opening signs and their ends, all together: about half a second
MAX_HEADINGS = 3_000
MAX_TERMS = 300  # of a definition list without a blank line
MAX_ABBREVIATIONS = 1_000
_FEW = 400  # opening signs that cannot cost much in a text of a common size
_SIGN = re.compile(r"\n[ \t]*\n|\]\(|[\[\]()<>]")
_CLOSING = {"]": "[", ")": "(", ">": "<"}
_HEADING = re.compile(r"^ {0,3}#{1,6}|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_TERM = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}\*\[", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")


def tangled_line(text: str) -> int | None:
    """The line (from 1) where a text becomes too tangled to be read; None for any ordinary text."""
    at = min((place for place in _places(text) if place is not None), default=None)
    return None if at is None else text.count("\n", 0, at) + 1


def _places(text: str) -> Iterator[int | None]:
    yield _brackets(text)
    yield _nth(_HEADING, text, MAX_HEADINGS)
    yield _nth(_ABBREVIATION, text, MAX_ABBREVIATIONS)
    if text.count("\n:") + text.count("\n :") > MAX_TERMS:
        yield from _definitions(text)


def _nth(pattern: re.Pattern[str], text: str, most: int) -> int | None:
    """Where a pattern occurs once too often."""
    if text.count("\n") < most:
        return None
    return next((found.start() for n, found in enumerate(pattern.finditer(text), 1) if n > most), None)


def _definitions(text: str) -> Iterator[int | None]:
    start = 0
    for block in _BLANK.split(text):
        start = text.find(block, start)
        place = _nth(_TERM, block, MAX_TERMS)
        yield None if place is None else start + place
        start += len(block)


def _brackets(text: str) -> int | None:
    """Where the way from all opening signs to their ends has become too long."""
    if text.count("[") + text.count("<") + text.count("](") <= _FEW and len(text) <= MAX_LOOKED_AT // _FEW:
        return None
    way = 0
    for cost, place in _ways(text):
        way += cost
        if way > MAX_LOOKED_AT:
            return place
    return None


def _ways(text: str) -> Iterator[tuple[int, int]]:
    """From each opening sign to its end, or to its block's: how many letters, and where it stands."""
    waiting: dict[str, list[int]] = {"[": [], "(": [], "<": []}
    for found in _SIGN.finditer(text):
        sign, at = found[0], found.start()
        if sign[0] == "\n":
            yield from _unclosed(waiting, at)
            continue
        if sign[0] in _CLOSING and waiting[_CLOSING[sign[0]]]:
            opened = waiting[_CLOSING[sign[0]]].pop()
            yield at - opened, opened
        if sign[-1] in waiting and (sign != "(" or waiting["("]):
            waiting[sign[-1]].append(at)
    yield from _unclosed(waiting, len(text))


def _unclosed(waiting: dict[str, list[int]], end: int) -> Iterator[tuple[int, int]]:
    for places in waiting.values():
        yield from ((end - place, place) for place in places)
        places.clear()
