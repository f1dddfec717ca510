"""The shape of a Vietnamese syllable."""

import pytest

from nq57.language.syllables import is_syllable, share_of_syllables


@pytest.mark.parametrize(
    "word",
    ["Nghị", "quyết", "khuỷu", "giường", "quốc", "yêu", "ươm", "gì", "của", "TRƯỜNG", "thuở", "oanh", "ủy"],
)
def test_syllables(word: str) -> None:
    """Every onset, vowel and coda of the language, in any case."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "QĐ", "déjà", "trÞ", "hµnh", "quyeát", "nghb", "aáà", "57", "strong"])
def test_other_strings(word: str) -> None:
    """Codes, foreign words, undecoded text and two tones are no syllables."""
    assert not is_syllable(word)


def test_a_share_of_nothing_is_nothing() -> None:
    """No words prove no language."""
    assert share_of_syllables([]) == 0
    assert share_of_syllables(["của", "trÞ"]) == 0.5
