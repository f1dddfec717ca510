"""Drawings as files: the same bytes each time, letters whole, sizes as promised."""

import io
import re
import xml.etree.ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nq57.model.colours import AA_CONTRAST, contrast
from nq57.model.icons import ICON_TERMS
from nq57.render.drawing.fonts import covers, text_width, wrapped
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.png import png
from nq57.render.drawing.qr import qr_path
from nq57.render.drawing.shapes import Drawing, Rect, Text
from nq57.render.drawing.sheets import SHEETS, Poster, lay_out
from nq57.render.drawing.svg import svg
from nq57.render.icon_paths import ICON_PATHS
from nq57.render.link_views import LinkView
from nq57.render.posters import print_poster
from nq57.render.views import BlockView, FigureView, ItemView, TilesView

VIETNAMESE = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
ITEMS = tuple(
    ItemView(f"Mục số {n}", f"Lời thêm {n}", f"{n}%", f"Tháng {n}", n / 10, n % 5) for n in range(1, 6)
)
EMPTY = ItemView("Xã không số liệu", value="–")
ALL_KINDS = (
    BlockView(
        "so-lieu", figures=(FigureView("≥ 80", "%", "Người dân được tiếp cận", ICON_PATHS["lich"]),) * 3
    ),
    BlockView("cac-buoc", "Các bước", items=ITEMS),
    BlockView("dong-thoi-gian", "Thời gian", items=ITEMS),
    BlockView(
        "so-sanh", "So sánh", items=(ItemView("A", points=("một", "hai")), ItemView("B", points=("ba",)))
    ),
    BlockView("bieu-do-cot", "Cột", "Ghi chú", "%", items=ITEMS),
    BlockView("bieu-do-duong", "Đường", unit="%", items=ITEMS),
    BlockView("bieu-do-tron", "Tròn", unit="%", items=ITEMS),
    BlockView("bang", "Bảng", columns=("A", "B"), rows=(("một", "hai"), ("ba", "bốn"))),
    BlockView(
        "ban-do-o",
        "Bản đồ",
        items=(*ITEMS, EMPTY),
        tiles=TilesView(
            "Theo mã.", (ITEMS[:2], (None, ITEMS[2])), (*ITEMS[3:], EMPTY), ITEMS[:1], ITEMS[::-1]
        ),
    ),
    BlockView("danh-sach", "Danh sách", items=ITEMS),
    BlockView("trich-dan", text="Lời nêu lại", document=LinkView("Nghị quyết số 57-NQ/TW")),
    BlockView("loi-van", text="Một đoạn văn."),
)
POSTER = Poster("Mọi khối trong một tờ", "Tóm tắt một câu.", ALL_KINDS, "Kế hoạch số 211/KH-UBND")
PALETTE = Palette("#1f5f3b", "#8a4b00")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def texts(drawing: Drawing) -> str:
    """All that stands in a drawing, as one text."""
    return " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Text))


def test_every_vietnamese_letter_can_be_drawn() -> None:
    """Capitals and small ones, and the signs that officials put before numbers."""
    assert covers(VIETNAMESE + VIETNAMESE.lower() + "≥≤→–—“”…%·")
    assert not covers("中文")


def test_every_icon_has_a_shape() -> None:
    """The names that editors may write are those that can be drawn."""
    assert {term.code for term in ICON_TERMS} == set(ICON_PATHS)


@given(st.text(alphabet=VIETNAMESE + " /-", max_size=120), st.floats(60, 900))
def test_a_broken_text_keeps_its_letters_and_its_width(text: str, width: float) -> None:
    """No letter is lost, and no line is wider than the column."""
    lines = wrapped(text, width, 30)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(text_width(line, 30) <= width for line in lines)


@given(colours, colours)
def test_texts_are_legible_in_any_unit_colours(primary: str, accent: str) -> None:
    """Every text's contrast on its ground is at least WCAG's AA, chosen by the palette itself."""
    found = Palette(primary, accent).colours()
    grounds = ("paper", *(f"shade-{n}" for n in range(5)))
    assert contrast(found["on-primary"], found["primary"]) >= AA_CONTRAST
    assert all(contrast(found["ink"], found[ground]) >= AA_CONTRAST for ground in grounds)
    assert min(contrast(found[name], "#ffffff") for name in ("strong", "accent", "soft")) >= AA_CONTRAST


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_holds_what_it_shows(name: str) -> None:
    """Nothing stands outside the sheet, and the title and the source are on each."""
    drawing = lay_out(POSTER, name)
    assert "Mọi khối" in texts(drawing)
    assert "211/KH-UBND" in texts(drawing)
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            wide = text_width(shape.text, shape.size, bold=shape.bold)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            assert left >= 0, shape
            assert left + wide <= drawing.width + 1, shape
            assert 0 < shape.y <= drawing.height, shape
        if isinstance(shape, Rect):
            assert shape.x + shape.width <= drawing.width + 1, shape


