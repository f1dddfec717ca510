"""PDF text layers to papers: lines by place on the page, side-by-side columns apart, ruled tables whole.

It must not know what a line means; a scanned page without sound text is told to the caller, who may have
it recognised.
"""

import io
import logging
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from nq57.gate.pdf_bounds import check_streams
from nq57.importing.papers.page_layers import layered
from nq57.importing.papers.paper import Line, Paper, PaperTable, TableRow, plain
from nq57.importing.papers.pdf_stamps import stamped_figures
from nq57.language.folding import fold
from nq57.language.legacy import to_unicode
from nq57.language.lint import is_stripped
from nq57.language.syllables import share_of_syllables

# What it thinks of a damaged file is not for editors: they hear of the pages without text.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
MOST_PAGES = 400
_MOST_EDGES = 6_000
_EDGE = 0.1  # of the page's height: where page numbers are
_WORD = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(r"[-–]?\s*[0-9]{1,3}\s*[-–]?")
_COLUMN_GAP = 2.2  # of the letters' height: wider than any gap of a justified line
_OFF_MARGIN = 36  # points: what begins farther from the margin is centred
_CLEARLY = 1.5  # how much wider than its line's other gaps a gap before a known column is
_LESSER_GAP = 0.5
_BLANKS_GO_ON = re.compile(r"(?:/|tháng\b|năm\b|thang\b|nam\b)")  # "Số:      /KH-UBND", "ngày      tháng"
_LEAST_TEXT = 20  # letters of a page that is no picture
_STAMP_TEXT = 200  # letters of a picture's page that may be nothing but a stamp, "SAO Y; CÔNG AN TỈNH …"
_PICTURED = 0.8  # of a page's area, under a picture: a scan
_SOUND = 0.75  # share of syllables among the words of a text layer that can be read
_LETTERHEAD = re.compile("cong hoa xa hoi chu nghia|dang cong san viet nam")


@dataclass(frozen=True, slots=True)
class PdfText:
    """The paper of a PDF, the pages that hold no text, and those whose text a poor scanner left."""

    paper: Paper
    empty_pages: tuple[int, ...]
    pages: int
    poor_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one line without a wide gap between them."""

    text: str
    x0: float
    x1: float
    top: float


def read_pdf(data: bytes, *, ours: bool = False) -> PdfText | None:
    """The text of a PDF; None where the file cannot be opened.

    `ours`: a program of ours wrote it, so that the size of its pictures tells nothing of an attack.
    """
    import pdfplumber  # noqa: PLC0415 - heavy, and only this reader needs it

    blocks: list[Line | PaperTable] = []
    empty: list[int] = []
    poor: list[int] = []
    try:
        if not ours:
            check_streams(data)  # a bomb is refused before anything of it is opened
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = document.pages[:MOST_PAGES]
            columns: frozenset[int] = frozenset()
            for page in pages:
                stamped = _stamped(data, page) if page.page_number == 1 else []
                tables = _tables(page)
                stretches, columns = _stretches_outside(page, tables, columns, stamped)
                found = list(_page_blocks(page, tables, stretches))
                if kind := _lacking(page, found):
                    (empty if kind == "empty" else poor).append(page.page_number)
                blocks += found
                page.close()
    except Exception:  # noqa: BLE001 - a damaged or hostile PDF raises whatever its damage leads to
        return None
    return PdfText(_paper(blocks), tuple(empty), len(pages), tuple(poor))


def _stamped(data: bytes, page: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - pdfplumber ships no types
    """Figures stamped into the first page; none where its signatures cannot be drawn."""
    try:
        return stamped_figures(data, page)
    except Exception:  # noqa: BLE001 - a damaged signature raises whatever its damage leads to; the text remains
        return []


def _lacking(page: Any, found: Sequence[Line | PaperTable]) -> Literal["empty", "poor", ""]:  # noqa: ANN401 - the same
    """Whether a page says nothing, or is a scan whose text layer cannot be read."""
    text = " ".join(block.text for block in found if isinstance(block, Line))
    if any(isinstance(block, PaperTable) for block in found):
        return ""
    if len(text) < _LEAST_TEXT:
        return "empty"
    if _pictured(page) < _PICTURED:
        return ""
    if len(text) < _STAMP_TEXT:
        return "empty"
    sound = share_of_syllables(_WORD.findall(text)) >= _SOUND and not is_stripped(text)
    return "" if sound else "poor"


def _pictured(page: Any) -> float:  # noqa: ANN401 - the same
    """The share of the page that pictures cover; more than one where they lie on one another."""
    width, height = float(page.width), float(page.height)
    covered = 0.0
    for image in page.images:
        across = min(float(image["x1"]), width) - max(float(image["x0"]), 0.0)
        down = min(float(image["bottom"]), height) - max(float(image["top"]), 0.0)
        covered += max(0.0, across) * max(0.0, down)
    return covered / max(1.0, width * height)


def _paper(blocks: Sequence[Line | PaperTable]) -> Paper:
    """The paper of all pages; lines are counted through."""
    converted = to_unicode("\n".join(block.text for block in blocks if isinstance(block, Line)))
    texts = iter(converted.text.split("\n"))
    numbered: list[Line | PaperTable] = []
    at = 0
    for block in blocks:
        if isinstance(block, Line):
            at += 1
            numbered.append(replace(block, text=next(texts), number=at))
        else:
            rows = tuple(replace(row, number=at + n) for n, row in enumerate(block.rows, start=1))
            at += len(rows)
            numbered.append(PaperTable(rows))
    return layered(Paper(tuple(numbered), "pdf", encoding=converted.encoding))


def _tables(page: Any) -> list[Any]:  # noqa: ANN401 - pdfplumber ships no types
    """The page's ruled tables from top to bottom; a frame around a text is none."""
    if len(page.edges) > _MOST_EDGES:
        return []  # a drawing; a table has some hundreds
    found = [
        table for table in page.find_tables() if len(table.rows[0].cells) > 1 and not _is_letterhead(table)
    ]
    return sorted(found, key=lambda table: float(table.bbox[1]))


