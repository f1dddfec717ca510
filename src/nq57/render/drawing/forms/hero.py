"""One number, as large as the sheet bears, its measure drawn beneath; others in a row below a rule.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.block_views import FigureView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import CAPTION, BlockForm, Ground
from nq57.render.drawing.numerals import (
    NumeralStyle,
    amount,
    is_below,
    numeral,
    numeral_size,
    percent,
    unit_size,
)
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

_LARGEST = 620.0  # of a numeral
_DIGITS = 0.80  # a digit's height, of its size
_MOST_DISCS = 20
_GAP = 36.0
_OTHERS = 3


class Hero(BlockForm):
    """One number, large."""

    ground: Ground = "bold"
    largest: ClassVar[float] = 1.5

    @property
    def _first(self) -> FigureView:
        return self.figures[0]

    @property
    def _rest(self) -> tuple[FigureView, ...]:
        return self.figures[1 : 1 + _OTHERS]

    def left(self, box: Box, scale: float) -> int:  # noqa: ARG002 - see Form
        """Figures beyond those that find room in the row."""
        return max(0, len(self.figures) - 1 - _OTHERS)

    def _caption(self, width: float, scale: float) -> tuple[float, float]:
        """Size and height of the first figure's words."""
        text = self._first.caption
        size = fitted(text, (width, 90 * scale), (32 * scale, 64 * scale), SEMI, 1.25)
        return size, height(text, width, size, SEMI, 1.25)

    def _rest_need(self, width: float, scale: float) -> float:
        rest = self._rest
        if not rest:
            return 0.0
        own = (width - _GAP * (len(rest) - 1)) / len(rest)
        tallest = max(height(figure.caption, own, CAPTION * scale) for figure in rest)
        sizes = (numeral_size(figure, own, 88 * scale) for figure in rest)
        low = (is_below(figure, own, size) for figure, size in zip(rest, sizes, strict=True))
        below = 26 * scale if any(low) else 0.0
        return (34 + 78 + 22) * scale + below + tallest

    def need(self, width: float, scale: float) -> float:
        """Number, words, and the row below."""
        rest = self._rest_need(width, scale)
        return 270 * scale + self._caption(width, scale)[1] + rest + (30 * scale if rest else 0)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """A short number has its words beside it, a long one below."""
        rest = self._rest_need(box.width, scale)
        room = Box(box.x, box.y, box.width, box.height - rest - (30 * scale if rest else 0))
        prefix, digits, _ = amount(self._first.value)
        long = text_width(digits, min(room.height / _DIGITS, _LARGEST), HEAVY)
        if not prefix and percent(self._first) is None and long < room.width * 0.42:
            self._beside(pen, room, scale, long)
        else:
            self._above(pen, room, scale)
        if rest:
            self._others(pen, Box(box.x, box.y + box.height - rest, box.width, rest), scale)

    def _discs(self, most: int = _MOST_DISCS) -> int:
        """How many discs count the thing; 0 where counting says nothing."""
        value = amount(self._first.value).value
        return int(value) if value is not None and value == int(value) and 1 <= value <= most else 0

    def _beside(self, pen: Pen, box: Box, scale: float, long: float) -> None:
        figure, size = self._first, min(box.height / _DIGITS, _LARGEST)
        x, width = box.x + long + 40 * scale, box.width - long - 40 * scale
        count = self._discs()
        step = min(width / max(count, 6), 62 * scale)
        discs = step * 1.3 if count else 0.0
        unit = 0.0
        if figure.unit:
            sizes = (30.0, max(31.0, size * 0.34))
            unit = min(fitted(figure.unit, (width, size * 0.34), sizes, HEAVY, 1.15), 120 * scale)
        unit_tall = height(figure.unit, width, unit, HEAVY, 1.2) if unit else 0.0
        room = (width, max(30.0, box.height - unit_tall - discs - 10))
        words = fitted(figure.caption, room, (18 * scale, 50 * scale), SEMI, 1.25)
        tall = height(figure.caption, width, words, SEMI, 1.25)
        digits = amount(figure.value).digits
        pen.line(
            digits, box.x - size * 0.04, box.y + box.height / 2 + size * 0.37, size, "on", HEAVY, step="n0"
        )
        top = box.y + max(0.0, box.height - unit_tall - discs - tall) / 2
        if unit:
            top += pen.text(figure.unit, x, top, width, unit, "lit", HEAVY, leading=1.2, step="n0")
        for at in range(count):
            pen.disc(x + step * (at + 0.44), top + step * 0.55, step * 0.40, "lit", "d0")
        pen.text(figure.caption, x, top + discs, width, words, "on", SEMI, leading=1.25, step="c0")

    def _above(self, pen: Pen, box: Box, scale: float) -> None:
        figure, share = self._first, percent(self._first)
        words, tall = self._caption(box.width, scale)
        count = self._discs() if share is None else 0
        disc = min(64 * scale, box.width / max(count, 8) * 0.9) if count else 0.0
        measure = 46 * scale if share is not None else disc
        room = box.height - tall - measure - 40 * scale
        prefix = amount(figure.value).prefix
        high = max(60.0, min(room / (1.12 if prefix else 0.98), _LARGEST))
        size = numeral_size(figure, box.width, high)
        below = unit_size(size) * 0.8 if is_below(figure, box.width, size) else 0.0
        slack = max(0.0, room - size * 0.92 - below - (size * 0.12 if prefix else 0))
        if slack > 120 * scale:  # a long number is as large as the sheet is wide: its words take the rest
            words = fitted(
                figure.caption, (box.width, tall + slack * 0.6), (words, 1.8 * words), SEMI, 1.25
            )
            slack -= height(figure.caption, box.width, words, SEMI, 1.25) - tall
        base = box.y + size * 0.80 + slack * 0.40 + (size * 0.13 if prefix else 0)
        numeral(
            pen, figure, box.x - size * 0.03, base, size, NumeralStyle("on", "lit", step="n0"), box.width
        )
        y = base + 34 * scale + below
        if share is not None:
            pen.rect(box.x, y, box.width, 22 * scale, "veil-2", 11 * scale)
            pen.rect(box.x, y, box.width * share / 100, 22 * scale, "lit", 11 * scale, "g0")
        for at in range(count):
            pen.disc(box.x + disc / 2 + at * disc * 1.12, y + disc * 0.42, disc * 0.42, "lit", "d0")
        pen.text(
            figure.caption,
            box.x,
            y + measure + 14 * scale,
            box.width,
            words,
            "on",
            SEMI,
            leading=1.25,
            step="c0",
        )

    def _others(self, pen: Pen, box: Box, scale: float) -> None:
        own = (box.width - _GAP * (len(self._rest) - 1)) / len(self._rest)
        pen.rect(box.x, box.y, box.width, 2, "veil-2")
        sizes = [numeral_size(figure, own, 88 * scale) for figure in self._rest]
        low = (is_below(f, own, size) for f, size in zip(self._rest, sizes, strict=True))
        below = 26 * scale if any(low) else 0.0
        for at, figure in enumerate(self._rest):
            x, look = box.x + at * (own + _GAP), NumeralStyle("lit", "on", step=f"r{at + 1}")
            numeral(pen, figure, x, box.y + 100 * scale + below / 2, sizes[at], look, own)
            top = box.y + (34 + 78 + 14) * scale + below
            pen.text(figure.caption, x, top, own, CAPTION * scale, "on", step=f"r{at + 1}")
