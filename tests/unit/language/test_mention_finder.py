"""The citation finder: what it finds, whole and with its context, and what it must never take for one."""

import datetime as dt
import unicodedata

import pytest

from nq57.language.mention_finder import Mention, find_mentions


def only(text: str) -> Mention:
    """The one mention in the text."""
    (mention,) = find_mentions(text)
    return mention


def canonical(mention: Mention) -> str | None:
    """The number as printed, or the alias."""
    return mention.number.canonical if mention.number else mention.alias


def test_a_full_citation_is_one_mention() -> None:
    """Type, number, day and issuer belong together; the sentence goes on behind them."""
    text = "Theo Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ phê duyệt Chương trình"
    mention = only(text)
    assert mention.text == "Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ"
    assert canonical(mention) == "1169/QĐ-TTg"
    assert mention.type_word == "quyết định"
    assert mention.issued == dt.date(2025, 6, 16)
    assert mention.issuer == "Thủ tướng Chính phủ"
    assert mention.warnings == ()


@pytest.mark.parametrize(
    ("text", "found", "issuer"),
    [
        ("Nghị quyết 57-NQ/TW của Bộ Chính trị về đột phá", "57-NQ/TW", "Bộ Chính trị"),
        ("Kế hoạch số 01-KH/BCĐTW.", "01-KH/BCĐTW", None),
        (
            "Kế hoạch số 238-KH/TU, ngày 23/5/2025 của Ban Thường vụ \n\nTỉnh uỷ về",
            "238-KH/TU",
            "Ban Thường vụ Tỉnh uỷ",
        ),
        (
            "Kế hoạch số 06-KH/ĐU của Đảng ủy phường Kỳ Lừa về Tuyên truyền",
            "06-KH/ĐU",
            "Đảng ủy phường Kỳ Lừa",
        ),
        ("Tờ trình số 1527/TTr-SKHCN ngày 19/9/2025, UBND tỉnh ban hành", "1527/TTr-SKHCN", None),
        (
            "Thông tư số 26/2020/TT-BTTTT của Bộ trưởng Bộ Thông tin và Truyền thông quy định",
            "26/2020/TT-BTTTT",
            "Bộ trưởng Bộ Thông tin và Truyền thông",
        ),
        ("Luật Dữ liệu số 60/2024/QH15 của Quốc hội", "60/2024/QH15", "Quốc hội"),
        ("Công văn số 10697/UBND-KGVX", "10697/UBND-KGVX", None),
        ("57/NQ-TW", "57-NQ/TW", None),
        ("1169/QĐ-TTg", "1169/QĐ-TTg", None),
        ("(04/TTr-BKHCN-BTTTT)", "04/TTr-BKHCN-BTTTT", None),
        ("NQ57", "NQ57", None),
        ("Nghị quyết 57 đề ra", "NQ57", None),
        ("Nghị quyết 71 của Chính phủ", "NQ71", "Chính phủ"),
        ("Nghị định 30/2020 quy định", "NĐ30/2020", None),
        ("Kế hoạch số 01 của", "KH01", None),
        ("Nghị quyết 57 năm 2024", "NQ57", None),
        ("Công văn 5240/BCA-V01 ngày 23/11/2025 của Bộ Công an về", "5240/BCA-V01", "Bộ Công an"),
        ("Công văn số 310/HHDN-K4 ngày 14/5/2025 của Hiệp hội", "310/HHDN-K4", None),
        ("Công văn 2573/UBPL13 năm 2014", "2573/UBPL13", None),
        ("Kế hoạch số 1014/KH-C04-P6", "1014/KH-C04-P6", None),
        ("Nghị định 89-CP năm 1994", "89/CP", None),
        ("Chỉ thị 299/TTg", "299/TTg", None),
        ("Nghị quyết 57/TW", "57/TW", None),
        ("Kết luận 174 KL/TW", "174-KL/TW", None),
        ("Báo cáo số 04/BC-LĐVT.LĐ ngày 02/11/2025", "04/BC-LĐVT.LĐ", None),
        ("theo Nghị quyết số 57-NQ/TW.UBND tỉnh giao", "57-NQ/TW", None),
        ("Đề án 06 tháng 3/2026", "ĐA06", None),
        ("Kế hoạch số 9574/KH-BCĐ06", "9574/KH-BCĐ06", None),
        ("triển khai Đề án 06/CP", "ĐA06", None),
        ("Luật Quy hoạch số 21/2017QH14", "21/2017/QH14", None),
        ("Văn bản hợp nhất 48VBHN-VPQH", "48/VBHN-VPQH", None),
        ("Công văn số 2587-CV/VPTW/nb", "2587-CV/VPTW", None),
        (
            "Công văn số 227/MTTQ-BTT của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ngày 25/9/2025",
            "227/MTTQ-BTT",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
        ),
        (
            "Chương trình số 53-CTr/TU của Ban Chấp hành Đảng bộ tỉnh khóa XV",
            "53-CTr/TU",
            "Ban Chấp hành Đảng bộ tỉnh",
        ),
    ],
)
def test_citations_are_found(text: str, found: str, issuer: str | None) -> None:
    """Every style, bare numbers, aliases, with and without day and issuer."""
    mention = only(text)
    assert canonical(mention) == found
    assert mention.issuer == issuer


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Nghị quyết số 57/NQ-TW", "flipped-order"),
        ("Nghị quyết số NQ-57/TW", "flipped-order"),
        ("Nghị quyết số 57-\n\nNQ/TW", "layout"),
        ("Nghị quyết số 57 - NQ/TW", "layout"),
        ("Nghi quyét s6 S7T-NQ/TW", "ocr"),
    ],
)
def test_what_was_wrong_with_a_number_is_kept(text: str, warning: str) -> None:
    """A mention in another form is canonical, with the warning that belongs to its form."""
    mention = only(text)
    assert canonical(mention) == "57-NQ/TW"
    assert mention.warnings == (warning,)


