"""A drawing as PNG, by resvg: only with the letters that lie beside us, never the machine's.

It must not know what is drawn.
"""

from collections.abc import Iterable

import resvg_py

from nq57.render.drawing.fonts import FAMILY, WEIGHTS, font_file
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.shapes import Drawing, Shape
from nq57.render.drawing.svg import bare_svg


def png(drawing: Drawing, palette: Palette, width: int) -> bytes:
    """The picture in so many pixels across."""
    return png_of(drawing.shapes, (drawing.width, drawing.height), palette, width)


def png_of(shapes: Iterable[Shape], size: tuple[float, float], palette: Palette, width: int) -> bytes:
    """Some shapes of a drawing on a clear ground."""
    data = resvg_py.svg_to_bytes(
        svg_string=bare_svg(shapes, size, palette),
        width=width,
        skip_system_fonts=True,
        font_family=FAMILY,
        font_files=[font_file(weight) for weight in WEIGHTS],
    )
    return bytes(data)
