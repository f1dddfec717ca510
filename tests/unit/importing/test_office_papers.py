"""Papers as offices send them: letters, stamped numbers, poor scans, text boxes, old Word files."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from tests.office_files import make_boxed, make_scanned, make_signed
from tests.paper_files import make_docx, make_pdf

from nq57.importing.facts.annex import table_duties
from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.facts.scanned_organs import department_like, lead_like
from nq57.importing.papers.doc_to_docx import as_docx, is_old_word
from nq57.importing.papers.paper import Paper, PaperTable, TableRow
from nq57.importing.papers.reading import Unreadable, read_paper
from nq57.importing.papers.scans import with_text, without_signatures
from nq57.importing.papers.txt_reader import read_txt

LETTER = """\
UBND TỈNH A
SỞ NGOẠI VỤ
Số:       /SNgV-VP
V/v mở góc đọc sách số
tại các phòng
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phố Huyện, ngày    tháng 8 năm 2025

Kính gửi:
- Các phòng chuyên môn;
- Trung tâm Dịch vụ.

Thực hiện Kế hoạch số 211/KH-UBND ngày 12/8/2025 của UBND tỉnh, Sở có ý kiến như sau:
1. Mỗi phòng chọn một góc.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC

Trần Thị Mẫu
"""
CHARGED = """\
KẾ HOẠCH
Về góc đọc sách số
Thực hiện Nghị quyết số 57-NQ/TW, Sở xây dựng kế hoạch như sau:
I. NHIỆM VỤ, GIẢI PHÁP
1. Mua sắm
a) Mục tiêu:
- Mỗi phòng có một góc đọc.
b) Nhiệm vụ:
- Chọn chỗ đặt tủ sách.
- Mua máy đọc sách.
c) Phòng Kế toán:
- Bố trí tiền.
2. Trung tâm Dịch vụ
a) Dán nhãn sách.
b) Mở cửa cả buổi trưa.
"""


def told(data: bytes) -> Recognised:
    """What was recognised in readable bytes."""
    paper = read_paper(data, lambda _data, _pages: "Chưa cài.")
    assert isinstance(paper, Paper), paper
    return recognise(paper)


@pytest.fixture(scope="module")
def letter() -> Recognised:
    """A letter in plain text."""
    return recognise(read_txt(LETTER.encode()))


def test_a_letter_is_told_by_its_letterhead(letter: Recognised) -> None:
    """It has no title: number, day, issuer and what it is about all stand above "Kính gửi"."""
    heading = letter.heading
    assert letter.parts.type == "CV"
    assert heading.number is not None
    assert heading.number.value.number.canonical == "/SNgV-VP"
    assert heading.date is not None
    assert heading.date.value.text == "08/2025"
    assert heading.place is not None
    assert heading.place.value == "Phố Huyện"
    assert heading.issuer is not None
    assert heading.issuer.value == "Sở Ngoại vụ tỉnh A"
    assert heading.subject is not None
    assert heading.subject.value == "Về việc mở góc đọc sách số tại các phòng"


def test_initials_in_the_number_confirm_a_department() -> None:
    """Below its superior a department's name is sure only where the number abbreviates it."""
    told_by = {"STC-VP": "sure", "XYZ-VP": "likely"}
    for code, confidence in told_by.items():
        text = LETTER.replace("SỞ NGOẠI VỤ", "SỞ TÀI CHÍNH").replace("/SNgV-VP", f"/{code}")
        issuer = recognise(read_txt(text.encode())).heading.issuer
        assert issuer is not None
        assert (issuer.value, issuer.confidence) == ("Sở Tài chính tỉnh A", confidence)


def test_as_above_means_the_addressees(letter: Recognised) -> None:
    """Among the recipients, "Như trên" stands for those behind "Kính gửi"."""
    names = [one.value for one in letter.ending.recipients]
    assert names == ["Các phòng chuyên môn", "Trung tâm Dịch vụ", "Lưu: VT"]


