"""Rows of cells as lines of text: what a table says, with what its head says of it.

It must not know where the rows come from. A number is read with the nearest words above it in its column,
so that "Số CCCD" is before the numbers below it, as a reader sees them.
"""

import re
from collections.abc import Iterable, Iterator

_NUMBER = re.compile(r"[\d\s.+()\-]{8,}")
_HEAD = re.compile(r"[^\d\n]{2,60}")
_SECRET = re.compile(r"mật|pass|secret", re.IGNORECASE)
_INNER = re.compile(r"[,;](?=\S)")
Row = Iterable[tuple[int, str]]  # the cells that a row has, each with its column


def spoken_rows(rows: Iterable[Row]) -> Iterator[str]:
    """Each row as a line with tabs between its cells; a cell of several lines keeps them."""
    heads: dict[int, str] = {}
    for row in rows:
        spoken = []
        for at, cell in row:
            head = heads.get(at, "")
            spoken.append(_spoken(cell, head))
            if _HEAD.fullmatch(cell) and not _SECRET.search(head):
                heads[at] = cell.strip()
        yield "\t".join(spoken)


def _spoken(cell: str, head: str) -> str:
    if "\n" in cell:
        return _INNER.sub("\t", cell)  # a quotation mark that nobody closed makes one cell of a whole table
    if head and (_NUMBER.fullmatch(cell) or (_SECRET.search(head) and cell.strip())):
        return f"{head}: {cell}"
    return cell
