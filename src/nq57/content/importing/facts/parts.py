"""The parts of an official paper: letterhead and title, body, recipients with signature, annexes.

It must not know what a part says; scans without accents are parted by the same words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nq57.content.importing.facts.letters import letterhead_end
from nq57.content.importing.papers.paper import Line
from nq57.language.folding import fold
from nq57.model.vocabulary import DOCUMENT_TYPES

_TITLES = {fold(term.label): term.code for term in DOCUMENT_TYPES} | {"bo luat": "Luật"}
_FIRST_LINES = 40  # a title stands within so many lines
_LETTER = "CV"
_RECIPIENTS = re.compile(r"noi nh[a-z]n\b")
_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?[0-9ivx]+)?\W*$|phu luc\b.{0,60}$")
_TABLE_HEAD = re.compile(r"(?:tt|stt)\s+\D{0,60}\b(?:nhiem vu|noi dung)\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """Lines of each part; `type` is the code of the title's type, `title` its line; a letter has none."""

    head: tuple[Line, ...]
    title: Line | None
    type: str | None
    body: tuple[Line, ...]
    tail: tuple[Line, ...]
    annex: tuple[Line, ...]


def split_parts(lines: Sequence[Line]) -> Parts:
    """Part the lines; what cannot be told apart is body."""
    at = next((n for n, line in enumerate(lines[:_FIRST_LINES]) if type_of_title(line)), None)
    start = letterhead_end(lines) if at is None else at + 1
    annex = _first(lines, start, _is_annex)
    tail = _last(lines[:annex], start, lambda line: bool(_RECIPIENTS.match(fold(line.text))))
    return Parts(
        tuple(lines[: start if at is None else at]),
        None if at is None else lines[at],
        (_LETTER if start else None) if at is None else type_of_title(lines[at]),
        tuple(lines[start:tail]),
        tuple(lines[tail:annex]),
        tuple(lines[annex:]),
    )


def type_of_title(line: Line) -> str | None:
    """The type that a line in capitals names: `KẾ HOẠCH` → KH."""
    text = line.text.strip()
    return _TITLES.get(" ".join(fold(text).split())) if text.isupper() else None


def _is_annex(line: Line) -> bool:
    text = line.text.strip()
    return bool(_ANNEX.match(fold(text)) and text[:7].isupper()) or bool(_TABLE_HEAD.match(fold(text)))


def _first(lines: Sequence[Line], start: int, holds: Callable[[Line], bool]) -> int:
    return next((n for n in range(start, len(lines)) if holds(lines[n])), len(lines))


def _last(lines: Sequence[Line], start: int, holds: Callable[[Line], bool]) -> int:
    return next((n for n in range(len(lines) - 1, start - 1, -1) if holds(lines[n])), len(lines))
