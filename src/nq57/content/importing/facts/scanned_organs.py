"""Departments whose names a scan has damaged: "S6 Khoa hoc va Cong nghé" is like one known name.

It must not repair silently: what it finds is a suggestion beside what the scan says.
"""

from rapidfuzz import fuzz, process

from nq57.language.folding import fold
from nq57.language.organ_names import DEPARTMENTS

_ALIKE = 80  # of 100
_CLEARLY = 6  # how much liker the best must be than the next
_KNOWN = {fold(name): name for name in DEPARTMENTS.split(";")}


def department_like(text: str) -> str | None:
    """The one department whose name the text is like; None if it is one already, or like none or two."""
    bare = " ".join(fold(text).split())
    if not bare or text in _KNOWN.values():
        return None
    best = process.extract(bare, _KNOWN.keys(), scorer=fuzz.ratio, limit=2)
    (name, score, _), (_, next_score, _) = best
    return _KNOWN[name] if score >= _ALIKE and score - next_score >= _CLEARLY else None
