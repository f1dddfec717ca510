"""Wordings of tasks, targets, reports, effects and signatures that papers of other makers have."""

import io

import docx
import pytest

from nq57.importing.drafts.document_draft import relations_of
from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.docx_reader import read_docx
from nq57.importing.papers.txt_reader import read_txt

Change = tuple[str, str, bool]
_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
_LEFT = "ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 132/KH-UBND"
_DAY = "Mẫu, ngày 06 tháng 11 năm 2026"
_PLAN = f"{_LEFT}\n{_STATE}\n{_DAY}\nKẾ HOẠCH\nThử đọc giai đoạn 2026 - 2030\n"
_SIGNED = "\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
_FILLER = "theo dõi, đôn đốc việc thực hiện Kế hoạch này, kịp thời phản ánh khó khăn về Ủy ban nhân dân "
"tỉnh."
_DECREE = (
    f"CHÍNH PHỦ\n{_STATE}\nSố: 198/2026/NĐ-CP\nHà Nội, ngày 06 tháng 4 năm 2026\nNGHỊ ĐỊNH\n{{}}\n"
    "Căn cứ Luật Mẫu mực số 63/2024/QH15;\n{}Điều 1. Phạm vi\n{}\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn "
    "Mẫu\n"
)


def _plan(body: str) -> Recognised:
    return recognise(read_txt((_PLAN + body + _SIGNED).encode()))


def _decree(subject: str, article: str, opening: str = "") -> list[Change]:
    found = recognise(read_txt(_DECREE.format(subject, opening, article).encode()))
    told = (one.value for one in relations_of(found))
    return [(one.label, one.number, one.partial) for one in told if one.number != "63/2024/QH15"]


@pytest.mark.parametrize(
    ("item", "name", "lead"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập đề án.", "Chủ trì, phối hợp", "Sở Y tế"),
        ("Sở Y tế có trách nhiệm lập đề án.", "Lập đề án", "Sở Y tế"),
        ("Yêu cầu Sở Y tế khẩn trương lập đề án.", "Khẩn trương lập đề án", "Sở Y tế"),
        ("Giám đốc Sở Y tế phê duyệt danh mục.", "Phê duyệt danh mục", "Giám đốc Sở Y tế"),
        ("Chủ tịch UBND các xã: Công khai danh mục.", "Công khai danh mục", "Chủ tịch UBND các xã"),
        ("Công đoàn Viên chức tỉnh vận động đoàn viên.", "Vận động đoàn viên", "Công đoàn Viên chức tỉnh"),
    ],
)
@pytest.mark.parametrize("section", ["II. NHIỆM VỤ THỜI GIAN TỚI", "II. TỔ CHỨC THỰC HIỆN"])
def test_an_order_in_one_sentence_is_a_task(section: str, item: str, name: str, lead: str) -> None:
    """Its name is what is to be done, its lead whom the sentence charges, whatever verb is between."""
    (first, _) = _plan(f"{section}\n1. {item}\n2. Sở Nội vụ {_FILLER}").duties
    assert (first.name.startswith(name), first.leads) == (True, (lead,))


