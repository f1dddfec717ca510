"""Lists as pages show them: cards, register rows, work by unit and plan, and the home page.

It must not know the theme; orders come from the catalogue.
"""

from collections.abc import Iterable
from functools import lru_cache

from nq57.body.fragments import Fragment
from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.catalogue.effects import Effect
from nq57.catalogue.progress import TaskState
from nq57.catalogue.register import document_of
from nq57.model.articles import Event, Lesson, News
from nq57.model.documents import Document
from nq57.model.infographics import Infographic
from nq57.model.parts import ABOUT
from nq57.model.records import Record
from nq57.model.units import CENTRAL
from nq57.model.vocabulary import LEVELS, term_label
from nq57.model.work import Target, Task
from nq57.render.files import attachment_views
from nq57.render.kinds import pages_of
from nq57.render.link_views import LinkView
from nq57.render.linked_data import unit_data
from nq57.render.record_context import owner_name
from nq57.render.relation_views import effect_view
from nq57.render.section_views import ContactView, EventView, HomeView
from nq57.render.sharing import SECTION
from nq57.render.task_board import status_counts
from nq57.render.task_states import quiet
from nq57.render.views import Card, DocumentRow

# Rows and cards are the same in every unit that shows them; they are made once for all.
_ROWS_IN_MEMORY = 20_000


def card(catalogue: Catalogue, record: Record) -> Card:
    """A record in a list."""
    state = catalogue.task_states.get(record.id)
    return card_of(record, owner_name(catalogue, record), record.id in catalogue.fresh, state)


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def card_of(
    record: Record,
    owner: str,
    fresh: bool = False,  # noqa: FBT001, FBT002 - a key of the cache
    state: TaskState | None = None,
) -> Card:
    """A record in a list, by what readers are told of its owner, whether it is new, and where it stands."""
    fields, pages = record.fields, pages_of(record)
    parts, (date, iso) = pages.card_parts(fields), pages.date(fields)
    badge = (state.code, state.label) if state and not quiet(state) else parts.badge
    return Card(
        url=record.url,
        title=fields.title,
        kind=record.kind,
        kind_label=pages.card_word(fields),
        summary=pages.summary(record, fields),
        date=date,
        iso=iso,
        owner=owner,
        badge=badge[1],
        badge_kind=badge[0],
        fresh=fresh,
        figures=parts.figures,
        duration=parts.duration,
    )


@lru_cache(maxsize=_ROWS_IN_MEMORY)
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


def home_view(catalogue: Catalogue, parts: tuple[LinkView, ...], intro: Fragment) -> HomeView:
    """The home page: who we are, newest documents, news, infographics, events, progress."""
    unit, documents = catalogue.unit, catalogue.of(Document)
    key = [r for r in documents if (doc := document_of(r)) and doc.key_document]
    certain = [r for r in documents if (doc := document_of(r)) and doc.mark == "A"]
    own_first = sorted(certain, key=lambda r: r.unit == CENTRAL)
    return HomeView(
        title=SECTION,
        unit=unit.name,
        parent=unit.fields.parent_name or "",
        welcome=_first_paragraph(intro),
        about=_about(catalogue),
        parts=parts,
        key_documents=document_rows(
            catalogue, sorted(key, key=lambda r: (r.fields.date is None, r.fields.date))[:6]
        ),
        documents=document_rows(catalogue, newest_first(own_first[:40])[:6]),
        news=tuple(card(catalogue, r) for r in catalogue.of(News)[:4]),
        infographics=tuple(card(catalogue, r) for r in catalogue.of(Infographic)[:3]),
        lessons=tuple(card(catalogue, r) for r in catalogue.of(Lesson)[:3]),
        events=_events(catalogue),
        statuses=status_counts(catalogue),
        task_count=len(catalogue.of(Task)),
        target_years=_target_years(catalogue),
        target_count=len(catalogue.of(Target)),
        linked_data=unit_data(unit),
    )


def _first_paragraph(intro: Fragment) -> Fragment:
    """The beginning of an introduction: the home page welcomes, the about page tells all."""
    html, closing, _ = intro.html.partition("</p>")
    return Fragment(f"{html}{closing}", (), intro.targets)


def _about(catalogue: Catalogue) -> LinkView | None:
    """Where the whole introduction stands, when the unit shows that page."""
    shown = ABOUT.shown(catalogue.unit.fields.hidden_parts)
    return LinkView("Giới thiệu chuyên mục", ABOUT.url) if shown else None


def _events(catalogue: Catalogue) -> tuple[EventView, ...]:
    return tuple(
        EventView(
            url=record.url,
            title=record.fields.title,
            day=f"{day.day:02d}",
            month=f"{day.month:02d}/{day.year}",
            iso=day.isoformat(),
            place=(record.fields.place or "") if isinstance(record.fields, Event) else "",
        )
        for day, record in catalogue.upcoming(5)
    )


def _target_years(catalogue: Catalogue) -> tuple[LinkView, ...]:
    """How many targets fall due in each year or span of years."""
    counts: dict[str, int] = {}
    for record in catalogue.of(Target):
        if isinstance(record.fields, Target):
            for milestone in record.fields.milestones:
                counts[milestone.year] = counts.get(milestone.year, 0) + 1
    return tuple(
        LinkView(year, f"{Target.kind.folder}/", note=str(counts[year])) for year in sorted(counts)
    )


def contact_view(catalogue: Catalogue) -> ContactView:
    """How to reach the unit; absent parts are empty."""
    contact = catalogue.unit.fields.contact
    if contact is None:
        return ContactView()
    return ContactView(
        contact.address or "", contact.phone or "", contact.email or "", contact.website or ""
    )
