"""Normal forms: text that looks the same compares as the same."""

import unicodedata

import pytest

from nq57.language.normalise import comparable, one_tone_placement, tidy


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("hoà, khoẻ, xoá", "hòa, khỏe, xóa"),
        ("quý, quỳ", "quý, quỳ"),
        ("hoàn toàn, ngoài, khuỷu", "hoàn toàn, ngoài, khuỷu"),
        ("thuế, thuở", "thuế, thuở"),
    ],
)
def test_tone_placement(late: str, early: str) -> None:
    """The tone moves to the first vowel of open oa, oe, uy; never after q or before another letter."""
    assert one_tone_placement(late) == early


def test_tidy_composes_and_removes_what_is_not_seen() -> None:
    """Soft hyphens, zero-width signs and loose marks do not part words."""
    loose = unicodedata.normalize("NFD", "Nghị quyết")
    assert tidy(f"{loose[:6]}\u00ad{loose[6:]}\u200b") == "Nghị quyết"


def test_comparable_texts() -> None:
    """Case, blanks, tone placement and composition make no difference."""
    assert comparable("Uỷ  ban\nNhân dân") == comparable(unicodedata.normalize("NFD", "ủy ban nhân dân"))
    assert comparable("tỉnh") != comparable("tình")
