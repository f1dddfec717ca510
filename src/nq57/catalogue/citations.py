"""Which document of an index a mention means, or why none can be told; nothing is guessed.

It must not know units or pages: the index holds what one unit sees, the caller sees to that.
"""

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, TypeVar

from rapidfuzz.distance import OSA

from nq57.language.citation_words import TYPE_WORDS
from nq57.language.did_you_mean import nearest
from nq57.language.issuers import contradict, fits
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Mention
from nq57.language.numbers import Key, Number, parse_number

Reason = Literal["number", "alias", "ambiguous", "contradicted", "unknown", "damaged", "draft"]

_Index = TypeVar("_Index", bound=Hashable)
# Organs whose documents people call by number alone: "Nghị quyết 57", "Nghị định 88", "Luật 93".
_WELL_KNOWN = re.compile("tw|cp|ttg|bcdtw|(?:qh|ubtvqh)[0-9]{1,2}")
# Schemes known by the number of the decision that approved them.
_KNOWN_AS = {"ĐA06": "06/QĐ-TTg"}
_ALIAS = re.compile(r"(?P<code>[^0-9]+)(?P<serial>[0-9.]+)(?:/(?P<year>[0-9]{4}))?")
_MOST_CANDIDATES = 5


class DateLike(Protocol):
    """A day, or a date of which month and day may be 0 for unknown."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def month(self) -> int:
        """The month, 0 where unknown."""

    @property
    def day(self) -> int:
        """The day, 0 where unknown."""


class IndexedDocument(NamedTuple):
    """A document as the index knows it; year, month, day are 0 where unknown."""

    id: str
    number: Number
    year: int = 0
    month: int = 0
    day: int = 0
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The document meant, or the candidates an editor may choose from, likest first."""

    target: str | None
    candidates: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True)
class DocumentIndex:
    """Documents by key, by type and serial, and by what a slip of the pen leaves unchanged.

    Most questions are answered by the key alone; the others are indexed when first asked for.
    """

    keyed: tuple[tuple[Key, IndexedDocument], ...]

    @classmethod
    def from_numbers(
        cls, documents: Iterable[tuple[str, Number, DateLike | int | None, str | None]]
    ) -> "DocumentIndex":
        """An index of documents given as id, number, date or year of issue, and issuer."""
        entries = sorted((indexed(*document) for document in documents), key=lambda entry: entry.id)
        return cls(tuple((entry.number.key, entry) for entry in entries))

    @cached_property
    def by_key(self) -> Mapping[Key, tuple[IndexedDocument, ...]]:
        """Documents by their whole number."""
        return _grouped(self.keyed)

    @cached_property
    def by_short(self) -> Mapping[tuple[str, str], tuple[IndexedDocument, ...]]:
        """Documents by type and serial."""
        return _grouped(((kind, serial), entry) for (_, kind, serial, _), entry in self.keyed)

    @cached_property
    def by_series(self) -> Mapping[tuple[str, str], tuple[IndexedDocument, ...]]:
        """Documents by organ and type."""
        return _grouped(((organ, kind), entry) for (organ, kind, _, _), entry in self.keyed)

    @cached_property
    def by_serial(self) -> Mapping[str, tuple[IndexedDocument, ...]]:
        """Documents by serial alone."""
        return _grouped((serial, entry) for (_, _, serial, _), entry in self.keyed)


def resolve(mention: Mention, index: DocumentIndex) -> Resolution:
    """What the mention means in this index.

    An exact number is resolved when date and issuer, as far as said, contradict nothing and leave one
    document; an alias only to a document of a well-known organ, or when day or issuer confirm it.
    """
    number = mention.number
    if number is None:
        return _resolve_alias(mention, index)
    if not number.serial:
        return Resolution(None, (), "draft")
    found = index.by_key.get(number.key, ()) or _with_cited_type(number, mention.type_word, index)
    if "ocr" in mention.warnings:
        return Resolution(None, _ids(found) or _near(number, None, index), "damaged")
    if not found:
        return Resolution(None, _near(number, mention.issued, index), "unknown")
    return _settled(found, _agreeing(found, mention), "number")


def resolve_name(name: str, index: DocumentIndex) -> Resolution:
    """What an editor's name of a document means: a number, with or without its type, date and issuer."""
    mention = mention_in(name)
    return resolve(mention, index) if mention else Resolution(None, (), "unknown")


def mention_in(name: str) -> Mention | None:
    """The mention that a name of a document is as a whole; None where it is none."""
    if parsed := parse_number(name):
        return Mention(name, 0, len(name), parsed.number, warnings=parsed.warnings)
    found = find_mentions(name)
    return found[0] if len(found) == 1 and found[0].end - found[0].start == len(name) else None


