"""What a unit lets a record's page show beside the record itself: links, relations, terms.

It must not know templates. Where a unit does not see something, its name stays and the link goes.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import extended_end
from nq57.catalogue.progress import TaskState, shown_evidence, updates_until
from nq57.catalogue.register import document_of
from nq57.catalogue.series import ShownSeries
from nq57.catalogue.translating import changed_since
from nq57.language.mentions import Named
from nq57.model.documents import Document
from nq57.model.fields import Change, Fields
from nq57.model.indicators import Indicator, PeriodFigures
from nq57.model.languages import DEFAULT_LANGUAGE, language_name, language_tag
from nq57.model.parts import AUDIENCES, TAGS, TOPICS, SectionPart
from nq57.model.records import KINDS, KINDS_BY_FOLDER, Record
from nq57.model.vocabulary import term_label
from nq57.model.work import Evidence, Task, Update
from nq57.render.citation_links import Cited, linked_text
from nq57.render.document_views import CitingGroup, CitingView, EffectView, RelationsView
from nq57.render.lately import lately
from nq57.render.link_views import LinkView
from nq57.render.relation_views import effect_view, relations_view
from nq57.render.views import ChangeView, ReadOnView, TranslationView
from nq57.wording import Wording, wording_of

BOTH = "song-ngu/"  # where a translation is beside its original, below its own address


@dataclass(frozen=True)
class RecordContext:
    """All that a record's page shows beside the record itself, as this unit sees it.

    Records of equal digest with equal context have equal views, whichever unit asks.
    """

    owner: str
    documents: tuple[tuple[str, LinkView], ...]
    relations: RelationsView | None
    translations: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    audiences: tuple[LinkView, ...]
    coming: dt.date | None
    lead: tuple[LinkView, ...] = ()
    cited_by: tuple[CitingGroup, ...] = ()
    effect: EffectView | None = None
    tags: tuple[LinkView, ...] = ()
    extended: str = ""
    changes: tuple[ChangeView, ...] = ()
    modified: dt.date | None = None
    state: TaskState | None = None
    updates: tuple[Update, ...] = ()
    proofs: tuple[Evidence, ...] = ()
    records: tuple[tuple[str, LinkView], ...] = ()
    indicators: tuple[Indicator, ...] = ()
    language: str = DEFAULT_LANGUAGE
    translation: TranslationView | None = None

    @property
    def wording(self) -> Wording:
        """What the interface says on the record's page."""
        return wording_of(self.language)

    def document(self, name: str) -> LinkView:
        """A document that the record names."""
        return dict(self.documents)[name]


def record_context(catalogue: Catalogue, record: Record) -> RecordContext:
    """What this unit shows around a record's own content."""
    fields, wording = record.fields, wording_of(record.language)
    names, document = fields.basis_documents, document_of(record)
    original = catalogue.by_id.get(record.id, record)
    return RecordContext(
        owner=owner_name(catalogue, record),
        documents=tuple((name, document_link(catalogue, name, record.unit)) for name in names),
        relations=relations_view(catalogue, record) if document else None,
        translations=_translations(catalogue, original, record),
        topics=_terms(catalogue, TOPICS, fields.topics),
        audiences=_terms(catalogue, AUDIENCES, fields.audiences),
        coming=fields.next_day(catalogue.as_of),
        lead=linked_text(fields.lead, partial(named_address, catalogue, record.id)),
        cited_by=_cited_by(catalogue, record) if document else (),
        effect=effect_view(catalogue.effects[original.id], wording) if document else None,
        tags=_tags(catalogue, fields.tags),
        extended=_extended(catalogue, record, wording) if document else "",
        changes=_changes(fields.changes_until(catalogue.as_of), wording),
        modified=fields.changed(catalogue.as_of),
        language=record.language,
        translation=translation_view(catalogue, original, record, both=True),
        **_work(catalogue, fields, original.id),
    )


def translation_view(
    catalogue: Catalogue, original: Record, shown: Record, *, both: bool = False
) -> TranslationView | None:
    """Whose translation a page is, with the way to `both` texts; None for the Vietnamese one."""
    if shown.language == DEFAULT_LANGUAGE:
        return None
    wording, made = wording_of(shown.language), shown.fields.translation
    changed = changed_since(original, shown, catalogue.as_of)
    return TranslationView(
        original=LinkView(wording("bản tiếng Việt"), original.url),
        both=LinkView(wording("Hai cột song ngữ, để in"), f"{shown.url}{BOTH}") if both else None,
        translator=(made.translator or "") if made else "",
        day=wording.date(made.day) if made else "",
        iso=made.day.isoformat() if made else "",
        changed=wording.date(changed) if changed else "",
        changed_iso=changed.isoformat() if changed else "",
    )


def _work(catalogue: Catalogue, fields: Fields, name: str) -> dict[str, Any]:
    """Where a task is on the day, with all told of it by then; what a period's figures measure."""
    if isinstance(fields, PeriodFigures):
        known = (catalogue.vocabulary.indicator(figure.indicator) for figure in fields.figures)
        return {"indicators": tuple(filter(None, known))}
    if not isinstance(fields, Task):
        return {}
    updates, proofs = updates_until(fields, catalogue.as_of), shown_evidence(fields, catalogue.as_of)
    named = {proof.record: catalogue.by_address.get(proof.record) for proof in proofs if proof.record}
    return {
        "state": catalogue.task_states[name],
        "updates": updates,
        "proofs": proofs,
        "records": tuple((at, LinkView(r.fields.title, r.url)) for at, r in named.items() if r),
    }


