"""The kinds that are done: tasks, targets and science and technology projects.

It must not know how progress is counted; that is the catalogue's.
"""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from nq57.language.quantities import read_quantity
from nq57.model.deadlines import checked_day_before
from nq57.model.fields import Fields, Part
from nq57.model.figures import Number, number_text, percent
from nq57.model.periods import PeriodOf
from nq57.model.values import Day, LastDay, LooseDay, OneOf, PartialDate, Short, Text, Texts, Url, read_list
from nq57.model.vocabulary import TASK_STATUSES

DaysBefore = Annotated[
    tuple[Annotated[Text, AfterValidator(checked_day_before)], ...], BeforeValidator(read_list)
]


class Evidence(Part):
    """What proves that something was done: a page elsewhere, a document, or a record of the section."""

    name: Text = Field(alias="ten", description="Tên minh chứng")
    url: Url | None = Field(None, alias="lien_ket", description="Địa chỉ, bắt đầu bằng https://")
    document: Text | None = Field(None, alias="van_ban", description="Số, ký hiệu hoặc mã văn bản")
    record: Text | None = Field(None, alias="bai", description="Bài trong chuyên mục: tin-tuc/ten-bai")

    @property
    def proves(self) -> bool:
        """Whether somebody else can look at it; a mere name is an internal note."""
        return bool(self.url or self.document or self.record)


class Update(Part):
    """What was told of a task on a day, by whom, with its evidence."""

    day: Day = Field(alias="ngay", description="Ngày cập nhật")
    status: Annotated[str, OneOf(TASK_STATUSES)] | None = Field(
        None, alias="trang_thai", description="Trạng thái từ ngày này"
    )
    text: Text = Field(alias="noi_dung", description="Đã làm được gì")
    teller: Text | None = Field(None, alias="nguoi_cap_nhat", description="Ai báo: đơn vị hoặc người")
    evidence: tuple[Evidence, ...] = Field((), alias="minh_chung", description="Minh chứng")


class Task(Fields):
    """A task of a plan, with who leads, who helps and by when."""

    ordinal: Text | None = Field(None, alias="so", description="Số thứ tự trong kế hoạch")
    name: Text = Field(alias="ten", description="Tên nhiệm vụ, ghi như kế hoạch")
    short_name: Short | None = Field(
        None, alias="ten_ngan", description="Tên ngắn làm tiêu đề, nhiều nhất 60 ký tự"
    )
    plan: Text | None = Field(None, alias="van_ban", description="Văn bản giao nhiệm vụ")
    group: Text | None = Field(None, alias="nhom", description="Nhóm nhiệm vụ")
    leads: Texts = Field(alias="chu_tri", description="Đơn vị chủ trì")
    helpers: Texts = Field((), alias="phoi_hop", description="Đơn vị phối hợp")
    deadline_text: Text = Field(alias="thoi_han", description="Thời hạn, ghi như văn bản")
    deadline: LastDay | None = Field(
        None, alias="han", description="Ngày cuối cùng còn đúng hạn; nhận cả “trước ngày 30/6/2026”"
    )
    befores: DaysBefore = Field(
        (), alias="truoc_ngay", description="Hạn lặp lại: trước ngày 10/6 (hằng năm), 15 (hằng tháng)"
    )
    product: Text | None = Field(None, alias="san_pham", description="Sản phẩm phải có")
    status: Annotated[str, OneOf(TASK_STATUSES)] = Field(
        "chua-cap-nhat", alias="trang_thai", description="Trạng thái"
    )
    progress: Text | None = Field(None, alias="ket_qua", description="Kết quả đến nay")
    updated: Day | None = Field(None, alias="ngay_cap_nhat", description="Ngày cập nhật")
    evidence: tuple[Evidence, ...] = Field((), alias="minh_chung", description="Minh chứng")
    updates: tuple[Update, ...] = Field((), alias="cap_nhat", description="Các lần cập nhật")

    @property
    def title(self) -> str:
        """The short name where there is one, else the name of the task."""
        return self.short_name or self.name

    @property
    def date(self) -> PartialDate | None:
        """The day its state was last told, else its deadline."""
        told = max((update.day for update in self.updates), default=None)
        day = max(filter(None, (self.updated, told)), default=None) or self.deadline
        return PartialDate.of(day) if day else None

    def changed(self, as_of: dt.date) -> dt.date | None:
        """The latest day up to `as_of` on which its content changed or its state was told."""
        days = (super().changed(as_of), self.updated)
        return max((day for day in days if day and day <= as_of), default=None)