def _with_cited_type(
    number: Number, type_word: str | None, index: DocumentIndex
) -> tuple[IndexedDocument, ...]:
    """Documents of a number whose type only the words before it tell: "Nghị quyết số 57/TW"."""
    if number.type or type_word is None:
        return ()
    organ, _, serial, year = number.key
    kinds = {Number(serial, code, "").key[1] for code in TYPE_WORDS[type_word] if code}
    return tuple(
        entry for kind in sorted(kinds) for entry in index.by_key.get((organ, kind, serial, year), ())
    )


def _resolve_alias(mention: Mention, index: DocumentIndex) -> Resolution:
    parts = _ALIAS.fullmatch(mention.alias or "")
    if parts is None:
        return Resolution(None, (), "unknown")
    known_as = parse_number(_KNOWN_AS.get(mention.alias or "", ""))
    if known_as:
        found = index.by_key.get(known_as.number.key, ())
        return _settled(found, list(found), "alias") if found else Resolution(None, (), "unknown")
    codes = TYPE_WORDS.get(mention.type_word or "", (parts["code"],))
    keys = sorted({Number(parts["serial"], code, "").key[1:3] for code in codes})
    found = tuple(entry for key in keys for entry in index.by_short.get(key, ()))
    if parts["year"]:
        found = tuple(entry for entry in found if int(parts["year"]) in (entry.number.year, entry.year))
    if not found:
        return Resolution(None, (), "unknown")
    agreeing = _agreeing(found, mention)
    sure = [entry for entry in agreeing if _called_by_number(entry, mention)]
    if agreeing and not sure:
        return Resolution(None, _ids(agreeing), "ambiguous")
    return _settled(found, sure, "alias")


def _called_by_number(entry: IndexedDocument, mention: Mention) -> bool:
    """Whether the number alone is enough for this document, or the mention says more of it."""
    if _WELL_KNOWN.fullmatch(entry.number.key[0]):
        return True
    return bool((mention.issued and entry.day) or (mention.issuer and entry.issuer))


def _settled(
    found: Iterable[IndexedDocument], agreeing: list[IndexedDocument], reason: Reason
) -> Resolution:
    if len(agreeing) == 1:
        return Resolution(agreeing[0].id, (agreeing[0].id,), reason)
    if agreeing:
        return Resolution(None, _ids(agreeing), "ambiguous")
    return Resolution(None, _ids(found), "contradicted")


def _agreeing(found: Iterable[IndexedDocument], mention: Mention) -> list[IndexedDocument]:
    """Those that neither day nor issuer of the mention speaks against."""
    return [
        entry
        for entry in found
        if not _other_day(entry, mention.issued)
        and (mention.issuer is None or _may_be_of(entry, mention.issuer))
    ]


def _may_be_of(entry: IndexedDocument, issuer: str) -> bool:
    return fits(entry.number.organ, issuer) and not (entry.issuer and contradict(issuer, entry.issuer))


def _other_day(entry: IndexedDocument, day: dt.date | None) -> bool:
    if day is None:
        return False
    pairs = ((entry.year, day.year), (entry.month, day.month), (entry.day, day.day))
    return any(known and known != cited for known, cited in pairs)


def _near(number: Number, issued: dt.date | None, index: DocumentIndex) -> tuple[str, ...]:
    """Ids of documents whose number differs by one slip: a figure, or the type, organ or year.

    Another day or year beside another figure is a second slip: another document.
    """
    organ, kind, serial, year = number.key
    slips = [
        entry
        for entry in index.by_serial.get(serial, ())
        if (entry.number.key[0] == organ) + (entry.number.key[1] == kind) + (entry.number.year == year) > 1
    ]
    slips += [
        entry
        for entry in index.by_series.get((organ, kind), ())
        if entry.number.year == year
        and min(len(serial), len(entry.number.key[2])) > 1
        and OSA.distance(serial, entry.number.key[2]) == 1
    ]
    slips = [entry for entry in slips if not _other_day(entry, issued)]
    by_print: dict[str, list[IndexedDocument]] = {}
    for entry in slips:
        by_print.setdefault(entry.number.canonical, []).append(entry)
    likest = nearest(number.canonical, by_print, limit=_MOST_CANDIDATES)
    return _ids(entry for text in likest for entry in by_print[text])[:_MOST_CANDIDATES]


def _ids(entries: Iterable[IndexedDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.id for entry in entries))


def indexed(
    document_id: str, number: Number, issued: DateLike | int | None, issuer: str | None
) -> IndexedDocument:
    """A document given as id, number, date or year of issue, and issuer, as an index knows it."""
    if isinstance(issued, int):
        return IndexedDocument(document_id, number, issued, 0, 0, issuer)
    if issued is None:
        return IndexedDocument(document_id, number, number.year or 0, 0, 0, issuer)
    return IndexedDocument(document_id, number, issued.year, issued.month, issued.day, issuer)


def _grouped(
    pairs: Iterable[tuple[_Index, IndexedDocument]],
) -> Mapping[_Index, tuple[IndexedDocument, ...]]:
    groups: dict[_Index, list[IndexedDocument]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}
