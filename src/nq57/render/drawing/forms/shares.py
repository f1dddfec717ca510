"""Shares: of a hundred people, as rings, as parts of a whole.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.language.quantities import plain_number
from nq57.render.block_views import FigureView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import BODY, CAPTION, STRONG, BlockForm, Ground, spread
from nq57.render.drawing.numerals import NumeralStyle, amount, as_figure, bare, numeral, numeral_size
from nq57.render.drawing.pen import PERSON, Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

_GAP = 36.0
_HUNDRED = 100
_TONES = ("primary", "accent", "middle", "pale", "soft")


class PeopleForm(BlockForm):
    """A share of people as so many of a hundred."""

    ground: Ground = "bold"
    largest: ClassVar[float] = 1.5
    grow: ClassVar[float] = 2.0

    def need(self, width: float, scale: float) -> float:
        """The number, its words, and the crowd."""
        if not self.tall:
            return 440 * scale
        return 490 * scale + height(self.figures[0].caption, width, 36 * scale, SEMI, 1.25)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """On a low sheet the words are beside the number."""
        figure = self.figures[0]
        if box.height < box.width * 0.8:
            size = numeral_size(figure, box.width * 0.46, min(box.height * 0.40, 260.0))
            wide = text_width(amount(figure.value).digits, size, HEAVY) + size * 0.75 + 20
            numeral(
                pen,
                figure,
                box.x - size * 0.03,
                box.y + size * 0.92,
                size,
                NumeralStyle("on", "lit", step="n0"),
            )
            width = box.width - wide
            words = fitted(figure.caption, (width, size * 0.95), (24.0, 44 * scale), SEMI, 1.25)
            top = box.y + size * 0.56 - height(figure.caption, width, words, SEMI, 1.25) / 2
            pen.text(figure.caption, box.x + wide, top, width, words, "on", SEMI, leading=1.25, step="c0")
            used = size + 30
        else:
            size = numeral_size(figure, box.width, 300 * scale)
            base = box.y + size * 0.98
            numeral(pen, figure, box.x - size * 0.03, base, size, NumeralStyle("on", "lit", step="n0"))
            top = base + 30 * scale
            tall = pen.text(
                figure.caption, box.x, top, box.width, 36 * scale, "on", SEMI, leading=1.25, step="c0"
            )
            used = top + tall + 34 * scale - box.y
        self._crowd(pen, Box(box.x, box.y + used, box.width, box.height - used))

    def _crowd(self, pen: Pen, box: Box) -> None:
        """A hundred figures in whichever rows let them be largest."""
        share = round(amount(self.figures[0].value).value or 0)
        size, across = max(
            (min(box.width / across / 10, box.height / (_HUNDRED // across) / 20), across)
            for across in (10, 20, 25)
        )
        rows = _HUNDRED // across
        right, down = box.width / across, min(box.height / rows, size * 20 * 1.12)
        size = min(size, right / 10) * 0.86
        top = box.y + box.height - down * rows
        for at in range(_HUNDRED):
            row, column = divmod(at, across)
            x = box.x + column * right + (right - 10 * size) / 2
            y = top + row * down + (down - 20 * size) / 2
            pen.path(PERSON, "lit" if at < share else "veil-2", x, y, size, step=f"p{row}")


class Rings(BlockForm):
    """Two or more shares as rings of one size."""

    largest: ClassVar[float] = 2.2

    @property
    def _shares(self) -> tuple[FigureView, ...]:
        unit = self.block.unit
        return self.figures or tuple(as_figure(item, unit) for item in self.items)

    def _own(self, width: float) -> float:
        count = len(self._shares)
        return (width - _GAP * (count - 1)) / count

    @property
    def _stacked(self) -> bool:
        return self.tall or len(self._shares) > 4  # noqa: PLR2004 - what finds room in a row

    def _words(self, width: float, scale: float) -> float:
        own = self._own(width)
        return max(height(f.caption, own, (CAPTION + 2) * scale, SEMI, 1.27) for f in self._shares)

    def need(self, width: float, scale: float) -> float:
        """Beside each other, or one below another on a tall sheet."""
        if not self._stacked:
            return 214 * scale + self._words(width, scale)
        room = width - 170 * scale - 54
        talls = [height(f.caption, room, STRONG * scale, SEMI, 1.25) + 20 * scale for f in self._shares]
        return sum(max(170 * scale, tall) for tall in talls)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Rings with their words below, or beside them."""
        if self._stacked:
            return self._below(pen, box, scale)
        own, words = self._own(box.width), self._words(box.width, scale)
        side = min(own, box.height - words - 28 * scale)
        top = box.y + max(0.0, (box.height - side - 28 * scale - words) * 0.4)
        for at, figure in enumerate(self._shares):
            x = box.x + at * (own + _GAP)
            self._ring(pen, figure, (x + side / 2, top + side / 2), side / 2, at)
            y = top + side + 28 * scale
            pen.text(
                figure.caption, x, y, own, (CAPTION + 2) * scale, "ink", SEMI, leading=1.27, step=f"c{at}"
            )
        return None

    def _below(self, pen: Pen, box: Box, scale: float) -> None:
        each = box.height / len(self._shares)
        side = min(each * 0.86, box.width * 0.40)
        width = box.width - side - 54
        for at, figure in enumerate(self._shares):
            middle = box.y + each * (at + 0.5)
            self._ring(pen, figure, (box.x + side / 2, middle), side / 2, at)
            room = (width, each - 10)
            words = fitted(figure.caption, room, (20.0, STRONG * scale), SEMI, 1.25)
            top = middle - height(figure.caption, width, words, SEMI, 1.25) / 2
            pen.text(
                figure.caption,
                box.x + side + 54,
                top,
                width,
                words,
                "ink",
                SEMI,
                leading=1.25,
                step=f"c{at}",
            )

    def _ring(
        self, pen: Pen, figure: FigureView, middle: tuple[float, float], radius: float, at: int
    ) -> None:
        prefix, digits, value = amount(figure.value)
        colour, (x, y) = ("accent" if at % 2 else "primary"), middle
        pen.arc(x, y, radius, (0, 1), radius * 0.24, "tint")
        pen.arc(x, y, radius, (0, min(value or 0.0, 100) / 100), radius * 0.24, colour, f"g{at}")
        size = numeral_size(figure, radius * 1.22, radius * 0.62)
        small = max(20.0, radius * 0.15)
        pen.line(prefix, x, y - size * 0.62, small, "soft", SEMI, "middle", step=f"n{at}")
        plain = FigureView(digits, figure.unit, "")
        numeral(pen, plain, x, y + size * 0.38, size, NumeralStyle(colour, anchor="middle", step=f"n{at}"))


