"""An infographic laid out on sheets: social pictures, screens, a poster, and a sheet as long as it needs.

It must not know files or units. The letters are as large as still fit, so that the sheet is full; what
cannot be read is left out one thing after another, and the sheet says that the page has more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from nq57.render.block_views import BlockView
from nq57.render.drawing.choosing import Shape, composed, gathered
from nq57.render.drawing.forms.form import BlockForm, Ground
from nq57.render.drawing.forms.hero import Hero
from nq57.render.drawing.forms.stack import Stack
from nq57.render.drawing.mastheads import Foot, Sender
from nq57.render.drawing.pages import Framed, framed
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box, Drawing
from nq57.render.infographic_views import with_unit

_LEAST = 0.55  # of the usual letters
_LONG_BODY = 0.95
_SERIES = 3
_ENOUGH_TABLE = 0.85
_NEARLY = 0.9


@dataclass(frozen=True)
class Poster:
    """What an infographic's pictures say."""

    title: str
    lead: str
    blocks: tuple[BlockView, ...]
    source: str
    note: str = ""

    @property
    def letters(self) -> str:
        """All that is to be drawn, to know whether the font has it."""
        return f"{self.title}{self.lead}{self.source}{self.note}{description_of(self.blocks)}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format: its size (`height` 0: as long as needed), the scale still read, how many blocks."""

    width: float
    height: float
    shape: Shape
    readable: float
    blocks: int = 1


_A4 = 1080 * 297 / 210
SHEETS: Mapping[str, Sheet] = {
    "1200x630": Sheet(1200, 630, "low", 0.80),
    "1080x1080": Sheet(1080, 1080, "square", 0.92),
    "1080x1350": Sheet(1080, 1350, "tall", 0.92),
    "1080x1920": Sheet(1080, 1920, "tall", 0.98, 2),
    "man-hinh": Sheet(1920, 1080, "wide", 1.2),
    "to-roi": Sheet(1080, 0, "tall", 1.0, 99),
    "ap-phich": Sheet(1080, _A4, "tall", 0.92, 3),
}


class _Attempt(NamedTuple):
    """What a sheet tries to hold."""

    blocks: tuple[BlockView, ...]
    lead: bool
    detail: int
    left: int


def parts_of(poster: Poster) -> int:
    """How many pictures of one block each a poster makes: at most three, one where one tells all."""
    return min(_SERIES, len(gathered(poster.blocks)))


def lay_out(poster: Poster, name: str, sender: Sender | None = None, part: int = 0) -> Drawing:
    """The infographic on one sheet; `part` is which picture of several, from 0."""
    sheet, sender = SHEETS[name], sender or Sender()
    blocks = gathered(poster.blocks)
    if sheet.height == 0:
        return _laid(poster, sheet, sender, _Attempt(blocks, lead=True, detail=2, left=0), "")
    series = parts_of(poster) if sheet.shape == "square" else 1
    number = f"{part + 1}/{series}" if series > 1 else ""
    ordered = blocks[part : part + 1] if part else blocks
    best: Drawing | None = None
    for attempt in _attempts(ordered, sheet, len(blocks) if part else 0):
        drawing = _laid(poster, sheet, sender, attempt, number)
        if best is None or _better(drawing, best):
            best = drawing
        enough = _enough(attempt, sheet)
        if drawing.fits and drawing.scale >= enough:
            return drawing
        if attempt.detail < 2 and best.fits and best.scale >= enough * _NEARLY:  # noqa: PLR2004 - all
            return best  # a little smaller is better than a point less
    if best is None:
        raise ValueError(poster.title)
    return best


def _better(one: Drawing, other: Drawing) -> bool:
    if one.fits != other.fits:
        return one.fits
    return one.scale > other.scale + 0.02 if one.fits else one.needed < other.needed - 8


def _enough(attempt: _Attempt, sheet: Sheet) -> float:
    """The scale at which a sheet is read; tables and maps are looked at from near."""
    dense = all(block.kind in {"bang", "ban-do-o"} for block in attempt.blocks)
    return sheet.readable * (_ENOUGH_TABLE if dense else 1.0)


