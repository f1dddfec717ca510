"""The header of a table of tasks: which column holds names, who leads, who helps, and when.

It must not know rows; a table without such a header may only lay out a page.
"""

import re
from collections.abc import Sequence

from nq57.language.folding import fold

# What a header cell says, in the order in which they are asked: "thời gian thực hiện" is a time.
_COLUMNS = (
    ("time", re.compile(r"thoi gian|thoi han|hoan thanh|tien do")),
    ("helpers", re.compile(r"phoi hop")),
    (
        "leads",
        re.compile(
            r"chu tri|(?:co quan|don vi|ca nhan|trach nhiem|bo phan|nguoi) (?:thuc hien|dau moi)"
            r"|phan cong|^(?:co quan|don vi)(?:,? (?:co quan|don vi))?$"
        ),
    ),
    ("ordinal", re.compile(r"^(?:tt|stt|so tt|so thu tu)\b")),
    ("product", re.compile(r"san pham|ket qua|ghi chu|kinh phi")),
    ("name", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|giai phap")),
)
_LEAST_COLUMNS = 3
_MOST_WORD = 30  # characters of a cell in a header's second line
_MOST_HEADER = 60  # characters of a header's cell; a task's own words may hold the same


def is_header_word(cell: str) -> bool:
    """Whether a cell says no more than what a column holds: "Chủ trì", "Cơ quan phối hợp"."""
    words = " ".join(fold(cell).split())
    return len(cell) <= _MOST_WORD and any(pattern.search(words) for _, pattern in _COLUMNS)


def columns_of(cells: Sequence[str]) -> dict[str, int] | None:
    """Where each column of a task table is, if these are its header's cells."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        words = " ".join(fold(cell).split()) if len(cell) <= _MOST_HEADER else ""
        name = next(
            (name for name, pattern in _COLUMNS if name not in found and pattern.search(words)), None
        )
        if name:
            found[name] = at
    known = {"name", "leads"} <= found.keys() or {"name", "time"} <= found.keys()
    return found if known and len(found) >= _LEAST_COLUMNS else None
