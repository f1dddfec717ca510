"""A record as its page shows it: facts, notes, links, files, in the order readers expect.

It must not know the theme. What is not certain (marks B and C) is never shown as certain.
"""

import datetime as dt
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.model.articles import Event, Infographic, Lesson, Media, News, Question, Showcase
from nq57.model.documents import Document
from nq57.model.fields import Fields, Picture
from nq57.model.records import KINDS_BY_FOLDER, LANGUAGES, Record
from nq57.model.values import PartialDate, Term
from nq57.model.vocabulary import EFFECTS, LEVELS, MEDIA_TYPES, REPEATS, TASK_STATUSES, term_label
from nq57.model.work import Project, Target, Task
from nq57.render.markdown import Fragment
from nq57.render.views import (
    Fact,
    FigureView,
    FileView,
    Group,
    LinkView,
    MilestoneView,
    Note,
    PictureView,
    RecordView,
    ReportingView,
)

_FILE_TYPES = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".csv": "CSV",
    ".zip": "ZIP",
    ".jpg": "Ảnh",
    ".png": "Ảnh",
    ".mp3": "Âm thanh",
    ".mp4": "Video",
}
_WARNED_EFFECTS = frozenset({"het-hieu-luc", "het-mot-phan", "chua-co-hieu-luc"})
_KILO = 1_000
_DOUBT = {
    "B": "Thông tin văn bản này mới có một nguồn thứ cấp, chưa đối chiếu bản gốc.",
    "C": "Thông tin văn bản này chưa được đối chiếu với bản gốc; xin kiểm tra trước khi dẫn.",
}
_FIELD_NAMES = {
    "so_ky_hieu": "số, ký hiệu",
    "ngay_ban_hanh": "ngày ban hành",
    "ngay_hieu_luc": "ngày hiệu lực",
    "trich_yeu": "trích yếu",
    "co_quan_ban_hanh": "cơ quan ban hành",
    "tinh_trang": "tình trạng hiệu lực",
}
_AI_NOTE = "Nội dung này có sự trợ giúp của trí tuệ nhân tạo và đã được đơn vị kiểm tra trước khi đăng."


@dataclass(frozen=True)
class Around:
    """All that a record's page shows beside the record itself, as this unit sees it.

    Records of equal digest with equal surroundings have equal views, whichever unit asks.
    """

    owner: str
    documents: tuple[tuple[str, LinkView], ...]
    relations: tuple[Group, ...]
    translations: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    audiences: tuple[LinkView, ...]
    coming: dt.date | None

    def document(self, name: str) -> LinkView:
        """A document that the record names."""
        return dict(self.documents)[name]


def record_view(catalogue: Catalogue, record: Record, body: Fragment) -> RecordView:
    """Everything the record's page shows in this unit."""
    return _view(record, _around(catalogue, record), body)


def _around(catalogue: Catalogue, record: Record) -> Around:
    fields = record.fields
    names = _named_documents(fields)
    return Around(
        owner=owner_name(catalogue, record),
        documents=tuple((name, document_link(catalogue, name)) for name in names),
        relations=_relations(catalogue, record),
        translations=_translations(catalogue, catalogue.by_id.get(record.id, record), record),
        topics=_terms("chu-de", fields.topics, catalogue.vocabulary.topics),
        audiences=_terms("doi-tuong", fields.audiences, catalogue.vocabulary.audiences),
        coming=fields.next_day(catalogue.as_of) if isinstance(fields, Event) else None,
    )


def _named_documents(fields: Fields) -> tuple[str, ...]:
    """The documents a record names by number or id outside its body."""
    if isinstance(fields, Task | Target):
        return (fields.plan,) if fields.plan else ()
    return fields.basis if isinstance(fields, Question | Infographic) else ()


