"""The style guide of a section, for the handbook: its page and its pictures, made of what sections use.

Sizes and fixed colours are read from the real sheet, a unit's own from `colour_tokens`, icons and covers
from the templates; so the guide cannot say what pages do not do. It must not read content.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from nq57.model.colours import contrast
from nq57.render.articles import Articles
from nq57.render.covers import CoverView, cover_of, cover_sheet
from nq57.render.placeholders import BASE
from nq57.site_shell.colour_tokens import dark_tokens, light_tokens

ROOT = Path(__file__).resolve().parent.parent
SHEET = (ROOT / "docs" / "assets" / "nq57.css").read_text("utf-8")
LIGHT, DARK = ":root", '[data-md-color-scheme="slate"]'
SEED = ("#0b5d3b", "#7a5b00")  # of the example province
_COMMON = 9  # times that a distance is in the sheet
_SHORT = 4  # signs of a colour like #fff
REM = 20  # pixels of the theme on a desktop and on telephones

_SIZES = {
    "h1": "tên trang", "h2": "đề mục", "h3": "tên thẻ văn bản", "text": "chữ đọc, dẫn đề",
    "plain": "chữ trong khối", "small": "bảng, nhãn, ngày", "note": "chú thích; không nhỏ hơn cỡ này",
}  # fmt: skip
_COLOURS = {
    "primary": "nền thanh danh mục, nút chính", "deep": "nền đầu trang chủ", "night": "nền chân trang",
    "link": "liên kết, nút", "accent": "nhãn loại, gạch đầu đề mục", "tint": "dải nền xen kẽ, đầu bài",
    "band": "nền biểu tượng", "hair": "đường kẻ nhạt",
}  # fmt: skip
_PAIRS = (
    ("Chữ đọc trên nền trang", "ink", "ground", 7.0),
    ("Chữ phụ trên nền trang", "ink-soft", "ground", 4.5),
    ("Liên kết trên dải nền", "link", "tint", 4.5),
    ("Nhãn loại trên thẻ", "accent", "card", 4.5),
    ("Chữ trắng trên màu chính", "white", "primary", 4.5),
    ("Chữ trắng ở đầu trang chủ", "white", "deep", 7.0),
    ("Viền ô nhập", "control", "card", 3.0),
    ("Nhãn còn hiệu lực", "good", "good-ground", 4.5),
    ("Nhãn cần chú ý", "care", "care-ground", 4.5),
    ("Nhãn hết hiệu lực, quá hạn", "bad", "bad-ground", 4.5),
)
_TOPICS = (
    "the-che", "chuyen-doi-so", "du-lieu", "an-ninh-mang", "truyen-thong", "hop-tac-quoc-te",
    "khoa-hoc-cong-nghe", "bao-cao",
)  # fmt: skip
_HEAD = """# Giao diện của chuyên mục

Bảng mẫu cho người sửa giao diện và người soạn muốn biết trang được dựng từ những phần nào. Số đo, màu,
biểu tượng trên trang này lấy từ chính tệp mẫu của chuyên mục; ảnh chụp bằng `scripts/handbook_pictures.py`.
Mọi trang chỉ dùng các phần dưới đây, không tự đặt màu, cỡ chữ.
"""
_PARTS = """## Các phần

