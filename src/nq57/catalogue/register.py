"""The register of documents a unit sees: finding one by number or id, and relations both ways.

It must not know pages. An ambiguous or unknown name finds nothing; nothing is guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nq57.catalogue.citations import DocumentIndex, IndexedDocument, indexed, mention_in, resolve
from nq57.catalogue.workspace import chain
from nq57.language.mentions import Mention
from nq57.language.numbers import Key, parse_number
from nq57.model.documents import Document, Relation
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.records import Record
from nq57.model.units import CENTRAL
from nq57.model.vocabulary import PREDICATES_BY_CODE, Predicate


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation as seen from one document: `forward` when this document does what the verb says.

    `other` is None where this unit does not see the other document.
    """

    predicate: Predicate
    relation: Relation
    other: Record | None
    forward: bool = True

    @property
    def text(self) -> str:
        """What names the other document."""
        return self.other.fields.title if self.other else self.relation.target

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
        return Edge(self.predicate, self.relation, own, forward=not self.forward)


@dataclass(frozen=True, slots=True)
class Register:
    """Documents by id and by number, and as citations look for them."""

    by_id: Mapping[str, Record]
    by_number: Mapping[Key, Sequence[Record]]
    documents: DocumentIndex
    edges: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    standing_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str, author: str) -> Record | None:
        """The one document that a unit's author means by that id or number, said fully or not.

        None when unknown or ambiguous. A province's 08/KH-UBND is not that of a ward below it, whose
        register has both.
        """
        if name in self.by_id:
            return self.by_id[name]
        if key := _key_named(name):
            found = [record for record in self.by_number.get(key, ()) if self._may_mean(author, record)]
            return found[0] if len(found) == 1 else None
        parsed = mention_in(name)
        return self.mentioned(parsed, author) if parsed else None

    def mentioned(self, mention: Mention, author: str) -> Record | None:
        """The one document that a mention in a unit's text means, as far as its author could see it.

        A document of a unit below is meant only where day or issuer are said, or its organ is the only one.
        """
        found = resolve(mention, self.documents)
        if found.target is None:
            several = found.reason == "ambiguous" and mention.number and len(found.candidates) > 1
            own = [name for name in found.candidates if self._seen_by(author, name)] if several else ()
            return self.by_id[own[0]] if len(own) == 1 else None
        record = self.by_id[found.target]
        details = mention.issued or mention.issuer
        return record if details or self._may_mean(author, record) else None

    def _may_mean(self, author: str, record: Record) -> bool:
        return level_of(record) == CENTRAL or self._seen_by(author, record.id)

    def _seen_by(self, author: str, record_id: str) -> bool:
        """Whether a unit's author sees the document, or one for which it stands here."""
        names = (record_id, *self.standing_for.get(record_id, ()))
        return any(name.partition("/van-ban/")[0] in chain(author) for name in names)


def document_of(record: Record) -> Document | None:
    """The record's fields as a document's; None for other kinds."""
    return record.fields if isinstance(record.fields, Document) else None


def level_of(record: Record) -> str:
    """The level of a document's issuer as its file states it, else of the centre's folder, else empty."""
    document = document_of(record)
    return (document and document.level) or (CENTRAL if record.unit == CENTRAL else "")


def declared(record: Record, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Of a document's edges those of its own file, in its order."""
    document = document_of(record)
    own = {id(relation) for relation in document.relations} if document else set()
    return tuple(edge for edge in edges if id(edge.relation) in own)


def document_index(records: Iterable[Record]) -> DocumentIndex:
    """The numbered documents among some records, as citations look for them."""
    found = (_indexed(record) for record in records)
    return DocumentIndex(tuple(sorted((one for one in found if one), key=lambda one: one[1].id)))


@lru_cache(maxsize=20_000)  # every unit below has the same documents in its index
def _indexed(record: Record) -> tuple[Key, IndexedDocument] | None:
    """A numbered document under its key; None for any other record."""
    document = document_of(record)
    number = document.number if document else None
    if document is None or number is None or record.language != DEFAULT_LANGUAGE:
        return None
    return number.key, indexed(record.id, number, document.issued, document.issuer)


def build_register(records: Iterable[Record], replaced: Mapping[str, str]) -> Register:
    """Index documents and read every relation from both of its ends."""
    documents = [r for r in records if r.language == DEFAULT_LANGUAGE and document_of(r)]
    by_id = {old: record for record in documents for old in record.former_ids}
    by_id |= {record.id: record for record in documents}
    by_id |= {old: by_id[new] for old, new in replaced.items() if new in by_id}
    by_number: dict[Key, list[Record]] = {}
    for record in documents:
        numbered = _indexed(record)
        if numbered and numbered[1].number.serial:
            by_number.setdefault(numbered[0], []).append(record)
    standing: dict[str, tuple[str, ...]] = {}
    for old, new in replaced.items():
        standing[new] = (*standing.get(new, ()), old)
    register = Register(by_id, by_number, document_index(documents), standing_for=standing)
    return replace(register, edges=_edges(documents, register))


def _no_document() -> Document:
    msg = "only documents are indexed"
    raise TypeError(msg)


@lru_cache(maxsize=20_000)  # the same names are looked up in every unit
def _key_named(name: str) -> Key | None:
    parsed = parse_number(name)
    return parsed.number.key if parsed and not parsed.suggested else None


def _edges(documents: list[Record], register: Register) -> dict[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {record.id: [] for record in documents}
    for record in documents:
        document = document_of(record) or _no_document()
        for relation in document.relations:
            other = register.find(relation.target, record.unit)
            predicate = PREDICATES_BY_CODE[relation.predicate]
            edge = Edge(predicate, relation, other, forward=relation.predicate == predicate.code)
            found[record.id].append(edge)
            back = edge.seen_from_there(record)
            if other and back and other.id != record.id:
                found[other.id].append(back)
    return {record_id: tuple(edges) for record_id, edges in found.items()}
