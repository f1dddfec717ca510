"""Word files to papers: paragraphs and tables in document order, automatic numbers written out.

It must not know what a paragraph means. Deleted and hidden text is left out, as a printed copy has none.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nq57.importing.papers.header import columns_of
from nq57.importing.papers.page_layers import layered
from nq57.importing.papers.paper import Line, Paper, PaperTable, TableRow, plain
from nq57.language.folding import fold
from nq57.language.legacy import to_unicode

MAX_UNPACKED = 256 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"  # a text box: paragraphs of its own, anchored inside another paragraph
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK, _BOX})
_ROMANS = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # as Word prints them, whatever the language
_LEAST_ROWS, _LEAST_COLUMNS = 3, 3
_ITEM = re.compile(r"[-–+]\s")
_LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|^noi nhan\b|^kinh gui\b")

_SIGNING = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[TML]\b|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|HIỆU TRƯỞNG"
    r"|CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG|CHÁNH ÁN|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|ĐẠI DIỆN)\b"
)


def read_docx(data: bytes) -> Paper | None:
    """The paper in a DOCX file; None where it is none or unpacks beyond measure."""
    import docx  # noqa: PLC0415 - heavy, and only this reader needs it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                return None
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except Exception:  # noqa: BLE001 - a damaged package raises whatever its damage leads to
        return None
    converted = to_unicode("\n".join(block.text for block in blocks if isinstance(block, Line)))
    texts = iter(converted.text.split("\n"))
    lines = (Line(next(texts), 0, b.number, b.gap) if isinstance(b, Line) else b for b in blocks)
    return layered(Paper(tuple(lines), "docx", whole=True, encoding=converted.encoding))


@dataclass(slots=True)
class _Numbering:
    """The automatic numbers of a document: how each level is written, and how far it has counted."""

    levels: dict[tuple[str, int], tuple[str, str, int]]
    styles: dict[str, tuple[str, str]]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of that list and level, `1.` or `a)`; a hyphen for bullets."""
        known = self.levels.get((list_id, level))
        if known is None:
            return ""
        kind, pattern, start = known
        if kind in ("bullet", "none"):
            return "-" if kind == "bullet" else ""
        counts = self.counts.setdefault(list_id, [0] * 10)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (9 - level)
        return re.sub(r"%([1-9])", lambda found: self._figure(list_id, int(found[1]) - 1, counts), pattern)

    def _figure(self, list_id: str, level: int, counts: list[int]) -> str:
        kind, _, start = self.levels.get((list_id, level), ("decimal", "", 1))
        count = counts[level] or start
        if kind in ("upperRoman", "lowerRoman") and count < len(_ROMANS):
            return _ROMANS[count] if kind == "upperRoman" else _ROMANS[count].lower()
        if kind in ("lowerLetter", "upperLetter"):
            letter = _LETTERS[(count - 1) % len(_LETTERS)]
            return letter if kind == "lowerLetter" else letter.upper()
        return str(count)


def _blocks(document: Any) -> Iterator[Line | PaperTable]:  # noqa: ANN401 - python-docx ships no usable type of its factory
    """Lines and tables of the body; `number` is the paragraph's place in the document."""
    numbering = _Numbering(_levels(document), _styles(document))
    at = blank = 0
    for element in document.element.body.iterchildren():
        if element.tag == f"{_W}p":
            at += 1
            parts = [
                part for one in (element, *_boxed(element)) for part in _parts(_paragraph(one, numbering))
            ]
            yield from (Line(part, 0, at, 0 if n else blank) for n, part in enumerate(parts))
            blank = 0 if parts else blank + 1
        elif element.tag == f"{_W}tbl":
            rows = _rows(element, numbering)
            at += len(rows)
            yield from _table_or_lines(rows)
            blank = 0


def _boxed(element: Any) -> Iterator[Any]:  # noqa: ANN401 - an lxml element
    """The paragraphs inside an element, each once: a text box is stored a second time for old programs."""
    stack = list(reversed(list(element)))
    while stack:
        one = stack.pop()
        if one.tag == f"{_W}p":
            yield one
        if one.tag != _FALLBACK:
            stack.extend(reversed(list(one)))


