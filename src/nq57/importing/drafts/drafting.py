"""Recognised papers to draft records: document, tasks, targets, report days; all marked as drafts.

It must not read or write files, nor know how anything was recognised.
"""

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nq57.body.escaping import escaped
from nq57.catalogue.citations import resolve
from nq57.importing.drafts.document_draft import (
    contradicted,
    draft_document,
    number_of,
    relations_of,
)
from nq57.importing.drafts.draft import CitedRow, Draft, DraftFile, DraftValue
from nq57.importing.drafts.import_context import ImportContext
from nq57.importing.drafts.record_text import record_text
from nq57.importing.facts.agreement import unread
from nq57.importing.facts.duties import Duty, last_day
from nq57.importing.facts.recognising import Recognised, accents_lost
from nq57.importing.facts.reporting import ReportDuty
from nq57.importing.facts.targets import Goal
from nq57.importing.papers.paper import Form, Found, LineOrigin
from nq57.language.secrets import MARK, find_marks
from nq57.language.slugs import address_of, slugify
from nq57.model.articles import Event
from nq57.model.deadlines import excluded_days
from nq57.model.documents import WITHOUT_NUMBER, Document
from nq57.model.values import PartialDate
from nq57.model.work import Target, Task

_SLUG_WORDS = 6
_SKIPPED = frozenset(
    ("va", "ve", "cua", "so", "ngay", "thang", "nam", "trien", "khai", "thuc", "hien", "cac")
)
_NO_YEAR = "Không rõ năm ban hành nên chưa lập sự kiện cho hạn báo cáo."
_DAMAGED = "Chữ trên bản quét mất dấu hoặc hỏng: mọi mục chỉ là phỏng đoán; không lấy toàn văn."
_SCANNED = "Chữ được máy đọc từ ảnh quét, có thể sai: đối chiếu từng mục với bản gốc; không lấy toàn văn."
_OTHER = "Chưa ghi quan hệ “{label}” với {number}: văn bản mang số ấy trong sổ có ngày hoặc cơ quan khác."
_TOO_LONG = "Toàn văn quá dài để đưa lên trang: không lấy; người đọc mở tệp đính kèm."
_ENCODINGS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI", "windows-1258": "Windows-1258"}


@dataclass(slots=True)
class _Drafting:
    """A draft in the making."""

    found: Recognised
    around: ImportContext
    name: str
    slug: str = ""
    document: str = ""
    files: list[DraftFile] = field(default_factory=list)
    values: list[DraftValue] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def write(self, kind: str, slug: str, keys: Mapping[str, Any]) -> str:
        """Note a record's file; its id."""
        record = posixpath.join(self.around.unit.id, kind, slug)
        note = f"Bản nháp lập tự động từ tệp {self.name}: đối chiếu từng mục, rồi xóa dòng “nhap: có”."
        self.files.append(DraftFile(f"{record}.yml", record_text(keys, note).encode()))
        return record

    def value(self, record: str, key: str, text: str, found: Found[Any] | Duty | Goal | ReportDuty) -> None:
        """Note a value with its confidence."""
        self.values.append(DraftValue(record, key, text, found.confidence, found.origin, found.ask))


def draft(found: Recognised, around: ImportContext, name: str, data: bytes) -> Draft:
    """The draft of a paper read from a file of that name and those bytes."""
    making = _Drafting(found, around, name)
    number = number_of(found, around)
    making.slug = _slug(making, number.value)
    own = posixpath.join(around.unit.id, Document.kind.folder, making.slug)
    known = _registered(making, number)
    making.document = known or own
    if known and known != own:
        making.remarks.append(f"Văn bản này đã có trong sổ ({known}): không lập bản ghi thứ hai.")
        _document_values(making, "", known)
    else:
        _document(making, data)
    _tasks(making)
    _targets(making)
    _report_days(making)
    _paper_remarks(making)
    existing = known if known != own else ""
    return Draft(
        name, around.unit.id, making.slug, tuple(making.files), tuple(making.values),
        _citations(found, around), tuple(making.remarks), existing, _marks(found),
    )  # fmt: skip


