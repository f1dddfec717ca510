"""What a section answers to a question: the best of its passages word for word, or nothing.

It must not know pages. Mirrored by `docs/assets/tim-kiem/dap.js`; tests compare the two on every graded
question.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from nq57.render.asking.reading import ReadingRules, ReadText, Word

LONGEST_QUESTION = 400  # letters; what is beyond is not read
_UNSEEN = 0.5  # records that a word counts as being in, where it is in none


class IndexRow(NamedTuple):
    """One record as the index has it."""

    id: str
    url: str
    title: str
    day: str
    level: int
    owner: str
    number: str
    is_question: int
    note: str
    texts: Sequence[str]
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a text and its pairs of neighbours, as written and without accents."""

    words: frozenset[str]
    plain: frozenset[str]
    pairs: frozenset[str]
    plain_pairs: frozenset[str]

    def has(self, word: Word) -> bool:
        """Whether a word of a question is in it: with its accents where it has any."""
        return word.exact in self.words if word.marked else word.plain in self.plain

    def has_pair(self, one: Word, two: Word) -> bool:
        """The same of two neighbours."""
        if one.marked or two.marked:
            return f"{one.exact} {two.exact}" in self.pairs
        return f"{one.plain} {two.plain}" in self.plain_pairs


@dataclass(frozen=True)
class Passage:
    """A passage of a record with its words."""

    text: str
    is_fact: bool
    words: list[Word]
    bag: Bag


