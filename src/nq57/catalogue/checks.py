"""What only the whole workspace can tell: addresses, double registration, references.

It must not know files; each check is a plain function in one visible tuple.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from nq57.catalogue.citation_checks import unknown_names, unknown_references
from nq57.catalogue.inheritance import is_hidden
from nq57.catalogue.register import document_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.did_you_mean import nearest
from nq57.language.issuers import contradict
from nq57.language.numbers import Number
from nq57.language.party_terms import numbering_periods
from nq57.model.indicators import PeriodFigures
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import AUDIENCES, PARTS, TOPICS
from nq57.model.problems import Problem, problem
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.source import InnerLink, Source
from nq57.model.units import CENTRAL, Contact, Unit
from nq57.model.values import term_code
from nq57.model.work import Task

Key = TypeVar("Key", bound=Hashable)
HIDEABLE = (*KINDS_BY_FOLDER, *(part.code for part in PARTS if part.hideable))
# Pages that a body may link to beside records; whoever hides one shows the link's words alone.
LINKABLE = frozenset({*KINDS_BY_FOLDER, *(part.code for part in PARTS if part.linkable)})


@dataclass(frozen=True)
class Sight:
    """A workspace indexed for the checks."""

    workspace: Workspace

    @cached_property
    def ids(self) -> Mapping[str, Record]:
        """Vietnamese records by id."""
        return {r.id: r for r in self.workspace.records if r.language == DEFAULT_LANGUAGE}

    @cached_property
    def addresses(self) -> Mapping[str, tuple[Record, ...]]:
        """Vietnamese records by address, in the order of their ids."""
        return _grouped((r.url, r) for r in self.ids.values())

    @cached_property
    def former(self) -> Mapping[str, tuple[Record, ...]]:
        """Vietnamese records by the addresses that they had before."""
        return _grouped((url, r) for r in self.ids.values() for url in r.former_urls)

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """The units that file a record under each topic and audience, by part and code."""
        found: dict[str, dict[str, set[str]]] = {TOPICS.code: {}, AUDIENCES.code: {}}
        for record in self.ids.values():
            for part, codes in ((TOPICS, record.fields.topics), (AUDIENCES, record.fields.audiences)):
                for code in codes:
                    found[part.code].setdefault(code, set()).add(record.unit)
        return {part: {code: frozenset(units) for code, units in by.items()} for part, by in found.items()}

    def once(self, name: str) -> Record | None:
        """The record that had an id before its file was renamed."""
        address = "/".join(name.split("/")[-2:])
        return next((one for one in self.former.get(f"{address}/", ()) if name in one.former_ids), None)

    @cached_property
    def numbers(self) -> Mapping[tuple[object, ...], tuple[Record, ...]]:
        """Numbered documents by number."""
        pairs = ((number.key, r) for r in self.ids.values() if (number := _number(r)) and number.serial)
        return _grouped(pairs)


def check_workspace(workspace: Workspace) -> tuple[Workspace, list[Problem]]:
    """The workspace without the records that an error bars, and every problem found."""
    sight = Sight(workspace)
    problems = [found for check in CHECKS for found in check(sight)]
    barred = {found.source.path for found in problems if found.severity == "error"}
    records = tuple(record for record in workspace.records if record.source.path not in barred)
    return replace(workspace, records=records), problems


def _same_address(sight: Sight) -> Iterable[Problem]:
    for url, records in sight.addresses.items():
        for record, other in _clashes(records):
            yield problem("trung-dia-chi", record.source, url=url, other=other.id)


def _registered_twice(sight: Sight) -> Iterable[Problem]:
    for records in sight.numbers.values():
        for record, other in _clashes(records):
            if _same_period(record, other) and _same_issuer(record, other) and record.url != other.url:
                number = _number(record)
                place = record.place("so_ky_hieu")
                yield problem("trung-van-ban", place, number=number and number.canonical, other=other.id)


def _taken_former(sight: Sight) -> Iterable[Problem]:
    """Former addresses at which readers find another record, so that they lead to none."""
    for url, records in sight.former.items():
        for record in records:
            for other in sight.addresses.get(url, ()):
                if other.unit in chain(record.unit) or record.unit in chain(other.unit):
                    yield problem("dia-chi-cu-trung", record.place("dia_chi_cu"), url=url, other=other.id)


def _clashes(records: tuple[Record, ...]) -> Iterable[tuple[Record, Record]]:
    """Pairs of which one unit sees both, the lower one first, without declared replacements."""
    for index, first in enumerate(records):
        for second in records[:index]:
            if not (first.inherited or first.unit == second.unit):
                continue
            lower, upper = (first, second) if second.unit in chain(first.unit) else (second, first)
            declared = lower.fields.replaces == upper.id or upper.fields.replaces == lower.id
            if upper.unit in chain(lower.unit) and not declared:
                yield lower, upper


def _same_period(one: Record, other: Record) -> bool:
    """Numbers restart yearly, the Party's with each term: an unknown date may be of the same."""
    number, second = _number(one), _number(other)
    day, other_day = one.fields.date, other.fields.date
    if day is None or other_day is None or number is None or second is None:
        return True
    periods = numbering_periods(number, day.year, day.month, day.day)
    return bool(periods & numbering_periods(second, other_day.year, other_day.month, other_day.day))


