"""Tables as CSV: their cells as text, and those that a spreadsheet would take for orders.

It must not know what the table is for. Programs split at the separator of their own country, so every
separator is tried where an order is looked for.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from nq57.gate.commands import cell_danger, formula_danger
from nq57.gate.rows import spoken_rows
from nq57.gate.verdict import FileFinding, FileText, Verdict, finding

_SEPARATORS = ",;\t|"
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_LOOKED_AT = 20  # lines that tell the separator
_MOST_TOLD = 10
_SHOWN = 40  # letters of a cell that are shown
Row = tuple[int, Sequence[str]]


def inspect_csv(kind: str, text: str) -> Verdict:
    """The verdict on a table whose bytes were text."""
    rows = list(_rows(text, separator_of(text)))
    passages, line = list[str](), 1
    for (start, _), spoken in zip(rows, spoken_rows(enumerate(cells) for _, cells in rows), strict=True):
        passages.append("\n" * (start - line) + spoken)
        line = start + spoken.count("\n")
    return Verdict(kind, tuple(_orders(text, rows)), texts=(FileText("", "".join(passages), line=1),))


def separator_of(text: str) -> str:
    """What is between the cells."""
    if named := _NAMED.match(text):
        return named[1]
    head = _QUOTED.sub("", "\n".join(text[:100_000].split("\n")[:_LOOKED_AT]))
    return max(_SEPARATORS, key=head.count)


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Each row with the line at which it begins; lines that are no table are split as they are."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1
    try:
        for row in reader:
            yield line, [cell.replace("\r\n", "\n") for cell in row]
            line = reader.line_num + 1
    except csv.Error:
        rest = text.split("\n")[line - 1 :]
        yield from ((line + at, re.split(r'[,;\t"]', one)) for at, one in enumerate(rest))


def _orders(text: str, rows: Sequence[Row]) -> Iterator[FileFinding]:
    """One finding of all cells that are orders."""
    findings = [
        f"{_place(row, at)}: {words} “{_short(cell)}”" for row, at, cell, words in _bad_cells(text, rows)
    ]
    if findings:
        more = f" và {len(findings) - _MOST_TOLD} ô nữa" if len(findings) > _MOST_TOLD else ""
        yield finding("csv-cong-thuc", what="; ".join(findings[:_MOST_TOLD]) + more)


def _bad_cells(text: str, rows: Sequence[Row]) -> Iterator[tuple[int, int, str, str]]:
    for line, row in rows:
        for at, cell in enumerate(row, start=1):
            if words := cell_danger(cell):
                yield line, at, cell, words
    used = separator_of(text)
    for other in _SEPARATORS[:3]:
        for line, row in _rows(text, other) if other != used and other in text else ():
            for at, cell in enumerate(row[1:], start=2):
                if cell.lstrip()[:1] in "=@+-" and cell.strip() and (words := formula_danger(cell)):
                    yield line, at, cell, words


def _place(line: int, column: int) -> str:
    return f"dòng {line}, cột {column}"


def _short(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
