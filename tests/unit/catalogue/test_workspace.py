"""The way up from a unit to the centre.

It must not know records.
"""

import pytest
from tests.workspaces import workspace

from nq57.catalogue.workspace import chain


@pytest.mark.parametrize(
    ("unit", "way"),
    [
        ("trung-uong", ("trung-uong",)),
        ("tinh-a", ("tinh-a", "trung-uong")),
        ("tinh-a/so/phong", ("tinh-a/so/phong", "tinh-a/so", "tinh-a", "trung-uong")),
        ("trung-uong/bo", ("trung-uong/bo", "trung-uong")),
    ],
)
def test_the_way_up_ends_at_the_centre(unit: str, way: tuple[str, ...]) -> None:
    """Every unit once, nearest first."""
    assert chain(unit) == way


def test_the_centre_has_no_section() -> None:
    """It is everyone's parent and no agency."""
    assert workspace({}).section_units == ("tinh-a", "tinh-a/xa-b", "tinh-c")