def _same_issuer(one: Record, other: Record) -> bool:
    """A province and its ward number their plans alike, 08/KH-UBND; names may be written in many ways."""
    document, second = document_of(one), document_of(other)
    return not (document and second and contradict(document.issuer, second.issuer))


def _replaced_records(sight: Sight) -> Iterable[Problem]:
    for record in sight.ids.values():
        name = record.fields.replaces
        other = sight.ids.get(name) if name else None
        if name and (other is None or other.unit not in chain(record.unit) or other is record):
            yield _unknown_record(sight, name, "thay_the", record.place("thay_the"), chain(record.unit))


def _withdrawn_leads(sight: Sight) -> Iterable[Problem]:
    """Withdrawn records that lead readers to a record which is not there."""
    for record in sight.ids.values():
        name = record.fields.withdrawn.leads_to if record.fields.withdrawn else None
        other = sight.ids.get(name) or sight.once(name) if name else None
        if name and (other is None or other.unit not in chain(record.unit) or other is record):
            place = record.place("go_bai.chuyen_den")
            yield _unknown_record(sight, name, "chuyen_den", place, chain(record.unit))


def _hidden_records(sight: Sight) -> Iterable[Problem]:
    for unit in sight.workspace.units.values():
        for key, names in (("an", unit.fields.hidden), ("hien", unit.fields.shown)):
            for index, name in enumerate(names):
                record = sight.ids.get(name)
                if record is None or record.unit not in chain(unit.id):
                    place = _item_place(unit, key, index)
                    yield _unknown_record(sight, name, key, place, chain(unit.id))


def _series(sight: Sight) -> Iterable[Problem]:
    """Series of records that are not there, or for an audience that is unknown."""
    audiences = sight.workspace.vocabulary.audiences
    for unit in sight.workspace.units.values():
        for at, series in enumerate(unit.fields.series):
            for index, name in enumerate(series.records):
                record = sight.ids.get(name)
                if record is None or record.unit not in chain(unit.id):
                    place = _item_place(unit, f"loat_bai.{at}.bai", index)
                    yield _unknown_record(sight, name, "bai", place, chain(unit.id))
            if series.audience and term_code(series.audience, audiences) is None:
                known = ", ".join(term.label for term in audiences)
                place = unit.place(f"loat_bai.{at}.doi_tuong")
                yield problem("doi-tuong-la", place, value=series.audience, known=known)


def _item_place(unit: Unit, key: str, index: int) -> Source:
    """Where an item of a list is; the list itself when it is a single value."""
    item = f"{key}.{index}"
    return unit.place(item if item in unit.places else key)


def _unknown_record(sight: Sight, name: str, key: str, place: Source, units: tuple[str, ...]) -> Problem:
    known = [record.id for record in sight.ids.values() if record.unit in units and not record.fields.draft]
    guess = nearest(name, known)
    return problem("bai-la", place, key=key, value=name, guess=guess[0] if guess else None)


def _hidden_parts(sight: Sight) -> Iterable[Problem]:
    for unit in sight.workspace.units.values():
        for index, name in enumerate(unit.fields.hidden_parts):
            if name not in HIDEABLE:
                guess = nearest(name, HIDEABLE)
                details = {
                    "value": name,
                    "known": ", ".join(HIDEABLE),
                    "guess": guess[0] if guess else None,
                }
                yield problem("phan-la", _item_place(unit, "an_phan", index), **details)