@lru_cache(maxsize=8_000)
def _view(record: Record, around: Around, body: Fragment) -> RecordView:
    fields, kind = record.fields, KINDS_BY_FOLDER[record.kind]
    return RecordView(
        kind=record.kind,
        kind_label=kind.one,
        url=record.url,
        title=fields.title,
        summary=fields.summary or "",
        date=fields.date.text if fields.date else "",
        iso=fields.date.iso if fields.date else "",
        owner=around.owner,
        body=body,
        language=record.language,
        facts=_facts(around, record),
        notes=_notes(fields),
        picture=_picture(record, fields.picture),
        attachments=_attachments(record),
        topics=around.topics,
        audiences=around.audiences,
        tags=fields.tags,
        translations=around.translations,
        relations=around.relations,
        **_special(record),
    )


def owner_name(catalogue: Catalogue, record: Record) -> str:
    """The short name of the unit that wrote the record; empty for the unit's own and the centre's."""
    return catalogue.owner_names.get(record.unit, "")


def document_link(catalogue: Catalogue, name: str) -> LinkView:
    """A document named by number or id: a link where this unit sees it, else its name alone."""
    found = catalogue.register.find(name)
    if found is None:
        return LinkView(name)
    document = document_of(found)
    # The title of a document without a number is its subject already.
    note = document.subject if document and _numbered(document) else ""
    return LinkView(found.fields.title, found.url, note=note)


def _numbered(document: Document) -> bool:
    return bool(document.number and document.number.serial)


def texts(*values: str | None) -> tuple[LinkView, ...]:
    """Plain values of a fact; absent ones left out."""
    return tuple(LinkView(value) for value in values if value)


def _fact(label: str, *values: str | None) -> Fact:
    return Fact(label, texts(*values))


def _day(label: str, day: PartialDate | None) -> Fact:
    return Fact(label, texts(day.text), day.iso) if day else Fact(label, ())


def _facts(around: Around, record: Record) -> tuple[Fact, ...]:
    fields = record.fields
    for kind, facts in _FACTS:
        if isinstance(fields, kind):
            return tuple(fact for fact in facts(around, fields) if fact.values)
    return ()


def _document_facts(_around: Around, doc: Document) -> tuple[Fact, ...]:
    effective = PartialDate.of(doc.effective) if doc.effective else None
    return (
        _fact("Số, ký hiệu", _number_text(doc)),
        _fact("Loại văn bản", doc.type_label),
        _fact("Cơ quan ban hành", doc.issuer),
        _day("Ngày ban hành", doc.issued),
        _day("Ngày có hiệu lực", effective),
        _fact("Người ký", ", ".join(part for part in (doc.signer, doc.signer_title) if part)),
        _fact("Lĩnh vực", ", ".join(doc.fields)),
        _fact("Cấp ban hành", term_label(doc.level, LEVELS) if doc.level else None),
        _fact("Tình trạng hiệu lực", term_label(doc.effect, EFFECTS)),
        Fact("Bản gốc", (LinkView(doc.full_text, doc.full_text, external=True),) if doc.full_text else ()),
        Fact("Nơi nhận", texts(*doc.recipients)),
    )


def _number_text(doc: Document) -> str:
    """The number, or that it is blank in part or whole."""
    if doc.number is None:
        return "Chưa có số"
    return doc.number.canonical if _numbered(doc) else f"…{doc.number.canonical} (để trống số)"


def _task_facts(around: Around, task: Task) -> tuple[Fact, ...]:
    deadline = PartialDate.of(task.deadline) if task.deadline else None
    evidence = tuple(LinkView(link.name, link.url, external=True) for link in task.evidence)
    return (
        _fact("Số thứ tự", task.ordinal),
        _fact("Nhóm nhiệm vụ", task.group),
        Fact("Văn bản giao", (around.document(task.plan),) if task.plan else ()),
        Fact("Chủ trì", texts(*task.leads)),
        Fact("Phối hợp", texts(*task.helpers)),
        _fact("Thời hạn", task.deadline_text),
        _day("Hạn cuối", deadline),
        _fact("Kết quả đến nay", task.progress),
        _day("Cập nhật", PartialDate.of(task.updated) if task.updated else None),
        Fact("Minh chứng", evidence),
    )


