"""The documents that a unit sees, indexed for citations.

It must not know pages; nothing of a sibling unit is ever in the index.
"""

from nq57.catalogue.citations import DocumentIndex
from nq57.catalogue.register import document_of
from nq57.catalogue.workspace import Workspace, chain


def seen_documents(workspace: Workspace, unit: str = "") -> DocumentIndex:
    """The numbered documents of a unit's chain; those of every unit when none is named."""
    units = chain(unit) if unit else tuple(workspace.units)
    rows = []
    for record in workspace.records:
        document = document_of(record)
        if document and document.number and record.unit in units and record.language == "vi":
            rows.append((record.id, document.number, document.issued, document.issuer))
    return DocumentIndex.from_numbers(rows)
