"""Folding: Vietnamese without its marks."""

import pytest

from nq57.language.folding import fold, fold_safe


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nghị quyết số 57-NQ/TW", "nghi quyet so 57-nq/tw"),
        ("ĐỔI MỚI SÁNG TẠO", "doi moi sang tao"),
        ("Đường", "duong"),
        ("\u00d0ường", "duong"),
        ("thu\u0309y", "thuy"),
        ("中文 ok", "中文 ok"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Tones, hooks and case go; đ and its Icelandic look-alike are d; other scripts stay."""
    assert fold(text) == folded


def test_safe_folding_leaves_a_loose_mark_where_it_is() -> None:
    """Length matters more than a mark that stands alone."""
    assert fold_safe("Thu\u0309y") == "thu\u0309y"
    assert fold_safe("Thủy") == "thuy"
