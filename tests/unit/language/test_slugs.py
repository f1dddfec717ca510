"""Slugs: Vietnamese headings and titles as addresses."""

import pytest

from nq57.language.slugs import slugify


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
