"""Where defects stand: in records by file and line, in papers by page and line."""

import datetime as dt

from tests.paper_files import make_pdf
from tests.workspaces import UNITS, article, document, loaded

from nq57.content.folder import MemoryFolder
from nq57.importing.linting import lint_paper, lint_records
from nq57.importing.papers.paper import Line, Paper, PaperTable, TableRow
from nq57.importing.papers.reading import read_paper
from nq57.importing.papers.txt_reader import read_txt

AFTER = dt.date(2025, 9, 1)


def test_a_records_defect_has_its_place_in_the_file() -> None:
    """Line and column of the file as the editor sees it; other units are left alone when one is named."""
    files = {
        **UNITS,
        "tinh-a/tin-tuc/tin.md": article("Chữ.\n\nViệc chuyển đồi số."),
        "tinh-c/tin-tuc/tin.md": article(),
    }
    workspace = loaded(files).workspace
    read = MemoryFolder({path: str(text).encode() for path, text in files.items()}).read
    (found,) = lint_records(workspace, read, AFTER)
    assert (found.path, found.line, found.column) == ("content/tinh-a/tin-tuc/tin.md", 7, 6)
    assert lint_records(workspace, read, AFTER, frozenset({"tinh-c"})) == []


def test_a_dated_record_is_judged_by_its_day() -> None:
    """A plan from before two tiers of government may speak of districts."""
    text = {day: document("1/KH-UBND", trich_yeu="UBND các huyện thi hành", ngay_ban_hanh=day)
            for day in ("01/06/2025", "01/08/2025")}  # fmt: skip
    codes = []
    for made in text.values():
        files = {**UNITS, "tinh-a/van-ban/a.yml": made}
        read = MemoryFolder({path: str(content).encode() for path, content in files.items()}).read
        codes.append([one.finding.code for one in lint_records(loaded(files).workspace, read, AFTER)])
    assert codes == [[], ["cap-huyen"]]


def test_a_papers_defect_has_its_line() -> None:
    """A text that speaks as a ward is judged as a ward's, unless it is said whose it is."""
    paper = read_txt(
        "UBND phường A thi hành.\nĐảng ủy phường A chỉ đạo.\n\nCác việc trên địa bàn xã trong năm.".encode()
    )
    (found,) = lint_paper(paper, "a.txt", AFTER)
    assert (found.line, found.finding.code, found.finding.text) == (4, "xa-trong-phuong", "xã")
    assert lint_paper(paper, "a.txt", AFTER, ward=False) == []


def test_a_letterhead_tells_whose_a_paper_is() -> None:
    """A department that writes of wards is none; without a letterhead, of two wards neither is."""
    body = "UBND phường An Hòa chủ trì.\nUBND phường An Hòa thi hành trên địa bàn xã trong năm."
    codes = [
        [found.finding.code for found in lint_paper(read_txt(text.encode()), "a.txt", AFTER)]
        for text in (
            f"ỦY BAN NHÂN DÂN\nPHƯỜNG AN HÒA\n{body}",
            f"SỞ NỘI VỤ\n{body}",
            body,
            f"{body}\nUBND phường Tân Lập phối hợp.",
            "UBND phường quyết định; UBND phường thi hành trên địa bàn xã.",
        )
    ]
    assert codes == [["xa-trong-phuong"], [], ["xa-trong-phuong"], [], []]


def test_a_dated_paper_is_judged_by_its_day() -> None:
    """A letter of 2018 may speak of districts, whenever it is read."""
    text = "SỞ NỘI VỤ\n\nHà Nội, ngày {} năm {}\n\nKính gửi: UBND các huyện."
    found = [
        len(lint_paper(read_txt(text.format(day, year).encode()), "a.txt", AFTER))
        for day, year in (("03 tháng 4", 2018), ("03 tháng 9", 2025), ("   tháng 9", 2025))
    ]
    assert found == [0, 1, 1]


def test_cells_of_tables_are_read_too() -> None:
    """With the page and the line of their row."""
    table = PaperTable((TableRow(("1", "Mở lớp", "UBND các huyện"), page=3, number=40),))
    (found,) = lint_paper(Paper((Line("Phụ lục", 3, 39), table), "pdf"), "a.pdf", AFTER)
    assert (found.page, found.line, found.column, found.finding.code) == (3, 40, 1, "cap-huyen")


def test_a_sound_pdf_has_no_defect() -> None:
    """Letterhead, columns and a table over two pages among its lines."""
    paper = read_paper(make_pdf(), lambda _data, _pages: "")
    assert isinstance(paper, Paper)
    assert lint_paper(paper, "a.pdf", AFTER) == []
