"""SVG paths as operators of a PDF, which knows no arcs.

It must not know pages.
"""

from functools import lru_cache

from nq57.model.colours import channels
from nq57.render.drawing.shapes import Path, Rect
from nq57.render.drawing.svg import number

_LONG, _GAP = 14.0, 8.5  # points: of a mark for cutting, and from the cut to it


@lru_cache(maxsize=2_000)
def operators(data: str) -> str:
    """Path data as operators; quadratic curves become cubic."""
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - slow to import
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415 - the same

    pen = RecordingPen()
    parse_path(data, pen)
    found: list[str] = []
    at = (0.0, 0.0)
    for name, given in pen.value:
        points = given
        if name == "qCurveTo":
            middle, end = points
            points = (*(_third(one, middle) for one in (at, end)), end)
        if name in _NAMES:
            found.append(" ".join(f"{number(x)} {number(y)}" for x, y in points) + f" {_NAMES[name]}")
            at = points[-1]
        elif name == "closePath":
            found.append("h")
    return "\n".join(found)


_NAMES = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "qCurveTo": "c"}


def _third(one: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    return one[0] + 2 / 3 * (middle[0] - one[0]), one[1] + 2 / 3 * (middle[1] - one[1])


def placed(shape: Path, fill: str) -> str:
    """A path in its place."""
    paint = f"{colour(fill, 'RG')} {number(shape.line)} w 1 J 1 j" if shape.line else colour(fill, "rg")
    move = f"{shape.scale:.5f} 0 0 {shape.scale:.5f} {number(shape.x)} {number(shape.y)} cm"
    return f"q {move} {paint} {operators(shape.data)} {'S' if shape.line else 'f'} Q"


def colour(value: str, operator: str) -> str:
    """The operator that takes a colour."""
    return (
        " ".join(f"{channel / 255:.4f}".rstrip("0").rstrip(".") for channel in channels(value))
        + f" {operator}"
    )


def rounded(shape: Rect) -> str:
    """The outline of a rectangle with round corners."""
    r, x, y = shape.radius, shape.x, shape.y
    right, end = x + shape.width, y + shape.height
    return (
        f"M{x + r:.2f} {y:.2f}H{right - r:.2f}A{r:.2f} {r:.2f} 0 0 1 {right:.2f} {y + r:.2f}"
        f"V{end - r:.2f}A{r:.2f} {r:.2f} 0 0 1 {right - r:.2f} {end:.2f}"
        f"H{x + r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x:.2f} {end - r:.2f}"
        f"V{y + r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x + r:.2f} {y:.2f}Z"
    )


def crop_marks(size: tuple[float, float], over: float) -> str:
    """Hairlines at the corners, outside the colour, where a printer cuts."""
    lines = []
    for x, outward in ((over, -1), (over + size[0], 1)):
        for y, downward in ((over, -1), (over + size[1], 1)):
            near, far = x + outward * _GAP, x + outward * (_GAP + _LONG)
            low, deep = y + downward * _GAP, y + downward * (_GAP + _LONG)
            lines.append(
                f"{near:.2f} {y:.2f} m {far:.2f} {y:.2f} l S {x:.2f} {low:.2f} m {x:.2f} {deep:.2f} l S"
            )
    return "/Artifact BMC q 0 G 0.25 w " + " ".join(lines) + " Q EMC"