def _levels(document: Any) -> dict[tuple[str, int], tuple[str, str, int]]:  # noqa: ANN401 - the same
    """Kind, pattern and first number of each level of each list."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
    for one in root.iter(f"{_W}abstractNum"):
        levels = abstract.setdefault(str(one.get(f"{_W}abstractNumId")), {})
        for level in one.iter(f"{_W}lvl"):
            start = _value(level, "start") or "1"
            first = int(start) if start.isdecimal() else 1
            levels[int(level.get(f"{_W}ilvl"))] = (_value(level, "numFmt"), _value(level, "lvlText"), first)
    found = {}
    for one in root.iter(f"{_W}num"):
        for level, style in abstract.get(_value(one, "abstractNumId"), {}).items():
            found[str(one.get(f"{_W}numId")), level] = style
    return found


def _styles(document: Any) -> dict[str, tuple[str, str]]:  # noqa: ANN401 - the same
    """List and level that a paragraph style brings along, as "List Number" does."""
    found = {}
    for style in document.styles.element.iter(f"{_W}style"):
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            level = _value(numbered, "ilvl") or "0"
            found[str(style.get(f"{_W}styleId"))] = (_value(numbered, "numId"), level)
    return found


def _value(element: Any, name: str) -> str:  # noqa: ANN401 - an lxml element
    child = element.find(f"{_W}{name}")
    return "" if child is None else str(child.get(f"{_W}val") or "")


def _paragraph(element: Any, numbering: _Numbering) -> str:  # noqa: ANN401 - an lxml element
    """Its text with its automatic number; line breaks stay."""
    text = _text(element)
    properties = element.find(f"{_W}pPr/{_W}numPr")
    style = element.find(f"{_W}pPr/{_W}pStyle")
    if properties is not None:
        list_id, level = _value(properties, "numId"), _value(properties, "ilvl")
    else:
        list_id, level = numbering.styles.get("" if style is None else str(style.get(f"{_W}val")), ("", ""))
    if not list_id or not text.strip():
        return text
    label = numbering.label(list_id, int(level) if level.isdecimal() else 0)
    return f"{label} {text}" if label else text


def _text(element: Any) -> str:  # noqa: ANN401 - an lxml element
    pieces: list[str] = []
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag in _LEFT_OUT or (one.tag == f"{_W}r" and one.find(f"{_W}rPr/{_W}vanish") is not None):
            continue
        if one.tag == f"{_W}t":
            pieces.append(one.text or "")
        elif one.tag in (f"{_W}tab", f"{_W}noBreakHyphen"):
            pieces.append("-" if one.tag.endswith("Hyphen") else " ")
        elif one.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        stack.extend(reversed(list(one)))
    return plain("".join(pieces))


def _parts(text: str) -> list[str]:
    """A paragraph's lines where its breaks part items or capitals; else the paragraph as one line."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    apart = len(lines) > 1 and any(line.isupper() or _ITEM.match(line) for line in lines)
    return lines if apart else ([" ".join(lines)] if lines else [])


def _rows(element: Any, numbering: _Numbering) -> list[list[list[str]]]:  # noqa: ANN401 - an lxml element
    """Rows of cells of lines; a cell that goes on from above repeats what is there."""
    rows: list[list[list[str]]] = []
    for row in element.iterchildren(f"{_W}tr"):
        cells: list[list[str]] = []
        for cell in row.iterchildren(f"{_W}tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            texts = (_paragraph(one, numbering).split("\n") for one in _boxed(cell))
            lines = [tidy for text in texts for line in text if (tidy := " ".join(line.split()))]
            if (
                merged is not None
                and merged.get(f"{_W}val") != "restart"
                and rows
                and len(rows[-1]) > len(cells)
            ):
                lines = rows[-1][len(cells)]
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = int(span.get(f"{_W}val") or 1) if span is not None else 1
            cells += [lines, *([[]] * (width - 1))]
        rows.append(cells)
    return rows


def _table_or_lines(rows: list[list[list[str]]]) -> Iterator[Line | PaperTable]:
    """A table of data; the tables that only lay out letterhead and signature are lines, cell by cell."""
    flat = [tuple("\n".join(cell) for cell in row) for row in rows]
    data = any(columns_of(row) for row in flat[:2])
    data = data or (len(rows) >= _LEAST_ROWS and max(map(len, rows), default=0) >= _LEAST_COLUMNS)
    if data and not any(_LAYOUT.search(fold(line)) for row in rows for cell in row for line in cell):
        yield PaperTable(tuple(TableRow(cells, 0, number) for number, cells in enumerate(flat, start=1)))
        return
    yield from (Line(line) for cell in _in_reading_order(rows) for line in cell)


def _in_reading_order(rows: list[list[list[str]]]) -> Iterator[list[str]]:
    """The cells of a layout row by row; column by column where they are of letterheads and signatures."""
    lines = (line for row in rows for cell in row for line in cell)
    if not any(_LAYOUT.search(fold(line)) or _SIGNING.match(line) for line in lines):
        yield from (cell for row in rows for cell in row)
        return
    for at in range(max(map(len, rows), default=0)):
        yield from (row[at] for row in rows if at < len(row))
