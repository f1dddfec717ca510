"""Laws of document numbers: what is printed is read back, and no text whatever raises."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.strategies_numbers import (
    number_soup,
    numbers,
    party_numbers,
    scanned_numbers,
    state_numbers,
)

from nq57.language.numbers import Number, parse_number


@given(numbers)
def test_a_printed_number_reads_back_as_itself(number: Number) -> None:
    """parse(print(n)) = n, and what we print we call canonical."""
    parsed = parse_number(number.canonical)
    assert parsed is not None
    assert parsed.number == number
    assert parsed.canonical_input
    assert not parsed.suggested


@settings(max_examples=600)
@given(number_soup)
def test_whatever_is_read_prints_to_a_text_that_reads_the_same(text: str) -> None:
    """Reading and printing settle after one turn, from however bad an input."""
    parsed = parse_number(text)
    if parsed is not None:
        again = parse_number(parsed.number.canonical)
        assert again is not None
        assert again.number == parsed.number
        assert again.canonical_input


@settings(max_examples=600)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    """A parser of editors' fields answers with a number or None."""
    parsed = parse_number(text)
    assert parsed is None or parsed.number.organ


@given(numbers, st.sampled_from(["  {} ", "Số: {}", "số {}", "{}.", "\u200b{}", "Số:\n{}\n"]))
def test_what_stands_around_a_number_does_not_change_it(number: Number, around: str) -> None:
    """Labels, blanks and invisible signs are the layout's, not the number's."""
    parsed = parse_number(around.format(number.canonical))
    assert parsed is not None
    assert parsed.number == number


@given(numbers, st.sampled_from(["‐", "‑", "‒", "–", "—", "−"]), st.sampled_from(["", "\n"]))
def test_every_dash_is_a_hyphen(number: Number, dash: str, line_end: str) -> None:
    """A dash of any length reads as a hyphen, also with a line broken behind it."""
    text = number.canonical.replace("-", dash + line_end)
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.number == number


@given(st.one_of(party_numbers, state_numbers))
def test_a_number_turned_round_is_turned_back(number: Number) -> None:
    """57/NQ-TW is 57-NQ/TW where the organ tells the Party from the state; the key is one in any case."""
    turned = str.maketrans("-/", "/-")
    kind, organ = number.type, number.organ
    mark = number.canonical.removeprefix(number.serial)[0]
    wrong = f"{number.serial}{mark.translate(turned)}{kind}{mark}{organ}"
    parsed = parse_number(wrong)
    assert parsed is not None
    assert parsed.number.key == number.key


@given(numbers)
def test_a_slug_is_fit_for_an_address(number: Number) -> None:
    """Lower-case letters, figures and single hyphens, none at the ends."""
    allowed = set(string.ascii_lowercase + string.digits + "-")
    assert set(number.slug) <= allowed
    assert "--" not in number.slug
    assert number.slug == number.slug.strip("-") != ""


@given(numbers.filter(lambda number: bool(number.serial)))
def test_a_key_ignores_case_accents_and_leading_zeros(number: Number) -> None:
    """Two prints that a reader takes for one number have one key."""
    padded = Number(f"0{number.serial}", number.type, number.organ, number.year, number.style)
    lower = Number(number.serial, number.type, number.organ.lower(), number.year, number.style)
    assert padded.key == number.key == lower.key


@given(st.one_of(party_numbers, state_numbers).filter(lambda number: bool(number.serial)))
def test_a_type_in_front_is_put_in_its_place(number: Number) -> None:
    """NQ-57/TW and KH-211/UBND are read as 57-NQ/TW and 211/KH-UBND, with a warning."""
    parsed = parse_number(f"{number.type}-{number.serial}/{number.organ}")
    assert parsed is not None
    assert parsed.number.key == number.key
    assert "flipped-order" in parsed.warnings


@given(scanned_numbers)
def test_what_a_scan_damaged_is_only_suggested(damaged: tuple[Number, str]) -> None:
    """A number read through wrong letters or figures is never taken for a sound one."""
    number, text = damaged
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.number.key == number.key
    assert parsed.suggested
    assert not parsed.canonical_input