def _target_facts(around: Around, target: Target) -> tuple[Fact, ...]:
    measured = tuple(LinkView(f"{m.day.text}: {m.value} ({m.origin})") for m in target.measurements)
    return (
        _fact("Đơn vị tính", target.unit),
        Fact("Văn bản giao", (around.document(target.plan),) if target.plan else ()),
        Fact("Kết quả đo", measured or texts("Chưa có số liệu")),
    )


def _event_facts(around: Around, event: Event) -> tuple[Fact, ...]:
    coming = around.coming
    ends = PartialDate.of(event.ends) if event.ends else None
    return (
        _day("Ngày", PartialDate.of(coming or event.starts)),
        _day("Đến ngày", ends),
        _fact("Giờ", event.hours),
        _fact("Địa điểm", event.place),
        _fact("Đơn vị tổ chức", event.host),
        _fact("Lặp lại", term_label(event.repeats, REPEATS)),
    )


def _project_facts(_around: Around, project: Project) -> tuple[Fact, ...]:
    return (
        _fact("Mã số", project.code),
        _fact("Tổ chức chủ trì", project.owner),
        _fact("Chủ nhiệm", project.leader),
        _day("Bắt đầu", project.starts),
        _day("Kết thúc", project.ends),
        _fact("Kinh phí", project.budget),
        Fact("Kết quả", texts(*project.results)),
    )


def _question_facts(around: Around, question: Question) -> tuple[Fact, ...]:
    return (
        _fact("Đơn vị trả lời", question.answerer),
        _day("Ngày hỏi", question.asked),
        _day("Ngày trả lời", question.answered),
        Fact("Căn cứ", tuple(around.document(name) for name in question.basis)),
    )


def _article_facts(_around: Around, fields: Fields) -> tuple[Fact, ...]:
    facts = [_fact("Tác giả", fields.author)] if isinstance(fields, News) else []
    if isinstance(fields, Showcase):
        facts += [_fact("Địa bàn", fields.place), _fact("Đơn vị thực hiện", fields.owner)]
        facts += [Fact("Kết quả", texts(*fields.results))]
    if isinstance(fields, Lesson):
        facts += [_fact("Thời lượng", fields.minutes)]
    if isinstance(fields, Media):
        facts += [_fact("Loại", term_label(fields.type, MEDIA_TYPES)), _fact("Thời lượng", fields.duration)]
    return (*facts, *_origin(fields))


def _infographic_facts(around: Around, fields: Infographic) -> tuple[Fact, ...]:
    return (
        Fact("Nguồn số liệu", tuple(around.document(name) for name in fields.basis)),
        *_origin(fields),
    )


def _origin(fields: Fields) -> tuple[Fact, ...]:
    if fields.origin is None:
        return ()
    return (Fact("Nguồn", (LinkView(fields.origin.name, fields.origin.url or "", external=True),)),)


# The first class that fits tells the facts; Fields stands last for the kinds that are read.
_FACTS: tuple[tuple[type[Fields], Callable[..., tuple[Fact, ...]]], ...] = (
    (Document, _document_facts),
    (Task, _task_facts),
    (Target, _target_facts),
    (Event, _event_facts),
    (Project, _project_facts),
    (Question, _question_facts),
    (Infographic, _infographic_facts),
    (Fields, _article_facts),
)


def _notes(fields: Fields) -> tuple[Note, ...]:
    notes = [Note("ai", _AI_NOTE)] if fields.ai_assisted else []
    if isinstance(fields, Document):
        notes += _verification(fields)
        if fields.effect in _WARNED_EFFECTS:
            notes.append(Note("effect", f"{term_label(fields.effect, EFFECTS)}."))
    return tuple(notes)


def _verification(document: Document) -> list[Note]:
    """What a reader must know of how sure the register is of a document."""
    names = ", ".join(_FIELD_NAMES.get(name, name) for name in document.mark_fields)
    doubts = (_DOUBT.get(document.mark), f"Chưa chắc chắn: {names}." if names else None)
    said = " ".join(part for part in (*doubts, document.mark_note) if part)
    return [Note("verify" if any(doubts) else "source", said)] if said else []


