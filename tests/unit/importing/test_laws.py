"""Laws, decrees and decisions to what they say: copied from the web or not, what they rest on and end."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.papers import CONSOLIDATED, LAW

from nq57.importing.facts.effect import PaperEffect, read_effect
from nq57.importing.facts.outline import paragraphs
from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.paper import Found, Line, LineOrigin
from nq57.importing.papers.txt_reader import read_txt

LETTER = """\
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/SNV-CCHC Phố Huyện, ngày 02 tháng 7 năm 2025
V/v góp ý
Kính gửi:
- Văn phòng Ủy ban nhân dân tỉnh;
- Sở Tư pháp.
{body}
"""


def told(text: str) -> Recognised:
    """What was recognised in a text."""
    return recognise(read_txt(text.encode()))


def test_a_law_copied_from_the_web_has_its_head() -> None:
    """The letterhead that runs together is told apart; notes of the library are no part of the title."""
    found = told(LAW)
    heading = found.heading
    assert heading.number is not None
    assert heading.number.value.number.canonical == "971/2025/QH15"
    assert heading.date is not None
    assert heading.date.value.text == "14/06/2025"
    assert heading.place is not None
    assert heading.place.value == "Hà Nội"
    assert heading.issuer is not None
    assert heading.issuer.value == "Quốc hội"
    assert heading.subject is not None
    assert heading.subject.value == "Mẫu mực công nghệ số"
    assert (heading.subject.confidence, found.type) == ("likely", "Luật")


def test_a_law_rests_on_its_opening_and_ends_what_it_says() -> None:
    """What its articles name is no basis; what others ended, as a library notes, is not its doing."""
    found = told(LAW)
    assert found.basis == ()
    assert [tuple(one.value) for one in found.effect.changes] == [
        ("Bãi bỏ", "930/2024/QH15", True),
        ("Thay thế", "926/2012/QH13", False),
    ]
    since = found.effect.since
    assert since is not None
    assert (since.value, since.confidence) == (dt.date(2026, 1, 1), "likely")


def test_a_law_has_no_tasks_of_a_plan() -> None:
    """Its rules for all are no tasks, targets or report days of the unit that imports it."""
    found = told(LAW)
    assert (found.duties, found.targets, found.reporting) == ((), (), ())


def test_a_consolidated_text_names_what_it_puts_together() -> None:
    """The law and those that amended it, nothing below; the closing article is the old law's own."""
    found = told(CONSOLIDATED)
    assert found.type == "VBHN"
    assert [one.value for one in found.basis] == [
        ("Hợp nhất", "931/2024/QH15"),
        ("Hợp nhất", "943/2024/QH15"),
        ("Hợp nhất", "984/2025/QH15"),
    ]
    assert found.effect == PaperEffect()


DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH A
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/QĐ-UBND Phố Huyện, ngày 02 tháng 7 năm 2025
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch mẫu
ỦY BAN NHÂN DÂN TỈNH A
Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch mẫu.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Thị Mẫu
KẾ HOẠCH
Làm mẫu trong năm 2025
(Kèm theo Quyết định số 15/QĐ-UBND ngày 02/7/2025)
I. NHIỆM VỤ
1. Mở lớp mẫu cho cán bộ.
Đơn vị chủ trì: Sở Nội vụ
Thời gian thực hiện: Trước ngày 30/9/2025.
II. TỔ CHỨC THỰC HIỆN
Mẫu báo cáo gửi theo công văn có dạng như sau:
Nơi nhận:
- Nơi gửi mẫu;
- Lưu: Văn thư mẫu.
THỦ TRƯỞNG MẪU
"""


def test_a_plan_behind_the_signature_of_its_decision_is_read() -> None:
    """Its tasks are the paper's; who signed and who receives are the decision's, not those of a form."""
    found = told(DECISION)
    assert [(duty.name, duty.leads) for duty in found.duties] == [("Mở lớp mẫu cho cán bộ", ("Sở Nội vụ",))]
    assert [one.value for one in found.basis] == [("Căn cứ", "71/NQ-CP")]
    assert found.ending.signer is not None
    assert found.ending.capacity is not None
    assert (found.ending.signer.value, found.ending.capacity.value) == (
        "Trần Thị Mẫu",
        "KT. Chủ tịch, Phó Chủ tịch",
    )
    assert [one.value for one in found.ending.recipients] == ["Sở Nội vụ", "Lưu: VT"]


CARRIES_OUT = """\
Thực hiện Công văn số 46/BNV-CCHC ngày 02/7/2025 của Bộ Nội vụ; Công văn số 7/BTP-PC, Sở báo cáo.