@dataclass(frozen=True)
class RecordEntry:
    """A record with its words, of its title and of all that names it.

    `deep` is 1 for the unit's own and 0 for the centre's.
    """

    row: IndexRow
    deep: float
    title: list[Word]
    named: Bag
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage with where it is from; `confidence` is 0 to 1."""

    text: str
    row: IndexRow
    confidence: float


class Sought(NamedTuple):
    """A question read: its words once each with their weights, what it asks for, and of what how many."""

    words: list[Word]
    weights: list[float]
    total: float
    wanted: str
    counted: Word | None


@dataclass(frozen=True)
class Answers:
    """What answers: the settings, and each layer's depth with its shared texts and rows."""

    settings: Mapping[str, Any]
    layers: Sequence[tuple[int, tuple[Sequence[str], Sequence[Sequence[Any]]]]]

    @cached_property
    def language(self) -> ReadingRules:
        """How texts are read."""
        return ReadingRules(self.settings)

    @cached_property
    def entries(self) -> list[RecordEntry]:
        """Every record with its words."""
        return [
            self._entry(depth, _row(row, texts)) for depth, (texts, rows) in self.layers for row in rows
        ]

    def answer(self, question: str) -> Answer | None:
        """The passage that answers, or None where none is likely enough to."""
        found = self.best(question)
        return found if found and found.confidence >= self.settings["trong"]["nguong"] else None

    def best(self, question: str) -> Answer | None:
        """The passage that answers best, however badly; None where the question says nothing."""
        sought = self.sought(question)
        if all(word.exact.isdigit() for word in sought.words):
            return None
        best, chosen = -math.inf, None
        for entry in self.entries:
            for score, passage in self._scores(sought, entry):
                if score > best:
                    best, chosen = score, (entry, passage)
        if chosen is None:
            return None
        entry, passage = chosen
        return self._answer(best, passage, entry)

    def ranked(self, query: str, most: int) -> list[Answer]:
        """The records that a query finds, likeliest first, each with its best passage."""
        sought = self.sought(query)
        if not sought.words:
            return []
        found = (max(self._scores(sought, entry), key=_score_of, default=None) for entry in self.entries)
        rated = [(best, entry) for best, entry in zip(found, self.entries, strict=True) if best]
        rated.sort(key=lambda pair: -pair[0][0])
        return [self._answer(*best, entry) for best, entry in rated[:most]]

    def _answer(self, score: float, passage: Passage, entry: RecordEntry) -> Answer:
        low, high = self.settings["trong"]["tin"]
        return Answer(passage.text, entry.row, rounded(min(max((score - low) / (high - low), 0.0), 1.0)))

    def sought(self, question: str) -> Sought:
        """The question read."""
        words, asks, counted = self.language.asked(question[:LONGEST_QUESTION])
        once = list(dict.fromkeys(Word(word.exact, word.plain) for word in words))
        weights = [self.weight(word) for word in once]
        wanted = asks[0] if asks else ""
        if "ai" in asks and self._names_office(words):
            wanted = "ten"
        return Sought(once, weights, _share(weights, [True] * len(weights), 1.0), wanted, counted)

    def _names_office(self, words: list[Word]) -> bool:
        """Whether someone is asked for who holds an office, not who signed."""
        asked = [word.exact for word in words]
        text = f" {' '.join(asked)} "
        return any(f" {office} " in text for office in self.settings["chucVu"]) and not set(asked) & set(
            self.settings["ky"]
        )

    def weight(self, word: Word) -> float:
        """How rare a word is in the section."""
        exact, plain = self._counts
        seen = exact.get(word.exact, 0) if word.marked else plain.get(word.plain, 0)
        return rounded(math.log2(1 + len(self.entries) / (seen or _UNSEEN)))

    def _entry(self, depth: int, row: IndexRow) -> RecordEntry:
        read = self.language.read
        title = read(row.title)
        texts = [(text, False) for text in row.texts] + [(text, True) for text in row.facts]
        texts = texts or [(row.title, False)]
        passages = [
            Passage(t, fact, words.telling, bag(words)) for t, fact in texts for words in (read(t),)
        ]
        deep = depth / max(self.settings["lop"][-1], 1)
        return RecordEntry(
            row, deep, title.telling, bag(title, read(row.owner), read(row.number)), passages
        )

    @cached_property
    def _counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """In how many records each word is, as written and without accents."""
        exact: Counter[str] = Counter()
        plain: Counter[str] = Counter()
        for entry in self.entries:
            bags = (entry.named, *(passage.bag for passage in entry.passages))
            exact.update(frozenset().union(*(one.words for one in bags)))
            plain.update(frozenset().union(*(one.plain for one in bags)))
        return exact, plain

    def _scores(self, sought: Sought, entry: RecordEntry) -> Iterator[tuple[float, Passage]]:
        """Every passage of a record that may answer, with how well it does."""
        named = [entry.named.has(word) for word in sought.words]
        title = self._title(sought, entry)
        for passage in entry.passages:
            inside = [passage.bag.has(word) for word in sought.words]
            both = [one or two for one, two in zip(named, inside, strict=True)]
            covered = _share(sought.weights, both, sought.total)
            if covered < self.settings["trong"]["it"] or not self._fits(sought, entry, passage):
                continue
            yield (
                self._score(_features(sought, entry, passage, (named, inside, both), (covered, title))),
                passage,
            )

    def _title(self, sought: Sought, entry: RecordEntry) -> float:
        """How much of the title the question says."""
        asked = {word.exact for word in sought.words}
        total = found = 0.0
        for word in entry.title:
            weight = self.weight(word)
            total += weight
            if word.exact in asked or word.plain in asked:
                found += weight
        return found / total if total else 0.0

    def _fits(self, sought: Sought, entry: RecordEntry, passage: Passage) -> bool:
        """Whether the passage holds what is asked for: a time, someone, a number of it."""
        signs = self.settings["dap"].get(sought.wanted)
        if signs is None:
            return True
        if passage.is_fact and passage.text.startswith(tuple(self.settings["tro"])):
            return False
        if sought.wanted == "dem" and sought.counted:
            texts = (passage.words, entry.title)
            return any(_counts(words, sought.counted, signs) for words in texts)
        return any(_is_sign(word, signs) for word in passage.words)

    def _score(self, features: list[float]) -> float:
        """The weighted sum of features."""
        total: float = self.settings["trong"]["xep"][0]
        for weight, feature in zip(self.settings["trong"]["xep"][1:], features, strict=True):
            total += weight * feature
        return rounded(total)


