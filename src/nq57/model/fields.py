"""What every kind of content shares: the frozen model with Vietnamese keys, and its common parts.

It must not know any one kind; the kinds are in the modules beside it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from nq57.model.controls import FormSection, TextInput
from nq57.model.kinds import Fault, Kind
from nq57.model.values import (
    Day,
    Duration,
    Language,
    LooseDay,
    PartialDate,
    Text,
    Texts,
    Url,
    YesNo,
    read_day,
    read_list,
)
from nq57.model.visibility import Leading, PageOnly, Searched, Shown


class Part(BaseModel):
    """A frozen group of fields; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Attachment(Part):
    """A file given to readers beside the page."""

    file: Annotated[Shown[Text], TextInput.FILE] = Field(
        alias="tep", description="Đường dẫn tệp, tính từ thư mục của bài"
    )
    name: Searched[Text | None] = Field(None, alias="ten", description="Tên hiển thị của tệp")


class Picture(Part):
    """A picture; without `mo_ta` a blind reader gets nothing, so it is required."""

    file: Annotated[Shown[Text], TextInput.PICTURE] = Field(
        alias="tep", description="Đường dẫn tệp ảnh, tính từ thư mục của bài"
    )
    alt: Searched[Text] = Field(alias="mo_ta", description="Lời mô tả ảnh cho người không nhìn thấy")
    caption: Searched[Text | None] = Field(None, alias="chu_thich", description="Chú thích dưới ảnh")
    credit: Shown[Text | None] = Field(None, alias="nguon", description="Người chụp hoặc nguồn ảnh")


class Link(Part):
    """A link with the words that say where it goes."""

    name: Searched[Text] = Field(alias="ten", description="Tên liên kết")
    url: Shown[Url] = Field(alias="lien_ket", description="Địa chỉ, bắt đầu bằng https://")


class Origin(Part):
    """Where the content came from."""

    name: Searched[Text] = Field(alias="ten", description="Tên nguồn")
    url: Shown[Url | None] = Field(None, alias="lien_ket", description="Địa chỉ của nguồn")


class Chapter(Part):
    """A part of a recording, by the time at which it begins."""

    starts: Shown[Duration] = Field(alias="bat_dau", description="Bắt đầu từ, phút:giây")
    name: Searched[Text] = Field(alias="ten", description="Tên phần")


class Recording(Part):
    """A record's text as sound in one language, from a file or by the workspace's voice (`lenh_doc`)."""

    file: Annotated[Shown[Text | None], TextInput.FILE] = Field(
        None, alias="tep", description="Tệp âm thanh; bỏ trống thì đọc bằng lenh_doc của nq57.yml lúc dựng"
    )
    language: Searched[Language | None] = Field(
        None, alias="ngon_ngu", description="Mã ngôn ngữ của lời đọc; bỏ trống: như bài"
    )
    duration: Shown[Duration | None] = Field(
        None, alias="thoi_luong", description="Thời lượng, phút:giây; của bản đọc bằng máy thì tự tính"
    )
    transcript: Annotated[Searched[Text | None], TextInput.PROSE] = Field(
        None, alias="loi_thoai", description="Lời đọc bằng chữ, khi khác nội dung của bài"
    )
    chapters: Shown[tuple[Chapter, ...]] = Field((), alias="chuong", description="Các phần của bản nghe")


class Change(Part):
    """A correction or addition to what readers have seen: its day, and in a sentence what changed."""

    day: Searched[Day] = Field(alias="ngay", description="Ngày sửa")
    note: Searched[Text | None] = Field(None, alias="ghi_chu", description="Đã sửa gì, một câu")


class Withdrawal(Part):
    """A record taken off the section: its address tells readers why, or leads them on."""

    day: Day = Field(alias="ngay", description="Ngày gỡ")
    reason: Text = Field(alias="ly_do", description="Lý do, một câu, hiện ở địa chỉ cũ của bài")
    leads_to: Annotated[Text | None, TextInput.RECORD] = Field(
        None, alias="chuyen_den", description="Mã bài mà bạn đọc được chuyển tới; bỏ trống: chỉ báo lý do"
    )


class Translation(Part):
    """Who translated a record, and on which day: a later change of the original is not in it."""

    translator: PageOnly[Text | None] = Field(
        None, alias="nguoi_dich", description="Người hoặc cơ quan dịch"
    )
    day: PageOnly[Day] = Field(alias="ngay", description="Ngày dịch xong, hoặc dịch lại")


def _read_changes(value: Any) -> Any:
    """A day alone stands for a change without a note, and one change for a list of one."""
    changes = [value] if isinstance(value, (str, dict)) else value
    return [_read_change(change) for change in changes] if isinstance(changes, list) else changes


