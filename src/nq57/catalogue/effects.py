"""Whether a document is in force on a day, as far as the register tells: from dates and relations.

It must not know pages. The register's silence proves nothing: without a date or a relation the status
that the editor states stands.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nq57.catalogue.register import Edge, document_of, level_of
from nq57.model.documents import Document
from nq57.model.records import Record
from nq57.model.vocabulary import LEVELS

# In the order of a document's life: with time an effect only moves to the right.
LIFE = ("chua-co-hieu-luc", "con-hieu-luc", "het-mot-phan", "het-hieu-luc")
_ENDED = frozenset({"het-hieu-luc", "het-mot-phan"})
ENDING = frozenset({"thay-the", "bai-bo"})
_RANKS = {term.code: rank for rank, term in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class Effect:
    """A document's effect on a day: since when and because of which other one, as far as known.

    `certain` only where every document that it is derived from is marked A in what matters here;
    `derived` when the register tells it, not the editor.
    """

    code: str
    certain: bool
    derived: bool = False
    since: dt.date | None = None
    verb: str = ""
    cause: Record | None = None


@dataclass(frozen=True, slots=True)
class _End:
    """Something that ends a document, whole or in part, from a day on."""

    day: dt.date
    certain: bool
    partial: bool = False
    exact: bool = True
    verb: str = ""
    cause: Record | None = None

    def effect(self, code: str) -> Effect:
        """The effect of what it ends; its day only where that is known."""
        since = self.day if self.exact else None
        return Effect(code, self.certain, derived=True, since=since, verb=self.verb, cause=self.cause)


def effect_of(record: Record, edges: Iterable[Edge], as_of: dt.date) -> Effect:
    """The effect of a document on a day; what its file states is where nothing contradicts it."""
    document = document_of(record)
    if document is None:
        return Effect("chua-xac-dinh", certain=False)
    derived = derived_effect(record, edges, as_of)
    stated = Effect(document.effect, _sure(document, "tinh_trang"))
    if derived is None:
        return stated
    if derived.code == stated.code:
        return replace(derived, certain=derived.certain or stated.certain)
    ended = stated.code in _ENDED
    # That nothing in the register ends it does not contradict the editor, who knows that something did.
    return stated if ended and not contradicts(stated.code, derived) else derived


def derived_effect(record: Record, edges: Iterable[Edge], as_of: dt.date) -> Effect | None:
    """The effect that dates and relations tell; None when they tell nothing."""
    document = document_of(record)
    if document is None:
        return None
    past = sorted((end for end in _ends(record, document, tuple(edges)) if end.day <= as_of), key=_order)
    whole = next((end for end in past if not end.partial), None)
    part = next((end for end in past if end.partial), None)
    if whole:
        return whole.effect("het-hieu-luc")
    if document.effective and as_of < document.effective:
        return _by_date("chua-co-hieu-luc", document)
    if part:
        return part.effect("het-mot-phan")
    return _by_date("con-hieu-luc", document) if document.effective else None


def _by_date(code: str, document: Document) -> Effect:
    return Effect(code, _sure(document, "ngay_hieu_luc"), derived=True, since=document.effective)


def contradicts(stated: str, derived: Effect | None) -> bool:
    """Whether what an editor states cannot be, the register being right.

    That nothing in the register ends a document does not contradict its end.
    """
    if derived is None or stated in ("chua-xac-dinh", derived.code):
        return False
    return stated not in _ENDED or derived.code not in ("con-hieu-luc", "het-mot-phan")


def is_sound(edge: Edge, record: Record, edges: Iterable[Edge]) -> bool:
    """Whether an ending relation can be true: to another, not mutual, by none that is older or lower."""
    other = edge.other
    if other is None or other.id == record.id:
        return False
    mutual = any(
        e.forward != edge.forward and e.other and e.other.id == other.id and e.predicate.code in ENDING
        for e in edges
    )
    older, newer = (other, record) if edge.forward else (record, other)
    return not mutual and not surely_before(newer, older) and not surely_below(newer, older)


def surely_below(one: Record, other: Record) -> bool:
    """Whether a document is of a lower level than another, which it then neither ends nor changes.

    Law on promulgating legal documents 2015, article 12: only the issuer itself or one above it does.
    """
    first, second = level_of(one), level_of(other)
    return bool(first and second) and _RANKS[first] > _RANKS[second]


def surely_before(one: Record, other: Record) -> bool:
    """Whether a document was issued before another, whatever their partial dates mean."""
    first, second = one.fields.date, other.fields.date
    if first is None or second is None:
        return False
    last = (first.year, first.month or 12, first.day or 31)
    return last < (second.year, second.month or 1, second.day or 1)


def _ends(record: Record, document: Document, edges: tuple[Edge, ...]) -> Iterator[_End]:
    """Its own last day, then every document that ends it; the own day is that of an undated one too."""
    stated = extended_end(record, document.ended, edges)
    if stated:
        yield _End(stated, _sure(document, "ngay_het_hieu_luc"))
    for edge in edges:
        other = document_of(edge.other) if edge.other else None
        if other is None or edge.forward or edge.predicate.code not in ENDING:
            continue
        if is_sound(edge, record, edges) and _is_issued(other):
            day, exact = _day_of(other)
            if stated and not exact and not edge.relation.partial:
                day, exact = stated, True
            certain = exact and _sure(other, "ngay_hieu_luc") and _sure(document, "ngay_het_hieu_luc")
            yield _End(day, certain, edge.relation.partial, exact, edge.verb, edge.other)


def _powerless(edge: Edge, record: Record) -> bool:
    return edge.other is None or surely_below(edge.other, record)


def extended_end(record: Record, ended: dt.date | None, edges: Iterable[Edge]) -> dt.date | None:
    """The day of the end, put off or set by what extends the document; None without one or a day of it."""
    for edge in edges:
        if edge.predicate.code == "keo-dai" and not edge.forward and not _powerless(edge, record):
            if edge.relation.until is None:
                return None
            until = edge.relation.until + dt.timedelta(days=1)
            ended = max(ended, until) if ended else until
    return ended


def _day_of(document: Document) -> tuple[dt.date, bool]:
    """From when a document acts on others, and whether that is known: else from its date of issue on."""
    if document.effective:
        return document.effective, True
    return (document.issued.first_day if document.issued else dt.date.min), False


def _is_issued(document: Document) -> bool:
    """Whether it was surely issued: a plan without number or day may be a draft and ends nothing."""
    number = document.number
    return bool((number and number.serial) or document.issued or document.effective)


def _sure(document: Document, *fields: str) -> bool:
    return document.mark == "A" and not set(fields) & set(document.mark_fields)


def _order(end: _End) -> tuple[dt.date, bool, str]:
    """By day; of two on one day the one that another document brings about tells more."""
    return end.day, end.cause is None, end.cause.id if end.cause else ""