def _changes(changes: tuple[Change, ...], wording: Wording) -> tuple[ChangeView, ...]:
    return tuple(ChangeView(wording.date(one.day), one.day.isoformat(), one.note or "") for one in changes)


def _extended(catalogue: Catalogue, record: Record, wording: Wording) -> str:
    """That another document puts off the end which a document's file states, and until when."""
    document = document_of(record)
    if document is None or document.ended is None:
        return ""
    end = extended_end(record, document.ended, catalogue.register.edges.get(record.id, ()))
    if end is None:
        return wording("đã được kéo dài")
    last = wording.date(end - dt.timedelta(days=1))
    return wording("đã được kéo dài đến hết ngày {day}", day=last) if end > document.ended else ""


def read_on(catalogue: Catalogue, record: Record) -> ReadOnView:
    """What this unit offers to read after the record."""
    original = catalogue.by_id.get(record.id, record)
    earlier, later = catalogue.neighbours.get(original.id, (None, None))
    series = catalogue.series_of.get(original.id)
    return _read_on(record.kind, earlier, later, catalogue.related(original), series, original.id)


@lately(20_000)
def _read_on(
    kind: str,
    earlier: Record | None,
    later: Record | None,
    related: tuple[Record, ...],
    series: ShownSeries | None,
    here: str,
) -> ReadOnView:
    """One view for all units that offer the same; in a series its neighbours are those of the series."""
    if series:
        names = [record.id for record in series.records]
        ring = (None, *series.records, None)
        earlier, later = ring[names.index(here)], ring[names.index(here) + 2]
    return ReadOnView(
        part=KINDS_BY_FOLDER[kind].label,
        earlier=_link(earlier) if earlier else None,
        later=_link(later) if later else None,
        related=tuple(_link(like) for like in related if series is None or like not in series.records),
        series=series.name if series else "",
        lessons=tuple(
            replace(_link(record), url="" if record.id == here else record.url)
            for record in (series.records if series else ())
        ),
    )


@lately(20_000)
def _link(record: Record) -> LinkView:
    """A record by its title, with its kind as the note."""
    return LinkView(record.fields.title, record.url, record.of_kind.one)


def _tags(catalogue: Catalogue, tags: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Tags, each linked to its listing where this unit has one."""
    listed = catalogue.listed_terms[TAGS.code]
    slugs = ((tag, catalogue.tag_address(tag)) for tag in tags)
    return tuple(LinkView(tag, f"{TAGS.url}{slug}/" if slug in listed else "") for tag, slug in slugs)


@lately(8_000)
def _citing_view(record: Record, owner: str, automatic: bool) -> CitingView:  # noqa: FBT001 - a cache's key
    date = record.fields.date
    iso, text = (date.iso, date.text) if date else ("", "")
    document = document_of(record)
    doubtful = bool(document and document.mark != "A")
    return CitingView(record.url, record.fields.title, text, iso, owner, automatic, doubtful)


def _cited_by(catalogue: Catalogue, record: Record) -> tuple[CitingGroup, ...]:
    """Who names this document, by kind in the order of the section's parts."""
    found = catalogue.cited_by.get(record.id, ())
    groups: dict[str, list[CitingView]] = {kind.label: [] for kind in KINDS} if found else {}
    for citing in found:
        view = _citing_view(citing.record, owner_name(catalogue, citing.record), citing.automatic)
        groups[citing.record.of_kind.label].append(view)
    return tuple(CitingGroup(label, tuple(views)) for label, views in groups.items() if views)


def owner_name(catalogue: Catalogue, record: Record) -> str:
    """The short name of the unit that wrote the record; empty for the unit's own and the centre's."""
    return catalogue.owner_names.get(record.unit, "")


def document_link(catalogue: Catalogue, name: str, author: str) -> LinkView:
    """A document named by number or id: a link where this unit sees it, else its name alone."""
    found = catalogue.register.find(name, author)
    if found is None:
        return LinkView(name.rpartition(f"{Document.kind.folder}/")[2])
    document = document_of(found)
    # The title of a document without a number is its subject already.
    note = document.known_subject if document and is_numbered(document) else ""
    return LinkView(found.fields.title, found.url, note=note)


def is_numbered(document: Document) -> bool:
    """Whether the document bears a number of its own, not only a form with a blank."""
    return bool(document.number and document.number.serial)


def named_address(catalogue: Catalogue, own: str, named: Named) -> Cited | None:
    """Where a document that a text names is here, and what to call it; None for `own` itself."""
    naming = catalogue.by_id.get(own)
    record = catalogue.named(named, naming.unit if naming else catalogue.unit.id)
    return (record.url, _short_name(record)) if record and record.id != own else None


def _short_name(record: Record) -> str:
    """What to call a document in a sentence that gives no words: its number, else its title."""
    document = document_of(record)
    number = document.number if document else None
    return number.canonical if number and number.serial else record.fields.title


def _terms(catalogue: Catalogue, part: SectionPart, codes: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Topics or audiences, each linked to its listing where this unit has one."""
    vocabulary = catalogue.vocabulary
    terms = vocabulary.topics if part is TOPICS else vocabulary.audiences
    listed = catalogue.listed_terms[part.code]
    return tuple(
        LinkView(term_label(code, terms), f"{part.url}{code}/" if code in listed else "") for code in codes
    )


def _translations(catalogue: Catalogue, original: Record, shown: Record) -> tuple[LinkView, ...]:
    versions = (original, *catalogue.translations.get(original.id, ()))
    return tuple(
        LinkView(language_name(version.language), version.url, note=language_tag(version.language))
        for version in versions
        if version.language != shown.language
    )