class Donut(BlockForm):
    """Parts of a whole: the whole in the middle, each part named beside it, not in a key."""

    largest: ClassVar[float] = 1.5

    def _values(self, scale: float) -> float:
        """How wide the column of values is."""
        unit = self.block.unit
        return max(text_width(bare(item, unit), 66 * scale, HEAVY) for item in self.items) + 54

    def _labels(self, width: float, scale: float) -> list[float]:
        room = max(120.0, width - self._values(scale))
        return [
            max(96 * scale, height(i.name, room, BODY * scale, SEMI, 1.25) + 40 * scale) for i in self.items
        ]

    def need(self, width: float, scale: float) -> float:
        """With the names beside the ring, or below it on a tall sheet."""
        beside = max(320 * scale, sum(self._labels(width * 0.54 - 48, scale)))
        if not self.tall:
            return beside
        return min(beside, 360 * scale + sum(self._labels(width, scale)))

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """The ring, then its parts."""
        beside = box.height <= box.width * 1.02 or box.height < 360 * scale + sum(
            self._labels(box.width, scale)
        )
        below = sum(self._labels(box.width, scale)) + 40 * scale
        side = min(box.height, box.width * 0.46) if beside else min(box.width * 0.80, box.height - below)
        middle = (
            (box.x + side / 2, box.y + box.height / 2)
            if beside
            else (box.x + box.width / 2, box.y + side / 2)
        )
        self._ring(pen, middle, side / 2)
        if beside:
            room = Box(box.x + side + 48, box.y, box.width - side - 48, box.height)
        else:
            top = side + 40 * scale
            room = Box(box.x, box.y + top, box.width, box.height - top)
        self._names(pen, room, scale)

    def _ring(self, pen: Pen, middle: tuple[float, float], radius: float) -> None:
        (x, y), unit, begin = middle, self.block.unit, 0.0
        values = [amount(bare(item, unit)).value or 0.0 for item in self.items]
        whole = sum(values) or 1.0
        for at, value in enumerate(values):
            end, gap = begin + value / whole, 0.004 if sum(map(bool, values)) > 1 else 0.0
            if end - begin > 2 * gap:
                tone = _TONES[at % len(_TONES)]
                pen.arc(x, y, radius, (begin + gap, end - gap), radius * 0.36, tone, f"g{at}")
            begin = end
        prefix = plain_number(sum(values)) + ("%" if unit == "%" else "")
        size = min(radius * 0.58, radius * 1.05 / text_width(prefix, 1, HEAVY))
        pen.line(prefix, x, y + size * 0.3, size, "primary", HEAVY, "middle")
        if unit != "%":
            small = min(max(22.0, radius * 0.15), radius * 1.0 / max(0.1, text_width(unit, 1, SEMI)))
            pen.line(unit, x, y + size * 0.3 + small * 1.3, small, "soft", SEMI, "middle")

    def _names(self, pen: Pen, box: Box, scale: float) -> None:
        """Few parts on a tall sheet are named in larger letters."""
        talls = spread(box.height, self._labels(box.width, scale))
        scale *= min(1.5, max(1.0, min(talls) / (190 * scale)))
        values, y = self._values(scale), box.y
        for at, (item, tall) in enumerate(zip(self.items, talls, strict=True)):
            pen.rect(box.x, y, box.width, 2, "line")
            middle, width = y + tall / 2, box.width - values
            half = min(46 * scale, tall * 0.4) if tall > 200 * scale else 26 * scale
            pen.rect(box.x, middle - half, 12, 2 * half, _TONES[at % len(_TONES)], 4)
            digits = bare(item, self.block.unit)
            pen.line(digits, box.x + 28, middle + 24 * scale, 66 * scale, "ink", HEAVY, step=f"n{at}")
            words = fitted(item.name, (width, tall - 8), (16.0, BODY * scale), SEMI, 1.25)
            top = middle - height(item.name, width, words, SEMI, 1.25) / 2
            pen.text(item.name, box.x + values, top, width, words, "ink", SEMI, leading=1.25, step=f"n{at}")
            y += tall
