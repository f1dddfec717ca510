"""Whatever two colours a unit chooses, every text of its sheet has the contrast that it needs.

What is fixed comes from the sheet itself, what is a unit's own from its tokens.
"""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.projects import ROOT

from nq57.model.colour_mixing import lifted_until, mixed, moved_until
from nq57.model.colours import contrast
from nq57.site_shell.colour_tokens import dark_tokens, light_tokens

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SHEET = (ROOT / "docs/assets/nq57.css").read_text("utf-8")
TEXT, LARGE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11
# What stands as text on what, and the least ratio of the two.
PAIRS = (
    ("ink", "ground", 7), ("ink", "card", 7), ("ink", "band", 7), ("ink-soft", "ground", TEXT),
    ("ink-soft", "card", TEXT), ("ink-soft", "band", TEXT), ("link", "ground", TEXT),
    ("link", "card", TEXT), ("link", "tint", TEXT), ("link", "band", TEXT), ("accent", "ground", TEXT),
    ("accent", "band", TEXT),
    ("accent", "card", TEXT), ("accent", "accent-tint", TEXT), ("white", "primary", TEXT),
    ("white", "deep", 7), ("white", "night", 7), ("cream", "deep", TEXT), ("white", "red", TEXT),
    ("cream", "red", TEXT), ("gold", "primary", LARGE), ("gold", "deep", LARGE), ("control", "card", LARGE),
    ("good", "good-ground", TEXT), ("care", "care-ground", TEXT), ("info", "info-ground", TEXT),
    ("bad", "bad-ground", TEXT), ("mute", "mute-ground", TEXT), ("bad", "card", TEXT),
    ("care", "card", TEXT), ("good", "card", TEXT),
)  # fmt: skip


def fixed(selector: str) -> dict[str, str]:
    """The colours that the sheet sets for all units below a selector, in full."""
    rule = SHEET[SHEET.index(f"{selector} {{") :]
    found = re.findall(r"--nq-([a-z-]+): (#[0-9a-f]{3,6});", rule[: rule.index("}")])
    return {
        name: value if len(value) > 4 else "#" + "".join(c * 2 for c in value[1:]) for name, value in found
    }


LIGHT = {**fixed(":root"), "white": "#ffffff"}
DARK = {**LIGHT, **fixed('[data-md-color-scheme="slate"]')}


def short_of(colours: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """The pairs whose contrast is too low."""
    ratios = ((ink, ground, contrast(colours[ink], colours[ground]), need) for ink, ground, need in PAIRS)
    return [(ink, ground, round(ratio, 2)) for ink, ground, ratio, need in ratios if ratio < need]


@given(COLOURS, COLOURS)
def test_every_text_can_be_read_whatever_the_two_colours(primary: str, accent: str) -> None:
    """On light screens and on dark ones."""
    assert short_of({**LIGHT, **light_tokens(primary, accent)}) == []
    assert short_of({**DARK, **dark_tokens(primary, accent)}) == []


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_mixing_begins_and_ends_at_the_two_colours(one: str, other: str, share: float) -> None:
    """And is a colour in between."""
    assert (mixed(one, other, 0), mixed(one, other, 1)) == (one, other)
    assert re.fullmatch("#[0-9a-f]{6}", mixed(one, other, share))


@pytest.mark.parametrize("colour", ["#1f5f3b", "#7a1f5c", "#0b4a8f"])
def test_a_colour_that_can_be_read_already_stays(colour: str) -> None:
    """A unit finds its own colour on its pages."""
    assert moved_until(colour, "#000000", "#ffffff", 6) == colour
    assert light_tokens(colour, colour)["primary"] == colour
    assert contrast(lifted_until(colour, "#14171c", 6), "#14171c") >= 6
