"""Tasks of a table that a text layer has flattened to lines: cells told by organs, times and page breaks.

It must not guess in silence: a row whose cells are not surely told apart says so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nq57.importing.facts.annex import duty_of
from nq57.importing.facts.duties import Duty
from nq57.importing.facts.organs import OPEN_END, begins_organ
from nq57.importing.papers.header import columns_of
from nq57.importing.papers.paper import Line
from nq57.language.folding import fold

_HEADER_WORDS = re.compile(
    r"(?:số )?tt|stt|(?:tên |nội dung )?(?:nhiệm vụ|công việc)|nội dung"
    r"|(?:cơ quan|đơn vị) (?:chủ trì|thực hiện|phối hợp)"
    r"|thời (?:gian|hạn)(?: (?:hoàn thành|thực hiện))?|sản phẩm|ghi chú",
    re.IGNORECASE,
)
_LONGEST_HEADER = 160
_TIME = re.compile(
    r"(?:Thường xuyên|Tháng|Quý|Năm|Trước|Từ (?:năm|tháng|quý|ngày)|Hằng|Hàng|Đến (?:năm|hết)|Giai đoạn"
    r"|Định kỳ|Trong (?:năm|tháng|quý)|Sau khi|[0-9]{1,2}/20[0-9]{2}|20[0-9]{2})\b"
)
_WORD = re.compile(r"[^\W_]+|[.;:,()]")
_LISTING_END = re.compile(r"[,;/(\-–]$")
_TAIL = 60  # characters at a cell's end that tell how it goes on
_CELLS_BEFORE_TIME = 3  # name, leads, helpers
_UNSURE = "Bảng mất cột: đối chiếu tên nhiệm vụ, cơ quan chủ trì, phối hợp."
_BROKEN = "Hàng bị ngắt qua trang và bảng mất cột: đối chiếu từng ô."


@dataclass(slots=True)
class _FlatRow:
    """A row's lines, in as many pieces as pages it is on."""

    ordinal: str
    pieces: list[list[Line]] = field(default_factory=lambda: [[]])
    timed: bool = False

    def add(self, line: Line) -> None:
        """One more line; a row that has its time may end."""
        self.pieces[-1].append(line)
        self.timed = self.timed or _TIME.match(line.text) is not None


def flat_duties(lines: Sequence[Line], group: str) -> list[Duty]:
    """The tasks of flattened tables among the lines; none where no header is found."""
    rows = _rows(lines)
    pairs = _pairs(lines)
    return [_duty(row, pairs, group) for row in rows]


def header_of(text: str) -> dict[str, int] | None:
    """The columns that one line names, as a flattened header does."""
    return (
        columns_of([found[0] for found in _HEADER_WORDS.finditer(text)])
        if len(text) < _LONGEST_HEADER
        else None
    )


def _rows(lines: Sequence[Line]) -> list[_FlatRow]:
    rows: list[_FlatRow] = []
    inside = False
    for line in lines:
        if header_of(line.text):
            if inside and rows:
                rows[-1].pieces.append([])
            inside = True
        elif inside:
            wanted = str(len(rows) + 1)
            head, _, rest = line.text.partition(" ")
            if (
                head.rstrip(".") == wanted
                and (not rest or rest[:1].isupper())
                and (not rows or rows[-1].timed)
            ):
                rows.append(_FlatRow(wanted))
                if rest:
                    rows[-1].add(Line(rest, line.page, line.number))
            elif rows:
                rows[-1].add(line)
    return rows


def _pairs(lines: Sequence[Line]) -> Counter[tuple[str, str]]:
    """How often a word follows another anywhere in the paper's lines."""
    words = _WORD.findall(fold(" ".join(line.text for line in lines)))
    return Counter(pairwise(words))


def _duty(row: _FlatRow, pairs: Counter[tuple[str, str]], group: str) -> Duty:
    cells, sure = _cells(row.pieces[0])
    broken = [line for piece in row.pieces[1:] for line in piece]
    last = ""
    for line in broken:
        if not (last and OPEN_END.search(cells[last][-_TAIL:])):
            last = _best(cells, line.text, pairs, last)
        cells[last] = f"{cells[last]} {line.text}".strip()
    ask = _BROKEN if broken else ("" if sure else _UNSURE)
    found = {name: " ".join(text.split()) for name, text in cells.items()} | {"ordinal": row.ordinal}
    first = next((line for piece in row.pieces for line in piece), Line(""))
    return duty_of(found, group, first.origin, "likely" if sure else "guess", ask)


def _cells(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Name, leads, helpers and time of a row, and whether each was surely told."""
    at = _time_at(lines)
    texts = _parted([line.text for line in lines[:at]], OPEN_END)
    if len(texts) < _CELLS_BEFORE_TIME:  # the page may have ended in the middle of a name: "… trên"
        texts = _parted([line.text for line in lines[:at]], _LISTING_END)
    cells = {"name": texts[0], "leads": "".join(texts[1:2]), "helpers": " ".join(texts[2:])}
    cells["time"] = " ".join(line.text for line in lines[at:])
    return cells, len(texts) == _CELLS_BEFORE_TIME and at < len(lines)


def _parted(texts: list[str], open_end: re.Pattern[str]) -> list[str]:
    """Lines joined to cells: a new one where an organ begins and the line before is at its end."""
    groups: list[list[str]] = [[]]
    for text in texts:
        last = groups[-1][-1] if groups[-1] else ""
        if last and begins_organ(text) and not open_end.search(last):
            groups.append([])
        groups[-1].append(text)
    return [" ".join(group) for group in groups]


def _time_at(lines: list[Line]) -> int:
    """Where the time begins: the last line that looks like one, after some organ."""
    found = [n for n, line in enumerate(lines) if _TIME.match(line.text) and n > 1]
    organs = [n for n, line in enumerate(lines) if begins_organ(line.text)]
    return next((n for n in reversed(found) if organs and n > organs[0]), len(lines))


def _best(cells: dict[str, str], text: str, pairs: Counter[tuple[str, str]], last: str) -> str:
    """The cell that a line from the next page goes on: where its words meet as they do elsewhere."""
    first = (_WORD.findall(fold(text)) or [""])[0]

    def score(name: str) -> tuple[float, int]:
        words = _WORD.findall(fold(cells[name][-_TAIL:]))
        ending = words[-1] if words else ""
        return pairs[(ending, first)] + 0.5 * (name == last), OPEN_END.search(
            cells[name][-_TAIL:]
        ) is not None

    return max(("helpers", "name", "leads", "time"), key=score)