def _contacts(sight: Sight) -> Iterable[Problem]:
    """Published sections that do not say who answers for them; a demonstration answers for nothing."""
    for unit in sight.workspace.units.values():
        missing = (unit.fields.contact or Contact()).missing
        if unit.fields.host_url and not unit.fields.demonstration and missing:
            yield problem("don-vi-thieu-lien-he", unit.place("lien_he"), value=", ".join(missing))


def _successors(sight: Sight) -> Iterable[Problem]:
    units = [unit for unit in sight.workspace.units if unit != CENTRAL]
    for unit in sight.workspace.units.values():
        name = unit.fields.successor
        if name and (name not in units or name == unit.id):
            guess = nearest(name, units)
            yield problem(
                "don-vi-la", unit.place("chuyen_sang"), value=name, guess=guess[0] if guess else None
            )


def _linkable(sight: Sight, unit: str) -> list[str]:
    """The addresses of records that the unit may link to: nothing else is anybody's business."""
    line = chain(unit)
    return [
        url.rstrip("/")
        for url, records in sight.addresses.items()
        if any(r.unit in line and not r.fields.draft and not _hides(sight, unit, r) for r in records)
    ]


def _internal_links(sight: Sight) -> Iterable[Problem]:
    for record in sight.workspace.records:
        yield from _unknown_targets(sight, record.unit, record.links)
    for unit in sight.workspace.units.values():
        yield from _unknown_targets(sight, unit.id, unit.links)


def _unknown_targets(sight: Sight, unit: str, links: tuple[InnerLink, ...]) -> Iterable[Problem]:
    """Links to records that the unit cannot see: unknown, of another branch, or hidden by itself."""
    for link in links:
        if not link.target or link.target in LINKABLE or _is_term(sight, unit, link.target):
            continue
        address = f"{link.target}/"
        found = (*sight.addresses.get(address, ()), *sight.former.get(address, ()))
        if not any(other.unit in chain(unit) and not _hides(sight, unit, other) for other in found):
            guess = nearest(link.target, _linkable(sight, unit))
            details = {"value": link.target, "guess": guess[0] if guess else None}
            yield problem("lien-ket-trong-la", link.place, **details)


def _is_term(sight: Sight, unit: str, target: str) -> bool:
    """Whether an address is the list of a topic or audience under which the unit's chain files a record."""
    part, _, code = target.partition("/")
    filed = sight.terms.get(part, {}).get(code, frozenset())
    return any(owner in filed for owner in chain(unit))


def _hides(sight: Sight, unit: str, record: Record) -> bool:
    return is_hidden(record.id, chain(unit), sight.workspace.units)


def _figures_twice(sight: Sight) -> Iterable[Problem]:
    """One indicator of one period in two files of a unit: nobody could tell which is right."""
    first: dict[tuple[str, str, str], Record] = {}
    for record in sight.ids.values():
        if not isinstance(record.fields, PeriodFigures):
            continue
        period = record.fields.period
        for at, figure in enumerate(record.fields.figures):
            other = first.setdefault((record.unit, period.code, figure.indicator), record)
            if other is not record:
                known = sight.workspace.vocabulary.indicator(figure.indicator)
                details = {"value": known.label if known else figure.indicator, "period": period.code}
                yield problem("chi-so-trung", record.place(f"so_lieu.{at}"), other=other.id, **details)


def _evidence_records(sight: Sight) -> Iterable[Problem]:
    """Records that prove what a task did: its unit must see them."""
    for record in sight.ids.values():
        if isinstance(record.fields, Task):
            links = tuple(
                InnerLink(proof.record.strip("/"), "", record.place(f"{key}.bai"))
                for key, proof in record.fields.proofs
                if proof.record
            )
            yield from _unknown_targets(sight, record.unit, links)


CHECKS: tuple[Callable[[Sight], Iterable[Problem]], ...] = (
    _same_address,
    _taken_former,
    _registered_twice,
    _replaced_records,
    _withdrawn_leads,
    _hidden_records,
    _series,
    _hidden_parts,
    _contacts,
    _successors,
    _internal_links,
    _figures_twice,
    _evidence_records,
    lambda sight: unknown_names(sight.workspace),
    lambda sight: unknown_references(sight.workspace),
)


def _number(record: Record) -> Number | None:
    document = document_of(record)
    return document.number if document else None


def _grouped(pairs: Iterable[tuple[Key, Record]]) -> Mapping[Key, tuple[Record, ...]]:
    groups: dict[Key, tuple[Record, ...]] = {}
    for key, record in pairs:
        groups[key] = (*groups.get(key, ()), record)
    return groups
