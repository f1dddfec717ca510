"""A picture editor who never tires: posters of random texts, and what is wrong with a drawn sheet.

It must not know files. `scripts/fuzz_drawing.py` runs it at length, `tests/properties/` in short.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.svgLib.path import parse_path

from nq57.render.block_views import BlockView, FigureView, ItemView, TilesView
from nq57.render.drawing.fonts import text_width
from nq57.render.drawing.mastheads import Sender
from nq57.render.drawing.shapes import Box, Drawing, Path, Rect, Shape, Text
from nq57.render.drawing.sheets import Poster, lay_out
from nq57.render.link_views import LinkView

FORMATS = ("1080x1080", "1080x1350", "1080x1920", "1200x630", "man-hinh", "ap-phich")
READABLE = {
    "1080x1080": 0.8,
    "1080x1350": 0.8,
    "1080x1920": 0.85,
    "1200x630": 0.6,
    "man-hinh": 0.9,
    "ap-phich": 0.78,
}
DENSE = ("bảng", "bản đồ")  # read from near
DENSE_READABLE = 0.55
BLANK = 0.16
_TEXT = (
    "khoa học công nghệ đổi mới sáng tạo chuyển đổi số người dân doanh nghiệp cán bộ công chức viên chức"
    " được hướng dẫn sử dụng nền tảng số an toàn trên không gian mạng của tỉnh và các xã phường đặc khu"
    " trong năm theo kế hoạch"
)
_SYLLABLES = _TEXT.split()
_WHEN = ("Năm 2025", "Trước ngày 15/6", "Năm 2028 – 2030", "Đột xuất", "Quý 3 năm 2026")
UNITS = (
    Sender(
        "Ủy ban nhân dân phường Kỳ Lừa",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "https://phuong-ky-lua.lang-son.nq57.example/i/4mf",
    ),
    Sender("Sở Ngoại vụ", "", "https://a.vn/i/4mf"),
    Sender(
        "Trung tâm Phục vụ hành chính công và Chuyển đổi số Đặc khu Lý Sơn",
        "Ủy ban nhân dân tỉnh Quảng Ngãi",
        "",
    ),
)


@dataclass(frozen=True)
class Proof:
    """What is wrong with a sheet, and how much of its body is one empty band."""

    faults: tuple[str, ...]
    blank: float


class Words:
    """Random Vietnamese texts; equal seeds, equal texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - texts, no secrets

    def say(self, least: int, most: int) -> str:
        """So many syllables."""
        count = self.random.randint(least, most)
        text = " ".join(self.random.choice(_SYLLABLES) for _ in range(count))
        return text[0].upper() + text[1:]

    def maybe(self, least: int, most: int) -> str:
        """The same, or nothing."""
        return self.random.choice(("", self.say(least, most)))

    def figure(self, unit: str | None = None, value: str | None = None) -> FigureView:
        """A figure with words of any length."""
        number = self.random.choice(
            (str(self.random.randint(1, 20)), str(self.random.randint(1, 999)), "12.345", "99,5")
        )
        given = value or self.random.choice(("", "", "≥ ", "ít nhất ")) + number
        some = self.random.choice(("nhóm", "lượt", "đơn vị cấp xã", "")) if unit is None else unit
        return FigureView(given, some, self.say(2, 18))

    def poster(self, kind: str) -> Poster:
        """A poster of one kind of block."""
        block = KINDS[kind](self)
        return Poster(self.say(2, 22), self.maybe(4, 16), (block,), self.say(3, 20), self.maybe(2, 6))


def _items(words: Words, count: tuple[int, int], **parts: Callable[[], object]) -> tuple[ItemView, ...]:
    many = words.random.randint(*count)
    return tuple(ItemView(**{key: make() for key, make in parts.items()}) for _ in range(many))  # type: ignore[arg-type]


