"""Numbers of equal rank, each with its own measure: a bar for a share, a disc for each thing counted.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.block_views import FigureView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import BODY, CAPTION, GAP, WIDE, BlockForm, Ground, in_rows, spread
from nq57.render.drawing.numerals import NumeralStyle, amount, numeral, numeral_size, percent
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

_MOST_DISCS = 20
_ONE_COLUMN, _THREE_COLUMNS = 3, 5
_SIDE = 0.42  # of a row: the numeral's
_FEW = 12


class Figures(BlockForm):
    """Two or more numbers in cards."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.6

    def _across(self, width: float) -> int:
        count = len(self.figures)
        if (width > 1.1 * WIDE and count >= _ONE_COLUMN) or (count >= _THREE_COLUMNS and not self.tall):
            return 3 if count != 4 else 2  # noqa: PLR2004 - four stand two by two
        return 1 if count <= _ONE_COLUMN else 2

    def _cell(self, figure: FigureView, width: float, scale: float, across: int) -> float:
        if across == 1:
            words = height(figure.caption, width * (1 - _SIDE) - 40, BODY * scale)
            measure = 74 * scale if self._measured(figure) else 0.0
            return max(120 * scale, words + measure + 44 * scale)
        words = height(figure.caption, width - 44, CAPTION * scale)
        return (22 + 82 + 16 + 26 + 14 + 36) * scale + words

    def _rows(self, width: float, scale: float) -> tuple[int, float, list[float]]:
        """How many are beside each other, how wide each is, how tall rows must be."""
        across = self._across(width)
        own = (width - GAP * (across - 1)) / across
        rows = in_rows(self.figures, across)
        return across, own, [max(self._cell(f, own, scale, across) for f in row) for row in rows]

    def need(self, width: float, scale: float) -> float:
        """All rows with gaps."""
        rows = self._rows(width, scale)[2]
        return sum(rows) + GAP * (len(rows) - 1)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Cards; the last row's share its whole width."""
        across, own, needs = self._rows(box.width, scale)
        talls = spread(box.height - GAP * (len(needs) - 1), needs)
        y, at = box.y, 0
        digits = self._size(own, scale, talls, across)
        for row, tall in zip(in_rows(self.figures, across), talls, strict=True):
            wide = (box.width - GAP * (len(row) - 1)) / len(row)
            for place, figure in enumerate(row):
                cell = Box(box.x + place * (wide + GAP), y, wide, tall)
                pen.rect(*cell, "paper", 18)
                if across == 1:
                    self._beside(pen, figure, cell, scale, at, digits)
                else:
                    words = max(height(f.caption, wide - 44, CAPTION * scale) for f in row)
                    self._above(pen, figure, cell, scale, at, (digits, words))
                at += 1
            y += tall + GAP

    def _size(self, width: float, scale: float, talls: list[float], across: int) -> float:
        """One size for all numerals: what differs in size must differ in meaning."""
        if across == 1:
            room, high = width * _SIDE - 60, min(min(talls) * 0.74, 260.0)
            usual = [f for f in self.figures if len(amount(f.value).digits) <= 6] or list(self.figures)  # noqa: PLR2004
            return min(numeral_size(figure, room, high) for figure in usual)
        shares = [(figure, figure.unit == "%") for figure in self.figures]
        widest = min(
            numeral_size(
                FigureView(f.value, "%" if share else "", ""),
                (width - 48) * (0.9 if share else 0.46),
                170 * scale,
            )
            for f, share in shares
        )
        rows = zip(talls, in_rows(self.figures, across), strict=True)
        free = min(
            tall - max(height(figure.caption, width - 44, CAPTION * scale) for figure in row) - 96 * scale
            for tall, row in rows
        )
        return max(30.0, min(widest, free / 0.74))

    def _beside(self, pen: Pen, figure: FigureView, cell: Box, scale: float, at: int, size: float) -> None:
        side = cell.width * _SIDE
        size = min(size, numeral_size(figure, side - 60, cell.height * 0.74))
        middle = cell.y + cell.height / 2
        base = middle + size * (0.42 if amount(figure.value).prefix else 0.36)
        numeral(pen, figure, cell.x + 34, base, size, NumeralStyle(step=f"n{at}"), side - 60)
        x, width = cell.x + side + 6, cell.width - side - 40
        words = height(figure.caption, width, BODY * scale)
        room = cell.height - words - 42 * scale
        measure = min(64.0, cell.height * 0.24, room) if self._measured(figure) else 0.0
        gap = 22 * scale if measure else 0.0
        top = middle - (words + measure + gap) / 2
        self._measure(pen, figure, Box(x, top, width, measure), at)
        pen.text(figure.caption, x, top + measure + gap, width, BODY * scale, "ink", step=f"c{at}")

    def _above(
        self, pen: Pen, figure: FigureView, cell: Box, scale: float, at: int, row: tuple[float, float]
    ) -> None:
        """`row` is the size of numerals and the height of the tallest words: numerals are on one line."""
        size, words = row
        slack = max(0.0, cell.height - (22 + 16 + 26 + 14 + 18) * scale - size * 0.74 - words)
        prefix, digits, _ = amount(figure.value)
        share = figure.unit == "%"
        base = cell.y + 22 * scale + slack * 0.30 + size * 0.74
        plain = FigureView(digits, "%" if share else "", "")
        numeral(pen, plain, cell.x + 22, base, size, NumeralStyle(step=f"n{at}"))
        x = (
            cell.x
            + 40
            + text_width(digits, size, HEAVY)
            + (text_width("%", size * 0.55, HEAVY) if share else 0)
        )
        width = cell.x + cell.width - 16 - x
        beside = prefix if share else " ".join(filter(None, (prefix, figure.unit)))
        if beside:
            own = fitted(beside, (width, size * 0.90), (15.0, 36 * scale), SEMI, 1.12)
            top = base - size * 0.37 - height(beside, width, own, SEMI, 1.12) / 2
            pen.text(beside, x, top, width, own, "accent", SEMI, leading=1.12, step=f"n{at}")
        measure = Box(cell.x + 24, base + 16 * scale + slack * 0.12, cell.width - 48, 26 * scale)
        self._measure(pen, figure, measure, at)
        top = cell.y + cell.height - words - 18 * scale
        pen.text(figure.caption, cell.x + 24, top, cell.width - 44, CAPTION * scale, "ink", step=f"c{at}")

    def _measured(self, figure: FigureView) -> bool:
        """A share, a few things, or amounts of one unit: nothing else may be compared."""
        value = amount(figure.value).value
        if value is None or value < 0:
            return False
        counted = value == int(value) and 1 <= value <= _MOST_DISCS
        return percent(figure) is not None or (figure.unit != "%" and (counted or self._one_unit))

    @property
    def _one_unit(self) -> bool:
        return len({figure.unit for figure in self.figures}) == 1 and len(self.figures) > 1

    @property
    def _greatest(self) -> float:
        """The greatest of the amounts that are drawn on one scale."""
        values = [amount(f.value).value or 0.0 for f in self.figures if f.unit != "%" and self._measured(f)]
        return max(values, default=0.0)

    def _measure(self, pen: Pen, figure: FigureView, box: Box, at: int) -> None:
        value = amount(figure.value).value
        if not self._measured(figure) or box.height <= 0 or value is None:
            return
        if figure.unit == "%":
            self._bar(pen, box, value / 100, at, ground=True)
        elif self._counted:
            self._discs(pen, box, int(value), at)
        elif self._one_unit and self._greatest:
            self._bar(pen, box, value / self._greatest, at, ground=False)

    @property
    def _counted(self) -> bool:
        """Whether all amounts are few enough to be counted: no sheet mixes discs with bars."""
        values = [amount(f.value).value or 0.0 for f in self.figures if f.unit != "%" and self._measured(f)]
        return all(value == int(value) and 1 <= value <= _MOST_DISCS for value in values)

    def _bar(self, pen: Pen, box: Box, share: float, at: int, *, ground: bool) -> None:
        tall = min(box.height, 20.0)
        y = box.y + (box.height - tall) / 2
        if ground:
            pen.rect(box.x, y, box.width, tall, "tint", tall / 2)
        pen.rect(box.x, y, max(tall, box.width * share), tall, "accent", tall / 2, f"g{at}")

    def _discs(self, pen: Pen, box: Box, count: int, at: int) -> None:
        """As many as it counts, of one size for all numbers."""
        across = max(int(self._greatest), 6) if self._greatest <= _FEW else _MOST_DISCS
        step = min(box.width / across, box.height * 1.12)
        for place in range(count):
            x = box.x + step * 0.42 + place * step
            pen.disc(x, box.y + box.height / 2, step * 0.42, "accent", f"d{at}")
