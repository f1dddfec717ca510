"""An infographic laid out on sheets: social pictures, a screen, a poster, and a sheet as long as it needs.

It must not know files or units. Letters are as large as the sheet allows; a block that does not fit even
with small ones is left out, and the sheet says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nq57.render.drawing.blocks import BODY, SMALL, block_group, leading_group, told
from nq57.render.drawing.fonts import wrapped
from nq57.render.drawing.setting import Column
from nq57.render.drawing.shapes import Drawing, Group, Path, Rect, Shape, Text, moved
from nq57.render.drawing.signposts import SIDE, SIZE, signpost
from nq57.render.views import BlockView

_STEP = 0.93
_MARGIN = 64.0
_LOW = 0.6  # of the margin, between the foot and the sheet's edge
_MORE = "Xem đầy đủ trên trang của chuyên mục."
_GREATEST = "Những nơi có số lớn nhất."
_BRAND = "Chuyên mục Nghị quyết 57"
_WIDE_BLOCK = frozenset({"so-lieu", "bang", "ban-do-o", "bieu-do-duong"})


@dataclass(frozen=True)
class Poster:
    """What an infographic's pictures say."""

    title: str
    lead: str
    blocks: tuple[BlockView, ...]
    source: str
    layout: str = "cot"

    @property
    def letters(self) -> str:
        """All that is to be drawn, to know whether the font has it."""
        return f"{self.title}{self.lead}{self.source}{told(self.blocks)}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format: its size (`height` 0: as long as needed) and the largest and smallest letters on it."""

    width: float
    height: float
    largest: float = 1.3
    smallest: float = 0.7

    @property
    def wide(self) -> bool:
        """Whether the title stands beside the blocks instead of above them."""
        return 0 < self.height < 0.8 * self.width


SHEETS: Mapping[str, Sheet] = {
    "1200x630": Sheet(1200, 630, 1.25, 0.62),
    "1080x1080": Sheet(1080, 1080, 1.4, 0.66),
    "1080x1920": Sheet(1080, 1920, 1.9, 0.62),
    "man-hinh": Sheet(1920, 1080, 1.9, 0.8),
    "to-roi": Sheet(1080, 0, 1.0, 1.0),
    "ap-phich": Sheet(1080, 1080 * 297 / 210, 1.5, 0.45),
}


def lay_out(poster: Poster, name: str, *, coded: bool = False) -> Drawing:
    """The infographic on one sheet; `coded` leaves room for the way to its page, see `way_to`."""
    sheet = SHEETS[name]
    height, shapes = _beside(poster, sheet) if sheet.wide else _below(poster, sheet, coded=coded)
    ground = Rect(0, 0, sheet.width, height, "paper")
    said = " ".join(part for part in (poster.lead, told(poster.blocks), f"Nguồn: {poster.source}.") if part)
    return Drawing(sheet.width, height, (ground, *shapes), poster.title, said)


def _below(poster: Poster, sheet: Sheet, *, coded: bool) -> tuple[float, tuple[Shape, ...]]:
    """Title above, blocks below, source at the foot."""
    margin = _MARGIN
    inner = sheet.width - 2 * margin
    foot = _foot(poster, inner, coded=coded)
    head = _head(poster, sheet.width, margin, large=sheet.height > sheet.width)
    room = sheet.height - head.height - foot.height - 2.2 * margin if sheet.height else float("inf")
    blocks, space, left_out = _fitted(poster, inner, room, sheet)
    if left_out:
        foot = _foot(poster, inner, _MORE, coded=coded)
        blocks, space, _ = _fitted(poster, inner, room - SMALL * 1.4, sheet)
    height = sheet.height or head.height + blocks.height + foot.height + 2.2 * margin
    body = moved(blocks.shapes, margin, head.height + margin + space)
    low = moved(foot.shapes, margin, height - foot.height - margin * _LOW)
    return height, (*head.shapes, *body, *low)


def _head(poster: Poster, width: float, margin: float, *, large: bool) -> Group:
    """The band with the title."""
    column = Column(width - 2 * margin)
    column.gap(margin * 0.7)
    column.text(_BRAND.upper(), 22, "on-primary", bold=True)
    column.gap(10)
    column.text(
        poster.title, _title_size(poster.title, column.width, 66 if large else 54), "on-primary", bold=True
    )
    column.gap(10 if poster.lead else 0)
    column.text(poster.lead, BODY, "on-primary")
    column.gap(margin * 0.55)
    band = Rect(0, 0, width, column.at, "primary")
    line = Rect(0, column.at, width, 8, "accent")
    return Group((band, line, *moved(column.shapes, margin, 0)), column.at + 8)


def _title_size(title: str, width: float, largest: float, lines: int = 4, least: float = BODY) -> float:
    """As large as leaves at most so many lines; a little smaller where that saves a line."""
    size = largest
    while len(_title_lines(title, width, size)) > lines and size > least:
        size *= _STEP
    smaller = (size * _STEP**step for step in range(1, 4))
    count = len(_title_lines(title, width, size))
    return next((other for other in smaller if len(_title_lines(title, width, other)) < count), size)


def _title_lines(title: str, width: float, size: float) -> tuple[str, ...]:
    return wrapped(title, width, size, True)  # noqa: FBT003 - bold, the cache's key


def _foot(poster: Poster, width: float, more: str = "", *, coded: bool) -> Group:
    """Where the figures come from, and room for the way to the page."""
    side = SIDE if coded else 0.0
    column = Column(width - side - (30 if coded else 0))
    column.text(more, SMALL - 2, "strong", bold=True)
    column.text(f"Nguồn: {poster.source}", SMALL - 2, "soft")
    if coded:
        column.gap(8)
        column.text("Quét mã để mở trang:", SMALL - 2, "ink", bold=True)
        column.gap(SIZE * 1.34)
    height = max(column.at, side)
    shapes: list[Shape] = [Rect(0, -22, width, 2, "line"), *moved(column.shapes, 0, height - column.at)]
    return Group(tuple(shapes), height)


