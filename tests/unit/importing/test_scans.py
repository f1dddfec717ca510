"""Scans before and after recognising: pages made clean, noise left out, poor pages told."""

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw

from nq57.importing.facts.recognising import recognise
from nq57.importing.facts.scan_noise import legible, names_apart
from nq57.importing.facts.scanned_organs import issuer_like, lead_like
from nq57.importing.papers.page_cleaning import clean, cleaned
from nq57.importing.papers.paper import Line, Paper
from nq57.importing.papers.pdf_reader import PdfText
from nq57.importing.papers.reading import read_paper


def test_ink_of_seals_and_shade_are_taken_off_a_page() -> None:
    """Red and blue vanish, black below them stays, and grey paper is white."""
    page = Image.new("RGB", (400, 400), (200, 200, 200))
    draw = ImageDraw.Draw(page)
    draw.rectangle((50, 50, 150, 60), fill=(10, 10, 10))
    draw.rectangle((50, 100, 150, 110), fill=(200, 30, 40))
    draw.rectangle((50, 200, 150, 210), fill=(40, 60, 200))
    grey = clean(page).tobytes()
    black, red, blue, paper = (grey[400 * y + 100] for y in (55, 105, 205, 300))
    assert black < 40
    assert min(red, blue, paper) > 215


def test_only_the_pages_asked_for_become_pictures() -> None:
    """At 300 dots an inch and of the size they had."""
    data, page = io.BytesIO(), Image.new("RGB", (200, 300), "white")
    page.save(data, "PDF", save_all=True, append_images=[page], resolution=100)
    with pikepdf.open(io.BytesIO(cleaned(data.getvalue(), [2]))) as made:
        first, second = ([round(float(edge)) for edge in one.mediabox] for one in made.pages)
        assert first == second == [0, 0, 144, 216]
        widths = [next(iter(one.get_images().values())).Width for one in made.pages]
    assert widths == [200, 600]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Nơi nhận: `. KT. THỦ TƯỚNG", ["Nơi nhận: KT. THỦ TƯỚNG"]),
        ("⁄ˆ CHỈ THỊ", ["CHỈ THỊ"]), ("BEUZ\\Á", []), ("|", []),
        ("- 25% - 35% cán bộ", ["- 25% - 35% cán bộ"]),
        ("22/12/2024", ["22/12/2024"]),
    ],
)  # fmt: skip
def test_what_is_no_writing_is_left_out(line: str, kept: list[str]) -> None:
    """Edges of seals and specks; words, figures and the marks of items stay."""
    assert [one.text for one in legible([Line(line)])] == kept


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("- Lưu: VT. N Trần Minh Mẫu", ["- Lưu: VT. N", "Trần Minh Mẫu"]),
        ("r7 Hoàng Minh Thử", ["Hoàng Minh Thử"]),
        ("- Ban Bí thư;", ["- Ban Bí thư;"]),
        ("- Sở Nội vụ Lào Cai", ["- Sở Nội vụ Lào Cai"]),
    ],
)
def test_a_name_behind_the_archives_line_stands_apart(line: str, apart: list[str]) -> None:
    """As the right column of a signature, which recognising joined to the left one."""
    assert [one.text for one in names_apart([Line(line)])] == apart


@pytest.mark.parametrize("name", ["Bộ Tư pháp", "Ban Nội chính", "Phòng Tài chính"])
def test_another_organ_is_no_damaged_department(name: str) -> None:
    """Only what is damaged is likened to a name that is known."""
    assert lead_like(name) is None


@pytest.mark.parametrize(
    ("text", "poor"), [("Kế hoạch chuyển đổi số của tỉnh", False), ("Kê hqạch cuyển đxi sq", True)]
)
def test_a_scan_that_is_too_poor_says_so(text: str, poor: bool) -> None:  # noqa: FBT001 - a case
    """By the share of its words that can be said."""

    def read(form: str, _data: bytes) -> PdfText:
        paper = Paper((Line(text, 1, 1),), "pdf")
        return PdfText(paper, () if form == "recognised" else (1,), 1)

    paper = read_paper(b"%PDF-1.7", lambda data, _pages: data, read)
    assert isinstance(paper, Paper)
    assert any("quá kém" in remark for remark in paper.remarks) == poor
    assert all(one.confidence != "sure" for one in recognise(paper).duties)


@pytest.mark.parametrize(
    ("read", "known"),
    [
        ("Thủ tướng Chính phù W", "Thủ tướng Chính phủ"),
        ("Ủy -BAN nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Sở Mẫu tỉnh Lào Cai", None),
        ("Ủy ban nhân dân tỉnh Lào Cai", None),
    ],
)
def test_a_damaged_issuer_is_likened_to_one_that_is_known(read: str, known: str | None) -> None:
    """Of the country's organs and the provinces'; others stay as they were read."""
    assert issuer_like(read) == known