def _features(
    sought: Sought,
    entry: RecordEntry,
    passage: Passage,
    found: tuple[list[bool], list[bool], list[bool]],
    shares: tuple[float, float],
) -> list[float]:
    """What tells how well a passage answers, each 0 to 1, in the order of the weights.

    `found` tells which words of the question name the record, are in the passage, are in either.
    """
    weights, total = sought.weights, sought.total
    named, inside, both = found
    covered, title = shares
    missed = max((weight for weight, known in zip(weights, both, strict=True) if not known), default=0.0)
    return [
        covered,
        _share(weights, inside, total),
        _share(weights, named, total),
        _pairs(sought, entry, passage, covered),
        title,
        1 - missed / max(weights),
        _figures(sought, entry, passage),
        float(sought.wanted != "ve" or not passage.is_fact),
        title if entry.row.is_question else 0.0,
        entry.deep,
    ]


def _row(row: Sequence[Any], texts: Sequence[str]) -> IndexRow:
    """A row with the texts that others have too in their places."""

    def full(text: str | int) -> str:
        return texts[text] if isinstance(text, int) else text

    found = IndexRow(*row)
    by_text, facts = list(map(full, found.texts)), list(map(full, found.facts))
    return found._replace(owner=full(found.owner), texts=by_text, facts=facts)


def _score_of(scored: tuple[float, Passage]) -> float:
    return scored[0]


def _share(weights: list[float], found: list[bool], total: float) -> float:
    """The weights of what was found, of the total; added one by one, as JavaScript adds."""
    held = 0.0
    for weight, known in zip(weights, found, strict=True):
        held += weight if known else 0.0
    return held / total


def _pairs(sought: Sought, entry: RecordEntry, passage: Passage, alone: float) -> float:
    """How much of the question's neighbours are neighbours here too."""
    total = found = 0.0
    for at in range(len(sought.words) - 1):
        weight = sought.weights[at] + sought.weights[at + 1]
        total += weight
        one, two = sought.words[at], sought.words[at + 1]
        if entry.named.has_pair(one, two) or passage.bag.has_pair(one, two):
            found += weight
    return found / total if total else alone


def _figures(sought: Sought, entry: RecordEntry, passage: Passage) -> float:
    """Whether each figure of the question is beside one of its neighbours here too."""

    def beside(one: Word, two: Word) -> bool:
        return entry.named.has_pair(one, two) or passage.bag.has_pair(one, two)

    words = sought.words
    for at, word in enumerate(words):
        if word.exact.isdigit() and len(words) > 1:
            before = at > 0 and beside(words[at - 1], word)
            if not before and not (at + 1 < len(words) and beside(word, words[at + 1])):
                return 0.0
    return 1.0


def _is_sign(word: Word, signs: Sequence[str]) -> bool:
    return word.exact in signs or ("#" in signs and word.exact.isdigit())


def _counts(words: list[Word], counted: Word, signs: Sequence[str]) -> bool:
    """Whether a number is just before what is counted; that of a heading, `III.4`, counts nothing."""
    for at, word in enumerate(words[1:]):
        same = word.exact == counted.exact if counted.marked else word.plain == counted.plain
        if same and _is_sign(words[at], signs) and not (at and set(words[at - 1].exact) <= set("ivx")):
            return True
    return False


def bag(*texts: ReadText) -> Bag:
    """The words of texts, and those that carry meaning in pairs; ends of texts are no neighbours."""
    words = [word for text in texts for word in text.every]
    pairs = [pair for text in texts for pair in pairwise(text.telling)]
    return Bag(
        frozenset(word.exact for word in words),
        frozenset(word.plain for word in words),
        frozenset(f"{one.exact} {two.exact}" for one, two in pairs),
        frozenset(f"{one.plain} {two.plain}" for one, two in pairs),
    )


def rounded(value: float) -> float:
    """To thousandths, the same in Python and JavaScript."""
    return math.floor(value * 1000 + 0.5) / 1000