Về thẩm quyền, tại Nghị định số 96/2024/NĐ-CP đã quy định.

Thực hiện Nghị định số 98/2024/NĐ-CP, các đơn vị gửi báo cáo."""
SHORT = """\
Thực hiện Kế hoạch số 9/KH-UBND của tỉnh.
Theo quy định tại Nghị định số 96/2024/NĐ-CP thì các sở báo cáo."""
HEADED = """\
Căn cứ:
- Nghị quyết số 57-NQ/TW ngày 22/12/2024;
- Kế hoạch số 88/KH-UBND (ban hành kèm Quyết định số 9/QĐ-UBND)."""
ASKED = """\
Xét đề nghị của Hội A tại Công văn số 8/CV-HA;

1. Theo Nghị định số 96/2024/NĐ-CP, Sở thống nhất."""
SECTION = """\
I. CĂN CỨ PHÁP LÝ
1. Luật Mẫu số 926/2012/QH13.
2. Nghị định số 96/2024/NĐ-CP.
II. NỘI DUNG
1. Thực hiện Nghị định số 97/2024/NĐ-CP."""


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (CARRIES_OUT, [("Thi hành", "46/BNV-CCHC"), ("Thi hành", "7/BTP-PC")]),
        ("Sở Nội vụ nhận được Công văn số 46/BNV-CCHC của Bộ Nội vụ.", []),
        (ASKED, [("Căn cứ", "8/CV-HA")]),
        (SHORT, [("Thi hành", "9/KH-UBND")]),
        (HEADED, [("Căn cứ", "57-NQ/TW"), ("Căn cứ", "88/KH-UBND")]),
        ("UBND tỉnh ban hành Kế hoạch số 9/KH-UBND.", []),
        ("Thực hiện ý kiến chỉ đạo, Sở đã rà soát lại Điều 2 Nghị định số 96/2024/NĐ-CP.", []),
        (SECTION, [("Căn cứ", "926/2012/QH13"), ("Căn cứ", "96/2024/NĐ-CP")]),
    ],
    ids=["carries-out", "received", "asked", "short", "headed", "of-itself", "told-of", "section"],
)
def test_only_what_opens_a_paper_is_its_basis(body: str, wanted: list[tuple[str, str]]) -> None:
    """A clause that begins so, or goes on so; addressees and prose are passed over, sections end it."""
    assert [one.value for one in told(LETTER.format(body=body)).basis] == wanted


def read(text: str, subject: str = "", issued: dt.date | None = None) -> PaperEffect:
    """What a decision says of its effect."""
    lines = tuple(Line(line, number=at) for at, line in enumerate(text.split("\n"), start=1))
    about = Found(subject, "sure", LineOrigin()) if subject else None
    return read_effect(paragraphs(lines, whole=True), "Quyết định", about, issued)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", dt.date(2025, 6, 30)),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", dt.date(2025, 6, 30)),
        ("Điều 3. Quyết định này có hiệu lực từ ngày 15/3/2025.", dt.date(2025, 3, 15)),
        ("Quyết định này có hiệu lực thi hành từ ngày … tháng … năm 2025.", None),
        ("Quyết định này có hiệu lực từ ngày … và thay thế Quyết định số 5/QĐ-UBND ngày 01/01/2019.", None),
        ("Quyết định này có hiệu lực từ ngày thứ 10 kể từ ngày 05/9/2025.", None),
        ("Điều 9 của Quyết định này có hiệu lực từ ngày 15/3/2025.", None),
        ("Thông tư này có hiệu lực từ ngày 15/3/2025.", None),
        ("“Quyết định này có hiệu lực từ ngày 15/3/2025.”", None),
        ("Sửa như sau: “Điều 5. Hiệu lực\nQuyết định này có hiệu lực từ ngày 15/3/2025.”", None),
        ("[Quyết định này có hiệu lực từ ngày 15/3/2025]", None),
        (
            "1. Quyết định này có hiệu lực từ ngày 15/3/2025.\n2. Quyết định này có hiệu lực từ 01/4/2025.",
            dt.date(2025, 3, 15),
        ),
    ],
)
def test_a_paper_says_when_it_takes_effect(text: str, since: dt.date | None) -> None:
    """On a day, or when it is signed; a blank day, another paper's and quoted words are no day."""
    found = read(text, issued=dt.date(2025, 6, 30)).since
    assert (found.value if found else None) == since


