"""Moments: along a rail from top to bottom, on an axis from left to right, as leaves of a calendar.

It must not know sheets or files.
"""

import re
from typing import ClassVar

from nq57.render.block_views import ItemView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import CAPTION, GAP, STRONG, BlockForm, Ground, pair_height, spread
from nq57.render.drawing.numerals import day_of
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

_WHEN = re.compile(
    r"^(?P<before>.*?)(?P<day>\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d{4}\s?[–-]\s?\d{4}|\d{4})(?P<after>.*)$"
)


def parts_of(when: str) -> tuple[str, str]:
    """What is said before a day, and the day: `Trước ngày` and `15/6`."""
    found = _WHEN.match(when)
    if found is None:
        return "", when
    return found["before"].strip(), found["day"] + found["after"]


class Rail(BlockForm):
    """Moments one below another; the first bears the accent."""

    largest: ClassVar[float] = 1.6

    def _dates(self, width: float, scale: float) -> float:
        """How wide the column of dates is."""
        sizes = ((26 * scale, SEMI), (46 * scale, HEAVY))
        texts = [parts_of(item.when) for item in self.items]
        widest = max(
            text_width(part, *size) for pair in texts for part, size in zip(pair, sizes, strict=True)
        )
        return min(widest, width * 0.36)

    def _row(self, item: ItemView, width: float, scale: float) -> float:
        room = width - self._dates(width, scale) - 96 * scale
        sizes = (STRONG * scale, CAPTION * scale)
        return max(78 * scale, pair_height(item.name, self.item_text(item), room, sizes, 1.25)) + 30 * scale

    def need(self, width: float, scale: float) -> float:
        """All rows."""
        return sum(self._row(item, width, scale) for item in self.items)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """The rail, its marks, dates at the left, words at the right."""
        talls = spread(box.height, [self._row(item, box.width, scale) for item in self.items])
        middles, y = [], box.y
        for tall in talls:
            middles.append(y + tall / 2)
            y += tall
        dates = self._dates(box.width, scale)
        rail = box.x + dates + 44 * scale
        pen.rect(rail - 5, middles[0], 10, middles[-1] - middles[0], "line", 5, "rail")
        for at, (item, middle) in enumerate(zip(self.items, middles, strict=True)):
            self._mark(pen, rail, middle, 22 * min(scale, 1.4), at)
            self._date(pen, item, (box.x, dates), middle, scale, at)
            x = rail + 52 * scale
            width = box.width - (x - box.x)
            text, sizes = self.item_text(item), (STRONG * scale, CAPTION * scale)
            top = middle - pair_height(item.name, text, width, sizes, 1.25) / 2
            top += pen.text(item.name, x, top, width, sizes[0], "ink", SEMI, leading=1.25, step=f"t{at}")
            pen.text(text, x, top + 6, width, sizes[1], "soft", step=f"t{at}")

    def _mark(self, pen: Pen, x: float, y: float, radius: float, at: int) -> None:
        pen.disc(x, y, radius + 8, "ground" if self.ground == "tint" else "paper")
        pen.disc(x, y, radius, "primary" if at else "accent", f"m{at}")
        pen.disc(x, y, radius * 0.42, "paper", f"m{at}")

    def _date(
        self, pen: Pen, item: ItemView, column: tuple[float, float], middle: float, scale: float, at: int
    ) -> None:
        before, day = parts_of(item.when)
        left, width = column
        size = min(46 * scale, width / max(0.1, text_width(day, 1, HEAVY)))
        colour, right = "primary" if at else "accent", left + width
        if size < 24 * scale and " " in day:  # a long moment in words
            words = fitted(day, (width, 120 * scale), (16.0, 30 * scale), HEAVY, 1.15)
            top = middle - height(day, width, words, HEAVY, 1.15) / 2
            pen.text(day, left, top, width, words, colour, HEAVY, leading=1.15, step=f"t{at}")
            return
        small = min(26 * scale, width / max(0.1, text_width(before, 1, SEMI)))
        pen.line(before, right, middle - 12 * scale, small, "soft", SEMI, "end", step=f"t{at}")
        base = middle + (32 * scale if before else size * 0.36)
        pen.line(day, right, base, size, colour, HEAVY, "end", step=f"t{at}")


