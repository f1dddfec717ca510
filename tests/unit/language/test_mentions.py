"""The citation finder: what it finds, whole and with its context, and what it must never take for one."""

import datetime as dt
import unicodedata

import pytest

from nq57.language.mentions import Mention, find_mentions


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


def test_a_list_of_numbers_is_a_list_of_mentions() -> None:
    """Each number stands for itself; the type word belongs to the first."""
    found = find_mentions("Nghị quyết số 57-NQ/TW, 59-NQ/TW và 66-NQ/TW")
    assert [(canonical(mention), mention.type_word) for mention in found] == [
        ("57-NQ/TW", "nghị quyết"),
        ("59-NQ/TW", None),
        ("66-NQ/TW", None),
    ]


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
