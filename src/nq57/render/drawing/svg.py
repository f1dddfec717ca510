"""A drawing as SVG: with its letters inside for readers, or plain for whoever has the font.

It must not know what is drawn; equal drawings and palettes give equal bytes.
"""

import base64
from collections.abc import Iterable, Mapping

from markupsafe import escape

from nq57.render.drawing.fonts import FAMILY, WEIGHTS, subset
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.shapes import Drawing, Path, Rect, Shape, Text


def svg(drawing: Drawing, palette: Palette, *, letters: bool = True, style: str = "") -> str:
    """The whole file; with `letters` the needed part of the font is inside, for any reader.

    With a `style` shapes bear their steps as classes, to be moved by it.
    """
    css = f"<style>{_faces(drawing.shapes) if letters else ''}{style}</style>" if letters or style else ""
    size = f'viewBox="0 0 {number(drawing.width)} {number(drawing.height)}"'
    box = f'width="{number(drawing.width)}" height="{number(drawing.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} role="img" lang="vi" '
        f'aria-labelledby="ten loi"><title id="ten">{escape(drawing.title)}</title>'
        f'<desc id="loi">{escape(drawing.description)}</desc>{css}'
        f'<g font-family="{FAMILY}">{_body(drawing.shapes, palette, steps=bool(style))}</g></svg>'
    )


def inline_svg(drawing: Drawing, palette: Palette) -> str:
    """The drawing to be in a page that has the font and says aloud what it shows."""
    box = f'viewBox="0 0 {number(drawing.width)} {number(drawing.height)}"'
    body = _body(drawing.shapes, palette, steps=True)
    return f'<svg {box} aria-hidden="true" focusable="false"><g font-family="{FAMILY}">{body}</g></svg>'


def bare_svg(shapes: Iterable[Shape], size: tuple[float, float], palette: Palette) -> str:
    """Shapes alone, for a renderer that has the font."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(size[0])} {number(size[1])}">'
        f'<g font-family="{FAMILY}">{_body(shapes, palette, steps=False)}</g></svg>'
    )


def _body(shapes: Iterable[Shape], palette: Palette, *, steps: bool) -> str:
    colours = palette.colours()
    return "".join(_shape(shape, colours, steps=steps) for shape in shapes)


def _shape(shape: Shape, colours: Mapping[str, str], *, steps: bool) -> str:
    fill = colours[shape.fill]
    name = f' class="{shape.step}"' if steps and shape.step else ""
    if isinstance(shape, Rect):
        radius = f' rx="{number(shape.radius)}"' if shape.radius else ""
        place = f'x="{number(shape.x)}" y="{number(shape.y)}"'
        size = f'width="{number(shape.width)}" height="{number(shape.height)}"'
        return f'<rect{name} {place} {size}{radius} fill="{fill}"/>'
    if isinstance(shape, Text):
        return _text(shape, fill, name)
    drawn = _path(shape, fill)
    return f"<g{name}>{drawn}</g>" if name else drawn  # a style that moves a shape would undo its own place


def _text(shape: Text, fill: str, name: str) -> str:
    weight = f' font-weight="{shape.weight}"' if shape.weight != WEIGHTS[0] else ""
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    look = f'font-size="{number(shape.size)}"{weight}{anchor} fill="{fill}"'
    if len(shape.rows) == 1:
        x, y, text = shape.rows[0]
        return f'<text{name} x="{number(x)}" y="{number(y)}" {look}>{escape(text)}</text>'
    rows = " ".join(
        f'<tspan x="{number(x)}" y="{number(y)}">{escape(text)}</tspan>' for x, y, text in shape.rows
    )
    return f"<text{name} {look}>{rows}</text>"


def _path(shape: Path, fill: str) -> str:
    moved = f"translate({number(shape.x)} {number(shape.y)})" if shape.x or shape.y else ""
    scaled = f"scale({shape.scale:.5g})" if shape.scale != 1 else ""
    move = f' transform="{" ".join(filter(None, (moved, scaled)))}"' if moved or scaled else ""
    if not shape.line:
        return f'<path{move} d="{shape.data}" fill="{fill}"/>'
    line = f'stroke="{fill}" stroke-width="{number(shape.line)}"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path{move} d="{shape.data}" fill="none" {line} {ends}/>'


def letters_of(shapes: Iterable[Shape]) -> Mapping[int, str]:
    """The letters that shapes use of each weight, in a settled order."""
    used: dict[int, set[str]] = {}
    for shape in shapes:
        if isinstance(shape, Text):
            used.setdefault(shape.weight, {" "}).update(*(row.text for row in shape.rows))
    return {weight: "".join(sorted(used[weight])) for weight in sorted(used)}


def _faces(shapes: Iterable[Shape]) -> str:
    """The letters that the drawing uses, as fonts inside the file."""
    faces = []
    for weight, letters in letters_of(shapes).items():
        data = base64.b64encode(subset(letters, weight)).decode()
        source = f"url(data:font/ttf;base64,{data})"
        faces.append(f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:{source}}}")
    return "".join(faces)


def number(value: float) -> str:
    """A length as short as it can be written, to hundredths."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
