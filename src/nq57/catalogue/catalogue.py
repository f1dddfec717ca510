"""The catalogue: all that one unit sees on one day, and the listings made of it.

It must not know pages or templates; every order here is settled by content alone.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from nq57.catalogue.citations import DocumentIndex
from nq57.catalogue.citing import Citing, citing_records
from nq57.catalogue.effects import Effect, effect_of
from nq57.catalogue.inheritance import visible, withdrawn
from nq57.catalogue.progress import TaskState, task_state
from nq57.catalogue.register import Register, build_register, document_of
from nq57.catalogue.related import Likeness, likeness_of
from nq57.catalogue.series import ShownSeries, shown_series
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.mentions import Mention, Named
from nq57.language.slugs import address_of
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.kinds import Kind
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import AUDIENCES, TAGS, TOPICS
from nq57.model.records import KINDS, KINDS_BY_FOLDER, Record
from nq57.model.units import CENTRAL, Unit
from nq57.model.values import PartialDate
from nq57.model.vocabulary import Vocabulary
from nq57.model.work import Task

_UNDATED = (0, 0, 0)
_FRESH_DAYS = 14


@dataclass(frozen=True)
class Catalogue:
    """One unit's view of the workspace on one day."""

    unit: Unit
    ancestors: tuple[Unit, ...]
    as_of: dt.date
    records: tuple[Record, ...]
    translations: Mapping[str, tuple[Record, ...]]
    replaced: Mapping[str, str]
    vocabulary: Vocabulary
    likeness: Likeness
    withdrawn: tuple[Record, ...] = ()
    """What was taken off the section: its addresses say so."""

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by id; a replaced or former id finds what stands for it."""
        found = {record.id: record for record in self.records}
        former = {old: record for record in self.records for old in record.former_ids}
        return former | found | {old: found[new] for old, new in self.replaced.items() if new in found}

    @cached_property
    def by_address(self) -> Mapping[str, Record]:
        """Every record by `kind/slug`, as bodies link to it; replaced and former addresses included."""
        former = {f"{one.kind}/{old}": one for one in self.records for old in one.fields.former}
        found = former | {f"{record.kind}/{record.slug}": record for record in self.records}
        for old, new in self.replaced.items():
            parts = old.split("/")
            kind = next((part for part in parts[1:] if part in KINDS_BY_FOLDER), "")
            if new in self.by_id:
                found.setdefault(f"{kind}/{parts[-1]}", self.by_id[new])
        return found

    def in_language(self, record: Record, language: str) -> Record:
        """The translation of a record that this unit shows; the record itself without one."""
        versions = self.translations.get(record.id, ())
        return next((one for one in versions if one.language == language), record)

    @cached_property
    def owner_names(self) -> Mapping[str, str]:
        """What readers are told of who wrote a record: ancestors by id, without the centre."""
        return {unit.id: unit.short_name for unit in self.ancestors if unit.id != CENTRAL}

    @cached_property
    def register(self) -> Register:
        """The documents and their relations."""
        return build_register(self.records, self.replaced)

    @cached_property
    def effects(self) -> Mapping[str, Effect]:
        """Whether each document is in force on the catalogue's day, as far as this unit sees."""
        edges, day = self.register.edges, self.as_of
        return {r.id: effect_of(r, edges.get(r.id, ()), day) for r in self.records if document_of(r)}

    @cached_property
    def task_states(self) -> Mapping[str, TaskState]:
        """Where each task is on the catalogue's day, by its id."""
        tasks = ((record, record.fields) for record in self.of(Task))
        return {
            record.id: task_state(task, self.as_of, self._ordered(task.plan, record.unit))
            for record, task in tasks
            if isinstance(task, Task)
        }

    def _ordered(self, plan: str | None, author: str) -> PartialDate | None:
        """The date of the plan that an author's task names, as far as this unit sees it."""
        found = self.register.find(plan, author) if plan else None
        return found.fields.date if found else None

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Every kind's listing: newest first, or in the plan's order for tasks and targets."""
        return {kind.folder: self._listing(kind) for kind in KINDS}

    def of(self, fields: type[Fields]) -> tuple[Record, ...]:
        """The listing of the kind whose records have these fields."""
        return self.by_kind[fields.kind.folder]

    def listed(self, kind: Kind) -> tuple[Record, ...]:
        """A kind's records as readers list them: what takes place on a day goes by its next day."""
        return self._by_next_day(kind) if kind.order == "next-day" else self.by_kind[kind.folder]

    def _listing(self, kind: Kind) -> tuple[Record, ...]:
        records = tuple(r for r in self.records if r.kind == kind.folder)
        if kind.order == "plan":
            order = {unit_id: rank for rank, unit_id in enumerate(chain(self.unit.id))}
            return tuple(sorted(records, key=lambda r: (order[r.unit], *r.fields.plan_order, r.id)))
        return newest_first(records)

    def upcoming(self, count: int) -> tuple[tuple[dt.date, Record], ...]:
        """The next events from the day of the catalogue on, with the day each takes place."""
        return self._coming[:count]

    @cached_property
    def _coming(self) -> tuple[tuple[dt.date, Record], ...]:
        days = ((record.fields.next_day(self.as_of), record) for record in self.records)
        return tuple(sorted(((day, r) for day, r in days if day), key=lambda pair: (pair[0], pair[1].id)))

    def _by_next_day(self, kind: Kind) -> tuple[Record, ...]:
        """What is to come by the day it takes place, then what is over, newest first."""
        listed = self.by_kind[kind.folder]
        coming = tuple(record for _, record in self._coming if record.kind == kind.folder)
        known = {record.id for record in coming}
        return (*coming, *(record for record in listed if record.id not in known))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Record | None, Record | None]]:
        """For each record the one before and the one after it in its kind's listing."""
        found: dict[str, tuple[Record | None, Record | None]] = {}
        for kind in KINDS:
            records = self.listed(kind)
            pairs = zip((None, *records), (*records[1:], None), strict=False)
            found |= {record.id: pair for record, pair in zip(records, pairs, strict=False)}
        return found

    @cached_property
    def series(self) -> tuple[ShownSeries, ...]:
        """Series of the unit and of those above it, with what it shows of them."""
        return tuple(shown_series((self.unit, *self.ancestors), self.by_id, self.vocabulary))

    @cached_property
    def series_of(self) -> Mapping[str, ShownSeries]:
        """The first series that each record is in, by its id."""
        found: dict[str, ShownSeries] = {}
        for series in self.series:
            for record in series.records:
                found.setdefault(record.id, series)
        return found

    def related(self, record: Record) -> tuple[Record, ...]:
        """Records about the same, among those that the unit shows; who cites a document is listed apart."""
        cited = self.cited_by.get(record.id, ()) if document_of(record) else ()
        citing = {found.record.id for found in cited}
        return self.likeness.near(record, chain(self.unit.id), self.by_id, citing)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The ids of what was posted or issued in the fortnight up to the catalogue's day."""
        since = self.as_of - dt.timedelta(days=_FRESH_DAYS)
        days = ((r.id, _posted(r)) for r in self._shown if r.of_kind.is_news)
        return frozenset(name for name, day in days if day and since < day <= self.as_of)

    @cached_property
    def documents(self) -> DocumentIndex:
        """The numbered documents that citations may mean here."""
        return self.register.documents

    def named(self, named: Named, author: str) -> Record | None:
        """The document that a unit's text means by a mention or `[[…]]`; None when unknown or ambiguous."""
        if isinstance(named, Mention):
            return self.register.mentioned(named, author)
        return self.document_named(named.target, author)

    def document_named(self, name: str, author: str) -> Record | None:
        """The one document that a unit's author names by number, id or address; None as above."""
        found = self.register.find(name, author) or self.by_address.get(name.strip("/"))
        return found if found and document_of(found) else None

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Citing, ...]]:
        """Every document's id → the records of this unit's sight that name it, newest first."""
        return citing_records(newest_first(self.records), self.named)

    @cached_property
    def changed(self) -> Mapping[str, dt.date]:
        """The last day up to the catalogue's on which a record changed, by id, where its file tells one."""
        days = ((record.id, record.fields.changed(self.as_of)) for record in self.records)
        return {name: day for name, day in days if day}

    @cached_property
    def last_dated(self) -> dt.date:
        """The latest date or change of any record up to the catalogue's day; that day when none has one."""
        dates = (record.fields.date for record in self.records)
        days = (d.first_day for d in dates if d and d.first_day <= self.as_of)
        return max((*days, *self.changed.values()), default=self.as_of)

    def _grouped(
        self, kind: str, names: Callable[[Record], Iterable[str]]
    ) -> Mapping[str, tuple[Record, ...]]:
        """A kind's listing split by what `names` says of each record, keys in order of first sight."""
        groups: dict[str, list[Record]] = {}
        for record in self.by_kind[kind]:
            for name in names(record):
                groups.setdefault(name, []).append(record)
        return {name: tuple(records) for name, records in groups.items()}

    @cached_property
    def by_year(self) -> Mapping[str, Mapping[str, tuple[Record, ...]]]:
        """Every kind's records by year."""
        return {kind: self._grouped(kind, _year) for kind in self.by_kind}

    @cached_property
    def by_facet(self) -> Mapping[str, Mapping[str, Mapping[str, tuple[Record, ...]]]]:
        """Every kind's records by topic, audience and level of who posted them."""
        levels = {unit.id: unit.fields.level for unit in (self.unit, *self.ancestors)}

        def level(record: Record) -> tuple[str, ...]:
            posted = levels.get(record.unit, CENTRAL)
            return (posted if posted in {CENTRAL, "tinh"} else "don-vi",)

        names: Mapping[str, Callable[[Record], Iterable[str]]] = {
            TOPICS.code: lambda record: dict.fromkeys(record.fields.topics),
            AUDIENCES.code: lambda record: dict.fromkeys(record.fields.audiences),
            "cap": level,
        }
        return {
            kind: {part: self._grouped(kind, name) for part, name in names.items()} for kind in self.by_kind
        }

    @cached_property
    def by_issuer(self) -> Mapping[str, tuple[Record, ...]]:
        """Documents by issuer; two spellings with one address are one issuer, none without address."""
        names: dict[str, str] = {}

        def name(record: Record) -> tuple[str, ...]:
            document = document_of(record)
            slug = address_of(document.issuer) if document else ""
            return (names.setdefault(slug, document.issuer),) if document and slug else ()

        return self._grouped(Document.kind.folder, name)

    def with_topic(self, code: str) -> tuple[Record, ...]:
        """Records of every kind filed under a topic, newest first."""
        return self._filed[TOPICS.code].get(code, ())

    def for_audience(self, code: str) -> tuple[Record, ...]:
        """Records of every kind written for an audience: those to begin with, then the newest first."""
        filed = self._filed[AUDIENCES.code].get(code, ())
        first = tuple(record for record in self.first_for(code) if record in filed)
        return (*first, *(record for record in filed if record not in first)) if first else filed

    def first_for(self, code: str) -> tuple[Record, ...]:
        """What editors want an audience to begin with, in their order."""
        chosen = (record for series in self.series if series.audience == code for record in series.records)
        return tuple(dict.fromkeys(chosen))

    def with_tag(self, slug: str) -> tuple[Record, ...]:
        """Records of every kind that bear a tag, by the tag's address, newest first."""
        return self._filed[TAGS.code].get(slug, ())

    @cached_property
    def tags(self) -> Mapping[str, str]:
        """Every tag by its address, as the first record by id spells it, in the order of addresses."""
        found: dict[str, str] = {}
        for record in sorted(self._shown, key=lambda r: r.id):
            for tag in record.fields.tags:
                found.setdefault(self.tag_address(tag), tag)
        return {slug: found[slug] for slug in sorted(found) if slug}

    def tag_address(self, tag: str) -> str:
        """The address of a tag below the list of tags; empty for one without letters.

        Tags that differ in accents alone, Bão and Báo, are different: all but the first get a digest.
        """
        return self._tag_addresses.get(tag.casefold(), "")

    @cached_property
    def _tag_addresses(self) -> Mapping[str, str]:
        alike: dict[str, set[str]] = {}
        for record in self._shown:
            for tag in record.fields.tags:
                alike.setdefault(address_of(tag), set()).add(tag.casefold())
        return {
            tag: slug if not number or not slug else f"{slug}-{sha256(tag.encode()).hexdigest()[:6]}"
            for slug, tags in alike.items()
            for number, tag in enumerate(sorted(tags))
        }

    @cached_property
    def _filed(self) -> Mapping[str, Mapping[str, tuple[Record, ...]]]:
        """Records by topic, audience and tag: one sorting for all of them."""
        filed: dict[str, dict[str, list[Record]]] = {part.code: {} for part in (TOPICS, AUDIENCES, TAGS)}
        for record in newest_first(self._shown):
            fields = record.fields
            tags = tuple(filter(None, map(self.tag_address, fields.tags)))
            for part, codes in ((TOPICS, fields.topics), (AUDIENCES, fields.audiences), (TAGS, tags)):
                for code in dict.fromkeys(codes):
                    filed[part.code].setdefault(code, []).append(record)
        return {part: {code: tuple(found) for code, found in by.items()} for part, by in filed.items()}

    @cached_property
    def listed_terms(self) -> Mapping[str, frozenset[str]]:
        """Codes of topics (`chu-de`), audiences (`doi-tuong`), tags (`the`) that have a listing here."""
        hidden = self.unit.fields.hidden_parts
        return {part: frozenset(() if part in hidden else by) for part, by in self._filed.items()}

    @cached_property
    def _shown(self) -> tuple[Record, ...]:
        return tuple(record for records in self.by_kind.values() for record in records)


