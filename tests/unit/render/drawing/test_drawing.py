"""Drawings as files: the same bytes each time, letters whole, sizes as promised."""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nq57.model.colours import AA_CONTRAST, contrast
from nq57.model.icons import ICON_TERMS
from nq57.render.block_views import BlockView, FigureView, ItemView, TilesView
from nq57.render.drawing.choosing import Shape, form_of
from nq57.render.drawing.fonts import covers, text_width
from nq57.render.drawing.mastheads import Sender
from nq57.render.drawing.motion import LENGTH, moving_style, starts
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.png import png
from nq57.render.drawing.qr import qr_path
from nq57.render.drawing.shapes import Drawing, Rect, Text
from nq57.render.drawing.sheets import SHEETS, Poster, lay_out, parts_of
from nq57.render.drawing.svg import svg
from nq57.render.drawing.wrapping import wrapped
from nq57.render.icon_paths import ICON_PATHS
from nq57.render.link_views import LinkView
from nq57.render.posters import print_poster

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
    BlockView("viec-can-co", "Việc cần có", items=ITEMS),
    BlockView("trich-dan", text="Lời nêu lại", document=LinkView("Nghị quyết số 57-NQ/TW")),
    BlockView("loi-van", text="Một đoạn văn."),
)
POSTER = Poster("Mọi khối trong một tờ", "Tóm tắt một câu.", ALL_KINDS, "Kế hoạch số 211/KH-UBND")
SHARE, SEVEN = FigureView("80", "%", "Người dân"), FigureView("7", "nhóm", "nhiệm vụ")
PALETTE = Palette("#1f5f3b", "#8a4b00")
SENDER = Sender("UBND tỉnh Lạng Sơn", "", "https://lang-son.nq57.example/i/4mf")
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
    dark = [("on", g) for g in ("primary", "accent", "deep", "shade-3", "shade-4")]
    dark += [(ink, g) for ink in ("lit", "on-soft") for g in ("primary", "deep")]
    light = [("ink", g) for g in ("paper", "ground", "tint", "shade-0", "shade-1", "shade-2", "middle")]
    light += [(ink, g) for ink in ("soft", "primary", "accent") for g in ("paper", "ground", "tint")]
    for ink, ground in (*dark, *light):
        assert contrast(found[ink], found[ground]) >= AA_CONTRAST, (ink, ground)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("at", range(len(ALL_KINDS)))
def test_a_sheet_holds_what_it_shows(name: str, at: int) -> None:
    """Nothing stands outside the sheet; title, source, agency and address are on each."""
    poster = replace(POSTER, blocks=ALL_KINDS[at:])
    drawing = lay_out(poster, name, SENDER)
    said = texts(drawing).replace("\u00a0", " ").replace(" ", "")
    for part in ("Mọi khối", "211/KH-UBND", SENDER.name, "lang-son.nq57.example/i/4mf"):
        assert part.replace(" ", "") in said
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            for x, y, text in shape.rows:
                wide = text_width(text, shape.size, shape.weight)
                left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert -1 <= left <= left + wide <= drawing.width + 1, shape
                assert 0 < y <= drawing.height, shape
        if isinstance(shape, Rect):
            assert shape.x + shape.width <= drawing.width + 1, shape


def test_a_long_sheet_leaves_nothing_out() -> None:
    """The sheet that is as long as it needs shows every block; others say that the page has more."""
    whole, part = lay_out(POSTER, "to-roi", SENDER), lay_out(POSTER, "1200x630", SENDER)
    assert all(block.heading in texts(whole) for block in ALL_KINDS)
    assert (whole.left, "Còn nữa" in texts(whole)) == (0, False)
    assert part.left > 0
    assert "Còn nữa trên trang" in texts(part)


def test_rows_that_find_no_room_are_counted() -> None:
    """A table says how many rows only the page has."""
    rows = tuple((str(at), f"Việc số {at}") for at in range(1, 41))
    poster = Poster(
        "Bốn mươi việc", "", (BlockView("bang", columns=("Số", "Việc"), rows=rows),), "Kế hoạch"
    )
    drawing = lay_out(poster, "1080x1080", SENDER)
    assert drawing.left > 20
    assert f"… và {drawing.left} dòng nữa trên trang" in texts(drawing)


def test_what_one_picture_cannot_hold_takes_three() -> None:
    """The second picture has the second block, and each says which of three it is."""
    assert parts_of(POSTER) == 3
    for part in range(3):
        said = texts(lay_out(POSTER, "1080x1080", SENDER, part))
        assert f"NGHỊ QUYẾT 57 · {part + 1}/3" in said
    assert "Các bước" in texts(lay_out(POSTER, "1080x1080", SENDER, 1))


