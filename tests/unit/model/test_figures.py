"""Exact numbers: read and written without loss; a share never says more than it is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from nq57.model.figures import number_text, percent, read_number


@pytest.mark.parametrize(
    ("text", "value"), [("1.234", "1234"), ("12,5", "12.5"), ("0", "0"), ("1.234.567,25", "1234567.25")]
)
def test_numbers_are_read_as_officials_write_them(text: str, value: str) -> None:
    """A point groups thousands, a comma begins decimals."""
    assert read_number(text) == Decimal(value)
    assert number_text(read_number(text)) == text


@pytest.mark.parametrize("text", ["12.5", "1.2.3", "-3", "khoảng 5", "5%", "١٢", "1e5"])
def test_what_may_be_misread_is_refused(text: str) -> None:
    """A point that groups nothing, a sign, words."""
    with pytest.raises(PydanticCustomError, match="no number"):
        read_number(text)


@given(st.decimals(0, 10**12, places=3))
def test_a_number_written_is_the_number_read(value: Decimal) -> None:
    """Nothing is rounded."""
    assert read_number(number_text(value)) == value


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(142, 152, "93,4%"), (9999, 10000, "99,9%"), (1, 100000, "dưới 0,1%"), (0, 5, "0%"), (5, 5, "100%")],
)
def test_a_share_never_reads_as_all_or_nothing(part: int, whole: int, said: str) -> None:
    """All but one of ten thousand is not 100 %, and one of them is not 0 %."""
    assert percent(Decimal(part), Decimal(whole)) == said
