"""A workbook that came back, as changes of records; whatever cannot be understood is told by its row.

It must not write. Rows are known by the record they name, never by where they are.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from nq57.editing.sheet_columns import DIGEST, ITEM, NAME, WorkbookSheet, items_of, value_of
from nq57.editing.sheet_out import FIRST_ROW, KEY_ROW, SheetRecord

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class SheetTrouble:
    """What cannot be taken from a row; row 0 is the sheet as a whole."""

    sheet: str
    row: int
    sentence: str

    def __str__(self) -> str:
        return (
            f"{self.sheet}, hàng {self.row}: {self.sentence}"
            if self.row
            else f"{self.sheet}: {self.sentence}"
        )


@dataclass(slots=True)
class Findings:
    """What a workbook asks for: by kind and file name, keys with their new values; and what is amiss.

    `notes` are told, and keep nothing from being written.
    """

    changes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    troubles: list[SheetTrouble] = field(default_factory=list)
    notes: list[SheetTrouble] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]


def changes_in(
    data: bytes, sheets: Iterator[WorkbookSheet], sources: Mapping[str, Mapping[str, SheetRecord]]
) -> Findings:
    """What the workbook would change of records, given by kind and file name. Never raises on content."""
    found = Findings()
    try:
        book = load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged file makes it meet
        found.troubles.append(SheetTrouble("Tệp", 0, "không đọc được như bảng tính .xlsx."))
        return found
    for sheet in sheets:
        if sheet.title not in book.sheetnames:
            found.notes.append(
                SheetTrouble(sheet.title, 0, "trang tính này không còn trong tệp; không đổi gì.")
            )
            continue
        rows = _rows_of(book[sheet.title], sheet, found)
        if sheet.group:
            _take_items(sheet, rows, sources[sheet.kind], found)
        else:
            _take_records(sheet, rows, sources[sheet.kind], found)
    return found


def _rows_of(page: Worksheet, sheet: WorkbookSheet, found: Findings) -> list[_Row]:
    """The rows that say something, each cell under the key of its column."""
    keys = {str(cell.value): at for at, cell in enumerate(page[KEY_ROW]) if cell.value}
    if missing := [key for key in sheet.keys if key not in keys]:
        listed = ", ".join(missing)
        sentence = f"thiếu cột {listed} (hàng 1 ẩn giữ mã các cột). Xuất lại tệp rồi chép số liệu sang."
        found.troubles.append(SheetTrouble(sheet.title, 0, sentence))
        return []
    if page.max_row > MOST_ROWS:
        found.troubles.append(SheetTrouble(sheet.title, 0, f"có hơn {MOST_ROWS} hàng."))
        return []
    merged = {row for area in page.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
    rows = []
    for number, cells in enumerate(page.iter_rows(min_row=FIRST_ROW), start=FIRST_ROW):
        if number in merged:
            found.troubles.append(SheetTrouble(sheet.title, number, "có ô bị gộp. Bỏ gộp ô rồi thử lại."))
            continue
        texts = {
            key: _text(cells[at], sheet, number, found) for key, at in keys.items() if key in sheet.keys
        }
        if any(texts.values()):
            rows.append(_Row(number, texts))
    return rows


def _text(cell: Cell | MergedCell, sheet: WorkbookSheet, row: int, found: Findings) -> str:
    """What a cell says; a real date or number as an editor writes it."""
    value = cell.value
    if cell.data_type in {"f", "e"}:
        what = "là công thức" if cell.data_type == "f" else "báo lỗi"
        sentence = f"ô {cell.coordinate} {what}. Dán lại ô ấy dưới dạng giá trị."
        found.troubles.append(SheetTrouble(sheet.title, row, sentence))
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip() if value is not None else ""


def _known(
    sheet: WorkbookSheet, row: _Row, sources: Mapping[str, SheetRecord], found: Findings
) -> SheetRecord | None:
    """The record that a row names."""
    name = row.cells[NAME]
    source = sources.get(name)
    if source is None:
        sentence = (
            f"không có bài “{name}” trong đơn vị." if name else "mất mã bài, không biết là của bài nào."
        )
        found.troubles.append(SheetTrouble(sheet.title, row.number, sentence))
    return source


def _take_records(
    sheet: WorkbookSheet, rows: list[_Row], sources: Mapping[str, SheetRecord], found: Findings
) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        source = _known(sheet, row, sources, found)
        if source is None:
            continue
        if source.name in seen:
            sentence = f"bài “{source.name}” đã có ở hàng {seen[source.name]}."
            found.troubles.append(SheetTrouble(sheet.title, row.number, sentence))
            continue
        seen[source.name] = row.number
        changed = _changed(sheet, row, source.values)
        if changed and _is_current(sheet, row, source, found):
            found.changes.setdefault((sheet.kind, source.name), {}).update(changed)
    for gone in sorted(sources.keys() - seen.keys()):
        found.notes.append(
            SheetTrouble(sheet.title, 0, f"bài “{gone}” không có trong tệp; bài ấy giữ nguyên.")
        )


def _take_items(
    sheet: WorkbookSheet, rows: list[_Row], sources: Mapping[str, SheetRecord], found: Findings
) -> None:
    """Items that were changed, and rows without a number as further ones; none is taken away."""
    lists = {name: items_of(source.values, sheet.group) for name, source in sources.items()}
    fresh: dict[str, list[dict[str, Any]]] = {}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        source, number = _known(sheet, row, sources, found), row.cells[ITEM]
        if source is None:
            continue
        if not number:
            fresh.setdefault(source.name, []).append(_changed(sheet, row, {}))
            continue
        items = lists[source.name]
        at = int(number) - 1 if number.isascii() and number.isdecimal() else -1
        if not 0 <= at < len(items) or (source.name, number) in seen:
            sentence = f"mục số “{number}” của bài “{source.name}” không có hoặc lặp lại."
            found.troubles.append(SheetTrouble(sheet.title, row.number, sentence))
            continue
        seen.add((source.name, number))
        changed = _changed(sheet, row, items[at])
        if changed and _is_current(sheet, row, source, found):
            items[at] = {key: value for key, value in {**items[at], **changed}.items() if value}
            found.changes.setdefault((sheet.kind, source.name), {})[sheet.group] = items
    for name, more in fresh.items():
        # A workbook may be taken in twice: what it added the first time is there already.
        further = [one for one in more if one and one not in lists[name]]
        if further:
            found.changes.setdefault((sheet.kind, name), {})[sheet.group] = [*lists[name], *further]


def _changed(sheet: WorkbookSheet, row: _Row, current: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a row whose cell says something else than the record."""
    values = {one.key: value_of(one, row.cells[one.key], current.get(one.key)) for one in sheet.columns}
    return {
        key: value
        for key, value in values.items()
        if value != current.get(key) and (value or current.get(key))
    }


def _is_current(sheet: WorkbookSheet, row: _Row, source: SheetRecord, found: Findings) -> bool:
    """Whether the record is still as it was when the workbook was written."""
    if row.cells[DIGEST] == source.digest:
        return True
    sentence = f"bài “{source.name}” đã được sửa sau khi xuất tệp. Xuất lại rồi chép số liệu sang."
    found.troubles.append(SheetTrouble(sheet.title, row.number, sentence))
    return False
