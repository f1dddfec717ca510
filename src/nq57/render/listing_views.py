"""Lists as pages show them: cards, register rows, work by unit and plan.

It must not know the theme; orders come from the catalogue.
"""

from collections.abc import Iterable

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import Effect
from nq57.catalogue.progress import TaskState
from nq57.catalogue.register import document_of
from nq57.model.languages import language_tag
from nq57.model.records import Record
from nq57.model.vocabulary import LEVELS, term_label
from nq57.render.card_pictures import card_picture
from nq57.render.covers import cover_of
from nq57.render.extras import NO_EXTRAS, Extras
from nq57.render.files import attachment_views
from nq57.render.kinds import pages_of
from nq57.render.lately import lately
from nq57.render.record_context import owner_name
from nq57.render.relation_views import effect_view
from nq57.render.section_views import ContactView
from nq57.render.task_states import quiet
from nq57.render.views import Card, DocumentRow, PictureView
from nq57.wording import wording_of

# Rows and cards are the same in every unit that shows them; they are made once for all.
_ROWS_IN_MEMORY = 20_000


def card(catalogue: Catalogue, record: Record, extras: Extras = NO_EXTRAS) -> Card:
    """A record in a list, with the picture that this unit has of it."""
    topics, vocabulary = record.fields.topics, catalogue.vocabulary.topics
    return card_of(
        record,
        owner_name(catalogue, record),
        record.id in catalogue.fresh,
        catalogue.task_states.get(record.id),
        term_label(topics[0], vocabulary) if topics else "",
        card_picture(catalogue, record, extras),
    )


@lately(_ROWS_IN_MEMORY)
def card_of(
    record: Record,
    owner: str,
    fresh: bool = False,  # noqa: FBT001, FBT002 - a key of the cache
    state: TaskState | None = None,
    topic: str = "",
    picture: PictureView | None = None,
) -> Card:
    """A record in a list, by its owner's name, whether it is new, where it is, and how it looks."""
    fields, pages, wording = record.fields, pages_of(record), wording_of(record.language)
    parts, (date, iso) = pages.card_parts(fields), pages.date(fields, wording)
    tag = "" if wording.language == record.language else language_tag(record.language)
    badge = (state.code, wording(state.label)) if state and not quiet(state) else parts.badge
    return Card(
        url=record.url,
        title=pages.title(fields, wording),
        kind=record.kind,
        kind_label=wording(pages.card_word(fields)),
        summary=pages.summary(record, fields),
        date=date,
        iso=iso,
        owner=owner,
        badge=badge[1],
        badge_kind=badge[0],
        fresh=fresh,
        figures=parts.figures,
        duration=parts.duration,
        topic=wording(topic) if wording.knows(topic) else "",
        picture=picture,
        language=tag,
        title_language="" if pages.makes_title(fields) else tag,
        cover=cover_of(record.slug, fields.topics) if pages.pictured and not picture else None,
    )


@lately(_ROWS_IN_MEMORY)
def _document_row(record: Record, effect: Effect) -> DocumentRow | None:
    """A line of the register; None for other kinds."""
    document = document_of(record)
    if document is None:
        return None
    number = document.number
    certain = document.mark == "A" and not document.mark_fields
    return DocumentRow(
        url=record.url,
        number=number.canonical if number and number.serial else "Chưa có số",
        type=document.type_label,
        subject=document.subject,
        issuer=document.issuer,
        issued=document.issued.text if document.issued else "",
        iso=document.issued.iso if document.issued else "",
        effect=effect.code,
        effect_label=_effect_label(effect, certain=certain),
        level=term_label(document.level, LEVELS) if document.level else "",
        certain=certain,
        numbered=bool(number and number.serial),
        files=attachment_views(record),
    )


def _effect_label(effect: Effect, *, certain: bool) -> str:
    """An effect as a badge; its own doubt is told unless the whole line is marked doubtful."""
    if effect.code == "chua-xac-dinh":
        return ""
    view = effect_view(effect)
    return view.short if certain else view.label


def document_rows(catalogue: Catalogue, records: Iterable[Record]) -> tuple[DocumentRow, ...]:
    """Lines of the register in the given order; documents only."""
    effects = catalogue.effects
    found = (_document_row(record, effects[record.id]) for record in records if record.id in effects)
    return tuple(row for row in found if row)


def contact_view(catalogue: Catalogue) -> ContactView:
    """How to reach the unit; absent parts are empty."""
    contact = catalogue.unit.fields.contact
    if contact is None:
        return ContactView()
    return ContactView(
        contact.address or "",
        contact.phone or "",
        contact.email or "",
        contact.website or "",
        contact.hotline or "",
        contact.feedback or "",
    )
