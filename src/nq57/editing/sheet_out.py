"""A unit's tasks, targets and figures as a workbook that an officer fills in.

It must not know how one is read back. What identifies a row is locked; choices are lists; a comment at each
head says what is asked.
"""

import io
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from nq57.editing.forms import Control
from nq57.editing.sheet_columns import DIGEST, FIXED, ITEM, NAME, WorkbookSheet, items_of, label_of

KEY_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3
_TERMS = "Danh mục"
_SPARE = 50  # empty rows below the items of a list, open for new ones
_WIDTHS = {"prose": 50, "text": 32, "texts": 32, "day": 14, "last-day": 14, "partial-day": 14}
_OPEN = Protection(locked=False)
_HEAD = PatternFill("solid", fgColor="F3E3DF")


class SheetRecord(NamedTuple):
    """A record for the workbook: its file's name, digest and values."""

    name: str
    digest: str
    values: Mapping[str, Any]


def workbook_of(sheets: Iterable[tuple[WorkbookSheet, Iterable[SheetRecord]]]) -> bytes:
    """The workbook as an XLSX file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    terms = book.create_sheet(_TERMS)
    terms.sheet_state = "hidden"
    for sheet, sources in sheets:
        page = book.create_sheet(sheet.title, len(book.worksheets) - 1)
        _heads(page, sheet)
        last = _rows(page, sheet, sources)
        for at, column in enumerate(sheet.columns, start=len(sheet.fixed) + 1):
            _choices(page, terms, column, at, last)
        page.freeze_panes = page.cell(FIRST_ROW, 2)
        page.protection.sheet = True
        page.protection.formatColumns = False
        page.protection.formatRows = False
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(page: Worksheet, sheet: WorkbookSheet) -> None:
    """A hidden row of keys, by which a column is found wherever it was moved to, and one of labels."""
    labels = {**FIXED, **{one.key: one.label for one in sheet.columns}}
    hints = {one.key: f"{one.label} {one.hint}".strip() for one in sheet.columns}
    kinds = {one.key: one.control for one in sheet.columns}
    for at, key in enumerate(sheet.keys, start=1):
        page.cell(KEY_ROW, at, key)
        head = page.cell(HEAD_ROW, at, labels[key])
        head.font, head.fill = Font(bold=True), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        if key in hints:
            head.comment = Comment(hints[key], "nq57")
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(kinds.get(key, ""), 22)
        page.column_dimensions[get_column_letter(at)].hidden = key == DIGEST
    page.row_dimensions[KEY_ROW].hidden = True


def _rows(page: Worksheet, sheet: WorkbookSheet, sources: Iterable[SheetRecord]) -> int:
    """The rows of all records; the last one's number, with those that are free below it."""
    row = FIRST_ROW
    for source in sources:
        groups = items_of(source.values, sheet.group) if sheet.group else [source.values]
        for number, values in enumerate(groups, start=1):
            known = {NAME: source.name, ITEM: str(number), DIGEST: source.digest}
            for at, key in enumerate(sheet.fixed, start=1):
                _text(page, row, at, known[key])
            for at, column in enumerate(sheet.columns, start=len(sheet.fixed) + 1):
                _text(page, row, at, label_of(column, values.get(column.key)), is_open=True)
            row += 1
    for free in range(row, row + _SPARE if sheet.group else row):
        for at, key in enumerate(sheet.keys, start=1):
            _text(page, free, at, "", is_open=key not in {ITEM, DIGEST})
    return row + _SPARE if sheet.group else row


def _text(page: Worksheet, row: int, at: int, text: str, *, is_open: bool = False) -> None:
    """A cell that holds text, whatever it begins with: Excel must not compute what an editor wrote."""
    cell = page.cell(row, at)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in "=+-@"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_open:
        cell.protection = _OPEN


def _choices(page: Worksheet, terms: Worksheet, column: Control, at: int, last: int) -> None:
    """A list to choose from, kept on a sheet of its own: in the cell's own rule only 255 letters fit."""
    if not column.terms:
        return
    place = terms.max_column + 1 if terms.cell(1, 1).value else 1
    for row, term in enumerate(column.terms, start=1):
        _text(terms, row, place, term[0])
    letter = get_column_letter(place)
    rule = DataValidation(
        "list", f"='{_TERMS}'!${letter}$1:${letter}${len(column.terms)}", allow_blank=True
    )
    rule.error, rule.errorTitle = "Chọn một giá trị trong danh sách.", "Giá trị lạ"
    page.add_data_validation(rule)
    rule.add(f"{get_column_letter(at)}{FIRST_ROW}:{get_column_letter(at)}{max(last, FIRST_ROW)}")