def _posted(record: Record) -> dt.date | None:
    """The day readers could know it; a date without a day is no day."""
    fields = record.fields
    if fields.posted:
        return fields.posted
    return fields.date.first_day if fields.date and fields.date.day else None


def _year(record: Record) -> tuple[str, ...]:
    date = record.fields.date
    return (str(date.year),) if date else ()


def newest_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """By date, undated last, ties by id, so that no order of files matters."""
    by_id = sorted(records, key=lambda r: r.id)
    return tuple(sorted(by_id, key=_date_order, reverse=True))


def _date_order(record: Record) -> tuple[int, int, int]:
    date = record.fields.date
    return (date.year, date.month, date.day) if date else _UNDATED


def catalogue_of(workspace: Workspace, unit_id: str, as_of: dt.date) -> Catalogue:
    """What a unit sees on a day; the unit must be one of the workspace."""
    found, replaced = visible(workspace, unit_id, as_of)
    hidden_parts = workspace.units[unit_id].fields.hidden_parts
    records = tuple(record for record in found if record.kind not in hidden_parts)
    translations: dict[str, tuple[Record, ...]] = {}
    for record in records:
        if record.language != DEFAULT_LANGUAGE:
            translations[record.id] = (*translations.get(record.id, ()), record)
    above = chain(unit_id)[1:]
    return Catalogue(
        unit=workspace.units[unit_id],
        ancestors=tuple(workspace.units[name] for name in above if name in workspace.units),
        as_of=as_of,
        records=tuple(record for record in records if record.language == DEFAULT_LANGUAGE),
        translations=translations,
        replaced=replaced,
        vocabulary=workspace.vocabulary,
        likeness=likeness_of(workspace.records),
        withdrawn=withdrawn(workspace, unit_id, as_of),
    )
