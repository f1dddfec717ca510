"""The kind of weekly loudspeaker bulletins: what was chosen for a week, who answers for it, what was read.

It must not know how a bulletin is composed; `nq57 bulletin` reads the choices and writes the text.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from nq57.model.controls import TextInput
from nq57.model.fields import Fields
from nq57.model.kinds import Fault, Kind
from nq57.model.values import Day, PartialDate, Text, Texts
from nq57.model.visibility import Leading, Searched, Shown
from nq57.model.weeks import WeekOf


class Bulletin(Fields):
    """One week's bulletin; without a body it only holds the editor's choices for the week to come."""

    kind: ClassVar[Kind] = Kind(
        folder="phat-thanh",
        label="Bản tin phát thanh",
        one="Bản tin",
        lead="Bản tin đọc trên loa truyền thanh, mỗi tuần một số: nghe lại hoặc đọc lại.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="none",
        is_news=False,
        is_embedded=False,
        guide_rank=None,
        has_contents=True,
        themes=("GOVE",),
        needs_body=False,
        inherited=False,
    )
    starting_keys: ClassVar[tuple[str, ...]] = ("tieu_de",)

    heading: Leading[Text | None] = Field(None, alias="tieu_de", description="Tiêu đề; mặc định theo tuần")
    week: Shown[WeekOf] = Field(alias="tuan", description="Tuần của bản tin: 2026-W48")
    editor: Searched[Text | None] = Field(None, alias="bien_tap", description="Người biên tập")
    approver: Searched[Text | None] = Field(None, alias="nguoi_duyet", description="Người duyệt bản tin")
    approved: Shown[Day | None] = Field(None, alias="ngay_duyet", description="Ngày duyệt")
    pinned: Annotated[Texts, TextInput.RECORD] = Field(
        (), alias="ghim", description="Bài luôn có trong bản tin: loại/tên-bài"
    )
    dropped: Annotated[Texts, TextInput.RECORD] = Field(
        (), alias="bo_bai", description="Bài không đưa vào bản tin này"
    )
    ordered: Annotated[Texts, TextInput.RECORD] = Field(
        (), alias="thu_tu", description="Thứ tự đọc: các bài này đọc trước, theo thứ tự ghi ở đây"
    )

    @property
    def title(self) -> str:
        """The heading, else which week it is of."""
        return self.heading or f"Bản tin phát thanh {self.week.label}"

    @property
    def date(self) -> PartialDate:
        """The first day of its week."""
        return PartialDate.of(self.week.monday)

    def faults(self) -> Iterator[Fault]:
        """A bulletin that readers see has somebody who approved it."""
        if not self.draft and not self.approver:
            yield Fault("chua-duyet", "tuan")
