"""Colours mixed and moved in OKLab, where a tint keeps its hue, until a ground carries them as text.

It must not know style sheets; colours are `#rrggbb`. OKLab: Björn Ottosson, "A perceptual color space for
image processing", 2020.
"""

from collections.abc import Iterable

from nq57.model.colours import channels, contrast

WHITE, BLACK = "#ffffff", "#000000"
_LINEAR_LIMIT, _GAMMA_LIMIT = 0.04045, 0.0031308
_STEPS = 100
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.793617785, -0.0040720468),
    (1.9779984951, -2.428592205, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.808675766),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.291485548),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.707614701),
)
_Three = tuple[float, float, float]


def mixed(one: str, other: str, share: float) -> str:
    """The first colour with so much of the other in it, 0 to 1."""
    pairs = zip(_lab(one), _lab(other), strict=True)
    return _hex(_three(a + (b - a) * share for a, b in pairs))


def moved_until(colour: str, end: str, ground: str, ratio: float) -> str:
    """The colour, moved toward `end` only as far as the contrast on the ground asks; else `end`."""
    steps = (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(step, ground) >= ratio), end)


def lifted_until(colour: str, ground: str, ratio: float) -> str:
    """The colour made lighter at full strength of hue until the contrast on a dark ground holds."""
    light, red, blue = _lab(colour)
    rest = (_hex((step / _STEPS, red, blue)) for step in range(round(light * _STEPS), _STEPS + 1))
    return next((step for step in rest if contrast(step, ground) >= ratio), WHITE)


def _lab(colour: str) -> _Three:
    linear = _three(_linear(channel / 255) for channel in channels(colour))
    return _times(_TO_LAB, _three(part ** (1 / 3) for part in _times(_TO_CONES, linear)))


def _hex(lab: _Three) -> str:
    linear = _times(_FROM_CONES, _three(part**3 for part in _times(_FROM_LAB, lab)))
    return "#" + "".join(f"{round(_gamma(part) * 255):02x}" for part in linear)


def _times(rows: tuple[_Three, ...], column: _Three) -> _Three:
    return _three(sum(a * b for a, b in zip(row, column, strict=True)) for row in rows)


def _three(parts: Iterable[float]) -> _Three:
    one, two, three = parts
    return one, two, three


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= _GAMMA_LIMIT else 1.055 * part ** (1 / 2.4) - 0.055
