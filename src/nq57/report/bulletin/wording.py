"""A chosen week in words: greeting, headlines, items, lesson, days, repetition, farewell.

It must not invent: what is said of a record is its title, its fields and its own sentences.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from nq57.body.plain import blocks
from nq57.body.reading import render_body
from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import Due
from nq57.language.sentences import ended, sentences, shortened
from nq57.model.articles import Lesson
from nq57.model.documents import Document
from nq57.model.reading_aloud import lexicon_of
from nq57.model.records import Record
from nq57.model.vocabulary import DOCUMENT_TYPES, term_label
from nq57.model.weeks import Week
from nq57.render.files import file_url
from nq57.report.bulletin.choosing import Choices, Chosen
from nq57.report.bulletin.script import (
    LEAST_MINUTES,
    MOST_MINUTES,
    BulletinItem,
    BulletinSection,
    Script,
    read_aloud,
)
from nq57.report.values import UNKNOWN

_LEAST_ITEMS = 3
_ITEM_WORDS = (120, 90, 60)
_LESSON_WORDS = 150
_MOST_SPARE = 12
_MINUTE = 60
_SEEN_ONLY = re.compile(r"\b(?:bảng|hình|biểu đồ|sơ đồ)\b.{0,30}\b(?:sau|dưới|trên|bên)\b", re.IGNORECASE)


def compose(catalogue: Catalogue, week: Week, choices: Choices, chosen: Chosen) -> Script:
    """The bulletin, between five and eight minutes where there is enough to tell and to leave out."""
    lexicon = lexicon_of(catalogue.vocabulary)
    writer = _Writer(catalogue, week, choices)

    def minutes(script: Script) -> float:
        return read_aloud(script, lexicon).seconds / _MINUTE

    spare = max(0, _LEAST_ITEMS - len(chosen.news))
    script = writer.script(chosen, spare, _ITEM_WORDS[0])
    while minutes(script) < LEAST_MINUTES and spare < min(len(chosen.spare), _MOST_SPARE):
        spare += 1
        script = writer.script(chosen, spare, _ITEM_WORDS[0])
    for words in _ITEM_WORDS[1:]:
        if minutes(script) > MOST_MINUTES:
            script = writer.script(chosen, spare, words)
    while minutes(script) > MOST_MINUTES and (spare or len(chosen.news) > 1):
        spare, chosen = (spare - 1, chosen) if spare else (0, replace(chosen, news=chosen.news[:-1]))
        script = writer.script(chosen, spare, _ITEM_WORDS[-1])
    return replace(script, missing=(*script.missing, *_length_note(minutes(script))))


def _length_note(minutes: float) -> tuple[str, ...]:
    if minutes < LEAST_MINUTES:
        return (f"Bản tin chỉ dài chừng {minutes:.0f} phút: kho chưa đủ bài cho {LEAST_MINUTES} phút",)
    return (f"Bản tin dài quá {MOST_MINUTES} phút: bỏ bớt bài đã ghim",) if minutes > MOST_MINUTES else ()


class _Writer:
    """Words for one unit and week."""

    def __init__(self, catalogue: Catalogue, week: Week, choices: Choices) -> None:
        self.catalogue, self.week, self.choices = catalogue, week, choices

    def script(self, chosen: Chosen, spare: int, words: int) -> Script:
        """The script with so many older records read again."""
        unit = self.catalogue.unit
        news = tuple(self._item(record, words) for record in chosen.news)
        again = tuple(self._item(record, words) for record in chosen.spare[:spare])
        headlines = tuple(item.title for item in news)
        return Script(
            unit=unit.name,
            week=self.week,
            editor=self.choices.editor or UNKNOWN,
            approver=self.choices.approver or UNKNOWN,
            greeting=self._greeting(),
            headlines=("Những tin chính trong tuần:", *headlines) if headlines else (),
            sections=tuple(self._sections(chosen, news, again)),
            repeated=("Xin nhắc lại những tin chính:", *headlines) if headlines else (),
            farewell=self._farewell(),
            address=unit.section_url,
            missing=tuple(self._missing(chosen)),
        )

    def _sections(
        self, chosen: Chosen, news: tuple[BulletinItem, ...], again: tuple[BulletinItem, ...]
    ) -> Iterable[BulletinSection]:
        fresh = tuple(item for item in news if item.record in chosen.new)
        other = tuple(item for item in news if item.record not in chosen.new)
        if fresh:
            yield BulletinSection("Sau đây là các tin mới.", fresh)
        if other:
            yield BulletinSection("Mời quý vị và bà con nghe tin, bài của chuyên mục.", other)
        if chosen.lesson:
            yield BulletinSection(
                "Bài học kỹ năng số của tuần.", (self._item(chosen.lesson, _LESSON_WORDS),)
            )
        if chosen.due:
            yield BulletinSection("Những hạn cần nhớ.", tuple(map(self._due, chosen.due)))
        if chosen.events:
            yield BulletinSection("Những ngày sắp tới.", tuple(self._event(*one) for one in chosen.events))
        if again:
            yield BulletinSection("Xin nhắc lại một số nội dung đã đăng.", again)

    def _greeting(self) -> tuple[str, ...]:
        monday, sunday = self.week.monday, self.week.sunday
        days = f"từ ngày {monday.day}/{monday.month}/{monday.year} đến ngày {sunday.day}/{sunday.month}"
        name = self.catalogue.unit.name
        what = f"Đây là bản tin phát thanh {self.week.label}, {days}/{sunday.year}, của {name}"
        return ("Kính chào quý vị và bà con!", f"{what}, về thực hiện Nghị quyết số 57-NQ/TW.")

    def _farewell(self) -> tuple[str, ...]:
        unit = self.catalogue.unit
        contact = unit.fields.contact
        phone = (contact.hotline or contact.phone) if contact else None
        found = ("Bài đầy đủ có trên chuyên mục của đơn vị, tại địa chỉ:", f"{unit.section_url}.")
        return (
            "Bản tin đến đây là hết.",
            *((" ".join(found),) if unit.section_url else ()),
            *((f"Cần hỏi thêm, xin gọi số {phone}.",) if phone else ()),
            "Kính chào và hẹn gặp lại quý vị và bà con!",
        )

    def _missing(self, chosen: Chosen) -> Iterable[str]:
        if not self.choices.editor:
            yield "Người biên tập (khóa bien_tap của bản tin)"
        if not self.choices.approver:
            yield "Người duyệt (khóa nguoi_duyet của bản tin)"
        yield from (f"Không có bài “{name}” mà bản tin nêu" for name in chosen.unknown)

    def _item(self, record: Record, words: int) -> BulletinItem:
        fields, picture = record.fields, record.fields.picture
        labels = {term.code: term.label for term in self.catalogue.vocabulary.topics}
        return BulletinItem(
            record=record.id,
            url=record.url,
            title=_title(record),
            sentences=shortened(tuple(_sentences(record)), words),
            topics=(*(labels.get(code, code) for code in fields.topics), *fields.tags),
            picture=file_url(record, picture.file) if picture else "",
            picture_alt=picture.alt if picture else "",
        )

    def _due(self, due: Due) -> BulletinItem:
        to = f", gửi {due.receiver}" if due.receiver else ""
        title = f"Chậm nhất ngày {due.day:%d/%m/%Y}: {due.title}{to}."
        return BulletinItem(due.record, due.url, title, ())

    def _event(self, day: dt.date, record: Record) -> BulletinItem:
        opening = (record.fields.summary,) if record.fields.summary else ()
        title = f"Ngày {day:%d/%m/%Y}: {ended(record.fields.title)}"
        return BulletinItem(record.id, record.url, title, tuple(ended(text) for text in opening))


def _title(record: Record) -> str:
    """How a record is announced: a document by its number and subject, others by their title."""
    fields = record.fields
    if not isinstance(fields, Document):
        return ended(fields.title)
    kind = term_label(fields.type, DOCUMENT_TYPES)
    number = f" số {fields.number.canonical}" if fields.number else ""
    day = fields.issued
    issued = f" ngày {day.text}" if day and day.day else ""
    return ended(f"{kind}{number}{issued} của {fields.issuer}: {fields.subject}")


def _sentences(record: Record) -> Iterable[str]:
    """The sentences of a record: its summary, then its steps or its body, each block ended."""
    fields = record.fields
    parts = [fields.summary] if fields.summary else []
    if isinstance(fields, Lesson) and fields.steps:
        parts += (f"Bước {at}: {step}" for at, step in enumerate(fields.steps, start=1))
    else:
        parts += _introduced(blocks(render_body(record.body, record.url).html)) if record.body else []
    seen: set[str] = set()
    for sentence in (one for text in parts for one in sentences(ended(text))):
        if sentence not in seen and not _SEEN_ONLY.search(sentence):
            seen.add(sentence)
            yield sentence


def _introduced(found: Iterable[str]) -> Iterable[str]:
    """Blocks that stand alone: one that goes on in small letters needs the words before it."""
    before = ""
    for text in found:
        if not text[:1].islower() or before.endswith((":", ";", ",")):
            before = text
            yield text
