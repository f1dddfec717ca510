"""A record as its page shows it: facts, notes, links, files, in the order readers expect.

It must not know the theme. What is not certain (marks B and C) is never shown as certain.
"""

from functools import lru_cache
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.model.articles import Lesson, Media
from nq57.model.documents import DOUBTFUL_KEYS, Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.players import host_name, player_of
from nq57.model.records import KINDS_BY_FOLDER, LANGUAGES, Record
from nq57.model.vocabulary import TASK_STATUSES, term_label
from nq57.model.work import Project, Target, Task
from nq57.render.facts import kind_word, record_facts
from nq57.render.files import attachment_views, file_url
from nq57.render.fragments import Fragment
from nq57.render.infographic_views import block_views
from nq57.render.link_views import LinkView
from nq57.render.linked_data import record_data
from nq57.render.photos import picture_view
from nq57.render.record_context import Around, surroundings
from nq57.render.views import MilestoneView, Note, RecordView, ReportingView

_SYLLABLES_A_MINUTE = 220  # quiet reading of Vietnamese by an adult, rather slow than fast
_WARNED_EFFECTS = frozenset({"het-hieu-luc", "het-mot-phan", "chua-co-hieu-luc"})
_DOUBT = {
    "B": "Thông tin văn bản này mới có một nguồn thứ cấp, chưa đối chiếu bản gốc.",
    "C": "Thông tin văn bản này chưa được đối chiếu với bản gốc; xin kiểm tra trước khi dẫn.",
}
_AI_NOTE = "Nội dung này có sự trợ giúp của trí tuệ nhân tạo và đã được đơn vị kiểm tra trước khi đăng."


def record_view(
    catalogue: Catalogue, record: Record, body: Fragment, *, copies: bool = False, image: str = ""
) -> RecordView:
    """Everything the record's page shows in this unit; `image` is the picture that it is shared with."""
    # What a unit alone shows is not worth the memory.
    view = _view.__wrapped__ if record.unit == catalogue.unit.id else _view
    return view(record, surroundings(catalogue, record), body, copies, image)


@lru_cache(maxsize=8_000)
def _view(record: Record, around: Around, body: Fragment, copies: bool, image: str) -> RecordView:  # noqa: FBT001 - the cache's key
    fields, kind = record.fields, KINDS_BY_FOLDER[record.kind]
    return RecordView(
        kind=record.kind,
        kind_label=kind_word(record),
        url=record.url,
        title=fields.title,
        summary=fields.summary or "",
        date=fields.date.text if fields.date else "",
        iso=fields.date.iso if fields.date else "",
        owner=around.owner,
        body=body,
        language=record.language,
        facts=record_facts(around, record),
        notes=_notes(fields, around),
        picture=picture_view(record, fields.picture, copies=copies),
        attachments=attachment_views(record),
        topics=around.topics,
        audiences=around.audiences,
        tags=around.tags,
        part=LinkView(kind.label, f"{kind.folder}/"),
        minutes=_minutes(record.body),
        translations=around.translations,
        relations=around.relations,
        cited_by=around.cited_by,
        lead=around.lead,
        changes=around.changes,
        linked_data=record_data(record, around, body.html, image),
        **_special(record, around),
    )


def _minutes(text: str) -> int:
    """How long it takes to read, in whole minutes; 0 for what is read at a glance."""
    syllables = len(text.split())
    return round(syllables / _SYLLABLES_A_MINUTE) if syllables >= _SYLLABLES_A_MINUTE else 0


def _notes(fields: Fields, around: Around) -> tuple[Note, ...]:
    notes = [Note("ai", _AI_NOTE)] if fields.ai_assisted else []
    if isinstance(fields, Document):
        notes += _verification(fields)
        if around.effect and around.effect.code in _WARNED_EFFECTS:
            notes.append(Note("effect", around.effect.sentence))
    return tuple(notes)


def _verification(document: Document) -> list[Note]:
    """What a reader must know of how sure the register is of a document."""
    names = ", ".join(term_label(key, DOUBTFUL_KEYS) for key in document.mark_fields)
    doubts = (_DOUBT.get(document.mark), f"Chưa chắc chắn: {names}." if names else None)
    said = " ".join(part for part in (*doubts, document.mark_note) if part)
    return [Note("verify" if any(doubts) else "source", said)] if said else []


def _special(record: Record, around: Around) -> dict[str, Any]:
    """The parts that single kinds have."""
    match fields := record.fields:
        case Infographic():
            return {"blocks": block_views(fields, around, record.url), "layout": fields.layout}
        case Media():
            return _media(record, fields)
        case Target():
            milestones = tuple(MilestoneView(m.year, m.value) for m in fields.milestones)
            return {"milestones": milestones, "unit_of_measure": fields.unit or ""}
        case Lesson():
            links = tuple(LinkView(link.name, link.url, external=True) for link in fields.links)
            return {"steps": fields.steps, "links": links}
        case Document():
            return {"reporting": _reporting(fields)}
        case Task() | Project():
            return {"status": fields.status, "status_label": term_label(fields.status, TASK_STATUSES)}
        case _:
            return {}


def _reporting(document: Document) -> tuple[ReportingView, ...]:
    return tuple(
        ReportingView(duty.period, ", ".join(duty.before), duty.sender, duty.receiver, duty.note or "")
        for duty in document.reporting
    )


def _media(record: Record, fields: Media) -> dict[str, Any]:
    """A local file plays in the page; one elsewhere after a click, or it is only linked to."""
    player = player_of(fields.url) if fields.url else None
    return {
        "media_url": file_url(record.url, fields.file) if fields.file else fields.url or "",
        "media_local": bool(fields.file),
        "media_type": fields.type,
        "media_host": player.name if player else host_name(fields.url or ""),
        "media_player": player.url if player else "",
        "duration": fields.duration or "",
        "captions": tuple(
            LinkView(LANGUAGES.get(c.language, c.language), file_url(record.url, c.file), c.language)
            for c in fields.captions
        ),
        "transcript": tuple(line for line in (fields.transcript or "").split("\n") if line.strip()),
    }
