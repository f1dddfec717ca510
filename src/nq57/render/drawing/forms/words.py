"""Words: a document's, as large as they can be read, or the unit's own.

It must not know sheets or files.
"""

from typing import ClassVar

from nq57.render.drawing.fonts import HEAVY, SEMI
from nq57.render.drawing.forms.form import BODY, CAPTION, BlockForm, Ground
from nq57.render.drawing.pen import QUOTE, Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import fitted, height

STRONG_WORDS = 34.0
_ROOMY = 300.0
_MARK = 86.0  # the height of the quotation mark as drawn


class Quotation(BlockForm):
    """A document's words, large; where they are below a short rule."""

    ground: Ground = "bold"
    largest: ClassVar[float] = 2.2

    @property
    def _source(self) -> str:
        return self.block.document.text if self.block.document else ""

    def _foot(self, width: float, scale: float) -> float:
        size = min(scale, 1.4)
        source = height(self._source, width, (BODY + 1) * size, SEMI) + 44 if self._source else 0.0
        return source + height(self.block.note, width, CAPTION * size)

    def need(self, width: float, scale: float) -> float:
        """Mark, words, source."""
        return (
            110 * scale + height(self.block.text, width, 46 * scale, HEAVY, 1.24) + self._foot(width, scale)
        )

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """The words fill what is left."""
        foot, size = self._foot(box.width, scale), min(scale, 1.4)
        room = (box.width, box.height - foot - 100 * min(scale, 1.0))
        words = fitted(self.block.text, room, (30.0, 118.0), HEAVY, 1.24)
        tall = height(self.block.text, box.width, words, HEAVY, 1.24)
        mark = min(box.height - foot - tall, 260.0)
        top = box.y + max(0.0, box.height - foot - tall - mark) * 0.45
        pen.path(QUOTE, "lit", box.x, top + mark * 0.12, min(mark * 0.62, 180) / _MARK, step="n0")
        pen.text(
            self.block.text,
            box.x,
            top + mark,
            box.width,
            words,
            "on",
            HEAVY,
            leading=1.24,
            role="BlockQuote",
            step="c0",
        )
        y = box.y + box.height - foot + 10
        if self._source:
            pen.rect(box.x, y, 120, 8, "lit")
            y += 26
            y += pen.text(self._source, box.x, y, box.width, (BODY + 1) * size, "lit", SEMI, step="c1")
        pen.text(self.block.note, box.x, y, box.width, CAPTION * size, "on-soft", step="c1")


class QuotationBox(BlockForm):
    """A quotation among other forms, on a ground of its own."""

    largest: ClassVar[float] = 1.6
    grow: ClassVar[float] = 0.8

    @property
    def _source(self) -> str:
        return self.block.document.text if self.block.document else ""

    def _source_tall(self, width: float, scale: float) -> float:
        return (
            height(self._source, width - 190 * scale, CAPTION * scale, SEMI) + 14 if self._source else 0.0
        )

    def need(self, width: float, scale: float) -> float:
        """Words and source with room around them."""
        words = height(self.block.text, width - 190 * scale, STRONG_WORDS * scale, SEMI, 1.28)
        return 70 * scale + words + self._source_tall(width, scale)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """A coloured box."""
        pen.rect(*box, "primary", 20)
        width, source = box.width - 190 * scale, self._source_tall(box.width, scale)
        room = (width, max(60.0, box.height - 60 * scale - source))
        size = fitted(self.block.text, room, (20.0, 64 * scale), SEMI, 1.28)
        tall = height(self.block.text, width, size, SEMI, 1.28)
        y, x = box.y + (box.height - tall - source) / 2, box.x + 150 * scale
        pen.path(QUOTE, "lit", box.x + 40 * scale, y + 6, 0.62 * scale, step="q0")
        pen.text(self.block.text, x, y, width, size, "on", SEMI, leading=1.28, role="BlockQuote", step="q0")
        pen.text(self._source, x, y + tall + 14, width, CAPTION * scale, "lit", SEMI, step="q0")


class WordsForm(BlockForm):
    """A short paragraph of the unit's own."""

    largest: ClassVar[float] = 1.6

    def need(self, width: float, scale: float) -> float:
        """Its lines."""
        return height(self.block.text, width, STRONG_WORDS * scale, 400, 1.36)

    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """As large as its room lets it be."""
        most = (
            max(31.0, 96.0 * min(scale, 1.2))
            if self.ground != "paper" or box.height > _ROOMY
            else STRONG_WORDS * scale
        )
        size = max(
            STRONG_WORDS * scale, fitted(self.block.text, (box.width, box.height), (20.0, most), 400, 1.36)
        )
        tall = height(self.block.text, box.width, size, 400, 1.36)
        pen.text(
            self.block.text,
            box.x,
            box.y + max(0.0, box.height - tall) * 0.3,
            box.width,
            size,
            "ink",
            leading=1.36,
            step="c0",
        )
