"""What a drawing is made of: rectangles, paragraphs and paths, coloured by name.

It must not know formats, fonts or units; lengths are in the drawing's own units, y grows downward. `step`
says when a shape comes in a moving picture: shapes of one step come together, see `motion`.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Anchor = Literal["start", "middle", "end"]
Role = Literal["P", "H1", "H2", "H3", "BlockQuote", "TH", "Artifact"]


class Box(NamedTuple):
    """A part of the sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0
    step: str = ""


class TextRow(NamedTuple):
    """One line of a paragraph; `y` is its base line."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; its `role` is what a PDF tags it as, `Artifact` what none needs to hear."""

    rows: tuple[TextRow, ...]
    size: float
    fill: str = "ink"
    weight: int = 400
    anchor: Anchor = "start"
    role: Role = "P"
    step: str = ""

    @property
    def text(self) -> str:
        """All its lines as one."""
        return " ".join(row.text for row in self.rows)


@dataclass(frozen=True, slots=True)
class Path:
    """SVG path data, moved and scaled; filled, or with a `line` of that width drawn along it."""

    data: str
    fill: str
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    line: float = 0.0
    step: str = ""


Shape = Rect | Text | Path


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished sheet; `description` is its text, for those who cannot see it.

    `link` is where its code is and `address` where that leads; both empty without a host. `scale` is
    the size of its letters against the usual, `needed` how tall the body had to be in `body`, and `left`
    how many things only the page tells.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str
    body: Box
    needed: float
    scale: float
    left: int = 0
    address: str = ""
    link: Box | None = None

    @property
    def fits(self) -> bool:
        """Whether all that is drawn has its room."""
        return self.needed <= self.body.height + 1