| Phần | Lớp | Dùng khi |
| --- | --- | --- |
| Nút | `nq-btn`, `nq-btn--main` | Việc làm được ngay trên trang; mỗi nhóm một nút chính |
| Nhãn | `nq-badge` và mã trạng thái | Hiệu lực, tiến độ, kiểm chứng; có dấu, không chỉ bằng màu |
| Thẻ | `nq-card` trong `nq-cards` | Tin, bài học, infographic, mô hình; điện thoại: thẻ sau thành hàng |
| Thẻ văn bản | `nq-doc` trong `nq-papers` | Văn bản trọng tâm ở trang chủ |
| Hàng | `nq-item` trong `nq-items` | Danh sách ngắn cạnh một khối lớn |
| Khung | `nq-panel` | Hạn, liên hệ: điều cần thấy ngay bên cạnh |
| Cột bên | `nq-beside`, `nq-toc` | Loạt bài, tệp tải về, mục lục; màn hình hẹp thì xuống dưới |
| Bước | `nq-steps` | Các bước của bài học, đánh dấu được |
| Lời báo | `nq-notice` | Điều phải biết trước khi đọc |
| Ngày | `nq-date` | Hạn và sự kiện sắp tới |
| Chỗ trống | không có lớp | Khối chưa có gì thì không hiện; danh sách trống nói rõ và dẫn đi nơi khác |
"""


def looks_page() -> str:
    """The page of the handbook."""
    lines = [_HEAD, *_type(), *_spaces(), *_colour_tables(), _PARTS, *_icons()]
    return "\n".join(("<!-- Sinh tự động bằng `python3 scripts/handbook.py`. Đừng sửa tay. -->", *lines))


def fixed(selector: str) -> Mapping[str, str]:
    """The properties that the sheet sets for all units below a selector."""
    rule = SHEET[SHEET.index(f"{selector} {{") :]
    return dict(re.findall(r"--nq-([a-z0-9-]+): ([^;]+);", rule[: rule.index("}")]))


def _type() -> Iterator[str]:
    sizes = fixed(LIGHT)
    yield "## Chữ\n\nChữ của máy người đọc, không tải phông về; phóng to được.\n"
    yield "| Tên | Cỡ, điểm ảnh | Dùng cho |\n| --- | --- | --- |"
    for name, use in _SIZES.items():
        pixels = float(sizes[name].removesuffix("rem")) * REM
        yield f"| `--nq-{name}` | {pixels:g} | {use} |"
    yield ""


def _spaces() -> Iterator[str]:
    used = re.findall(r"(?:gap|padding|margin)[\w-]*: (\.?\d[\d.]*)rem(?=[; ])", SHEET)
    common = sorted({float(one) for one in used if used.count(one) >= _COMMON})
    yield "## Khoảng cách\n"
    yield f"Các khoảng hay dùng, điểm ảnh: {', '.join(f'{one * REM:g}' for one in common)}.\n"


def _colour_tables() -> Iterator[str]:
    yield "## Màu\n\nMọi màu của đơn vị tính từ hai màu trong `mau`. Ví dụ của tỉnh Mẫu:\n"
    day, night = light_tokens(*SEED), dark_tokens(*SEED)
    yield "| Tên | Nền sáng | Nền tối | Dùng cho |\n| --- | --- | --- | --- |"
    for name, use in _COLOURS.items():
        yield f"| `--nq-{name}` | `{day[name]}` | `{night[name]}` | {use} |"
    yield "\nĐộ tương phản; `tests/properties/test_colour_laws.py` chứng minh cho mọi cặp màu của đơn vị:\n"
    yield "| Cặp | Nền sáng | Nền tối | Phải đạt |\n| --- | --- | --- | --- |"
    colours = [{**_plain(LIGHT), **day}, {**_plain(LIGHT), **_plain(DARK), **night}]
    for words, ink, ground, least in _PAIRS:
        sunny, dark = (contrast(shown[ink], shown[ground]) for shown in colours)
        yield f"| {words} | {sunny:.1f} | {dark:.1f} | {least:g} |"
    yield "\n![Các phần trên nền sáng](images/giao-dien-sang.png)\n"
    yield "![Các phần trên nền tối](images/giao-dien-toi.png)\n"


def _plain(selector: str) -> dict[str, str]:
    """The fixed colours, each in six digits."""
    found = {name: value for name, value in fixed(selector).items() if value.startswith("#")}
    whole = {n: v if len(v) > _SHORT else "#" + "".join(c * 2 for c in v[1:]) for n, v in found.items()}
    return {"white": "#ffffff", **whole}


def _icons() -> Iterator[str]:
    yield "## Biểu tượng và bìa\n"
    yield "Biểu tượng vẽ riêng, nét 1,75 trên ô 24, màu của chữ bên cạnh. Bìa vẽ theo chủ đề.\n"
    yield f"Tên biểu tượng: {', '.join(f'`{name}`' for name in icon_names())}.\n"


def icon_names() -> list[str]:
    """Every icon of the section."""
    text = (ROOT / "templates" / "articles" / "_icons.html").read_text("utf-8")
    return re.findall(r"^  '([a-z-]+)':", text, re.MULTILINE)


def specimen(scheme: str) -> str:
    """A page of the parts with the real sheets and templates in it, to be pictured."""
    folder = ROOT / "templates" / "articles"
    sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    view: tuple[list[str], list[CoverView]] = icon_names(), [cover_of(topic, (topic,)) for topic in _TOPICS]
    made = Articles({**sources, "mau.html": _SPECIMEN}).render("mau", view)
    parts = made.replace(f"{BASE}assets/bia.svg", "")
    tokens = {**light_tokens(*SEED)} if scheme == "default" else {**dark_tokens(*SEED)}
    own = ";".join(f"--nq-{name}:{colour}" for name, colour in tokens.items())
    sheets = (ROOT / "docs" / "assets" / "khung.css").read_text("utf-8") + SHEET
    body = f'<body data-md-color-scheme="{scheme}" data-md-color-primary="custom" style="{own}">'
    return (
        f'<!doctype html><html lang="vi" dir="ltr"><meta charset="utf-8"><style>{sheets}'
        f"body{{background:var(--nq-ground)}}.md-typeset a:not(.nq-btn--main){{color:var(--nq-link)}}"
        f"</style>{body}"
        f'<div hidden>{cover_sheet()}</div><main class="md-typeset" style="padding:1rem">{parts}</main>'
    )


_SPECIMEN = """{% import "_macros.html" as ui %}{% from "_icons.html" import icon, cover %}
<p>{% for code, words in (("con-hieu-luc", "Còn hiệu lực"), ("het-hieu-luc", "Hết hiệu lực"),
  ("verify", "Chưa kiểm chứng đầy đủ"), ("soon", "Còn 8 ngày"), ("dang-thuc-hien", "Đang thực hiện"),
  ("hoan-thanh", "Hoàn thành"), ("chua-cap-nhat-qua-han", "Quá hạn"), ("chua-xac-dinh", "Chưa xác định")) %}
  {{ ui.badge(code, words) }}{% endfor %}</p>