def _registered(making: _Drafting, number: Found[str]) -> str:
    """The id of the register's record of the same document; empty where there is none."""
    read = making.found.heading.number
    if read is None or number.value == WITHOUT_NUMBER or not read.value.number.serial:
        return ""
    date = making.found.heading.date
    record = making.around.same_number(read.value.number, date.value if date else None)
    return record.id if record else ""


def _slug(making: _Drafting, number: str) -> str:
    """The number's; without one, the first telling words of type and subject, and the unit's name."""
    read = making.found.heading.number
    if read and number != WITHOUT_NUMBER and read.value.number.serial:
        return read.value.number.slug
    subject = making.found.heading.subject
    title = making.found.parts.title
    letter = "cong van" if making.found.parts.type else "van ban"
    named = f"{title.text if title else letter} {subject.value if subject else making.name}"
    words = slugify(named).split("-")
    telling = [word for word in words if word not in _SKIPPED][:_SLUG_WORDS]
    leaf = making.around.unit.id.rsplit("/", 1)[-1]
    return address_of("-".join([*telling, leaf]))


def _document(making: _Drafting, data: bytes) -> None:
    """The document's record, and the paper itself beside it."""
    extension = posixpath.splitext(making.name)[1].lower()
    attachment = f"{making.slug}{extension}" if _may_be_attached(making.found.paper.form, data) else ""
    if not attachment:
        making.remarks.append(
            "Tệp gốc không ghi bằng UTF-8 nên không đính kèm; lưu lại bằng UTF-8 nếu cần."
        )
    keys = _document_values(making, attachment, making.document)
    if making.found.body and not keys["noi_dung"] and not making.found.damaged:
        making.remarks.append(_TOO_LONG)
    record = making.write(Document.kind.folder, making.slug, keys)
    if attachment:
        making.files.append(DraftFile(posixpath.join(posixpath.dirname(record), attachment), data))


