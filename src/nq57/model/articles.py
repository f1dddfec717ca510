"""The kinds that are read: news, media, event, showcase, lesson, question.

It must not know how they are rendered or listed.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from nq57.model.controls import TextInput
from nq57.model.fields import Fields, Link, Part, Titled
from nq57.model.kinds import Fault, Kind
from nq57.model.values import (
    Day,
    Duration,
    Language,
    LastDay,
    LooseDay,
    OneOf,
    PartialDate,
    Text,
    Texts,
    Url,
)
from nq57.model.visibility import Leading, Searched, Shown
from nq57.model.vocabulary import MEDIA_TYPES, REPEATS, term_label


class News(Titled):
    """An article of the section."""

    kind: ClassVar[Kind] = Kind(
        folder="tin-tuc",
        label="Tin tức",
        one="Tin",
        lead="Tin, bài về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=True,
        facets="cards",
        is_news=True,
        is_embedded=True,
        guide_rank=5,
        has_contents=True,
        themes=("GOVE",),
        needs_body=True,
    )

    author: Searched[Text | None] = Field(None, alias="tac_gia", description="Tác giả")


class Captions(Part):
    """What is said in a film, in one language, shown while it plays."""

    file: Annotated[Shown[Text], TextInput.FILE] = Field(
        alias="tep", description="Tệp phụ đề WebVTT (.vtt)"
    )
    language: Searched[Language] = Field("vi", alias="ngon_ngu", description="Mã ngôn ngữ của phụ đề")


class Media(Titled):
    """A video or a sound recording, with what those who cannot see or hear it need."""

    kind: ClassVar[Kind] = Kind(
        folder="media",
        label="Video, âm thanh",
        one="Video",
        lead="Video, âm thanh kèm lời thoại bằng chữ.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=True,
        guide_rank=6,
        has_contents=True,
        themes=("GOVE",),
        needs_body=False,
    )

    starting_keys: ClassVar[tuple[str, ...]] = ("lien_ket", "loi_thoai")

    type: Shown[Annotated[str, OneOf(MEDIA_TYPES)]] = Field(alias="loai", description="Video hoặc âm thanh")
    file: Annotated[Shown[Text | None], TextInput.FILE] = Field(
        None, alias="tep", description="Tệp video, âm thanh"
    )
    url: Shown[Url | None] = Field(None, alias="lien_ket", description="Địa chỉ video trên mạng")
    duration: Searched[Duration | None] = Field(
        None, alias="thoi_luong", description="Thời lượng, phút:giây"
    )
    captions: Searched[tuple[Captions, ...]] = Field((), alias="phu_de", description="Phụ đề của video")
    transcript: Annotated[Searched[Text | None], TextInput.PROSE] = Field(
        None, alias="loi_thoai", description="Lời thoại bằng chữ"
    )

    @property
    def word(self) -> str:
        """A film or a recording."""
        return term_label(self.type, MEDIA_TYPES)

    def faults(self) -> Iterator[Fault]:
        """Nothing to play, and what those who cannot see or hear it lack."""
        if not (self.file or self.url):
            yield Fault("thieu-lien-ket-media", "loai")
        if not self.transcript:
            yield Fault("thieu-loi-thoai", "loai")
        if self.file and self.type == "video" and not self.captions:
            yield Fault("thieu-phu-de", "tep")


class Event(Fields):
    """A meeting, a national day, a deadline: what the calendar shows."""

    kind: ClassVar[Kind] = Kind(
        folder="su-kien",
        label="Sự kiện",
        one="Sự kiện",
        lead="Các ngày kỷ niệm, hội nghị và hạn báo cáo sắp tới.",
        order="next-day",
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
    )

    heading: Leading[Text] = Field(alias="tieu_de", description="Tên sự kiện")
    starts: Searched[LastDay] = Field(
        alias="bat_dau", description="Ngày bắt đầu; hạn chót ghi được “trước ngày 10/12/2026”"
    )
    ends: Searched[Day | None] = Field(None, alias="ket_thuc", description="Ngày kết thúc")
    hours: Searched[Text | None] = Field(None, alias="gio", description="Giờ, ghi như giấy mời")
    place: Searched[Text | None] = Field(None, alias="dia_diem", description="Địa điểm")
    host: Searched[Text | None] = Field(None, alias="don_vi_to_chuc", description="Đơn vị tổ chức")
    repeats: Shown[Annotated[str, OneOf(REPEATS)]] = Field(
        "mot-lan", alias="lap_lai", description="Lặp lại"
    )

    @property
    def title(self) -> str:
        """The name of the event."""
        return self.heading

    @property
    def date(self) -> PartialDate:
        """Its first day."""
        return PartialDate.of(self.starts)

    @property
    def yearly(self) -> bool:
        """Whether its day comes again every year."""
        return self.repeats != "mot-lan"

    def next_day(self, as_of: dt.date) -> dt.date | None:
        """The first day of the next time it takes place, or of the time under way; None when over.

        What is yearly on 29 February takes place on the 28th in years without one.
        """
        if self.repeats == "mot-lan":
            return self.starts if (self.ends or self.starts) >= as_of else None
        first = max(as_of.year - 1, self.starts.year)  # it may have begun last year and not be over
        days = (_in_year(self.starts, year) for year in range(first, first + 10))
        return next((day for day in days if self.last_day(day) >= as_of), None)

    def last_day(self, first_day: dt.date) -> dt.date:
        """The last day of the time that begins on `first_day`; that day itself when none is given."""
        return first_day + ((self.ends or self.starts) - self.starts)


def is_leap_day(day: dt.date) -> bool:
    """Whether it is 29 February, which comes back as the last day of February in every year."""
    return (day.month, day.day) == (2, 29)


def _in_year(day: dt.date, year: int) -> dt.date:
    try:
        return day.replace(year=year)
    except ValueError:  # no 29 February in this year
        return day.replace(year=year, day=28)


class Showcase(Titled):
    """A model, an example or an initiative worth following."""

    kind: ClassVar[Kind] = Kind(
        folder="mo-hinh",
        label="Mô hình, sáng kiến",
        one="Mô hình",
        lead="Cách làm hay có thể áp dụng ở nơi khác.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=True,
        guide_rank=3,
        has_contents=True,
        themes=("TECH", "GOVE"),
        needs_body=False,
    )

    place: Searched[Text | None] = Field(None, alias="dia_ban", description="Địa bàn")
    owner: Searched[Text | None] = Field(None, alias="don_vi_thuc_hien", description="Đơn vị thực hiện")
    results: Searched[Texts] = Field((), alias="ket_qua", description="Kết quả đạt được")


class Lesson(Titled):
    """A lesson of the digital literacy movement (Bình dân học vụ số)."""

    kind: ClassVar[Kind] = Kind(
        folder="hoc-vu-so",
        label="Bình dân học vụ số",
        one="Bài học",
        lead="Bài học ngắn về kỹ năng số cho mọi người.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=True,
        guide_rank=1,
        has_contents=True,
        themes=("EDUC",),
        needs_body=False,
    )

    steps: Searched[Texts] = Field((), alias="cac_buoc", description="Các bước thực hiện")
    minutes: Searched[Text | None] = Field(None, alias="thoi_luong", description="Thời lượng học")
    links: Searched[tuple[Link, ...]] = Field((), alias="lien_ket", description="Liên kết học thêm")


class Question(Fields):
    """A question from readers with the agency's answer (the body of the file)."""

    kind: ClassVar[Kind] = Kind(
        folder="hoi-dap",
        label="Hỏi đáp",
        one="Hỏi đáp",
        lead="Câu hỏi thường gặp và trả lời.",
        order="newest",
        layout="listing",
        page_size=20,
        by_month=False,
        facets="cards",
        is_news=True,
        is_embedded=False,
        guide_rank=2,
        has_contents=True,
        themes=("GOVE",),
        needs_body=True,
    )

    question: Leading[Text] = Field(alias="cau_hoi", description="Câu hỏi")
    asked: Searched[LooseDay | None] = Field(None, alias="ngay_hoi", description="Ngày hỏi")
    answered: Searched[LooseDay | None] = Field(None, alias="ngay_tra_loi", description="Ngày trả lời")
    answerer: Searched[Text | None] = Field(None, alias="don_vi_tra_loi", description="Đơn vị trả lời")
    basis: Annotated[Searched[Texts], TextInput.DOCUMENT] = Field(
        (), alias="can_cu", description="Số, ký hiệu văn bản làm căn cứ"
    )

    @property
    def title(self) -> str:
        """The question itself."""
        return self.question

    @property
    def date(self) -> PartialDate | None:
        """The day of the answer."""
        return self.answered or self.asked

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The basis of the answer."""
        yield from ((name, f"can_cu.{at}") for at, name in enumerate(self.basis))


__all__ = ["Event", "Lesson", "Media", "News", "Question", "Showcase"]
