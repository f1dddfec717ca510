"""Tables as XLSX: a sheet each, heads that stay, numbers as numbers, every one linked to its source.

It must not decide what is said. Equal tables give equal bytes.
"""

import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nq57.report.paper import INVENTED, NumberSource, ReportPaper, Run, Table
from nq57.report.source_annex import source_table
from nq57.report.still_zip import still

SOURCES = "Nguồn"
_FONT, _HEAD = Font(name="Times New Roman", size=12), Font(name="Times New Roman", size=12, bold=True)
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_THIN = Side(style="thin")
_FRAME = Border(_THIN, _THIN, _THIN, _THIN)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_FIRST_ROW = 3  # the title above, a row of air
_CHARACTERS = 130  # of a page across
_NAME = 28  # characters of a sheet's name
_UNFIT = str.maketrans("", "", "[]:*?/\\'")


def xlsx_bytes(paper: ReportPaper) -> bytes:
    """Every table of a report, its annexes too, and where the numbers come from."""
    inline = tuple(block for block in paper.body if isinstance(block, Table))
    return workbook_bytes((*inline, *paper.annexes), paper.sources, note=INVENTED if paper.invented else "")


def workbook_bytes(tables: Iterable[Table], sources: Iterable[NumberSource], note: str = "") -> bytes:
    """Tables as sheets, then their sources; a note is above each and at the foot of printed pages."""
    known = tuple(sources)
    rows = {source.number: at for at, source in enumerate(known, start=_FIRST_ROW + 1)}
    book = Workbook()
    first = book.active
    for at, table in enumerate(tables, start=1):
        sheet: Worksheet = book.create_sheet(_sheet_name(at, table.heading))
        _write(sheet, table, {source.number: source for source in known}, rows)
    if known:
        _write(book.create_sheet(SOURCES), source_table(known), {}, {})
    for sheet in book.worksheets if note else ():
        sheet.cell(2, 1, note).font = _FONT
        if sheet.oddFooter is not None:
            sheet.oddFooter.center.text = note
    if first is not None and len(book.sheetnames) > 1:
        book.remove(first)
    buffer = io.BytesIO()
    book.save(buffer)
    return still(buffer.getvalue())


def _sheet_name(at: int, heading: str) -> str:
    return f"{at} {heading.translate(_UNFIT)}"[:_NAME].strip()


def _write(
    sheet: Worksheet, table: Table, known: Mapping[int, NumberSource], rows: Mapping[int, int]
) -> None:
    sheet.cell(1, 1, table.heading).font = _TITLE
    for at, name in enumerate(table.columns, start=1):
        head = sheet.cell(_FIRST_ROW, at, name)
        head.font, head.border, head.fill = _HEAD, _FRAME, _SHADE
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        share = table.widths[at - 1] / sum(table.widths)
        sheet.column_dimensions[get_column_letter(at)].width = max(6, round(share * _CHARACTERS))
    for number, row in enumerate(table.rows, start=_FIRST_ROW + 1):
        for at, run in enumerate(row, start=1):
            made = sheet.cell(number, at)
            if isinstance(made, Cell):
                _cell(made, run, known, rows)
    sheet.freeze_panes = f"A{_FIRST_ROW + 1}"
    sheet.print_title_rows = f"{_FIRST_ROW}:{_FIRST_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(cell: Cell, run: Run, known: Mapping[int, NumberSource], rows: Mapping[int, int]) -> None:
    """Words stay words, whatever they begin with; a number that is one becomes one."""
    source = known.get(run.source)
    number = source.value.number if source else None
    if number is not None:
        cell.value = int(number) if number == int(number) else float(number)
    else:
        cell.value, cell.data_type = run.text, "s"
    cell.font, cell.border = _FONT, _FRAME
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if run.source in rows:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{SOURCES}'!A{rows[run.source]}")
