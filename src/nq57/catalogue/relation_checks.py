"""Relations that cannot be: to itself, in a circle, against time; and dates and effects that disagree.

It must not know files. Each document is judged by what its own unit sees, on the day handed in.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from nq57.catalogue.effects import (
    ENDING,
    contradicts,
    derived_effect,
    surely_before,
    surely_below,
)
from nq57.catalogue.inheritance import is_hidden, is_published, replacements
from nq57.catalogue.register import Edge, Register, build_register, declared, document_of, level_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.model.documents import Document
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source
from nq57.model.units import Unit
from nq57.model.vocabulary import EFFECTS, LEVELS, term_label

# What replaces and what repeals end a document alike: a circle of both is a circle.
_ALIKE = {"bai-bo": "thay-the"}
_ANY_TIME = frozenset({"tham-chieu", "song-hanh", "ban-hanh-kem", "trinh"})
_CHANGING = frozenset({"sua-doi", "thay-the", "bai-bo", "keo-dai"})


def doubtful_relations(workspace: Workspace, as_of: dt.date) -> Iterator[Problem]:
    """Everything that cannot be true of a document's dates, effect and relations."""
    documents = [r for r in workspace.records if document_of(r) and r.language == DEFAULT_LANGUAGE]
    for unit in sorted({record.unit for record in documents}):
        register = _register(documents, unit)
        for record in documents:
            document = document_of(record)
            if record.unit == unit and document and record.id in register.edges:
                edges = register.edges[record.id]
                yield from _dates(record, document)
                yield from _relations(record, edges)
                yield from _circles(record, register)
                yield from _effect(record, document, edges, as_of)


def hidden_ends(workspace: Workspace) -> Iterator[Problem]:
    """A unit hides what ends a document that it still shows: there this one would seem to be in force."""
    documents = [r for r in workspace.records if document_of(r) and r.language == DEFAULT_LANGUAGE]
    for unit in workspace.units.values():
        register = _register(documents, unit.id) if unit.fields.hidden else None
        for index, name in enumerate(unit.fields.hidden if register else ()):
            for edge in register.edges.get(name, ()) if register else ():
                ends = edge.forward and edge.predicate.code in ENDING and not edge.relation.partial
                if ends and edge.other and not is_hidden(edge.other.id, chain(unit.id), workspace.units):
                    details = {"verb": edge.verb.lower(), "other": edge.other.id}
                    yield problem("an-lam-sai-hieu-luc", _hides_at(unit, index), value=name, **details)


def _hides_at(unit: Unit, index: int) -> Source:
    item = f"an.{index}"
    return unit.place(item if item in unit.places else "an")


def _register(documents: list[Record], unit: str) -> Register:
    """The documents on the way up from a unit, without those for which others stand."""
    rank = {name: place for place, name in enumerate(chain(unit))}
    seen = [record for record in documents if record.unit in rank]
    replaced = replacements(sorted(seen, key=lambda r: rank[r.unit], reverse=True))
    return build_register([record for record in seen if record.id not in replaced], replaced)


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


def _relations(record: Record, edges: tuple[Edge, ...]) -> Iterator[Problem]:
    """A document that relates to itself; one that acts on another that is younger or higher."""
    for index, edge in enumerate(declared(record, edges)):
        place, value = record.place(f"quan_he.{index}.van_ban"), edge.relation.target
        if edge.other is None:
            continue
        acting, other = (record, edge.other) if edge.forward else (edge.other, record)
        if acting.id == other.id:
            yield problem("quan-he-tu-than", place, verb=edge.verb.lower(), value=value)
        elif edge.predicate.code not in _ANY_TIME and surely_before(acting, other):
            order = "trước" if edge.forward else "sau"
            yield problem("quan-he-nguoc", place, verb=edge.verb.lower(), value=value, order=order)
        if edge.predicate.code in _CHANGING and surely_below(acting, other):
            details = {"verb": edge.predicate.label.lower(), "value": value}
            levels = {"level": _level(acting), "other_level": _level(other)}
            yield problem("quan-he-vuot-cap", place, **details, **levels)


def _level(record: Record) -> str:
    return term_label(level_of(record), LEVELS).lower()


def _circles(record: Record, register: Register) -> Iterator[Problem]:
    """One problem for each verb by which a document comes back to itself over others.

    A circle is told once: at the first by id of those of its documents that this unit wrote.
    """
    for verb in dict.fromkeys(_verb(e) for e in register.edges[record.id] if e.forward):
        if verb != "song-hanh" and (path := _way_back(record.id, verb, register.edges)):
            if record.id != min(name for name in path if register.by_id[name].unit == record.unit):
                continue
            names = " → ".join((*path, record.id))
            yield problem("quan-he-vong", _place(record, register, verb, path[1]), path=names)


def _place(record: Record, register: Register, verb: str, other: str) -> Source:
    """Where a document's file relates it to the next of a circle; its beginning where only that does."""
    for index, edge in enumerate(declared(record, register.edges[record.id])):
        if edge.forward and _verb(edge) == verb and edge.other and edge.other.id == other:
            return record.place(f"quan_he.{index}.van_ban")
    return record.source


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
    shown = (edge for edge in edges if edge.other is None or is_published(edge.other, as_of))
    derived = derived_effect(record, shown, as_of)
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
