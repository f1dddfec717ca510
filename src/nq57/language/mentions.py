"""A document named in a text: found by the citation finder, or referred to by an editor as `[[…]]`.

It must not know how texts are searched, nor which documents exist.
"""

import datetime as dt
from dataclasses import dataclass

from nq57.language.numbers import Number


@dataclass(frozen=True)
class Mention:
    """A document named at `start:end` of a text; `text` is that stretch as written.

    `number` is None for an `alias` ("NQ57" for "Nghị quyết 57"), which only its context resolves.
    `type_word` is in lower case ("kế hoạch"); `warnings` are those of `ParsedNumber`.
    """

    text: str
    start: int
    end: int
    number: Number | None = None
    type_word: str | None = None
    issued: dt.date | None = None
    issuer: str | None = None
    alias: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[object, ...]:
        """All that tells which document is meant, wherever it is."""
        key = self.number.key if self.number else None
        return key, self.type_word, self.issued, self.issuer, self.alias, "ocr" in self.warnings


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[target]]` or `[[target|text]]` in a body: a number or a record's id, and the words to show."""

    target: str
    text: str = ""


Named = Mention | Reference
# Line and column from 1, as in `Source`.
Place = tuple[int, int]
