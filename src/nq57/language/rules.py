"""What one rule of the gate is: a pattern, why it is looked for, and a text that it finds.

It must not know any rule. Every example is a test.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table of rules; `pattern` is matched as its table says."""

    pattern: re.Pattern[str]
    reason: str
    example: str


def rule(pattern: str, reason: str, example: str) -> Rule:
    """A row, its pattern compiled without regard to case."""
    return Rule(re.compile(pattern, re.IGNORECASE), reason, example)