@pytest.mark.parametrize(
    "text",
    [
        "24/24",
        "24/Kh-Xyz",
        "Nghị quyết 2025",
        "đã quyết định 12, rồi thôi",
        "22/12/2024",
        "Tháng 6/2025",
        "Quý 1/2026",
        "30/4 - UBND tỉnh",
        "Năm 2025 - UBND tỉnh",
        "(18/5)",
        "Luật Ngân sách nhà nước",
        "Báo cáo 6 tháng",
        "Kế hoạch 2025",
        "Kế hoạch 30 ngày",
        "Nghị quyết 7 điểm",
        "Chương trình Giáo dục phổ thông 2018",
        "quyết định 30 hồ sơ",
        "Chỉ thị 5 nội dung",
        "chuyển đổi số 57",
        "Lưu: VT, KGVX.PTT729",
        "Công an 113/TP-HCM",
        "QCVN 01:2025/BTTTT",
        "ISO 9001:2015",
        "A4-BC/UBND",
        "https://example.vn/57-NQ/TW",
        "văn-bản/1169/QĐ-TTg",
        "Số:    /KH-SNgV",
        "tỷ lệ 3/4 đạt 100%",
        "Hiệu lực của Nghị quyết\n1. Nghị quyết này có hiệu lực",
        "QUYẾT ĐỊNH 1....",
        "Điều 3 QĐ-TTg",
        "Mẫu số 01a/TB-TSDĐ",
        "theo mẫu số 07/ĐK",
        "Bảng số 03/QĐC của Phụ lục I",
        "Sơ đồ 02/BVĐ",
        "Hợp đồng lao động số 12/2020/HĐ-ABC",
        "Hợp đồng số 01/HĐKT-2020",
        "Tòa CT1, căn hộ 12",
        "TCVN 6909:2001",
        "ISO/IEC 27001",
        "biển số 49A-123.45",
        "thửa 12/TBĐ-5",
        "quy định tại Điều 23 Nghị định số 3 5/2019/NĐ-CP",
        "điện thoại 0263-3822-311",
        "tài khoản 102010000123456",
    ],
)
def test_what_names_no_document_is_no_mention(text: str) -> None:
    """Days, shares, counts, codes, addresses, laws without number and a heading's blank number."""
    assert find_mentions(text) == ()


def test_a_draft_is_mentioned_when_its_type_is_said() -> None:
    """An annex names its own plan before that has a number."""
    mention = only(
        "(Kèm theo Kế hoạch số          /KH-UBND ngày     tháng 6 năm 2025 của UBND tỉnh Lai Châu)"
    )
    assert canonical(mention) == "/KH-UBND"
    assert mention.issued is None
    assert mention.issuer == "UBND tỉnh Lai Châu"


def test_a_law_is_mentioned_with_its_name() -> None:
    """The name between "Luật" and "số" belongs to the mention, also when it ends in "số"."""
    mention = only("theo Luật Chuyển đổi số số 148/2025/QH15 ngày 11/12/2025")
    assert mention.text == "Luật Chuyển đổi số số 148/2025/QH15 ngày 11/12/2025"
    assert mention.type_word == "luật"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kết luận kiểm tra số 25/KL-ĐKT", "kết luận"),
        ("Quyết định giao đất số 15/QĐ-UBND", "quyết định"),
        ("Chương trình phối hợp số 03/CTrPH-BCA-BGDĐT", "chương trình"),
        ("Thông báo kết luận số 408/TB-VPCP", "thông báo kết luận"),
        ("Luật Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh số 69/2014/QH13", "luật"),
        ("LUẬT CÁC TỔ CHỨC TÍN DỤNG SỐ 32/2024/QH15", "luật"),
    ],
)  # fmt: skip
def test_a_type_may_be_told_more_closely(text: str, word: str) -> None:
    """What stands between the type and "số" belongs to the mention, when the number is of that type."""
    mention = only(text)
    assert (mention.text, mention.type_word) == (text, word)


