"""Names of files as links write them, as trees keep them, as addresses spell them."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.model.file_addresses import file_address, file_in_link, published_name, record_in_link

KINDS = frozenset({"tin-tuc", "van-ban"})
LANGUAGES = frozenset({"en"})


@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1))
def test_an_address_is_the_name_once_it_is_decoded(name: str) -> None:
    """Whatever the name, decoding its address once gives the name that the tree keeps."""
    address = file_address("tin-tuc/a/", f"{name}.jpg")
    assert unquote(address) == f"tin-tuc/a/{name}.jpg"
    assert address.isascii()


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("a%20b.pdf#page=2", ("a b.pdf", "page=2")),
        ("anh #1.jpg", ("anh #1.jpg", "")),
        ("a%231.jpg", ("a#1.jpg", "")),
        ("50%.png", ("50%.png", "")),
        ("tin-tuc/a", ("", "")),
        ("#muc", ("", "")),
    ],
)
def test_the_file_in_a_link(target: str, found: tuple[str, str]) -> None:
    """`#` begins an anchor behind an ending, and belongs to the name before one."""
    assert file_in_link(target) == found


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("b.md", "van-ban/b"),
        ("../tin-tuc/b.md#muc", "tin-tuc/b"),
        ("../../trung-uong/van-ban/57-nq.yml", "van-ban/57-nq"),
        ("b.en.md", "van-ban/b/en"),
        ("b.pdf", ""),
        ("tin-tuc/b", ""),
    ],
)
def test_a_link_to_a_record_s_file_means_the_record(target: str, address: str) -> None:
    """Wherever its file lies, by the nearest folder of a kind in the way to it."""
    assert record_in_link(target, "van-ban", KINDS, LANGUAGES) == address


@pytest.mark.parametrize(
    ("name", "kind", "published"),
    [
        ("IMG_1.HEIC", "jpeg", "IMG_1.HEIC.jpg"),
        ("a.JPG", "jpeg", "a.JPG"),
        ("./a.png", "jpeg", "a.png.jpg"),
        ("a.pdf", "pdf", "a.pdf"),
    ],
)
def test_a_picture_is_published_under_its_true_ending(name: str, kind: str, published: str) -> None:
    """The ending is put behind the name, so it is nobody else's."""
    assert published_name(name, kind) == published
