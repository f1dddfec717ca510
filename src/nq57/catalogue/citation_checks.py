"""Documents named that the register does not know: `[[…]]` references, and mentions in running text.

It must not know files. Each record is judged by what its own unit sees, whoever else inherits it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from nq57.catalogue.citations import DocumentIndex, Resolution, resolve
from nq57.catalogue.citing import resolve_name
from nq57.catalogue.register import document_index, document_of
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.references import find_references
from nq57.model.mentions import Mention, Place
from nq57.model.problems import Problem, problem
from nq57.model.records import DEFAULT_LANGUAGE, Record
from nq57.model.source import Source

_FAULTS = {
    "unknown": "vien-dan-la",
    "ambiguous": "vien-dan-mo-ho",
    "contradicted": "vien-dan-trai",
    "damaged": "vien-dan-hong",
}


class _Sight:
    """The documents that each unit's records may name."""

    def __init__(self, workspace: Workspace) -> None:
        self.documents = {
            r.id: r for r in workspace.records if document_of(r) and r.language == DEFAULT_LANGUAGE
        }
        self.index = cache(self._index)

    def _index(self, unit: str) -> DocumentIndex:
        return document_index(r for r in self.documents.values() if r.unit in chain(unit))

    def knows(self, name: str, unit: str) -> bool:
        """Whether a document that the unit sees has that id or address."""
        record = self.documents.get(name)
        if record is not None:
            return record.unit in chain(unit)
        wanted = name.strip("/") + "/"
        return any(r.url == wanted and r.unit in chain(unit) for r in self.documents.values())


def unknown_references(workspace: Workspace) -> Iterator[Problem]:
    """References that lead to no document, or may lead to several."""
    sight = _Sight(workspace)
    for record in workspace.records:
        for name, place in record.references:
            yield from _unknown(sight, name, record.unit, Source(record.source.path, *place))
    for unit in workspace.units.values():
        for found in find_references(unit.fields.intro or ""):
            yield from _unknown(sight, found.reference.target, unit.id, unit.place("gioi_thieu"))


def _unknown(sight: _Sight, name: str, unit: str, source: Source) -> Iterator[Problem]:
    found = None if sight.knows(name, unit) else resolve_name(name, sight.index(unit))
    if found and found.target is None:
        yield _reference_problem(name, source, found)


def _reference_problem(name: str, source: Source, found: Resolution) -> Problem:
    if found.reason == "ambiguous":
        return problem("tham-chieu-mo-ho", source, value=name, candidates=", ".join(found.candidates))
    return problem("tham-chieu-la", source, value=name, guess=", ".join(found.candidates) or None)


def doubtful_mentions(workspace: Workspace) -> Iterator[Problem]:
    """Mentions that stay plain text: one warning for each document and unit, at the first place.

    An alias that means nothing here ("Kế hoạch số 01") and a draft's blank number are no faults.
    """
    sight = _Sight(workspace)
    groups: dict[tuple[object, ...], list[tuple[Record, Mention, Place, Resolution]]] = {}
    for record in workspace.records:
        for mention, place in record.mentions if record.language == DEFAULT_LANGUAGE else ():
            found = resolve(mention, sight.index(record.unit))
            if found.reason in _FAULTS and (mention.number or found.reason == "ambiguous"):
                key = (record.unit, found.reason, _name(mention))
                groups.setdefault(key, []).append((record, mention, place, found))
    for members in groups.values():
        yield _mention_problem(members)


def _mention_problem(members: list[tuple[Record, Mention, Place, Resolution]]) -> Problem:
    record, mention, place, found = members[0]
    return problem(
        _FAULTS[found.reason],
        Source(record.source.path, *place),
        value=" ".join(mention.text.split()),
        number=_name(mention),
        candidates=", ".join(found.candidates) or "–",
        records=_names(member[0] for member in members),
    )


def _name(mention: Mention) -> str:
    return mention.number.canonical if mention.number else mention.alias or mention.text


def _names(records: Iterable[Record]) -> str:
    """Where else: at most three records by name, and how many more."""
    names = list(dict.fromkeys(record.id.rpartition("/")[2] for record in records))
    more = f" và {len(names) - 3} bài khác" if len(names) > 3 else ""  # noqa: PLR2004 - as the docstring says
    return ", ".join(names[:3]) + more
