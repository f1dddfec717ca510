"""Papers to what they say: every part of each shape of plan, with its line and its confidence."""

import pytest
from tests.papers import DEPARTMENT, PROVINCE, SCAN, WARD

from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.txt_reader import read_txt
from nq57.model.values import PartialDate


def told(text: str) -> Recognised:
    """What was recognised in a text."""
    return recognise(read_txt(text.encode()))


def test_the_head_of_a_plan_without_number() -> None:
    """A blank number and day stay open and are asked for; place and subject are told."""
    heading = told(DEPARTMENT).heading
    assert heading.number is not None
    assert heading.number.value.number.canonical == "/KH-SNgV"
    assert "để trống" in heading.number.ask
    assert heading.date is not None
    assert heading.date.value == PartialDate(2025, 8)
    assert heading.place is not None
    assert heading.place.value == "Phố Huyện"
    assert heading.subject is not None
    assert heading.subject.value.startswith("Về truyền thông năm đầu thực hiện Nghị quyết số 57-NQ/TW ngày")
    assert heading.subject.value.endswith("trong cơ quan Sở")
    assert heading.subject.origin.line == 4


def test_a_letterhead_names_the_issuer() -> None:
    """In sentence case, sure where the number's organ agrees; number and day are sure too."""
    heading = told(PROVINCE).heading
    assert heading.issuer is not None
    assert (heading.issuer.value, heading.issuer.confidence) == ("Ủy ban nhân dân tỉnh A", "sure")
    assert heading.number is not None
    assert (heading.number.value.number.canonical, heading.number.confidence) == ("35/KH-UBND", "sure")
    assert heading.date is not None
    assert (heading.date.value, heading.date.confidence) == (PartialDate(2025, 6, 5), "sure")


def test_an_annex_tells_what_a_lost_head_does_not() -> None:
    """Number, day and issuer of "(Kèm theo Kế hoạch số … của …)"."""
    body = PROVINCE.split("KẾ HOẠCH", 1)[1]
    heading = told(f"KẾ HOẠCH{body}").heading
    assert heading.number is not None
    assert heading.number.value.number.canonical == "35/KH-UBND"
    assert heading.issuer is not None
    assert heading.issuer.value == "Ủy ban nhân dân tỉnh A"
    assert heading.date is not None
    assert heading.date.value == PartialDate(2025, 6, 5)


def test_signature_and_recipients() -> None:
    """The name below the titles, the capacity, and each recipient whole."""
    ending = told(DEPARTMENT).ending
    assert ending.signer is not None
    assert ending.signer.value == "Trần Thị Mẫu"
    assert ending.capacity is not None
    assert ending.capacity.value == "Giám đốc"
    assert [one.value for one in ending.recipients] == [
        "UBND tỉnh (b/c)",
        "Các phòng, đơn vị thuộc Sở",
        "Lưu: VT",
    ]
    province = told(PROVINCE).ending
    assert province.capacity is not None
    assert province.capacity.value == "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"


def test_a_scanned_title_is_suggested() -> None:
    """The one known title that it is like, as a guess, beside the line that the scan has."""
    ending = told(SCAN).ending
    assert ending.capacity is not None
    assert ending.capacity.value == "TM. Ủy ban nhân dân, KT. Chủ tịch"
    assert (ending.capacity.confidence, ending.signer) == ("guess", None)
    assert ending.capacity.origin.text.endswith("TM. UY BAN NHAN DAN")
    assert [one.value for one in ending.recipients] == ["Van phong Tinh uy", "Luu: VT"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (DEPARTMENT, [("Thi hành", "211/KH-UBND")]),
        (PROVINCE, [("Căn cứ", "71/NQ-CP"), ("Căn cứ", "57-NQ/TW")]),
        (WARD, [("Thi hành", "238-KH/TU"), ("Thi hành", "06-KH/ĐU")]),
        (SCAN, []),
    ],
    ids=["department", "province", "ward", "scan"],
)
def test_the_basis_is_the_first_document_of_each_clause(text: str, wanted: list[tuple[str, str]]) -> None:
    """What a cited document is itself about is no basis; a number damaged by a scan is none either."""
    assert [one.value for one in told(text).basis] == wanted


def test_labelled_tasks() -> None:
    """Lead, helpers and time stand below each numbered item, whose words may break inside a number."""
    tasks = [duty for duty in told(DEPARTMENT).duties if duty.ordinal.startswith("II.")]
    assert [duty.ordinal for duty in tasks] == ["II.1", "II.2"]
    assert tasks[0].name == "Giới thiệu nội dung Nghị quyết số 57-NQ/TW trong các buổi họp của Sở"
    assert tasks[0].leads == ("Phòng Hợp tác quốc tế - Văn phòng",)
    assert tasks[0].helpers == ("Các phòng chuyên môn", "Trung tâm Dịch vụ")
    assert [duty.deadline for duty in tasks] == ["Thường xuyên", "Trước ngày 30/9/2025"]
    assert {duty.confidence for duty in tasks} == {"sure"}


