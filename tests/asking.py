"""The graded questions: who is asked, of what kind, which pages answer.

It must not know what answers them.
"""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "examples" / "asking"
SETS = ("tuned_questions", "held_out_questions")


class Graded(NamedTuple):
    """One question to a unit; no addresses where its section has no answer."""

    unit: str
    kind: str
    question: str
    addresses: tuple[str, ...]

    def is_right(self, address: str) -> bool:
        """Whether a page answers it."""
        return any(fnmatchcase(address, right) for right in self.addresses)


def graded(name: str) -> list[Graded]:
    """The questions of one set."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_graded(line) for line in lines if line and not line.startswith("#")]


def _graded(line: str) -> Graded:
    unit, kind, rest = (part.strip() for part in line.split("|", 2))
    question, _, right = rest.rpartition("|")
    return Graded(unit, kind, question.strip(), () if right.strip() == "-" else tuple(right.split()))
