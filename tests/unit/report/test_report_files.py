"""Reports as files: the layout of Decree 30/2020 as python-docx reads it, sheets as openpyxl does."""

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from tests.projects import ROOT, nq57
from tests.reports import FILES, UNIT, paper

from nq57.content.folder import MemoryFolder
from nq57.content.outline_files import read_reporting
from nq57.model.vocabulary import Vocabulary
from nq57.report.docx_writer import docx_bytes
from nq57.report.layouts import ISSUER_RULE, head_lines, name_width
from nq57.report.markdown_writer import markdown_text
from nq57.report.xlsx_writer import xlsx_bytes

LATER = dt.date(2026, 12, 31)


@pytest.fixture(scope="module")
def state() -> "docx.document.Document":
    """A province's report of half a year, reopened."""
    return docx.Document(io.BytesIO(docx_bytes(paper(as_of=LATER))))


def texts(document: "docx.document.Document") -> list[str]:
    """All paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_page_is_that_of_the_decree(state: "docx.document.Document") -> None:
    """A4, margins within the ranges, Times New Roman for every script, black, 13 points."""
    page = state.sections[0]
    width, height, top, bottom, left, right = (
        round(length.mm) if length else 0
        for length in (
            *(page.page_width, page.page_height, page.top_margin),
            *(page.bottom_margin, page.left_margin, page.right_margin),
        )
    )
    assert (width, height) == (210, 297)
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    fonts = {
        value
        for element in state.styles.element.iter(qn("w:rFonts"))
        for name, value in element.attrib.items()
    }
    assert fonts == {"Times New Roman"}
    assert state.styles["Normal"].font.size.pt == 13
    assert str(state.styles["Normal"].font.color.rgb) == "000000"


def test_the_head_has_country_motto_number_and_place(state: "docx.document.Document") -> None:
    """Two cells: who writes, in bold, and the country with its motto, each with a rule beneath."""
    left, right = state.tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs if p.text] == ["ỦY BAN NHÂN DÂN TỈNH A", "Số:      /BC-UBND"]
    said = [p for p in right.paragraphs if p.text]
    assert [p.text for p in said] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tỉnh A, ngày … tháng … năm 2026",
    ]
    assert [p.runs[0].font.size.pt for p in said] == [13, 13, 13]
    assert [bool(p.runs[0].bold) for p in said] == [True, True, False]
    assert said[2].runs[0].italic
    assert sum(len(list(cell._tc.iter(qn("w:pict")))) for cell in (left, right)) == 2
    assert right.width.mm > 95.5  # the country's name in 13 points is 95 mm wide


def test_the_body_is_justified_and_ends_as_the_decree_says(state: "docx.document.Document") -> None:
    """First line indented, at least 6 points between paragraphs, "./." at the end, copies at last."""
    body = [p for p in state.paragraphs if p.alignment == 3]
    assert body
    assert all(10 <= round(p.paragraph_format.first_line_indent.mm, 1) <= 12.7 for p in body)
    assert all(p.paragraph_format.space_before.pt >= 6 for p in body)
    assert all(1 <= p.paragraph_format.line_spacing <= 1.5 for p in body)
    assert body[-1].text.endswith("của Ủy ban nhân dân tỉnh A./.")
    left, right = next(t for t in state.tables if "Nơi nhận:" in t.rows[0].cells[0].text).rows[0].cells
    title, *lines = left.paragraphs
    assert (title.runs[0].font.size.pt, title.runs[0].bold, title.runs[0].italic) == (12, True, True)
    assert [line.text for line in lines] == ["- Như trên;", "- Lưu: VT."]
    assert {line.runs[0].font.size.pt for line in lines} == {11}
    assert [p.text for p in right.paragraphs] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"]


def test_page_numbers_begin_on_the_second_page(state: "docx.document.Document") -> None:
    """In the middle of the top; an annex's first page has one, too."""
    first, *others = state.sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    paragraph = first.header.paragraphs[0]
    assert paragraph.alignment == 1
    assert [e.text for e in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert all(section.header.is_linked_to_previous for section in others)


def test_tables_repeat_their_head_and_split_no_row(state: "docx.document.Document") -> None:
    """And every cell has the width of its column, which some programs read from there."""
    framed = [table for table in state.tables if table.style and table.style.name == "Table Grid"]
    assert len(framed) >= 5
    for table in framed:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        widths = [round(column.width.mm) for column in table.columns]
        assert [round(cell.width.mm) for cell in table.rows[-1].cells] == widths


def test_numbers_lead_to_the_list_of_sources(state: "docx.document.Document") -> None:
    """Each link of the file has its bookmark in the last annex, and none of those is without a link."""
    body = state.element.body
    links = {element.get(qn("w:anchor")) for element in body.iter(qn("w:hyperlink"))}
    marks = {element.get(qn("w:name")) for element in body.iter(qn("w:bookmarkStart"))}
    assert links == marks
    assert links
    assert "tinh-a/so-lieu/h2; tinh-a/xa-b/so-lieu: q3, q4" in state.tables[-1]._tbl.xml
    counts = {row.cells[1].text: row.cells[4].text for row in state.tables[-1].rows}
    assert counts["Nhiệm vụ: tất cả"] == "Phụ lục III, dòng 1–2"


def test_an_annex_names_the_paper_it_belongs_to(state: "docx.document.Document") -> None:
    """Below its name, in italics, with number and date left open as in the head."""
    lines = [p for p in state.paragraphs if p.text.startswith("(Kèm theo")]
    assert {p.text for p in lines} == {
        "(Kèm theo Báo cáo số:      /BC-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân tỉnh A)"
    }
    assert len(lines) == 4
    assert all(p.runs[0].italic for p in lines)


def test_a_signature_is_never_alone_on_its_page(state: "docx.document.Document") -> None:
    """The last paragraph goes to the next page with it."""
    last = next(p for p in state.paragraphs if p.text.endswith("./."))
    assert last.paragraph_format.keep_with_next


def test_the_plan_says_to_whom_a_report_goes() -> None:
    """The receiver of the period by the rules of plans; "…" and a line for a human where none wants one."""
    assert paper("tinh-a/xa-b").head.addressees == ("Sở A",)
    other = paper("tinh-a/xa-b", "2026-11", "thang")
    assert other.head.addressees == ("…",)
    assert "Nơi nhận: các kế hoạch không yêu cầu báo cáo của kỳ này" in other.missing


def test_the_party_has_a_form_of_its_own() -> None:
    """No colon after "Số", an asterisk, the party's name under a rule, an end without strokes.

    Only an organ of the Party writes so to the Party; an office of the state keeps the state's form.
    """
    assert paper(outline="tuyen-giao").form == "nha-nuoc"
    party = UNIT.replace("Ủy ban nhân dân tỉnh A", "Đảng ủy phường A").replace(": UBND", ": ĐU")
    made = paper(outline="tuyen-giao", as_of=LATER, files={**FILES, "tinh-a/don-vi.yml": party})
    document = docx.Document(io.BytesIO(docx_bytes(made)))
    left, right = document.tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs if p.text][-2:] == ["*", "Số      -BC/ĐU"]
    assert right.paragraphs[0].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert "./." not in "".join(texts(document))
    to = next(t for t in document.tables if "Nơi nhận:" in t.rows[0].cells[0].text).rows[0].cells[0]
    assert to.paragraphs[0].runs[0].underline
    assert to.paragraphs[-1].text == "- Lưu Văn phòng."


