"""Files to papers: PDF, Word, text and scans, told by their bytes, whole over page breaks."""

import subprocess
import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest
from tests.paper_files import make_docx, make_pdf, make_scan
from tests.papers import DEPARTMENT

from nq57.importing.facts.recognising import Recognised, recognise
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.reading import Unreadable, read_paper
from nq57.importing.papers.scans import with_text


def no_ocr(_data: bytes, _pages: Sequence[int]) -> str:
    """A machine without the programs."""
    return "Chưa cài."


def paper(data: bytes) -> Paper:
    """The paper in readable bytes."""
    found = read_paper(data, no_ocr)
    assert isinstance(found, Paper), found
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["header-again", "header-once"])
def pdf(request: pytest.FixtureRequest) -> Recognised:
    """What the PDF says, whether or not its second page repeats the table's header."""
    return recognise(paper(make_pdf(header_again=request.param)))


def test_columns_of_a_pdf_are_read_apart(pdf: Recognised) -> None:
    """Letterhead, number, date and signature stand side by side with other lines."""
    heading, ending = pdf.heading, pdf.ending
    assert heading.issuer is not None
    assert heading.issuer.value == "Ủy ban nhân dân tỉnh A"
    assert heading.number is not None
    assert heading.number.value.number.canonical == "35/KH-UBND"
    assert heading.date is not None
    assert heading.date.value.text == "05/06/2025"
    assert ending.signer is not None
    assert ending.signer.value == "Lê Văn Thử"
    assert ending.capacity is not None
    assert ending.capacity.value == "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"
    assert [one.value for one in ending.recipients][1] == "Các sở, ban, ngành tỉnh và các xã"


def test_a_row_cut_by_a_page_is_whole(pdf: Recognised) -> None:
    """Each cell goes on with its own words; the row after it is a row of its own."""
    rows = [(d.ordinal, d.name, d.leads, d.helpers, d.deadline) for d in pdf.duties]
    assert rows == [
        ("1", "Giới thiệu mục tiêu của tỉnh", ("Sở Nội vụ",),
         ("Các sở, ban, ngành", "UBND các xã"), "Tháng 6/2025"),
        ("2", "Sản xuất phim ngắn về dữ liệu mở", ("Sở Khoa học và Công nghệ",),
         ("Đài Phát thanh và Truyền hình tỉnh",), "Thường xuyên trong năm 2025"),
        ("3", "Mở lớp kỹ năng số", ("Sở Khoa học và Công nghệ",), ("Tổ công nghệ số",), "Quý 2/2026"),
    ]  # fmt: skip
    assert {duty.confidence for duty in pdf.duties} == {"sure"}
    assert [duty.origin.page for duty in pdf.duties] == [2, 2, 3]


def test_a_citation_in_a_pdf_has_its_page(pdf: Recognised) -> None:
    """Lines of the body are counted through all pages."""
    cited = [one.mention.number.canonical for one in pdf.citations if one.mention.number]
    assert cited == ["57-NQ/TW", "71/NQ-CP", "57-NQ/TW"]
    assert {one.origin.page for one in pdf.citations} == {1}


def test_word_numbers_and_tables() -> None:
    """Automatic numbers are written out, deletions left out, merged and group cells understood."""
    found = recognise(paper(make_docx()))
    texts = [line.text for line in found.paper.lines]
    assert "1. Sở Nội vụ" in texts
    assert "2. Sở Tài chính" in texts
    assert "- Bố trí người và tiền cho kế hoạch." in texts
    assert "Chữ còn lại." in texts
    assert found.heading.issuer is not None
    assert found.heading.issuer.value == "Ủy ban nhân dân tỉnh A"
    assert found.ending.signer is not None
    assert found.ending.signer.value == "Lê Văn Thử"
    charges = [duty.leads for duty in found.duties if duty.group == "Tổ chức thực hiện"]
    assert charges[:2] == [("Sở Nội vụ",), ("Sở Tài chính",)]
    annex = [duty for duty in found.duties if duty.group == "Nhóm việc đầu"]
    assert [(duty.ordinal, duty.deadline) for duty in annex] == [
        ("1", "Tháng 6/2025"),
        ("2", "Tháng 6/2025"),
    ]


def test_text_in_any_encoding() -> None:
    """UTF-8 with its mark, UTF-16, and decomposed letters are one text."""
    texts = {
        "\n".join(line.text for line in paper(data).lines)
        for data in (
            DEPARTMENT.encode(),
            DEPARTMENT.encode("utf-8-sig"),
            DEPARTMENT.encode("utf-16"),
            DEPARTMENT.replace("ế", "e\u0302\u0301").replace("\n", "\r\n").encode(),
        )
    }
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"  \n", "rỗng"),
        (b"%PDF-1.7 hong", "PDF"),
        (b"PK\x03\x04hong", "DOCX"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, ".docx"),
        (b"\x00\x01\x02" * 100, "văn bản thuần"),
    ],
    ids=["empty", "pdf", "docx", "doc", "binary"],
)
def test_what_is_no_paper_is_said(data: bytes, word: str) -> None:
    """In a sentence that says what to do."""
    found = read_paper(data, no_ocr)
    assert isinstance(found, Unreadable)
    assert word in found.why


def test_a_package_that_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything of it is unpacked."""
    monkeypatch.setattr("nq57.importing.papers.docx_reader.MAX_UNPACKED", 1000)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "a" * 2000)
    assert isinstance(read_paper(packed.getvalue(), no_ocr), Unreadable)


def test_a_pdf_that_opens_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a page of it is opened."""
    data = make_pdf()
    assert isinstance(read_paper(data, no_ocr), Paper)
    monkeypatch.setattr("nq57.gate.pdf_bounds.MAX_STREAM", 100)
    monkeypatch.setattr("nq57.gate.pdf_bounds._HARMLESS", 0)
    assert isinstance(read_paper(data, no_ocr), Unreadable)


def test_a_scan_without_the_programs_is_said() -> None:
    """The sentence names what is missing and how to install it."""
    found = read_paper(make_scan(), lambda data, pages: with_text(data, pages, which=lambda _name: None))
    assert isinstance(found, Unreadable)
    assert "ocrmypdf" in found.why
    assert "apt-get install" in found.why


def test_a_scan_with_the_programs_is_read() -> None:
    """The recognised file is read in its place, as a scan whose every value is to be confirmed."""
    read = read_paper(make_scan(), lambda _data, _pages: make_pdf())
    assert isinstance(read, Paper)
    assert read.form == "scan"
    assert "bản quét" in read.remarks[0]
    assert recognise(read).damaged


def test_the_programs_are_run_in_vietnamese() -> None:
    """With the language asked for first; its absence, a failure and a crash are sentences."""
    commands: list[Sequence[str]] = []

    def runner(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        commands.append(command)
        if command[0] == "tesseract":
            return subprocess.CompletedProcess(list(command), 0, "eng\nvie\n", "")
        return subprocess.CompletedProcess(list(command), 6, "", "hong\n")

    answer = with_text(b"%PDF-", [1, 3], runner, which=lambda name: name)
    assert isinstance(answer, str)
    assert "hong" in answer
    assert commands[1][commands[1].index("--language") + 1] == "vie"
    assert commands[1][commands[1].index("--pages") + 1] == "1,3"

    def english(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(list(command), 0, "eng\n", "")

    assert "tesseract-ocr-vie" in str(with_text(b"%PDF-", [1], english, which=lambda name: name))

    def broken(_command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        raise OSError

    assert "không thành" in str(with_text(b"%PDF-", [1], broken, which=lambda name: name))
