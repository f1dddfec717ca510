"""Which records are about the same: by documents they name, tags, words of their titles, topics.

It must not know units' sights: each owner's records are one layer, and a unit asks for the layers of its
chain. Whoever asks leaves out what it does not see. A record's likes in a layer are worked out once.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from nq57.language.folding import fold
from nq57.model.documents import Document
from nq57.model.records import DEFAULT_LANGUAGE, Record
from nq57.model.work import Target, Task

Feature = tuple[str, str]
# Tasks and targets of one plan are all alike: they are no answer to "read on", they only ask.
_ANSWERS = frozenset(
    {"van-ban", "tin-tuc", "infographic", "media", "mo-hinh", "hoc-vu-so", "hoi-dap", "du-an-khcn"}
)
_WEIGHTS = {"bai": 4, "so": 3, "the": 2, "chu": 1}
# What more records of a layer have in common tells nothing: an eighth of them, within these bounds.
_RARE, _COMMON = 3, 12
_KEPT = 8
_FEWEST_POINTS = 2


class Likeness:
    """An index of records by what they have in common, in layers by owner."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._layers: dict[str, list[Record]] = {}
        for record in records:
            if record.kind in _ANSWERS and record.language == DEFAULT_LANGUAGE:
                self._layers.setdefault(record.unit, []).append(record)
        self._indexes: dict[str, Mapping[Feature, tuple[Record, ...]]] = {}
        self._best: dict[tuple[str, str], tuple[tuple[int, str], ...]] = {}

    def near(
        self, record: Record, owners: Iterable[str], seen: Mapping[str, Record], most: int = 4
    ) -> tuple[Record, ...]:
        """The records most like one among those `seen`, best first, ties by id; itself never."""
        found = [like for owner in owners for like in self._likes(record, owner)]
        if not found:
            return ()
        found.sort(key=lambda like: (-like[0], like[1]))
        shown = (seen[name] for _, name in found if name in seen)
        return tuple(like for like in shown if like.id != record.id)[:most]

    def _likes(self, record: Record, owner: str) -> tuple[tuple[int, str], ...]:
        """The best of one layer with their points."""
        key = (record.id, owner)
        if key not in self._best:
            self._best[key] = self._counted(record, owner)
        return self._best[key]

    def _counted(self, record: Record, owner: str) -> tuple[tuple[int, str], ...]:
        index = self._index(owner)
        points: dict[str, int] = {}
        topics = set(record.fields.topics)
        documents = isinstance(record.fields, Document)  # these show their relations apart
        for feature in index.keys() & _features(record):  # points are sums: their order is nothing
            for like in index[feature]:
                if like.id != record.id and not (documents and like.kind == "van-ban"):
                    shared = len(topics.intersection(like.fields.topics)) if like.id not in points else 0
                    points[like.id] = points.get(like.id, 0) + _WEIGHTS[feature[0]] + shared
        enough = ((count, name) for name, count in points.items() if count >= _FEWEST_POINTS)
        return tuple(sorted(enough, key=lambda like: (-like[0], like[1]))[:_KEPT])

    def _index(self, owner: str) -> Mapping[Feature, tuple[Record, ...]]:
        if owner not in self._indexes:
            index: dict[Feature, list[Record]] = {}
            layer = self._layers.get(owner, ())
            most = max(_RARE, min(_COMMON, len(layer) // 8))
            for record in layer:
                for feature in _features(record):
                    index.setdefault(feature, []).append(record)
            self._indexes[owner] = {f: tuple(r) for f, r in index.items() if len(r) <= most}
        return self._indexes[owner]


@lru_cache(maxsize=2)
def likeness_of(records: tuple[Record, ...]) -> Likeness:
    """The index of a workspace's records, made once for all its units."""
    return Likeness(records)


@lru_cache(maxsize=20_000)
def _features(record: Record) -> frozenset[Feature]:
    """What a record has that others may have too."""
    fields = record.fields
    found: list[Feature] = [("bai", f"{record.kind}/{record.slug}")]
    found += (("bai", link.target) for link in record.links)
    found += (("so", fold(number)) for number in _numbers(record))
    found += (("the", fold(tag)) for tag in fields.tags)
    words = fold(f"{fields.title} {fields.summary or ''}").split()
    found += (("chu", f"{first} {second}") for first, second in pairwise(words))
    return frozenset(found)


def _numbers(record: Record) -> tuple[str, ...]:
    """Numbers of documents that the record bears or names in its fields."""
    match record.fields:
        case Document(number_text=number):
            return (number,)
        case Task(plan=plan) | Target(plan=plan):
            return (plan,) if plan else ()
        case fields:
            return tuple(getattr(fields, "basis", ()))
