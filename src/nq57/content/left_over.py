"""What stays in a file though it was never meant for readers: places to fill in, a second declaration.

It must not know what was meant there. A draft may hold all of it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nq57.model.left_open import EVERY
from nq57.model.problems import Problem, problem
from nq57.model.source import Source

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_KEY_LINE = re.compile(r"[a-z_]+:(?:\s|$)")


def unfilled(text: str, path: str, first_line: int, *, declared: bool) -> Iterator[Problem]:
    """Each line that a new record left to be filled in; in a declaration comments are nobody's to fill."""
    for number, line in _written(text, first_line):
        if declared and line.lstrip().startswith("#"):
            continue
        if left := next((mark for mark in EVERY if mark in line), None):
            yield problem("chua-dien", Source(path, number, line.find(left) + 1), value=left)


def second_declaration(body: str, path: str, first_line: int, keys: frozenset[str]) -> Iterator[Problem]:
    """Where a body declares one of a record's `keys` between lines of hyphens, as another article would."""
    for (number, line), (_, below) in pairwise(_written(body, first_line)):
        found = _KEY_LINE.match(below)
        if line.rstrip() == "---" and found and found[0].rstrip().removesuffix(":") in keys:
            yield problem("mo-dau-hai", Source(path, number, 1))
            return


def _written(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, without those that fences quote."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=first_line):
        found = _FENCE.match(line)
        if fence and found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif fence:
            continue
        elif found:
            fence = found[1]
        else:
            yield number, line