def test_text_without_a_letterhead_is_no_letter() -> None:
    """A note is not made a letter; its first paragraph is not taken for a head."""
    found = recognise(read_txt("Ghi nhanh cuộc họp.\nMỗi phòng chọn một góc đọc sách.\n".encode()))
    assert found.parts.type is None
    assert found.parts.head == ()


def test_what_a_letter_is_about_names_no_day_of_its_own() -> None:
    """The day of issue is that of the place-and-date line, though "V/v" names another before it."""
    text = LETTER.replace("tại các phòng", "theo Công văn số 5/VP-TH ngày 03/02/2024")
    heading = recognise(read_txt(text.encode())).heading
    assert heading.date is not None
    assert heading.date.value.text == "08/2025"


def test_a_blank_day_and_month_leave_the_year() -> None:
    """Of "Phố Huyện, ngày    tháng    năm 2025" place and year are told."""
    heading = recognise(read_txt(LETTER.replace("tháng 8", "tháng   ").encode())).heading
    assert heading.date is not None
    assert heading.date.value.text == "2025"
    assert "Ngày, tháng" in heading.date.ask


@pytest.mark.parametrize(
    "behind",
    [
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A",
        "GIÁM ĐỐC SỞ NGOẠI VỤ",
        "1. Mở góc đọc sách",
        "Điều 1. Mở góc đọc sách",
        "Tiếp tục thực hiện kế hoạch năm trước, Sở yêu cầu:",
    ],
)
def test_a_subject_ends_where_the_paper_begins(behind: str) -> None:
    """To whom it is sent, who decides in capitals, and the first item are not part of the subject."""
    paper = read_txt(f"TỜ TRÌNH\nVề việc mở góc đọc sách số\n{behind}\nMỗi phòng một góc.\n".encode())
    subject = recognise(paper).heading.subject
    assert subject is not None
    assert subject.value == "Về việc mở góc đọc sách số"


def test_figures_stamped_as_signatures_fill_the_blanks() -> None:
    """Number and day of a signed PDF are read; whose signature it is does not become text of the paper."""
    found = told(make_signed())
    assert found.heading.number is not None
    assert found.heading.number.value.number.canonical == "123/SNgV-VP"
    assert found.heading.date is not None
    assert found.heading.date.value.text == "27/08/2025"
    assert not any("Ky boi" in line.text for line in found.paper.lines)


def test_a_poor_text_layer_is_recognised_anew() -> None:
    """Its page is asked for by number; where no program helps, the poor words are read as guesses."""
    asked: list[Sequence[int]] = []

    def recognised(_data: bytes, pages: Sequence[int]) -> str:
        asked.append(pages)
        return "Chưa cài."

    found = read_paper(
        make_scanned("UBND rNs lAu DoNG ceNG HoA xA ngr cnu ilcnia vrET NAM\n" * 6), recognised
    )
    assert asked == [[1]]
    assert isinstance(found, Paper)
    assert found.form == "scan"
    assert "lớp chữ nhận dạng hỏng" in found.remarks[0]


def test_a_stamp_alone_is_no_text_of_a_scan() -> None:
    """A picture's page whose only words are a copy's stamp says nothing."""
    scan = make_scanned("SAO Y; CÔNG AN TỈNH A; 06/01/2026")
    found = read_paper(scan, lambda _data, _pages: "Chưa cài.")
    assert found == Unreadable("Chưa cài.")


def test_a_sound_text_layer_over_a_picture_is_kept() -> None:
    """A good scanner's words are read as they are."""
    text = "Mỗi phòng của Sở chọn một góc đọc sách, treo bảng tên và mở cửa cho mọi người. " * 4
    found = read_paper(make_scanned(text), lambda _data, _pages: pytest.fail("not asked"))
    assert isinstance(found, Paper)
    assert found.form == "pdf"


