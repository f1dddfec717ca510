"""Names of colours in a drawing, and what they are for a unit's two own colours: always legible.

It must not know shapes. Texts have a contrast of 4.5 on their ground by WCAG 2.2 AA, whatever the unit.
"""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from nq57.model.colours import channels, contrast

WHITE, BLACK = "#ffffff", "#000000"
_SHADES = (0.10, 0.27, 0.46, 0.86, 1.0)
_CENTRE = ("#8a1c14", "#7a5b00")
_AAA, _AA, _ON_TINT = 7.0, 4.6, 5.2


@dataclass(frozen=True, slots=True)
class Palette:
    """A unit's two own colours."""

    primary: str = _CENTRE[0]
    accent: str = _CENTRE[1]

    def colours(self) -> Mapping[str, str]:
        """Every name that a drawing may use."""
        return _colours(self.primary, self.accent)


@lru_cache(maxsize=64)
def _colours(first: str, second: str) -> Mapping[str, str]:
    primary = until(first, BLACK, WHITE, _AAA)  # white letters are on it
    ground, tint = mixed(primary, WHITE, 0.06), mixed(primary, WHITE, 0.13)
    accent = until(second, BLACK, tint, _AA)
    shades = {f"shade-{at}": mixed(primary, WHITE, share) for at, share in enumerate(_SHADES)}
    return {
        "paper": WHITE,
        "ink": mixed(primary, "#11151a", 0.18),
        "soft": until(mixed(primary, "#5a6470", 0.15), BLACK, tint, _ON_TINT),
        "primary": primary,
        "deep": mixed(BLACK, primary, 0.22),
        "accent": accent,
        "ground": ground,
        "tint": tint,
        "line": mixed(primary, WHITE, 0.24),
        "middle": mixed(primary, WHITE, 0.50),
        "pale": mixed(accent, WHITE, 0.55),
        "on": WHITE,
        "on-soft": until(mixed(primary, WHITE, 0.25), WHITE, primary, _ON_TINT),
        "lit": until(_lit(second), WHITE, primary, _ON_TINT),
        "veil": mixed(WHITE, primary, 0.10),
        "veil-2": mixed(WHITE, primary, 0.18),
        **shades,
    }


def _lit(colour: str) -> str:
    """A light colour of the same hue."""
    red, green, blue = (channel / 255 for channel in channels(colour))
    hue, _, full = colorsys.rgb_to_hls(red, green, blue)
    light = colorsys.hls_to_rgb(hue, 0.74, min(1.0, max(full, 0.35) * 1.05))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in light)


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(c * share + g * (1 - share)):02x}" for c, g in pairs)


def until(colour: str, towards: str, ground: str, ratio: float) -> str:
    """The colour moved towards another only as far as it is read on a ground."""
    steps = (mixed(towards, colour, step / 40) for step in range(41))
    return next((shade for shade in steps if contrast(shade, ground) >= ratio), towards)
