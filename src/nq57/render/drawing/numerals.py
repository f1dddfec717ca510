"""Numbers as they are drawn: the digits large, their unit beside or below them, `ít nhất` above.

It must not know forms.
"""

import re
from typing import NamedTuple

from nq57.language.quantities import read_quantity
from nq57.render.block_views import FigureView, ItemView
from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Anchor

_AMOUNT = re.compile(r"(?P<prefix>≥|≤|>|<|[^\W\d]+(?:\s[^\W\d]+)*)?\s*(?P<digits>-?\d[\d.,/]*)")
_SIGNS = {"≥": "ít nhất", "≤": "tối đa", ">": "trên", "<": "dưới"}
_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")
_PERCENT = "%"
_SMALL_PERCENT = 0.52  # of the digits' size


class Amount(NamedTuple):
    """What is before a number, the number as written, its value if it is one."""

    prefix: str
    digits: str
    value: float | None


def amount(text: str) -> Amount:
    """The parts of a number; a text that is none is all digits."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return Amount("", text.strip(), None)
    prefix, quantity = found["prefix"] or "", read_quantity(found["digits"])
    return Amount(_SIGNS.get(prefix, prefix.lower()), found["digits"], quantity.value if quantity else None)


def bare(item: ItemView, unit: str) -> str:
    """An item's value without the unit that its block names."""
    return item.value.removesuffix(unit).rstrip() if unit else item.value


def as_figure(item: ItemView, unit: str) -> FigureView:
    """A bar as a figure."""
    return FigureView(bare(item, unit), unit, item.name, item.icon)


def day_of(text: str) -> tuple[int, int] | None:
    """Day and month of a text such as `18/5`; None when it is no such day."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004 - a year's


def percent(figure: FigureView) -> float | None:
    """The share that a figure tells, in per cent; None when it is no share."""
    value = amount(figure.value).value
    return value if figure.unit == _PERCENT and value is not None and 0 <= value <= 100 else None  # noqa: PLR2004


def unit_size(size: float) -> float:
    """How large a unit's letters are beside digits of a size."""
    return max(24.0, size * 0.30)


def unit_below(figure: FigureView, width: float, high: float) -> bool:
    """Whether a long unit is under its number rather than beside it."""
    digits = amount(figure.value).digits
    if not figure.unit or figure.unit == _PERCENT:
        return False
    size = 0.8 * min(high, width / text_width(digits, 1, HEAVY))
    return text_width(digits, size, HEAVY) + text_width(f" {figure.unit}", unit_size(size), SEMI) > width


def numeral_size(figure: FigureView, width: float, high: float) -> float:
    """How large a numeral can be in a width, its unit beside it or below."""
    digits, unit = amount(figure.value).digits, figure.unit
    long = text_width(digits, 1, HEAVY)
    if unit_below(figure, width, high):
        return min(high * 0.86, width / long)
    beside = text_width(_PERCENT, _SMALL_PERCENT, HEAVY) + 0.03 if unit == _PERCENT else 0.0
    size = min(high, width / (long + beside))
    while unit and unit != _PERCENT and size > 30:  # noqa: PLR2004 - smaller than this its unit is as large
        if text_width(digits, size, HEAVY) + text_width(f" {unit}", unit_size(size), SEMI) <= width:
            break
        size *= 0.97
    return size


def is_below(figure: FigureView, room: float, size: float) -> bool:
    """Whether the unit of a number of this size has no room beside it."""
    if not room or not figure.unit or figure.unit == _PERCENT:
        return False
    digits = text_width(amount(figure.value).digits, size, HEAVY)
    return digits + text_width(f" {figure.unit}", unit_size(size), SEMI) > room + 1


class NumeralStyle(NamedTuple):
    """How a numeral is drawn: colours of digits and words, where it is, when it comes."""

    fill: str = "primary"
    soft: str = "soft"
    anchor: Anchor = "start"
    step: str = ""


def numeral(
    pen: Pen, figure: FigureView, x: float, y: float, size: float, look: NumeralStyle, room: float = 0.0
) -> None:
    """The number on its base line; with a `room` its unit goes below where it does not fit beside."""
    prefix, digits, _ = amount(figure.value)
    unit, small = figure.unit, unit_size(size)
    wide = text_width(digits, size, HEAVY)
    below = is_below(figure, room, size)
    y -= small * 0.5 if below else 0.0
    if look.anchor == "middle":
        x -= (
            wide
            + (size * 0.03 + text_width(_PERCENT, size * _SMALL_PERCENT, HEAVY) if unit == _PERCENT else 0)
        ) / 2
    pen.line(
        prefix, x + size * 0.02, y - size * 0.80, max(22.0, size * 0.17), look.soft, SEMI, step=look.step
    )
    pen.line(digits, x, y, size, look.fill, HEAVY, step=look.step)
    if unit == _PERCENT:
        at, own = x + wide + size * 0.03, size * _SMALL_PERCENT
        pen.line(unit, at, y, own, look.fill, HEAVY, step=look.step)
    elif below:
        own = min(small, small * room / max(1.0, text_width(unit, small, SEMI)))
        pen.line(unit, x + size * 0.04, y + small * 1.12, own, look.soft, SEMI, step=look.step)
    elif unit:
        at = x + wide + text_width(" ", small, SEMI)
        pen.line(unit, at, y, small, look.soft, SEMI, step=look.step)
