"""How a problem is worded: severity, sentence and remedy, in Vietnamese and English.

It must not know any problem.
"""

from typing import Literal, NamedTuple


class ProblemText(NamedTuple):
    """One problem in words; `mend` says what the editor is to do."""

    severity: Literal["error", "warning"]
    vi: str
    vi_mend: str
    en: str
    en_mend: str


def error(vi: str, vi_mend: str, en: str, en_mend: str) -> ProblemText:
    """A problem that keeps a record from being built."""
    return ProblemText("error", vi, vi_mend, en, en_mend)


def warning(vi: str, vi_mend: str, en: str, en_mend: str) -> ProblemText:
    """A problem that only wants mending."""
    return ProblemText("warning", vi, vi_mend, en, en_mend)