@pytest.mark.parametrize("outline", ["sau-thang", "nam", "thang", "tuyen-giao", "dot-xuat"])
def test_every_shipped_outline_fills_and_files_are_equal(outline: str) -> None:
    """Equal input, equal bytes, whatever the hour; every outline has parts."""
    made = paper(outline=outline)
    assert any(getattr(block, "kind", "") == "part" for block in made.body)
    again = paper(outline=outline)
    assert docx_bytes(made) == docx_bytes(again)
    assert xlsx_bytes(made) == xlsx_bytes(again)
    assert b"2000-01-01T00:00:00Z" not in docx_bytes(made)  # it stands packed


def test_sheets_hold_numbers_and_lead_to_their_sources() -> None:
    """A count is a number, a share stays in words, a text that begins with = is no formula."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(paper(as_of=LATER))))
    sheet = next(s for s in book.worksheets if s["A1"].value == "Số liệu kỳ báo cáo")
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    assert rows["Tin, bài đã đăng"][3].value == 3
    link = rows["Tin, bài đã đăng"][3].hyperlink
    assert link
    target = book["Nguồn"][str(link.location).rpartition("!")[2]].row
    assert book["Nguồn"].cell(target, 2).value == "Tin, bài đã đăng"
    assert rows["Cán bộ, công chức, viên chức được phổ biến, quán triệt"][3].value == "98% (98/100)"
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"


def test_markdown_is_a_draft_of_the_section() -> None:
    """It stays a draft, and records are linked as bodies link to them."""
    text = markdown_text(paper(as_of=LATER), LATER)
    assert text.startswith('---\ntieu_de: "Kết quả truyền thông')
    assert "\nnhap: có\n" in text
    assert "[tinh-a/tin-tuc/mot](tin-tuc/mot)" in text
    assert "đã đăng [3](#nguon-so-lieu) tin, bài" in text


def test_long_names_of_issuers_break_between_words() -> None:
    """The kind of committee keeps a line of its own."""
    assert head_lines("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", 66, 12) == ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI")
    assert head_lines("SỞ KHOA HỌC", 66, 12) == ("SỞ KHOA HỌC",)


def test_a_department_stands_below_its_committee_without_the_province_again() -> None:
    """The superior's name ends with the province; one without a superior keeps its own."""
    files = {**FILES, "tinh-a/so-b/don-vi.yml": "ten: Sở B tỉnh A\ncap: Sở, ban, ngành\n"}
    head = paper("tinh-a/so-b", files=files).head
    assert (head.superior, head.issuer) == ("ỦY BAN NHÂN DÂN TỈNH A", "SỞ B")
    assert paper().head.issuer == "ỦY BAN NHÂN DÂN TỈNH A"


