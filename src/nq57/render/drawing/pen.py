"""A pen that puts shapes on a sheet, in reading order.

It must not know formats or what is drawn.
"""

import math
from dataclasses import dataclass, field

from nq57.render.drawing.fonts import REGULAR, text_width
from nq57.render.drawing.shapes import Anchor, Path, Rect, Role, Shape, Text, TextRow
from nq57.render.drawing.wrapping import LEADING, wrapped

_ASCENT = 0.98
ICON = 24.0  # the square in which icons are drawn
CHECK = "M5 12l5 5L20 7"
QUOTE = (
    "M0 62C0 24 20 4 52 0L55 13C36 19 28 30 29 42H50V86H0ZM68 62C68 24 88 4 120 0L123 13C104 19 96 30 97 42"
    "H118V86H68Z"
)
PERSON = (
    "M5 0A2.6 2.6 0 1 1 5 5.2A2.6 2.6 0 1 1 5 0ZM2.6 6H7.4A2.6 2.6 0 0 1 10 8.6V13.4A1 1 0 0 1 8 13.4V9.6"
    "H7.7V19A1.2 1.2 0 0 1 5.3 19V14.4H4.7V19A1.2 1.2 0 0 1 2.3 19V9.6H2V13.4A1 1 0 0 1 0 13.4V8.6"
    "A2.6 2.6 0 0 1 2.6 6Z"
)


@dataclass(slots=True)
class Pen:
    """Collects shapes."""

    shapes: list[Shape] = field(default_factory=list)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        radius: float = 0.0,
        step: str = "",
    ) -> None:
        """A rectangle, its corners as round as its sides allow."""
        if width > 0 and height > 0:
            corner = min(radius, width / 2, height / 2)
            self.shapes.append(Rect(x, y, width, height, fill, corner, step))

    def path(
        self,
        data: str,
        fill: str,
        x: float = 0.0,
        y: float = 0.0,
        scale: float = 1.0,
        line: float = 0.0,
        step: str = "",
    ) -> None:
        """A path."""
        self.shapes.append(Path(data, fill, x, y, scale, line, step))

    def disc(self, x: float, y: float, radius: float, fill: str, step: str = "") -> None:
        """A disc around a point."""
        r = f"{radius:.2f}"
        self.path(f"M-{r} 0A{r} {r} 0 0 1 {r} 0A{r} {r} 0 0 1 -{r} 0Z", fill, x, y, step=step)

    def icon(self, data: str, x: float, y: float, side: float, fill: str, step: str = "") -> None:
        """An icon with its middle at a point; nothing for none."""
        if data:
            self.path(data, fill, x - side / 2, y - side / 2, side / ICON, step=step)

    def check(self, x: float, y: float, side: float, fill: str, step: str = "") -> None:
        """A tick with its middle at a point."""
        self.path(CHECK, fill, x - side / 2, y - side / 2, side / ICON, 3.2, step)

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        turn: tuple[float, float],
        thick: float,
        fill: str,
        step: str = "",
    ) -> None:
        """Part of a ring, from one share of a turn to another, clockwise from twelve."""
        begin, end = turn
        inner = radius - thick
        if end - begin >= 0.9999:  # noqa: PLR2004 - an arc that ends where it begins is none
            data = "".join(
                f"M0 -{r:.2f}A{r:.2f} {r:.2f} 0 1 {way} 0 {r:.2f}A{r:.2f} {r:.2f} 0 1 {way} 0 -{r:.2f}Z"
                for r, way in ((radius, 1), (inner, 0))
            )
        else:
            large = int(end - begin > 0.5)  # noqa: PLR2004 - half a turn
            corners = ((begin, radius), (end, radius), (end, inner), (begin, inner))
            a, b, c, d = (_on_circle(turn_, r) for turn_, r in corners)
            data = (
                f"M{a}A{radius:.2f} {radius:.2f} 0 {large} 1 {b}L{c}"
                f"A{inner:.2f} {inner:.2f} 0 {large} 0 {d}Z"
            )
        self.path(data, fill, x, y, step=step)

    def text(  # noqa: PLR0913 - the same
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: float,
        fill: str = "ink",
        weight: int = REGULAR,
        *,
        leading: float = LEADING,
        role: Role = "P",
        step: str = "",
    ) -> float:
        """A paragraph whose top is `y`; its height."""
        if not text:
            return 0.0
        lines = wrapped(text, width, size, weight)
        first = y + size * (_ASCENT - (LEADING - leading) / 2)
        rows = tuple(TextRow(x, first + at * size * leading, line) for at, line in enumerate(lines))
        self.shapes.append(Text(rows, size, fill, weight, "start", role, step))
        return len(lines) * size * leading

    def line(  # noqa: PLR0913 - the same
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        fill: str = "ink",
        weight: int = REGULAR,
        anchor: Anchor = "start",
        *,
        role: Role = "P",
        step: str = "",
    ) -> float:
        """One line on a base line; its width."""
        if text:
            self.shapes.append(Text((TextRow(x, y, text),), size, fill, weight, anchor, role, step))
        return text_width(text, size, weight)


def _on_circle(turn: float, radius: float) -> str:
    angle = turn * 2 * math.pi
    return f"{radius * math.sin(angle):.2f} {-radius * math.cos(angle):.2f}"
