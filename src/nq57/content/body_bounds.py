"""Bounds of a body, so that no Markdown, however it was made, holds up a build.

It must not render anything. Markdown readers take time by the square of lines and go deep into nested
quotes and lists (`tangles` counts brackets); an article of a hundred pages stays far below all bounds.
"""

import re
from collections.abc import Callable

from nq57.model.problems import Problem, problem
from nq57.model.source import Source

MOST_CHARACTERS = 200_000
_DEEPEST = 12
_QUOTES = re.compile(rf"^[ \t]{{0,60}}(?:>[ \t]{{0,3}}){{{_DEEPEST + 1}}}", re.MULTILINE)
_NESTED = re.compile(rf"^ {{{4 * _DEEPEST},}}(?:[-*+]|\d+\.)[ \t]", re.MULTILINE)
# What is counted, how much of it there may be, and how it is told in both languages.
_BOUNDS: tuple[tuple[Callable[[str], int], int, str, str], ...] = (
    (len, MOST_CHARACTERS, "ký tự", "characters"),
    (lambda text: text.count("\n"), 4_000, "dòng", "lines"),
    (lambda text: len(_QUOTES.findall(text)), 0, "trích dẫn lồng quá sâu", "quotes nested too deeply"),
    (lambda text: len(_NESTED.findall(text)), 0, "danh sách lồng quá sâu", "lists nested too deeply"),
)


def body_problem(body: str, place: Source) -> Problem | None:
    """The first bound that the body oversteps."""
    for count, most, what, what_en in _BOUNDS:
        found = count(body)
        if found > most:
            return problem("noi-dung-qua-lon", place, found=found, most=most, what=what, what_en=what_en)
    return None
