"""What an import must know of the project: the unit, its register, and the files there are.

It must not know papers; drafts are left out of the register, so that a second run sees what the first saw.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nq57.catalogue.citations import DocumentIndex
from nq57.catalogue.register import document_index, document_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.numbers import Number
from nq57.language.party_terms import numbering_periods
from nq57.model.documents import Document
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.model.values import PartialDate


@dataclass(frozen=True, slots=True)
class ImportContext:
    """A unit with the documents it sees: `index` of published ones, `registered` of all, by number."""

    unit: Unit
    index: DocumentIndex
    registered: Mapping[tuple[object, ...], tuple[Record, ...]]
    published: Mapping[str, Document]

    def same_number(self, number: Number, issued: PartialDate | None) -> Record | None:
        """The registered document of that number, of the same year or term where both tell their day."""
        for record in self.registered.get(number.key, ()):
            document = document_of(record)
            known = document.issued if document else None
            if known is None or issued is None or _same_period(number, known, issued):
                return record
        return None


def _same_period(number: Number, one: PartialDate, other: PartialDate) -> bool:
    periods = numbering_periods(number, one.year, one.month, one.day)
    return bool(periods & numbering_periods(number, other.year, other.month, other.day))


def surroundings_of(workspace: Workspace, unit_id: str) -> ImportContext:
    """The unit, and what it sees of its own and of those above it."""
    seen = chain(unit_id)
    records = [record for record in workspace.records if record.unit in seen and document_of(record)]
    registered: dict[tuple[object, ...], tuple[Record, ...]] = {}
    for record in records:
        document = document_of(record)
        number = document.number if document else None
        if number and number.serial:
            registered[number.key] = (*registered.get(number.key, ()), record)
    published = [record for record in records if not record.fields.draft]
    documents = {record.id: record.fields for record in published if isinstance(record.fields, Document)}
    return ImportContext(workspace.units[unit_id], document_index(published), registered, documents)
