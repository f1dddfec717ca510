"""Tables as spreadsheets write them, pasted or saved as CSV: a head, rows, and the line of each row.

It must not know what a table is for. Separators, quotes and empty margins differ between programs; what
comes out does not.
"""

import csv
import io
import re
from dataclasses import dataclass
from itertools import takewhile

_SEPARATORS = "\t;|,"
_QUOTED = re.compile(r'"[^"]*"')
_NAMED_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)  # what Excel itself understands in a first line


@dataclass(frozen=True, slots=True)
class TextTable:
    """Cells without blanks around them; `lines` tells where each row begins, the first line being 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Uneven:
    """The line at which a text stops being a table."""

    line: int


def read_table(text: str) -> TextTable | Uneven:
    """A table with a head and at least one row of as many cells, at least two; or where it goes wrong."""
    separator, first, body = _separator(text)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    found: list[tuple[int, tuple[str, ...]]] = []
    line = first
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((line, tuple(cell.strip() for cell in row)))
            line = first + reader.line_num
    except csv.Error:
        return Uneven(line)
    return _even(found, separator)


def _separator(text: str) -> tuple[str, int, str]:
    """What is between cells; the line at which the table begins; the table."""
    lines = text.split("\n")
    blank = len(list(takewhile(lambda line: not line.strip(), lines)))
    body = "\n".join(lines[blank:])
    if named := _NAMED_SEPARATOR.match(body):
        return named[1], blank + 2, body[named.end() :]
    head = _QUOTED.sub("", lines[blank]) if blank < len(lines) else ""
    return next((mark for mark in _SEPARATORS if mark in head), "\t"), blank + 1, body


def _even(found: list[tuple[int, tuple[str, ...]]], separator: str) -> TextTable | Uneven:
    """Rows of one length; empty columns at the right, which spreadsheets leave, are cut off."""
    width = max((_filled(row) for _, row in found), default=0)
    head = found[0][1][:width] if found else ()
    for line, row in found:
        if len(row[:width]) != len(head):
            return Uneven(line)
    if len(found) < 2 or len(head) < 2:  # noqa: PLR2004 - a head and one row; a name and a value
        return Uneven(found[0][0] if found else 1)
    rows = tuple(row[:width] for _, row in found[1:])
    return TextTable(head, rows, tuple(line for line, _ in found[1:]), separator)


def _filled(row: tuple[str, ...]) -> int:
    """How many cells a row has up to its last filled one."""
    return max((at for at, cell in enumerate(row, start=1) if cell), default=0)
