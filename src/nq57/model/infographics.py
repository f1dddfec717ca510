"""The infographic as data: blocks of figures, steps, charts, tables and maps, one table of their kinds.

It must not know how a block looks; what a kind needs is in `BLOCK_KINDS`, nowhere else.
"""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from nq57.model.controls import TextInput
from nq57.model.fields import Part, Titled
from nq57.model.icons import ICON_TERMS
from nq57.model.kinds import Kind
from nq57.model.values import OneOf, Term, Text, Texts
from nq57.model.visibility import Searched


class BlockKind(NamedTuple):
    """One kind of block: its names, the keys it needs and takes, and those that each item of it needs.

    `forms` are the ways in which its picture may be drawn, of which the data choose one
    when the editor does not.
    """

    term: Term
    needs: tuple[str, ...]
    takes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


_CHART_ITEMS = ("ten", "gia_tri")
_FILE_NAME = re.compile(r"[^\n\t;|,]*\.[A-Za-z]{2,5}")
FORMS = (
    Term("noi-bat", "Nổi bật", ("con số nổi bật",)),
    Term("con-so", "Con số"),
    Term("nguoi", "Người", ("một trăm người",)),
    Term("vong", "Vòng", ("vòng tròn",)),
    Term("lich", "Lịch"),
    Term("con-duong", "Con đường"),
    Term("bac-thang", "Bậc thang"),
    Term("truc-doc", "Trục dọc", ("dọc",)),
    Term("truc-ngang", "Trục ngang", ("ngang",)),
    Term("xep-hang", "Xếp hạng"),
    Term("bieu-tuong", "Biểu tượng", ("thẻ",)),
    Term("danh-dau", "Đánh dấu"),
)
FORMS_BY_CODE = {term.code: term for term in FORMS}
FIGURE_FORMS = ("con-so", "noi-bat", "nguoi", "vong", "lich")
BLOCK_KINDS = (
    BlockKind(Term("so-lieu", "Số liệu"), ("cac_so",), forms=FIGURE_FORMS),
    BlockKind(
        Term("cac-buoc", "Các bước"),
        ("muc",),
        (),
        ("ten",),
        ("con-duong", "bac-thang", "danh-dau", "bieu-tuong"),
    ),
    BlockKind(
        Term("dong-thoi-gian", "Dòng thời gian"),
        ("muc",),
        (),
        ("thoi_gian", "ten"),
        ("truc-doc", "truc-ngang"),
    ),
    BlockKind(Term("so-sanh", "So sánh"), ("muc",), (), ("ten", "cac_y")),
    BlockKind(
        Term("bieu-do-cot", "Biểu đồ cột"), ("don_vi", "muc"), ("csv",), _CHART_ITEMS, ("xep-hang", "vong")
    ),
    BlockKind(Term("bieu-do-duong", "Biểu đồ đường"), ("don_vi", "muc"), ("csv",), _CHART_ITEMS),
    BlockKind(Term("bieu-do-tron", "Biểu đồ tròn"), ("don_vi", "muc"), ("csv", "tong"), _CHART_ITEMS),
    BlockKind(Term("bang", "Bảng"), ("cot", "hang"), ("csv",)),
    BlockKind(Term("ban-do-o", "Bản đồ ô"), ("tinh", "don_vi", "muc"), ("csv",), ("ma",)),
    BlockKind(Term("danh-sach", "Danh sách"), ("muc",), (), ("ten",), ("bieu-tuong", "danh-dau")),
    BlockKind(
        Term("viec-can-co", "Việc cần có", ("cần chuẩn bị",)),
        ("muc",),
        (),
        ("ten",),
        ("danh-dau", "bieu-tuong"),
    ),
    BlockKind(Term("trich-dan", "Trích dẫn văn bản"), ("so_ky_hieu", "noi_dung")),
    BlockKind(Term("loi-van", "Lời văn"), ("noi_dung",)),
)
BLOCK_KINDS_BY_CODE = {kind.term.code: kind for kind in BLOCK_KINDS}
CHARTS = frozenset({"bieu-do-cot", "bieu-do-duong", "bieu-do-tron"})
COMMON_KEYS = ("loai", "tieu_de", "ghi_chu", "ve")
LAYOUTS = (
    Term("cot", "Một cột"),
    Term("luoi", "Lưới", ("hai cột",)),
    Term("noi-bat", "Nổi bật", ("con số nổi bật",)),
)


class BlockFigure(Part):
    """One figure of an infographic: a value, its unit and what it says."""

    value: Searched[Text] = Field(alias="gia_tri", description="Con số")
    unit: Searched[Text | None] = Field(None, alias="don_vi", description="Đơn vị tính")
    caption: Searched[Text] = Field(alias="chu_thich", description="Con số này nói gì")
    icon: Searched[Annotated[str, OneOf(ICON_TERMS)] | None] = Field(
        None, alias="bieu_tuong", description="Biểu tượng"
    )