def test_layout_tables_and_text_boxes_of_word() -> None:
    """A letterhead of three rows and columns is lines; a text box is read once and names no issuer."""
    found = told(make_boxed())
    assert found.heading.number is not None
    assert found.heading.number.value.number.canonical == "12/QĐ-UBND"
    assert found.heading.issuer is not None
    assert found.heading.issuer.value == "Ủy ban nhân dân tỉnh A"
    assert found.heading.subject is not None
    assert found.heading.subject.value == "Về việc thành lập Tổ giúp việc"
    assert [line.text for line in found.paper.lines].count("DỰ THẢO") == 1
    assert found.paper.tables == ()


def test_lettered_headings_name_lead_or_kind() -> None:
    """Items below "b) Nhiệm vụ" and below an organ's name are tasks, led by the organ; goals are none."""
    duties = recognise(read_txt(CHARGED.encode())).duties
    assert [(duty.ordinal, duty.name, duty.leads) for duty in duties] == [
        ("I.1.b", "Chọn chỗ đặt tủ sách", ()),
        ("I.1.b", "Mua máy đọc sách", ()),
        ("I.1.c", "Bố trí tiền", ("Phòng Kế toán",)),
        ("I.2.a", "Dán nhãn sách", ("Trung tâm Dịch vụ",)),
        ("I.2.b", "Mở cửa cả buổi trưa", ("Trung tâm Dịch vụ",)),
    ]


