"""Rows and columns; rows that find no room are counted, never cut silently.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.drawing.fonts import HEAVY, REGULAR, SEMI, text_width
from nq57.render.drawing.forms.form import BlockForm
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box, Role
from nq57.render.drawing.wrapping import height

_SIZE = 23.0
_PAD = 24.0
_LEAST = 5  # rows that a low sheet must hold
_THIN = 0.16  # of the width: a column that keeps what it asks for


class TableForm(BlockForm):
    """A table with its head."""

    largest: ClassVar[float] = 2.4
    dense: ClassVar[bool] = True

    def _columns(self, width: float, scale: float) -> list[float]:
        """Widths: narrow columns get what they ask for, wide ones share the rest."""
        cells = (self.block.columns, *self.block.rows)
        asked = [
            min(max(text_width(row[at], _SIZE * scale, SEMI) for row in cells), width * 0.46) + _PAD + 4
            for at in range(len(self.block.columns))
        ]
        if sum(asked) <= width:
            return [own + (width - sum(asked)) * own / sum(asked) for own in asked]
        thin = sum(own for own in asked if own < width * _THIN)
        if thin > width * 0.8:
            return [width * own / sum(asked) for own in asked]
        share = (width - thin) / (sum(asked) - thin)
        return [own if own < width * _THIN else own * share for own in asked]

    def _row(self, row: tuple[str, ...], widths: list[float], scale: float) -> float:
        weights = (SEMI if at == self._name else REGULAR for at in range(len(row)))
        cells = zip(row, widths, weights, strict=True)
        return max(height(t, w - _PAD, _SIZE * scale, weight, 1.24) for t, w, weight in cells) + 15 * scale

    @property
    def _name(self) -> int:
        """The column that names a row: the second where the first only counts."""
        return (
            1 if len(self.block.columns) > 1 and all(r[0].strip().isdigit() for r in self.block.rows) else 0
        )

    def _heights(self, width: float, scale: float) -> tuple[list[float], float, list[float]]:
        widths = self._columns(width, scale)
        head = self._row(self.block.columns, widths, scale) + 8 * scale
        return widths, head, [self._row(row, widths, scale) for row in self.block.rows]

    def need(self, width: float, scale: float) -> float:
        """All rows on a tall sheet, some on a low one."""
        _, head, rows = self._heights(width, scale)
        if self.tall and self.detail > 1:
            return head + sum(rows)
        return head + sum(rows[:_LEAST]) + (40 * scale if len(rows) > _LEAST else 0)

    def _shown(self, box: Box, scale: float) -> int:
        """How many rows find room."""
        _, head, rows = self._heights(box.width, scale)
        if head + sum(rows) <= box.height + 1:
            return len(rows)
        room, count = box.height - head - 40 * scale, 0
        while count < len(rows) and sum(rows[: count + 1]) <= room:
            count += 1
        return count

    def left(self, box: Box, scale: float) -> int:
        """Rows that only the page has."""
        return len(self.block.rows) - self._shown(box, scale)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Head, rows, and how many more there are."""
        widths, head, needs = self._heights(box.width, scale)
        shown = self._shown(box, scale)
        rest = len(needs) - shown
        foot = 40 * scale if rest else 0.0
        more = min(130 * scale, (box.height - head - sum(needs[:shown]) - foot) / max(1, shown))
        pen.rect(box.x, box.y, box.width, head, "primary", 8)
        self._cells(pen, self.block.columns, Box(box.x, box.y, box.width, head), widths, scale)
        y = box.y + head
        for at in range(shown):
            tall = needs[at] + more
            if at % 2:
                pen.rect(box.x, y, box.width, tall, "ground", step=f"r{at}")
            self._cells(pen, self.block.rows[at], Box(box.x, y, box.width, tall), widths, scale, at)
            y += tall
        if rest:
            text = f"… và {rest} dòng nữa trên trang của chuyên mục"
            pen.line(text, box.x + 12, y + 28 * scale, _SIZE * scale, "accent", SEMI)

    def _cells(
        self, pen: Pen, row: tuple[str, ...], box: Box, widths: list[float], scale: float, at: int = -1
    ) -> None:
        x, head = box.x, at < 0
        for column, (text, width) in enumerate(zip(row, widths, strict=True)):
            weight = (
                SEMI if head or column == self._name else HEAVY if self._name and not column else REGULAR
            )
            colour = "on" if head else "primary" if weight == HEAVY else "ink"
            top = box.y + (box.height - height(text, width - _PAD, _SIZE * scale, weight, 1.24)) / 2
            role: Role = "TH" if head else "P"
            step = "" if head else f"r{at}"
            pen.text(
                text,
                x + 12,
                top,
                width - _PAD,
                _SIZE * scale,
                colour,
                weight,
                leading=1.24,
                role=role,
                step=step,
            )
            x += width
