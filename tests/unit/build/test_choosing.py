"""Shares of units for many machines, and the units that a change concerns."""

from hypothesis import given
from hypothesis import strategies as st
from tests.workspaces import article, workspace

from nq57.build.choosing import concerned, shard, weights

UNITS = ("tinh-a", "tinh-a/xa-b", "tinh-a/xa-d", "tinh-c")
loads = st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), st.integers(0, 50), max_size=12)


@given(loads, st.integers(1, 5))
def test_shares_are_a_partition(units: dict[str, int], count: int) -> None:
    """Every unit is in one share and only one, whatever the order of the units."""
    shares = [shard(units, index, count) for index in range(1, count + 1)]
    assert sorted(unit for share in shares for unit in share) == sorted(units)
    turned = dict(reversed(list(units.items())))
    assert [shard(turned, index, count) for index in range(1, count + 1)] == shares


@given(loads, st.integers(1, 5))
def test_shares_are_balanced(units: dict[str, int], count: int) -> None:
    """No share is heavier than the lightest by more than its heaviest unit."""
    totals = [sum(units[unit] for unit in shard(units, index, count)) for index in range(1, count + 1)]
    assert max(totals) - min(totals) <= max(units.values(), default=0)


def test_a_unit_weighs_what_it_sees() -> None:
    """A unit's weight is its records and those above it."""
    files = {
        "trung-uong/tin-tuc/a.md": article(),
        "tinh-a/tin-tuc/b.md": article(),
        "tinh-a/xa-b/tin-tuc/c.md": article(),
    }
    assert weights(workspace(files)) == {"tinh-a": 2, "tinh-a/xa-b": 3, "tinh-c": 1}


def test_a_shared_change_concerns_everyone() -> None:
    """Central content, the vocabulary, templates and code concern every unit."""
    for path in (
        "content/trung-uong/tin-tuc/a.md",
        "content/tu-vung.yml",
        "templates/main.html",
        "src/nq57/__init__.py",
    ):
        assert concerned(UNITS, [path]) == UNITS


def test_a_change_concerns_those_below_it() -> None:
    """A province's file concerns it and its wards, and nobody beside them."""
    assert concerned(UNITS, ["content/tinh-a/tin-tuc/a.md"]) == UNITS[:3]
    assert concerned(UNITS, ["content/tinh-c/don-vi.yml"]) == ("tinh-c",)
    assert concerned(UNITS, ["content/tinh-cuoi/don-vi.yml"]) == ()
    assert concerned(UNITS, []) == ()


def test_a_wards_change_concerns_the_ward() -> None:
    """A ward's file concerns the ward at least, and no other province."""
    found = concerned(UNITS, ["content/tinh-a/xa-b/tin-tuc/a.md"])
    assert "tinh-a/xa-b" in found
    assert "tinh-c" not in found
