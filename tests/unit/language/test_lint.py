"""Defects of official text, each with the sentence it was met in and one that is sound."""

import datetime as dt

import pytest

from nq57.language.lint import Defect, lint
from nq57.language.lint_rules import RULES

AFTER = dt.date(2025, 9, 1)
BEFORE = dt.date(2025, 6, 1)
SCAN = (
    "Thyc hién Quyét dinh sd mot cia Thu tudng Chinh phu phé duyét Chuong trinh truyén thong thyc hién "
    "Nghi quyét va cac van ban, UBND tinh xay dung Ké hoach thuc hién nhu sau"
)

MISREAD = (
    "Căn cứ đề nghị của Sở, tỉnh giao các đơn vị tu6n thủ quy định, báo c6o kết quả và ph6i hợp với các "
    "xã, phường trên địa bàn"
)


def findings(text: str, *, ward: bool = False, on: dt.date = AFTER) -> list[tuple[str, str, str | None]]:
    """Code, place and suggestion of each finding."""
    return [(found.code, found.text, found.suggestion) for found in lint(text, ward=ward, on=on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phát triển đột phát khoa học", ("chinh-ta", "đột phát", "đột phá")),
        ("Chuyển đồi số quốc gia", ("chinh-ta", "Chuyển đồi số", "Chuyển đổi số")),
        ("đăng tải, phát song hoặc", ("chinh-ta", "phát song", "phát sóng")),
        ("đăng trên \n\ntrên Trang", ("lap-tu", "trên \n\ntrên", "trên")),
        ("kết quả thưc hiện", ("chinh-ta", "thưc hiện", "thực hiện")),
        ("trên địa ban phường", ("chinh-ta", "địa ban", "địa bàn")),
        ("Thể thao va Du lịch", ("chinh-ta", "Thể thao va Du lịch", "Thể thao và Du lịch")),
        ("Trang thông tin điện của Sở", ("chinh-ta", "thông tin điện của", "thông tin điện tử của")),
        ("Mặt trận tổ quốc", ("viet-hoa", "Mặt trận tổ quốc", "Mặt trận Tổ quốc")),
        ("Các sở, ban,ngành", ("dau-cau", "ban,ngành", "ban, ngành")),
        ("Nghị quyết số 57/NQ-TW", ("so-sai-thu-tu", "Nghị quyết số 57/NQ-TW", "57-NQ/TW")),
        ("theo 42/2022/NĐCP", ("so-sai-the-thuc", "42/2022/NĐCP", "42/2022/NĐ-CP")),
        ("s6 1169/QP-TTg", ("so-hong-khi-quet", "1169/QP-TTg", "1169/QĐ-TTg")),
        (
            "theo Nghị định số 91/2024/NĐ-CP ngày 18 tháng 7 năm 2025",
            ("so-trai-nam", "Nghị định số 91/2024/NĐ-CP ngày 18 tháng 7 năm 2025", None),
        ),
        ("Số:       /KH-UBND", ("so-de-trong", "Số:       /KH-UBND", None)),
        ("Tổng hợp, báo cáo UBND phường định kỳ về kết quả.", ("bao-cao-khong-ngay", "định kỳ", None)),
        ("phát thanh cấp huyện", ("cap-huyen", "cấp huyện", None)),
        ("định kỳ tổng hợp, báo cáo UBND tỉnh.", ("bao-cao-khong-ngay", "định kỳ", None)),
        ("gửi báo cáo định kỳ về Sở Nội vụ", ("bao-cao-khong-ngay", "định kỳ", None)),
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024 về đột phá phát triển, UBND các huyện chủ trì",
            ("cap-huyen", "UBND các huyện", None),
        ),
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024; cấp huyện",
            ("cap-huyen", "cấp huyện", None),
        ),
        ("UBND các huyện, thành phố", ("cap-huyen", "UBND các huyện, thành phố", None)),
        (SCAN, ("chu-mat-dau", SCAN, None)),
        (MISREAD, ("chu-mat-dau", MISREAD, None)),
    ],
)
def test_a_defect_is_found(text: str, expected: tuple[str, str, str | None]) -> None:
    """Each defect by its code, its place and what would be right."""
    assert findings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "bệnh đột phát",
        "phát song song",
        "đột phá phát triển",
        "Trang thông tin điện tử của Sở",
        "ngày ngày",
        "Nghị quyết số 57-NQ/TW",
        "Nghị định số 91/2024/NĐ-CP ngày 18/7/2024",
        "Nghị định số 91/2024/NĐ-CP có hiệu lực từ ngày 18/7/2025",
        "1169/QĐ-TTg",
        "Số: 211/KH-UBND",
        "không còn cấp huyện",
        "UBND huyện Cao Lộc cũ",
        "trước đây do UBND huyện thực hiện",
        "Kế hoạch ghi “UBND các huyện, thành phố”.",
        "báo cáo định kỳ hằng tháng trước ngày 15",
        "cuộc họp định kỳ",
        "thực hiện chế độ báo cáo định kỳ",
        "Báo cáo định kỳ, đột xuất về hoạt động cho cơ quan quản lý",
        "Báo cáo định kỳ, báo cáo trong trường hợp đột xuất",
        "báo cáo kết quả rà soát định kỳ quy hoạch",
        "báo cáo Sở Nội vụ định kỳ theo quy định",
        "thực hiện các bước tiếp theo theo quy định",
        "hiện tại tại địa phương",
        "dữ liệu nghe được được coi là chứng cứ",
        "cán bộ giám sát nhập thông tin",
        "HĐND cấp huyện và UBND cấp huyện (trước sáp nhập) ban hành",
        "kết thúc hoạt động của đơn vị hành chính\ncấp huyện",
        "biện pháp giáo dục tại xã, phường, thị trấn",
        "Thông tư số 12/2012/TT-BNV ngày 24/12/2012 quy định chức danh ở cấp tỉnh và cấp huyện",
        f"hướng dẫn: “{'Khi đơn vị đã kết thúc thì hội chuyển đi ' * 7}do UBND cấp huyện cho phép”",
        "Kế hoạch chỉ ghi báo cáo “định kỳ”.",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Từ 08h00 đến 10h30, từ 13h30 đến 14h00, từ 14h10 đến 14h40 và từ 15h00 đến 16h00 ngày 20/11",
        "Các mô hình G2C, G2B, P2P và chuẩn H5N1, QH15, CT1, IPv6 được nêu trong tài liệu kèm theo",
        "The programme raises awareness of the resolution in all agencies and in every province of it",
        "xem van-ban/ke-hoach-truyen-thong-nq57-quang-ngai và cac-van-ban/tinh-thuc-hien-nghi-quyet",
    ],
)
def test_sound_text_is_left_in_peace(text: str) -> None:
    """Exceptions, quotations, other languages and addresses are no defects."""
    assert findings(text) == []


