"""Targets of a table: a row each, with a unit and a value for each of its years.

It must not know how a table was read. A value that is no figure is asked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nq57.importing.facts.targets import Goal
from nq57.importing.papers.paper import LineOrigin, PaperTable, TableRow
from nq57.language.folding import fold

_NAME = re.compile(r"(?:ten |noi dung )?(?:cac )?(?:chi tieu|muc tieu|chi so)\b")
_UNIT = re.compile(r"don vi(?: tinh| do)?$|dvt$")
_YEAR = re.compile(
    r"(?:(?:muc tieu|chi tieu|ke hoach|den|giai "
    r"doan)\s+)*(?:nam\s+)?(20[0-9]{2})(?:\s*[-–]\s*(20[0-9]{2}))?$"
)
_FIGURE = re.compile(
    r"(?P<bound>[≥≤<>]=?|trên |dưới |ít nhất |tối thiểu )?\s*[0-9][0-9.,]*(?:\s*[-–]\s*[0-9][0-9.,]*)?\s*%?"
)
_BOUNDS = {"≥": "ít nhất", ">=": "ít nhất", "≤": "tối đa", "<=": "tối đa", ">": "trên", "<": "dưới"}
_NO_FIGURE = "Ô giá trị của bảng không phải một con số: đối chiếu."
_NO_UNIT = "Đối chiếu đơn vị tính."


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    unit: int | None
    years: tuple[tuple[int, str], ...]


def table_targets(tables: Iterable[PaperTable]) -> list[Goal]:
    """The targets of every table with a column of targets and one for a year at least."""
    found: list[Goal] = []
    for table in tables:
        columns: _Columns | None = None
        for row in table.rows:
            header = _columns(row.cells)
            columns = header or columns
            if columns and not header:
                found += _of_row(columns, row)
    return found


def _columns(cells: Sequence[str]) -> _Columns | None:
    words = [" ".join(fold(cell).split()).strip(" .:") for cell in cells]
    name = next((at for at, word in enumerate(words) if _NAME.match(word) and not _YEAR.match(word)), None)
    unit = next((at for at, word in enumerate(words) if _UNIT.match(word)), None)
    years = tuple(
        (at, "-".join(filter(None, span.groups())))
        for at, word in enumerate(words)
        if (span := _YEAR.match(word))
    )
    return _Columns(name, unit, years) if name is not None and years else None


def _of_row(columns: _Columns, row: TableRow) -> Iterator[Goal]:
    name = " ".join(row.cells[columns.name].split()).rstrip(" .;") if columns.name < len(row.cells) else ""
    values = [
        (year, value)
        for at, year in columns.years
        if at < len(row.cells) and (value := " ".join(row.cells[at].split()))
    ]
    if not name or not values:
        return  # a heading within the table
    unit = row.cells[columns.unit].strip() if columns.unit is not None else ""
    sound = all(_FIGURE.fullmatch(value) for _, value in values)
    percent = not unit and all(value.endswith("%") for _, value in values)
    asks = [] if sound else [_NO_FIGURE]
    asks += [] if unit or percent else [_NO_UNIT]
    (year, value), *later = [(year, _written(value)) for year, value in values]
    yield Goal(
        "", name[:1].upper() + name[1:], year, value, "%" if percent else unit,
        LineOrigin(row.page, row.number, name), "likely" if asks else "sure", " ".join(asks), tuple(later),
    )  # fmt: skip


def _written(value: str) -> str:
    """A cell as targets are written: `≥ 50%` → `ít nhất 50`."""
    bare = value.removesuffix("%").strip()
    sign = next((sign for sign in _BOUNDS if bare.startswith(sign)), "")
    return (
        f"{_BOUNDS[sign]} {bare[len(sign) :].strip()}"
        if sign
        else bare.replace("tối thiểu", "ít nhất").lower()
    )