def _chart(words: Words, kind: str, unit: str, count: tuple[int, int]) -> BlockView:
    values = [words.random.randint(1, 100) for _ in range(words.random.randint(*count))]
    whole = 100 if unit == "%" else sum(values) if kind == "bieu-do-tron" else max(values)
    items = tuple(
        ItemView(
            words.say(1, 12 if kind != "bieu-do-duong" else 2),
            value=f"{v}{unit if unit == '%' else f' {unit}'}",
            share=v / whole,
        )
        for v in values
    )
    return BlockView(kind, words.maybe(2, 6), unit=unit, items=items)


def _figures(words: Words) -> BlockView:
    figures = tuple(words.figure() for _ in range(words.random.randint(1, 6)))
    return BlockView("so-lieu", figures=figures, form=words.random.choice(("", "noi-bat")))


def _shares(words: Words) -> BlockView:
    figures = tuple(
        words.figure("%", words.random.choice(("", "≥ ")) + str(words.random.randint(1, 100)))
        for _ in range(words.random.randint(2, 6))
    )
    return BlockView("so-lieu", figures=figures, form=words.random.choice(("", "vong")))


def _sides(words: Words) -> BlockView:
    def points() -> object:
        return tuple(words.say(2, 10) for _ in range(words.random.randint(1, 4)))

    return BlockView("so-sanh", items=_items(words, (2, 4), name=lambda: words.say(1, 5), points=points))


def _steps(words: Words) -> BlockView:
    items = _items(words, (2, 7), name=lambda: words.say(2, 14), text=lambda: words.maybe(3, 14))
    return BlockView(
        "cac-buoc", words.maybe(1, 6), items=items, form=words.random.choice(("", "bac-thang"))
    )


def _moments(words: Words) -> BlockView:
    items = _items(
        words,
        (2, 6),
        when=lambda: words.random.choice(_WHEN),
        name=lambda: words.say(2, 16),
        text=lambda: words.maybe(3, 10),
    )
    return BlockView(
        "dong-thoi-gian",
        words.maybe(1, 6),
        items=items,
        form=words.random.choice(("", "truc-ngang")) if len(items) <= 4 else "",
    )


def _table(words: Words) -> BlockView:
    rows = tuple((str(n + 1), words.say(2, 9), words.say(1, 4)) for n in range(words.random.randint(2, 22)))
    return BlockView("bang", columns=("Số", "Nội dung", "Cơ quan"), rows=rows)


