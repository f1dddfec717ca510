"""Laws of drawn sheets, over posters of random texts: see `scripts/fuzz_drawing.py` for many more."""

import pytest
from tests.drawing_proof import BLANK, KINDS, drawn, proof, readable

SEEDS = range(2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_full_and_read(kind: str) -> None:
    """No text leaves the sheet, none lies over another, letters are large enough, no band is empty."""
    for seed in SEEDS:
        for name, drawing in drawn(kind, seed):
            found = proof(drawing)
            assert found.faults == (), (seed, name)
            assert drawing.scale >= readable(kind, name), (seed, name)
            assert found.blank <= BLANK, (seed, name)
