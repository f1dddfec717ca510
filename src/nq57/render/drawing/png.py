"""A drawing as PNG, by resvg: only with the letters that lie beside us, never the machine's.

It must not know what is drawn.
"""

import resvg_py

from nq57.render.drawing.fonts import FAMILY, font_file
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.shapes import Drawing
from nq57.render.drawing.svg import svg


def png(drawing: Drawing, palette: Palette, width: int) -> bytes:
    """The picture in so many pixels across."""
    data = resvg_py.svg_to_bytes(
        svg_string=svg(drawing, palette, letters=False),
        width=width,
        skip_system_fonts=True,
        font_family=FAMILY,
        font_files=[font_file(bold=False), font_file(bold=True)],
    )
    return bytes(data)