class Axis(BlockForm):
    """Time from left to right: columns hang from arrows; the last bears the accent."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.5

    def _own(self, width: float) -> float:
        return (width - 20 * (len(self.items) - 1)) / len(self.items)

    def _words(self, item: ItemView, width: float, scale: float) -> float:
        sizes = ((CAPTION + 2) * scale, 22 * scale)
        return pair_height(item.name, self.item_text(item), self._own(width) - 40, sizes, 1.27)

    def _size(self, width: float, card: float, scale: float) -> float:
        """One size for all names, as large as fills the columns."""
        usual = (CAPTION + 2) * scale
        tallest = max(height(self.item_text(item), width, 22 * scale) for item in self.items)
        room = (width, max(usual, card * 0.7 - tallest))
        return max(usual, min(fitted(i.name, room, (usual, 1.9 * usual), SEMI, 1.27) for i in self.items))

    def need(self, width: float, scale: float) -> float:
        """Arrows and the tallest column."""
        return 190 * scale + max(self._words(item, width, scale) for item in self.items)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Arrows above, words below in cards of one height."""
        own, tall, tip = self._own(box.width), 112 * scale, 26.0
        card = box.height - tall - 14
        size = self._size(own - 40, card, scale)
        for at, item in enumerate(self.items):
            x, last = box.x + at * (own + 20), at == len(self.items) - 1
            head = "" if last else f"L{own + tip - 4:.1f} {tall / 2:.1f}"
            right = own if last else own - 4
            notch = f"L{tip} {tall / 2:.1f}" if at else ""
            outline = f"M0 0H{right:.1f}{head}L{right:.1f} {tall:.1f}H0{notch}Z"
            pen.path(outline, "accent" if last else "primary", x, box.y, step=f"m{at}")
            self._date(
                pen, item.when, Box(x + (tip + 14 if at else 22), box.y, own - tip - 34, tall), scale, at
            )
            top = box.y + tall + 14
            pen.rect(x, top, own, card, "paper", 16)
            text = self.item_text(item)
            y = top + max(22 * scale, min(60 * scale, (card - self._words(item, box.width, scale)) * 0.2))
            y += pen.text(item.name, x + 20, y, own - 40, size, "ink", SEMI, leading=1.27, step=f"t{at}")
            pen.text(text, x + 20, y + 6, own - 40, 22 * scale, "soft", step=f"t{at}")

    def _date(self, pen: Pen, when: str, box: Box, scale: float, at: int) -> None:
        before, day = parts_of(when)
        small = min(24 * scale, box.width / max(0.1, text_width(before, 1, SEMI)))
        size = min(44 * scale, box.width / max(0.1, text_width(day, 1, HEAVY)))
        pen.line(before, box.x, box.y + 38 * scale, small, "on", SEMI, step=f"t{at}")
        base = box.y + (86 * scale if before else box.height / 2 + size * 0.36)
        pen.line(day, box.x, base, size, "on", HEAVY, step=f"t{at}")


