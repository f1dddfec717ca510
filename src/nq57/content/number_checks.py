"""Whether a text is a document's number, written as numbers are.

It must not know which documents exist.
"""

from nq57.language.numbers import parse_number
from nq57.model.problems import Problem, problem
from nq57.model.source import Source


def number_problem(value: str, place: Source) -> Problem | None:
    """What is wrong with a number as it is written; None when it is in order."""
    parsed = parse_number(value)
    if parsed is None:
        return problem("so-ky-hieu-sai", place, value=value)
    if parsed.canonical_input:
        return None
    if parsed.suggested:
        return problem("so-ky-hieu-hong", place, value=value, guess=parsed.number.canonical)
    return problem("so-ky-hieu-chua-chuan", place, value=value, canonical=parsed.number.canonical)
