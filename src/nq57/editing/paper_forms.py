"""A paper that was dropped on a form, read by the importer: the form's values, each with how sure it is.

It must not know requests. Nothing is saved but the file itself, which passes the gate first.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nq57.content.file_parts import values_of
from nq57.editing.desk import Desk, RecordPlace
from nq57.importing.drafts.draft import WORDS, Draft
from nq57.importing.drafts.drafting import draft
from nq57.importing.drafts.evidence import ValueEvidence, evidence_of
from nq57.importing.drafts.import_context import surroundings_of
from nq57.importing.facts.recognising import recognise
from nq57.importing.papers.caged import ReadPaper, paper_of
from nq57.model.documents import Document
from nq57.model.problems import Problem

FILES = "tep_dinh_kem"
_NO_PAPER = (
    "Không thấy số, ký hiệu, ngày, cơ quan hay tên loại của văn bản. Tệp đã được đính kèm, hãy điền tay."
)
_CLASSIFIED = "Không nhận: văn bản mang dấu mật ({marks})."
_ONE = threading.Lock()  # the process that reads papers takes one at a time
Reader = Callable[[bytes], ReadPaper | str]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form gets: values by key, notes on what somebody must confirm, the file's name.

    `evidence` is where each value was read; `message` tells why there are none; `problems` are those of
    the gate.
    """

    file: str = ""
    values: Mapping[str, Any] | None = None
    notes: tuple[tuple[str, str], ...] = ()
    evidence: tuple[ValueEvidence, ...] = ()
    message: str = ""
    problems: tuple[Problem, ...] = ()


def filled(desk: Desk, place: RecordPlace, name: str, data: bytes, read: Reader = paper_of) -> Filled:
    """The values of a document's form from its paper, which is attached; raises PlaceError."""
    with _ONE:
        paper = read(data)
    made = _draft(desk, place, name, paper) if not isinstance(paper, str) else None
    if made and made.marks:
        return Filled(message=_CLASSIFIED.format(marks=", ".join(made.marks)))
    file, problems = desk.take_file(place, name, data)
    if not file:
        return Filled(problems=problems)
    attached = {FILES: [{"tep": file}]}
    if made is None:
        return Filled(
            file, attached, message=paper if isinstance(paper, str) else _NO_PAPER, problems=problems
        )
    values = _values(made)
    notes = tuple(
        (one.key.split(".")[0], f"{WORDS[one.confidence]}, trang {one.origin.page}: {one.ask or one.text}")
        for one in made.questions
        if one.key.split(".")[0] in values
    )
    own = (one for one in made.values if f"/{Document.kind.folder}/" in one.record)
    evidence = tuple(one for one in evidence_of(own) if one.key in values)
    return Filled(file, {**values, **attached}, notes, evidence, " ".join(made.remarks), problems)


def _draft(desk: Desk, place: RecordPlace, name: str, paper: ReadPaper) -> Draft | None:
    """What the importer makes of the paper; None where it is none of an office."""
    found = recognise(paper.paper)
    if not (found.heading.number or found.heading.issuer or found.heading.date or found.type):
        return None
    around = surroundings_of(desk.shown.project.workspace, place.unit)
    return draft(found, around, name, paper.data)


def _values(made: Draft) -> Mapping[str, Any]:
    """The keys of the document's own record."""
    folder = f"/{Document.kind.folder}/"
    record = next(
        (one for one in made.files if folder in one.path and one.path.endswith((".yml", ".md"))), None
    )
    return values_of(record.data, record.path).values if record else {}
