"""How soon documents were posted: days from issue to posting, by unit and period.

It must not judge: what counts as in time is the workspace's rule.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.model.documents import Document
from nq57.model.periods import Period
from nq57.model.records import Record


@dataclass(frozen=True, slots=True)
class Posting:
    """One document of the register: when it was issued and posted; `days` between, None where unknown."""

    record: Record
    unit: str
    issued: dt.date | None
    posted: dt.date | None

    @property
    def days(self) -> int | None:
        """Days from issue to posting; posted on the day itself is 0."""
        return (self.posted - self.issued).days if self.issued and self.posted else None


def postings(seen: Catalogue, period: Period | None = None) -> tuple[Posting, ...]:
    """The unit's own documents, those posted, or else issued, in a period; the newest first."""
    found = []
    for record in seen.of(Document):
        document = document_of(record)
        if record.unit != seen.unit.id or document is None:
            continue
        issued = document.issued.first_day if document.issued and document.issued.day else None
        one = Posting(record, seen.unit.id, issued, document.posted)
        if period is None or period.holds(one.posted or one.issued):
            found.append(one)
    return tuple(found)


def worst_first(found: Iterable[Posting]) -> tuple[Posting, ...]:
    """Postings by how long they took; those without a day last."""
    return tuple(sorted(found, key=lambda one: (one.days is None, -(one.days or 0), one.record.id)))