def test_charges_of_an_organ_are_tasks() -> None:
    """Each paragraph under an organ's name is a task it leads; a closing paragraph is none."""
    duties = told(WARD).duties
    charges = [(duty.leads, duty.name) for duty in duties if duty.group == "Tổ chức thực hiện"]
    assert [leads for leads, _ in charges] == [("Phòng Văn hóa - Xã hội",)] * 2 + [("Các thôn, bản",)]
    assert charges[0][1].endswith("(qua bộ phận Văn hóa - Xã hội) những khó khăn")
    assert charges[2][1] == "Phổ biến tới từng hộ"


def test_steps_of_a_road_map() -> None:
    """They name no lead: the leader of the whole plan is a guess that is asked about."""
    steps = [duty for duty in told(WARD).duties if duty.group == "Lộ trình thực hiện"]
    assert [(duty.ordinal, duty.leads, duty.confidence) for duty in steps] == [
        ("I.1", ("Phòng Văn hóa - Xã hội",), "guess"),
        ("I.2", ("Phòng Văn hóa - Xã hội",), "guess"),
    ]
    assert "không ghi cơ quan chủ trì" in steps[0].ask


def test_targets_by_year() -> None:
    """Two targets of one item are two; figures, spans of years and "ít nhất" are kept."""
    goals = [(goal.years, goal.value, goal.unit) for goal in told(DEPARTMENT).targets]
    assert goals == [
        ("2025", "Thực hiện", ""),
        ("2025", "Thực hiện", ""),
        ("2025", "100", "%"),
        ("2028-2030", "ít nhất 70", "%"),
    ]


def test_report_chains() -> None:
    """Both steps of a chain are told, the one inside the bracket too."""
    duties = [(one.period, one.before, one.sender, one.receiver) for one in told(DEPARTMENT).reporting]
    room = "Phòng Hợp tác quốc tế - Văn phòng"
    assert duties == [
        ("6 tháng", ("10/6", "10/12"), room, "Sở Khoa học và Công nghệ"),
        ("6 tháng", ("5/6", "5/12"), "Các phòng chuyên môn", room),
    ]


def test_periods_named_with_their_days() -> None:
    """A day of every month, a half year and a year in one sentence are three duties."""
    duties = told(PROVINCE).reporting
    assert [(one.period, one.before) for one in duties] == [
        ("hằng tháng", ("15",)),
        ("6 tháng", ("15/6",)),
        ("năm", ("15/12",)),
    ]
    assert {one.receiver for one in duties} == {"Sở Văn hóa, Thể thao và Du lịch"}
    assert {one.sender for one in duties} == {"Các cơ quan, đơn vị"}


def test_a_report_without_a_day_is_asked_about() -> None:
    """The word “định kỳ” alone sets no day."""
    (duty,) = told(WARD).reporting
    assert (duty.period, duty.before, duty.receiver) == ("định kỳ", (), "UBND xã")
    assert "không nêu ngày" in duty.ask


def test_a_flattened_annex_is_whole_over_page_breaks() -> None:
    """Cells are told by organs and times; the rest of a cell on the next page finds its cell."""
    tasks = [duty for duty in told(PROVINCE).duties if duty.group.startswith("Phụ lục")]
    assert [duty.ordinal for duty in tasks] == ["1", "2", "3", "4"]
    assert tasks[0].leads == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert tasks[0].helpers == ("Các sở, ban, ngành, đơn vị liên quan", "UBND các xã, phường")
    assert tasks[1].leads == ("Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch")
    assert tasks[1].helpers == ("Sở Khoa học và Công nghệ", "Đài Phát thanh và Truyền hình tỉnh", "Báo A")
    assert tasks[2].name == "Thiết lập các tài khoản chính thức trên các nền tảng số"
    assert tasks[2].leads == ("Đài Phát thanh và Truyền hình tỉnh",)
    assert tasks[3].deadline == "Quý 2/2026 và các năm tiếp theo"
    assert "ngắt qua trang" in tasks[1].ask


def test_a_damaged_scan_is_only_ever_a_guess() -> None:
    """Number and day are suggestions, and so is every value of such a paper."""
    found = told(SCAN)
    assert found.damaged
    assert found.heading.number is not None
    assert found.heading.number.value.suggested
    assert found.heading.number.value.number.canonical == "35/KH-UBND"
    assert found.heading.date is not None
    assert (found.heading.date.value, found.heading.date.confidence) == (PartialDate(2025, 6, 15), "guess")
    trust = {one.confidence for one in found.targets} | {one.confidence for one in found.reporting}
    trust |= {one.confidence for one in found.duties} | {one.confidence for one in found.ending.recipients}
    assert trust == {"guess"}
    assert found.reporting[0].before == ("10/6", "10/12")


def test_a_citation_has_its_line() -> None:
    """Also one that runs over two lines."""
    found = told(DEPARTMENT).citations
    assert [one.mention.number.canonical for one in found if one.mention.number] == [
        "57-NQ/TW", "211/KH-UBND", "1169/QĐ-TTg", "57-NQ/TW", "57-NQ/TW",
    ]  # fmt: skip
    assert found[1].origin.line == 8


@pytest.mark.parametrize("text", ["", " \n\n", "KẾ HOẠCH", "Nơi nhận:", "PHỤ LỤC\n1\n", "I.\n1.\na)\n-\n"])
def test_next_to_nothing_is_no_error(text: str) -> None:
    """A paper that says nothing yields nothing."""
    found = told(text)
    assert found.duties == ()
    assert found.targets == ()