def _attempts(blocks: tuple[BlockView, ...], sheet: Sheet, others: int) -> Iterator[_Attempt]:
    """First all, then without the line below the title, fewer blocks, no remarks, fewer points."""
    most = min(sheet.blocks, len(blocks))
    for count in range(most, 0, -1):
        left = max(len(blocks), others) - count
        for lead in (True, False):
            yield _Attempt(blocks[:count], lead, 2, left)
    left = max(len(blocks), others) - 1
    yield _Attempt(blocks[:1], False, 1, left + int(_remarks(blocks[0])))  # noqa: FBT003 - a named field
    for keep in range(6, 1, -1):
        if shorter := _shorter(blocks[0], keep):
            yield _Attempt((shorter,), False, 1, left + 1)  # noqa: FBT003 - the same


def _remarks(block: BlockView) -> bool:
    return any(item.text for item in block.items)


def _shorter(block: BlockView, keep: int) -> BlockView | None:
    """The block with only so many points; None where that would falsify a whole, or changes nothing."""
    if block.kind in {"bieu-do-tron", "ban-do-o", "bang", "bieu-do-duong", "trich-dan", "loi-van"}:
        return None
    if block.kind == "so-sanh":
        longest = max(len(item.points) for item in block.items)
        items = tuple(replace(item, points=item.points[: keep - 1]) for item in block.items)
        return replace(block, items=items) if longest > keep - 1 else None
    if max(len(block.figures), len(block.items)) <= keep:
        return None
    return replace(block, figures=block.figures[:keep], items=block.items[:keep])


def _laid(poster: Poster, sheet: Sheet, sender: Sender, attempt: _Attempt, number: str) -> Drawing:
    """One attempt drawn."""
    alone = len(poster.blocks) == 1
    form = composed(attempt.blocks, sheet.shape, attempt.detail, alone=alone)
    lead = poster.lead if attempt.lead else ""
    foot = Foot(poster.source, poster.note, more=attempt.left > 0 or attempt.detail < 2)  # noqa: PLR2004 - all
    frame = framed(
        Framed(poster.title, lead, sender, foot, number),
        (sheet.width, sheet.height),
        _ground(form),
        room=lambda width: form.need(width, _LONG_BODY),
        short_title=isinstance(form, Hero),
    )
    body, pen = frame.body, Pen()
    scale = _scale(form, body) if sheet.height else _LONG_BODY
    form.draw(pen, body, scale)
    left = attempt.left + form.left(body, scale)
    shapes = (*frame.shapes, *pen.shapes, *frame.foot(left > 0 or attempt.detail < 2))  # noqa: PLR2004 - the same
    description = " ".join(
        filter(None, (poster.lead, description_of(poster.blocks), f"Nguồn: {poster.source}.", poster.note))
    )
    needed = form.need(body.width, scale)
    return Drawing(
        sheet.width, frame.height, shapes, poster.title, description, body, needed, scale, left,
        sender.address, frame.link,
    )  # fmt: skip


def _ground(form: BlockForm) -> Ground:
    return form.ground


def _scale(form: BlockForm, body: Box) -> float:
    """The largest scale at which the form still is in the height."""
    low, high = _LEAST, form.most if isinstance(form, Stack) else form.largest
    if form.need(body.width, high) <= body.height:
        return high
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (middle, high) if form.need(body.width, middle) <= body.height else (low, middle)
    return int(low * 1000) / 1000


def description_of(blocks: tuple[BlockView, ...]) -> str:
    """What the blocks say, as one text for those who cannot see the picture."""
    return " ".join(part for block in blocks for part in _block_texts(block) if part)


def _block_texts(block: BlockView) -> list[str]:
    figures = [f"{with_unit(f.value, f.unit)}: {f.caption}." for f in block.figures]
    shown = (item for item in block.items if item.share >= 0 or block.kind != "ban-do-o")
    parts = ((i.when, i.name, i.value.strip("–"), i.text, "; ".join(i.points)) for i in shown)
    items = [f"{': '.join(filter(None, texts))}." for texts in parts]
    rows = [f"{'; '.join(row)}." for row in block.rows]
    named = f"{block.document.text}: {block.text}" if block.document else block.text
    return [f"{block.heading}." if block.heading else "", *figures, *items, *rows, named, block.note]
