"""Words of texts and questions for comparing: with accents and without, short forms in full, what is asked.

It must not know pages. Mirrored by `docs/assets/tim-kiem/dap.js`; tests compare the two on many texts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from nq57.language.folding import fold
from nq57.language.normalise import one_tone_placement, tidy


class Word(NamedTuple):
    """A word: as written in lower case, without accents, whether it was printed in capitals."""

    exact: str
    plain: str
    capital: bool = False

    @property
    def marked(self) -> bool:
        """Whether it bears accents: then it means just itself."""
        return self.exact != self.plain


class Phrase(NamedTuple):
    """Words to find; what is read in their place, or what they ask for; whether only in capitals."""

    words: tuple[Word, ...]
    full: tuple[Word, ...]
    asks: str
    capital: bool


class ReadText(NamedTuple):
    """A text read: its words that carry meaning, and all of them."""

    telling: list[Word]
    every: list[Word]


class ReadQuestion(NamedTuple):
    """A question read: its words that carry meaning, what it asks for in order, and of what how many."""

    words: list[Word]
    asks: list[str]
    counted: Word | None


@dataclass(frozen=True)
class ReadingRules:
    """How texts are read, from the settings that browsers read too."""

    settings: Mapping[str, Any]

    @cached_property
    def _word(self) -> re.Pattern[str]:
        letters = f"{self.settings['chu']}{self.settings['chu'].upper()}"
        number = f"[0-9]+(?:/[0-9]{{2,4}})?[-/](?=[{letters}])(?:[-/&]?[{letters}0-9]+)+"
        return re.compile(f"{number}|[{letters}]+|[0-9]+|%|[\u4e00-\u9fff]")

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        return re.compile("[0-9]+|[^0-9&/-]+")

    @cached_property
    def _phrases(self) -> tuple[Mapping[str, list[Phrase]], Mapping[str, list[Phrase]]]:
        """The phrases of texts and of questions by the plain form of their first word, longest first."""
        same = [Phrase(self.split(a), self.split(b), "", bool(c)) for a, b, c in self.settings["nghia"]]
        asks = [Phrase(self.split(a), (), b, capital=False) for a, b in self.settings["hoi"]]
        return _by_first(same), _by_first([*same, *asks])

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(self.settings["rong"])

    def split(self, text: str) -> tuple[Word, ...]:
        """The words of a text as they are; figures and letters that touch are two words.

        A document's number, `57-NQ/TW`, is its parts and then all of it in one.
        """
        found: list[Word] = []
        for match in self._word.findall(one_tone_placement(tidy(text))):
            pieces = self._piece.findall(match)
            found += [Word(p.lower(), fold(p), len(p) > 1 and p == p.upper() != p.lower()) for p in pieces]
            if len(pieces) > 1:
                whole = fold("".join(pieces))
                found.append(Word(whole, whole))
        return tuple(found)

    def read(self, text: str) -> ReadText:
        """The words of a page's text, short forms in full."""
        every = [word for word, _ in self._expanded(text, 0)]
        return ReadText([word for word in every if word.exact not in self._empty], every)

    def asked(self, question: str) -> ReadQuestion:
        """What a question says and what it asks for."""
        words: list[Word] = []
        asks: list[str] = []
        counted: Word | None = None
        for word, wanted in self._expanded(question, 1):
            if wanted:
                asks.append(wanted)
            elif word.exact not in self._empty:
                words.append(word)
                counted = counted or (word if "dem" in asks else None)
        return ReadQuestion(words, asks, counted)

    def _expanded(self, text: str, which: int) -> Iterator[tuple[Word, str]]:
        words, phrases = self.split(text), self._phrases[which]
        at = 0
        while at < len(words):
            known = phrases.get(words[at].plain, ())
            found = next((phrase for phrase in known if self._is_at(words, at, phrase)), None)
            if found is None:
                yield words[at], ""
                at += 1
                continue
            yield from ((word, "") for word in found.full)
            if found.asks:
                yield words[at], found.asks
            at += len(found.words)

    def _is_at(self, words: tuple[Word, ...], at: int, phrase: Phrase) -> bool:
        there = words[at : at + len(phrase.words)]
        if len(there) < len(phrase.words) or not all(map(_alike, there, phrase.words)):
            return False
        loud = all(word.capital or len(word.exact) == 1 for word in words)
        if phrase.asks and not loud and any(word.capital for word in there):
            return False  # "là AI" in capitals is no question who, unless all of it is in capitals
        if not phrase.capital or there[0].capital:
            return True
        return at > 0 and words[at - 1].exact in self.settings["truoc"]


def _alike(word: Word, wanted: Word) -> bool:
    return word.exact in {wanted.exact, wanted.plain}


def _by_first(phrases: list[Phrase]) -> Mapping[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: -len(one.words)):
        if phrase.words:
            found.setdefault(phrase.words[0].plain, []).append(phrase)
    return found
