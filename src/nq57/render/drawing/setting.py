"""Setting text: lines one below another in a column, with sizes that grow and shrink together.

It must not know blocks or sheets.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from nq57.render.drawing.fonts import wrapped
from nq57.render.drawing.shapes import Group, Rect, Shape, Text, moved

_LEADING = 1.34  # Vietnamese letters bear marks above and below
_ASCENT = 1.02


@dataclass(slots=True)
class Column:
    """A column being filled from the top; `scale` is how large its letters are against the usual."""

    width: float
    scale: float = 1.0
    shapes: list[Shape] = field(default_factory=list)
    at: float = 0.0

    def sized(self, size: float) -> float:
        """A length at this column's scale."""
        return size * self.scale

    def gap(self, size: float) -> None:
        """Leave some space."""
        self.at += self.sized(size)

    def text(
        self, text: str, size: float, fill: str = "ink", *, bold: bool = False, left: float = 0.0
    ) -> None:
        """A paragraph below what stands there, `left` from the column's edge."""
        if text:
            group = paragraph(text, self.width - left, self.sized(size), fill, bold=bold)
            self.put(group, left)

    def put(self, group: Group, left: float = 0.0) -> None:
        """A group below what stands there."""
        self.shapes += moved(group.shapes, left, self.at)
        self.at += group.height

    def group(self) -> Group:
        """What the column holds."""
        return Group(tuple(self.shapes), self.at)


def paragraph(text: str, width: float, size: float, fill: str = "ink", *, bold: bool = False) -> Group:
    """A text broken into lines."""
    lines = wrapped(text, width, size, bold)
    shapes = tuple(
        Text(0, index * size * _LEADING + size * _ASCENT, line, size, fill, bold)
        for index, line in enumerate(lines)
    )
    return Group(shapes, len(lines) * size * _LEADING)


def beside(groups: Iterable[Group], width: float, columns: int, gap: float) -> Group:
    """Groups in rows of so many, each row as tall as its tallest."""
    step = (width + gap) / columns
    shapes: list[Shape] = []
    top, row = 0.0, 0.0
    for index, group in enumerate(groups):
        if index and index % columns == 0:
            top, row = top + row + gap, 0.0
        shapes += moved(group.shapes, index % columns * step, top)
        row = max(row, group.height)
    return Group(tuple(shapes), top + row)


def boxed(group: Group, width: float, padding: float, fill: str = "ground", edge: str = "") -> Group:
    """A group on a ground of its own, with a coloured edge at its left."""
    height = group.height + 2 * padding
    ground: list[Shape] = [Rect(0, 0, width, height, fill, radius=padding / 3)]
    if edge:
        ground.append(Rect(0, 0, padding / 4, height, edge))
    return Group((*ground, *moved(group.shapes, padding, padding)), height)
