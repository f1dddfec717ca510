"""Names of colours in a drawing, and what they are for a unit's two own colours: always legible.

It must not know shapes. Texts have a contrast of 4.5 on their ground by WCAG 2.2 AA, whatever the unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nq57.model.colours import AA_CONTRAST, channels, contrast

PAPER, INK, SOFT_INK = "#ffffff", "#1a1f26", "#4a5360"
_SHADES = (0.10, 0.19, 0.28, 0.37, 0.46)
_CENTRE = ("#8a1c14", "#7a5b00")


@dataclass(frozen=True, slots=True)
class Palette:
    """A unit's two own colours."""

    primary: str = _CENTRE[0]
    accent: str = _CENTRE[1]

    def colours(self) -> Mapping[str, str]:
        """Every name that a drawing may use."""
        strong, accent = legible(self.primary, PAPER), legible(self.accent, PAPER)
        fixed = {
            "paper": PAPER,
            "ink": INK,
            "soft": SOFT_INK,
            "line": "#d6dbe1",
            "ground": "#f3f5f7",
            "primary": self.primary,
            "on-primary": opposite(self.primary),
            "strong": strong,
            "accent": accent,
        }
        tones = (strong, accent, mixed(strong, PAPER, 0.6), mixed(accent, PAPER, 0.6), "#6b7684")
        shades = (mixed(strong, PAPER, share) for share in _SHADES)
        return {
            **fixed,
            **{f"tone-{index}": tone for index, tone in enumerate(tones)},
            **{f"shade-{index}": shade for index, shade in enumerate(shades)},
        }


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(c * share + g * (1 - share)):02x}" for c, g in pairs)


def legible(colour: str, ground: str) -> str:
    """The colour, made darker just enough to be read on a light ground."""
    steps = (mixed(colour, "#000000", 1 - step / 20) for step in range(21))
    return next((shade for shade in steps if contrast(shade, ground) >= AA_CONTRAST), "#000000")


def opposite(ground: str) -> str:
    """White or black, whichever is read better on a ground: one of them always is."""
    return max((PAPER, "#000000"), key=lambda ink: contrast(ink, ground))
