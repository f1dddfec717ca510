"""What is in the workbook of a unit's tasks and targets: sheets, their columns, a value as a cell.

It must not know openpyxl or the disk. Both ways, out and in, are made of the same columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nq57.editing.forms import Control, form_of
from nq57.model.records import KINDS_BY_FOLDER
from nq57.model.values import term_key
from nq57.model.vocabulary import Vocabulary

NAME, ITEM, DIGEST = "#bai", "#muc", "#dau"
"""Keys of the columns that tell which record, which item of it, and in which state a row was written."""
FIXED = {NAME: "Mã bài (không sửa)", ITEM: "Mục số (không sửa; hàng thêm mới để trống)", DIGEST: "Dấu"}
_PLAIN = frozenset(
    {"text", "prose", "day", "last-day", "partial-day", "period", "number", "choice"}
    | {"document", "record", "address", "texts"}
)
_LONGEST_TITLE = 31  # letters of a sheet's name


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: the records of a kind (`group` empty), or the items of one of their lists."""

    title: str
    kind: str
    group: str
    columns: tuple[Control, ...]

    @property
    def fixed(self) -> tuple[str, ...]:
        """The keys of its first columns."""
        return (NAME, ITEM, DIGEST) if self.group else (NAME, DIGEST)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its columns."""
        return (*self.fixed, *(one.key for one in self.columns))


def sheets_of(vocabulary: Vocabulary) -> Iterator[WorkbookSheet]:
    """A sheet for each kind of work, and one for each list of groups that its records have.

    What an item has besides columns, as the evidence of an update, stays as it is in the file.
    """
    for kind in KINDS_BY_FOLDER.values():
        if kind.layout == "work":
            controls = form_of(kind.folder, vocabulary, ".yml").sections[0][1]
            plain = tuple(one for one in controls if one.control in _PLAIN)
            yield WorkbookSheet(kind.label, kind.folder, "", plain)
            for one in controls:
                inner = tuple(part for part in one.fields if part.control in _PLAIN)
                if one.control == "groups" and all(part in inner for part in one.fields if part.required):
                    title = f"{kind.label} – {one.label}"[:_LONGEST_TITLE]
                    yield WorkbookSheet(title, kind.folder, one.key, inner)


def cell_of(value: object) -> str:
    """A value as a cell shows it: a list has a line for each item."""
    if isinstance(value, list):
        return "\n".join(str(one).strip() for one in value)
    return str(value).strip() if value is not None else ""


def value_of(column: Control, cell: str, current: object) -> object:
    """The value that a cell means; one that says what is there already is left as it is written."""
    if cell == cell_of(current):
        return current
    if column.control == "choice" and current and _same_term(column, cell, str(current)):
        return current
    if column.control == "texts":
        return [line.strip() for line in cell.split("\n") if line.strip()]
    return cell


def label_of(column: Control, value: object) -> str:
    """A value as its cell is written: a choice by its label."""
    text = cell_of(value)
    spelled = (term[0] for term in column.terms if term_key(text) in map(term_key, term))
    return next(spelled, text)


def _same_term(column: Control, one: str, other: str) -> bool:
    return any({term_key(one), term_key(other)} <= set(map(term_key, term)) for term in column.terms)


def items_of(values: Mapping[str, Any], group: str) -> list[dict[str, Any]]:
    """The items of a list, each a group; a short way of writing is no item that a sheet could hold."""
    given = values.get(group, [])
    items = given if isinstance(given, list) else [given]
    return [one for one in items if isinstance(one, dict)]
