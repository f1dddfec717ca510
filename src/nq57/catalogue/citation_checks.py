"""Documents named that the register does not know: `[[…]]` references, and mentions in running text.

It must not know files. Each record is judged by what its own unit sees, whoever else inherits it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from nq57.catalogue.citations import DocumentIndex, Resolution, resolve, resolve_name
from nq57.catalogue.register import document_index, document_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.mentions import Mention, Place
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source

_FAULTS = {
    "unknown": "vien-dan-la",
    "ambiguous": "vien-dan-mo-ho",
    "contradicted": "vien-dan-trai",
    "damaged": "vien-dan-hong",
}
_MOST_APART = 3  # unknown documents of one text that have each a warning of its own
_MOST_NAMED = 12  # and so many of them are named where all share one


@dataclass(frozen=True)
class _Documents:
    """Documents, known again by what their files hold."""

    digests: tuple[tuple[str, str], ...]
    records: tuple[Record, ...] = field(compare=False, repr=False)


@lru_cache(maxsize=1)
def _indexes(documents: _Documents) -> Callable[[str], DocumentIndex]:
    """For each unit the index of the documents that it sees.

    The last are kept: whoever edits an article has the same documents checked again and again.
    """

    @cache
    def index(unit: str) -> DocumentIndex:
        line = frozenset(chain(unit))
        seen = [r for r in documents.records if r.unit in line]
        replaced = {r.fields.replaces for r in seen}
        return document_index(r for r in seen if r.id not in replaced)

    return index


class _Sight:
    """The documents that each unit's records may name."""

    def __init__(self, workspace: Workspace) -> None:
        self.documents = {
            r.id: r for r in workspace.records if document_of(r) and r.language == DEFAULT_LANGUAGE
        }
        found = tuple(self.documents.values())
        self.index = _indexes(_Documents(tuple((r.id, r.digest) for r in found), found))

    def has(self, name: str, unit: str) -> bool:
        """Whether a document that the unit sees has that id."""
        return name in self.documents and self.documents[name].unit in chain(unit)

    def knows(self, name: str, unit: str) -> bool:
        """Whether a document that the unit sees has that id or address."""
        if name in self.documents:
            return self.has(name, unit)
        wanted = name.strip("/") + "/"
        return any(r.url == wanted and r.unit in chain(unit) for r in self.documents.values())


def unknown_references(workspace: Workspace) -> Iterator[Problem]:
    """References that lead to no document, or may lead to several."""
    sight = _Sight(workspace)
    for record in workspace.records:
        for name, place in record.references:
            yield from _unknown(sight, name, record.unit, Source(record.source.path, *place))
    for unit in workspace.units.values():
        for name, place in unit.references:
            yield from _unknown(sight, name, unit.id, Source(unit.source.path, *place))


def _unknown(sight: _Sight, name: str, unit: str, source: Source) -> Iterator[Problem]:
    found = None if sight.knows(name, unit) else resolve_name(name, sight.index(unit))
    if found and found.target is None:
        yield _reference_problem(name, source, found)


def _reference_problem(name: str, source: Source, found: Resolution) -> Problem:
    if found.reason == "ambiguous":
        details = {"candidates": ", ".join(found.candidates), "first": found.candidates[0]}
        return problem("tham-chieu-mo-ho", source, value=name, **details)
    return problem("tham-chieu-la", source, value=name, guess=", ".join(found.candidates) or None)


def unknown_names(workspace: Workspace) -> Iterator[Problem]:
    """Keys that name no document, for no register has all, or one of several."""
    sight = _Sight(workspace)
    for record in workspace.records:
        named = record.fields.named_documents() if record.language == DEFAULT_LANGUAGE else ()
        for name, item in named:
            if sight.has(name, record.unit):
                continue
            found = resolve_name(name, sight.index(record.unit))
            key = item.partition(".")[0]
            place = record.place(item if item in record.places else key)
            if found.reason == "ambiguous":
                candidates = ", ".join(found.candidates)
                yield problem("quan-he-mo-ho", place, value=name, key=key, candidates=candidates)
            elif found.target is None:
                yield problem("quan-he-la", place, value=name, key=key)


class _Doubt(NamedTuple):
    """A mention that stays plain text, where it is, and why."""

    record: Record
    mention: Mention
    place: Place
    found: Resolution


def doubtful_mentions(workspace: Workspace) -> Iterator[Problem]:
    """Mentions that stay plain text: one warning for each document and unit, at the first place.

    An alias that means nothing here ("Kế hoạch số 01") and a draft's blank number are no faults. A text
    that names many documents like none that is known has one warning for all of them.
    """
    groups: dict[tuple[object, ...], list[_Doubt]] = {}
    for doubt in _doubts(workspace):
        key = (doubt.record.unit, doubt.found.reason, _name(doubt.mention))
        groups.setdefault(key, []).append(doubt)
    foreign: dict[str, list[list[_Doubt]]] = {}
    for members in groups.values():
        if members[0].found.reason == "unknown" and not members[0].found.candidates:
            foreign.setdefault(members[0].record.source.path, []).append(members)
        else:
            yield _mention_problem(members)
    for several in foreign.values():
        if len(several) > _MOST_APART:
            yield _many_unknown(several)
        else:
            yield from map(_mention_problem, several)


def _doubts(workspace: Workspace) -> Iterator[_Doubt]:
    sight = _Sight(workspace)
    for record in workspace.records:
        for mention, place in record.mentions if record.language == DEFAULT_LANGUAGE else ():
            found = resolve(mention, sight.index(record.unit))
            if found.reason == "ambiguous" and found.candidates == (record.id,):
                continue  # "Kế hoạch số 8" on the page of that plan
            if found.reason in _FAULTS and (mention.number or found.reason == "ambiguous"):
                yield _Doubt(record, mention, place, found)


def _mention_problem(members: list[_Doubt]) -> Problem:
    record, mention, place, found = members[0]
    candidates = ", ".join(found.candidates)
    return problem(
        _FAULTS[found.reason],
        Source(record.source.path, *place),
        value=" ".join(mention.text.split()),
        number=_name(mention),
        candidates=candidates or "–",
        guess=candidates if candidates and found.reason == "unknown" else None,
        records=_names(member.record for member in members),
    )


def _many_unknown(several: list[list[_Doubt]]) -> Problem:
    """One warning for the documents of a text of which the register knows nothing alike."""
    first = several[0][0]
    numbers = [_name(members[0].mention) for members in several]
    more = f" và {len(numbers) - _MOST_NAMED} văn bản khác" if len(numbers) > _MOST_NAMED else ""
    return problem(
        "vien-dan-la-nhieu",
        Source(first.record.source.path, *first.place),
        count=len(numbers),
        values=", ".join(numbers[:_MOST_NAMED]) + more,
    )


def _name(mention: Mention) -> str:
    return mention.number.canonical if mention.number else mention.alias or mention.text


def _names(records: Iterable[Record]) -> str:
    """Where else: at most three records by name, and how many more."""
    names = list(dict.fromkeys(record.id.rpartition("/")[2] for record in records))
    more = f" và {len(names) - 3} bài khác" if len(names) > 3 else ""  # noqa: PLR2004 - as the docstring says
    return ", ".join(names[:3]) + more
