"""Tests of the country cut into parts."""

from hypothesis import given
from hypothesis import strategies as st

from nq57.cluster.parts import files_by_unit, listing_digest, parts_of, stray_folders, units_in
from nq57.content.folder import FileEntry

_NAMES = st.sampled_from(("a", "b", "c", "d", "e", "f", "g"))
_UNITS = st.lists(
    st.lists(_NAMES, min_size=1, max_size=3).map("/".join), min_size=1, max_size=60, unique=True
)


@given(units=_UNITS, workers=st.integers(1, 40), chosen=st.sets(st.integers(0, 59)))
def test_each_chosen_unit_is_in_one_part_that_sees_it(
    units: list[str], workers: int, chosen: set[int]
) -> None:
    """Whatever the number of workers, every unit is built once, by a part that looks into its folders."""
    wanted = [unit for at, unit in enumerate(units) if at in chosen] or units
    parts = parts_of(wanted, units, {}, workers)
    assert sorted(unit for part in parts for unit in part.units) == sorted(wanted)
    assert len({part.name for part in parts}) == len(parts)
    for part in parts:
        assert all(f"{unit}/".startswith(f"{part.top}/") for unit in part.units)
        assert not any(f"{u}/".startswith(f"{other}/") for u in part.units for other in part.elsewhere)


def test_a_province_stays_whole_for_few_workers_and_is_shared_by_many() -> None:
    """Two workers take a province as it is; sixteen take it in pieces, the heaviest first."""
    units = [f"{top}/xa-{at}" for top in ("bac", "nam") for at in range(60)]
    assert [part.name for part in parts_of(units, units, {}, 0)] == ["bac", "nam"]
    files = {unit: 5 if unit.startswith("nam") else 1 for unit in units}
    names = [part.name for part in parts_of(units, units, files, 16)]
    assert names == [f"{top}.{at}" for top in ("nam", "bac") for at in range(1, 6)]


def test_paths_alone_tell_units_strays_and_weights() -> None:
    """What declares a unit, what belongs to none, how many files each has."""
    paths = ("bac/don-vi.yml", "bac/xa/don-vi.yml", "bac/xa/tin-tuc/a.md", "lac/anh.png", "tu-vung.yml")
    entries = [FileEntry(path, 3) for path in (*paths, "trung-uong/don-vi.yml")]
    units = units_in(entries)
    assert units == ("bac", "bac/xa")
    assert stray_folders(entries, units) == ("lac",)
    weights = files_by_unit(entries, units)
    assert (weights["bac"], weights["bac/xa"]) == (1, 2)
    assert listing_digest(entries) != listing_digest([FileEntry(one.path, 4) for one in entries])