def _picture(record: Record, picture: Picture | None) -> PictureView | None:
    if picture is None:
        return None
    return PictureView(
        f"{record.url}{picture.file}", picture.alt, picture.caption or "", picture.credit or ""
    )


def _attachments(record: Record) -> tuple[FileView, ...]:
    sizes = {asset.name: asset.size for asset in record.assets}
    return tuple(
        FileView(
            attachment.name or posixpath.basename(attachment.file),
            f"{record.url}{attachment.file}",
            file_type(attachment.file),
            file_size(sizes.get(attachment.file, 0)),
        )
        for attachment in record.fields.attachments
    )


def file_type(name: str) -> str:
    """A file's type in words, by its extension."""
    extension = posixpath.splitext(name)[1].lower()
    return _FILE_TYPES.get(extension, extension.lstrip(".").upper() or "Tệp")


def file_size(size: int) -> str:
    """A size as readers know it: `640 byte`, `12 KB`, `1,4 MB`."""
    if size < _KILO:
        return f"{size} byte"
    if size < _KILO * _KILO:
        return f"{round(size / _KILO)} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _terms(part: str, codes: tuple[str, ...], terms: tuple[Term, ...]) -> tuple[LinkView, ...]:
    return tuple(LinkView(term_label(code, terms), f"{part}/{code}/") for code in codes)


def _translations(catalogue: Catalogue, original: Record, shown: Record) -> tuple[LinkView, ...]:
    versions = (original, *catalogue.translations.get(original.id, ()))
    return tuple(
        LinkView(LANGUAGES[version.language], version.url, note=version.language)
        for version in versions
        if version.language != shown.language
    )


def _relations(catalogue: Catalogue, record: Record) -> tuple[Group, ...]:
    """Relations under their verbs, verbs in order of first sight."""
    groups: dict[str, list[LinkView]] = {}
    for edge in catalogue.register.edges.get(record.id, ()):
        document = document_of(edge.other) if edge.other else None
        note = " – ".join(part for part in (document.subject if document else "", edge.note or "") if part)
        link = LinkView(edge.text, edge.other.url if edge.other else "", note=note)
        if link not in groups.setdefault(edge.verb, []):
            groups[edge.verb].append(link)
    return tuple(Group(verb, tuple(links)) for verb, links in groups.items())


def _special(record: Record) -> dict[str, Any]:
    """The parts that single kinds have."""
    match fields := record.fields:
        case Media():
            return _media(record, fields)
        case Infographic():
            return {"figures": figure_views(fields)}
        case Target():
            milestones = tuple(MilestoneView(m.year, m.value) for m in fields.milestones)
            return {"milestones": milestones, "unit_of_measure": fields.unit or ""}
        case Lesson():
            links = tuple(LinkView(link.name, link.url, external=True) for link in fields.links)
            return {"steps": fields.steps, "links": links}
        case Document():
            repeated = fields.title.casefold().endswith(fields.subject.casefold())
            return {"reporting": _reporting(fields), "subject": "" if repeated else fields.subject}
        case Task() | Project():
            return {"status": fields.status, "status_label": term_label(fields.status, TASK_STATUSES)}
        case _:
            return {}


def figure_views(fields: Infographic) -> tuple[FigureView, ...]:
    """The figures of an infographic."""
    return tuple(FigureView(figure.value, figure.unit or "", figure.caption) for figure in fields.figures)


def _reporting(document: Document) -> tuple[ReportingView, ...]:
    return tuple(
        ReportingView(duty.period, ", ".join(duty.before), duty.sender, duty.receiver, duty.note or "")
        for duty in document.reporting
    )


def _media(record: Record, fields: Media) -> dict[str, Any]:
    """A local file plays in the page; an address elsewhere is only linked to."""
    return {
        "media_url": f"{record.url}{fields.file}" if fields.file else fields.url or "",
        "media_local": bool(fields.file),
        "media_type": fields.type,
        "transcript": tuple(line for line in (fields.transcript or "").split("\n") if line.strip()),
    }
