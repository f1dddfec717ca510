"""The kinds that are done: tasks, targets and science and technology projects.

It must not know how progress is counted; that is the catalogue's.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from nq57.model.controls import Asked
from nq57.model.fields import Fields, Link, Part
from nq57.model.kinds import Kind
from nq57.model.values import Day, LooseDay, OneOf, PartialDate, Text, Texts
from nq57.model.visibility import Leading, Searched, Shown
from nq57.model.vocabulary import TASK_STATUSES


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
    name: Leading[Text] = Field(alias="ten", description="Tên nhiệm vụ")
    plan: Annotated[Searched[Text | None], Asked.DOCUMENT] = Field(
        None, alias="van_ban", description="Văn bản giao nhiệm vụ"
    )
    group: Searched[Text | None] = Field(None, alias="nhom", description="Nhóm nhiệm vụ")
    leads: Searched[Texts] = Field(alias="chu_tri", description="Đơn vị chủ trì")
    helpers: Searched[Texts] = Field((), alias="phoi_hop", description="Đơn vị phối hợp")
    deadline_text: Searched[Text] = Field(alias="thoi_han", description="Thời hạn, ghi như văn bản")
    deadline: Shown[Day | None] = Field(None, alias="han", description="Hạn cuối (ngày)")
    status: Shown[Annotated[str, OneOf(TASK_STATUSES)]] = Field(
        "chua-cap-nhat", alias="trang_thai", description="Trạng thái"
    )
    progress: Annotated[Searched[Text | None], Asked.PROSE] = Field(
        None, alias="ket_qua", description="Kết quả đến nay"
    )
    updated: Shown[Day | None] = Field(None, alias="ngay_cap_nhat", description="Ngày cập nhật")
    evidence: Searched[tuple[Link, ...]] = Field((), alias="minh_chung", description="Minh chứng")

    @property
    def title(self) -> str:
        """The name of the task."""
        return self.name

    @property
    def date(self) -> PartialDate | None:
        """The day its state was last told, else its deadline."""
        day = self.updated or self.deadline
        return PartialDate.of(day) if day else None

    def changed(self, as_of: dt.date) -> dt.date | None:
        """The latest day up to `as_of` on which its content changed or its state was told."""
        days = (super().changed(as_of), self.updated)
        return max((day for day in days if day and day <= as_of), default=None)

    @property
    def plan_order(self) -> tuple[str, ...]:
        """Its plan; within a plan tasks go by their ids."""
        return (self.plan or "",)

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The plan that sets it."""
        if self.plan:
            yield self.plan, "van_ban"


class Milestone(Part):
    """What a target must reach by a year, or over a span of years."""

    year: Searched[Text] = Field(alias="nam", description="Năm, hoặc khoảng năm: 2028-2030")
    value: Searched[Text] = Field(alias="gia_tri", description="Mức phải đạt")


class Measurement(Part):
    """What was measured, when, and by whom."""

    day: Searched[LooseDay] = Field(alias="ngay", description="Ngày đo")
    value: Searched[Text] = Field(alias="gia_tri", description="Mức đạt được")
    origin: Searched[Text] = Field(alias="nguon", description="Nguồn số liệu")


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
    plan: Annotated[Searched[Text | None], Asked.DOCUMENT] = Field(
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
