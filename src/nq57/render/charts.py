"""The geometry of charts as SVG path data: rings and lines, the same in pages and in pictures.

It must not know colours or texts.
"""

import math
from collections.abc import Iterator, Sequence

_GAP = 0.006  # of a turn, between two parts of a ring
_WHOLE = 0.9999  # an arc that ends where it begins is none


def ring(shares: Sequence[float], outer: float, inner: float, centre: float) -> tuple[str, ...]:
    """The parts of a ring, clockwise from the top, each as a closed path."""
    return tuple(
        _sector(begin, end, outer, inner, centre) if end > begin else "" for begin, end in _turns(shares)
    )


def _turns(shares: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where each part begins and ends, in turns; a gap is left where there is more than one part."""
    at, gap = 0.0, _GAP if sum(share > 0 for share in shares) > 1 else 0.0
    for share in (max(0.0, share) for share in shares):
        yield at, at + max(min(share, gap), share - gap)
        at += share


def _sector(begin: float, end: float, outer: float, inner: float, centre: float) -> str:
    end = min(end, begin + _WHOLE)
    large = int(end - begin > 0.5)  # noqa: PLR2004 - half a turn
    a, b = _point(begin, outer, centre), _point(end, outer, centre)
    c, d = _point(end, inner, centre), _point(begin, inner, centre)
    r, q = _short(outer), _short(inner)
    return f"M{a}A{r} {r} 0 {large} 1 {b}L{c}A{q} {q} 0 {large} 0 {d}Z"


def _point(turn: float, radius: float, centre: float) -> str:
    angle = 2 * math.pi * turn
    return f"{_short(centre + radius * math.sin(angle))} {_short(centre - radius * math.cos(angle))}"


def line_points(shares: Sequence[float], width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Where the values of a line are in a box, the lowest of zero and all values at its foot."""
    low, high = min(0.0, *shares), max(0.0, *shares)
    span = (high - low) or 1.0
    step = width / max(1, len(shares) - 1)
    return tuple(
        (index * step, height - (share - low) / span * height) for index, share in enumerate(shares)
    )


def line(shares: Sequence[float], width: float, height: float) -> str:
    """The line itself as a path."""
    points = line_points(shares, width, height)
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
