"""Contrast by WCAG 2.2, and colours lightened until a dark ground carries them.

They must not know style sheets.
"""

import pytest

from nq57.model.colours import AA_CONTRAST, DARK_GROUND, channels, contrast, lightened_for, luminance


def test_channels_are_red_green_blue() -> None:
    """Two hexadecimal digits each."""
    assert channels("#0a10ff") == (10, 16, 255)


def test_black_and_white_are_the_ends() -> None:
    """Luminance runs from 0 to 1, contrast from 1 to 21."""
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_contrast_is_the_same_from_both_sides() -> None:
    """Text on ground and ground on text have one ratio; #767676 on white is the known limit."""
    assert contrast("#767676", "#ffffff") == contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["#000000", "#7a1f5c", "#b3261e", "#0f6070", "#7a5b00", "#ffffff"])
def test_a_lightened_colour_can_be_read(colour: str) -> None:
    """On the dark ground every colour reaches AA, by as little white as needed."""
    light = lightened_for(DARK_GROUND, colour)
    assert contrast(light, DARK_GROUND) >= AA_CONTRAST
    assert luminance(light) >= luminance(colour)


def test_a_colour_light_enough_stays() -> None:
    """What can be read already is not changed."""
    assert lightened_for(DARK_GROUND, "#e0e0e0") == "#e0e0e0"


def test_on_a_middle_ground_white_is_the_last_resort() -> None:
    """Where no mixture is enough, white is given."""
    assert lightened_for("#888888", "#888888") == "#ffffff"
