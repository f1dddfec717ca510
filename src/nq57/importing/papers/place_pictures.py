"""Pictures of places in a PDF: the strip of the page around the line that a value was read from.

It must not know what a line means. A place that cannot be found has no picture; the bounds are the cage's.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from nq57.importing.papers.paper import plain
from nq57.language.folding import fold

Place = tuple[int, str]  # the page from 1, and the text that was read there
MOST_PICTURES = 150
_MOST_PIXELS = 4_000_000  # of a page; an A4 page at 110 dpi has a quarter of it
_SCALE = 110 / 72
_SAME_LINE = 0.5  # of a word's height
_FOUND = 0.5  # share of a text's words that its place must have
_MARGIN = 14  # points above and below
_COLOURS = 16


def place_pictures(data: bytes, places: Sequence[Place]) -> dict[Place, bytes]:
    """A PNG for each place that is found, of the first `MOST_PICTURES` places."""
    import pdfplumber  # noqa: PLC0415 - heavy, and only PDFs need it
    import pypdfium2  # noqa: PLC0415 - the same

    wanted = sorted(set(places[:MOST_PICTURES]))
    pictures: dict[Place, bytes] = {}
    with pdfplumber.open(io.BytesIO(data)) as words, pypdfium2.PdfDocument(data) as drawn:
        for number, group in groupby(wanted, key=lambda place: place[0]):
            if not 0 < number <= len(drawn):
                continue
            page = words.pages[number - 1]
            lines = _lines(page)
            boxes = {place: box for place in group if (box := _box(lines, place[1]))}
            if boxes:
                pictures |= _strips(drawn[number - 1], boxes)
            page.close()
    return pictures


def _lines(page: Any) -> list[list[dict[str, Any]]]:  # noqa: ANN401 - pdfplumber ships no types
    """The words of a page by line, from top to bottom."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(page.extract_words(x_tolerance=1.5), key=lambda one: float(one["bottom"])):
        height = float(word["bottom"]) - float(word["top"])
        same = lines and abs(float(lines[-1][0]["bottom"]) - float(word["bottom"])) < height * _SAME_LINE
        if same:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _words(text: str) -> list[str]:
    return fold(plain(text)).split()


def _box(lines: list[list[dict[str, Any]]], text: str) -> tuple[float, float] | None:
    """Top and bottom of the line that has most of a text's words; None where none has enough."""
    wanted = set(_words(text))
    shares = [len(wanted & {one for word in line for one in _words(str(word["text"]))}) for line in lines]
    best = max(shares, default=0)
    if not wanted or best < _FOUND * min(len(wanted), max(map(len, lines))):
        return None
    line = lines[shares.index(best)]
    return min(float(word["top"]) for word in line), max(float(word["bottom"]) for word in line)


def _strips(page: Any, boxes: dict[Place, tuple[float, float]]) -> dict[Place, bytes]:  # noqa: ANN401 - pypdfium2 ships no types
    """The strips of one page, which is drawn once; none of a page too large to draw."""
    width, height = page.get_size()
    if width * height * _SCALE**2 > _MOST_PIXELS:
        return {}
    sheet = page.render(scale=_SCALE, grayscale=True).to_pil().convert("L")
    return dict(_cut(sheet, boxes))


def _cut(sheet: Any, boxes: dict[Place, tuple[float, float]]) -> Iterator[tuple[Place, bytes]]:  # noqa: ANN401 - the same
    for place, (top, bottom) in boxes.items():
        above = max(0, round((top - _MARGIN) * _SCALE))
        below = min(sheet.height, round((bottom + _MARGIN) * _SCALE))
        if below > above:
            made = io.BytesIO()
            strip = sheet.crop((0, above, sheet.width, below)).quantize(_COLOURS)
            strip.save(made, "PNG", optimize=True)
            yield place, made.getvalue()
