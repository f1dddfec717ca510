"""Numbers as officials write them, read and written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.language.quantities import plain_number, read_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("80", 80),
        ("≥ 80", 80),
        ("ít nhất 01", 1),
        ("Ít nhất 70", 70),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234", 1234),
        ("1.234.567,89", 1234567.89),
        ("-3", -3),
        ("0", 0),
    ],
)
def test_a_number_is_read_with_or_without_a_bound(text: str, value: float) -> None:
    """A dot before three digits groups, any other one is a decimal mark; the words stay."""
    found = read_quantity(text)
    assert found is not None
    assert (found.text, found.value) == (text, value)


@pytest.mark.parametrize("text", ["", "nhiều", "18/5", "10-20", "1.2.3", "1,2,3", "80%", "1.23.456"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Days, ranges and words are not guessed at."""
    assert read_quantity(text) is None


@given(st.integers(-10_000_000, 10_000_000).map(lambda n: n / 100))
def test_a_printed_number_reads_back(value: float) -> None:
    """Printing and reading are inverse, to hundredths."""
    found = read_quantity(plain_number(value))
    assert found is not None
    assert found.value == pytest.approx(value, abs=0.005)
