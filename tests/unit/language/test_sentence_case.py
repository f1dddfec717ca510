"""Names in capitals: spelled as running text has them."""

import pytest

from nq57.language.sentence_case import in_sentence_case, subject_in_sentence_case


@pytest.mark.parametrize(
    ("capitals", "spelled"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("ỦY BAN NHÂN DÂN XÃ TÂN HÀ", "Ủy ban nhân dân xã Tân Hà"),
        ("TRUNG TÂM PHỤC VỤ NGƯỜI DÂN", "Trung tâm Phục vụ Người dân"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
        ("CỤC THUẾ LÂM ĐỒNG", "Cục Thuế Lâm Đồng"),
        ("BÁO VÀ ĐÀI PHÁT THANH - TRUYỀN HÌNH", "Báo và Đài Phát thanh - Truyền hình"),
        (
            "BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI SỐ",
            "Ban Chỉ đạo Phát triển Khoa học, Công nghệ, Đổi mới sáng tạo và Chuyển đổi số",
        ),
        ("PHÒNG NCKSTTHC", "Phòng NCKSTTHC"),
        ("PHÓ CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"),
        ("THỨ TRƯỞNG", "Thứ trưởng"),
        ("", ""),
    ],
)
def test_a_name_is_spelled_as_in_running_text(capitals: str, spelled: str) -> None:
    """Known parts keep their letters; other words have one capital in a row, places each; initials stay."""
    assert in_sentence_case(capitals) == spelled


@pytest.mark.parametrize(
    ("capitals", "spelled"),
    [
        ("VỀ ĐĂNG KÝ DOANH NGHIỆP", "Về đăng ký doanh nghiệp"),
        (
            "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 1/2020/NĐ-CP VÀ CÁC VĂN BẢN PHÁP LUẬT VỀ THUẾ",
            "Sửa đổi một số điều của Nghị định số 1/2020/NĐ-CP và các văn bản pháp luật về thuế",
        ),
        ("HƯỚNG DẪN THI HÀNH LUẬT ĐẤT ĐAI TẠI VIỆT NAM", "Hướng dẫn thi hành Luật Đất đai tại Việt Nam"),
        ("NỘI QUY KỶ LUẬT LAO ĐỘNG VỀ AI", "Nội quy kỷ luật lao động về AI"),
        ("CÁC LUẬT CÓ LIÊN QUAN ĐẾN QUY HOẠCH", "Các luật có liên quan đến quy hoạch"),
        ("TRIỂN KHAI CCHC TRÊN ĐỊA BÀN TỈNH LẠNG SƠN", "Triển khai CCHC trên địa bàn tỉnh Lạng Sơn"),
        ("", ""),
    ],
)
def test_a_subject_is_spelled_as_in_running_text(capitals: str, spelled: str) -> None:
    """Common words are small; names of the State, provinces, acts, numbers and initials stay as known."""
    assert subject_in_sentence_case(capitals) == spelled
