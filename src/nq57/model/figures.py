"""Exact numbers of reports: counts, amounts and shares, as editors write and readers read them.

Nothing here is a float: a sum over units is the province's figure to the last digit.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from nq57.model.values import read_text

_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,6})?")
_PLAIN = re.compile(r"[0-9]{1,15}(?:,[0-9]{1,6})?")
_TENTH, _ALL = Decimal("0.1"), Decimal(100)


def read_number(value: object) -> Decimal:
    """A number that is not below zero, as officials write it: `1.234`, `12,5`; a point groups thousands."""
    if isinstance(value, Decimal):
        return value
    text = read_text(value)
    if _GROUPED.fullmatch(text) or _PLAIN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    raise PydanticCustomError("khong-phai-so", "no number", {"value": text})


def number_text(value: Decimal) -> str:
    """Every digit of a number, with points between thousands and a comma before decimals."""
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def percent(part: Decimal, whole: Decimal) -> str:
    """A share in percent to one decimal; what is not all of it never reads as 100, nor some as 0."""
    share = _ALL * part / whole
    rounded = share.quantize(_TENTH, rounding=ROUND_HALF_UP)
    if rounded == _ALL and share != _ALL:
        rounded = _ALL - _TENTH if share < _ALL else _ALL + _TENTH
    if not rounded and share:
        return f"dưới {number_text(_TENTH)}%"
    return f"{number_text(rounded)}%"


Number = Annotated[
    Decimal,
    PlainValidator(read_number),
    PlainSerializer(number_text),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9.,]+$"}),
]
