"""Several forms below one another, each with its heading.

It must not know sheets or files.
"""

from collections.abc import Sequence

from nq57.render.block_views import BlockView
from nq57.render.drawing.fonts import HEAVY
from nq57.render.drawing.forms.form import BlockForm, Ground
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height

_GAP, _HEAD, _LEADING = 40.0, 34.0, 1.2
_NOTE = 22.0


class Stack(BlockForm):
    """Forms that share a sheet."""

    def __init__(self, parts: Sequence[BlockForm], ground: Ground, *, tall: bool) -> None:
        super().__init__(BlockView(""), tall=tall)
        self.parts, self.ground = tuple(parts), ground
        for part in self.parts:
            if part.ground != "bold":
                part.ground = ground

    @property
    def most(self) -> float:
        """The largest scale that all of them bear."""
        return min(part.most if isinstance(part, Stack) else part.largest for part in self.parts)

    def left(self, box: Box, scale: float) -> int:
        """What their rows leave out."""
        talls = self._talls(box, scale)
        return sum(
            part.left(box._replace(height=tall), scale)
            for part, tall in zip(self.parts, talls, strict=True)
        )

    def _head(self, part: BlockForm, width: float, scale: float) -> float:
        heading = heading_of(part.block)
        return height(heading, width, _HEAD * scale, HEAVY, _LEADING) + 14 * scale if heading else 0.0

    def _note(self, part: BlockForm, width: float, scale: float) -> float:
        note = part.block.note
        return height(note, width, _NOTE * scale) + 8 * scale if note and part.detail > 1 else 0.0

    def need(self, width: float, scale: float) -> float:
        """All parts with headings and gaps."""
        each = (
            self._head(part, width, scale) + part.need(width, scale) + self._note(part, width, scale)
            for part in self.parts
        )
        return sum(each) + _GAP * scale * (len(self.parts) - 1)

    def _talls(self, box: Box, scale: float) -> list[float]:
        rest = max(0.0, box.height - self.need(box.width, scale))
        whole = sum(part.grow for part in self.parts)
        return [part.need(box.width, scale) + rest * part.grow / whole for part in self.parts]

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """One below another; what is left over is shared."""
        y = box.y
        for part, tall in zip(self.parts, self._talls(box, scale), strict=True):
            heading, head = heading_of(part.block), self._head(part, box.width, scale)
            pen.text(
                heading, box.x, y, box.width, _HEAD * scale, "primary", HEAVY, leading=_LEADING, role="H2"
            )
            y += head
            part.draw(pen, Box(box.x, y, box.width, tall), scale)
            y += tall
            note = self._note(part, box.width, scale)
            if note:
                pen.text(part.block.note, box.x, y + 8 * scale, box.width, _NOTE * scale, "soft")
            y += note + _GAP * scale


def heading_of(block: BlockView) -> str:
    """A block's heading with its unit, which bars and lines do not repeat."""
    unit = f" ({block.unit})" if block.unit and block.unit != "%" and block.kind in _WITH_UNIT else ""
    return f"{block.heading}{unit}" if block.heading else ""


_WITH_UNIT = frozenset({"bieu-do-cot", "bieu-do-duong"})
