"""The kinds that are done: tasks, targets and science and technology projects.

It must not know how progress is counted; that is the catalogue's.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field

from nq57.language.quantities import read_quantity
from nq57.model.controls import TextInput
from nq57.model.deadlines import checked_day_before
from nq57.model.fields import Fields, Part
from nq57.model.figures import Number, number_text, percent
from nq57.model.kinds import Kind
from nq57.model.periods import PeriodOf
from nq57.model.values import (
    Day,
    LastDay,
    LooseDay,
    OneOf,
    PartialDate,
    Short,
    Text,
    Texts,
    Url,
    read_list,
)
from nq57.model.visibility import Leading, Searched, Shown
from nq57.model.vocabulary import TASK_STATUSES

DaysBefore = Annotated[
    tuple[Annotated[Text, AfterValidator(checked_day_before)], ...], BeforeValidator(read_list)
]


class Evidence(Part):
    """What proves that something was done: a page elsewhere, a document, or a record of the section."""

    name: Searched[Text] = Field(alias="ten", description="Tên minh chứng")
    url: Shown[Url | None] = Field(None, alias="lien_ket", description="Địa chỉ, bắt đầu bằng https://")
    document: Annotated[Searched[Text | None], TextInput.DOCUMENT] = Field(
        None, alias="van_ban", description="Số, ký hiệu, hoặc mã bài"
    )
    record: Shown[Text | None] = Field(None, alias="bai", description="Bài của chuyên mục: tin-tuc/ten-bai")

    @property
    def proves(self) -> bool:
        """Whether somebody else can look at it; a mere name is an internal note."""
        return bool(self.url or self.document or self.record)


class Update(Part):
    """What was told of a task on a day, by whom, with its evidence."""

    day: Shown[Day] = Field(alias="ngay", description="Ngày cập nhật")
    status: Shown[Annotated[str, OneOf(TASK_STATUSES)] | None] = Field(
        None, alias="trang_thai", description="Trạng thái từ ngày này"
    )
    text: Annotated[Searched[Text], TextInput.PROSE] = Field(alias="noi_dung", description="Đã làm được gì")
    teller: Searched[Text | None] = Field(None, alias="nguoi_cap_nhat", description="Đơn vị, người báo")
    evidence: Searched[tuple[Evidence, ...]] = Field((), alias="minh_chung", description="Minh chứng")


class Task(Fields):
    """A task of a plan, with who leads, who helps and by when."""

    kind: ClassVar[Kind] = Kind(
        folder="nhiem-vu",
        label="Nhiệm vụ",
        one="Nhiệm vụ",
        lead="Nhiệm vụ trong kế hoạch: ai chủ trì, ai phối hợp, hạn đến khi nào.",
        order="plan",
        layout="work",
        page_size=20,
        by_month=False,
        facets="none",
        is_news=False,
        is_embedded=False,
        guide_rank=None,
        has_contents=False,
        themes=("GOVE",),
        needs_body=False,
    )

    ordinal: Searched[Text | None] = Field(None, alias="so", description="Số thứ tự trong kế hoạch")
    name: Leading[Text] = Field(alias="ten", description="Tên nhiệm vụ, ghi như kế hoạch")
    short_name: Leading[Short | None] = Field(
        None, alias="ten_ngan", description="Tên ngắn làm tiêu đề, nhiều nhất 60 ký tự"
    )
    plan: Annotated[Searched[Text | None], TextInput.DOCUMENT] = Field(
        None, alias="van_ban", description="Văn bản giao nhiệm vụ"
    )
    group: Searched[Text | None] = Field(None, alias="nhom", description="Nhóm nhiệm vụ")
    leads: Searched[Texts] = Field(alias="chu_tri", description="Đơn vị chủ trì")
    helpers: Searched[Texts] = Field((), alias="phoi_hop", description="Đơn vị phối hợp")
    deadline_text: Searched[Text] = Field(alias="thoi_han", description="Thời hạn, ghi như văn bản")
    deadline: Shown[LastDay | None] = Field(
        None, alias="han", description="Ngày cuối cùng còn đúng hạn; nhận cả “trước ngày 30/6/2026”"
    )
    befores: Shown[DaysBefore] = Field(
        (), alias="truoc_ngay", description="Hạn lặp lại: trước ngày 10/6 (hằng năm), 15 (hằng tháng)"
    )
    product: Searched[Text | None] = Field(None, alias="san_pham", description="Sản phẩm phải có")
    status: Shown[Annotated[str, OneOf(TASK_STATUSES)]] = Field(
        "chua-cap-nhat", alias="trang_thai", description="Trạng thái"
    )
    progress: Annotated[Searched[Text | None], TextInput.PROSE] = Field(
        None, alias="ket_qua", description="Kết quả đến nay"
    )
    updated: Shown[Day | None] = Field(None, alias="ngay_cap_nhat", description="Ngày cập nhật")
    evidence: Searched[tuple[Evidence, ...]] = Field((), alias="minh_chung", description="Minh chứng")
    updates: Searched[tuple[Update, ...]] = Field((), alias="cap_nhat", description="Các lần cập nhật")

    @property
    def title(self) -> str:
        """The short name where there is one, else the name of the task."""
        return self.short_name or self.name

    @property
    def date(self) -> PartialDate | None:
        """The day its state was last told, else its deadline."""
        day = max(self._reported, default=None) or self.deadline
        return PartialDate.of(day) if day else None

    @property
    def _reported(self) -> tuple[dt.date, ...]:
        """The days on which its state was told."""
        return tuple(filter(None, (self.updated, *(update.day for update in self.updates))))

    def known_since(self, as_of: dt.date) -> dt.date | None:
        """The day it was posted, else first told of; a deadline that passes is no news."""
        day = self.posted or min(self._reported, default=None)
        return day if day and day <= as_of else None

    @property
    def proofs(self) -> tuple[tuple[str, Evidence], ...]:
        """All evidence, of the task and of each update, with its dotted key."""
        lists = [("minh_chung", self.evidence)]
        lists += [(f"cap_nhat.{at}.minh_chung", one.evidence) for at, one in enumerate(self.updates)]
        return tuple((f"{key}.{at}", proof) for key, found in lists for at, proof in enumerate(found))

    def changed(self, as_of: dt.date) -> dt.date | None:
        """The latest day up to `as_of` on which its content changed or its state was told."""
        days = (super().changed(as_of), *self._reported)
        return max((day for day in days if day and day <= as_of), default=None)

    @property
    def plan_order(self) -> tuple[str, ...]:
        """Its plan; within a plan tasks go by their ids."""
        return (self.plan or "",)

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The plan that sets it, and the documents that prove what was done."""
        if self.plan:
            yield self.plan, "van_ban"
        yield from ((proof.document, f"{key}.van_ban") for key, proof in self.proofs if proof.document)


