"""The kinds that are read: news, media, event, showcase, lesson, question.

It must not know how they are rendered or listed.
"""

import datetime as dt
from typing import Annotated

from pydantic import Field

from nq57.model.fields import Fields, Link, Part, Titled
from nq57.model.values import Day, Duration, LastDay, LooseDay, OneOf, PartialDate, Text, Texts, Url
from nq57.model.vocabulary import MEDIA_TYPES, REPEATS


class News(Titled):
    """An article of the section."""

    author: Text | None = Field(None, alias="tac_gia", description="Tác giả")


class Captions(Part):
    """What is said in a film, in one language, shown while it plays."""

    file: Text = Field(alias="tep", description="Tệp phụ đề WebVTT (.vtt)")
    language: Text = Field("vi", alias="ngon_ngu", description="Mã ngôn ngữ của phụ đề")


class Media(Titled):
    """A video or a sound recording, with what those who cannot see or hear it need."""

    type: Annotated[str, OneOf(MEDIA_TYPES)] = Field(alias="loai", description="Video hoặc âm thanh")
    file: Text | None = Field(None, alias="tep", description="Tệp video, âm thanh")
    url: Url | None = Field(None, alias="lien_ket", description="Địa chỉ video trên mạng")
    duration: Duration | None = Field(None, alias="thoi_luong", description="Thời lượng, phút:giây")
    captions: tuple[Captions, ...] = Field((), alias="phu_de", description="Phụ đề của video")
    transcript: Text | None = Field(None, alias="loi_thoai", description="Lời thoại bằng chữ")


class Event(Fields):
    """A meeting, a national day, a deadline: what the calendar shows."""

    heading: Text = Field(alias="tieu_de", description="Tên sự kiện")
    starts: LastDay = Field(
        alias="bat_dau", description="Ngày bắt đầu; hạn chót ghi được “trước ngày 10/12/2026”"
    )
    ends: Day | None = Field(None, alias="ket_thuc", description="Ngày kết thúc")
    hours: Text | None = Field(None, alias="gio", description="Giờ, ghi như giấy mời")
    place: Text | None = Field(None, alias="dia_diem", description="Địa điểm")
    host: Text | None = Field(None, alias="don_vi_to_chuc", description="Đơn vị tổ chức")
    repeats: Annotated[str, OneOf(REPEATS)] = Field("mot-lan", alias="lap_lai", description="Lặp lại")

    @property
    def title(self) -> str:
        """The name of the event."""
        return self.heading

    @property
    def date(self) -> PartialDate:
        """Its first day."""
        return PartialDate.of(self.starts)

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

    place: Text | None = Field(None, alias="dia_ban", description="Địa bàn")
    owner: Text | None = Field(None, alias="don_vi_thuc_hien", description="Đơn vị thực hiện")
    results: Texts = Field((), alias="ket_qua", description="Kết quả đạt được")


class Lesson(Titled):
    """A lesson of the digital literacy movement (Bình dân học vụ số)."""

    steps: Texts = Field((), alias="cac_buoc", description="Các bước thực hiện")
    minutes: Text | None = Field(None, alias="thoi_luong", description="Thời lượng học")
    links: tuple[Link, ...] = Field((), alias="lien_ket", description="Liên kết học thêm")


class Question(Fields):
    """A question from readers with the agency's answer (the body of the file)."""

    question: Text = Field(alias="cau_hoi", description="Câu hỏi")
    asked: LooseDay | None = Field(None, alias="ngay_hoi", description="Ngày hỏi")
    answered: LooseDay | None = Field(None, alias="ngay_tra_loi", description="Ngày trả lời")
    answerer: Text | None = Field(None, alias="don_vi_tra_loi", description="Đơn vị trả lời")
    basis: Texts = Field((), alias="can_cu", description="Số, ký hiệu văn bản làm căn cứ")

    @property
    def title(self) -> str:
        """The question itself."""
        return self.question

    @property
    def date(self) -> PartialDate | None:
        """The day of the answer."""
        return self.answered or self.asked


__all__ = ["Event", "Lesson", "Media", "News", "Question", "Showcase"]
