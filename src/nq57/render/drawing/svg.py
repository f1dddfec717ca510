"""A drawing as SVG: with its letters inside for readers, or plain for whoever has the font.

It must not know what is drawn; equal drawings and palettes give equal bytes.
"""

import base64
from collections.abc import Mapping

from markupsafe import escape

from nq57.render.drawing.fonts import FAMILY, subset
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.shapes import Drawing, Path, Rect, Shape, Text


def svg(drawing: Drawing, palette: Palette, *, letters: bool = True) -> str:
    """The whole file; with `letters` the needed part of the font is inside, for any reader."""
    colours = palette.colours()
    body = "".join(_shape(shape, colours) for shape in drawing.shapes)
    size = f'viewBox="0 0 {number(drawing.width)} {number(drawing.height)}"'
    box = f'width="{number(drawing.width)}" height="{number(drawing.height)}"'
    style = f"<style>{_faces(drawing)}</style>" if letters else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} role="img" lang="vi" '
        f'aria-labelledby="ten loi"><title id="ten">{escape(drawing.title)}</title>'
        f'<desc id="loi">{escape(drawing.told)}</desc>{style}'
        f'<g font-family="{FAMILY}">{body}</g></svg>'
    )


def inline_svg(drawing: Drawing, palette: Palette) -> str:
    """The drawing to stand in a page that has the font and says aloud what it shows."""
    colours = palette.colours()
    body = "".join(_shape(shape, colours) for shape in drawing.shapes)
    box = f'viewBox="0 0 {number(drawing.width)} {number(drawing.height)}"'
    return f'<svg {box} aria-hidden="true" focusable="false"><g font-family="{FAMILY}">{body}</g></svg>'


def _shape(shape: Shape, colours: Mapping[str, str]) -> str:
    fill = colours[shape.fill]
    if isinstance(shape, Rect):
        radius = f' rx="{number(shape.radius)}"' if shape.radius else ""
        place = f'x="{number(shape.x)}" y="{number(shape.y)}"'
        size = f'width="{number(shape.width)}" height="{number(shape.height)}"'
        return f'<rect {place} {size}{radius} fill="{fill}"/>'
    if isinstance(shape, Text):
        weight = ' font-weight="700"' if shape.bold else ""
        anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
        place = f'x="{number(shape.x)}" y="{number(shape.y)}" font-size="{number(shape.size)}"'
        return f'<text {place}{weight}{anchor} fill="{fill}">{escape(shape.text)}</text>'
    return _path(shape, fill)


def _path(shape: Path, fill: str) -> str:
    move = f'transform="translate({number(shape.x)} {number(shape.y)}) scale({number(shape.scale)})"'
    if not shape.stroke:
        return f'<path {move} d="{shape.data}" fill="{fill}"/>'
    line = f'stroke="{fill}" stroke-width="{number(shape.width)}"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path {move} d="{shape.data}" fill="none" {line} {ends}/>'


def _faces(drawing: Drawing) -> str:
    """The letters that the drawing uses, as fonts inside the file."""
    faces = []
    for bold, weight in ((False, 400), (True, 700)):
        texts = [shape.text for shape in drawing.shapes if isinstance(shape, Text) and shape.bold == bold]
        if texts:
            data = base64.b64encode(subset("".join(texts), bold=bold)).decode()
            source = f"url(data:font/ttf;base64,{data})"
            faces.append(f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:{source}}}")
    return "".join(faces)


def number(value: float) -> str:
    """A length as short as it can be written, to hundredths."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