def _read_change(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    read_day(value)  # a wrong day is told of the key that the editor has written
    return {"ngay": value}


Changes = Annotated[
    tuple[Change, ...],
    BeforeValidator(_read_changes, json_schema_input_type=str | Change | list[str | Change]),
]


FormerNames = Annotated[
    tuple[Annotated[Text, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")], ...], BeforeValidator(read_list)
]


class Fields(Part):
    """The keys that every kind takes, and what the program asks of any kind's record."""

    kind: ClassVar[Kind]
    starting_keys: ClassVar[tuple[str, ...]] = ()
    """Optional keys that a new record has at once, for one of their group is needed."""

    summary: Annotated[Leading[Text | None], TextInput.PROSE, FormSection.ABOUT] = Field(
        None, alias="tom_tat", description="Tóm tắt một, hai câu"
    )
    topics: Annotated[Shown[Texts], TextInput.TOPIC, FormSection.ABOUT] = Field(
        (), alias="chu_de", description="Chủ đề, theo danh mục"
    )
    audiences: Annotated[Shown[Texts], TextInput.AUDIENCE, FormSection.ABOUT] = Field(
        (), alias="doi_tuong", description="Đối tượng bạn đọc, theo danh mục"
    )
    tags: Annotated[Searched[Texts], FormSection.ABOUT] = Field((), alias="the", description="Thẻ tự do")
    posted: Annotated[Shown[Day | None], FormSection.POSTING] = Field(
        None, alias="ngay_dang", description="Ngày đăng lên chuyên mục"
    )
    changes: Annotated[Searched[Changes], FormSection.POSTING] = Field(
        (), alias="ngay_sua", description="Các lần sửa sau khi đăng; không ghi chú thì ghi thẳng ngày"
    )
    translation: Annotated[PageOnly[Translation | None], FormSection.POSTING] = Field(
        None, alias="ban_dich", description="Bản dịch: ai dịch, ngày nào; chỉ ghi trong tệp bản dịch"
    )
    draft: Annotated[YesNo, FormSection.POSTING] = Field(
        False, alias="nhap", description="Bản nháp: chưa đăng"
    )
    embargo: Annotated[Day | None, FormSection.POSTING] = Field(
        None, alias="dang_tu", description="Chỉ đăng từ ngày này"
    )
    expiry: Annotated[Day | None, FormSection.POSTING] = Field(
        None, alias="het_han", description="Hết đăng sau ngày này"
    )
    review_by: Annotated[Day | None, FormSection.POSTING] = Field(
        None, alias="xem_lai", description="Xem lại trước ngày này xem còn đúng không"
    )
    withdrawn: Annotated[Withdrawal | None, FormSection.POSTING] = Field(
        None, alias="go_bai", description="Gỡ bài khỏi chuyên mục"
    )
    former: Annotated[FormerNames, FormSection.POSTING] = Field(
        (), alias="dia_chi_cu", description="Tên tệp trước khi đổi: địa chỉ cũ chuyển bạn đọc tới đây"
    )
    replaces: Annotated[Text | None, TextInput.RECORD, FormSection.POSTING] = Field(
        None, alias="thay_the", description="Mã bài cấp trên được thay"
    )
    attachments: Annotated[Searched[tuple[Attachment, ...]], FormSection.FILES] = Field(
        (), alias="tep_dinh_kem", description="Tệp đính kèm"
    )
    picture: Annotated[Searched[Picture | None], FormSection.FILES] = Field(
        None, alias="anh", description="Ảnh đại diện"
    )
    recordings: Annotated[Searched[tuple[Recording, ...]], FormSection.FILES] = Field(
        (), alias="ban_nghe", description="Bản nghe của bài, mỗi ngôn ngữ một bản"
    )
    origin: Annotated[Searched[Origin | None], FormSection.FILES] = Field(
        None, alias="nguon", description="Nguồn của nội dung"
    )
    ai_assisted: Annotated[YesNo, FormSection.POSTING] = Field(
        False, alias="co_tro_giup_ai", description="Có trợ giúp của AI"
    )
    body: Annotated[Text | None, TextInput.MARKDOWN] = Field(
        None, alias="noi_dung", description="Nội dung (trong tệp .yml)"
    )

    @property
    def title(self) -> str:
        """What names the record in a list."""
        raise NotImplementedError

    @property
    def date(self) -> PartialDate | None:
        """The date by which a list orders the record; None where it has none."""
        return PartialDate.of(self.posted) if self.posted else None

    def changes_until(self, as_of: dt.date) -> tuple[Change, ...]:
        """The changes told up to a day, newest first; of one day the one written last."""
        known = (change for change in reversed(self.changes) if change.day <= as_of)
        return tuple(sorted(known, key=lambda change: change.day, reverse=True))

    def changed(self, as_of: dt.date) -> dt.date | None:
        """The latest day up to `as_of` on which its content changed, as far as the file tells."""
        return max((change.day for change in self.changes if change.day <= as_of), default=None)

    def known_since(self, as_of: dt.date) -> dt.date | None:
        """The day from which readers could know it; None without a day, or while it is to come."""
        day = self.posted or (self.date.first_day if self.date else None)
        return day if day and day <= as_of else None

    @property
    def word(self) -> str:
        """What one record like this is called."""
        return self.kind.one

    @property
    def gist(self) -> str:
        """What says most after the title."""
        return self.summary or ""

    @property
    def lead(self) -> str:
        """The sentence under the title of its page."""
        return self.summary or ""

    @property
    def yearly(self) -> bool:
        """Whether its day comes again every year."""
        return False

    @property
    def plan_order(self) -> tuple[str, ...]:
        """What orders it among the records of a plan."""
        return ()

    @property
    def basis_documents(self) -> tuple[str, ...]:
        """The documents that its page lists by number or id, other than relations."""
        return tuple(name for name, _ in self.named_documents())

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The documents that it names by keys: number or id, and the key, dotted for an item of a list."""
        yield from ()

    def next_day(self, as_of: dt.date) -> dt.date | None:  # noqa: ARG002 - for kinds that have a day
        """The next day on which it takes place; None for what does not take place, or is over."""
        return None

    def faults(self) -> Iterator[Fault]:
        """What is wrong among its own fields."""
        yield from ()


class Titled(Fields):
    """Kinds whose first key is a title and a day."""

    heading: Leading[Text] = Field(alias="tieu_de", description="Tiêu đề")
    day: Searched[LooseDay] = Field(alias="ngay", description="Ngày")

    @property
    def title(self) -> str:
        """The title the editor gave."""
        return self.heading

    @property
    def date(self) -> PartialDate:
        """The day the editor gave."""
        return self.day