class Milestone(Part):
    """What a target must reach by a year, or over a span of years."""

    year: Text = Field(alias="nam", description="Năm, hoặc khoảng năm: 2028-2030")
    value: Text = Field(alias="gia_tri", description="Mức phải đạt")


class Measurement(Part):
    """What was measured, when, and by whom; a share keeps what it is a share of."""

    day: LooseDay = Field(alias="ngay", description="Ngày đo")
    period: PeriodOf | None = Field(None, alias="ky", description="Kỳ số liệu: 2026, 2026-H1, 2026-11")
    value: Text | None = Field(None, alias="gia_tri", description="Mức đạt được")
    part: Number | None = Field(None, alias="tu_so", description="Tử số: bao nhiêu đã đạt")
    whole: Number | None = Field(None, alias="mau_so", description="Mẫu số: trên tổng bao nhiêu")
    origin: Text = Field(alias="nguon", description="Nguồn số liệu")

    @property
    def said(self) -> str:
        """The value as given, else the share with both its numbers: `93,4% (142/152)`."""
        if self.part is None or not self.whole:
            return self.value or ""
        share = f"{number_text(self.part)}/{number_text(self.whole)}"
        return f"{self.value} ({share})" if self.value else f"{percent(self.part, self.whole)} ({share})"

    @property
    def amount(self) -> float | None:
        """The number it stands for, to draw it; a share in percent."""
        if self.part is not None and self.whole:
            return float(100 * self.part / self.whole)
        found = read_quantity((self.value or "").rstrip("% "))
        return found.value if found else None


class Target(Fields):
    """A target of a plan, by year."""

    ordinal: Text | None = Field(None, alias="so", description="Số thứ tự trong kế hoạch")
    name: Text = Field(alias="ten", description="Tên chỉ tiêu")
    plan: Text | None = Field(None, alias="van_ban", description="Văn bản giao chỉ tiêu")
    unit: Text | None = Field(None, alias="don_vi_tinh", description="Đơn vị tính")
    milestones: tuple[Milestone, ...] = Field(alias="moc", description="Mốc theo năm")
    measurements: tuple[Measurement, ...] = Field((), alias="do_luong", description="Kết quả đo, theo kỳ")

    @property
    def title(self) -> str:
        """The name of the target."""
        return self.name

    @property
    def latest(self) -> Measurement | None:
        """The newest measurement."""
        return max(self.measurements, key=lambda found: found.day, default=None)

    @property
    def first_year(self) -> str:
        """The year of its first milestone, by which a list orders it."""
        return self.milestones[0].year if self.milestones else ""


class Project(Fields):
    """A science and technology project paid by the state, as the plans oblige to publish."""

    name: Text = Field(alias="ten", description="Tên nhiệm vụ KH&CN")
    code: Text | None = Field(None, alias="ma_so", description="Mã số")
    leader: Text | None = Field(None, alias="chu_nhiem", description="Chủ nhiệm")
    owner: Text = Field(alias="to_chuc_chu_tri", description="Tổ chức chủ trì")
    starts: LooseDay | None = Field(None, alias="bat_dau", description="Bắt đầu")
    ends: LooseDay | None = Field(None, alias="ket_thuc", description="Kết thúc")
    budget: Text | None = Field(None, alias="kinh_phi", description="Kinh phí")
    status: Annotated[str, OneOf(TASK_STATUSES)] = Field(
        "chua-cap-nhat", alias="trang_thai", description="Trạng thái"
    )
    results: Texts = Field((), alias="ket_qua", description="Kết quả")

    @property
    def title(self) -> str:
        """The name of the project."""
        return self.name

    @property
    def date(self) -> PartialDate | None:
        """Its beginning."""
        return self.starts