ROW = """\
Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND ngày 01/02/2020 của UBND, \
Quyết định số 6/QĐ-UBND ngày 02/02/2020 và Quyết định số 7/QĐ-UBND."""
LIST = """\
Quyết định này bãi bỏ các văn bản sau đây:
a) Quyết định số 5/QĐ-UBND;
b) Các quy định khác về phí;
k) Khoản 2 Điều 3 Quyết định số 6/QĐ-UBND.
Điều 4. Chánh Văn phòng theo Quyết định số 8/QĐ-UBND chịu trách nhiệm."""
ENDED = """\
Các quyết định sau hết hiệu lực kể từ ngày Quyết định này có hiệu lực:
- Quyết định số 5/QĐ-UBND."""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ROW, [("Thay thế", "5/QĐ-UBND"), ("Thay thế", "6/QĐ-UBND"), ("Thay thế", "7/QĐ-UBND")]),
        (LIST, [("Bãi bỏ", "5/QĐ-UBND"), ("Bãi bỏ", "6/QĐ-UBND", True)]),
        (ENDED, [("Thay thế", "5/QĐ-UBND")]),
        ("Bãi bỏ toàn bộ Quyết định số 5/QĐ-UBND.", [("Bãi bỏ", "5/QĐ-UBND")]),
        ("Điều 8. Bãi bỏ Quyết định số 5/QĐ-UBND.", [("Bãi bỏ", "5/QĐ-UBND")]),
        (
            "Điều 8. Quyết định số 5/QĐ-UBND hết hiệu lực từ ngày Quyết định này có hiệu lực.",
            [("Thay thế", "5/QĐ-UBND")],
        ),
        (
            "Quyết định này thay thế Quyết định số 5/QĐ-UBND và bãi bỏ Quyết định số 6/QĐ-UBND.",
            [("Thay thế", "5/QĐ-UBND"), ("Bãi bỏ", "6/QĐ-UBND")],
        ),
        (
            "Quyết định này bãi bỏ Quyết định số 5/QĐ-UBND và khoản 2 Điều 3 Quyết định số 6/QĐ-UBND.",
            [("Bãi bỏ", "5/QĐ-UBND"), ("Bãi bỏ", "6/QĐ-UBND", True)],
        ),
        ("Quyết định này được áp dụng đến khi bị thay thế Quyết định số 6/QĐ-UBND.", []),
        ("Căn cứ Quyết định này, Sở Nội vụ tham mưu thay thế Quyết định số 6/QĐ-UBND.", []),
        ("Quyết định này không thay thế Quyết định số 6/QĐ-UBND.", []),
        ("Quyết định này hết hiệu lực từ 01/3/2027, trừ các việc sau:\na) Quyết định số 6/QĐ-UBND.", []),
        ("Quyết định số 5/QĐ-UBND được thay thế bởi Quyết định số 6/QĐ-UBND.", []),
        ("Cụm từ này bị bãi bỏ theo Quyết định số 6/QĐ-UBND.", []),
        ("Quyết định này thay thế cụm từ tại Quyết định số 6/QĐ-UBND.", []),
        ("Việc mua máy thay thế theo Quyết định số 6/QĐ-UBND.", []),
    ],
)
def test_a_paper_says_what_it_ends(text: str, wanted: list[tuple[str, ...]]) -> None:
    """Whole or in part, in a row or a list; what others ended, and words replaced, are none of it."""
    found = [tuple(one.value) for one in read(text).changes]
    assert found == [(*one, False)[:3] for one in wanted]
    assert {one.confidence for one in read(text).changes} <= {"likely"}


