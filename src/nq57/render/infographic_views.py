"""Blocks of an infographic as a page and a picture show them: texts settled, shares worked out.

It must not know templates or drawings; both take these views and nothing else.
"""

from nq57.language.quantities import read_quantity
from nq57.model.file_addresses import file_address
from nq57.model.infographics import Block, BlockFigure, Infographic, Item
from nq57.render.block_views import BlockView, FigureView, FileView, ItemView
from nq57.render.charts import line, line_points, ring
from nq57.render.files import file_type
from nq57.render.icon_paths import ICON_PATHS
from nq57.render.record_context import RecordContext
from nq57.render.tile_maps import NO_VALUE, TONES, tiles_view
from nq57.wording import Wording

_LARGE = "noi-bat"


def block_views(fields: Infographic, around: RecordContext, url: str = "") -> tuple[BlockView, ...]:
    """Every block in order; figures given at the top come first.

    With the address of the record's page, tables that lie beside the record are offered there.
    """
    first = (_first(fields),) if fields.figures else ()
    return (*first, *(_block(block, around, url) for block in fields.blocks))


def _first(fields: Infographic) -> BlockView:
    """The figures at the top; a layout that names one number large asks for that form too."""
    form = fields.form or (_LARGE if fields.layout == _LARGE else "")
    return BlockView("so-lieu", figures=figure_views(fields.figures), form=form)


def figure_views(figures: tuple[BlockFigure, ...]) -> tuple[FigureView, ...]:
    """Figures with their icons."""
    return tuple(
        FigureView(figure.value, figure.unit or "", figure.caption, ICON_PATHS.get(figure.icon or "", ""))
        for figure in figures
    )


def first_figures(fields: Infographic) -> tuple[FigureView, ...]:
    """The figures that stand for the whole in a list: the first that the infographic has."""
    blocks = (block.figures for block in fields.blocks if block.figures)
    return figure_views(fields.figures or next(blocks, ()))


def _block(block: Block, around: RecordContext, url: str) -> BlockView:
    values = [_value(item) for item in block.items]
    whole = _whole(block, [value for value in values if value is not None])
    items = _items(block, values, whole)
    return BlockView(
        kind=block.kind,
        heading=block.heading or "",
        note=block.note or "",
        unit=block.unit or "",
        figures=figure_views(block.figures),
        items=items,
        columns=block.columns,
        rows=block.rows,
        text=block.text or "",
        document=around.document(block.number) if block.number else None,
        paths=_paths(block.kind, [item.share for item in items]),
        table=_offered(block.table_file, url, around.wording) if url and block.table_file else None,
        tiles=tiles_view(block, items, around.wording) if block.kind == "ban-do-o" else None,
        form=block.form or "",
    )


def _offered(name: str, url: str, wording: Wording) -> FileView:
    return FileView(wording("Bảng số liệu gốc"), file_address(url, name), file_type(name), "")


def _paths(kind: str, shares: list[float]) -> tuple[str, ...]:
    """The drawing of a ring (in a square of 100) or of a line with its points (in 300 by 100)."""
    if kind == "bieu-do-tron":
        return ring(shares, 50, 31, 50)
    if kind == "bieu-do-duong" and shares:
        dots = "".join(f"M{x:.2f} {y:.2f}h0" for x, y in line_points(shares, 300, 100))
        return (line(shares, 300, 100), dots)
    return ()


def _items(block: Block, values: list[float | None], whole: float) -> tuple[ItemView, ...]:
    return tuple(
        ItemView(
            name=item.name or "",
            text=item.text or "",
            value=with_unit(item.value, block.unit) if item.value else NO_VALUE,
            when=item.when or "",
            share=-1.0 if value is None else round(value / whole, 6) if whole else 0.0,
            tone=_tone(block.kind, index, value, whole),
            points=item.points,
            icon=ICON_PATHS.get(item.icon or "", ""),
        )
        for index, (item, value) in enumerate(zip(block.items, values, strict=True))
    )


def _value(item: Item) -> float | None:
    quantity = read_quantity(item.value) if item.value else None
    return quantity.value if quantity else None


def _whole(block: Block, values: list[float]) -> float:
    """What fills a bar or a ring: a hundred per cent, the sum of the parts, or the greatest value."""
    if block.kind == "bieu-do-tron":
        return sum(values)
    if block.unit == "%":
        return 100.0
    return max(values, default=0.0)


def _tone(kind: str, index: int, value: float | None, whole: float) -> int:
    """A part's tone is its turn; a place's tone tells how great its value is."""
    if kind != "ban-do-o":
        return index % TONES
    return min(TONES - 1, int((value or 0.0) * TONES / whole)) if whole else 0


def with_unit(value: str, unit: str | None) -> str:
    """A value with its unit: a blank between them, but none before a percent sign."""
    return f"{value}{unit}" if unit == "%" else f"{value} {unit}" if unit else value
