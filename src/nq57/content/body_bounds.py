"""Bounds of texts that Markdown is made of, so that none, however it was made, holds up a build.

It must not render anything, nor know Markdown's rules but for their cost: a reader looks from each opening
sign to its end, so a few kilobytes of `[` take it minutes; it takes time by the square of lines, and goes
deep into nested quotes and lists. An article of a hundred pages stays far below all bounds.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from nq57.model.problems import Problem, problem
from nq57.model.source import Source

MOST_CHARACTERS = 200_000
MOST_LINES = 4_000
_DEEPEST = 12
# Quotes in quotes, with lists between them or without; and lists by their indent, in blanks or tabs.
_QUOTES = re.compile(
    rf"^[ \t]{{0,60}}(?:(?:[-*+]|\d{{1,9}}\.)?[ \t]{{0,3}}+>[ \t]{{0,3}}){{{_DEEPEST + 1}}}", re.MULTILINE
)
_NESTED = re.compile(rf"^(?: {{4}}| {{0,3}}\t){{{_DEEPEST}}}[ \t]*+(?:[-*+]|\d+\.)[ \t]", re.MULTILINE)
# What is counted, how much of it there may be, and how it is told in both languages.
_Bound = tuple[Callable[[str], int], int, str, str]
_BOUNDS: tuple[_Bound, ...] = (
    (len, MOST_CHARACTERS, "ký tự", "characters"),
    (lambda text: text.count("\n"), MOST_LINES, "dòng", "lines"),
    (lambda text: len(_QUOTES.findall(text)), 0, "trích dẫn lồng quá sâu", "quotes nested too deeply"),
    (lambda text: len(_NESTED.findall(text)), 0, "danh sách lồng quá sâu", "lists nested too deeply"),
)
MAX_LOOKED_AT = 3_000_000  # letters between opening signs and their ends, all together: about half a second
MAX_HEADINGS = 3_000
MAX_TERMS = 300  # of a definition list without a blank line
MAX_ABBREVIATIONS = 1_000
MAX_COMPARED = 30_000_000  # abbreviations times letters: each letter may begin any of them
MAX_MARKS = 1_000_000_000  # marks times letters of a paragraph, all together: each mark has it copied
MAX_UNPAIRED = 10_000_000  # letters from code marks that nobody closes to the end of what they could hold
MAX_NOTED = 1_000  # references to one footnote: each looks through all before it
_SHORT = 20_000  # letters of a text that none of these three bounds can be overstepped in
_FEW = 400  # opening signs that cannot cost much in a text of a common size
_SIGN = re.compile(r"\n[ \t]*\n|\]\(|[\[\]()<>]")
_CLOSING = {"]": "[", ")": "(", ">": "<"}
_HEADING = re.compile(r"^ {0,3}#{1,6}|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_TERM = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}\*\[", re.MULTILINE)
_MARK = re.compile(r"[*\\<&\[~]|_(?!\w)|(?<!\w)_|(?<!`)`")
_CODE = re.compile(r"(?P<fence>^[ ]{0,3}(?:`{3,}|~{3,}))|`+", re.MULTILINE)
_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-[-:| \t]*+")
_PARTING = re.compile(r"\n[ \t]*\n|\n---[ \t]*+\n")  # a blank line, or the end of a declaration
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}\.)[ \t]")
_ITEMS = re.compile(r"\n(?=[ \t]*+(?:[-*+]|\d{1,9}\.)[ \t])")
_NOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_BLANK = re.compile(r"\n[ \t]*\n")


def length_problem(text: str, place: Source) -> Problem | None:
    """Whether a text that is no Markdown, such as a file's declaration, is longer than any body may be."""
    return _overstepped(text, place, _BOUNDS[:1])


def body_problem(body: str, place: Source) -> Problem | None:
    """The first bound that the body oversteps."""
    return _overstepped(body, place, _BOUNDS)


def is_within(body: str) -> bool:
    """Whether a text that a program made may be a body: one that oversteps a bound would not be built."""
    return _overstepped(body, Source(""), _BOUNDS) is None and tangled_line(body) is None


def _overstepped(body: str, place: Source, bounds: tuple[_Bound, ...]) -> Problem | None:
    for count, most, what, what_en in bounds:
        found = count(body)
        if found > most:
            return problem("noi-dung-qua-lon", place, found=found, most=most, what=what, what_en=what_en)
    return None


def tangled_line(text: str) -> int | None:
    """The line (from 1) where a text becomes too tangled to be read; None for any ordinary text."""
    at = min((place for place in _places(text) if place is not None), default=None)
    return None if at is None else text.count("\n", 0, at) + 1


def _places(text: str) -> Iterator[int | None]:
    yield _brackets(text)
    yield _nth(_HEADING, text, MAX_HEADINGS)
    yield _nth(_ABBREVIATION, text, min(MAX_ABBREVIATIONS, MAX_COMPARED // max(1, len(text))))
    if len(text) > _SHORT:
        yield _marks(text)
        yield _unpaired(text)
        yield _noted(text)
    if text.count("\n:") + text.count("\n :") > MAX_TERMS:
        yield from _definitions(text)


def _marks(text: str) -> int | None:
    """Where paragraphs have come to more marks, each times its paragraph's letters, than can be read."""
    way = 0
    for start, block in _blocks(text):
        way += sum(len(part) * len(_MARK.findall(part)) for part in _parts(block))
        if way > MAX_MARKS:
            return start
    return None


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs with their places."""
    start = 0
    for found in _PARTING.finditer(text):
        yield start, text[start : found.start()]
        start = found.end()
    yield start, text[start:]


def _parts(block: str) -> list[str]:
    """What of a paragraph is read by itself: rows of a table, items of a list."""
    rows = block.split("\n")
    if len(rows) > 1 and "|" in rows[0] and _RULE.fullmatch(rows[1]):
        return rows
    return _ITEMS.split(block) if _ITEM.match(block) else [block]


def _unpaired(text: str) -> int | None:
    """Where code marks that nobody closes have become too many: each is sought to the end."""
    way, closing = 0, set[str]()
    for found in reversed(list(_CODE.finditer(text))):
        mark = found[0].lstrip(" ")
        way += 0 if mark in closing else len(text) - found.start()
        closing.add(mark)
        if way > MAX_UNPAIRED:
            return found.start()
    return None


def _noted(text: str) -> int | None:
    """Where one footnote is referred to once too often."""
    often: Counter[str] = Counter()
    for found in _NOTE.finditer(text):
        often[found[1]] += 1
        if often[found[1]] > MAX_NOTED:
            return found.start()
    return None


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
    """From each opening sign to its end, or to its block's: how many letters, and where it is."""
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
