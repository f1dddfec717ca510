"""The colours of a unit's sheet, all made from its own two, for light and for dark screens.

It must not know selectors. A pair that carries text is moved until its contrast holds, whatever the two
colours are: `tests/properties/test_colour_laws.py` proves it for any pair.
"""

from collections.abc import Mapping

from nq57.model.colour_mixing import BLACK, WHITE, lifted_until, mixed, moved_until

_DARK = "#14171c"
_DARK_CARD, _DARK_TINT, _DARK_BAND, _DARK_HAIR = "#1d2128", "#1a1e24", "#272c34", "#39404a"


def light_tokens(primary: str, accent: str) -> Mapping[str, str]:
    """Names of custom properties, without dashes before, with their colours on a light screen."""
    main = moved_until(primary, BLACK, WHITE, 6)
    deep = moved_until(mixed(main, BLACK, 0.25), BLACK, WHITE, 11)
    band = mixed(WHITE, main, 0.12)
    return {
        "primary": main,
        "deep": deep,
        "night": mixed(deep, BLACK, 0.35),
        "mid": mixed(WHITE, main, 0.72),
        "pale": mixed(WHITE, main, 0.45),
        "tint": mixed(WHITE, main, 0.055),
        "band": band,
        "hair": mixed(WHITE, main, 0.2),
        "link": moved_until(main, BLACK, band, 5.2),
        "accent": moved_until(accent, BLACK, band, 5),
        "accent-tint": mixed(WHITE, accent, 0.12),
        "accent-pale": mixed(WHITE, accent, 0.5),
    }


def dark_tokens(primary: str, accent: str) -> Mapping[str, str]:
    """The same for a dark screen, with its ground and the ground of cards."""
    light = light_tokens(primary, accent)
    main = light["primary"]
    ground, band = mixed(_DARK, main, 0.05), mixed(_DARK_BAND, main, 0.12)
    return {
        "primary": mixed(main, BLACK, 0.22),
        "deep": mixed(light["deep"], BLACK, 0.22),
        "night": mixed(light["deep"], BLACK, 0.5),
        "mid": lifted_until(main, ground, 2.2),
        "pale": lifted_until(main, ground, 3.4),
        "ground": ground,
        "card": mixed(_DARK_CARD, main, 0.08),
        "tint": mixed(_DARK_TINT, main, 0.12),
        "band": band,
        "hair": mixed(_DARK_HAIR, main, 0.15),
        "link": lifted_until(main, band, 6.5),
        "accent": lifted_until(accent, band, 6),
        "accent-tint": mixed("#23221f", accent, 0.12),
        "accent-pale": mixed(accent, WHITE, 0.25),
    }