def test_districts_existed_until_july_2025() -> None:
    """The rule holds from the day on which the law does."""
    assert findings("UBND các huyện, thành phố", on=BEFORE) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("quyết tâm chính trị của xã", 1),
        ("trên địa bàn xã trong thời gian qua", 1),
        ("kinh tế - xã hội", 0),
        ("UBND các xã, phường; xã, phường, đặc khu; phường, xã", 0),
        ("thị xã, cấp xã, hợp tác xã", 0),
        ("xã Tân Văn; xã D’Ran; xã D'Ran", 0),
    ],
)
def test_a_ward_is_no_commune(text: str, count: int) -> None:
    """In a ward's text "xã" is a leftover of another's, unless it means communes indeed."""
    assert [code for code, _, _ in findings(text, ward=True)] == ["xa-trong-phuong"] * count
    assert findings(text, ward=False) == []


@pytest.mark.parametrize(
    ("numerals", "missing"),
    [
        (["I", "II", "III", "V"], ["V"]),
        (["I", "II", "III", "IV", "V"], []),
        (["I", "II", "I", "II", "III"], []),
        (["I", "Il", "I11", "IV"], []),
        (["I", "IV", "VI"], ["IV", "VI"]),
        (["X", "XII"], ["XII"]),
    ],
)
def test_skipped_sections(numerals: list[str], missing: list[str]) -> None:
    """Sections count on by one; an annex begins again; scanned ones count as what they mean."""
    text = "\n".join(f"{numeral}. MỤC ĐÍCH" for numeral in numerals)
    assert [place for code, place, _ in findings(text)] == missing


def test_a_misread_scan_skips_no_section() -> None:
    """Where many words are misread, a numeral that is not there was not read either."""
    text = f"I. {MISREAD}\nIII. {MISREAD}"
    assert [code for code, _, _ in findings(text)] == ["chu-mat-dau"]


def test_a_skipped_section_names_what_is_missing() -> None:
    """An editor is told which numeral was expected."""
    (found,) = lint("III. HÌNH THỨC\nV. TỔ CHỨC THỰC HIỆN", ward=False, on=AFTER)
    assert found.why == "Mục III liền sau là mục V: thiếu mục IV."
    assert found.suggestion == "IV"


def test_findings_come_in_order_and_never_twice() -> None:
    """Overlapping matches of one rule are one finding."""
    found = lint("đột phát; UBND các xã, phường, thị trấn; chuyển đồi số", ward=False, on=AFTER)
    assert [finding.code for finding in found] == ["chinh-ta", "cap-huyen", "chinh-ta"]
    assert all(isinstance(finding, Defect) and finding.why for finding in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.words[:24])
def test_a_suggestion_is_itself_sound(rule: object) -> None:
    """What a rule writes instead does not offend against it."""
    fix = getattr(rule, "fix", None)
    if fix and "\\" not in fix:
        assert getattr(rule, "pattern", None)
        assert findings(fix, ward=True) == []
