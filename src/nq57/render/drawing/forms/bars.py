"""Amounts side by side: bars from a name, a line through time.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.block_views import ItemView
from nq57.render.charts import line, line_points
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import CAPTION, BlockForm, spread
from nq57.render.drawing.numerals import amount, bare
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height


class Ranking(BlockForm):
    """Bars with their names above them, so that long names have the whole width."""

    largest: ClassVar[float] = 1.5

    def _row(self, item: ItemView, width: float, scale: float) -> float:
        return height(item.name, width - 30, (CAPTION + 3) * scale, SEMI, 1.25) + 62 * scale

    def need(self, width: float, scale: float) -> float:
        """All rows."""
        return sum(self._row(item, width, scale) for item in self.items)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Every bar on one scale, from nothing; the longest bears the strong colour."""
        unit = self.block.unit
        share = unit == "%"
        read = [amount(bare(item, unit)) for item in self.items]
        top = max((one.value or 0.0 for one in read), default=0.0)
        values = [f"{one.digits}{'%' if share else ''}" for one in read]
        room = box.width - max(text_width(value, 46 * scale, HEAVY) for value in values) - 24
        y = box.y
        rows = spread(box.height, [self._row(item, box.width, scale) for item in self.items])
        for at, (item, tall) in enumerate(zip(self.items, rows, strict=True)):
            size, first = (CAPTION + 3) * scale, read[at].value == top
            words = height(item.name, box.width - 30, size, SEMI, 1.25)
            thick = min(tall - words - 30 * scale, 170 * scale)
            start = y + (tall - words - thick - 10 * scale) * 0.35
            pen.text(
                item.name, box.x, start, box.width - 30, size, "ink", SEMI, leading=1.25, step=f"c{at}"
            )
            bar = start + words + 8 * scale
            if share:
                pen.rect(box.x, bar, room, thick, "tint", 6)
            long = max(10.0, room * max(0.0, item.share))
            pen.rect(box.x, bar, long, thick, "primary" if first else "middle", 6, f"g{at}")
            digits = min(46 * scale, max(28.0, thick * 1.1))
            x = box.x + (room if share else long) + 16
            pen.line(
                values[at],
                x,
                bar + thick / 2 + digits * 0.36,
                digits,
                "primary" if first else "ink",
                HEAVY,
                step=f"n{at}",
            )
            self._bound(pen, read[at].prefix, Box(box.x, bar, long, thick), f"n{at}", first=first)
            y += tall

    def _bound(self, pen: Pen, text: str, bar: Box, step: str, *, first: bool) -> None:
        """`ít nhất` inside the bar, where it has room."""
        size = min(24.0, bar.height * 0.8)
        if text and text_width(text, size, SEMI) + 32 <= bar.width:
            y = bar.y + bar.height / 2 + size * 0.35
            pen.line(text, bar.x + 16, y, size, "on" if first else "ink", SEMI, step=step)


class LineChart(BlockForm):
    """Values through time as a line, from the lowest of zero and all values."""

    largest: ClassVar[float] = 1.5
    grow: ClassVar[float] = 2.0

    def _sizes(self, width: float, scale: float) -> tuple[float, float, float]:
        """How far apart points stand, the size of values, the size of names."""
        step = width / max(1, len(self.items))
        values = max(text_width(self._value(item), 1, HEAVY) for item in self.items)
        words = max(text_width(part, 1, SEMI) for item in self.items for part in item.name.split() or [""])
        return (
            step,
            min(40 * scale, (step - 8) / max(0.1, values)),
            min(CAPTION * scale, (step - 8) / max(0.1, words)),
        )

    def _value(self, item: ItemView) -> str:
        unit = self.block.unit
        return f"{bare(item, unit)}{'%' if unit == '%' else ''}"

    def _names(self, width: float, scale: float) -> float:
        step, _, size = self._sizes(width, scale)
        return max(height(item.name, step - 4, size, SEMI, 1.2) for item in self.items)

    def need(self, width: float, scale: float) -> float:
        """Room for the line to rise and fall, and for names below it."""
        return 300 * scale + self._names(width, scale)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """The line, its points with their values, and names below."""
        step, digits, size = self._sizes(box.width, scale)
        names = self._names(box.width, scale)
        top, left = box.y + digits * 1.6, box.x + step / 2
        tall, wide = box.height - names - digits * 1.6 - 24, box.width - step
        shares = [item.share for item in self.items]
        pen.rect(box.x, top + tall + 6, box.width, 2, "line")
        drawn = line(shares, wide, tall)
        pen.path(f"{drawn}L{wide:.2f} {tall:.2f}L0 {tall:.2f}Z", "tint", left, top, step="g0")
        pen.path(drawn, "middle", left, top, line=7 * scale, step="g0")
        for at, ((x, y), item) in enumerate(zip(line_points(shares, wide, tall), self.items, strict=True)):
            last = at == len(self.items) - 1
            colour = "accent" if last else "primary"
            pen.disc(left + x, top + y, 11 * scale, colour, f"m{at}")
            pen.line(
                self._value(item),
                left + x,
                top + y - digits * 0.6,
                digits,
                colour,
                HEAVY,
                "middle",
                step=f"m{at}",
            )
            start = left + x - text_width(item.name, size, SEMI) / 2
            wrapped_ = text_width(item.name, size, SEMI) > step - 4
            start = left + x - (step - 4) / 2 if wrapped_ else start
            pen.text(
                item.name,
                start,
                top + tall + 20,
                step - 4 if wrapped_ else step * 2,
                size,
                "ink",
                SEMI,
                leading=1.2,
                step=f"m{at}",
            )
