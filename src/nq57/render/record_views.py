"""A record as its page shows it: facts, notes, links, files, in the order readers expect.

It must not know the theme. What is not certain (marks B and C) is never shown as certain.
"""

from functools import lru_cache

from nq57.body.fragments import Fragment
from nq57.catalogue.catalogue import Catalogue
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.records import Record
from nq57.render.files import attachment_views
from nq57.render.kinds import pages_of
from nq57.render.link_views import LinkView
from nq57.render.linked_data import record_data
from nq57.render.photos import picture_view
from nq57.render.record_context import RecordContext, record_context
from nq57.render.recordings import recording_views
from nq57.render.spoken import marked_view, spoken_context, spoken_view
from nq57.render.views import Note, RecordView
from nq57.wording import VIETNAMESE, home_of, to_say

_SYLLABLES_A_MINUTE = 220  # quiet reading of Vietnamese by an adult, rather slow than fast
_AI_NOTE = to_say(
    "Nội dung này có sự trợ giúp của trí tuệ nhân tạo và đã được đơn vị kiểm tra trước khi đăng."
)


def record_view(
    catalogue: Catalogue, record: Record, body: Fragment, *, copies: bool = False, image: str = ""
) -> RecordView:
    """Everything the record's page shows in this unit; `image` is the picture that it is shared with."""
    # What a unit alone shows is not worth the memory.
    view = _view.__wrapped__ if record.unit == catalogue.unit.id else _view
    context = record_context(catalogue, record)
    if record.language == DEFAULT_LANGUAGE:
        return view(record, context, body, copies, image)
    if context.wording is VIETNAMESE:
        return marked_view(record, view(record, context, body, copies, image))
    spoken = spoken_context(catalogue, record, context)
    return spoken_view(view(record, spoken, body, copies, image), context.wording)


@lru_cache(maxsize=8_000)
def _view(record: Record, context: RecordContext, body: Fragment, copies: bool, image: str) -> RecordView:  # noqa: FBT001 - the cache's key
    fields, kind, pages, wording = record.fields, record.of_kind, pages_of(record), context.wording
    return RecordView(
        kind=record.kind,
        kind_label=wording(fields.word),
        url=record.url,
        title=pages.title(fields, wording),
        summary=fields.summary or "",
        date=wording.day(fields.date) if fields.date else "",
        iso=fields.date.iso if fields.date else "",
        owner=context.owner,
        body=body,
        language=record.language,
        title_language=wording.language if pages.makes_title(fields) else record.language,
        facts=tuple(row for row in pages.facts(context, fields) if row.values),
        notes=_notes(record, context),
        picture=picture_view(record, fields.picture, copies=copies),
        attachments=attachment_views(record),
        topics=context.topics,
        audiences=context.audiences,
        tags=context.tags,
        part=LinkView(wording(kind.label), f"{home_of(record.language)}{kind.folder}/"),
        minutes=_minutes(record.body),
        translations=context.translations,
        relations=context.relations,
        cited_by=context.cited_by,
        lead=context.lead,
        changes=context.changes,
        recordings=recording_views(record),
        translation=context.translation,
        linked_data=record_data(record, context, body.html, image),
        **pages.own_parts(record, fields, context),
    )


def _minutes(text: str) -> int:
    """How long it takes to read, in whole minutes; 0 for what is read at a glance."""
    syllables = len(text.split())
    return round(syllables / _SYLLABLES_A_MINUTE) if syllables >= _SYLLABLES_A_MINUTE else 0


def _notes(record: Record, context: RecordContext) -> tuple[Note, ...]:
    notes = (Note("ai", context.wording(_AI_NOTE)),) if record.fields.ai_assisted else ()
    return (*notes, *pages_of(record).notes(record.fields, context))
