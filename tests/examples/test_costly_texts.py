"""Markdown of every costly shape at growing lengths: told of with its line, or rendered within bounds.

It must not measure time: a cage ends what takes some ten times as long as it may.
"""

from collections.abc import Iterator

import pytest
from tests.examples.costly_texts import PLAIN, TANGLED

from nq57.body.reading import render_body
from nq57.content.body_bounds import MOST_CHARACTERS, is_within
from nq57.content.text_files import clean_text
from nq57.gate.limited_workers import Bounds, Cage, Overrun

BOUNDS = Bounds(15, 120, 300_000_000)
FULL = MOST_CHARACTERS - 2_000
SHAPES = {**TANGLED, **PLAIN}


def rendered(body: str) -> bool:
    """Whether the body may be read; it is, to its HTML, if it may."""
    text = clean_text(body.encode(), "a/tin-tuc/x.md").text
    if text is None or not is_within(text):
        return False
    render_body(text, "tin-tuc/x")
    return True


@pytest.fixture(scope="module")
def cage() -> Iterator[Cage[str, bool]]:
    """One process that reads all texts."""
    with Cage[str, bool](rendered) as cage:
        yield cage


@pytest.mark.parametrize("part", [8, 4, 2, 1])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_length_of_every_shape_is_read_or_refused(
    cage: Cage[str, bool], shape: str, part: int
) -> None:
    """Nothing hangs, neither just below a bound nor above it."""
    assert not isinstance(cage.run(SHAPES[shape](FULL // part), BOUNDS), Overrun)


@pytest.mark.parametrize("shape", TANGLED)
def test_a_costly_shape_is_refused_at_full_length(shape: str) -> None:
    """What grows by the square is told of before anybody renders it."""
    text = clean_text(TANGLED[shape](FULL).encode(), "a/tin-tuc/x.md").text
    assert text is None or not is_within(text)


@pytest.mark.parametrize("shape", ["chu", "doan", "bai-that"])
def test_a_long_honest_text_is_read(shape: str) -> None:
    """An article of a hundred pages oversteps no bound."""
    assert is_within(PLAIN[shape](FULL))


def test_long_lists_and_tables_are_read() -> None:
    """As many rows and items as a body may have lines."""
    table = "| a | b | c | d |\n|---|---|---|---|\n"
    assert is_within(PLAIN["danh-sach"](FULL // 2))
    assert is_within(table + PLAIN["bang"](FULL // 2))
