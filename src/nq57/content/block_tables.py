"""A block's table, pasted or in a CSV file beside the record: read, taken apart, every row with its place.

It must not know what a block's values must be; it gives items or rows as if they had been written out.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nq57.content.tables import TextTable, Uneven, read_table
from nq57.content.text_files import MAX_BYTES, clean_text
from nq57.model.infographics import Block, Item
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.records import Record
from nq57.model.source import Source

MOST_ROWS = 500  # more is no infographic: offer the file as an attachment
_OF_SPREADSHEETS = frozenset({"co-bom", "xuong-dong-crlf"})  # as Excel writes, nothing to mend
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CHART_KEYS, _MAP_KEYS = ("ten", "gia_tri"), ("ma", "gia_tri", "hang", "cot")
_ENGLISH = re.compile(r"\d{1,3}[.,]\d{3}")
_CODE = len("06187")


@dataclass(frozen=True, slots=True)
class Taken:
    """A block without its table, where each of its rows is, and what is wrong with the table."""

    block: Block
    places: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: bytes = b""


def taken_table(record: Record, block: Block, place: Source, read: Callable[[str], bytes]) -> Taken:
    """A block with the rows of its table; `place` is where its key `csv` is."""
    if not block.csv:
        return Taken(block)
    if not block.table_file:
        return _parsed(block, block.csv, lambda line: Source(place.path, place.line + line, place.column))
    if not block.table_file.lower().endswith(".csv"):
        return Taken(block, problems=(problem("csv-duoi", place, name=block.table_file),))
    asset = next((asset for asset in record.assets if asset.name == block.table_file), None)
    if asset is None:
        return Taken(block)  # a missing file is told already
    if asset.size > MAX_BYTES:
        too_large = problem("tep-qua-lon", Source(asset.path), size=asset.size, limit=MAX_BYTES)
        return Taken(block, problems=(too_large,))
    return _from_file(block, asset.path, read(asset.path))


def _from_file(block: Block, path: str, data: bytes) -> Taken:
    clean = clean_text(data, path)
    name = posixpath.basename(path)
    if data.startswith(_UTF_16):
        return Taken(block, problems=(problem("csv-ma-hoa", Source(path, 1, 1), name=name, row=1),))
    found = tuple(_as_table(one, name) for one in clean.problems if one.code not in _OF_SPREADSHEETS)
    if clean.text is None or has_errors(found):
        return Taken(block, problems=found)
    taken = _parsed(block, clean.text, lambda line: Source(path, line, 1))
    return Taken(taken.block, taken.places, (*found, *taken.problems), data)


def _as_table(found: Problem, name: str) -> Problem:
    """A wrong encoding, told to someone who sees a spreadsheet and no editor."""
    if found.code != "ma-hoa-sai":
        return found
    return problem("csv-ma-hoa", found.source, name=name, row=found.source.line)


def _parsed(block: Block, text: str, at: Callable[[int], Source]) -> Taken:
    table = read_table(text)
    if isinstance(table, Uneven):
        return Taken(block, problems=(problem("csv-sai", at(table.line), row=table.line),))
    if len(table.rows) > MOST_ROWS:
        too_long = problem("csv-qua-dai", at(table.lines[MOST_ROWS]), rows=len(table.rows), most=MOST_ROWS)
        return Taken(block, problems=(too_long,))
    return _with_rows(block, table, tuple(at(line) for line in table.lines), at(1))


def _with_rows(block: Block, table: TextTable, places: tuple[Source, ...], head: Source) -> Taken:
    """A block with the rows of a sound table; it remembers the file, by which its page offers it."""
    csv = block.table_file or None
    if block.kind == "bang":
        filled = block.model_copy(update={"columns": table.head, "rows": table.rows, "csv": csv})
        return Taken(filled, places)
    keys = _MAP_KEYS if block.kind == "ban-do-o" else _CHART_KEYS
    pairs = zip(table.rows, places, strict=True)
    english = [found for row, place in pairs for found in _english(table, row, place)]
    if len(table.head) > len(keys):
        english.insert(0, problem("csv-thua-cot", head, wanted=len(keys), found=len(table.head)))
    kept = [(item, place) for item, place in zip(_items(table, keys), places, strict=True) if _says(item)]
    filled = block.model_copy(update={"items": tuple(item for item, _ in kept), "csv": csv})
    return Taken(filled, tuple(place for _, place in kept), tuple(english))


def _items(table: TextTable, keys: tuple[str, ...]) -> Iterator[Item]:
    for row in table.rows:
        cells = {key: cell for key, cell in zip(keys, row, strict=False) if cell}
        if code := cells.get("ma"):  # a spreadsheet takes 06187 for a number
            cells["ma"] = code.zfill(_CODE) if code.isdecimal() else code
        yield Item.model_validate(cells)


def _says(item: Item) -> bool:
    """Whether a row says more than that a commune is there: one without a value or place has no data."""
    return not item.code or bool(item.value or item.row or item.column)


def _english(table: TextTable, row: tuple[str, ...], place: Source) -> Iterator[Problem]:
    """A number that an English spreadsheet may mean otherwise: it writes 1,240 where we write 1.240."""
    if table.separator == "," and _ENGLISH.fullmatch(row[1]):
        yield problem("so-kieu-anh", place, value=row[1])
