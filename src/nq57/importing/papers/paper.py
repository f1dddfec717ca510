"""A paper as its readers hand it on: lines and tables in reading order, each with page and line.

It must not know file formats nor what any line means.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from nq57.language.normalise import tidy

T = TypeVar("T")
# All that content files refuse, and what ends a line in some programs only.
_SIGNS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
# sure: told by form and context alike; likely: by one of them; guess: repaired or inferred.
Confidence = Literal["sure", "likely", "guess"]
Form = Literal["txt", "docx", "pdf", "scan"]


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """Where something is: page from 1 (0 where the form has none), line from 1 in the text layer."""

    page: int = 0
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or in a DOCX one paragraph. `gap`: blank lines before it, beyond the usual."""

    text: str
    page: int = 0
    number: int = 0
    gap: int = 0

    @property
    def origin(self) -> LineOrigin:
        """Its own place."""
        return LineOrigin(self.page, self.number, self.text)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table; the lines of a cell are parted by line ends, for each may be an organ."""

    cells: tuple[str, ...]
    page: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table whose cells the reader could tell apart; one broken over pages is one table."""

    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a reader found in a file. `whole`: a line is a whole paragraph (DOCX).

    `remarks` are sentences for the editor about what could not be read; `aside` are the lines of its pages
    that are no text of the paper: running heads and feet (see `page_layers`).
    """

    blocks: tuple[Line | PaperTable, ...]
    form: Form = "txt"
    whole: bool = False
    encoding: str | None = None
    remarks: tuple[str, ...] = ()
    aside: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Line))

    @property
    def texts(self) -> tuple[Line, ...]:
        """All that has words, in reading order: each line, and each filled cell at its row's place."""
        return tuple(line for block in self.blocks for line in _texts(block))

    @property
    def tables(self) -> tuple[PaperTable, ...]:
        """The tables."""
        return tuple(block for block in self.blocks if isinstance(block, PaperTable))


def _texts(block: Line | PaperTable) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        cells = ((row, " ".join(cell.split())) for row in block.rows for cell in row.cells)
        yield from (Line(cell, row.page, row.number) for row, cell in cells if cell)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with how sure it is, where it was read, and what a human must look at."""

    value: T
    confidence: Confidence
    origin: LineOrigin
    ask: str = ""


def plain(text: str) -> str:
    """Text as records may hold it: NFC, ordinary blanks, nothing invisible, no control signs."""
    return _SIGNS.sub("", tidy(text.replace("\xa0", " ")))


class Joined:
    """Lines as one text for searching, with the way back from an offset to its line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line.text) + 1
        self._starts = starts

    def origin(self, offset: int) -> LineOrigin:
        """The place of the line that holds the offset."""
        if not self.lines:
            return LineOrigin()
        return self.lines[bisect.bisect_right(self._starts, offset) - 1].origin