class Milestone(Part):
    """What a target must reach by a year, or over a span of years."""

    year: Searched[Text] = Field(alias="nam", description="Năm, hoặc khoảng năm: 2028-2030")
    value: Searched[Text] = Field(alias="gia_tri", description="Mức phải đạt")


class Measurement(Part):
    """What was measured, when, and by whom; a share keeps what it is a share of."""

    day: Searched[LooseDay] = Field(alias="ngay", description="Ngày đo")
    period: Searched[PeriodOf | None] = Field(None, alias="ky", description="Kỳ: 2026, 2026-H1, 2026-11")
    value: Searched[Text | None] = Field(None, alias="gia_tri", description="Mức đạt được")
    part: Searched[Number | None] = Field(None, alias="tu_so", description="Tử số: bao nhiêu đã đạt")
    whole: Searched[Number | None] = Field(None, alias="mau_so", description="Mẫu số: trên tổng bao nhiêu")
    origin: Searched[Text] = Field(alias="nguon", description="Nguồn số liệu")

    @property
    def text(self) -> str:
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

    kind: ClassVar[Kind] = Kind(
        folder="chi-tieu",
        label="Chỉ tiêu",
        one="Chỉ tiêu",
        lead="Mục tiêu cụ thể của kế hoạch theo từng năm.",
        order="plan",
        layout="work",
        page_size=20,
        by_month=False,
        facets="none",
        is_news=False,
        is_embedded=False,
        guide_rank=None,
        has_contents=False,
        themes=("GOVE",),
        needs_body=False,
    )

    ordinal: Searched[Text | None] = Field(None, alias="so", description="Số thứ tự trong kế hoạch")
    name: Leading[Text] = Field(alias="ten", description="Tên chỉ tiêu")
    plan: Annotated[Searched[Text | None], TextInput.DOCUMENT] = Field(
        None, alias="van_ban", description="Văn bản giao chỉ tiêu"
    )
    unit: Searched[Text | None] = Field(None, alias="don_vi_tinh", description="Đơn vị tính")
    milestones: Searched[tuple[Milestone, ...]] = Field(alias="moc", description="Mốc theo năm")
    measurements: Searched[tuple[Measurement, ...]] = Field((), alias="do_luong", description="Kết quả đo")

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

    @property
    def plan_order(self) -> tuple[str, ...]:
        """The year by which it must first be reached."""
        return (self.first_year[:4],)

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The plan that sets it."""
        if self.plan:
            yield self.plan, "van_ban"


class Project(Fields):
    """A science and technology project paid by the state, as the plans oblige to publish."""

    kind: ClassVar[Kind] = Kind(
        folder="du-an-khcn",
        label="Nhiệm vụ KH&CN",
        one="Nhiệm vụ KH&CN",
        lead="Nhiệm vụ khoa học và công nghệ sử dụng ngân sách nhà nước.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=False,
        guide_rank=8,
        has_contents=False,
        themes=("TECH",),
        needs_body=False,
    )

    name: Leading[Text] = Field(alias="ten", description="Tên nhiệm vụ KH&CN")
    code: Searched[Text | None] = Field(None, alias="ma_so", description="Mã số")
    leader: Searched[Text | None] = Field(None, alias="chu_nhiem", description="Chủ nhiệm")
    owner: Searched[Text] = Field(alias="to_chuc_chu_tri", description="Tổ chức chủ trì")
    starts: Searched[LooseDay | None] = Field(None, alias="bat_dau", description="Bắt đầu")
    ends: Searched[LooseDay | None] = Field(None, alias="ket_thuc", description="Kết thúc")
    budget: Searched[Text | None] = Field(None, alias="kinh_phi", description="Kinh phí")
    status: Shown[Annotated[str, OneOf(TASK_STATUSES)]] = Field(
        "chua-cap-nhat", alias="trang_thai", description="Trạng thái"
    )
    results: Searched[Texts] = Field((), alias="ket_qua", description="Kết quả")

    @property
    def title(self) -> str:
        """The name of the project."""
        return self.name

    @property
    def date(self) -> PartialDate | None:
        """Its beginning."""
        return self.starts
