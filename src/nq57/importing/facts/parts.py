"""The parts of an official paper: letterhead and title, body, recipients with signature, annexes.

It must not know what a part says; scans without accents are parted by the same words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nq57.importing.facts.letters import letterhead_end
from nq57.importing.facts.signature_block import signature_blocks
from nq57.importing.papers.paper import Line
from nq57.language.folding import fold
from nq57.model.vocabulary import DOCUMENT_TYPES

_TITLES = {fold(term.label): term.code for term in DOCUMENT_TYPES} | {"bo luat": "Luật"}
_FIRST_LINES = 40  # a title is within so many lines
_LETTER = "CV"
_RECIPIENTS = re.compile(r"noi ?nh[a-z]n\s*(?:[:;.]|$)")
_FILED = re.compile(r"[-–+•*\s]{0,4}luu\b")  # the last of the recipients: the archive
_MOST_RECIPIENTS = 45  # lines
_MOST_BETWEEN = 3  # lines between two signatures, or a signature and the recipients
_MOST_SIGNATURE = 14  # lines below them
_ATTACHED = re.compile(r"\W*(?:ban hanh )?kem theo (?:quyet dinh|nghi quyet|cong van|thong bao|to trinh)\b")
_PLANS = ("ke hoach", "chuong trinh", "de an", "phuong an")
_MOST_TITLE = 8  # lines from an attached plan's title to "(Kèm theo …)"
_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?[0-9ivx]+)?\W*$|phu luc\b.{0,60}$")
_TABLE_HEAD = re.compile(r"(?:tt|stt)\s+\D{0,60}\b(?:nhiem vu|noi dung)\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """Lines of each part; `type` is the code of the title's type, `title` its line; a letter has none.

    A plan that a decision issues is behind its signature: it is body, too.
    """

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
    tail, end = _tail(lines[:annex], start)
    plan = _attached_plan(lines[:annex], tail)
    end = min(end, plan)
    return Parts(
        tuple(lines[: start if at is None else at]),
        None if at is None else lines[at],
        (_LETTER if start else None) if at is None else type_of_title(lines[at]),
        (*lines[start:tail], *lines[plan:annex]),
        tuple(lines[tail:end]),
        (*lines[end:plan], *lines[annex:]),
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


def _tail(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Where the paper's own recipients and signature begin and end, whichever comes first."""
    listed = _recipients(lines, start)
    signed = _signatures(lines, start, listed)
    if listed is None:
        return signed or (len(lines), len(lines))
    end = _tail_end(lines, listed)
    return (min(listed, signed[0]), end) if signed else (listed, end)


def _recipients(lines: Sequence[Line], start: int) -> int | None:
    """Where the paper's own recipients begin: forms that it sets for others have such lists as well."""
    places = [n for n in range(start, len(lines)) if _RECIPIENTS.match(fold(lines[n].text))]
    own = (n for n in places if _filed(lines, n) is not None)
    return next(own, places[-1] if places else None)


def _signatures(lines: Sequence[Line], start: int, listed: int | None) -> tuple[int, int] | None:
    """The signatures right above the recipients; without recipients, the last ones of the paper."""
    blocks = [(start + one, start + end) for one, end in signature_blocks(lines[start:listed])]
    last = blocks[-1] if blocks else None
    if last is None or (listed is not None and listed - last[1] > _MOST_BETWEEN):
        return None
    first, end = last
    for one, behind in reversed(blocks[:-1]):
        if first - behind > _MOST_BETWEEN:
            break
        first = one
    return first, end


def _filed(lines: Sequence[Line], tail: int) -> int | None:
    """The line that names the archive, with which recipients end."""
    near = range(tail, min(tail + _MOST_RECIPIENTS, len(lines)))
    return next((n for n in near if _FILED.match(fold(lines[n].text))), None)


def _tail_end(lines: Sequence[Line], tail: int) -> int:
    """Where a tail of recipients ends: behind the signature below them."""
    filed = _filed(lines, tail)
    return len(lines) if filed is None else min(filed + _MOST_SIGNATURE, len(lines))


def _attached_plan(lines: Sequence[Line], start: int) -> int:
    """Where a plan begins that the paper issues: its title, a few lines above "(Kèm theo Quyết định …)"."""
    note = next((n for n in range(start, len(lines)) if _ATTACHED.match(fold(lines[n].text))), len(lines))
    near = range(max(start, note - _MOST_TITLE), note)
    titles = (n for n in near if lines[n].text.isupper() and fold(lines[n].text).startswith(_PLANS))
    return next(titles, len(lines))
