"""Lists as pages show them: cards, register rows, work by unit and plan.

It must not know the theme; orders come from the catalogue.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import Effect
from nq57.catalogue.register import document_of
from nq57.model.records import Record
from nq57.model.vocabulary import LEVELS, TASK_STATUSES, term_label
from nq57.model.work import Target, Task
from nq57.render.card_pictures import card_picture
from nq57.render.covers import cover_of
from nq57.render.extras import NO_EXTRAS, Extras
from nq57.render.files import attachment_views
from nq57.render.kinds import pages_of
from nq57.render.record_context import document_link, owner_name
from nq57.render.relation_views import effect_view
from nq57.render.section_views import ContactView
from nq57.render.views import (
    Card,
    DocumentRow,
    MilestoneView,
    PictureView,
    StatusCount,
    TargetRow,
    TaskRow,
    WorkGroup,
    WorkView,
)

# Rows and cards are the same in every unit that shows them; they are made once for all.
_ROWS_IN_MEMORY = 20_000


def card(catalogue: Catalogue, record: Record, extras: Extras = NO_EXTRAS) -> Card:
    """A record in a list, with the picture that this unit has of it."""
    topics, vocabulary = record.fields.topics, catalogue.vocabulary.topics
    return card_of(
        record,
        owner_name(catalogue, record),
        record.id in catalogue.fresh,
        term_label(topics[0], vocabulary) if topics else "",
        card_picture(catalogue, record, extras),
    )


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def card_of(
    record: Record,
    owner: str,
    fresh: bool = False,  # noqa: FBT001, FBT002 - a key of the cache
    topic: str = "",
    picture: PictureView | None = None,
) -> Card:
    """A record in a list, by what readers are told of its owner, whether it is new, and how it looks."""
    fields, pages = record.fields, pages_of(record)
    parts, (date, iso) = pages.card_parts(fields), pages.date(fields)
    return Card(
        url=record.url,
        title=fields.title,
        kind=record.kind,
        kind_label=pages.card_word(fields),
        summary=pages.summary(record, fields),
        date=date,
        iso=iso,
        owner=owner,
        badge=parts.badge[1],
        badge_kind=parts.badge[0],
        fresh=fresh,
        figures=parts.figures,
        duration=parts.duration,
        topic=topic,
        picture=picture,
        cover=cover_of(record.slug, fields.topics) if pages.pictured and not picture else None,
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


def work_views(catalogue: Catalogue, kind: str) -> tuple[WorkView, ...]:
    """Tasks or targets: the unit's own, then each ancestor's, split by plan and group."""
    by_owner: dict[str, list[Record]] = {}
    for record in catalogue.by_kind[kind]:
        by_owner.setdefault(record.unit, []).append(record)
    names = {unit.id: unit.name for unit in (catalogue.unit, *catalogue.ancestors)}
    return tuple(
        WorkView(
            owner=names.get(owner, "Trung ương"),  # only the central pool may lack a declaration
            own=owner == catalogue.unit.id,
            groups=_work_groups(catalogue, records),
            count=len(records),
        )
        for owner, records in by_owner.items()
    )


def _plan_named(catalogue: Catalogue, record: Record) -> str:
    """The plan of a task or target by its id where this unit sees it, else as the editor named it."""
    name = getattr(record.fields, "plan", None) or ""
    found = catalogue.register.find(name, record.unit) if name else None
    return found.id if found else name


def _work_groups(catalogue: Catalogue, records: Sequence[Record]) -> tuple[WorkGroup, ...]:
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        fields = record.fields
        group = fields.group or "" if isinstance(fields, Task) else ""
        groups.setdefault((_plan_named(catalogue, record), group), []).append(record)
    plans = [plan for plan, _ in groups]
    return tuple(
        WorkGroup(
            title=group,
            plan=document_link(catalogue, plan, members[0].unit) if plan and plan != before else None,
            tasks=tuple(row for r in members if (row := _task_row(r))),
            targets=tuple(goal for r in members if (goal := _target_row(r))),
        )
        for before, ((plan, group), members) in zip(("", *plans), groups.items(), strict=False)
    )


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _task_row(record: Record) -> TaskRow | None:
    task = record.fields
    if not isinstance(task, Task):
        return None
    return TaskRow(
        url=record.url,
        ordinal=task.ordinal or "",
        name=task.name,
        leads=task.leads,
        helpers=task.helpers,
        deadline=task.deadline_text,
        status=task.status,
        status_label=term_label(task.status, TASK_STATUSES),
    )


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _target_row(record: Record) -> TargetRow | None:
    target = record.fields
    if not isinstance(target, Target):
        return None
    latest = max(target.measurements, key=lambda m: m.day, default=None)
    return TargetRow(
        url=record.url,
        name=target.name,
        unit=target.unit or "",
        milestones=tuple(MilestoneView(m.year, m.value) for m in target.milestones),
        latest=f"{latest.value} ({latest.day.text})" if latest else "",
    )


def status_counts(catalogue: Catalogue) -> tuple[StatusCount, ...]:
    """How many of the tasks shown stand where; shares are whole percents."""
    tasks = [r.fields for r in catalogue.of(Task) if isinstance(r.fields, Task)]
    counts = ((term.code, term.label, sum(t.status == term.code for t in tasks)) for term in TASK_STATUSES)
    return tuple(StatusCount(code, label, n, round(100 * n / len(tasks))) for code, label, n in counts if n)


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
