"""A drawing as a PDF for print: its text stays text, its letters are inside the file.

It must not know what is drawn; the file bears no day of making, so equal drawings give equal bytes.
"""

import datetime as dt

from fpdf import FPDF
from fpdf.drawing import PaintedPath
from fpdf.drawing_primitives import Transform
from fpdf.enums import PathPaintRule, StrokeCapStyle, StrokeJoinStyle
from fpdf.svg import svg_path_converter

from nq57.render.drawing.fonts import FAMILY, font_file, text_width
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.shapes import Drawing, Path, Rect, Shape, Text
from nq57.render.drawing.signposts import LETTERS, reserve

SHEETS = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
_POINTS = 72 / 25.4
_EPOCH = dt.datetime(2024, 12, 22, tzinfo=dt.UTC)  # any fixed moment


def pdf(drawing: Drawing, palette: Palette, sheet: str = "a4") -> bytes:
    """One page; the drawing fills the width of the sheet."""
    width, height = SHEETS[sheet]
    page = _Page(width / drawing.width, palette)
    page.set_title(drawing.title)
    page.set_lang("vi")
    page.set_creation_date(_EPOCH)
    page.set_producer("nq57")
    page.add_font(FAMILY, "", font_file(bold=False))
    page.add_font(FAMILY, "B", font_file(bold=True))
    page.set_font(FAMILY, "", 12)
    for letter in LETTERS:  # first of all, so that an address can be written later on: see `signposts`
        reserve(page, letter)
    page.add_page(format=(width, height))
    for shape in drawing.shapes:
        page.place(shape)
    return bytes(page.output())


class _Page(FPDF):
    """A sheet on which shapes are placed; `scale` turns the drawing's units into millimetres."""

    def __init__(self, scale: float, palette: Palette) -> None:
        super().__init__(unit="mm")
        self.set_auto_page_break(auto=False)
        self._by, self._colours = scale, palette.colours()

    def place(self, shape: Shape) -> None:
        """Draw one shape."""
        if isinstance(shape, Rect):
            self._rect(shape)
        elif isinstance(shape, Text):
            self._text(shape)
        else:
            self._path(shape)

    def _rect(self, shape: Rect) -> None:
        if shape.radius:
            self._path(Path(_rounded(shape), shape.fill, shape.x, shape.y))
            return
        self.set_fill_color(self._colours[shape.fill])
        sides = (shape.x, shape.y, shape.width, shape.height)
        x, y, width, height = (side * self._by for side in sides)
        self.rect(x, y, width, height, "F")

    def _text(self, shape: Text) -> None:
        width = text_width(shape.text, shape.size, bold=shape.bold)
        left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
        self.set_font(FAMILY, "B" if shape.bold else "", shape.size * self._by * _POINTS)
        self.set_text_color(self._colours[shape.fill])
        self.text(left * self._by, shape.y * self._by, shape.text)

    def _path(self, shape: Path) -> None:
        path = PaintedPath()
        svg_path_converter(path, shape.data)
        scale = shape.scale * self._by
        path.transform = Transform.scaling(scale).translate(shape.x * self._by, shape.y * self._by)
        style, colour = path.style, self._colours[shape.fill]
        style.fill_color = None if shape.stroke else colour
        style.stroke_color = colour if shape.stroke else None
        style.stroke_width = shape.width if shape.stroke else None
        style.stroke_cap_style, style.stroke_join_style = StrokeCapStyle.ROUND, StrokeJoinStyle.ROUND
        style.auto_close = not shape.stroke
        style.paint_rule = PathPaintRule.STROKE if shape.stroke else PathPaintRule.FILL_NONZERO
        with self.drawing_context() as context:
            context.add_item(path)


def _rounded(shape: Rect) -> str:
    """The outline of a rectangle with round corners."""
    r = min(shape.radius, shape.width / 2, shape.height / 2)
    across, down = shape.width - 2 * r, shape.height - 2 * r
    corner = f"a{r} {r} 0 0 1"
    return (
        f"M{r} 0h{across}{corner} {r} {r}v{down}{corner} -{r} {r}"
        f"h-{across}{corner} -{r} -{r}v-{down}{corner} {r} -{r}Z"
    )