def way_to(name: str, address: str) -> tuple[Text, Path]:
    """The address and code that stand in the room which a sheet of this format has left for them."""
    sheet = SHEETS[name]
    return signpost(address, _MARGIN, sheet.width - _MARGIN, sheet.height - _LOW * _MARGIN)


def _beside(poster: Poster, sheet: Sheet) -> tuple[float, tuple[Shape, ...]]:
    """Title at the left, blocks at the right."""
    by = sheet.height / 630
    left, margin = sheet.width * 0.36, 44 * by
    column = Column(left - 2 * margin)
    column.text(_BRAND.upper(), 17 * by, "on-primary", bold=True)
    column.gap(14 * by)
    column.text(
        poster.title, _title_size(poster.title, column.width, 46 * by, 7, 24 * by), "on-primary", bold=True
    )
    column.gap(14 * by)
    source = Column(left - 2 * margin)
    source.text(f"Nguồn: {poster.source}", 17 * by, "on-primary")
    room = sheet.height - 2 * margin - source.at - 16 * by
    lead = Column(left - 2 * margin)
    lead.text(poster.lead, 22 * by, "on-primary")
    if column.at + lead.at <= room:
        column.put(lead.group())
    blocks, space, left_out = _fitted(
        poster, sheet.width - left - 2 * margin, sheet.height - 2 * margin, sheet
    )
    shapes: list[Shape] = [
        Rect(0, 0, left, sheet.height, "primary"),
        Rect(left, 0, 8 * by, sheet.height, "accent"),
    ]
    shapes += moved(column.shapes, margin, margin)
    shapes += moved(source.shapes, margin, sheet.height - margin - source.at)
    shapes += moved(blocks.shapes, left + margin + 8 * by, margin + space)
    if left_out:
        at = sheet.height - 14 * by
        shapes.append(Text(sheet.width - margin, at, _MORE, 17 * by, "soft", anchor="end"))
    return sheet.height, tuple(shapes)


def _fitted(poster: Poster, width: float, room: float, sheet: Sheet) -> tuple[Group, float, bool]:
    """The blocks in the largest letters that fit; the space left above them; whether one is left out."""
    scale = sheet.largest
    group = _stacked(poster.blocks, width, scale, poster.layout)
    while group.height > room and scale > sheet.smallest:
        scale = max(sheet.smallest, scale * _STEP)
        group = _stacked(poster.blocks, width, scale, poster.layout)
    if group.height <= room:
        space = 0.0 if room == float("inf") else min((room - group.height) / 2, room * 0.16)
        return group, space, False
    if poster.layout == "noi-bat":  # all blocks say more than one large figure
        return _fitted(replace(poster, layout="cot"), width, room, sheet)
    kept: tuple[BlockView, ...] = ()
    for block in poster.blocks:
        if _stacked((*kept, block), width, scale, poster.layout).height <= room:
            kept = (*kept, block)
    kept = kept or _shortened(poster.blocks[0], width, room, scale)
    chosen = _larger(kept, width, room, sheet, poster.layout)
    return chosen, 0.0, True


def _shortened(block: BlockView, width: float, room: float, scale: float) -> tuple[BlockView, ...]:
    """So much of a long block's beginning as fits; nothing when not even one row does."""
    for count in range(max(len(block.rows), len(block.items)) - 1, 0, -1):
        part = replace(block, rows=block.rows[:count], items=block.items[:count], note="", paths=())
        if block.tiles:
            greatest = replace(block.tiles, order=_GREATEST, rows=(), loose=block.tiles.ranked[:count])
            part = replace(part, tiles=greatest)
        if block_group(part, width, scale).height <= room:
            return (part,)
    return ()


def _larger(kept: tuple[BlockView, ...], width: float, room: float, sheet: Sheet, layout: str) -> Group:
    """What is kept, in letters as large as now fit."""
    scale = sheet.largest
    group = _stacked(kept, width, scale, layout)
    while group.height > room and scale > sheet.smallest:
        scale = max(sheet.smallest, scale * _STEP)
        group = _stacked(kept, width, scale, layout)
    return group


def _stacked(blocks: Sequence[BlockView], width: float, scale: float, layout: str) -> Group:
    """Blocks one below another; in a grid, narrow ones stand in pairs."""
    gap = 44 * scale
    column = Column(width, scale)
    waiting: BlockView | None = None
    if layout == "noi-bat" and blocks and blocks[0].kind == "so-lieu":
        column.put(leading_group(blocks[0], width, scale))
        blocks = blocks[1:]
    for block in blocks:
        if layout == "luoi" and width > 820 and block.kind not in _WIDE_BLOCK:  # noqa: PLR2004 - room for two
            if waiting is None:
                waiting = block
                continue
            _pair(column, waiting, block, gap)
            waiting = None
            continue
        if waiting is not None:
            _single(column, waiting, gap)
            waiting = None
        _single(column, block, gap)
    if waiting is not None:
        _single(column, waiting, gap)
    return column.group()


def _single(column: Column, block: BlockView, gap: float) -> None:
    column.at += gap if column.at else 0.0
    column.put(block_group(block, column.width, column.scale))


def _pair(column: Column, one: BlockView, other: BlockView, gap: float) -> None:
    column.at += gap if column.at else 0.0
    half = (column.width - gap) / 2
    left, right = block_group(one, half, column.scale), block_group(other, half, column.scale)
    shapes = (*left.shapes, *moved(right.shapes, half + gap, 0))
    column.put(Group(shapes, max(left.height, right.height)))