def test_an_old_word_file_is_converted() -> None:
    """LibreOffice is run with a profile of its own; what it writes is a DOCX that is read."""
    commands: list[Sequence[str]] = []

    def runner(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        commands.append(command)
        Path(command[-1]).with_suffix(".docx").write_bytes(make_docx())
        return subprocess.CompletedProcess(list(command), 0, "", "")

    answer = as_docx(b"\xd0\xcf\x11\xe0", runner, which=lambda name: name)
    assert isinstance(answer, bytes)
    assert told(answer).heading.number is not None
    assert any(str(word).startswith("-env:UserInstallation=file:") for word in commands[0])


def test_what_hinders_a_conversion_is_said() -> None:
    """No program, a failure and a crash are sentences that say what to do."""
    data = b"\xd0\xcf\x11\xe0"
    assert is_old_word(data)
    assert "libreoffice-writer" in str(as_docx(data, which=lambda _name: None))

    def failing(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(list(command), 1, "", "hong\n")

    def broken(_command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        raise OSError

    assert "hong" in str(as_docx(data, failing, which=lambda name: name))
    assert "OSError" in str(as_docx(data, broken, which=lambda name: name))


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ Công văn số 5/SNgV-VP trước ngày 20/12/2025 về chế độ báo cáo định kỳ;",
        "Thực hiện Kế hoạch số 211/KH-UBND về chế độ báo cáo định kỳ hằng năm.",
        "100% biểu mẫu báo cáo định kỳ được điền trên mạng.",
        "Xét Tờ trình ngày 10/12/2025 về việc báo cáo kết quả.",
        "Phòng Kế toán báo cáo kết quả cho Sở trước ngày 25/12/2025.",
    ],
)
def test_a_mention_of_reports_is_no_duty_to_report(sentence: str) -> None:
    """What a paper rests on, a target that counts reports, and a day of one year set no period."""
    text = f"KẾ HOẠCH\nVề góc đọc sách\nI. NHIỆM VỤ\n1. {sentence}\n"
    assert recognise(read_txt(text.encode())).reporting == ()


def test_who_reports_may_stand_in_the_heading_above() -> None:
    """Items of a lettered organ report in its name; "lãnh đạo" is no part of the receiver's name."""
    text = CHARGED.replace("- Bố trí tiền.", "- Định kỳ hằng tháng báo cáo lãnh đạo Sở Nội vụ tình hình.")
    (duty,) = recognise(read_txt(text.encode())).reporting
    assert (duty.period, duty.sender, duty.receiver) == ("hằng tháng", "Phòng Kế toán", "Sở Nội vụ")


def test_a_department_damaged_by_a_scan_is_suggested() -> None:
    """The one name it is like, with what the scan says in the question; like none or two, it stays."""
    assert department_like("S6 Khoa hoc va Cong nghé") == "Sở Khoa học và Công nghệ"
    assert department_like("Sở Khoa học và Công nghệ") is None
    assert department_like("Phong Ke toan") is None
    assert department_like("") is None


def test_those_charged_together_are_named_in_a_damaged_scan() -> None:
    """Part by part; who is only asked stays so, and a part that is like nothing stays as it was read."""
    assert lead_like("Cac s6, ban, nganh; dé nghi Bao va Pai Phat thanh Truyén hinh tinh; To 5") == (
        "Các sở, ban, ngành; đề nghị Báo và Đài Phát thanh Truyền hình tỉnh; To 5"
    )
    assert lead_like("Các sở, ban, ngành") is None
    assert lead_like("Phong Ke toan") is None


def test_what_a_bracket_adds_to_a_code_is_asked_about() -> None:
    """The number without it is told."""
    text = LETTER.replace("Số:       /SNgV-VP", "Số: 409 /SNgV-VP(P2)")
    number = recognise(read_txt(text.encode())).heading.number
    assert number is not None
    assert (number.value.number.canonical, number.confidence) == ("409/SNgV-VP", "likely")
    assert "trong ngoặc" in number.ask


def test_figures_written_by_hand_leave_the_code() -> None:
    """What a scan makes of them is no number: the code stays, and the figures are asked for."""
    number = recognise(read_txt(LETTER.replace("Số:       /", "Só/t2đ# /").encode())).heading.number
    assert number is not None
    assert (number.value.number.canonical, number.confidence) == ("/SNgV-VP", "guess")
    assert "viết tay" in number.ask


def test_pages_are_recognised_without_what_their_signatures_show() -> None:
    """The program gets the pages with stamped figures drawn in, without the block of who signed."""
    given: list[bytes] = []

    def runner(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        if command[0] == "ocrmypdf":
            given.append(Path(command[-2]).read_bytes())
        return subprocess.CompletedProcess(list(command), 1, "eng\nvie\n", "hong\n")

    with_text(
        make_signed(),
        [1],
        runner,
        which=lambda name: name,
        prepared=lambda data, _: without_signatures(data),
    )
    with pikepdf.open(io.BytesIO(given[0])) as document:
        assert "/AcroForm" not in document.Root
    letters = "".join("".join(line.text.split()) for line in told(given[0]).paper.lines)
    assert "Số:123/SNgV-VP" in letters
    assert "Kyboi" not in letters


def test_a_telegram_names_whom_it_goes_to_behind_its_verb() -> None:
    """What ends in "điện:" stands for "Kính gửi"; a rule drawn below the subject is no paragraph."""
    text = (
        "CÔNG ĐIỆN\nmở góc đọc sách số\n________\nSỞ NGOẠI VỤ điện:\n- Các phòng;\n- Trung tâm.\n"
        "Mỗi phòng một góc.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    found = recognise(read_txt(text.encode()))
    assert found.heading.subject is not None
    assert found.heading.subject.value == "Mở góc đọc sách số"
    assert [one.value for one in found.ending.recipients] == ["Các phòng", "Trung tâm", "Lưu: VT"]
    assert not any("___" in one.text for one in found.body)


def test_targets_take_their_year_from_the_title_at_last() -> None:
    """Items right below "chỉ tiêu" are targets, tasks with a figure none; years of a title are doubted."""
    text = (
        "KẾ HOẠCH\nGóc đọc sách số giai đoạn 2026 - 2030\nI. CHỈ TIÊU, NHIỆM VỤ\n1. Phòng họp\n"
        "a) Mục tiêu:\n- Trên 80% phòng có góc đọc.\nb) Nhiệm vụ:\n- Mua 100% sách mới.\n"
        "II. CHỈ TIÊU NĂM 2027\n1. 90% người đọc.\n"
    )
    goals = recognise(read_txt(text.encode())).targets
    assert [(goal.ordinal, goal.years, goal.value, goal.confidence) for goal in goals] == [
        ("I.1.a", "2026-2030", "trên 80", "likely"),
        ("II.1", "2027", "90", "sure"),
    ]
    assert "tên văn bản" in goals[0].ask


@pytest.mark.parametrize("wrong", ["/Annots 5", "/Annots [5 null (x)]", "/Annots [<</Rect [1 2]/AP 7>>]"])
def test_damaged_signatures_leave_the_text(wrong: str) -> None:
    """Whatever stands where signatures should, the paper's own lines are read."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.pages[0].obj["/Annots"] = pikepdf.Object.parse(wrong.removeprefix("/Annots ").encode())
        document.save(made)
    assert told(made.getvalue()).heading.number is not None

    def runner(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(list(command), 1, "vie\n", "hong\n")

    assert "hong" in str(with_text(made.getvalue(), [1], runner, which=lambda name: name))


def annex(*rows: tuple[str, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Name, leads, helpers and deadline of the tasks of a table of these rows."""
    table = PaperTable(tuple(TableRow(cells, 0, at) for at, cells in enumerate(rows, start=1)))
    return [(one.name, one.leads, one.helpers, one.deadline) for one in table_duties([table], "")]


def test_a_header_of_two_lines_names_its_columns_together() -> None:
    """What stands merged above "Chủ trì" and "Phối hợp" does not hide them, nor is their line a task."""
    assert annex(
        ("TT", "Nội dung", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời gian"),
        ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        ("1", "Mở góc đọc sách", "Phòng Một", "Phòng Hai", "Quý I/2026"),
    ) == [("Mở góc đọc sách", ("Phòng Một",), ("Phòng Hai",), "Quý I/2026")]


def test_a_task_that_speaks_like_a_header_is_a_task() -> None:
    """Long cells with "thời gian", "báo cáo kết quả" or "chủ trì" are no header, not even below one."""
    rows = (
        ("Nội dung", "Trách nhiệm thực hiện", "Thời gian"),
        ("Họp về kết quả", "Phòng Một chủ trì, Phòng Hai phối hợp thực hiện", "Năm 2026"),
        ("Tiếp tục sử dụng góc đọc sách, bảo đảm thời gian mở cửa của từng phòng trong cơ quan Sở",
         "Phòng Một", "Báo cáo kết quả định kỳ theo thời gian mà Sở đã giao cho từng phòng trong năm"),
        ("Mua sách", "Phòng Hai", "Năm 2027"),
    )  # fmt: skip
    assert [name.split()[0] for name, *_ in annex(*rows)] == ["Họp", "Tiếp", "Mua"]
    assert [leads for _, leads, *_ in annex(*rows)][2] == ("Phòng Hai",)


def test_a_meetings_agenda_is_no_list_of_tasks() -> None:
    """Rows without a number that tell the hour."""
    rows = (("Thời gian", "Nội dung", "Chủ trì"), ("07h45 - 8h00", "Tiếp đón", "Phòng Một"))
    assert annex(*rows) == []


def test_a_subject_may_speak_of_electricity() -> None:
    """Only an organ in capitals sends a telegram."""
    text = (
        "KẾ HOẠCH\nVề tiết kiệm\nnguồn điện: mười việc của mỗi phòng\nThực hiện Nghị quyết số 57-NQ/TW.\n"
    )
    subject = recognise(read_txt(text.encode())).heading.subject
    assert subject is not None
    assert subject.value == "Về tiết kiệm nguồn điện: mười việc của mỗi phòng"