@pytest.mark.parametrize(
    ("text", "helpers", "time"),
    [
        ("1. Lập kho dữ liệu (Sở Y tế chủ trì; xong trước ngày 30/6/2027).", (), "trước ngày 30/6/2027"),
        ("1. Lập kho dữ liệu.\n(Chủ trì: Sở Y tế; phối hợp: Sở A; thời gian: năm 2027)",
         ("Sở A",), "năm 2027"),
        ("1. Lập kho dữ liệu.\nPhân công: Sở Y tế chủ trì, Sở A phối hợp. Thời gian: Năm 2027.",
         ("Sở A",), "Năm 2027"),
        ("a) Lập kho dữ liệu. Thời gian thực hiện: Quý I/2027. Đơn vị thực hiện: Sở Y tế.",
         (), "Quý I/2027"),
    ],
)  # fmt: skip
def test_lead_and_time_may_stand_in_the_sentence(text: str, helpers: tuple[str, ...], time: str) -> None:
    """With a label or as "Sở Y tế chủ trì", in a bracket or on a line of their own."""
    (task, _) = _plan(f"II. NHIỆM VỤ\n{text}\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ {_FILLER}").duties
    told = (task.name, task.leads, task.helpers, task.deadline)
    assert told == ("Lập kho dữ liệu", ("Sở Y tế",), helpers, time)


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("II. CÁC MỤC TIÊU CHỦ YẾU ĐẾN NĂM 2030\na) {}", "2030"),
        ("II. MỤC TIÊU, CHỈ TIÊU\n2. Chỉ tiêu cụ thể đến năm 2028\n2.1. {}", "2028"),
        ("II. MỘT SỐ MỤC TIÊU CỤ THỂ\n* Đến năm 2029:\n- {}", "2029"),
        ("II. CHỈ TIÊU PHẤN ĐẤU NĂM 2027\n1. Chỉ tiêu 1: {}", "2027"),
        ("II. MỤC TIÊU\n1. Đến năm 2028: {}", "2028"),
    ],
)
def test_targets_stand_below_headings_of_many_wordings(heading: str, year: str) -> None:
    """With letters, numbers below numbers, or a line that names the year."""
    (goal,) = _plan(heading.format("Trên 85% hồ sơ được xử lý trực tuyến.")).targets
    assert (goal.years, goal.value, goal.unit, goal.name) == (
        year, "trên 85", "%", "Hồ sơ được xử lý trực tuyến",
    )  # fmt: skip


def test_results_are_no_targets() -> None:
    """A report measures by targets what was reached."""
    assert not _plan("I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU\n1. Tỷ lệ hồ sơ trực tuyến đạt 67,5%.").targets


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Từ 30% (năm 2026) lên 45% (năm 2028) doanh nghiệp số.", ("2028", "45", "%")),
        ("Không quá 03 giờ xử lý một sự cố.", ("2030", "tối đa 03", "giờ")),
        ("Trên 50 phần trăm dân số có chữ ký số.", ("2030", "trên 50", "%")),
        ("Gấp 2 lần số doanh nghiệp so với năm 2025.", ("2030", "gấp 2", "lần")),
        ("Khoảng 30 triệu tài khoản được kích hoạt.", ("2030", "khoảng 30", "triệu tài khoản")),
        ("1/3 số xã hoàn thành mô hình.", ("2030", "1/3", "")),
    ],
)
def test_further_figures_are_read_whole(line: str, told: tuple[str, str, str]) -> None:
    """Multiples, fractions, shares in words, and a rise with both its years."""
    (goal,) = _plan(f"I. MỤC TIÊU\n1. Mục tiêu cụ thể đến năm 2030\n- {line}").targets
    assert (goal.years, goal.value, goal.unit) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Định kỳ hàng quý, trước ngày 25 tháng cuối quý, UBND các xã báo cáo Sở Tài chính.",
         [("hằng quý", ("25/3", "25/6", "25/9", "25/12"))]),
        ("Các cơ quan báo cáo Sở Nội vụ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12).",
         [("6 tháng", ("15/6",)), ("năm", ("15/12",))]),
        ("Định kỳ 06 tháng (trước ngày 10/6) và hằng năm (trước ngày 10/12), các đơn vị báo cáo Sở Nội vụ.",
         [("6 tháng", ("10/6",)), ("năm", ("10/12",))]),
        ("Vào ngày làm việc cuối cùng hằng tháng, Công an xã báo cáo Ủy ban nhân dân xã.",
         [("hằng tháng", ())]),
    ],
)  # fmt: skip
def test_reports_come_back_by_quarters(sentence: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    """A day of the quarter's last month is four days of the year; a day that is none is asked."""
    found = _plan(f"I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ {_FILLER}\n2. Báo cáo\n{sentence}").reporting
    assert [(one.period, one.before) for one in found] == told


@pytest.mark.parametrize(
    ("subject", "article", "wanted"),
    [
        ("Bãi bỏ một phần Nghị định số 45/2019/NĐ-CP", "", [("Bãi bỏ", "45/2019/NĐ-CP", True)]),
        ("Bãi bỏ toàn bộ Nghị định số 45/2019/NĐ-CP", "", [("Bãi bỏ", "45/2019/NĐ-CP", False)]),
        ("Quy định mẫu", "Điều 2. Thay thế cụm từ “A” bằng cụm từ “B” tại Nghị định số 46/2019/NĐ-CP.",
         [("Sửa đổi, bổ sung", "46/2019/NĐ-CP", False)]),
    ],
)  # fmt: skip
def test_a_part_or_the_whole_is_changed(subject: str, article: str, wanted: list[Change]) -> None:
    """As the subject says, or where words are put in the place of others."""
    assert _decree(subject, article) == wanted


def test_the_enacting_sentence_tells_what_is_amended() -> None:
    """Where a subject names no number."""
    opening = "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP.\n"
    wanted = [("Sửa đổi, bổ sung", "12/2020/NĐ-CP", False)]
    assert _decree("Sửa đổi, bổ sung một số điều của Nghị định mẫu", "", opening) == wanted


def _word(*end: str | list[list[str]]) -> Recognised:
    made = docx.Document()
    for block in ([[_LEFT, f"{_STATE}\n{_DAY}"]], "KẾ HOẠCH", "Thử chữ ký", "I. MỤC ĐÍCH", *end):
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    made.save(buffer)
    paper = read_docx(buffer.getvalue())
    assert paper is not None
    return recognise(paper)


_TO = "Nơi nhận:\n- Như trên;\n- Lưu: VT."


@pytest.mark.parametrize(
    ("end", "signer"),
    [
        ([[["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mẫu", _TO]]], "Lê Thị Mẫu"),
        ([[[_TO, "CHỦ TỊCH"], ["", "Lê Thị Mẫu"]]], "Lê Thị Mẫu"),
        ([[["GIÁM ĐỐC SỞ Y TẾ", "GIÁM ĐỐC SỞ NỘI VỤ"], ["Trần Văn Thử", "Lê Thị Mẫu"]], _TO],
         "Trần Văn Thử; Lê Thị Mẫu"),
        (["CHỦ TỊCH", "(Ký, đóng dấu)", "Đại tá, TS. Lê Thị Mẫu"], "Lê Thị Mẫu"),
        ([_TO, "CHỦ TỊCH", "H'Yim Kđoh"], "H'Yim Kđoh"),
        ([_TO, "VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN", "DÂN TỐI CAO", "PHÓ VIỆN TRƯỞNG", "Lê Thị Mẫu"], ("Lê "
        "Thị Mẫu")),
    ],
)  # fmt: skip
def test_a_signature_is_read_from_any_cell(end: list[str | list[list[str]]], signer: str) -> None:
    """Left or right, over rows, with ranks, with names of the Highlands; no task is made of it."""
    found = _word(*end)
    assert found.ending.signer is not None
    assert (found.ending.signer.value, found.duties) == (signer, ())


_HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]