def test_a_subject_says_what_is_amended() -> None:
    """Only a subject that begins so; what a plan is to carry out is not amended by it."""
    amends = read("Điều 1. Như sau.", "Sửa đổi, bổ sung một số điều của Quyết định số 5/QĐ-UBND")
    assert [tuple(one.value) for one in amends.changes] == [("Sửa đổi, bổ sung", "5/QĐ-UBND", False)]
    carries_out = read("Điều 1. Như sau.", "Thực hiện Luật sửa đổi, bổ sung Luật số 931/2024/QH15")
    assert carries_out.changes == ()


def test_a_subject_says_what_is_repealed() -> None:
    """A decision that does nothing else has the relation by its subject alone."""
    assert [
        tuple(one.value) for one in read("Điều 1. Như sau.", "Bãi bỏ Quyết định số 5/QĐ-UBND").changes
    ] == [("Bãi bỏ", "5/QĐ-UBND", False)]


def test_a_plan_keeps_its_tasks_whatever_its_number_bears() -> None:
    """A clerk's year in the number of a plan makes it no legal act."""
    text = DECISION.replace("15/QĐ-UBND Phố", "15/2025/KH-UBND Phố").replace(
        "QUYẾT ĐỊNH\nVề việc", "KẾ HOẠCH\nVề"
    )
    assert told(text).type == "KH"
    assert len(told(text).duties) == 1


def test_only_the_head_of_a_web_copy_is_broken() -> None:
    """Numbered lines and sentences of the text below the title stay whole."""
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 5/KH-UBND\n"
    body = (
        "I. NHIỆM VỤ\n1. Mở lớp mẫu năm 2025 Tại xã. Hà Nội, ngày 5 tháng 6 học.\nĐơn vị chủ trì: Sở Nội vụ"
    )
    found = told(f"{head}Phố Huyện, ngày 5 tháng 6 năm 2025 KẾ HOẠCH VỀ MẪU\n{body}")
    assert [line.text for line in found.parts.body][-3:] == body.split("\n")
    assert len(found.duties) == 1


def test_a_signature_copied_from_the_web_is_told_apart() -> None:
    """Titles in capitals, each on its own, and the name behind them."""
    signature = "TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG Trần Thị Mẫu"
    ending = told(f"{LAW}Nơi nhận:\n- Ban Bí thư;\n- Lưu: VT.\n{signature}\n").ending
    assert ending.signer is not None
    assert ending.capacity is not None
    assert ending.signer.value == "Trần Thị Mẫu"
    assert ending.capacity.value == "TM. Chính phủ, KT. Thủ tướng, Phó Thủ tướng"


def test_the_effect_of_a_scan_is_a_guess() -> None:
    """Day and changes alike, as every value of such a paper."""
    ending = "kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND."
    paper = replace(read_txt(DECISION.replace("kể từ ngày ký.", ending).encode()), form="scan")
    effect = recognise(paper).effect
    assert effect.since is not None
    assert len(effect.changes) == 1
    assert {effect.since.confidence, *(one.confidence for one in effect.changes)} == {"guess"}
