"""Tasks of an annex table: told by its header, whole over page breaks, whether its cells are known or not.

It must not know how a table was read; a table without cells comes as lines (see `flat_annex`).
"""

import re
from collections.abc import Iterable, Sequence

from nq57.importing.facts.duties import NO_DEADLINE, Duty
from nq57.importing.facts.organs import OPEN_END, begins_organ, organs
from nq57.importing.papers.header import columns_of, is_header_word
from nq57.importing.papers.paper import Confidence, LineOrigin, PaperTable, TableRow
from nq57.language.dates import find_dates

_ORDINAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*\.?|[IVX]{1,5}\.?|[a-zđ]\)?")
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-ZĐ])\)?(?:\s?=.{1,20})?")
_LISTS = frozenset(("leads", "helpers", "time"))
_ITEM = re.compile(r"[-–+•*]\s*")
_UNFINISHED = frozenset(
    ("Văn phòng", "Lãnh đạo", "Thường trực", "Đảng ủy", "Ban Thường vụ", "Ban", "Sở", "Bộ")
)
_QUARTER = re.compile(r"[Qq]uý\s+(?:[1-4]|IV|I{1,3})\b")
_NEXT_TIME = re.compile(
    r"[ ;.]*\n(?=(?:Quý|Tháng|Năm|Trước|Ngày|Thường xuyên|Hằng|Hàng|Từ|Trong"
    r"|Giai đoạn)\b)"
)
_SEVERAL = "Ô thời hạn có nhiều mốc: tách việc, hoặc ghi hạn cuối."
_CLOCK = re.compile(r"[0-9]{1,2}\s*(?:h|g|giờ|:)\s*[0-9]{0,2}\b")


def table_duties(tables: Iterable[PaperTable], group: str) -> list[Duty]:
    """The tasks of every task table; a table without a header of its own goes on with the one before."""
    columns: dict[str, int] | None = None
    rows: list[tuple[dict[str, str], TableRow]] = []
    for table in tables:
        width = len(table.rows[0].cells) if table.rows else 0
        for at, row in enumerate(table.rows):
            below = table.rows[at + 1].cells if at + 1 < len(table.rows) else ()
            if header := _header(row.cells, below):
                columns = header
            elif _numbers_columns(row.cells):
                continue
            elif at and _header(table.rows[at - 1].cells, row.cells) != columns_of(
                table.rows[at - 1].cells
            ):
                continue  # the second line of a header of two
            elif columns and width > max(columns.values()):
                _add(rows, {name: row.cells[at] for name, at in columns.items()}, row)
    return _duties([(cells, row) for cells, row in rows if not _is_agenda(cells)], group)


def _header(cells: Sequence[str], below: Sequence[str]) -> dict[str, int] | None:
    """The columns of a header; "Cơ quan thực hiện" may be above "Chủ trì" and "Phối hợp"."""
    alone = columns_of(cells)
    pairs = list(zip(cells, below, strict=False))
    second = (
        len(cells) == len(below)
        and columns_of(below) is None
        and all(not two.strip() or one == two or is_header_word(two) for one, two in pairs)
    )
    both = (
        columns_of([one if one == two else f"{one} {two}".strip() for one, two in pairs])
        if second
        else None
    )
    return both if both and len(both) > len(alone or ()) else alone


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "A B C"."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)  # noqa: PLR2004 - a row of them


def _is_agenda(cells: dict[str, str]) -> bool:
    """Whether a row without a number tells the hour of a meeting's item."""
    return "ordinal" not in cells and bool(_CLOCK.match(cells.get("time", "").strip()))


def _add(rows: list[tuple[dict[str, str], TableRow]], cells: dict[str, str], row: TableRow) -> None:
    """A new row, or the rest of the one before, which a page break cut."""
    ordinal = cells.get("ordinal", "").strip()
    if not any(cell.strip() for cell in cells.values()):
        return
    if rows and "ordinal" in cells and not ordinal:
        before, first = rows[-1]
        joined = {name: _lines(f"{before[name]}\n{cells[name]}", name) for name in cells}
        rows[-1] = (joined, first)
    else:
        rows.append(({name: _lines(cell, name) for name, cell in cells.items()}, row))


def _lines(cell: str, column: str) -> str:
    """A cell on one line, but for columns of organs and of times, where each line may be one."""
    lines = [" ".join(line.split()) for line in cell.split("\n")]
    return ("\n" if column in _LISTS else " ").join(line for line in lines if line)


def _in_cell(cell: str) -> tuple[str, ...]:
    """The organs of a cell: one a line, or parted by signs; a name may go on on the next line."""
    names: list[str] = []
    for line in cell.split("\n"):
        item = _ITEM.match(line)
        text = line[item.end() :] if item else line
        whole = not names or (names[-1] not in _UNFINISHED and not OPEN_END.search(names[-1]))
        if names and not (item or (begins_organ(text) and whole)):
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
    return organs("; ".join(name.rstrip(" ;,.") for name in names))


def _duties(rows: list[tuple[dict[str, str], TableRow]], group: str) -> list[Duty]:
    found: list[Duty] = []
    for cells, row in rows:
        name, lead = cells["name"], cells.get("leads", "")
        if not lead and not cells.get("time") and not cells.get("helpers"):
            group = name or group  # a row of the name alone is a heading inside the table
            continue
        origin = LineOrigin(row.page, row.number, name)
        found.append(duty_of(cells, group, origin, "sure"))
    return found


def duty_of(
    cells: dict[str, str], group: str, origin: LineOrigin, confidence: Confidence, ask: str = ""
) -> Duty:
    """The duty in the cells of a row."""
    ordinal = cells.get("ordinal", "").strip(" .")
    sound = _ORDINAL.fullmatch(ordinal) is not None
    leads = _in_cell(cells.get("leads", ""))
    time = _NEXT_TIME.sub("; ", cells.get("time", "")).replace("\n", " ").rstrip(" ;.")
    asks = [ask] if ask else []
    if len(find_dates(time)) > 1 or len(_QUARTER.findall(time)) > 1:
        asks.append(_SEVERAL)
    if not leads:
        asks.append("Ô cơ quan chủ trì để trống.")
    product = cells.get("product", "")
    return Duty(
        ordinal if sound else "",
        cells["name"].rstrip(" ;"),
        leads,
        _in_cell(cells.get("helpers", "")),
        time or NO_DEADLINE,
        group,
        origin,
        confidence if sound and leads and not asks else "likely",
        " ".join(asks),
        (f"Sản phẩm, kết quả: {product}",) if product else (),
    )
