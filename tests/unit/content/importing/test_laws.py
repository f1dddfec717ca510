"""Laws, decrees and decisions to what they say: copied from the web or not, what they rest on and end."""

import datetime as dt

import pytest
from tests.papers import CONSOLIDATED, LAW

from nq57.content.importing.facts.effect import Effect, read_effect
from nq57.content.importing.facts.outline import paragraphs
from nq57.content.importing.facts.recognising import Recognised, recognise
from nq57.content.importing.papers.paper import Found, Line, Origin
from nq57.content.importing.papers.txt_reader import read_txt

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
    assert found.effect == Effect()


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
Về thẩm quyền, tại Nghị định số 96/2024/NĐ-CP đã quy định."""
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
        ("Thực hiện ý kiến chỉ đạo, Sở đã rà soát lại Điều 2 Nghị định số 96/2024/NĐ-CP.", []),
        (SECTION, [("Căn cứ", "926/2012/QH13"), ("Căn cứ", "96/2024/NĐ-CP")]),
    ],
    ids=["carries-out", "received", "asked", "told-of", "section"],
)
def test_only_what_opens_a_paper_is_its_basis(body: str, wanted: list[tuple[str, str]]) -> None:
    """A clause that begins so, or goes on so; addressees and prose are passed over, sections end it."""
    assert [one.value for one in told(LETTER.format(body=body)).basis] == wanted


def read(text: str, subject: str = "", issued: dt.date | None = None) -> Effect:
    """What a decision says of its effect."""
    lines = tuple(Line(line, number=at) for at, line in enumerate(text.split("\n"), start=1))
    about = Found(subject, "sure", Origin()) if subject else None
    return read_effect(paragraphs(lines, whole=True), "Quyết định", about, issued)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", dt.date(2025, 6, 30)),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", dt.date(2025, 6, 30)),
        ("Điều 3. Quyết định này có hiệu lực từ ngày 15/3/2025.", dt.date(2025, 3, 15)),
        ("Quyết định này có hiệu lực thi hành từ ngày … tháng … năm 2025.", None),
        ("Thông tư này có hiệu lực từ ngày 15/3/2025.", None),
        ("“Quyết định này có hiệu lực từ ngày 15/3/2025.”", None),
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
b) Khoản 2 Điều 3 Quyết định số 6/QĐ-UBND.
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
        ("Quyết định số 5/QĐ-UBND được thay thế bởi Quyết định số 6/QĐ-UBND.", []),
        ("Cụm từ này bị bãi bỏ theo Quyết định số 6/QĐ-UBND.", []),
        ("Quyết định này thay thế cụm từ tại Quyết định số 6/QĐ-UBND.", []),
        ("Việc mua máy thay thế theo Quyết định số 6/QĐ-UBND.", []),
    ],
    ids=["row", "list", "ended", "whole", "passive", "words", "phrase", "noun"],
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
