"""Steps: along a winding road, or as stairs on a low sheet.

It must not know sheets or files.
"""

from itertools import pairwise
from typing import ClassVar

from nq57.render.block_views import ItemView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import BODY, CAPTION, STRONG, BlockForm, Ground, spread
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height

_NAME = STRONG * 1.14


class Road(BlockForm):
    """Steps along a winding road: number and icon on the bend, words beside it."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.55

    def _bends(self, width: float, scale: float) -> tuple[float, float, float]:
        """The radius of marks, how far the road swings, and the room for words."""
        radius, swing = 38 * min(scale, 1.5), min(60 * scale, width * 0.06)
        return radius, swing, width - (2 * radius * 1.25 + 2 * swing + 40 * scale)

    def _words(self, item: ItemView, width: float, scale: float) -> float:
        when, text = item.when, self.item_text(item)
        return (
            height(item.name, width, _NAME * scale, SEMI, 1.22)
            + (height(when, width, CAPTION * scale, SEMI) + 4 if when else 0)
            + (height(text, width, CAPTION * scale) + 4 if text else 0)
        )

    def _row(self, item: ItemView, width: float, scale: float) -> float:
        radius, _, room = self._bends(width, scale)
        return max(2 * radius + 16, self._words(item, room, scale) + 24 * scale)

    def need(self, width: float, scale: float) -> float:
        """All rows."""
        return sum(self._row(item, width, scale) for item in self.items)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """The road first, then its marks with their words."""
        talls = spread(box.height, [self._row(item, box.width, scale) for item in self.items])
        radius, swing, _ = self._bends(box.width, scale)
        radius = min(radius * 1.25, min(talls) * 0.44)
        points, y = [], box.y
        for at, tall in enumerate(talls):
            points.append((box.x + radius + (2 * swing if at % 2 else 0), y + tall / 2))
            y += tall
        pen.path(_winding(points), "line", line=radius * 0.62, step="rail")
        for at, item in enumerate(self.items):
            self._mark(pen, item, points[at], radius, at)
            x = points[at][0] + radius + 36 * scale
            self._say(pen, item, Box(x, points[at][1], box.x + box.width - x, 0), scale, at)

    def _mark(self, pen: Pen, item: ItemView, point: tuple[float, float], radius: float, at: int) -> None:
        (x, y), step = point, f"m{at}"
        colour = "accent" if at == len(self.items) - 1 else "primary"
        pen.disc(x, y, radius, colour, step)
        if not item.icon:
            pen.line(
                str(at + 1), x, y + radius * 0.36, radius, "on", HEAVY, "middle", role="Artifact", step=step
            )
            return
        pen.icon(item.icon, x, y, radius * 1.05, "on", step)
        right, up, size = x + radius * 0.78, y - radius * 0.72, radius * 0.52
        pen.disc(right, up, radius * 0.40, "paper", step)
        pen.line(
            str(at + 1), right, up + size * 0.36, size, colour, HEAVY, "middle", role="Artifact", step=step
        )

    def _say(self, pen: Pen, item: ItemView, box: Box, scale: float, at: int) -> None:
        step, y = f"t{at}", box.y - self._words(item, box.width, scale) / 2
        if item.when:
            y += pen.text(item.when, box.x, y, box.width, CAPTION * scale, "accent", SEMI, step=step) + 4
        y += pen.text(item.name, box.x, y, box.width, _NAME * scale, "ink", SEMI, leading=1.22, step=step)
        pen.text(self.item_text(item), box.x, y + 4, box.width, CAPTION * scale, "soft", step=step)


def _winding(points: list[tuple[float, float]]) -> str:
    """A road through points, upright at each."""
    found = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (right, down) in pairwise(points):
        middle = (y + down) / 2
        found.append(f"C{x:.1f} {middle:.1f} {right:.1f} {middle:.1f} {right:.1f} {down:.1f}")
    return "".join(found)


class Stairs(BlockForm):
    """Steps on a wide, low sheet: each a stair higher than the last."""

    ground: Ground = "tint"
    largest: ClassVar[float] = 1.4

    def _own(self, width: float) -> float:
        return (width - 14 * (len(self.items) - 1)) / len(self.items)

    def _size(self, width: float, scale: float) -> float:
        """Letters in which no word is wider than a stair."""
        longest = max(
            text_width(word, 1, SEMI) for item in self.items for word in item.name.split() or [""]
        )
        return min(BODY * 0.95 * scale, (self._own(width) - 36) / max(0.1, longest))

    def _words(self, item: ItemView, width: float, scale: float) -> float:
        room = self._own(width) - 32
        name = height(item.name, room, self._size(width, scale), SEMI, 1.24)
        return name + (
            height(self._below(item), room, 21 * scale, 400, 1.22) + 6 if self._below(item) else 0
        )

    def _below(self, item: ItemView) -> str:
        return " · ".join(filter(None, (item.when, self.item_text(item))))

    def need(self, width: float, scale: float) -> float:
        """The lowest stair holds the tallest words."""
        tallest = max(self._words(item, width, scale) for item in self.items)
        return (164 + (len(self.items) - 1) * 34) * scale + tallest

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """From the left up to the right."""
        own, count = self._own(box.width), len(self.items)
        slack = max(0.0, box.height - self.need(box.width, scale))
        rise = min(70 * scale, 34 * scale + slack / count)
        for at, item in enumerate(self.items):
            top, x, step = box.y + (count - 1 - at) * rise, box.x + at * (own + 14), f"m{at}"
            colour = "accent" if at == count - 1 else "primary"
            pen.rect(x, top, own, box.y + box.height - top, colour, 14, step)
            number = min(80 * scale, own * 0.5)
            pen.line(str(at + 1), x + 18, top + 78 * scale, number, "on", HEAVY, role="Artifact", step=step)
            if own > 150 * scale:
                pen.icon(item.icon, x + own - 44 * scale, top + 46 * scale, 52 * scale, "on", step)
            y, size = top + 108 * scale, self._size(box.width, scale)
            y += pen.text(item.name, x + 18, y, own - 32, size, "on", SEMI, leading=1.24, step=f"t{at}")
            pen.text(
                self._below(item), x + 18, y + 6, own - 32, 21 * scale, "on", leading=1.22, step=f"t{at}"
            )
