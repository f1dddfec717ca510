"""What a unit's section lacks: documents it should show, audiences and topics without an article.

It must not judge anybody; every line names what it rests on.
"""

import re
from dataclasses import dataclass

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.catalogue.status import plan_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.folding import fold
from nq57.model.documents import Document
from nq57.model.outlines import Counting
from nq57.model.periods import Period
from nq57.model.records import KINDS, Record
from nq57.model.values import Term
from nq57.model.work import Target, Task
from nq57.report.values import Scope, counted

# How recipients name a portal: "Cổng TTĐT tỉnh", "Trang thông tin điện tử của Sở", "đăng chuyên mục".
_PORTAL = re.compile(r"\b(?:cong|trang)\s+(?:ttdt|thong tin dien tu|thong tin)\b|\bchuyen muc\b")
# Kinds that are filed by topic and read as text, another package's among them.
_ARTICLES = tuple(kind.folder for kind in KINDS if kind.facets == "cards" and kind.has_contents)


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that names a portal among its recipients: where it is, and what is wrong."""

    title: str
    record: str
    recipient: str
    state: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is there and what is not, for one unit and period."""

    plan: str
    expected: tuple[Expected, ...]
    unknown: tuple[str, ...]
    audiences: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]


def coverage_of(workspace: Workspace, seen: Catalogue, period: Period) -> Coverage:
    """The plan's audiences and topics with how many articles each has; documents to show and not shown."""
    plan = plan_of(seen)
    fields = plan[1] if plan else None
    vocabulary = seen.vocabulary
    return Coverage(
        plan=fields.title if fields else "",
        expected=tuple(_expected(workspace, seen)),
        unknown=_unknown(seen),
        audiences=_counts(
            seen, period, fields.audiences if fields else (), vocabulary.audiences, "doi_tuong"
        ),
        topics=_counts(seen, period, fields.topics if fields else (), vocabulary.topics, "chu_de"),
    )


def _counts(
    seen: Catalogue, period: Period, codes: tuple[str, ...], terms: tuple[Term, ...], key: str
) -> tuple[tuple[str, int], ...]:
    scope = Scope(seen, ())
    found = []
    for term in terms:
        if term.code in codes:
            counting = Counting.model_validate({"loai": list(_ARTICLES), key: term.code})
            found.append((term.label, len(counted(scope, period, counting).records)))
    return tuple(found)


def _expected(workspace: Workspace, seen: Catalogue) -> list[Expected]:
    """Documents of the unit and those above it whose recipients name a portal."""
    shown = {record.id for record in seen.of(Document)}
    found = []
    for record in workspace.records:
        document = document_of(record)
        if document is None or record.unit not in chain(seen.unit.id) or record.language != "vi":
            continue
        recipient = next((name for name in document.recipients if _PORTAL.search(fold(name))), "")
        if recipient:
            state = _state(record, document, shown=record.id in shown)
            found.append(Expected(document.title, record.id, recipient, state))
    return found


def _state(record: Record, document: Document, *, shown: bool) -> str:
    if not shown:
        return "bản nháp" if record.fields.draft else "không hiện ở chuyên mục này"
    return f"đã đăng ngày {document.posted:%d/%m/%Y}" if document.posted else "chưa ghi ngày đăng"


def _unknown(seen: Catalogue) -> tuple[str, ...]:
    """Documents that the unit's own documents and tasks rest on and that the register does not have."""
    names = []
    for record in (*seen.of(Document), *seen.of(Task), *seen.of(Target)):
        if record.unit != seen.unit.id:
            continue
        document = document_of(record)
        named = [relation.target for relation in document.relations] if document else []
        named += [plan] if (plan := getattr(record.fields, "plan", None)) else []
        names += [name for name in named if seen.register.find(name, record.unit) is None]
    return tuple(sorted(dict.fromkeys(names)))
