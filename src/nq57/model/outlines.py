"""Outlines of reports, as data: parts, tables, texts with fields, receivers, and the form of the paper.

It must not know how a field is worked out; `content` checks that every field is one of these.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from nq57.model.boards import Board, SelfScore
from nq57.model.fields import Part
from nq57.model.values import OneOf, Term, Text, Texts, YesNo

STATE_FORM, PARTY_FORM, UNITS_FORM = "nha-nuoc", "dang", "theo-don-vi"
FORMS = (
    Term(STATE_FORM, "Nhà nước", ("nghị định 30", "hành chính")),
    Term(PARTY_FORM, "Đảng", ("văn bản đảng",)),
    Term(UNITS_FORM, "Theo đơn vị", ("theo cơ quan soạn",)),
)
TABLES = (
    Term("chi-so", "Chỉ số"),
    Term("nhiem-vu", "Nhiệm vụ"),
    Term("chi-tieu", "Chỉ tiêu"),
    Term("van-ban", "Văn bản"),
    Term("don-vi", "Đơn vị"),
    Term("sap-den-han", "Sắp đến hạn"),
    Term("theo-thang", "Theo tháng"),
    Term("theo-chu-de", "Theo chủ đề"),
    Term("theo-doi-tuong", "Theo đối tượng"),
)
_FIELD = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<what>[^{}]*))?\}")
# Fields that are words of the unit and the period; all others are numbers with records behind them.
WORDS = frozenset({"don_vi", "ky", "tu_ngay", "den_ngay", "nam", "co_quan_chu_quan", "noi_nhan_ky"})
NUMBERS = frozenset({"dem", "chi_so", "nhiem_vu", "dang_kip_thoi", "ngay_dang_trung_vi"})


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field in a text: `{dem:tin-tuc}` has the name `dem`, and says what is counted."""

    name: str
    what: str
    start: int
    end: int


def fields_of(text: str) -> tuple[FieldUse, ...]:
    """The fields of a text, in order."""
    return tuple(
        FieldUse(found["name"], (found["what"] or "").strip(), found.start(), found.end())
        for found in _FIELD.finditer(text)
    )


class Counting(Part):
    """What is counted among the unit's own records of the period."""

    kinds: Texts = Field(alias="loai", description="Loại bài: tin-tuc, infographic…")
    topic: Text | None = Field(None, alias="chu_de", description="Chủ đề, theo danh mục")
    audience: Text | None = Field(None, alias="doi_tuong", description="Đối tượng, theo danh mục")


class IndicatorRow(Part):
    """One line of a table of figures: an indicator of the workspace, or a count of records."""

    name: Text | None = Field(None, alias="ten", description="Tên dòng")
    indicator: Text | None = Field(None, alias="chi_so", description="Chỉ số, theo danh mục")
    counting: Counting | None = Field(None, alias="dem", description="Đếm bài của chuyên mục")
    unit: Text | None = Field(None, alias="don_vi_tinh", description="Đơn vị tính của dòng đếm")


class OutlineBlock(Part):
    """One block of a part: a paragraph with fields, a table, or what a human must write."""

    text: Text | None = Field(None, alias="doan", description="Đoạn văn; trường ghi trong ngoặc nhọn")
    table: Annotated[str, OneOf(TABLES)] | None = Field(None, alias="bang", description="Loại bảng")
    heading: Text | None = Field(None, alias="ten", description="Tên bảng")
    rows: tuple[IndicatorRow, ...] = Field((), alias="dong", description="Các dòng của bảng chỉ số")
    human: Text | None = Field(None, alias="tu_viet", description="Việc người soạn phải tự viết")
    annex: YesNo = Field(False, alias="phu_luc", description="Đưa bảng xuống phụ lục")


class OutlinePart(Part):
    """One numbered part of a report."""

    heading: Text = Field(alias="ten", description="Tên phần")
    blocks: tuple[OutlineBlock, ...] = Field(alias="noi_dung", description="Nội dung của phần")


class Outline(Part):
    """One report: what it is called, to whom it goes, in which form, of which parts."""

    code: Text = Field(alias="ma", description="Mã của đề cương")
    name: Text = Field(alias="ten", description="Tên của đề cương")
    form: Annotated[str, OneOf(FORMS)] = Field("nha-nuoc", alias="the_thuc", description="Thể thức")
    subject: Text = Field(alias="trich_yeu", description="Trích yếu; dùng được các trường")
    addressees: Texts = Field((), alias="kinh_gui", description="Kính gửi; dùng được các trường")
    basis: Text | None = Field(None, alias="mo_dau", description="Đoạn mở đầu; dùng được các trường")
    parts: tuple[OutlinePart, ...] = Field((), alias="phan", description="Các phần")
    parts_of: Text | None = Field(None, alias="phan_cua", description="Dùng các phần của đề cương này")
    closing: Text | None = Field(None, alias="ket_thuc", description="Đoạn cuối")
    recipients: Texts = Field((), alias="noi_nhan", description="Nơi nhận; dòng lưu tự thêm nếu thiếu")
    drawn_rules: YesNo = Field(True, alias="ke_bang_net_ve", description="Kẻ ngang bằng nét vẽ")


class OuterUnit(Part):
    """A unit whose section is made by other software: where its own status may be read."""

    name: Text = Field(alias="ten", description="Tên đơn vị")
    ward_code: Text | None = Field(None, alias="ma_xa", description="Mã xã (5 chữ số)")
    province: Text = Field(alias="thuoc", description="Mã đơn vị của tỉnh trong kho")
    status: Text | None = Field(None, alias="tep_trang_thai", description="Tệp nq57-status.json đã tải về")
    sitemap: Text | None = Field(None, alias="tep_sitemap", description="Tệp sitemap.xml đã tải về")
    feed: Text | None = Field(None, alias="tep_rss", description="Tệp RSS hoặc Atom đã tải về")

    @property
    def files(self) -> tuple[str, ...]:
        """What may be read of it, the most telling first; none where the unit is only named."""
        return tuple(name for name in (self.status, self.sitemap, self.feed) if name)


class ReportingFile(Part):
    """The keys of `bao-cao.yml`: outlines, boards, what counts as in time, units of other software."""

    outlines: tuple[Outline, ...] = Field((), alias="de_cuong", description="Đề cương báo cáo")
    boards: tuple[Board, ...] = Field((), alias="bang_tieu_chi", description="Bảng tiêu chí")
    scores: tuple[SelfScore, ...] = Field((), alias="tu_cham", description="Các lần tự chấm")
    timely_days: Text | None = Field(
        None, alias="kip_thoi", description="Đăng trong bao nhiêu ngày sau ngày ban hành là kịp thời"
    )
    outer: tuple[OuterUnit, ...] = Field((), alias="don_vi_ngoai", description="Đơn vị dùng phần mềm khác")
