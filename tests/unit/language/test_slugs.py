"""Slugs: Vietnamese headings and titles as addresses."""

import pytest

from nq57.language.slugs import address_of, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đổi mới sáng tạo", "doi-moi-sang-tao"),
        ("Điều 5. Tổ chức thực hiện", "dieu-5-to-chuc-thuc-hien"),
        ("57-NQ/TW", "57-nq-tw"),
        ("  “Bình dân học vụ số”  ", "binh-dan-hoc-vu-so"),
        ("…", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    """Plain lower-case words with single hyphens; of signs alone nothing is left."""
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["Đổi mới", "…", "a" * 120, "từ " * 39 + "abc"])
def test_a_short_address_is_the_slug(text: str) -> None:
    """Up to 120 characters nothing is cut."""
    assert address_of(text) == slugify(text)


def test_a_long_address_is_cut_at_a_hyphen() -> None:
    """It keeps to 120 characters, in whole words and a digest that never changes."""
    assert address_of("dài " * 400) == "-".join(["dai"] * 28) + "-1f5fa05a"
    assert address_of("x" * 300).startswith("x" * 111 + "-")
    assert len(address_of("x" * 300)) == 120


def test_long_addresses_stay_apart() -> None:
    """Texts that differ behind the cut have two addresses; two spellings of one slug have one."""
    assert address_of("dài " * 400) != address_of("dài " * 401)
    assert address_of("dài " * 400) == address_of("DAI-" * 400)


@pytest.mark.parametrize("word", ["Con", "AUX", "nul", "prn", "COM1", "lpt9"])
def test_no_address_is_a_device_of_windows(word: str) -> None:
    """A tag called as a device gets an address that every disk and server can hold, always the same."""
    found = address_of(word)
    assert found.startswith(f"{word.lower()}-")
    assert found == address_of(word.lower())
    assert address_of("con voi") == "con-voi"
