"""Blocks of an infographic as shapes in a column: the same blocks that its page shows as text.

It must not know sheets or files. Each kind has one function in the table at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from nq57.render.charts import line, line_points, ring
from nq57.render.drawing.fonts import text_width
from nq57.render.drawing.setting import Column, beside, boxed, paragraph
from nq57.render.drawing.shapes import Group, Path, Rect, Shape, Text, moved
from nq57.render.infographic_views import with_unit
from nq57.render.views import BlockView, FigureView, ItemView

BODY, SMALL, HEADING = 30.0, 25.0, 38.0
_ICON = 24.0
_NARROW = 620.0
_LEGEND = 230.0  # less holds one word in a line


def block_group(block: BlockView, width: float, scale: float) -> Group:
    """A block with its heading and note."""
    column = Column(width, scale)
    unit = f" (đơn\u00a0vị:\u00a0{block.unit})" if block.unit and block.heading else ""
    column.text(f"{block.heading}{unit}", HEADING, "strong", bold=True)
    column.gap(10 if block.heading else 0)
    column.put(_KINDS[block.kind](block, width, scale))
    if block.note:
        column.gap(8)
        column.text(block.note, SMALL, "soft")
    return column.group()


def _figures(block: BlockView, width: float, scale: float) -> Group:
    """Figures in rows; the cells of a last row that is not full share its whole width."""
    across = _columns(len(block.figures), width, scale)
    gap = 24 * scale
    column = Column(width, scale)
    for at in range(0, len(block.figures), across):
        row = block.figures[at : at + across]
        column.at += gap if at else 0.0
        column.put(_figure_row(row, width, scale, gap))
    return column.group()


def _figure_row(row: tuple[FigureView, ...], width: float, scale: float, gap: float) -> Group:
    own = (width - gap * (len(row) - 1)) / len(row)
    cells = [_figure(figure, own, scale) for figure in row]
    tallest = max(cell.height for cell in cells)
    return beside([_level(cell, own, tallest, scale) for cell in cells], width, len(row), gap)


def leading_group(block: BlockView, width: float, scale: float) -> Group:
    """Figures of which the first is far larger than the others."""
    column = Column(width, scale)
    first = _figure(block.figures[0], width, scale, 132)
    column.put(_level(first, width, first.height, scale))
    if len(block.figures) > 1:
        column.gap(24)
        column.put(_figures(replace(block, figures=block.figures[1:]), width, scale))
    return column.group()


def _columns(count: int, width: float, scale: float) -> int:
    """Two or three beside each other where there is room; four stand two by two."""
    room = max(1, int(width / (300 * scale)))
    return min(count, room, 2 if count in (2, 4) else 3) or 1


def _figure(figure: FigureView, width: float, scale: float, large: float = 76) -> Group:
    inner = Column(width - 48 * scale, scale)
    if figure.icon:
        size = 46 * scale
        inner.put(Group((Path(figure.icon, "strong", scale=size / _ICON),), size + 8 * scale))
    size = large * scale
    while text_width(figure.value, size, bold=True) > inner.width and size > BODY * scale:
        size *= 0.9
    shapes: list[Shape] = [Text(0, size * 0.95, figure.value, size, "ink", bold=True)]
    beside_value = text_width(figure.value, size, bold=True) + (4 if figure.unit == "%" else 12) * scale
    small = size * 0.5 if figure.unit == "%" else 32 * scale
    if figure.unit and beside_value + text_width(figure.unit, small, bold=True) <= inner.width:
        shapes.append(Text(beside_value, size * 0.95, figure.unit, small, "ink", bold=True))
        inner.put(Group(tuple(shapes), size * 1.18))
    else:
        inner.put(Group(tuple(shapes), size * 1.18))
        inner.text(figure.unit, 32, bold=True)
    inner.text(figure.caption, BODY - 1, "soft")
    return inner.group()


def _level(cell: Group, width: float, height: float, scale: float) -> Group:
    """A figure's ground, as tall as its neighbours'."""
    return boxed(Group(cell.shapes, height), width, 24 * scale, edge="accent")


def _bars(block: BlockView, width: float, scale: float) -> Group:
    column = Column(width, scale)
    values = max((text_width(item.value, BODY * scale, bold=True) for item in block.items), default=0.0)
    room = max(width * 0.4, width - values - 20 * scale)
    for item in block.items:
        column.text(item.name, BODY - 2)
        tall = 30 * scale
        shapes: tuple[Shape, ...] = (
            Rect(0, 0, room, tall, "ground", 4 * scale),
            Rect(0, 0, max(2.0, room * max(0.0, item.share)), tall, "strong", 4 * scale),
            Text(room + 16 * scale, tall * 0.84, item.value, BODY * scale, "ink", bold=True),
        )
        column.put(Group(shapes, tall + 14 * scale))
    return column.group()


def _ring(block: BlockView, width: float, scale: float) -> Group:
    """The parts of a whole with their names beside the ring, or below it where there is little room."""
    side = min(340 * scale, width * 0.42)
    beside_it = width - side - 48 * scale
    below = beside_it < _LEGEND * scale
    side = min(340 * scale, width * 0.7) if below else side
    paths = ring([item.share for item in block.items], 50, 31, 50)
    drawn: list[Shape] = [
        Path(path, f"tone-{item.tone}", scale=side / 100)
        for path, item in zip(paths, block.items, strict=True)
        if path
    ]
    legend = Column(width if below else beside_it, scale)
    for item in block.items:
        legend.put(_legend(item, legend.width, scale))
    group = legend.group()
    if below:
        top = side + 20 * scale
        return Group((*drawn, *moved(group.shapes, 0, top)), top + group.height)
    down = max(0.0, (side - legend.at) / 2)
    return Group((*drawn, *moved(group.shapes, side + 48 * scale, down)), max(side, group.height))


def _legend(item: ItemView, width: float, scale: float) -> Group:
    """One part of a ring: its colour, its name, its value."""
    inner = Column(width - 44 * scale, scale)
    inner.text(item.value, BODY, bold=True)
    inner.text(item.name, BODY - 2, "soft")
    inner.gap(12)
    group = inner.group()
    swatch = Rect(0, 8 * scale, 28 * scale, 28 * scale, f"tone-{item.tone}", 6 * scale)
    return Group((swatch, *moved(group.shapes, 44 * scale, 0)), group.height)


def _line(block: BlockView, width: float, scale: float) -> Group:
    shares = [item.share for item in block.items]
    tall, side = 260 * scale, 70 * scale
    room = width - 2 * side
    top = 52 * scale
    shapes: list[Shape] = [Rect(0, top + tall, width, 2 * scale, "soft")]
    shapes.append(Path(line(shares, room, tall), "strong", side, top, stroke=True, width=5 * scale))
    step = room / max(1, len(shares) - 1)
    for (x, y), item in zip(line_points(shares, room, tall), block.items, strict=True):
        left, size = side + x, SMALL * scale
        shapes.append(Path("M0 0h0", "strong", left, top + y, stroke=True, width=18 * scale))
        shapes.append(Text(left, top + y - 18 * scale, item.value, size, "ink", bold=True, anchor="middle"))
        name = paragraph(item.name, step, size, "soft")
        shapes += [
            Text(left, top + tall + 8 * scale + part.y, part.text, size, "soft", anchor="middle")
            for part in name.shapes
            if isinstance(part, Text)
        ]
    names = max(len(paragraph(item.name, step, SMALL, "soft").shapes) for item in block.items)
    return Group(tuple(shapes), top + tall + (12 + names * SMALL * 1.34) * scale)


def _flow(block: BlockView, width: float, scale: float) -> Group:
    """Steps with their numbers, or moments with their times."""
    column = Column(width, scale)
    numbered = block.kind == "cac-buoc"
    for index, item in enumerate(block.items, start=1):
        left = 74 * scale if numbered else 44 * scale
        inner = Column(width - left, scale)
        if not numbered:
            inner.text(item.when, BODY, "strong", bold=True)
        inner.text(item.name, BODY, bold=numbered)
        inner.text(item.when if numbered else "", SMALL, "soft")
        inner.text(item.text, SMALL + 1, "soft")
        inner.gap(16)
        mark = _mark(index, scale, numbered=numbered)
        tail = _thread(mark[0], inner.at, scale) if index < len(block.items) else ()
        group = inner.group()
        shapes = (*tail, *mark, *moved(group.shapes, left, 0))
        column.put(Group(shapes, group.height))
    return column.group()


def _thread(mark: Rect, end: float, scale: float) -> tuple[Shape, ...]:
    """The line from one mark to the next."""
    left, long = mark.x + mark.width / 2 - 1.5 * scale, end - mark.height
    return (Rect(left, mark.height, 3 * scale, long, "line"),) if long > 0 else ()


def _mark(index: int, scale: float, *, numbered: bool) -> tuple[Rect, *tuple[Shape, ...]]:
    """A disc with a number, or a dot."""
    if not numbered:
        side = 22 * scale
        return (Rect(0, 10 * scale, side, side, "strong", side / 2),)
    side = 50 * scale
    number = Text(side / 2, side * 0.68, str(index), 28 * scale, "paper", bold=True, anchor="middle")
    return Rect(0, 0, side, side, "strong", side / 2), number


def _sides(block: BlockView, width: float, scale: float) -> Group:
    columns = min(len(block.items), 2 if width < _NARROW * 1.6 * scale else 4) or 1
    gap = 24 * scale
    own = (width - gap * (columns - 1)) / columns
    cells = []
    for item in block.items:
        inner = Column(own - 48 * scale, scale)
        inner.text(item.name, BODY + 2, "strong", bold=True)
        inner.text(item.text, SMALL, "soft")
        for point in item.points:
            inner.gap(8)
            inner.put(Group((Rect(0, inner.sized(12), inner.sized(9), inner.sized(9), "accent"),), 0))
            inner.text(point, SMALL + 2, left=26 * scale)
        cells.append(inner.group())
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    level = [
        boxed(Group(cell.shapes, max(c.height for c in row)), own, 24 * scale)
        for row in rows
        for cell in row
    ]
    return beside(level, width, columns, gap)


def _list(block: BlockView, width: float, scale: float) -> Group:
    columns = 2 if width > _NARROW * scale and len(block.items) > 2 else 1  # noqa: PLR2004 - worth two columns
    gap = 24 * scale
    own = (width - gap * (columns - 1)) / columns
    cells = []
    for item in block.items:
        inner = Column(own - 66 * scale, scale)
        inner.text(item.name, BODY, bold=True)
        inner.text(item.text, SMALL + 1, "soft")
        group = inner.group()
        size = 46 * scale
        icon: tuple[Shape, ...] = (
            (Path(item.icon, "strong", scale=size / _ICON),)
            if item.icon
            else (Rect(14 * scale, 14 * scale, 14 * scale, 14 * scale, "accent"),)
        )
        texts = moved(group.shapes, 66 * scale, 0)
        cells.append(Group((*icon, *texts), max(group.height, size) + 8 * scale))
    return beside(cells, width, columns, gap)


def _table(block: BlockView, width: float, scale: float) -> Group:
    widths = _widths(block, width)
    column = Column(width, scale)
    column.put(_row(block.columns, widths, scale, bold=True))
    column.put(Group((Rect(0, 0, width, 3 * scale, "strong"),), 3 * scale))
    for row in block.rows:
        column.put(_row(row, widths, scale))
        column.put(Group((Rect(0, 0, width, scale, "line"),), scale))
    return column.group()


def _widths(block: BlockView, width: float) -> list[float]:
    """Columns as wide as their longest cells ask for, none less than a twentieth."""
    longest = [
        max(min(60.0, text_width(row[at], 1.0)) for row in (block.columns, *block.rows))
        for at in range(len(block.columns))
    ]
    asked = [max(length, sum(longest) / 20) ** 0.75 for length in longest]
    return [width * share / sum(asked) for share in asked]


def _row(cells: tuple[str, ...], widths: list[float], scale: float, *, bold: bool = False) -> Group:
    shapes: list[Shape] = []
    left = tallest = 0.0
    for cell, width in zip(cells, widths, strict=True):
        group = paragraph(cell, width - 20 * scale, SMALL * scale, "ink", bold=bold)
        shapes += moved(group.shapes, left + 6 * scale, 8 * scale)
        left, tallest = left + width, max(tallest, group.height)
    return Group(tuple(shapes), tallest + 16 * scale)


def _tiles(block: BlockView, width: float, scale: float) -> Group:
    """Places as tiles, the darker the greater: in their rows, then the others; and what the shades mean."""
    column = Column(width, scale)
    tiles = block.tiles
    if tiles is None:
        return column.group()
    gap = 8 * scale
    if tiles.rows:
        across = len(tiles.rows[0])
        own = (width - gap * (across - 1)) / across
        cells = [_tile(item, own, scale) for row in tiles.rows for item in row]
        column.put(beside(cells, width, across, gap))
        column.gap(8 if tiles.loose else 0)
    if tiles.loose:
        across = max(2, int(width / (170 * scale)))
        own = (width - gap * (across - 1)) / across
        column.put(beside([_tile(item, own, scale) for item in tiles.loose], width, across, gap))
    column.gap(12)
    column.put(_shades(tiles.classes, width, scale))
    column.text(tiles.order, SMALL - 4, "soft")
    return column.group()


def _tile(item: ItemView | None, width: float, scale: float) -> Group:
    """One commune with its value; nothing, as tall, where there is none."""
    tall = 92 * scale
    if item is None:
        return Group((), tall)
    fill = f"shade-{item.tone}" if item.share >= 0 else "ground"
    inside = width - 16 * scale
    size = 19 * scale
    while size > 9 * scale and paragraph(item.name, inside, size).height > tall - 34 * scale:
        size *= 0.93
    name = moved(paragraph(item.name, inside, size).shapes, 8 * scale, 4 * scale)
    value = Text(8 * scale, tall - 12 * scale, item.value, 22 * scale, "ink", bold=True)
    return Group((Rect(0, 0, width, tall, fill, 6 * scale), *name, value), tall)


def _shades(classes: tuple[ItemView, ...], width: float, scale: float) -> Group:
    """The shades side by side with the values they stand for, in as many lines as they need."""
    shapes: list[Shape] = []
    left, top, side, size = 0.0, 0.0, 26 * scale, (SMALL - 3) * scale
    for item in classes:
        long = side + 10 * scale + text_width(item.name, size)
        if left and left + long > width:
            left, top = 0.0, top + 40 * scale
        fill = f"shade-{item.tone}" if item.share >= 0 else "ground"
        shapes.append(Rect(left, top, side, side, fill, 5 * scale))
        shapes.append(Text(left + side + 10 * scale, top + side * 0.82, item.name, size, "ink"))
        left += long + 28 * scale
    return Group(tuple(shapes), top + 40 * scale if classes else 0.0)


def _quotation(block: BlockView, width: float, scale: float) -> Group:
    inner = Column(width - 40 * scale, scale)
    inner.text(block.text, BODY + 2)
    inner.gap(6)
    inner.text(f"– {block.document.text}" if block.document else "", SMALL, "soft", bold=True)
    group = inner.group()
    edge = Rect(0, 0, 8 * scale, group.height, "accent")
    return Group((edge, *moved(group.shapes, 40 * scale, 0)), group.height)


def _words(block: BlockView, width: float, scale: float) -> Group:
    return paragraph(block.text, width, BODY * scale)


_KINDS: Mapping[str, Callable[[BlockView, float, float], Group]] = {
    "so-lieu": _figures,
    "cac-buoc": _flow,
    "dong-thoi-gian": _flow,
    "so-sanh": _sides,
    "bieu-do-cot": _bars,
    "bieu-do-duong": _line,
    "bieu-do-tron": _ring,
    "bang": _table,
    "ban-do-o": _tiles,
    "danh-sach": _list,
    "trich-dan": _quotation,
    "loi-van": _words,
}


def told(blocks: tuple[BlockView, ...]) -> str:
    """What the blocks say, as one text for those who cannot see the picture."""
    return " ".join(part for block in blocks for part in _said(block) if part)


def _said(block: BlockView) -> list[str]:
    figures = [f"{with_unit(f.value, f.unit)}: {f.caption}." for f in block.figures]
    shown = (item for item in block.items if item.share >= 0 or block.kind != "ban-do-o")
    parts = ((i.when, i.name, i.value.strip("–"), i.text, "; ".join(i.points)) for i in shown)
    items = [f"{': '.join(filter(None, said))}." for said in parts]
    rows = [f"{'; '.join(row)}." for row in block.rows]
    named = f"{block.document.text}: {block.text}" if block.document else block.text
    return [f"{block.heading}." if block.heading else "", *figures, *items, *rows, named, block.note]
