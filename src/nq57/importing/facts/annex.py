"""Tasks of an annex table: told by its header, whole over page breaks, whether its cells are known or not.

It must not know how a table was read; a table without cells comes as lines (see `flat_annex`).
"""

import re
from collections.abc import Iterable, Sequence

from nq57.importing.facts.duties import NO_DEADLINE, Duty
from nq57.importing.facts.organs import organs
from nq57.importing.papers.header import columns_of, is_header_word
from nq57.importing.papers.paper import Confidence, LineOrigin, PaperTable, Row

_ORDINAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*\.?|[IVX]{1,5}\.?|[a-zđ]\)?")
_CLOCK = re.compile(r"[0-9]{1,2}\s*(?:h|g|giờ|:)\s*[0-9]{0,2}\b")


def table_duties(tables: Iterable[PaperTable], group: str) -> list[Duty]:
    """The tasks of every task table; a table without a header of its own goes on with the one before."""
    columns: dict[str, int] | None = None
    rows: list[tuple[dict[str, str], Row]] = []
    for table in tables:
        width = len(table.rows[0].cells) if table.rows else 0
        for at, row in enumerate(table.rows):
            below = table.rows[at + 1].cells if at + 1 < len(table.rows) else ()
            if header := _header(row.cells, below):
                columns = header
            elif at and _header(table.rows[at - 1].cells, row.cells) != columns_of(
                table.rows[at - 1].cells
            ):
                continue  # the second line of a header of two
            elif columns and width > max(columns.values()):
                _add(rows, {name: row.cells[at] for name, at in columns.items()}, row)
    return _duties([(cells, row) for cells, row in rows if not _is_agenda(cells)], group)


def _header(cells: Sequence[str], below: Sequence[str]) -> dict[str, int] | None:
    """The columns of a header; "Cơ quan thực hiện" may stand above "Chủ trì" and "Phối hợp"."""
    alone = columns_of(cells)
    pairs = list(zip(cells, below, strict=False))
    second = len(cells) == len(below) and all(
        not two.strip() or one == two or is_header_word(two) for one, two in pairs
    )
    both = (
        columns_of([one if one == two else f"{one} {two}".strip() for one, two in pairs])
        if second
        else None
    )
    return both if both and len(both) > len(alone or ()) else alone


def _is_agenda(cells: dict[str, str]) -> bool:
    """Whether a row without a number tells the hour of a meeting's item."""
    return "ordinal" not in cells and bool(_CLOCK.match(cells.get("time", "").strip()))


def _add(rows: list[tuple[dict[str, str], Row]], cells: dict[str, str], row: Row) -> None:
    """A new row, or the rest of the one before, which a page break cut."""
    ordinal = cells.get("ordinal", "").strip()
    if not any(cell.strip() for cell in cells.values()):
        return
    if rows and "ordinal" in cells and not ordinal:
        before, first = rows[-1]
        joined = {name: " ".join(f"{before[name]} {cells[name]}".split()) for name in cells}
        rows[-1] = (joined, first)
    else:
        rows.append(({name: " ".join(cell.split()) for name, cell in cells.items()}, row))


def _duties(rows: list[tuple[dict[str, str], Row]], group: str) -> list[Duty]:
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
    leads = organs(cells.get("leads", ""))
    asks = [ask] if ask else []
    if not leads:
        asks.append("Ô cơ quan chủ trì để trống.")
    product = cells.get("product", "")
    return Duty(
        ordinal if sound else "",
        cells["name"].rstrip(" ;"),
        leads,
        organs(cells.get("helpers", "")),
        cells.get("time", "").rstrip(" ;.") or NO_DEADLINE,
        group,
        origin,
        confidence if sound and leads else "likely",
        " ".join(asks),
        (f"Sản phẩm, kết quả: {product}",) if product else (),
    )