<ul class="nq-plain nq-actions"><li><a class="nq-btn nq-btn--main" href="#">Xem toàn văn</a></li>
  <li><a class="nq-btn" href="#">Chép cách dẫn</a></li></ul>
<div class="nq-field" style="margin:.8rem 0"><input value="1169 qd ttg">
  <button>{{ icon("tim") }}Tìm</button></div>
<ul class="nq-plain nq-papers"><li class="nq-doc">
  <p class="nq-card__kicker"><b>Nghị quyết</b> <span>Chính phủ</span></p>
  <h3><a href="#">03/NQ-CP</a></h3><p>Chương trình hành động của Chính phủ</p></li>
  <li class="nq-doc"><p class="nq-card__kicker"><b>Quyết định</b></p><h3><a href="#">1169/QĐ-TTg</a></h3>
  <p>Phê duyệt chương trình truyền thông</p></li></ul>
<ol class="nq-plain nq-steps" style="margin-top:.8rem">
  <li>Xác định thủ tục cần làm</li><li>Chuẩn bị giấy tờ</li></ol>
<p class="nq-notice nq-notice--verify">Ngày ban hành chưa kiểm chứng đầy đủ.</p>
<p class="nq-notice">Bài có bản nghe.</p>
<ul class="nq-plain nq-cards" style="grid-template-columns:repeat(4,1fr)">{% for one in view[1] %}
  <li class="nq-card"><span class="nq-pic">{{ cover(one) }}</span></li>{% endfor %}</ul>
<p style="display:flex;flex-wrap:wrap;gap:.8rem;font-size:1.1rem;margin-top:1rem">
  {% for name in view[0] %}{{ icon(name) }}{% endfor %}</p>
"""