@pytest.mark.parametrize("sign", ["(", "-", "–", "“", "*", "<", "như sau:", "1.", "và/hoặc/"])
def test_signs_may_stand_right_before_the_type(sign: str) -> None:
    """Lists and quotations are often typed without a blank."""
    assert only(f"{sign}Nghị quyết số 57-NQ/TW").text == "Nghị quyết số 57-NQ/TW"


def test_words_of_another_type_are_not_the_numbers_own() -> None:
    """In "Tờ trình của sở số 15/QĐ-UBND" the decision is not the proposal."""
    assert only("Tờ trình của sở số 15/QĐ-UBND").text == "15/QĐ-UBND"


def test_a_heading_in_capitals_is_read_alike() -> None:
    """Type, day and issuer in capitals say what they say in small letters."""
    mention = only("CHỈ THỊ SỐ 37-CT/TW NGÀY 03 THÁNG 9 NĂM 2019 CỦA BAN BÍ THƯ TRUNG ƯƠNG ĐẢNG VỀ")
    assert mention.text.endswith("TRUNG ƯƠNG ĐẢNG")
    assert (mention.type_word, mention.issued) == ("chỉ thị", dt.date(2019, 9, 3))
    assert mention.issuer == "Ban Bí thư Trung ương Đảng"


def test_a_footnotes_figure_is_not_the_numbers() -> None:
    """PDFs set the mark of a footnote right behind the code."""
    mention = only("Nghị định số 126/2024/NĐ-CP12, Sở Nội vụ")
    assert (mention.text, canonical(mention)) == ("Nghị định số 126/2024/NĐ-CP", "126/2024/NĐ-CP")


def test_the_day_may_follow_the_issuer() -> None:
    """Either order belongs to the mention."""
    mention = only("Tờ trình số 12/TTr-SNV của Sở Nội vụ ngày 24 / 7 /2024 về")
    assert mention.text == "Tờ trình số 12/TTr-SNV của Sở Nội vụ ngày 24 / 7 /2024"
    assert mention.issued == dt.date(2024, 7, 24)


def test_a_list_of_numbers_is_a_list_of_mentions() -> None:
    """Each number stands for itself; the type word belongs to the first."""
    found = find_mentions("Nghị quyết số 57-NQ/TW, 59-NQ/TW và 66-NQ/TW")
    assert [(canonical(mention), mention.type_word) for mention in found] == [
        ("57-NQ/TW", "nghị quyết"),
        ("59-NQ/TW", None),
        ("66-NQ/TW", None),
    ]


def test_a_list_of_figures_is_a_list_of_aliases() -> None:
    """All are of the type named first and of the issuer named last; counts end the list."""
    text = "bộ tứ Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị"
    found = find_mentions(text)
    assert [(mention.text, mention.alias) for mention in found] == [
        ("Nghị quyết 57", "NQ57"),
        ("59", "NQ59"),
        ("66", "NQ66"),
        ("68 của Bộ Chính trị", "NQ68"),
    ]
    assert {mention.issuer for mention in found} == {"Bộ Chính trị"}
    for counted in (
        "Nghị quyết 57, 30 nhiệm vụ",
        "Nghị quyết 57 và 5 giải pháp",
        "Nghị quyết 57, 3,5% GDP",
    ):
        assert only(counted).text == "Nghị quyết 57"


def test_an_issuer_that_cannot_be_is_not_taken() -> None:
    """In "kế hoạch thực hiện Nghị quyết … của UBND phường" the ward issued the plan."""
    mention = only("Kế hoạch thực hiện Nghị quyết số 57-NQ/TW của UBND phường Kỳ Lừa")
    assert mention.text == "Nghị quyết số 57-NQ/TW"
    assert mention.issuer is None


def test_offsets_are_those_of_the_given_text() -> None:
    """Loose marks and soft hyphens, as PDFs have them, stay in the text of the mention."""
    source = unicodedata.normalize("NFD", "Theo Nghị quyết số 57-\u00adNQ/TW ngày 22/12/2024 đã nêu")
    mention = only(source)
    assert source[mention.start : mention.end] == mention.text
    assert mention.text == unicodedata.normalize("NFD", "Nghị quyết số 57-\u00adNQ/TW ngày 22/12/2024")
    assert canonical(mention) == "57-NQ/TW"
