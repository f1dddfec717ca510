"""Places of the official list by the words a person would use."""

import pytest

from nq57.starting.official_places import UnknownPlaceError, find_province, find_ward


@pytest.mark.parametrize("words", ["20", "Lạng Sơn", "lang son", "tỉnh Lạng Sơn", "LẠNG SƠN"])
def test_a_province_by_code_or_name(words: str) -> None:
    """With or without accents, capitals and the word before it."""
    assert (find_province(words).code, find_province(words).name) == ("20", "Lạng Sơn")


@pytest.mark.parametrize("words", ["Kỳ Lừa", "phường Kỳ Lừa", "ky lua", "06187", "6187"])
def test_a_ward_of_its_province(words: str) -> None:
    """A ward of another province is not found."""
    assert find_ward(words, "20").code == "06187"
    with pytest.raises(UnknownPlaceError):
        find_ward(words, "51")


def test_a_name_that_is_none_has_neighbours() -> None:
    """What was perhaps meant is told."""
    with pytest.raises(UnknownPlaceError) as error:
        find_province("Lạng Sơm")
    assert error.value.near == ("Lạng Sơn",)