def _may_be_attached(form: Form, data: bytes) -> bool:
    """Whether readers' programs will show the file rightly: a text file must be UTF-8."""
    try:
        return form != "txt" or bool(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False


def _document_values(making: _Drafting, attachment: str, record: str) -> Mapping[str, Any]:
    found = making.found
    made = draft_document(found, making.around, attachment)
    for key, value in made.values.items():
        making.value(record, key, str(made.keys[key]), value)
    for key, missing in unread(found.heading, found.ending, found.effect):
        making.value(record, key, "", missing)
    if found.heading.place:
        making.value(record, "(nơi ký)", found.heading.place.value, found.heading.place)
    _relation_values(making, record)
    for one in found.ending.recipients:
        making.value(record, "noi_nhan", one.value, one)
    for duty in found.reporting:
        days = ", ".join(duty.before) or "chưa ấn định"
        making.value(
            record,
            "che_do_bao_cao",
            f"{duty.period}: {'' if days[:1].isalpha() else 'trước ngày '}{days}; {duty.sender} → "
            f"{duty.receiver}",
            duty,
        )
    return made.keys


def _relation_values(making: _Drafting, record: str) -> None:
    other = contradicted(making.found, making.around)
    for relation in relations_of(making.found):
        label, number, partial = relation.value
        if number in other:
            making.remarks.append(_OTHER.format(label=label, number=number))
        else:
            part = " (một phần)" if partial else ""
            making.value(record, "quan_he", f"{label}: {number}{part}", relation)


def _tasks(making: _Drafting) -> None:
    for at, duty in enumerate(making.found.duties, start=1):
        leads = duty.leads or (making.around.unit.name,)
        last = last_day(duty.deadline)
        keys = {
            "so": duty.ordinal,
            "ten": duty.name,
            "van_ban": making.document,
            "nhom": duty.group,
            "chu_tri": list(leads),
            "phoi_hop": list(duty.helpers),
            "thoi_han": duty.deadline,
            "han": f"{last:%d/%m/%Y}" if last else None,
            "truoc_ngay": [] if last else _recurring(duty.deadline),
            "nhap": "có",
            "noi_dung": "\n\n".join(map(escaped, duty.body)),
        }
        record = making.write(Task.kind.folder, f"{making.slug}-nv-{at:02d}", keys)
        who = f"Chủ trì: {'; '.join(leads)} | Phối hợp: {'; '.join(duty.helpers) or '—'}"
        text = f"{duty.name} | {who} | {duty.deadline}"
        making.value(record, "nhiệm vụ", text, duty)


def _recurring(deadline: str) -> list[str]:
    """The days of each year before which a task is due again, as `10/6`."""
    return [f"{day}/{month}" for day, month, year in excluded_days(deadline) if not year]


def _targets(making: _Drafting) -> None:
    for at, goal in enumerate(making.found.targets, start=1):
        reached = ((goal.years, goal.value), *goal.later)
        keys = {
            "so": goal.ordinal,
            "ten": goal.name,
            "van_ban": making.document,
            "don_vi_tinh": goal.unit,
            "moc": [{"nam": year, "gia_tri": value} for year, value in reached],
            "nhap": "có",
        }
        record = making.write(Target.kind.folder, f"{making.slug}-ct-{at:02d}", keys)
        values = "; ".join(f"{year}: {value} {goal.unit}".strip() for year, value in reached)
        making.value(record, "chỉ tiêu", f"{values} | {goal.name}", goal)


def _report_days(making: _Drafting) -> None:
    """An event for each day of the year before which a report is due; a day of every month is twelve."""
    date = making.found.heading.date
    due: dict[tuple[int, int], list[ReportDuty]] = {}
    for duty in making.found.reporting:
        for text in duty.before:
            for one in _days(text):
                due.setdefault(one, []).append(duty)
    if due and date is None:
        making.remarks.append(_NO_YEAR)
        return
    for due_day, duties in sorted(due.items()):
        if date:
            _event(making, date.value, due_day, duties)


def _days(text: str) -> list[tuple[int, int]]:
    """Month and day of `10/6`; of `15`, the day of every month; a weekday is of none."""
    if not text[:1].isdecimal():
        return []
    numbers = [int(part) for part in text.split("/")[:2]]
    return (
        [(month, numbers[0]) for month in range(1, 13)] if len(numbers) == 1 else [(numbers[1], numbers[0])]
    )


def _event(making: _Drafting, issued: PartialDate, due: tuple[int, int], duties: list[ReportDuty]) -> None:
    month, day = due
    year = issued.year + ((month, day) < (issued.month, issued.day))
    try:
        first = dt.date(year, month, day)
    except ValueError:  # the thirtieth of February
        return
    periods = ", ".join(dict.fromkeys(duty.period for duty in duties))
    senders = "; ".join(dict.fromkeys(duty.sender for duty in duties))
    receivers = "; ".join(dict.fromkeys(duty.receiver for duty in duties))
    keys = {
        "tieu_de": f"Hạn báo cáo ({periods}): trước ngày {day}/{month}",
        "bat_dau": f"{first:%d/%m/%Y}",
        "lap_lai": "hằng năm",
        "tom_tat": f"{senders} gửi {receivers} trước ngày {day}/{month}.",
        "nhap": "có",
    }
    record = making.write(Event.kind.folder, f"{making.slug}-bc-{month:02d}-{day:02d}", keys)
    making.value(record, "hạn báo cáo", keys["tieu_de"], duties[0])


def _paper_remarks(making: _Drafting) -> None:
    paper = making.found.paper
    making.remarks += paper.remarks
    if paper.encoding:
        making.remarks.append(
            f"Tệp dùng bảng mã {_ENCODINGS[paper.encoding]}: đã chuyển sang Unicode, cần đọc lại."
        )
    if making.found.damaged:
        making.remarks.append(_DAMAGED if accents_lost(making.found.body) else _SCANNED)


def _marks(found: Recognised) -> tuple[str, ...]:
    """Marks of classification in any line or cell, a letterhead's too."""
    text = "\n".join(line.text for line in (*found.paper.texts, *found.paper.aside))
    return tuple(dict.fromkeys(one.shown for one in find_marks(text) if one.code == MARK))


def _citations(found: Recognised, around: ImportContext) -> tuple[CitedRow, ...]:
    rows = []
    for cited in found.citations:
        resolution = resolve(cited.mention, around.index)
        number = cited.mention.number.canonical if cited.mention.number else ""
        text = " ".join(cited.mention.text.split())
        origin = LineOrigin(cited.origin.page, cited.origin.line)
        rows.append(
            CitedRow(
                text, number, resolution.target or "", resolution.reason, origin, resolution.candidates
            )
        )
    return tuple(rows)