def test_a_long_sheet_leaves_nothing_out() -> None:
    """The sheet that is as long as it needs shows every block."""
    said = texts(lay_out(POSTER, "to-roi"))
    assert all(block.heading in said for block in ALL_KINDS)
    assert "Xem đầy đủ" not in said
    assert "Xem đầy đủ" in texts(lay_out(POSTER, "1200x630"))


def test_an_svg_tells_all_and_loads_nothing() -> None:
    """Title, description and letters are inside; no address but the name of its own language."""
    text = svg(lay_out(POSTER, "to-roi"), PALETTE)
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root[0].text == POSTER.title
    assert "Tháng 3: Mục số 3: 3%" in str(root[1].text)
    assert re.findall(r"https?://[^\s\"']+", text) == ["http://www.w3.org/2000/svg"]
    assert text == svg(lay_out(POSTER, "to-roi"), PALETTE)


@pytest.mark.parametrize(("name", "size"), [("1200x630", (1200, 630)), ("1080x1920", (1080, 1920))])
def test_a_picture_has_the_promised_size_and_letters(name: str, size: tuple[int, int]) -> None:
    """Pixels as its name says; where a text stands there is ink, so no letter fell out."""
    drawing = lay_out(POSTER, name)
    picture = Image.open(io.BytesIO(png(drawing, PALETTE, round(drawing.width)))).convert("RGB")
    assert picture.size == size
    title = next(
        shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text.startswith("Mọi")
    )
    box = (round(title.x), round(title.y - title.size), round(title.x + 200), round(title.y))
    assert len(set(picture.crop(box).get_flattened_data())) > 10


def test_a_poster_is_text_on_one_sheet() -> None:
    """A4, one page, its words whole for search and screen readers, the same bytes each time."""
    address = "https://lang-son.nq57.example/chuyen-muc-nq57/infographic/mau/"
    data = print_poster(POSTER, PALETTE, address)
    assert data == print_poster(POSTER, PALETTE, address)
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        said = page.get_textpage().get_text_range()
        assert (len(document), [round(side) for side in page.get_size()]) == (1, [595, 842])
    assert "Mọi khối trong một tờ" in said
    assert "Quét mã để mở trang" in said
    assert address in said
    assert round(842 * 1.414) == round(_height(print_poster(POSTER, PALETTE, address, "a3")))


@pytest.mark.parametrize(
    "address",
    ["https://a.vn/", "https://a.vn/chuyên mục/(1)\\?x=1", f"https://a.vn/{'duong-dan-rat-dai/' * 9}"],
)
def test_a_poster_leads_to_its_page(address: str) -> None:
    """Only the address and what leads to it differ between units; the code may be pressed as well."""
    plain, led = print_poster(POSTER, PALETTE, "https://khac.vn/"), print_poster(POSTER, PALETTE, address)
    with pypdfium2.PdfDocument(led) as document, pypdfium2.PdfDocument(plain) as other:
        said, before = (d[0].get_textpage().get_text_range() for d in (document, other))
        picture = document[0].render(scale=2).to_pil()
    with pikepdf.open(io.BytesIO(led)) as paper:
        link = str(paper.pages[0].Annots[0].A.URI)
    words = said.replace(before.partition("https://khac.vn/")[0], "").split()
    assert words[0] == link or (words[0].endswith("...") and link.startswith(words[0][:-3]))
    corner = picture.crop((picture.width * 3 // 4, picture.height * 5 // 6, picture.width, picture.height))
    assert corner.convert("1").histogram()[0] > 1_000


def _height(data: bytes) -> float:
    with pypdfium2.PdfDocument(data) as document:
        return float(document[0].get_height())


def test_a_code_leads_to_its_address() -> None:
    """Every dark module and none else is drawn, inside a quiet zone of four."""
    path, side = qr_path("https://a.example/b/")
    area = sum(int(found) for found in re.findall(r"M\d+ \d+h(\d+)v1", path))
    assert side in range(29, 60)
    assert side * side * 0.2 < area < side * side * 0.6
    assert min(int(x) for x in re.findall(r"M(\d+) ", path)) == 4
