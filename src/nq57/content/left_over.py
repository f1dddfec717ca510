"""What stays in a file though it was never meant for readers: places to fill in, a second declaration.

It must not know what was meant there. A draft may hold all of it.
"""

import re
from collections.abc import Iterator

from nq57.model.left_open import EVERY
from nq57.model.problems import Problem, problem
from nq57.model.source import Source

_KEY_LINE = re.compile(r"[a-z_]+:(?:\s|$)")


def unfilled(text: str, path: str, first_line: int, *, declared: bool) -> Iterator[Problem]:
    """Each line that a new record left to be filled in; in a declaration comments are nobody's to fill."""
    for number, line in enumerate(text.split("\n"), start=first_line):
        if declared and line.lstrip().startswith("#"):
            continue
        if left := next((mark for mark in EVERY if mark in line), None):
            yield problem("chua-dien", Source(path, number, line.find(left) + 1), value=left)


def second_declaration(body: str, path: str, first_line: int, keys: frozenset[str]) -> Iterator[Problem]:
    """Where a body declares one of a record's `keys` between lines of hyphens, as another article would."""
    lines = body.split("\n")
    for number, line in enumerate(lines[:-1]):
        found = _KEY_LINE.match(lines[number + 1])
        if line.rstrip() == "---" and found and found[0].rstrip().removesuffix(":") in keys:
            yield problem("mo-dau-hai", Source(path, first_line + number, 1))
            return
