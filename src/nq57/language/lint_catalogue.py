"""Every rule of the lint in words: what it looks for, why, since when, what it lets pass; both languages.

It must not know how rules are applied; a rule told here that finds nothing is a failing test.
"""

import datetime as dt
from typing import NamedTuple

from nq57.language.lint_rules import RULES


class RuleInWords(NamedTuple):
    """One rule for readers; `pattern` is what it looks for, `allow` what passes although it matches."""

    code: str
    pattern: str
    why: str
    since: dt.date | None = None
    allow: tuple[str, ...] = ()


DECREE_30 = dt.date(2020, 3, 5)  # Decree 30/2020/NĐ-CP in force: how a number is written

# What each code means, in English; the Vietnamese sentence stands with each finding.
ENGLISH = {
    "chinh-ta": "Misspelling.",
    "viet-hoa": "A proper name is written with a capital.",
    "lap-tu": "A word is repeated.",
    "dau-cau": "A blank is missing after a comma.",
    "xa-trong-phuong": "A ward's text speaks of a commune (xã); often copied from another plan.",
    "cap-huyen": "There are no districts since 01/7/2025; name the successor (province or commune level).",
    "so-sai-thu-tu": "Wrong order in the number: Party number-type/organ, state number/type-organ.",
    "so-sai-the-thuc": "The number is not in its official form (hyphens, capitals or accents).",
    "so-chu-gia-dang": "The number holds letters of another alphabet that look Latin; searches miss it.",
    "so-trai-nam": "The year in the number is not the year of the date beside it; one of them is wrong.",
    "so-hong-khi-quet": "The number seems damaged by a scan; compare the original.",
    "so-de-trong": "The number is blank: a draft, or posted before it was numbered.",
    "nhay-muc": "A section number is skipped.",
    "bao-cao-khong-ngay": "A periodic report is asked for without a period or a day.",
    "chu-sai": "No Vietnamese word can be written so: a wrong mark, a lost blank or a foreign letter.",
    "chu-mat-dau": "Accents are lost, as scans lose them; compare the original.",
}
# Rules that need more than a pattern, each with what it looks for in words.
_CHECKS = (
    RuleInWords(
        "so-sai-thu-tu",
        "số/loại-cơ quan của Đảng; số-loại/cơ quan của Nhà nước; loại-số/cơ quan (57/NQ-TW, NQ-57/TW)",
        "Đảng viết số-loại/cơ quan (Hướng dẫn 05-HD/VPTW), Nhà nước số/loại-cơ quan (Nghị định 30/2020).",
        DECREE_30,
        ("văn bản đề ngày trước 05/3/2020",),
    ),
    RuleInWords(
        "so-sai-the-thuc",
        "thiếu dấu gạch, sai chữ hoa hoặc dấu trong số, ký hiệu (42/2022/NĐCP, 1169/QD-TTg)",
        "Số, ký hiệu viết theo Phụ lục III Nghị định 30/2020.",
        DECREE_30,
        ("văn bản đề ngày trước 05/3/2020",),
    ),
    RuleInWords(
        "so-chu-gia-dang",
        "chữ Kirin hoặc Hy Lạp trông như chữ Latinh trong số, ký hiệu (QĐ-BTС với С Kirin)",
        "Người đọc không thấy khác, công cụ tìm kiếm và sổ văn bản thì không nhận ra số.",
    ),
    RuleInWords(
        "so-trai-nam",
        "năm trong số, ký hiệu khác năm của ngày ban hành ghi liền sau (91/2024/NĐ-CP ngày 18/7/2025)",
        "Số của văn bản quy phạm mang năm ban hành (Luật Ban hành văn bản quy phạm pháp luật).",
    ),
    RuleInWords(
        "so-hong-khi-quet",
        "chữ, số dễ nhầm khi quét trong số, ký hiệu (S7T-NQ/TW, 1169/QP-TTg)",
        "Số đọc từ bản quét chỉ là gợi ý; đối chiếu với bản gốc.",
    ),
    RuleInWords(
        "so-de-trong",
        "“Số:” rồi khoảng trống hoặc dấu chấm trước /LOẠI-CƠ QUAN",
        "Văn bản đăng lên phải có số; chỗ trống là dự thảo.",
    ),
    RuleInWords(
        "nhay-muc",
        "mục La Mã liền nhau cách quá một bậc (III rồi V)",
        "Bố cục đánh số liên tục; mục bị bỏ thường là mất đoạn khi ghép văn bản.",
        None,
        ("mục I mở đầu phụ lục",),
    ),
    RuleInWords(
        "bao-cao-khong-ngay",
        "câu giao báo cáo (định kỳ tổng hợp, báo cáo; báo cáo UBND xã định kỳ; gửi báo cáo định kỳ về Sở) "
        "mà không có số, tuần, tháng, quý, năm, ngày",
        "Không có kỳ và ngày thì không đặt được lịch nhắc.",
        None,
        (
            "“định kỳ” trong ngoặc kép",
            "“báo cáo viên”",
            "chế độ đã có: định kỳ và đột xuất, định kỳ theo quy định, chế độ báo cáo định kỳ",
            "họp, rà soát, kiểm tra, giám sát, đánh giá định kỳ",
        ),
    ),
    RuleInWords(
        "chu-sai",
        "chữ thường có dấu mà không ghép thành tiếng Việt nào (nguời, thủtục, nƣớc)",
        "Sai dấu, thiếu khoảng trắng hoặc lạ mã chữ; công cụ tìm kiếm không thấy chữ ấy.",
        None,
        ("tên riêng viết hoa", "chữ mượn nhiều tiếng viết liền: kilômét, canô, axít"),
    ),
    RuleInWords(
        "chu-mat-dau",
        "đoạn từ 20 tiếng trở lên, dưới nửa số tiếng có dấu, mang tiếng Việt thường gặp bị mất dấu; "
        "hoặc quá 4% số chữ có con số ở giữa (D6ng, tu6n)",
        "Lớp chữ của bản quét hỏng; người đọc và công cụ tìm kiếm không dùng được.",
    ),
)


def rules_in_words() -> tuple[RuleInWords, ...]:
    """Every rule, those told by a pattern first."""
    by_pattern = (RuleInWords(rule.code, rule.words, rule.why, rule.since, rule.allow) for rule in RULES)
    return (*by_pattern, *_CHECKS)
