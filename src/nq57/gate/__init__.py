"""The gate: what editors wrote (`texts`) and the files they attach (`inspecting`); nothing goes round it.

It must not know where files lie, or who signed for an exception.
"""

from nq57.gate.inspecting import inspect, inspect_open
from nq57.gate.texts import (
    STOPPING,
    check_pictures,
    check_text,
    find_in_name,
    find_in_text,
    finding_problem,
)
from nq57.gate.verdict import FileFinding, FileText, Verdict, overrun

__all__ = [
    "STOPPING",
    "FileFinding",
    "FileText",
    "Verdict",
    "check_pictures",
    "check_text",
    "find_in_name",
    "find_in_text",
    "finding_problem",
    "inspect",
    "inspect_open",
    "overrun",
]
