"""Which records are about the same: by documents they name, tags, words of titles and openings, topics.

It must not know units' sights: each owner's records are one layer, and a unit asks for the layers of its
chain. Whoever asks leaves out what it does not see. A record's likes in upper layers are worked out once.
"""

import re
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise

from nq57.language.folding import fold
from nq57.model.documents import Document
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.records import Record

# Its first letter tells what it is: a record (b), a document's number (s), a tag (t), two words (c).
Feature = str
Likes = tuple[tuple[int, str], ...]
_WEIGHTS = {"b": 4, "s": 3, "t": 2, "c": 1}
# What more records of a layer have in common tells nothing, in it and in the layers that see it: an eighth
# of them, within these bounds. In a layer of few records everything would seem rare.
_RARE, _COMMON = 3, 12
_KEPT = 8
_FEWEST_POINTS = 2
_FEW = 6  # questions that cost less than an index of a large layer
_WORD = re.compile(r"[^\W_]+(?:[-/&.][^\W_]+)*")


class Likeness:
    """An index of records by what they have in common, in layers by owner."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._layers: dict[str, list[Record]] = {}
        for record in records:
            if record.of_kind.is_news and record.language == DEFAULT_LANGUAGE:
                self._layers.setdefault(record.unit, []).append(record)
        self._indexes: dict[str, Mapping[Feature, tuple[Record, ...]]] = {}
        self._common: dict[str, frozenset[Feature]] = {}
        self._merged: dict[tuple[str, tuple[str, ...]], Likes] = {}
        self._looked: dict[tuple[str, str], Likes] = {}
        self._counted_in: dict[tuple[str, str], Mapping[Feature, int]] = {}

    def near(
        self,
        record: Record,
        owners: tuple[str, ...],
        seen: Mapping[str, Record],
        besides: Container[str] = (),
        most: int = 4,
    ) -> tuple[Record, ...]:
        """The records most like one among those `seen`, best first, ties by id.

        `owners` is a unit's chain, from itself up. The record itself is never among them, nor are those
        that its page shows already, whose ids are in `besides`.
        """
        found = self._among(record, owners)
        shown = (seen[name] for _, name in found if name in seen) if found else ()
        fresh = (like for like in shown if like.id != record.id and like.id not in besides)
        return tuple(islice(fresh, most))

    def _among(self, record: Record, owners: tuple[str, ...]) -> Likes:
        """The likes of all these layers, best first; those of the upper layers serve all units below."""
        own = self._counted(record, owners[0], owners[1:]) if owners[0] in self._layers else ()
        if len(owners) == 1:
            return own
        key = (record.id, owners[1:])
        above = self._merged.get(key)
        if above is None:
            above = self._merged[key] = self._among(record, owners[1:])
        return tuple(sorted((*own, *above), key=_best_first)) if own else above

    def _counted(self, record: Record, owner: str, above: tuple[str, ...]) -> Likes:
        """The best of one layer with their points."""
        known = self._looked.get((record.id, owner))
        if known is not None:
            return known
        by_index = owner in self._indexes or len(self._looked) >= _FEW
        sharing = (self._indexed if by_index else self._looked_through)(record, owner, above)
        best = tuple(sorted(_with_points(record, sharing), key=_best_first)[:_KEPT])
        if not by_index:
            self._looked[record.id, owner] = best
        return best

    def _indexed(
        self, record: Record, owner: str, above: tuple[str, ...]
    ) -> Mapping[Feature, Sequence[Record]]:
        """The layer's records by those of the record's features that tell something."""
        index = self._index(owner, above)
        return {feature: index[feature] for feature in index.keys() & _features(record)}

    def _looked_through(
        self, record: Record, owner: str, above: tuple[str, ...]
    ) -> Mapping[Feature, Sequence[Record]]:
        """The same without an index: a preview asks for one page, and what it costs is less."""
        telling = set(_features(record))
        for layer in (owner, *above):
            most = self._most(layer)
            telling.difference_update(f for f, count in self._counts(record, layer).items() if count > most)
        found: dict[Feature, list[Record]] = {}
        for other in self._layers.get(owner, ()):
            for feature in telling & _features(other):
                found.setdefault(feature, []).append(other)
        return found

    def _counts(self, record: Record, layer: str) -> Mapping[Feature, int]:
        """How many records of a layer have each of the record's features."""
        asked = (record.id, layer)
        if asked not in self._counted_in:
            wanted = _features(record)
            shared = (wanted & _features(other) for other in self._layers.get(layer, ()))
            self._counted_in[asked] = Counter(chain.from_iterable(shared))
        return self._counted_in[asked]

    def _most(self, layer: str) -> int:
        """How many records of a layer may have something in common that still tells something."""
        return max(_RARE, min(_COMMON, len(self._layers.get(layer, ())) // 8))

    def _index(self, owner: str, above: tuple[str, ...]) -> Mapping[Feature, tuple[Record, ...]]:
        """A layer's records by what tells something in it and in the layers above."""
        if owner not in self._indexes:
            index: dict[Feature, list[Record]] = {}
            layer = self._layers.get(owner, ())
            most = self._most(owner)
            for record in layer:
                for feature in _features(record):
                    index.setdefault(feature, []).append(record)
            self._common[owner] = frozenset(f for f, found in index.items() if len(found) > most)
            for upper in above:
                self._index(upper, above[above.index(upper) + 1 :])
            common = self._common[owner].union(*(self._common[upper] for upper in above))
            self._indexes[owner] = {f: tuple(r) for f, r in index.items() if f not in common}
        return self._indexes[owner]


def _with_points(record: Record, sharing: Mapping[Feature, Sequence[Record]]) -> Iterator[tuple[int, str]]:
    """The records that share enough with one, each with its points."""
    points: dict[str, int] = {}
    topics = set(record.fields.topics)
    apart = record.kind if isinstance(record.fields, Document) else ""  # these show their relations apart
    for feature, likes in sharing.items():  # points are sums: their order is nothing
        for like in likes:
            if like.id != record.id and like.kind != apart:
                shared = len(topics.intersection(like.fields.topics)) if like.id not in points else 0
                points[like.id] = points.get(like.id, 0) + _WEIGHTS[feature[0]] + shared
    return ((count, name) for name, count in points.items() if count >= _FEWEST_POINTS)


def _best_first(like: tuple[int, str]) -> tuple[int, str]:
    return -like[0], like[1]


@lru_cache(maxsize=2)
def likeness_of(records: tuple[Record, ...]) -> Likeness:
    """The index of a workspace's records, made once for all its units."""
    return Likeness(records)


@lru_cache(maxsize=20_000)
def _features(record: Record) -> frozenset[Feature]:
    """What a record has that others may have too."""
    fields = record.fields
    found: list[Feature] = [f"b{record.kind}/{record.slug}"]
    found += (f"b{link.target}" for link in record.links)
    found += (f"s{fold(number)}" for number in _numbers(record))
    named = (mention.number for mention, _ in record.mentions)
    found += (f"s{fold(number.canonical)}" for number in named if number)
    found += (f"t{tag.casefold()}" for tag in fields.tags)
    words = _WORD.findall(fold(f"{fields.title} {fields.summary or ''} {_opening(record)}"))
    found += (f"c{first} {second}" for first, second in pairwise(words))
    return frozenset(map(sys.intern, found))  # most have many records: one text of each is enough


def _opening(record: Record) -> str:
    """How a record's body opens; of the rest other pages know nothing: a change there is its own."""
    return record.body.strip().partition("\n\n")[0]


def _numbers(record: Record) -> tuple[str, ...]:
    """Numbers of documents that the record bears or names in its fields."""
    fields = record.fields
    if isinstance(fields, Document):
        return (fields.number_text,)
    return tuple(name for name, _ in fields.named_documents())
