"""A reply for machines and terminals: the quoted passage with record, address, day and level, or nothing.

It must not know how an answer is found.
"""

from dataclasses import asdict, dataclass

from nq57.render.asking.answering import Answers
from nq57.render.asking.index import AskingIndex


@dataclass(frozen=True, slots=True)
class Reply:
    """What is replied; without an answer only `confidence` and `contact` say anything.

    `confidence` is 0 to 1; `url` is whole where the unit names its section's address, else below its root.
    """

    answer: str | None = None
    record: str | None = None
    url: str | None = None
    day: str | None = None
    confidence: float = 0.0
    title: str | None = None
    level: str | None = None
    note: str | None = None
    contact: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The same as plain data."""
        return asdict(self)


def reply(index: AskingIndex, question: str, answers: Answers | None = None) -> Reply:
    """What the unit's section replies; `answers` where they were made before."""
    found = (answers or index.answers()).best(question)
    sure = index.settings["trong"]["nguong"]
    if found is None or found.confidence < sure:
        contact = tuple(index.settings["lienHe"])
        return Reply(confidence=found.confidence if found else 0.0, contact=contact)
    row = found.row
    return Reply(
        answer=found.text,
        record=row.id or None,
        url=f"{index.catalogue.unit.section_url or ''}{row.url}",
        day=row.day or None,
        confidence=found.confidence,
        title=row.title,
        level=index.settings["cap"][row.level],
        note=row.note or None,
    )
