"""The narrower listings of a kind, by year, topic, audience, level and issuer, and the way to them.

It must not know templates. Each is a page of its own, so that narrowing needs no script.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.language.slugs import address_of
from nq57.model.documents import Document
from nq57.model.kinds import Kind
from nq57.model.parts import AUDIENCES, TOPICS
from nq57.model.records import Record
from nq57.model.vocabulary import DOCUMENT_TYPES, LEVELS, term_label
from nq57.render.link_views import Group, LinkView

if TYPE_CHECKING:
    from nq57.model.values import Term

_FEW = 8  # so many are seen at a glance
_ENOUGH = 8  # documents that make a narrower register worth a page of its own
_ISSUED = "cap-ban-hanh"
_LABELS = {
    "nam": "Năm",
    "loai": "Loại",
    _ISSUED: "Cấp ban hành",
    TOPICS.code: TOPICS.label,
    AUDIENCES.code: "Dành cho",
    "cap": "Cấp đăng",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One narrower listing: what it narrows by (`part`), its value in words, its records."""

    part: str
    url: str
    value: str
    title: str
    records: tuple[Record, ...]


def facets(catalogue: Catalogue, kind: Kind) -> tuple[Facet, ...]:
    """Every narrower listing of a kind that narrows anything."""
    match kind.facets:
        case "cards":
            return (*_years(catalogue, kind), *_terms(catalogue, kind))
        case "register":
            return (*_years(catalogue, kind), *_documents(catalogue), *_issuers(catalogue))
        case "none":
            return ()


class Filters:
    """The links to a kind's narrower listings, grouped once for all its pages."""

    def __init__(self, found: tuple[Facet, ...]) -> None:
        by_part: dict[str, list[Facet]] = {}
        for facet in found:
            by_part.setdefault(facet.part, []).append(facet)
        self._of = {facet.url: facet for facet in found}
        self._groups = [(part, _group(label, by_part.get(part, []))) for part, label in _LABELS.items()]
        issuers = sorted(by_part.get("co-quan", []), key=lambda f: (-len(f.records), f.value))
        self._groups.append(("co-quan", _group("Cơ quan ban hành", issuers)))
        self._shown: dict[str, tuple[Group, ...]] = {}

    def at(self, url: str) -> tuple[Group, ...]:
        """What the page at `url` offers, itself marked; no group of one."""
        if url not in self._shown:
            here = self._of.get(url)
            marked = (
                _marked(group, url if here and here.part == part else "") for part, group in self._groups
            )
            self._shown[url] = tuple(group for group in marked if len(group.links) > 1)
        return self._shown[url]


def _marked(group: Group, current: str) -> Group:
    return replace(group, current=current) if current else group


def _group(label: str, found: Iterable[Facet]) -> Group:
    return Group(label, tuple(LinkView(f.value, f.url, str(len(f.records))) for f in found))


def _years(catalogue: Catalogue, kind: Kind) -> Iterator[Facet]:
    for year, records in sorted(catalogue.by_year[kind.folder].items(), reverse=True):
        yield Facet("nam", f"{kind.folder}/nam/{year}/", year, f"{kind.label} năm {year}", records)


def _terms(catalogue: Catalogue, kind: Kind) -> Iterator[Facet]:
    """By topic, audience and level; each only where it splits a listing that is not seen at a glance."""
    if len(catalogue.by_kind[kind.folder]) <= _FEW:
        return
    vocabulary, label = catalogue.vocabulary, kind.label
    parts: tuple[tuple[str, tuple[Term, ...], str], ...] = (
        (TOPICS.code, vocabulary.topics, "về"),
        (AUDIENCES.code, vocabulary.audiences, "dành cho"),
        ("cap", LEVELS, "cấp"),
    )
    for part, terms, joined in parts:
        groups = catalogue.by_facet[kind.folder][part]
        if len(groups) > 1 and part not in catalogue.unit.fields.hidden_parts:
            order = {term.code: place for place, term in enumerate(terms)}
            for code in sorted(groups, key=lambda code: (order.get(code, len(order)), code)):
                value = term_label(code, terms)
                title = f"{label} {joined} {value[0].lower()}{value[1:]}"
                yield Facet(part, f"{kind.folder}/{part}/{code}/", value, title, groups[code])


def _documents(catalogue: Catalogue) -> Iterator[Facet]:
    """The register by type, level, topic: a page for what many documents have, none for what all have."""
    shown = [(record, document) for record in catalogue.of(Document) if (document := document_of(record))]
    types = ((document.type_label, record) for record, document in shown)
    levels = ((document.level, record) for record, document in shown if document.level)
    topics = ((code, record) for record, _ in shown for code in dict.fromkeys(record.fields.topics))
    for part, folder, pairs, terms, word in (
        ("loai", "loai", types, DOCUMENT_TYPES, ""),
        (_ISSUED, "cap", levels, LEVELS, "Văn bản cấp "),
        (TOPICS.code, TOPICS.code, topics, catalogue.vocabulary.topics, "Văn bản về "),
    ):
        if folder in catalogue.unit.fields.hidden_parts:
            continue
        found = _collected(pairs)
        order = {name: place for place, term in enumerate(terms) for name in (term.label, term.code)}
        for code in sorted(found, key=lambda code: (order.get(code, len(order)), code)):
            records, value = found[code], term_label(code, terms)
            if _ENOUGH <= len(records) < len(shown):
                title = f"{word}{value[0].lower()}{value[1:]}" if word else value
                yield Facet(
                    part, f"{Document.kind.folder}/{folder}/{address_of(code)}/", value, title, records
                )


def _collected(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for name, record in pairs:
        found.setdefault(name, []).append(record)
    return {name: tuple(records) for name, records in found.items()}


def _issuers(catalogue: Catalogue) -> Iterator[Facet]:
    for issuer, records in catalogue.by_issuer.items():
        url = f"{Document.kind.folder}/co-quan/{address_of(issuer)}/"
        yield Facet("co-quan", url, issuer, f"Văn bản của {issuer}", records)
