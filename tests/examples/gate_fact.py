"""How a fact about the gate for files is noted, and what facts ask of a verdict.

It must not hold any fact.
"""

from collections.abc import Callable

from nq57.gate import inspect

Fact = Callable[[], bool]
FACTS: dict[str, Fact] = {}


def fact(name: str) -> Callable[[Fact], Fact]:
    """Note a fact under its sentence."""

    def note(holds: Fact) -> Fact:
        FACTS[name] = holds
        return holds

    return note


def size_of(name: str, data: bytes) -> tuple[int, int]:
    """Width and height that the gate tells of a file."""
    verdict = inspect(name, data)
    return verdict.width, verdict.height


def codes_of(name: str, data: bytes) -> list[str]:
    """The codes of what the gate finds in a file's form."""
    return [found.code for found in inspect(name, data).findings]


def details_of(name: str, data: bytes) -> dict[str, str]:
    """What fills the sentence of the first finding."""
    return dict(inspect(name, data).findings[0].details)