def test_rows_are_kept_whatever_is_between_them() -> None:
    """A header said again, a row that numbers the columns, two organs parted by a break in a cell."""
    rows = [
        _HEAD, ["(1)", "(2)", "(3)", "(4)"], ["1", "Việc một", "Sở Y tế\nSở Nội vụ", "Quý I/2027"], _HEAD,
        ["2", "Việc hai", "Sở Tư pháp", "Năm 2027"],
    ]  # fmt: skip
    found = _word(_TO, "CHỦ TỊCH", "Lê Thị Mẫu", "PHỤ LỤC", rows)
    told = [(one.ordinal, one.leads) for one in found.duties]
    assert told == [("1", ("Sở Y tế", "Sở Nội vụ")), ("2", ("Sở Tư pháp",))]


def test_a_table_of_targets_has_a_value_for_each_year() -> None:
    """With the unit of its column; what is no figure is asked."""
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2028"], ["I", "Hạ tầng", "", "", ""],
        ["1", "Hồ sơ trực tuyến", "%", "50", "≥ 80"], ["2", "Trung tâm dữ liệu", "", "Hoàn thành", ""],
    ]  # fmt: skip
    first, second = _word(_TO, "CHỦ TỊCH", "Lê Thị Mẫu", "PHỤ LỤC", rows).targets
    assert (first.name, first.years, first.value, first.unit) == ("Hồ sơ trực tuyến", "2026", "50", "%")
    assert (first.later, first.confidence) == ((("2028", "ít nhất 80"),), "sure")
    assert (second.confidence, bool(second.ask)) == ("likely", True)
