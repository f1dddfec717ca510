"""Who cites what: every document with the records that name it, as one unit sees both.

It must not know pages. What a machine found is told apart from what an editor wrote.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from nq57.catalogue.effects import surely_before
from nq57.language.mentions import Mention, Named, Reference
from nq57.model.records import Record

Finder = Callable[[Named, str], Record | None]  # a name, the unit whose text names it


@dataclass(frozen=True, slots=True)
class Citing:
    """A record that names a document; `automatic` when only the citation finder says so."""

    record: Record
    automatic: bool


def citing_records(records: Iterable[Record], find: Finder) -> Mapping[str, tuple[Citing, ...]]:
    """The id of every document that is named → who names it, each once, in the order of the records."""
    found: dict[str, dict[str, Citing]] = {}
    for record in records:
        for named in _named(record):
            document = find(named, record.unit)
            automatic = isinstance(named, Mention)
            if document and document.id != record.id and not (automatic and _too_early(record, document)):
                # What an editor wrote comes first, so that no mention makes it automatic.
                found.setdefault(document.id, {}).setdefault(record.id, Citing(record, automatic))
    return {document: tuple(by_record.values()) for document, by_record in found.items()}


def _too_early(record: Record, document: Record) -> bool:
    """Whether a document is older than one that its page names: the document itself cannot cite it."""
    return record.kind == document.kind and surely_before(record, document)


def _named(record: Record) -> Iterator[Named]:
    yield from (Reference(name) for name in record.fields.basis_documents)
    yield from (Reference(name) for name, _ in record.fields.named_documents())
    yield from (Reference(name) for name, _ in record.references)
    yield from (mention for mention, _ in record.mentions)
