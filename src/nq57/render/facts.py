"""A record's table of facts: which rows each kind has, in the order readers expect.

It must not know the catalogue; what a record names is handed in with its surroundings.
"""

from collections.abc import Callable
from dataclasses import replace

from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.values import PartialDate
from nq57.model.vocabulary import LEVELS, MEDIA_TYPES, REPEATS, term_label
from nq57.model.work import Project, Target, Task
from nq57.render.link_views import LinkView
from nq57.render.record_context import Around, is_numbered
from nq57.render.views import Fact


def texts(*values: str | None) -> tuple[LinkView, ...]:
    """Plain values of a fact; absent ones left out."""
    return tuple(LinkView(value) for value in values if value)


def _fact(label: str, *values: str | None) -> Fact:
    return Fact(label, texts(*values))


def _day(label: str, day: PartialDate | None) -> Fact:
    return Fact(label, texts(day.text), day.iso) if day else Fact(label, ())


def _noted(fact: Fact, note: str) -> Fact:
    return replace(fact, values=tuple(replace(value, note=note) for value in fact.values))


def kind_word(record: Record) -> str:
    """What one record of its kind is called: a recording is no film."""
    fields = record.fields
    if isinstance(fields, Media):
        return term_label(fields.type, MEDIA_TYPES)
    return KINDS_BY_FOLDER[record.kind].one


def record_facts(around: Around, record: Record) -> tuple[Fact, ...]:
    """The rows that the record has something to say in."""
    fields = record.fields
    for kind, facts in _FACTS:
        if isinstance(fields, kind):
            return tuple(fact for fact in facts(around, fields) if fact.values)
    return ()


def _effect(around: Around) -> tuple[LinkView, ...]:
    """The effect in words; what brought it about is linked."""
    effect = around.effect
    if effect is None:
        return ()
    doubt = " (chưa kiểm chứng đầy đủ)" if effect.doubtful else ""
    said = " ".join(part for part in (effect.label, effect.since) if part)
    if effect.cause is None:
        return texts(f"{said}{doubt}")
    verb = f"{effect.verb[:1].upper()}{effect.verb[1:]}"
    return (LinkView(f"{said}{doubt}"), replace(effect.cause, text=f"{verb} {effect.cause.text}"))


def _document_facts(around: Around, doc: Document) -> tuple[Fact, ...]:
    effective = PartialDate.of(doc.effective) if doc.effective else None
    return (
        _fact("Số, ký hiệu", _number_text(doc)),
        _fact("Loại văn bản", doc.type_label),
        _fact("Cơ quan ban hành", doc.issuer),
        _day("Ngày ban hành", doc.issued),
        _day("Ngày có hiệu lực", effective),
        _noted(
            _day("Ngày hết hiệu lực", PartialDate.of(doc.ended) if doc.ended else None), around.extended
        ),
        _fact("Người ký", ", ".join(part for part in (doc.signer, doc.signer_title) if part)),
        _fact("Lĩnh vực", ", ".join(doc.fields)),
        _fact("Cấp ban hành", term_label(doc.level, LEVELS) if doc.level else None),
        Fact("Tình trạng hiệu lực", _effect(around)),
        Fact("Bản gốc", (LinkView(doc.full_text, doc.full_text, external=True),) if doc.full_text else ()),
        Fact("Nơi nhận", texts(*doc.recipients)),
    )


def _number_text(doc: Document) -> str:
    """The number, or that it is blank in part or whole."""
    if doc.number is None:
        return "Chưa có số"
    return doc.number.canonical if is_numbered(doc) else f"…{doc.number.canonical} (để trống số)"


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
    starts = around.coming or event.starts
    ends = PartialDate.of(event.last_day(starts)) if event.ends else None
    return (
        _day("Ngày", PartialDate.of(starts)),
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