class Item(Part):
    """One step, moment, side, bar or place of a block; which keys it needs its block's kind says."""

    name: Searched[Text | None] = Field(None, alias="ten", description="Tên mục")
    value: Searched[Text | None] = Field(None, alias="gia_tri", description="Giá trị (biểu đồ, bản đồ)")
    text: Searched[Text | None] = Field(None, alias="mo_ta", description="Lời nói thêm")
    when: Searched[Text | None] = Field(None, alias="thoi_gian", description="Thời gian của mốc, bước")
    points: Searched[Texts] = Field((), alias="cac_y", description="Các ý của một bên (so sánh)")
    code: Searched[Text | None] = Field(None, alias="ma", description="Mã phường, xã 5 chữ số (bản đồ ô)")
    icon: Searched[Annotated[str, OneOf(ICON_TERMS)] | None] = Field(
        None, alias="bieu_tuong", description="Biểu tượng"
    )
    row: Searched[Text | None] = Field(
        None, alias="hang", description="Ô ở hàng thứ mấy, từ bắc xuống (bản đồ ô)"
    )
    column: Searched[Text | None] = Field(
        None, alias="cot", description="Ô ở cột thứ mấy, từ tây sang (bản đồ ô)"
    )


def tile_place(item: Item) -> tuple[int, int] | None:
    """The row and column of a place on a map, from 1; None when either is missing or no such number."""
    given = (item.row or "", item.column or "")
    if not all(text.isascii() and text.isdecimal() and len(text) < 3 and int(text) for text in given):  # noqa: PLR2004 - digits
        return None
    return int(given[0]), int(given[1])


class Block(Part):
    """One block of an infographic."""

    kind: Searched[Annotated[str, OneOf(tuple(kind.term for kind in BLOCK_KINDS))]] = Field(
        alias="loai", description="Loại khối"
    )
    heading: Searched[Text | None] = Field(None, alias="tieu_de", description="Tiêu đề của khối")
    form: Searched[Annotated[str, OneOf(FORMS)] | None] = Field(
        None, alias="ve", description="Ảnh vẽ khối thế nào; không ghi thì máy chọn theo dữ liệu"
    )
    note: Searched[Text | None] = Field(None, alias="ghi_chu", description="Ghi chú dưới khối")
    figures: Searched[tuple[BlockFigure, ...]] = Field(
        (), alias="cac_so", description="Các con số (khối số liệu)"
    )
    unit: Searched[Text | None] = Field(None, alias="don_vi", description="Đơn vị tính của biểu đồ, bản đồ")
    items: Searched[tuple[Item, ...]] = Field((), alias="muc", description="Các mục của khối")
    csv: Annotated[Searched[Text | None], TextInput.FILE] = Field(
        None,
        alias="csv",
        description="Tên tệp CSV cạnh bài, hoặc bảng chép từ Excel, thay cho muc hoặc cot, hang",
    )
    total: Searched[Text | None] = Field(None, alias="tong", description="Tổng mà các phần phải cộng đúng")
    columns: Searched[Texts] = Field((), alias="cot", description="Tên các cột của bảng")
    rows: Searched[tuple[Texts, ...]] = Field(
        (), alias="hang", description="Các hàng, mỗi hàng một danh sách ô"
    )
    province: Searched[Text | None] = Field(None, alias="tinh", description="Mã tỉnh 2 chữ số (bản đồ ô)")
    number: Searched[Text | None] = Field(
        None, alias="so_ky_hieu", description="Số, ký hiệu văn bản được trích"
    )
    text: Annotated[Searched[Text | None], TextInput.PROSE] = Field(
        None, alias="noi_dung", description="Lời văn của khối"
    )

    @property
    def table_file(self) -> str:
        """The file beside the record that holds its table; empty when the table is written here."""
        return self.csv if self.csv and _FILE_NAME.fullmatch(self.csv) else ""


class Infographic(Titled):
    """Figures that tell one story; the text alternative is its own text."""

    kind: ClassVar[Kind] = Kind(
        folder="infographic",
        label="Infographic",
        one="Infographic",
        lead="Những con số chính, đọc được cả bằng trình đọc màn hình.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=True,
        guide_rank=4,
        has_contents=True,
        themes=("GOVE",),
        needs_body=False,
    )

    starting_keys: ClassVar[tuple[str, ...]] = ("nguon", "so_lieu")

    layout: Searched[Annotated[str, OneOf(LAYOUTS)]] = Field("cot", alias="bo_cuc", description="Bố cục")
    figures: Searched[tuple[BlockFigure, ...]] = Field(
        (), alias="so_lieu", description="Các con số, đứng đầu"
    )
    form: Searched[Annotated[str, OneOf(FORMS)] | None] = Field(
        None,
        alias="ve",
        description="Ảnh vẽ các con số đứng đầu thế nào; không ghi thì máy chọn theo dữ liệu",
    )
    blocks: Searched[tuple[Block, ...]] = Field(
        (), alias="khoi", description="Các khối, theo thứ tự hiện ra"
    )
    first: Searched[Text | None] = Field(
        None,
        alias="anh_dau",
        description="Tiêu đề của khối đứng đầu trong ảnh; không ghi thì theo thứ tự của trang",
    )
    note: Searched[Text | None] = Field(
        None, alias="luu_y", description="Lời lưu ý in ở chân ảnh, như “Số liệu tạm tính”"
    )
    basis: Annotated[Searched[Texts], TextInput.DOCUMENT] = Field(
        (), alias="van_ban", description="Văn bản là nguồn số liệu"
    )

    @property
    def basis_documents(self) -> tuple[str, ...]:
        """The sources of its figures, and the documents that its blocks quote, each once."""
        quoted = (block.number for block in self.blocks if block.number)
        return tuple(dict.fromkeys((*self.basis, *quoted)))

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The sources of its figures."""
        yield from ((name, f"van_ban.{at}") for at, name in enumerate(self.basis))
