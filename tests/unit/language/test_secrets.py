"""Marks of classification are found however they are dressed; mere talk of secrecy is not taken for one.

It must not know content files.
"""

import unicodedata

import pytest

from nq57.language.secrets import MARK, MENTION, find_marks

MARKED = (
    "MẬT",
    "TỐI MẬT",
    "**TUYỆT MẬT**",
    "<b>MẬT</b>",
    "| MẬT |",
    "M Ậ T",
    "T U Y Ệ T   M Ậ T",
    "M&#7852;T",
    "M\u1eac\u200bT",
    "\u041c\u1eac\u0422",
    "\uff2d\u1eac\uff34",
    "Độ mật: Mật",
    "Độ mật: tối mật",
    "**Độ mật:** TUYỆT MẬT",
    "the: MẬT",
    "- TỐI MẬT",
    "Báo cáo số 15/BC-BCA (Mật)",
    "UBND TỈNH LẠNG SƠN      MẬT      CỘNG HÒA",
    "HỎA TỐC - MẬT",
    "[MẬT]",
    'tieu_de: "MẬT"',
    "tieu_de: Báo cáo tình hình (MẬT)",
    "LƯU HÀNH NỘI BỘ",
    "(Lưu hành nội bộ)",
    "Tài liệu lưu hành nội bộ",
    "Tài liệu này chỉ lưu hành nội bộ, không phổ biến.",
    "TÀI LIỆU MẬT",
    "Tối mật",
    "TUYET MAT",
    "TOI MAT",
    "TÀI LIỆU THU HỒI",
    "TOP SECRET",
    "CONFIDENTIAL",
    "<span>M</span><span>ẬT</span>",
    "***M*Ậ*T***",
    "### MẬT ###",
    "> TỐI MẬT",
    "[TUYỆT MẬT](https://a.vn)",
    "Chỉ người có tên mới được bóc bì",
    "Mức độ mật: MẬT",
    "MẬT - Báo cáo tình hình biên giới",
    "\U0001d40c\u1eac\U0001d413",
    "MẬT",
    "TO\u0302\u0301I MA\u0323\u0302T",
    "DẤU TUYỆT MẬT",
    "\nMẬT",
    "[Tối](a) [mật](b)",
    "T H Ô N G B Á O | MẬT",
    "Báo cáo\nMẬT",
    "Tài liệu mật",
    "**Văn bản mật**",
    "Số 5 | TÀI LIỆU MẬT | 2025",
    "HỒ SƠ MẬT: vụ án",
)

INNOCENT = (
    "bí mật nhà nước",
    "bảo mật thông tin",
    "BẢO MẬT DỮ LIỆU",
    "MẬT ĐỘ DÂN SỐ",
    "Mật khẩu: đặt dài",
    "mật ong rừng",
    "Mật",
    "- Mật ong",
    "Không đưa tài liệu mật lên mạng.",
    "trừ nhiệm vụ mật",
    "thân mật",
    "Ban Cơ yếu: MẬT MÃ dân sự",
    "Mặt trận Tổ quốc",
    "MẶT TRẬN",
    "Mất mát",
    "bí",
    "mật",
    "nội bộ đoàn kết",
    "kiểm tra nội bộ",
    "thu hồi đất",
    "- Thu hồi đất",
    "BÍ MẬT NHÀ NƯỚC",
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Bảo mật: bật hai lớp",
    "secretary of state",
    "Tài liệu mật: không gửi qua mạng xã hội",
    "## Dấu mật: bài không được đăng",
    "| STT | Văn bản mật | Nơi giữ |",
    "Secret",
    "format: A",
    "mat-na",
)

MENTIONED = (
    "Bí mật nhà nước được phân loại thành 03 độ mật: tuyệt mật, tối mật và mật.",
    "Văn bản đóng dấu “MẬT” được gửi theo quy định.",
    "Quy chế quản lý tài liệu lưu hành nội bộ của cơ quan",
)


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_found_in_any_dress(text: str) -> None:
    """A stamp alone, in a cell, behind its label, spaced out, disguised or decomposed is a mark."""
    assert [found.code for found in find_marks(text)] == [MARK]


@pytest.mark.parametrize("text", INNOCENT)
def test_words_that_only_sound_alike_are_no_marks(text: str) -> None:
    """Passwords, honey, density, security and the Front are none of it."""
    assert find_marks(text) == ()


@pytest.mark.parametrize("text", MENTIONED)
def test_a_sentence_about_secrecy_is_a_mention(text: str) -> None:
    """Whoever speaks of degrees of secrecy is only warned."""
    assert [found.code for found in find_marks(text)] == [MENTION]


@pytest.mark.parametrize("before", ["", "Dòng một\n", "Dòng một\u200b\nDòng hai\n"])
def test_a_mark_stands_where_it_says(before: str) -> None:
    """The place of a mark is its line, whatever stands before it."""
    text = f"{before}T\u1ed0I M\u1eacT\nSau"
    (found,) = find_marks(text)
    assert text[found.start : found.end] == "T\u1ed0I M\u1eacT"


def test_marks_of_one_text_come_in_order() -> None:
    """Two stamps and a mention are told one after another."""
    found = find_marks("MẬT\n\nBáo cáo\n\nTheo dấu tuyệt mật đã đóng.\n\nTUYỆT MẬT\n")
    assert [one.shown for one in found] == ["MẬT", "tuyệt mật", "TUYỆT MẬT"]
    assert [one.code for one in found] == [MARK, MENTION, MARK]


def test_mentions_never_crowd_out_a_mark() -> None:
    """Fifty of a sort are enough; a mark behind any number of mentions is still found."""
    assert len(find_marks("MẬT\n" * 60)) == 50
    found = find_marks("Dấu tuyệt mật đã đóng.\n" * 60 + "TỐI MẬT\nHết")
    assert [one.code for one in found] == [MENTION] * 50 + [MARK]
    assert found[-1].end == len("Dấu tuyệt mật đã đóng.\n" * 60 + "TỐI MẬT")


def test_places_lead_to_the_line_of_a_text_with_composed_letters() -> None:
    """Behind decomposed and invisible letters every mark still stands on its own line."""
    text = unicodedata.normalize("NFD", "Kế\u200b hoạch\nTỐI MẬT\nTuyệt\nTUYỆT MẬT")
    first, second = find_marks(text)
    assert unicodedata.normalize("NFC", text[first.start : first.end]) == "TỐI MẬT"
    assert unicodedata.normalize("NFC", text[second.start : second.end]) == "TUYỆT MẬT"


def test_letters_that_grow_when_small_hide_nothing() -> None:
    """A capital that becomes two small letters does not keep a mark from being found."""
    assert [one.shown for one in find_marks("\u0130\nLƯU HÀNH NỘI BỘ\nTỐI MẬT")] == [
        "LƯU HÀNH NỘI BỘ",
        "TỐI MẬT",
    ]
