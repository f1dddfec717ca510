"""Words that no Vietnamese syllable can be, told from borrowed words, codes and names."""

import pytest

from nq57.language.impossible_words import impossible_words


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("mọi nguời dân", "nguời", None),
        ("thời hạn có thể kếo dài", "kếo", None),
        ("tạm đièn chỉ công tác", "đièn", None),
        ("gia nhập Hiệp hộii, hội phí", "hộii", None),
        ("làm thủtục hải quan", "thủtục", "thủ tục"),
        ("theo quy địnhcủa pháp luật", "địnhcủa", "định của"),
        ("Nhà nƣớc quản lý", "nƣớc", "nước"),
    ],
)
def test_a_slip_is_found(text: str, word: str, meant: str | None) -> None:
    """With the words that were run together, or the letter that another alphabet lent."""
    (found,) = impossible_words(text)
    assert (text[found.start : found.end], found.meant) == (word, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân xã Đắk Búk So, xã Đăk Rlấp và xã Ka Đô",
        "kilômét, milimét, canô, axít, kêpi, nitơ, ôtô, rơ moóc, băngzôn",
        "khuỷu tay, huýt sáo, quýnh quáng, giặt giũ, thuở ấy, oăm, gìn giữ, quốc, quả",
        "qđ 1169, nđ cp, đ/c, café-wifi, l'été, µm, 5µg",
        "xem trang-tin/tiếngviệt và người@cơquan.vn",
        "PHÊ DUYỆT ĐỀÁN",
    ],
)
def test_what_may_be_written_so(text: str) -> None:
    """Names, borrowed words of several syllables, codes, addresses and capitals."""
    assert list(impossible_words(text)) == []
