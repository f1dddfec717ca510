"""The index for questions of one unit: what browsers and `nq57 ask` read, in files beside those of search.

It must not know how it is answered from. A layer's rows are what this unit shows of the layer, so that
units that show the same of it share them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.workspace import chain
from nq57.model.glossary import GLOSSARY
from nq57.model.parts import ABOUT, SEARCH, TERMS
from nq57.model.records import Record
from nq57.model.vocabulary import DOCUMENT_TYPES, LEVELS
from nq57.render.asking import words
from nq57.render.asking.answering import Answers
from nq57.render.asking.passages import AskedRecord, asked_record
from nq57.render.listing_views import contact_view
from nq57.render.made_files import MadeFile, MadeFolder, text_file
from nq57.render.record_context import record_context
from nq57.render.search_entries import BodyRenderer, level_of

FOLDER = f"{SEARCH.url}hoi/"
SETTINGS = f"{SEARCH.url}hoi.json"
ROWS = "bai.json"


@dataclass(frozen=True)
class AskingIndex:
    """One unit's index on one day."""

    catalogue: Catalogue
    bodies: BodyRenderer

    @cached_property
    def layers(self) -> tuple[tuple[int, tuple[AskedRecord, ...]], ...]:
        """What each unit of the chain gives, from the centre down, with its depth."""
        owners = tuple(reversed(chain(self.catalogue.unit.id)))
        shown: dict[str, list[Record]] = {owner: [] for owner in owners}
        for record in self.catalogue.records:
            shown[record.unit].append(record)
        found = [(depth, tuple(self._rows(shown[owner]))) for depth, owner in enumerate(owners)]
        found[0] = (0, (*found[0][1], *self._terms()))
        return tuple((depth, rows) for depth, rows in found if rows)

    def _rows(self, records: Iterable[Record]) -> Iterator[AskedRecord]:
        owners = {unit.id: unit for unit in (self.catalogue.unit, *self.catalogue.ancestors)}
        for record in sorted(records, key=lambda one: one.url):
            owner = owners.get(record.unit)
            context = record_context(self.catalogue, record)
            level, name = level_of(record.fields, owner), owner.name if owner else ""
            yield asked_record(record, context, self.bodies(record).html, name, level)

    def _terms(self) -> Iterator[AskedRecord]:
        """What words of the field mean, where the unit shows that page."""
        if not TERMS.shown(self.catalogue.unit.fields.hidden_parts):
            return
        for term in GLOSSARY:
            title = f"{term.name} ({term.short})" if term.short else term.name
            yield AskedRecord(
                id=TERMS.code,
                url=TERMS.url,
                title=title,
                day="",
                level=0,
                owner="",
                number="",
                is_question=False,
                note="",
                texts=(term.meaning,),
                facts=(),
            )

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What is the same for all rows: words, weights, names, how to reach the unit."""
        vocabulary, contact = self.catalogue.vocabulary, contact_view(self.catalogue)
        ways = (contact.phone, contact.hotline, contact.email, contact.feedback, contact.website)
        return {
            "lop": [depth for depth, _ in self.layers],
            "cap": [term.label for term in LEVELS],
            "donVi": self.catalogue.unit.name,
            "lienHe": [way for way in ways if way],
            "gioiThieu": ABOUT.url if ABOUT.shown(self.catalogue.unit.fields.hidden_parts) else "",
            **words.settings(vocabulary.abbreviations, DOCUMENT_TYPES),
        }

    def answers(self) -> Answers:
        """What answers from this index, read as browsers read it."""
        rows = [(depth, json.loads(_rows_text(rows))) for depth, rows in self.layers]
        return Answers(json.loads(_json(self.settings)), rows)

    def files(self) -> Iterator[MadeFile]:
        """The settings."""
        yield text_file(SETTINGS, _json(self.settings))

    def folders(self) -> Iterator[MadeFolder]:
        """The rows, a folder for each layer."""
        for depth, rows in self.layers:
            yield MadeFolder(f"{FOLDER}{depth}/", ("asking", rows), _maker(rows))


def _maker(rows: tuple[AskedRecord, ...]) -> Callable[[], dict[str, bytes]]:
    return lambda: {ROWS: _rows_text(rows).encode()}


def _rows_text(rows: tuple[AskedRecord, ...]) -> str:
    """The rows as they are written: what several of them say, once, then rows with its place for it."""
    times = Counter(text for row in rows for text in (*row.texts, *row.facts, row.owner))
    shared = {text: at for at, text in enumerate(sorted(text for text, n in times.items() if n > 1))}

    def short(text: str) -> str | int:
        return shared.get(text, text)

    return _json(
        [
            list(shared),
            [
                [
                    *(
                        r.id,
                        r.url,
                        r.title,
                        r.day,
                        r.level,
                        short(r.owner),
                        r.number,
                        int(r.is_question),
                        r.note,
                    ),
                    *([short(text) for text in texts] for texts in (r.texts, r.facts)),
                ]
                for r in rows
            ],
        ]
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
