"""The register of documents a unit sees: finding one by number or id, and relations both ways.

It must not know pages. An ambiguous or unknown name finds nothing; nothing is guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nq57.catalogue.citations import DocumentIndex, resolve_name
from nq57.model.documents import Document, Relation
from nq57.model.numbers import Number, parse_number
from nq57.model.records import DEFAULT_LANGUAGE, Record
from nq57.model.vocabulary import PREDICATES_BY_CODE, Predicate


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation as seen from one document: `forward` when this document does what the verb says.

    `other` is None where this unit does not see the other document; `text` names it.
    """

    predicate: Predicate
    relation: Relation
    other: Record | None
    text: str
    forward: bool = True

    @property
    def verb(self) -> str:
        """The verb as read from this document."""
        return self.predicate.label if self.forward else self.predicate.inverse

    @property
    def note(self) -> str | None:
        """What the editor remarks."""
        return self.relation.note

    def seen_from_there(self, own: Record) -> "Edge | None":
        """The same relation as seen from the other document; None when that is not seen."""
        if self.other is None:
            return None
        return Edge(self.predicate, self.relation, own, own.fields.title, forward=not self.forward)


@dataclass(frozen=True, slots=True)
class Register:
    """Documents by id and by number, and as citations look for them."""

    by_id: Mapping[str, Record]
    by_number: Mapping[tuple[object, ...], tuple[Record, ...]]
    documents: DocumentIndex
    edges: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)

    def find(self, name: str) -> Record | None:
        """The one document of that id or number, said fully or not; None when unknown or ambiguous."""
        if name in self.by_id:
            return self.by_id[name]
        if key := _key_named(name):
            found = self.by_number.get(key, ())
            return found[0] if len(found) == 1 else None
        target = resolve_name(name, self.documents).target
        return self.by_id[target] if target else None


def document_of(record: Record) -> Document | None:
    """The record's fields as a document's; None for other kinds."""
    return record.fields if isinstance(record.fields, Document) else None


def declared(record: Record, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Of a document's edges those of its own file, in its order."""
    document = document_of(record)
    own = {id(relation) for relation in document.relations} if document else set()
    return tuple(edge for edge in edges if id(edge.relation) in own)


def document_index(records: Iterable[Record]) -> DocumentIndex:
    """The numbered documents among some records, as citations look for them."""
    rows = []
    for record in records:
        document = document_of(record)
        if document and document.number and record.language == DEFAULT_LANGUAGE:
            rows.append((record.id, document.number, document.issued, document.issuer))
    return DocumentIndex.from_numbers(rows)


def build_register(records: Iterable[Record], replaced: Mapping[str, str]) -> Register:
    """Index documents and read every relation from both of its ends."""
    documents = [r for r in records if document_of(r) and r.language == "vi"]
    by_id = {record.id: record for record in documents}
    by_id |= {old: by_id[new] for old, new in replaced.items() if new in by_id}
    by_number: dict[tuple[object, ...], tuple[Record, ...]] = {}
    for record in documents:
        number = (document_of(record) or _no_document()).number
        if number and number.serial:
            by_number[_key(number)] = (*by_number.get(_key(number), ()), record)
    register = Register(by_id, by_number, document_index(documents))
    return replace(register, edges=_edges(documents, register))


def _no_document() -> Document:
    msg = "only documents are indexed"
    raise TypeError(msg)


@lru_cache(maxsize=20_000)  # the same names are looked up in every unit
def _key_named(name: str) -> tuple[object, ...]:
    parsed = parse_number(name)
    return _key(parsed.number) if parsed and not parsed.suggested else ()


def _key(number: Number) -> tuple[object, ...]:
    return number.key


def _edges(documents: list[Record], register: Register) -> dict[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {record.id: [] for record in documents}
    for record in documents:
        document = document_of(record) or _no_document()
        for relation in document.relations:
            other = register.find(relation.target)
            text = other.fields.title if other else relation.target
            predicate = PREDICATES_BY_CODE[relation.predicate]
            edge = Edge(predicate, relation, other, text, forward=relation.predicate == predicate.code)
            found[record.id].append(edge)
            back = edge.seen_from_there(record)
            if other and back and other.id != record.id:
                found[other.id].append(back)
    return {record_id: tuple(edges) for record_id, edges in found.items()}