@pytest.mark.parametrize(
    ("name", "measured"), [("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", 19.06), ("ĐẢNG CỘNG SẢN VIỆT NAM", 13.78)]
)
def test_the_rule_below_a_name_is_a_third_to_a_half_of_it(name: str, measured: float) -> None:
    """By the widths that Times letters have, in points at a size of one."""
    length = ISSUER_RULE * name_width(name, 12)
    assert 1 / 3 <= length / (measured * 12 * 0.3528) <= 1 / 2


def test_outlines_of_a_workspace_are_checked() -> None:
    """Unknown fields, indicators, kinds and parts are told with their line; sound ones replace others."""
    wrong = (
        "de_cuong:\n  - ma: a\n    ten: A\n    trich_yeu: Kỳ {kyy}\n    phan_cua: khong-co\n"
        "  - ma: b\n    ten: B\n    trich_yeu: B\n    phan:\n      - ten: I\n        noi_dung:\n"
        "          - bang: chi-so\n            dong:\n              - {chi_so: to-cnsc}\n"
        "              - {ten: x, dem: {loai: [tin]}}\n"
    )
    found = read_reporting(MemoryFolder({"bao-cao.yml": wrong.encode()}), Vocabulary())[1]
    assert [(p.code, p.source.line) for p in found] == [
        ("de-cuong-la", 5),
        ("truong-la", 4),
        ("chi-so-la", 14),
        ("truong-la", 15),
    ]
    sound = "kip_thoi: 5 ngày\nde_cuong:\n  - {ma: thang, ten: Của tỉnh, trich_yeu: K, phan_cua: nam}\n"
    reporting, problems = read_reporting(MemoryFolder({"bao-cao.yml": sound.encode()}), Vocabulary())
    assert problems == []
    assert [o.name for o in reporting.outlines if o.code == "thang"] == ["Của tỉnh"]


def test_the_command_writes_all_forms_and_lists_the_gaps(tmp_path: Path) -> None:
    """A wrong period or outline ends with a sentence; nothing is written then."""
    common = (
        "report",
        "lang-son/phuong-ky-lua",
        "--root",
        ROOT,
        "--as-of",
        "2026-11-30",
        "--out",
        tmp_path,
    )
    done = nq57(*common, "--period", "2026-H2")
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".md", ".txt", ".xlsx"]
    assert "- Tự viết: Tồn tại, hạn chế và nguyên nhân" in done.stdout
    assert nq57(*common, "--period", "2026-H3").returncode == 2
    assert nq57(*common, "--period", "2026-H2", "--outline", "khong-co").returncode == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it_as_meant(tmp_path: Path) -> None:
    """One line for the country, page numbers from the second page on."""
    (tmp_path / "a.docx").write_bytes(docx_bytes(paper(as_of=LATER)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - fixed words
    text = subprocess.run(  # noqa: S603 - fixed words
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"],  # noqa: S607 - on the path
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    pages = text.split("\f")
    assert re.search(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$", pages[0], re.MULTILINE)
    assert "Độc lập - Tự do - Hạnh phúc" in pages[0]
    assert not re.match(r"\s*1\s*$", pages[0].split("\n")[0])
    assert all(
        re.match(rf"\s*{at}\s*$", page.split("\n")[0]) for at, page in enumerate(pages[1:-1], start=2)
    )
    assert "./." in text


def test_the_handbooks_example_gives_a_whole_report(tmp_path: Path) -> None:
    """Its own outline by the quarter: counts, a share in time, figures with both numbers, a self-score."""
    project = tmp_path / "p"
    shutil.copytree(ROOT / "handbook" / "vi-du", project / "content")
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    common = ("tinh-mau", "--root", project)
    told = ("--period", "2026-Q1", "--outline", "quy", "--as-of", "2026-03-31", "--out", tmp_path)
    done = nq57("report", *common, *told)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "tinh-mau.2026-Q1.quy.md").read_text(encoding="utf-8")
    assert "[50% (1/2)](#nguon-so-lieu)" in text
    assert "[13% (12.480/96.310)](#nguon-so-lieu)" in text
    assert "Đang thực hiện, đúng hạn" in text
    scored = nq57("score", *common).stdout
    assert "Tự chấm: 80 điểm, Tốt\n  Có minh chứng: 75 điểm, Tốt" in scored
