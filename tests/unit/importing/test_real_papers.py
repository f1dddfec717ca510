"""Papers of other makers than ours, shaped as theirs: gazettes, laws, directives, amending acts."""

import pytest
from tests.papers import PROVINCE
from tests.unit.importing.test_drafting import drafted, keys

from nq57.importing.drafts.body_text import body_text
from nq57.importing.drafts.checking import without_refused
from nq57.importing.drafts.document_draft import relations_of
from nq57.importing.facts.annex import table_duties
from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.paper import PaperTable, TableRow
from nq57.importing.papers.txt_reader import read_txt
from nq57.model.problems import problem
from nq57.model.source import Source

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PLAN = (
    f"ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSố: 131/KH-UBND\n{MOTTO}Mẫu, ngày 06 tháng 11 năm 2026\nKẾ "
    f"HOẠCH\nThử tiêu đề\n"
)
SIGNED = "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
GAZETTE = f"""\
CÔNG BÁO/Số 755 + 756/Ngày 17-6-2025
3

VĂN BẢN QUY PHẠM PHÁP LUẬT
ỦY BAN THƯỜNG VỤ QUỐC HỘI

ỦY BAN THƯỜNG VỤ QUỐC HỘI

Nghị quyết số: 78/2025/UBTVQH15

{MOTTO}
NGHỊ QUYẾT
Về việc ghi nhận thời gian mẫu

ỦY BAN THƯỜNG VỤ QUỐC HỘI
Căn cứ Luật Mẫu mực số 57/2014/QH13;
QUYẾT NGHỊ:
Điều 1. Ghi nhận thời gian mẫu.
Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV, phiên họp thứ 45 thông qua ngày 17 tháng 5 năm 2025.

TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI
CHỦ TỊCH

Nguyễn Văn Mẫu
"""


def told(text: str) -> Recognised:
    """What was recognised in a text."""
    return recognise(read_txt(text.encode()))


def signer(text: str) -> str | None:
    """Who signed."""
    found = told(text).ending.signer
    return found.value if found else None


def tasks(text: str) -> list[tuple[str, str]]:
    """Names and leads of the tasks."""
    return [(one.name, "; ".join(one.leads)) for one in told(text).duties]


def targets(*lines: str) -> list[str]:
    """Values and units of the targets of a plan with these lines."""
    text = f"{PLAN}I. MỤC TIÊU\n1. Mục tiêu cụ thể đến năm 2028\n" + "\n".join(
        f"- {line}" for line in lines
    )
    found = told(f"{text}\n{SIGNED}").targets
    return [f"{one.value} {one.unit}".strip() for one in found]


def test_a_gazettes_own_lines_are_no_facts() -> None:
    """Its day is not the paper's, its section no issuer; the day is that of passing."""
    found = told(GAZETTE)
    heading = found.heading
    assert heading.date is not None
    assert (heading.date.value.text, heading.date.confidence) == ("17/05/2025", "sure")
    assert heading.issuer is not None
    assert heading.issuer.value == "Ủy ban Thường vụ Quốc hội"
    assert signer(GAZETTE) == "Nguyễn Văn Mẫu"
    assert [line.text for line in found.paper.aside][:2] == ["CÔNG BÁO/Số 755 + 756/Ngày 17-6-2025", "3"]


@pytest.mark.parametrize("head", ["CÔNG BÁO/Số 302/Ngày 02-06-2026", "Kế hoạch triển khai Nghị quyết mẫu"])
@pytest.mark.parametrize("above", [False, True], ids=["number-below", "number-above"])
def test_a_line_that_comes_back_with_page_numbers_is_no_text(head: str, above: bool) -> None:  # noqa: FBT001 - a case
    """Neither a task nor part of one, wherever its number stands; with a blank line around it or none."""
    pages = [f"{n}\n{head}" if above else f"{head}\n{n}" for n in (73, 74)]
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nPhương án phải theo hướng:\n\n"
        f"{pages[0]}\n\n- Tiếp nhận công chức.\n\n2. Sở Y tế\n\n{pages[1]}\n\nChủ trì đào tạo nhân lực.\n\n"
    )
    for text in (body, body.replace("\n\n", "\n")):
        names = [name for name, _ in tasks(PLAN + text + SIGNED)]
        assert names == ["Phương án phải theo hướng", "Tiếp nhận công chức", "Chủ trì đào tạo nhân lực"]


