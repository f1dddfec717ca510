"""What a drawing is made of: rectangles, lines of text and paths, coloured by name.

It must not know formats, fonts or units; lengths are in the drawing's own units, y grows downward.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float
    fill: str = "ink"
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Path:
    """SVG path data, moved and scaled; filled, or with a `stroke` drawn as a line of `width`."""

    data: str
    fill: str
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    stroke: bool = False
    width: float = 0.0


Shape = Rect | Text | Path


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that stand together, from their own upper left corner, and how tall they are."""

    shapes: tuple[Shape, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished sheet; `told` is what it says, for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    told: str = ""


def moved(shapes: Iterable[Shape], right: float, down: float) -> tuple[Shape, ...]:
    """The shapes moved."""
    return tuple(replace(shape, x=shape.x + right, y=shape.y + down) for shape in shapes)
