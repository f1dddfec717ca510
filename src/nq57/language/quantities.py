"""Numbers as officials write them: `1.234,5`, `≥ 80`, `ít nhất 70`; the words stay, the value is known.

It must not know charts; a quantity is a text with the number that it stands for.
"""

import re
from dataclasses import dataclass

_BOUND = r"(?P<bound>≥|≤|>|<|trên|dưới|ít nhất|tối thiểu|tối đa|không quá|khoảng)?\s*"
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_QUANTITY = re.compile(rf"{_BOUND}(?P<number>-?[\d.,]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the words in which it was given."""

    text: str
    value: float


def read_quantity(text: str) -> Quantity | None:
    """The number that a text gives, with or without a bound before it; None when it gives none."""
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        return None
    digits = found["number"]
    if _GROUPED.fullmatch(digits):
        return Quantity(text, float(digits.replace(".", "").replace(",", ".")))
    return Quantity(text, float(digits.replace(",", "."))) if _PLAIN.fullmatch(digits) else None


def plain_number(value: float) -> str:
    """A number as Vietnamese readers write it: `1.234,5`."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return whole.replace(",", "\0").replace(".", ",").replace("\0", ".")