def test_cells_of_a_flattened_table_are_no_running_heads() -> None:
    """A deadline that comes back beside rising row numbers stays."""
    assert told(PROVINCE).paper.aside == ()


def test_a_mark_in_a_running_head_still_bars_the_paper() -> None:
    """What is set aside is searched for marks of classification all the same."""
    head = "TỐI MẬT - Kế hoạch mẫu"
    body = f"I. NHIỆM VỤ\n{head}\n2\n1. Mở lớp.\n{head}\n3\n2. Đóng lớp.\n"
    assert drafted(PLAN + body + SIGNED).marks


@pytest.mark.parametrize(
    "end",
    [
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Mẫu\n",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn Mẫu\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        SIGNED,
    ],
    ids=["alone", "above", "below"],
)
def test_a_signature_is_found_wherever_it_stands(end: str) -> None:
    """Above or below the recipients or without them; it is no task."""
    text = (
        f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Theo dõi.\n2. Sở Tài chính bố trí kinh phí.\n{end}"
    )
    assert signer(text) == "Nguyễn Văn Mẫu"
    assert tasks(text) == [("Theo dõi", "Sở Nội vụ"), ("Bố trí kinh phí", "Sở Tài chính")]


def test_a_joint_circular_has_every_signer() -> None:
    """And every issuer."""
    text = (
        f"BỘ TÀI CHÍNH - BỘ CÔNG AN\nSố: 01/2026/TTLT-BTC-BCA\n{MOTTO}Hà Nội, ngày 06 tháng 4 năm 2026\n"
        "THÔNG TƯ LIÊN TỊCH\nQuy định mẫu\nĐiều 1. Mẫu.\n"
        "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn Mẫu\nKT. BỘ TRƯỞNG BỘ CÔNG AN\nTHỨ "
        "TRƯỞNG\nTrần Thị Thử\n"
    )
    issuer = told(text).heading.issuer
    assert issuer is not None
    assert (issuer.value, signer(text)) == ("Bộ Tài chính; Bộ Công an", "Lê Văn Mẫu; Trần Thị Thử")


def test_what_is_missing_is_asked() -> None:
    """Day, signer and an effect whose day cannot be told."""
    text = (
        f"BỘ TÀI CHÍNH\n{MOTTO}Số: 372/QĐ-BTC\nHà Nội, ngày 23 tháng 02 năm 20264\nQUYẾT ĐỊNH\nVề mẫu\n"
        "Điều 1. Mẫu.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nNơi nhận:\n- Lưu: VT.\n"
    )
    asked = {value.key for value in drafted(text).questions}
    assert {"ngay_ban_hanh", "nguoi_ky", "ngay_hieu_luc"} <= asked


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("TỈNH MẪU", "TỈNH MẪU\nBỘ TÀI CHÍNH"), ""),
        (("131/KH-UBND", "131/QĐ-UBND"), "loai"),
        (("131/KH-UBND", "131/2025/KH-UBND"), "ngay_ban_hanh"),
        (("ỦY BAN NHÂN DÂN\nTỈNH MẪU", "CHÍNH PHỦ"), "co_quan_ban_hanh"),
    ],
)
def test_what_two_readings_contradict_is_never_sure(change: tuple[str, str], key: str) -> None:
    """Title against number, year against year, letterhead against code."""
    made = drafted(PLAN.replace(*change) + "I. NHIỆM VỤ\n1. Mở lớp.\n" + SIGNED)
    sure = {value.key for value in made.values if value.confidence == "sure"}
    assert not key or (key not in sure and key in {value.key for value in made.questions})