def _is_letterhead(table: Any) -> bool:  # noqa: ANN401 - the same
    """Whether a framed letterhead looks like a table."""
    cells = (cell or "" for row in table.extract() for cell in row)
    return any(_LETTERHEAD.search(fold(" ".join(cell.split()))) for cell in cells)


def _stretches_outside(
    page: Any,  # noqa: ANN401 - the same
    tables: Sequence[Any],
    columns: frozenset[int],
    stamped: Sequence[dict[str, Any]],
) -> tuple[list[list[_Stretch]], frozenset[int]]:
    """The lines outside tables, and where their right columns begin; a signature may go on overleaf."""
    rest = page
    for table in tables:
        rest = rest.outside_bbox(_within(table.bbox, page.bbox), strict=False)
    words = rest.extract_words(x_tolerance=1.5, y_tolerance=2.5, keep_blank_chars=False)
    return _stretches([*words, *(_on_line(word, words) for word in stamped)], columns)


def _on_line(stamp: dict[str, Any], words: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A stamp brought down or up to the line that it was set into, by hand."""
    middle = (float(stamp["top"]) + float(stamp["bottom"])) / 2
    over = [word for word in words if float(word["top"]) - 4 <= middle <= float(word["bottom"]) + 4]
    if not over:
        return stamp
    line = min(over, key=lambda word: abs((float(word["top"]) + float(word["bottom"])) / 2 - middle))
    return stamp | {"top": line["top"], "bottom": line["bottom"]}


def _page_blocks(
    page: Any,  # noqa: ANN401 - the same
    tables: Sequence[Any],
    stretches: list[list[_Stretch]],
) -> Iterator[Line | PaperTable]:
    """Lines and tables of a page from top to bottom."""
    top = -1.0
    for table in tables:
        yield from _lines([line for line in stretches if top <= line[0].top < table.bbox[1]], page)
        yield _table(table, page.page_number)
        top = float(table.bbox[1])
    yield from _lines([line for line in stretches if line[0].top >= top], page)


def _within(box: tuple[float, ...], page: tuple[float, ...]) -> tuple[float, float, float, float]:
    return max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])


def _table(table: Any, number: int) -> PaperTable:  # noqa: ANN401 - the same
    rows = (tuple(_clean_lines(cell or "") for cell in row) for row in table.extract())
    return PaperTable(tuple(TableRow(cells, number) for cells in rows))


def _clean_lines(cell: str) -> str:
    return "\n".join(line for one in cell.split("\n") if (line := _clean(one)))


def _clean(text: str) -> str:
    return " ".join(plain(text).split())


def _stretches(
    words: Sequence[dict[str, Any]], known: frozenset[int]
) -> tuple[list[list[_Stretch]], frozenset[int]]:
    """Lines from top to bottom, each as its stretches from left to right, and where columns begin."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (float(word["bottom"]), float(word["x0"]))):
        height = float(word["bottom"]) - float(word["top"])
        if lines and abs(float(lines[-1][0]["bottom"]) - float(word["bottom"])) < height * 0.5:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = [sorted(line, key=lambda word: float(word["x0"])) for line in lines]
    starts = [round(row[1].x0) for line in ordered if len(row := _parted(line)) == 2]  # noqa: PLR2004 - left and right
    columns = frozenset(starts)
    return [_parted(line, columns | known) for line in ordered], columns


def _parted(words: list[dict[str, Any]], columns: frozenset[int] = frozenset()) -> list[_Stretch]:
    """The words of a line parted at wide gaps, and at lesser ones before a column seen on other lines."""
    groups: list[list[dict[str, Any]]] = [[words[0]]]
    gaps = [float(two["x0"]) - float(one["x1"]) for one, two in pairwise(words)]
    usual = _CLEARLY * statistics.median(gaps) if len(gaps) > 1 else 0.0
    for word, gap in zip(words[1:], gaps, strict=True):
        last = groups[-1][-1]
        height = float(last["bottom"]) - float(last["top"])
        lesser = round(float(word["x0"])) in columns and gap > usual
        wide = gap > (_LESSER_GAP if lesser else _COLUMN_GAP) * height
        if wide and not _BLANKS_GO_ON.match(str(word["text"])):
            groups.append([])
        groups[-1].append(word)
    return [
        _Stretch(
            _clean(" ".join(str(word["text"]) for word in group)),
            float(group[0]["x0"]), float(group[-1]["x1"]), float(words[0]["top"]),
        )
        for group in groups
    ]  # fmt: skip


def _lines(rows: list[list[_Stretch]], page: Any) -> Iterator[Line]:  # noqa: ANN401 - the same
    """Lines in reading order: of columns side by side the left one first, then the right."""
    number, height = page.page_number, float(page.height)
    kept = [row for row in rows if not _is_page_number(row, height)]
    pitch = statistics.median([b[0].top - a[0].top for a, b in pairwise(kept)] or [0.0])
    at = 0
    last_top = 0.0
    while at < len(kept):
        end, split = _columns(kept, at)
        if split:
            left = [one for row in kept[at:end] for one in row if one.x0 < split]
            right = [one for row in kept[at:end] for one in row if one.x0 >= split]
            for one in (*left, *right):
                yield Line(one.text, number)
        else:
            row = kept[at]
            gap = round((row[0].top - last_top) / pitch) - 1 if pitch > 0 and last_top else 0
            yield Line(" ".join(one.text for one in row), number, 0, max(0, gap))
        last_top = kept[end - 1][0].top
        at = end


def _columns(rows: list[list[_Stretch]], at: int) -> tuple[int, float]:
    """Where a stretch of two columns that begins here ends, and where they part; no split is 0."""
    starts = [row[1].x0 for row in rows[at : at + 3] if len(row) == 2]  # noqa: PLR2004 - left and right
    if not starts or len(rows[at]) > 2 or (len(rows[at]) == 1 and rows[at][0].x1 > min(starts)):  # noqa: PLR2004 - the same
        return at + 1, 0.0
    split = min(starts) - 1
    end = at
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    while end < len(rows) and all(one.x1 < split or one.x0 >= split for one in rows[end]):
        if end > at and _is_centred(rows[end], left, right, split):
            break  # a title below a letterhead, short enough to stand left of its right column
        split = min([split, *(one.x0 - 1 for one in rows[end] if one.x0 >= split)])
        end += 1
    return (end, split) if any(len(row) > 1 for row in rows[at:end]) else (at + 1, 0.0)


def _is_centred(row: list[_Stretch], left: float, right: float, split: float) -> bool:
    """Whether a row is one short text in the middle between the margins, left of where columns part."""
    alone = len(row) == 1 and row[0].x1 < split and row[0].x0 > left + _OFF_MARGIN
    return alone and abs(row[0].x0 + row[0].x1 - left - right) < _OFF_MARGIN


def _is_page_number(row: list[_Stretch], height: float) -> bool:
    alone = len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text) is not None
    return alone and (row[0].top < _EDGE * height or row[0].top > (1 - _EDGE) * height)
