"""Every commune and ward of a province as a tile, darker for more: by place where places are given.

It must not know sheets or files.
"""

import math
from typing import ClassVar

from nq57.render.block_views import ItemView, TilesView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import BlockForm
from nq57.render.drawing.numerals import bare
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

_KINDS = ("Phường ", "Xã ", "Đặc khu ")
_LEGEND = 84.0
_DARK = 3  # shades from here on bear white letters
_NAMED = 5
_LOWEST = 36.0  # less holds a value only
_LEAST = 72.0  # a tile's height that holds a name


class Tiles(BlockForm):
    """A map of tiles; where they are too small for names, those with most are named beside."""

    largest: ClassVar[float] = 1.25
    grow: ClassVar[float] = 3.0
    dense: ClassVar[bool] = True

    @property
    def _tiles(self) -> TilesView:
        return self.block.tiles or TilesView("", (), (), (), ())

    def _grid(self, width: float, tall: float) -> list[tuple[ItemView | None, ...]]:
        """Rows of tiles: as placed, then the others in rows as many as look best."""
        tiles = self._tiles
        rows, loose = list(tiles.rows), tiles.loose
        if not loose:
            return rows
        across = len(rows[0]) if rows else _across(len(loose), width, tall)
        return [*rows, *(loose[at : at + across] for at in range(0, len(loose), across))]

    def need(self, width: float, scale: float) -> float:
        """Room for names on a tall sheet, for values on a low one."""
        if self.tall:
            rows = (
                len(self._grid(width, 9e9)) if self._tiles.rows else math.ceil(len(self._tiles.loose) / 6)
            )
            return rows * _LEAST * scale + _LEGEND + 20
        return 430.0

    def draw(self, pen: Pen, box: Box, scale: float) -> None:  # noqa: ARG002 - see Form
        """Tiles, what their shades mean, and on a low sheet the greatest."""
        wide = box.width if self.tall else box.width * 0.62
        room = box.height - _LEGEND - 20
        grid = self._grid(wide, room)
        if not grid:
            return
        across = max(len(row) for row in grid)
        side, tall = wide / across, min(room / len(grid), wide / across * 1.5)
        for at, row in enumerate(grid):
            for place, item in enumerate(row):
                if item is not None:
                    cell = Box(box.x + place * side, box.y + at * tall, side, tall)
                    self._tile(pen, item, cell, f"p{at}")
        self._legend(pen, Box(box.x, box.y + len(grid) * tall + 20, wide, _LEGEND))
        if not self.tall:
            self._greatest(pen, Box(box.x + wide + 44, box.y, box.width - wide - 44, box.height))

    def _tile(self, pen: Pen, item: ItemView, box: Box, step: str) -> None:
        known = item.share >= 0
        pen.rect(
            box.x + 2,
            box.y + 2,
            box.width - 4,
            box.height - 4,
            f"shade-{item.tone}" if known else "ground",
            8,
            step,
        )
        ink = "on" if known and item.tone >= _DARK else "ink"
        value = bare(item, self.block.unit)
        if not self.tall or box.height < _LOWEST:
            size = min(26.0, box.height * 0.6, (box.width - 8) / max(0.1, text_width(value, 1, HEAVY)))
            pen.line(
                value,
                box.x + box.width / 2,
                box.y + box.height / 2 + size * 0.36,
                size,
                ink,
                HEAVY,
                "middle",
                step=step,
            )
            return
        digits = min(38.0, box.height * 0.34, (box.width - 16) / max(0.1, text_width(value, 1, HEAVY)))
        name, room = _short(item.name), box.height - 16 - digits * 0.76
        size = fitted(name, (box.width - 14, room), (9.0, 20.0), SEMI, 1.1, 3)
        pen.text(name, box.x + 9, box.y + 6, box.width - 14, size, ink, SEMI, leading=1.1, step=step)
        pen.line(value, box.x + 9, box.y + box.height - 10, digits, ink, HEAVY, step=step)

    def _legend(self, pen: Pen, box: Box) -> None:
        """The shades with the values they stand for, and how tiles are ordered."""
        x, classes = box.x, self._tiles.classes
        unit = self.block.unit
        if unit:
            x += pen.line(unit, x, box.y + 27, 22, "soft", SEMI) + 16
        texts = [item.name.removesuffix(unit).strip() for item in classes]
        asked = sum(text_width(text, 1, SEMI) + 1.7 for text in texts)
        size = min(22.0, (box.x + box.width - x) / max(1.0, asked))
        for item, text in zip(classes, texts, strict=True):
            known = item.share >= 0
            wide = text_width(text, size, SEMI) + 1.4 * size
            pen.rect(x, box.y, wide, 40, f"shade-{item.tone}" if known else "ground", 6)
            ink = "on" if known and item.tone >= _DARK else "ink"
            pen.line(text, x + wide / 2, box.y + 20 + size * 0.36, size, ink, SEMI, "middle")
            x += wide + 0.3 * size
        if self.tall:
            order = self._tiles.order
            size = min(20.0, box.width / max(1.0, text_width(order, 1)))
            pen.line(order, box.x, box.y + 70, size, "soft")

    def _greatest(self, pen: Pen, box: Box) -> None:
        """Tiles too small for names: those with most are named."""
        pen.text("Nhiều nhất", box.x, box.y, box.width, 28, "primary", HEAVY, role="H2")
        ranked = self._tiles.ranked[:_NAMED]
        each = (box.height - 50) / _NAMED
        values = [bare(item, self.block.unit) for item in ranked]
        column = max((text_width(value, 40, HEAVY) for value in values), default=0.0)
        for at, (item, value) in enumerate(zip(ranked, values, strict=True)):
            y = box.y + 50 + at * each
            pen.rect(box.x, y, box.width, 2, "line")
            pen.line(value, box.x + column, y + each / 2 + 14, 40, "primary", HEAVY, "end", step=f"t{at}")
            x, width = box.x + column + 18, box.width - column - 18
            top = y + (each - height(item.name, width, 24, SEMI, 1.2)) / 2
            pen.text(item.name, x, top, width, 24, "ink", SEMI, leading=1.2, step=f"t{at}")


def _short(name: str) -> str:
    return next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)


def _across(count: int, width: float, tall: float) -> int:
    """How many tiles are in a row: as large as can be, the last row as full as can be."""

    def worth(across: int) -> float:
        rows = math.ceil(count / across)
        full = 0.75 + 0.25 * ((count - 1) % across + 1) / across
        return min(width / across, tall / rows * 1.25) * full

    return max(range(min(count, 5), max(6, min(count, 16))), key=worth)
