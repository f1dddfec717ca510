"""The passages of a record that may answer a question, word for word as its page shows them.

It must not know questions. Only what a reader of the page sees is ever a passage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nq57.body.plain import plain_text
from nq57.model.articles import Question
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.records import Record
from nq57.render.block_views import BlockView
from nq57.render.kinds import pages_of
from nq57.render.record_context import RecordContext

LONGEST = 520  # letters of one passage; a single paragraph may be longer
_ENTRIES_IN_MEMORY = 20_000
_HEADING = re.compile(r"<h[2-6][^>]*>(.*?)</h[2-6]>", re.DOTALL)
_CELL = re.compile(r"</t[hd]>\s*(?=<t[hd]\b)")
_LINE = re.compile(r"</?(?:p|li|tr|dt|dd|div|pre|blockquote|figcaption|caption|br)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class AskedRecord:
    """One record for questions: how it is named and reached, its texts in order, its facts a line each.

    `level` is its place in the list of levels; `note` is what a reader must know of how sure it is.
    """

    id: str
    url: str
    title: str
    day: str
    level: int
    owner: str
    number: str
    is_question: bool
    note: str
    texts: tuple[str, ...]
    facts: tuple[str, ...]


@lru_cache(maxsize=_ENTRIES_IN_MEMORY)
def asked_record(
    record: Record, context: RecordContext, markup: str, owner: str, level: int
) -> AskedRecord:
    """The record as one unit shows it; `markup` is its rendered body."""
    fields, pages = record.fields, pages_of(record)
    own = pages.own_parts(record, fields, context)
    lead = fields.gist if fields.gist and fields.gist != fields.title else ""
    notes = (note.text for note in pages.notes(fields, context) if note.kind == "verify")
    asked = isinstance(fields, Question)
    facts = () if asked else (row for row in pages.facts(context, fields) if row.values)
    return AskedRecord(
        id=record.id,
        url=record.url,
        title=fields.title,
        day=fields.date.iso if fields.date else "",
        level=level,
        owner=owner,
        number=_number_beside(fields),
        is_question=asked,
        note=next(notes, ""),
        texts=tuple(filter(None, (lead, *body_passages(markup), *_own_texts(own)))),
        facts=(*(f"{row.label}: {', '.join(v.text for v in row.values)}" for row in facts), *_rows(own)),
    )


def _number_beside(fields: Fields) -> str:
    """The number of a document whose title does not say it."""
    number = fields.number if isinstance(fields, Document) else None
    return number.canonical if number and number.canonical not in fields.title else ""


def body_passages(markup: str) -> tuple[str, ...]:
    """The body in passages: what is below one heading, cut between blocks where it is long."""
    parts = _HEADING.split(markup)
    found = list(_joined("", _lines(parts[0])))
    for heading, below in zip(parts[1::2], parts[2::2], strict=True):
        found += _joined(_line(heading), _lines(below))
    return tuple(found)


def _lines(markup: str) -> list[str]:
    """The blocks of some HTML as lines; cells of one row are parted by bars."""
    pieces = _LINE.split(_CELL.sub(" | ", markup))
    return [line for line in map(_line, pieces) if line]


def _line(markup: str) -> str:
    return " ".join(plain_text(markup).split())


def _joined(heading: str, lines: list[str]) -> Iterator[str]:
    """Lines in passages; a line that ends with a colon stays with the next."""
    held: list[str] = []
    for line in lines:
        full = sum(map(len, held)) + len(line) > LONGEST
        if held and full and not held[-1].endswith(":"):
            yield "\n".join((heading, *held) if heading else held)
            held = []
        held.append(line)
    if held:
        yield "\n".join((heading, *held) if heading else held)


def _own_texts(own: dict[str, Any] | Any) -> Iterator[str]:  # noqa: ANN401 - parts of any kind's view
    """The texts of what only some kinds show: steps, what was told, words of a recording, drawn blocks."""
    if own.get("formal_name"):
        yield own["formal_name"]
    if steps := own.get("steps"):
        numbered = [f"{number}. {step}" for number, step in enumerate(steps, 1)]
        yield from _joined(f"Làm theo {len(steps)} bước", numbered)
    for update in own.get("updates", ()):
        yield f"{update.day}: {update.text}"
    yield from _joined("", list(own.get("transcript", ())))
    for block in own.get("blocks", ()):
        yield from _block(block)


def _block(block: BlockView) -> Iterator[str]:
    figures = (f"{figure.value} {figure.unit} {figure.caption}" for figure in block.figures)
    items = (
        " ".join((item.when, item.name, f"{item.value} {block.unit}" if item.value else "", item.text))
        for item in block.items
    )
    rows = (" | ".join(row) for row in block.rows)
    lines = (" ".join(line.split()) for line in (*figures, *items, *rows, block.text, block.note))
    yield from _joined(block.heading, [line for line in lines if line])


def _rows(own: dict[str, Any] | Any) -> Iterator[str]:  # noqa: ANN401 - the same
    """The rows of what only some kinds show: milestones, duties to report, results, figures."""
    unit = own.get("unit_of_measure", "")
    for milestone in own.get("milestones", ()):
        yield " ".join(f"Mốc phải đạt năm {milestone.year}: {milestone.value} {unit}".split())
    for result in own.get("results", ()):
        yield " ".join(f"Kết quả {result.when}: {result.value} {unit}".split())
    for duty in own.get("reporting", ()):
        yield f"Báo cáo {duty.period}: trước ngày {duty.before}; {duty.sender} gửi {duty.receiver}"
    for figure in own.get("figures", ()):
        yield " ".join(f"{figure.label}: {figure.value} {figure.unit}".split())