def _map(words: Words) -> BlockView:
    values = [words.random.randint(0, 90) for _ in range(words.random.randint(20, 70))]
    items = tuple(
        ItemView(f"Xã {words.say(2, 2)}", value=str(v), share=v / 90, tone=min(4, v // 18)) for v in values
    )
    classes = tuple(ItemView(f"{t * 18} đến {t * 18 + 17}", share=0.0, tone=t) for t in range(5))
    ranked = tuple(sorted(items, key=lambda item: -item.share))
    tiles = TilesView(
        "Các ô xếp theo mã đơn vị hành chính, không theo vị trí trên bản đồ.", (), items, classes, ranked
    )
    return BlockView("ban-do-o", unit="tổ", items=items, tiles=tiles)


KINDS: Mapping[str, Callable[[Words], BlockView]] = {
    "số": _figures,
    "phần": _shares,
    "người": lambda w: BlockView(
        "so-lieu", figures=(w.figure("%", str(w.random.randint(1, 100))),), form="nguoi"
    ),
    "bước": _steps,
    "mốc": _moments,
    "so sánh": _sides,
    "cột": lambda w: _chart(w, "bieu-do-cot", w.random.choice(("%", "xã")), (2, 8)),
    "đường": lambda w: _chart(w, "bieu-do-duong", w.random.choice(("%", "xã")), (2, 9)),
    "tròn": lambda w: _chart(w, "bieu-do-tron", "việc", (2, 5)),
    "bảng": _table,
    "bản đồ": _map,
    "danh sách": lambda w: BlockView(
        "danh-sach", items=_items(w, (2, 8), name=lambda: w.say(1, 8), text=lambda: w.maybe(3, 12))
    ),
    "việc": lambda w: BlockView(
        "viec-can-co", items=_items(w, (3, 7), name=lambda: w.say(2, 9), text=lambda: w.maybe(3, 12))
    ),
    "lời": lambda w: BlockView(
        "trich-dan", text=w.say(5, 45), document=LinkView("Nghị quyết số 03/NQ-CP"), note=w.maybe(3, 9)
    ),
    "lời văn": lambda w: BlockView("loi-van", text=w.say(20, 60)),
    "ngày": lambda w: BlockView(
        "so-lieu",
        figures=tuple(
            w.figure("", f"{w.random.randint(1, 28)}/{w.random.randint(1, 12)}")
            for _ in range(w.random.randint(2, 3))
        ),
    ),
}


def readable(kind: str, name: str) -> float:
    """The least scale of letters on a sheet."""
    return DENSE_READABLE if kind in DENSE else READABLE[name]


def drawn(kind: str, seed: int) -> Iterator[tuple[str, Drawing]]:
    """A random poster of a kind on every format."""
    words = Words(seed)
    poster, sender = words.poster(kind), words.random.choice(UNITS)
    for name in FORMATS:
        yield name, lay_out(poster, name, sender)


def proof(drawing: Drawing) -> Proof:
    """Texts off the sheet, too small or over each other; a body too tall, or with an empty band."""
    faults = [*_outside(drawing), *_over(drawing)]
    if not drawing.fits:
        faults.append(f"too tall by {drawing.needed - drawing.body.height:.0f}")
    return Proof(tuple(faults), _blank(drawing))


def _boxes(drawing: Drawing) -> list[tuple[Box, str]]:
    """Where each line of text stands: from its letters' height to its base line."""
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            for x, y, text in shape.rows:
                wide = text_width(text, shape.size, shape.weight)
                left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                found.append((Box(left, y - shape.size * 0.72, wide, shape.size * 0.74), text))
    return found


def _outside(drawing: Drawing) -> Iterator[str]:
    for box, text in _boxes(drawing):
        right, end = box.x + box.width, box.y + box.height
        if box.x < -1 or right > drawing.width + 1 or box.y < 0 or end > drawing.height:
            yield f"off sheet: {text}"


def _over(drawing: Drawing) -> Iterator[str]:
    boxes = _boxes(drawing)
    for at, (one, text) in enumerate(boxes):
        for other, over in boxes[at + 1 :]:
            wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            tall = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            if wide > 1 and tall > 1:
                yield f"over: {text} / {over}"


def _blank(drawing: Drawing) -> float:
    """The largest band of the body that bears nothing, as a share of its height."""
    body = drawing.body
    marked = bytearray(int(body.height) + 1)
    for shape in drawing.shapes:
        top, end = _reach(shape)
        if shape_in(shape, body):
            for at in range(max(0, int(top - body.y)), min(len(marked), int(end - body.y) + 1)):
                marked[at] = 1
    return max((len(part) for part in bytes(marked).split(b"\x01")), default=0) / body.height


def shape_in(shape: Shape, body: Box) -> bool:
    """Whether a shape belongs to the body: grounds and panels reach beyond it."""
    top, end = _reach(shape)
    left = shape.rows[0].x if isinstance(shape, Text) else shape.x
    return top >= body.y - 30 and end <= body.y + body.height + 30 and left >= body.x - 60


def _reach(shape: Shape) -> tuple[float, float]:
    """From where to where a shape reaches, downward."""
    if isinstance(shape, Rect):
        return shape.y, shape.y + shape.height
    if isinstance(shape, Text):
        return shape.rows[0].y - shape.size * 0.75, shape.rows[-1].y + shape.size * 0.2
    low, high = _extent(shape)
    return shape.y + low * shape.scale, shape.y + high * shape.scale


def _extent(shape: Path) -> tuple[float, float]:
    pen = ControlBoundsPen(None)
    parse_path(shape.data, pen)
    return (pen.bounds[1], pen.bounds[3]) if pen.bounds else (0.0, 0.0)
