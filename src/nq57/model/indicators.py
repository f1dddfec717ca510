"""Indicators: what units count and report, as terms of the workspace; and the kind that holds a period's.

It must not know how figures are added up; the program counts records itself, nobody types those.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from nq57.model.controls import TextInput
from nq57.model.fields import Fields, Part
from nq57.model.figures import Number, number_text, percent
from nq57.model.kinds import Kind
from nq57.model.periods import PeriodOf
from nq57.model.values import PartialDate, Text
from nq57.model.visibility import Leading, Searched, Shown


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted: its code, its name, the unit of measure.

    `share`: a part of a whole, so both numbers are needed. `flow`: what happens in a period and adds up
    over periods, such as classes held; otherwise a state, of which the newest counts, such as groups.
    """

    code: str
    label: str
    unit: str
    share: bool = False
    flow: bool = False
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way an editor may write it."""
        return (self.code, self.label, *self.also)


INDICATORS = (
    Indicator("cuoc-thi", "Cuộc thi, hội thi được tổ chức", "cuộc", flow=True),
    Indicator("tai-lieu", "Tài liệu, tờ gấp, sách đã phát hành", "tài liệu", flow=True),
    Indicator("video", "Video, clip đã phát", "sản phẩm", flow=True),
    Indicator("hoi-nghi", "Hội nghị, tọa đàm, tập huấn", "cuộc", flow=True),
    Indicator("to-cnscd", "Tổ công nghệ số cộng đồng", "tổ"),
    Indicator("thanh-vien-to-cnscd", "Thành viên Tổ công nghệ số cộng đồng", "người"),
    Indicator("chi-bo-sinh-hoat", "Chi bộ đã sinh hoạt chuyên đề", "chi bộ", share=True),
    Indicator(
        "can-bo-pho-bien", "Cán bộ, công chức, viên chức được phổ biến, quán triệt", "người", share=True
    ),
    Indicator(
        "can-bo-dung-ai", "Cán bộ, công chức, viên chức biết dùng AI trong công việc", "người", share=True
    ),
    Indicator("can-bo-khoa-hoc", "Cán bộ, công chức, viên chức hoàn thành khóa học", "người", share=True),
    Indicator("nguoi-dan-ky-nang-so", "Người dân trưởng thành có kỹ năng số cơ bản", "người", share=True),
    Indicator("nguoi-dan-vneid", "Người dân trưởng thành có tài khoản VNeID", "người", share=True),
    Indicator(
        "nguoi-dan-dien-thoai", "Người dân trưởng thành có điện thoại thông minh", "người", share=True
    ),
    Indicator("lop-cong-dong", "Lớp, buổi học kỹ năng số ở cộng đồng", "lớp", flow=True),
    Indicator("luot-hoc", "Lượt người học kỹ năng số", "lượt", flow=True),
    Indicator("luot-doc", "Lượt đọc chuyên mục", "lượt", flow=True),
    Indicator("phut-phat-thanh", "Thời lượng phát thanh", "phút", flow=True),
    Indicator("san-pham-mang-xa-hoi", "Sản phẩm trên Zalo, Facebook, YouTube", "sản phẩm", flow=True),
)


class Figure(Part):
    """The figure of one indicator; a share keeps its numerator and denominator."""

    starting_keys: ClassVar[tuple[str, ...]] = ("gia_tri",)

    indicator: Annotated[Searched[Text], TextInput.INDICATOR] = Field(
        alias="chi_so", description="Chỉ số, theo danh mục"
    )
    value: Shown[Number | None] = Field(None, alias="gia_tri", description="Giá trị")
    part: Shown[Number | None] = Field(None, alias="tu_so", description="Tử số của tỷ lệ")
    whole: Shown[Number | None] = Field(None, alias="mau_so", description="Mẫu số của tỷ lệ")
    unit: Shown[Text | None] = Field(None, alias="don_vi_tinh", description="Đơn vị tính, như danh mục")
    origin: Searched[Text | None] = Field(None, alias="nguon_so_lieu", description="Nguồn của riêng số này")
    note: Searched[Text | None] = Field(None, alias="ghi_chu", description="Ghi chú")

    @property
    def text(self) -> str:
        """As readers see it: `1.234`, `93,4% (142/152)`."""
        if self.part is not None and self.whole:
            return f"{percent(self.part, self.whole)} ({number_text(self.part)}/{number_text(self.whole)})"
        return number_text(self.value) if self.value is not None else ""


class PeriodFigures(Fields):
    """The figures of one unit and period, with where they come from and who gives them."""

    kind: ClassVar[Kind] = Kind(
        folder="so-lieu",
        label="Số liệu theo kỳ",
        one="Số liệu",
        lead="Số liệu từng kỳ: tử số, mẫu số, nguồn và đơn vị cung cấp.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="none",
        is_news=False,
        is_embedded=False,
        guide_rank=None,
        has_contents=False,
        themes=("GOVE",),
        needs_body=False,
        inherited=False,
    )
    starting_keys: ClassVar[tuple[str, ...]] = ("tieu_de",)

    heading: Leading[Text | None] = Field(None, alias="tieu_de", description="Tiêu đề")
    period: Shown[PeriodOf] = Field(alias="ky", description="Kỳ: 2026, 2026-H1, 2026-Q3, 2026-11")
    teller: Searched[Text] = Field(alias="nguoi_cung_cap", description="Đơn vị, người cung cấp số liệu")
    figures: Searched[tuple[Figure, ...]] = Field(alias="so_lieu", description="Các số liệu của kỳ")

    @property
    def title(self) -> str:
        """The heading, else which period it is of."""
        return self.heading or f"Số liệu {self.period.label}"

    @property
    def date(self) -> PartialDate:
        """The first day of its period: it may be posted before the period is over."""
        return PartialDate.of(self.period.first)
