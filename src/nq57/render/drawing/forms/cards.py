"""Points of equal rank: sides that answer one question, signs with names, things to tick off.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.block_views import ItemView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import (
    BODY,
    CAPTION,
    GAP,
    STRONG,
    WIDE,
    BlockForm,
    Ground,
    in_rows,
    pair_height,
    spread,
)
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height

_PAIR = 2
_RADIUS = 20.0
_FEW = 5


class Sides(BlockForm):
    """Sides that answer the same question; two stand against each other in two colours."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.9

    def _across(self, width: float) -> int:
        count = len(self.items)
        if count == _PAIR and (width < 560 or self.tall):  # noqa: PLR2004 - less than two columns need
            return 1
        return count if count <= _PAIR or width > 1.1 * WIDE else _PAIR

    def _head(self, width: float, scale: float) -> float:
        tallest = max(height(i.name, width - 130 * scale, STRONG * scale, HEAVY, 1.2) for i in self.items)
        return max(84 * scale, tallest + 36 * scale)

    def _points(self, item: ItemView) -> tuple[str, ...]:
        return (*((item.text,) if item.text else ()), *item.points)

    def _cell(self, item: ItemView, width: float, scale: float) -> float:
        points = sum(
            height(text, width - 90 * scale, BODY * scale) + 12 * scale for text in self._points(item)
        )
        return self._head(width, scale) + 42 * scale + points

    def _rows(self, width: float, scale: float) -> tuple[int, float, list[float]]:
        across = self._across(width)
        own = (width - GAP * (across - 1)) / across
        return (
            across,
            own,
            [max(self._cell(i, own, scale) for i in row) for row in in_rows(self.items, across)],
        )

    def need(self, width: float, scale: float) -> float:
        """All rows with gaps."""
        rows = self._rows(width, scale)[2]
        return sum(rows) + GAP * (len(rows) - 1)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Cards with coloured heads."""
        across, own, needs = self._rows(box.width, scale)
        y, at = box.y, 0
        head = self._head(own, scale)
        talls = spread(box.height - GAP * (len(needs) - 1), needs)
        for row, tall in zip(in_rows(self.items, across), talls, strict=True):
            wide = (box.width - GAP * (len(row) - 1)) / len(row)
            for place, item in enumerate(row):
                self._card(pen, item, Box(box.x + place * (wide + GAP), y, wide, tall), scale, (at, head))
                at += 1
            y += tall + GAP

    def _card(self, pen: Pen, item: ItemView, box: Box, scale: float, numbered: tuple[int, float]) -> None:
        at, head = numbered
        colour = "accent" if len(self.items) == _PAIR and at else "primary"
        pen.rect(*box, "paper", _RADIUS)
        r = _RADIUS
        corner, side = f"A{r} {r} 0 0 1", box.width - r
        top = f"M0 {head:.1f}V{r}{corner} {r} 0H{side:.1f}{corner} {box.width:.1f} {r}V{head:.1f}Z"
        pen.path(top, colour, box.x, box.y, step=f"m{at}")
        left = box.x + 28
        if item.icon:
            pen.icon(item.icon, left + 28 * scale, box.y + head / 2, 54 * scale, "on", f"m{at}")
            left += 76 * scale
        width = box.x + box.width - 20 - left
        name = height(item.name, width, STRONG * scale, HEAVY, 1.2)
        y = box.y + (head - name) / 2
        pen.text(
            item.name, left, y, width, STRONG * scale, "on", HEAVY, leading=1.2, role="H3", step=f"m{at}"
        )
        self._list(pen, item, Box(box.x, box.y + head, box.width, box.height - head), scale, at)

    def _list(self, pen: Pen, item: ItemView, box: Box, scale: float, at: int) -> None:
        width, points = box.width - 90 * scale, self._points(item)
        talls = [height(text, width, BODY * scale) for text in points]
        free = box.height - sum(talls)
        gap = min(free / (len(talls) + 1), 40 * scale)
        y = box.y + (free - gap * (len(talls) - 1)) / 2
        for text, tall in zip(points, talls, strict=True):
            pen.check(box.x + 28 + 14 * scale, y + BODY * scale * 0.62, 34 * scale, "accent", f"t{at}")
            pen.text(text, box.x + 28 + 44 * scale, y, width, BODY * scale, "ink", step=f"t{at}")
            y += tall + gap


class Icons(BlockForm):
    """Points of equal rank, each with its sign; `group` is what part of the list one belongs to."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.6
    _SIZE = BODY + 1

    def _across(self, width: float) -> int:
        count = len(self.items)
        if width > 1.1 * WIDE:
            return 4 if count > 4 and width > 1.5 * WIDE else 3 if count != 4 else 2  # noqa: PLR2004 - a row's
        described = any(item.text or item.when for item in self.items)
        return 1 if count <= _FEW and (described or max(len(i.name) for i in self.items) > 24) else 2  # noqa: PLR2004

    def _tag(self, item: ItemView, scale: float) -> float:
        """The width of an item's group where it is at the right."""
        return text_width(item.when, 22 * scale, SEMI) + 48 * scale if item.when and not self.tall else 0.0

    def _cell(self, item: ItemView, width: float, scale: float) -> float:
        room = width - 160 * scale - self._tag(item, scale)
        words = pair_height(
            item.name, self.item_text(item), room, (self._SIZE * scale, CAPTION * scale), 1.24
        )
        return max(92 * scale, words + 26 * scale) + (30 * scale if item.when and self.tall else 0)

    def _rows(self, width: float, scale: float) -> tuple[int, list[float]]:
        across = self._across(width)
        own = (width - 18 * (across - 1)) / across
        rows = in_rows(self.items, across)
        return across, [max(self._cell(item, own, scale) for item in row) for row in rows]

    def need(self, width: float, scale: float) -> float:
        """All rows with gaps."""
        rows = self._rows(width, scale)[1]
        return sum(rows) + 18 * (len(rows) - 1)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Cards; an odd last one takes its row."""
        across, needs = self._rows(box.width, scale)
        y, at = box.y, 0
        talls = spread(box.height - 18 * (len(needs) - 1), needs)
        for row, tall in zip(in_rows(self.items, across), talls, strict=True):
            wide = (box.width - 18 * (len(row) - 1)) / len(row)
            for place, item in enumerate(row):
                self._card(pen, item, Box(box.x + place * (wide + 18), y, wide, tall), scale, at)
                at += 1
            y += tall + 18

    def _card(self, pen: Pen, item: ItemView, box: Box, scale: float, at: int) -> None:
        pen.rect(*box, "paper", 18)
        middle, side = box.y + box.height / 2, min(96 * scale, box.height * 0.66)
        x = box.x + 24
        pen.rect(x, middle - side / 2, side, side, "primary", side * 0.26, f"m{at}")
        if item.icon:
            pen.icon(item.icon, x + side / 2, middle, side * 0.62, "on", f"m{at}")
        else:
            size = side * 0.56
            pen.line(
                str(at + 1),
                x + side / 2,
                middle + size * 0.36,
                size,
                "on",
                HEAVY,
                "middle",
                role="Artifact",
                step=f"m{at}",
            )
        x += side + 26
        width = box.x + box.width - 20 - x - self._tag(item, scale)
        if tag := self._tag(item, scale):
            left, wide = box.x + box.width - 4 - tag, tag - 16 * scale
            pen.rect(left, middle - 22 * scale, wide, 44 * scale, "tint", 22 * scale)
            pen.line(item.when, left + wide / 2, middle + 8 * scale, 22 * scale, "accent", SEMI, "middle")
        sizes, text = (self._SIZE * scale, CAPTION * scale), self.item_text(item)
        group = "" if tag else item.when
        above = height(group, width, 22 * scale, SEMI)
        y = middle - (above + pair_height(item.name, text, width, sizes, 1.24)) / 2
        y += pen.text(group, x, y, width, 22 * scale, "accent", SEMI, step=f"t{at}")
        y += pen.text(item.name, x, y, width, sizes[0], "ink", SEMI, leading=1.24, step=f"t{at}")
        pen.text(text, x, y + 6, width, sizes[1], "soft", step=f"t{at}")


class Checklist(BlockForm):
    """Things to bring, do or have, to be ticked off on paper."""

    ground: Ground = "tint"

    def _row(self, item: ItemView, width: float, scale: float) -> float:
        sizes = (STRONG * scale, CAPTION * scale)
        room = width - 120 * scale - (96 * scale if item.icon else 24)
        return max(84 * scale, pair_height(item.name, self.item_text(item), room, sizes, 1.22) + 36 * scale)

    def need(self, width: float, scale: float) -> float:
        """All rows with gaps."""
        return sum(self._row(item, width, scale) + 14 for item in self.items) - 14

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """A box to tick, what it is, and its sign."""
        needs = [self._row(item, box.width, scale) for item in self.items]
        y = box.y
        for at, (item, tall) in enumerate(
            zip(self.items, spread(box.height - 14 * (len(needs) - 1), needs), strict=True)
        ):
            pen.rect(box.x, y, box.width, tall, "paper", 16)
            side, middle = min(60 * scale, tall * 0.6), y + tall / 2
            left = box.x + 28
            pen.rect(left, middle - side / 2, side, side, "accent", 10)
            pen.rect(left + 5, middle - side / 2 + 5, side - 10, side - 10, "paper", 6)
            pen.check(left + side * 0.56, middle - side * 0.04, side * 0.86, "primary", f"m{at}")
            x = left + side + 32
            width = box.x + box.width - x - (96 * scale if item.icon else 24)
            text, sizes = self.item_text(item), (STRONG * scale, CAPTION * scale)
            top = middle - pair_height(item.name, text, width, sizes, 1.22) / 2
            top += pen.text(item.name, x, top, width, sizes[0], "ink", SEMI, leading=1.22, step=f"t{at}")
            pen.text(text, x, top + 6, width, sizes[1], "soft", step=f"t{at}")
            pen.icon(item.icon, box.x + box.width - 24 - 30 * scale, middle, 56 * scale, "middle", f"m{at}")
            y += tall + 14