def test_items_have_every_letter_of_the_official_order() -> None:
    """One task each, whether lines are set apart or not."""
    items = "\n".join(f"{letter}) Xây dựng nền tảng {letter}." for letter in "abcdđeghiklmnopqrstuvxy")
    for text in (items, items.replace("\n", "\n\n")):
        made = tasks(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n{text}\n{SIGNED}")
        assert len(made) == 23
        assert {lead for _, lead in made} == {"Sở Nội vụ"}


def test_an_article_is_no_task() -> None:
    """It ends the section before it, and the task before it keeps its own words and lead."""
    body = (
        "IV. TỔ CHỨC THỰC HIỆN\n3. Bộ Tài chính bố trí kinh phí theo quy định.\nĐiều 2. Có hiệu "
        "lực.\nĐiều 3. Thi hành.\n"
    )
    text = (
        PLAN.replace("KẾ HOẠCH", "QUYẾT ĐỊNH").replace("KH-", "QĐ-")
        + "Điều 1. Phê duyệt:\n"
        + body
        + SIGNED
    )
    assert tasks(text) == [("Bố trí kinh phí theo quy định", "Bộ Tài chính")]


def test_a_directive_charges_without_sections() -> None:
    """What stands below "yêu cầu:" is tasks; a weekly report and a day of one year part."""
    text = (
        f"THỦ TƯỚNG CHÍNH PHỦ\nSố: 21/CT-TTg\n{MOTTO}Hà Nội, ngày 20 tháng 5 năm 2026\nCHỈ THỊ\nVề "
        f"việc mẫu\n"
        "Để khắc phục, Thủ tướng Chính phủ yêu cầu:\n1. Ủy ban nhân dân các tỉnh, thành phố\n"
        "a) Rà soát các tổ; hoàn thành trước ngày 10 tháng 6 năm 2026.\n"
        "b) Định kỳ báo cáo Thủ tướng Chính phủ vào thứ Sáu hàng tuần; báo cáo tổng thể trước ngày "
        "05 tháng 7 năm 2026.\n"
        "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn Mẫu\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    found = told(text)
    assert found.heading.subject is not None
    assert found.heading.subject.value == "Về việc mẫu"
    assert found.duties[0].deadline == "Trước ngày 10 tháng 6 năm 2026"
    assert [(one.period, one.before) for one in found.reporting] == [("hằng tuần", ("thứ Sáu",))]


def test_labels_within_a_sentence_are_lead_helpers_and_time() -> None:
    """As in "… (đơn vị chủ trì: …; phối hợp: …; thời gian: …)"."""
    text = (
        f"{PLAN}II. NHIỆM VỤ\n1. Xây dựng kho mẫu (đơn vị chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; "
        f"thời gian: Quý I/2027).\n{SIGNED}"
    )
    (duty,) = told(text).duties
    assert (duty.name, duty.leads, duty.helpers, duty.deadline) == (
        "Xây dựng kho mẫu", ("Sở Nội vụ",), ("Sở Y tế",), "Quý I/2027",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("30% - 40% cán bộ được bồi dưỡng.", "30-40 %"),
        ("Từ 50% đến 60% hồ sơ nộp trực tuyến.", "50-60 %"),
        ("70-80% dân số có tài khoản.", "70-80 %"),
        ("Tỷ lệ hộ có Internet đạt 85 - 90%.", "85-90 %"),
        ("Tối thiểu 95% thủ tục được số hóa.", "ít nhất 95 %"),
        ("Trên 1.500 lượt người được tập huấn.", "trên 1.500 lượt người"),
        ("Giảm 30% thời gian xử lý hồ sơ.", "30 %"),
        ("Tăng từ 10% lên 20% chi cho khoa học.", "20 %"),
        ("Kinh tế số chiếm tối thiểu 15,5% GRDP.", "ít nhất 15,5 %"),
        ("Không quá 5% hồ sơ trễ hạn.", "tối đa 5 %"),
        ("90% trở lên người dân hài lòng.", "ít nhất 90 %"),
        ("Phấn đấu thuộc nhóm 10 tỉnh dẫn đầu.", "Thực hiện"),
    ],
)
def test_a_figure_is_read_whole(line: str, value: str) -> None:
    """Ranges, rises, bounds, thousands and decimals as they are; what has no figure is asked."""
    assert targets(line) == [value]


def test_figures_of_several_years_are_milestones() -> None:
    """Each with its year; figures that cannot be told apart are asked."""
    text = (
        f"{PLAN}I. MỤC TIÊU\n1. Mục tiêu cụ thể đến năm 2028\n- Đạt 15,5% GRDP; đến năm 2030 "
        f"chiếm 20%.\n- 80% xã, 90% phường có tổ.\n{SIGNED}"
    )
    first, second = told(text).targets
    assert (first.years, first.value, first.later) == ("2028", "15,5", (("2030", "20"),))
    assert (second.confidence, bool(second.ask)) == ("likely", True)


AMENDING = (
    f"BỘ TÀI CHÍNH\n{MOTTO}Số: 121/2026/TT-BTC\nHà Nội, ngày 06 tháng 4 năm 2026\nTHÔNG "
    f"TƯ\n{{subject}}\nBỘ TÀI CHÍNH\n{{body}}\n{SIGNED}"
)


@pytest.mark.parametrize(
    ("subject", "body", "wanted"),
    [
        (
            (
                "Sửa đổi, bổ sung một số điều của Thông tư số 80/2021/TT-BTC ngày 29 tháng 9 năm 2021 "
                "của Bộ trưởng Bộ "
                "Tài chính hướng dẫn thi hành Luật Mẫu và Nghị định số 126/2020/NĐ-CP của Chính phủ"
            ),
            "Điều 1. Mẫu.",
            [("Sửa đổi, bổ sung", "80/2021/TT-BTC", False)],
        ),
        (
            "Sửa đổi Kế hoạch thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị",
            "Điều 1. Sửa đổi Kế hoạch số 15/KH-UBND.",
            [("Thi hành", "57-NQ/TW", False), ("Sửa đổi, bổ sung", "15/KH-UBND", False)],
        ),
        (
            "Quy định mẫu",
            "Điều 2. Điều 3 Nghị định số 161/2018/NĐ-CP hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
            [("Bãi bỏ", "161/2018/NĐ-CP", True)],
        ),
        (
            "Quy định mẫu",
            (
                "Điều 2. Hiệu lực\n1. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu "
                "lực:\n"
                "a) Nghị định số 68/2000/NĐ-CP về hợp đồng;\nb) Khoản 2 Điều 7 Nghị định số "
                "06/2013/NĐ-CP."
            ),
            [("Thay thế", "68/2000/NĐ-CP", False), ("Bãi bỏ", "06/2013/NĐ-CP", True)],
        ),
    ],
    ids=["row", "about", "part", "list"],
)
def test_a_verb_has_its_own_object(subject: str, body: str, wanted: list[tuple[str, str, bool]]) -> None:
    """Not the nearest document: what another act is about is not changed, and a part is a part."""
    found = told(AMENDING.format(subject=subject, body=body))
    assert [tuple(one.value) for one in relations_of(found)] == wanted


def test_an_effect_counted_from_signing_is_a_day_that_is_asked() -> None:
    """45 days behind the day of issue."""
    since = told(
        AMENDING.format(subject="Mẫu", body="Điều 2. Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký.")
    ).effect.since
    assert since is not None
    assert (f"{since.value:%d/%m/%Y}", since.confidence) == ("21/05/2026", "likely")


@pytest.mark.parametrize("number", ["372/QĐ-BT\u0421", "372/QĐ-\u0392TC", "372/Q Đ-BTC", "372/QĐ-\nBTC"])
def test_a_number_is_read_through_alike_letters_gaps_and_breaks(number: str) -> None:
    """Cyrillic and Greek capitals, a blank inside, two lines."""
    text = AMENDING.replace("121/2026/TT-BTC", number).replace("THÔNG TƯ", "QUYẾT ĐỊNH")
    found = told(text.format(subject="Mẫu", body="Điều 1. Mẫu.")).heading.number
    assert found is not None
    assert found.value.number.canonical == "372/QĐ-BTC"
    assert found.confidence == ("sure" if "\n" in number else "likely")


def test_words_in_windows_1258_are_read_and_named() -> None:
    """Its tones stand behind their letters."""
    text = "K\xea\u0301 hoa\u0323ch chuy\xea\u0309n đ\xf4\u0309i s\xf4\u0301 của tỉnh Mẫu".encode(
        "cp1258", errors="ignore"
    )
    paper = read_txt(text)
    assert paper.encoding == "windows-1258"
    assert paper.lines[0].text.startswith("Kế hoạch chuyển đổi số")


def test_signs_of_html_are_shown_as_they_are() -> None:
    """Python-Markdown knows no backslash before a less-than sign."""
    found = told(f"{PLAN}I. MỤC ĐÍCH\nTỷ lệ lỗi < 5%; C &amp; D; <a@b.vn>.\n{SIGNED}")
    assert "Tỷ lệ lỗi &lt; 5%; C &amp;amp; D; &lt;a@b.vn\\>." in body_text(found.body)


def test_a_draft_of_a_target_has_all_its_years() -> None:
    """As milestones of one record."""
    text = (
        f"{PLAN}I. MỤC TIÊU\n1. Mục tiêu cụ thể đến năm 2028\n- Đạt 15,5% GRDP; đến năm 2030 "
        f"chiếm 20%.\n{SIGNED}"
    )
    record = keys(drafted(text), "tinh-a/chi-tieu/131-kh-ubnd-ct-01.yml")
    assert record["moc"] == [{"nam": "2028", "gia_tri": "15,5"}, {"nam": "2030", "gia_tri": "20"}]


def test_a_cell_may_hold_an_organ_a_line() -> None:
    """A name that goes on stays whole; several times in a row are asked."""
    rows = (
        TableRow(("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")),
        TableRow(
            (
                "1",
                "Mở lớp",
                "Sở Nội vụ\nSở Y tế",
                "- Sở Văn hóa, Thể thao và\nDu lịch\n- Công an tỉnh",
                "Quý I/2027\nQuý III/2027",
            )
        ),
        TableRow(("2", "Đóng lớp", "Văn phòng\nỦy ban nhân dân tỉnh", "", "Năm 2027")),
    )
    first, second = table_duties([PaperTable(rows), PaperTable(rows[:1])], "Phụ lục")
    assert first.leads == ("Sở Nội vụ", "Sở Y tế")
    assert first.helpers == ("Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh")
    assert (first.deadline, first.confidence) == ("Quý I/2027; Quý III/2027", "likely")
    assert (second.leads, second.confidence) == (("Văn phòng Ủy ban nhân dân tỉnh",), "sure")


def test_a_record_that_the_loader_refuses_stops_no_other() -> None:
    """It is asked, and the document and the other tasks are drafted."""
    made = drafted(f"{PLAN}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Theo dõi.\nb) Tổng hợp.\n{SIGNED}")
    bad = next(file.path for file in made.files if "/nhiem-vu/" in file.path)
    sound = without_refused(made, [problem("trung-dia-chi", Source(bad), url="a", other="b")])
    assert [file.path for file in made.files if file not in sound.files] == [bad]
    assert any(
        "nhập tay" in value.ask for value in sound.questions if value.record == bad.removesuffix(".yml")
    )