@pytest.mark.parametrize(
    ("block", "shape", "form"),
    [
        (BlockView("so-lieu", figures=(FigureView("7", "nhóm", "nhiệm vụ"),)), "square", "Hero"),
        (BlockView("so-lieu", figures=(FigureView("18/5", "", "Ngày"),)), "tall", "Calendar"),
        (BlockView("so-lieu", figures=(SHARE,), form="nguoi"), "square", "PeopleForm"),
        (BlockView("so-lieu", figures=(SEVEN,), form="nguoi"), "square", "Hero"),
        (BlockView("bieu-do-cot", unit="%", items=ITEMS[:3]), "square", "Rings"),
        (BlockView("bieu-do-cot", unit="%", items=ITEMS[:3], form="xep-hang"), "square", "Ranking"),
        (BlockView("cac-buoc", items=ITEMS), "wide", "Stairs"),
        (BlockView("cac-buoc", items=ITEMS), "tall", "Road"),
        (BlockView("dong-thoi-gian", items=ITEMS[:3]), "wide", "Axis"),
        (BlockView("dong-thoi-gian", items=ITEMS[:3], form="truc-doc"), "wide", "Rail"),
        (BlockView("viec-can-co", items=ITEMS), "square", "Checklist"),
    ],
)  # fmt: skip
def test_the_data_choose_the_form_unless_the_editor_does(block: BlockView, shape: Shape, form: str) -> None:
    """A form that the data cannot bear is not drawn: seven groups are no share of people."""
    assert type(form_of(block, shape)).__name__ == form


def test_one_measure_has_one_scale() -> None:
    """Bars of one unit are as long as their amounts; amounts of other units get none beside them."""
    one = (FigureView("10.000", "lượt", "Xem"), FigureView("5.000", "lượt", "Gửi"))
    two = (FigureView("10.000", "lượt", "Xem"), FigureView("500", "người", "Học"))
    long, half = (_bars(one)[step] for step in ("g0", "g1"))
    assert half == pytest.approx(long / 2)
    assert _bars(two) == {}


def _bars(figures: tuple[FigureView, ...]) -> dict[str, float]:
    drawing = lay_out(Poster("Số", "", (BlockView("so-lieu", figures=figures),), "Nguồn"), "1080x1080")
    return {s.step: s.width for s in drawing.shapes if isinstance(s, Rect) and s.step.startswith("g")}


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "to-roi"])
def test_the_code_of_a_sheet_is_read(name: str) -> None:
    """A reader finds the address in the picture, on a light and on a dark ground."""
    for block in ALL_KINDS[0], ALL_KINDS[11]:
        drawing = lay_out(replace(POSTER, blocks=(block,)), name, SENDER)
        picture = Image.open(io.BytesIO(png(drawing, PALETTE, round(drawing.width)))).convert("L")
        found = [read.text for read in zxingcpp.read_barcodes(picture)]
        assert found == [SENDER.address]


def test_steps_of_a_moving_picture_are_done_by_its_middle() -> None:
    """Every step has its rule, and whoever asks for less motion sees all."""
    drawing = lay_out(POSTER, "man-hinh", SENDER)
    steps, style = starts(drawing.shapes), moving_style(drawing.shapes)
    assert steps
    assert max(steps.values()) + 1 <= LENGTH / 2 + 1
    assert all(f".{step}{{" in style for step in steps)
    assert "prefers-reduced-motion" in style
    assert 'class="' in svg(drawing, PALETTE, style=style)


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
        shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text.startswith("Mọi khối")
    )
    x, y, _ = title.rows[0]
    box = (round(x), round(y - title.size), round(x + 200), round(y))
    assert len(set(picture.crop(box).get_flattened_data())) > 10


def test_a_poster_is_text_on_one_sheet() -> None:
    """A4, one page, its words whole for search and screen readers, the same bytes each time."""
    data = print_poster(POSTER, PALETTE, SENDER)
    assert data == print_poster(POSTER, PALETTE, SENDER)
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        said = page.get_textpage().get_text_range()
        assert (len(document), [round(side) for side in page.get_size()]) == (1, [595, 842])
    assert "Mọi khối trong một tờ" in said
    assert "lang-son.nq57.example/i/4mf" in said
    assert round(842 * 1.414) == round(_height(print_poster(POSTER, PALETTE, SENDER, "a3")))


def test_a_poster_is_tagged_and_leads_to_its_page() -> None:
    """Its heading and paragraphs are a tree in reading order; the code may be pressed."""
    with pikepdf.open(io.BytesIO(print_poster(POSTER, PALETTE, SENDER))) as paper:
        root = paper.Root
        roles = [str(part.S) for part in root.StructTreeRoot.K.K]
        assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "vi")
        assert {"/H1", "/P", "/Link"} <= set(roles)
        assert roles.index("/H1") < len(roles) / 2
        assert str(paper.pages[0].Annots[0].A.URI) == SENDER.address


def test_a_poster_for_a_printer_has_bleed_and_marks() -> None:
    """The cut lies inside the paper, the colour goes three millimetres beyond it."""
    data = print_poster(POSTER, PALETTE, SENDER, "a2", bleed=True)
    with pikepdf.open(io.BytesIO(data)) as paper:
        page = paper.pages[0].obj
        cut, colour = ([float(side) for side in box] for box in (page.TrimBox, page.BleedBox))
    assert [round(side / 72 * 25.4) for side in (cut[2] - cut[0], cut[3] - cut[1])] == [420, 594]
    assert round((cut[0] - colour[0]) / 72 * 25.4, 1) == 3.0
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=0.5).to_pil().convert("RGB")
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert picture.getpixel((round((cut[0] - 4) / 2), round(cut[0] / 2 + 40))) != (255, 255, 255)


def test_without_a_host_there_is_no_code() -> None:
    """Neither address nor link, and the room is the source's."""
    plain = Sender("UBND xã Mẫu", "", "")
    with pikepdf.open(io.BytesIO(print_poster(POSTER, PALETTE, plain))) as paper:
        assert "/Annots" not in paper.pages[0].obj
    assert "Quét mã" not in texts(lay_out(POSTER, "1080x1080", plain))


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
