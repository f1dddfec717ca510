"""Contrast by WCAG 2.2.

It must not know style sheets.
"""

import pytest

from nq57.model.colours import channels, contrast, luminance


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
