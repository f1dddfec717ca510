"""Issuers by name: where a name ends, whose code it fits, and which names contradict each other."""

import pytest

from nq57.language.issuers import contradict, fits, issuer_after, level_and_place


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (" của Bộ Chính trị về đột phá", "Bộ Chính trị"),
        (" của Bộ Văn hóa, Thể thao và Du lịch ban hành", "Bộ Văn hóa, Thể thao và Du lịch"),
        (" của UBND tỉnh Quảng Ngãi phê duyệt", "UBND tỉnh Quảng Ngãi"),
        (" của UBND phường Kỳ Lừa\nThực hiện", "UBND phường Kỳ Lừa"),
        (" của Chính phủ và Quyết định số 5", "Chính phủ"),
        (" của Bộ Chính \n\ntrị", "Bộ Chính trị"),
        (" của Ban Thường vụ Tỉnh ủy Lâm\nĐồng về", "Ban Thường vụ Tỉnh ủy Lâm Đồng"),
        (" của UBND tỉnh\nLâm Đồng ban hành", "UBND tỉnh Lâm Đồng"),
        (" của UBND tỉnh\nKết quả thực hiện", "UBND tỉnh"),
        (" của UBND tỉnh Bình Định, trong đó", "UBND tỉnh Bình Định"),
        (" của UBND thành phố Huế về", "UBND thành phố Huế"),
        (" của Bộ GD&ĐT quy định", "Bộ GD&ĐT"),
        (" của Sở Khoa học và Công nghệ Lạng Sơn về", "Sở Khoa học và Công nghệ Lạng Sơn"),
        (" của Thủ tướng Chính phủ Ban hành", "Thủ tướng Chính phủ"),
        (" của Ban Chỉ đạo Đề án 06", "Ban Chỉ đạo"),
        (" của Chính phủ Mẫu số 05", "Chính phủ"),
        (" của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        (" của Hội đồng Thẩm phán Tòa án nhân dân tối cao", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
        (" CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ", "Ban Thường vụ Tỉnh ủy"),
    ],
)
def test_where_a_name_ends(text: str, issuer: str) -> None:
    """A name runs over line breaks and "và", and stops before the verb or the next document."""
    found = issuer_after(text, 0, ("ABC",))
    assert found is not None
    assert found[0] == issuer


@pytest.mark.parametrize(
    "text",
    [
        " của tỉnh",
        " của nhân dân",
        " do Bộ Chính trị",
        "",
        " của Đoàn giám sát",
        " của Hội Nữ doanh nhân tỉnh",
        " của Liên đoàn Quần vợt tỉnh Lâm Đồng",
        " của Hiệp hội Nước mắm Phan Thiết",
    ],
)
def test_no_name(text: str) -> None:
    """Common nouns are not issuers, half a name is none, and only "của" leads to one."""
    assert issuer_after(text, 0, ("ABC",)) is None


def test_codes_and_names() -> None:
    """Known codes say who may issue; the National Assembly's term is no part of its name."""
    assert fits("TW", "Bộ Chính trị")
    assert fits("QH15", "Quốc hội")
    assert fits("UBND-KGVX", "Uỷ ban nhân dân tỉnh")
    assert fits("SKHCN", "ai đó")
    assert not fits("TW", "UBND phường Kỳ Lừa")
    assert not fits("TTg", "Chính phủ")


def test_levels_and_places() -> None:
    """The first level named is the issuer's own; "xã hội" is no commune."""
    assert level_and_place("Ủy ban nhân dân phường Kỳ Lừa, tỉnh Lạng Sơn") == ("phường", "kỳ lừa")
    assert level_and_place("Ban Thường vụ Tỉnh ủy") == ("tỉnh", "")
    assert level_and_place("Bộ Lao động - Thương binh và Xã hội") == ("", "")


def test_contradictions() -> None:
    """Another level or another place is another organ; a place unsaid contradicts nothing."""
    assert contradict("UBND tỉnh Lạng Sơn", "UBND tỉnh Quảng Ngãi")
    assert contradict("UBND tỉnh", "UBND phường Kỳ Lừa")
    assert not contradict("UBND tỉnh", "UBND tỉnh Lạng Sơn")
    assert not contradict("Chính phủ", "UBND tỉnh Lạng Sơn")