class Calendar(BlockForm):
    """Days that come every year: the month's leaf with the day marked, without weekdays."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.5
    _ROWS, _ACROSS = 5, 7
    _LONG = (1, 3, 5, 7, 8, 10, 12)

    def need(self, width: float, scale: float) -> float:
        """Leaves beside each other, or one below another on a tall sheet."""
        count = len(self.figures)
        if not self.tall:
            own = (width - GAP * (count - 1)) / count
            words = max(
                height(f.caption, own - 40, (CAPTION + 3) * scale, SEMI, 1.25) for f in self.figures
            )
            return 88 * scale + 80 + words + min(own - 24, 240 * scale) * 5 / 7
        words = max(height(f.caption, width * 0.46, STRONG * scale, SEMI, 1.25) for f in self.figures)
        return 86 * scale + count * (max(220 * scale, 120 * scale + words) + GAP)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """On a tall sheet the year's months are above."""
        days = [day_of(figure.value) or (1, 1) for figure in self.figures]
        count = len(days)
        if not self.tall:
            own = (box.width - GAP * (count - 1)) / count
            for at, day in enumerate(days):
                self._upright(pen, Box(box.x + at * (own + GAP), box.y, own, box.height), scale, (at, day))
            return
        strip = 62 * scale
        self._months(pen, Box(box.x, box.y, box.width, strip), [month for _, month in days])
        each = (box.height - strip - 24 - GAP * (count - 1)) / count
        for at, day in enumerate(days):
            y = box.y + strip + 24 + at * (each + GAP)
            self._lying(pen, Box(box.x, y, box.width, each), scale, (at, day))

    def _months(self, pen: Pen, box: Box, marked: list[int]) -> None:
        own = box.width / 12
        for month in range(1, 13):
            on, x = month in marked, box.x + (month - 1) * own
            step = f"m{marked.index(month)}" if on else ""
            pen.rect(x + 3, box.y, own - 6, box.height, "primary" if on else "tint", 10, step)
            size = min(24.0, own * 0.34)
            y = box.y + box.height / 2 + size * 0.36
            pen.line(
                f"Th{month}",
                x + own / 2,
                y,
                size,
                "on" if on else "soft",
                SEMI,
                "middle",
                role="Artifact",
                step=step,
            )

    def _upright(self, pen: Pen, box: Box, scale: float, placed: tuple[int, tuple[int, int]]) -> None:
        at, day = placed
        figure = self.figures[at]
        pen.rect(*box, "paper", 20)
        size = min(88 * scale, 120.0, (box.width - 40) / text_width(figure.value, 1, HEAVY))
        words, small = box.width - 40, (CAPTION + 3) * scale
        base = box.y + 20 + size * 0.80
        pen.line(figure.value, box.x + 20, base, size, "primary", HEAVY, step=f"n{at}")
        tall = pen.text(
            figure.caption, box.x + 20, base + 20, words, small, "ink", SEMI, leading=1.25, step=f"n{at}"
        )
        room = box.y + box.height - (base + 20 + tall) - 24
        cell = min((box.width - 24) / self._ACROSS, room / self._ROWS)
        left = box.x + (box.width - self._ACROSS * cell) / 2
        top = base + 20 + tall + 12 + (room - self._ROWS * cell) / 2
        self._leaf(pen, left, top, cell, (at, day))

    def _lying(self, pen: Pen, box: Box, scale: float, placed: tuple[int, tuple[int, int]]) -> None:
        at, day = placed
        figure = self.figures[at]
        pen.rect(*box, "paper", 20)
        cell = min((box.height - 30) / self._ROWS, box.width * 0.50 / self._ACROSS)
        self._leaf(pen, box.x + 22, box.y + (box.height - self._ROWS * cell) / 2, cell, (at, day))
        x, width = box.x + self._ACROSS * cell + 56, box.width - self._ACROSS * cell - 80
        words = fitted(
            figure.caption, (width, box.height - 130 * scale), (20.0, STRONG * scale), SEMI, 1.25
        )
        tall = height(figure.caption, width, words, SEMI, 1.25)
        size = min(130 * scale, (box.height - tall - 30) / 1.0, width / text_width(figure.value, 1, HEAVY))
        top = box.y + (box.height - size - tall - 20) / 2
        pen.line(figure.value, x, top + size * 0.82, size, "primary", HEAVY, step=f"n{at}")
        pen.text(figure.caption, x, top + size + 14, width, words, "ink", SEMI, leading=1.25, step=f"n{at}")

    def _leaf(self, pen: Pen, x: float, y: float, cell: float, placed: tuple[int, tuple[int, int]]) -> None:
        """The month's days in rows of seven, the day marked."""
        at, (day, month) = placed
        last = 31 if month in self._LONG else 29 if month == 2 else 30  # noqa: PLR2004 - February
        for number in range(1, last + 1):
            row, column = divmod(number - 1, self._ACROSS)
            left, top, on = x + (column + 0.5) * cell, y + (row + 0.5) * cell, number == day
            if on:
                pen.disc(left, top, cell * 0.52, "accent", f"m{at}")
            size = cell * (0.56 if on else 0.46)
            weight, colour = (HEAVY, "on") if on else (400, "soft")
            pen.line(
                str(number),
                left,
                top + size * 0.36,
                size,
                colour,
                weight,
                "middle",
                role="Artifact",
                step=f"m{at}" if on else "",
            )
