"""Relations that cannot be: to itself, in a circle, against time; and dates and effects that disagree.

It must not know files. Each document is judged by what its own unit sees, on the day handed in.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from nq57.catalogue.effects import contradicts, derived_effect, surely_before
from nq57.catalogue.register import Edge, Register, build_register, document_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.model.documents import Document
from nq57.model.problems import Problem, problem
from nq57.model.records import DEFAULT_LANGUAGE, Record
from nq57.model.vocabulary import EFFECTS, term_label

# What replaces and what repeals end a document alike: a circle of both is a circle.
_ALIKE = {"bai-bo": "thay-the"}
_ANY_TIME = frozenset({"tham-chieu", "song-hanh", "ban-hanh-kem", "trinh"})


def doubtful_relations(workspace: Workspace, as_of: dt.date) -> Iterator[Problem]:
    """Everything that cannot be true of a document's dates, effect and relations."""
    documents = [r for r in workspace.records if document_of(r) and r.language == DEFAULT_LANGUAGE]
    for unit in sorted({record.unit for record in documents}):
        register = build_register([r for r in documents if r.unit in chain(unit)], {})
        for record in documents:
            document = document_of(record)
            if record.unit == unit and document:
                edges = register.edges[record.id]
                yield from _dates(record, document)
                yield from _relations(record, document, edges)
                yield from _circles(record, register)
                yield from _effect(record, document, edges, as_of)


def _dates(record: Record, document: Document) -> Iterator[Problem]:
    """In force before it was issued, or ended before it was in force."""
    issued = document.issued.first_day if document.issued else None
    pairs = (
        ("ngay_hieu_luc", document.effective, "ngay_ban_hanh", issued),
        ("ngay_het_hieu_luc", document.ended, "ngay_hieu_luc", document.effective),
        ("ngay_het_hieu_luc", document.ended, "ngay_ban_hanh", issued),
    )
    for later_key, later, earlier_key, earlier in pairs:
        if later and earlier and later < earlier:
            yield problem("hieu-luc-nguoc", record.place(later_key), later=later_key, earlier=earlier_key)


def _relations(record: Record, document: Document, edges: tuple[Edge, ...]) -> Iterator[Problem]:
    """A document that relates to itself, or acts on one that is younger."""
    forward = [edge for edge in edges if edge.forward]
    for index, (relation, edge) in enumerate(zip(document.relations, forward, strict=True)):
        place = record.place(f"quan_he.{index}.van_ban")
        details = {"verb": edge.verb.lower(), "value": relation.target}
        if edge.other and edge.other.id == record.id:
            yield problem("quan-he-tu-than", place, **details)
        elif edge.other and relation.predicate not in _ANY_TIME and surely_before(record, edge.other):
            yield problem("quan-he-nguoc", place, **details)


def _circles(record: Record, register: Register) -> Iterator[Problem]:
    """One problem for each verb by which a document comes back to itself over others."""
    for verb in dict.fromkeys(_verb(e) for e in register.edges[record.id] if e.forward):
        if verb != "song-hanh" and (path := _way_back(record.id, verb, register.edges)):
            names = " → ".join((*path, record.id))
            index = next(
                i
                for i, e in enumerate(e for e in register.edges[record.id] if e.forward)
                if _verb(e) == verb
            )
            yield problem("quan-he-vong", record.place(f"quan_he.{index}.van_ban"), path=names)


def _verb(edge: Edge) -> str:
    return _ALIKE.get(edge.predicate.code, edge.predicate.code)


def _way_back(start: str, verb: str, edges: Mapping[str, tuple[Edge, ...]]) -> tuple[str, ...] | None:
    """The shortest way over relations of one verb from a document to itself, the first one first."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for edge in edges[way[-1]]:
            if not edge.forward or edge.other is None or _verb(edge) != verb:
                continue
            other = edge.other.id
            if other == start and way[1:]:
                return way
            if other not in seen and other != start:
                seen.add(other)
                ways.append((*way, other))
    return None


def _effect(
    record: Record, document: Document, edges: tuple[Edge, ...], as_of: dt.date
) -> Iterator[Problem]:
    """A stated effect that dates or relations refute."""
    derived = derived_effect(record, edges, as_of)
    if derived and contradicts(document.effect, derived):
        because = derived.cause.id if derived.cause else ""
        since = f"{derived.since:%d/%m/%Y}" if derived.since else ""
        yield problem(
            "hieu-luc-trai",
            record.place("tinh_trang"),
            stated=term_label(document.effect, EFFECTS),
            derived=term_label(derived.code, EFFECTS),
            because=", ".join(part for part in (because, since) if part),
        )
