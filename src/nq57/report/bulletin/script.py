"""What a bulletin says, in the words that are written, and how it is said aloud and how long that takes.

It must not choose records. Texts are shortened by whole sentences, and no sentence is rewritten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nq57.language.spoken import Lexicon, Spoken, spoken
from nq57.language.syllables import spoken_syllables
from nq57.model.weeks import Week

SYLLABLES_A_MINUTE = 165
"""How fast a loudspeaker bulletin is read: between the 150 and 180 of a calm voice."""

LEAST_MINUTES, MOST_MINUTES = 5, 8


@dataclass(frozen=True, slots=True)
class BulletinItem:
    """One thing that is told: its record, its title and the sentences said after it."""

    record: str
    url: str
    title: str
    sentences: tuple[str, ...]
    topics: tuple[str, ...] = ()
    picture: str = ""
    picture_alt: str = ""

    @property
    def spoken(self) -> tuple[str, ...]:
        """Its title and its sentences."""
        return (self.title, *self.sentences)


@dataclass(frozen=True, slots=True)
class BulletinSection:
    """Items under one announcement."""

    heading: str
    items: tuple[BulletinItem, ...]


@dataclass(frozen=True)
class Script:
    """A whole bulletin; `missing` is what an editor must look at."""

    unit: str
    week: Week
    editor: str
    approver: str
    greeting: tuple[str, ...]
    headlines: tuple[str, ...]
    sections: tuple[BulletinSection, ...]
    repeated: tuple[str, ...]
    farewell: tuple[str, ...]
    address: str = ""
    missing: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[BulletinItem, ...]:
        """All that is told, in its order."""
        return tuple(item for section in self.sections for item in section.items)

    def paragraphs(self) -> Iterator[tuple[str, ...]]:
        """The sentences as written, a paragraph for each item, in the order in which they are read."""
        yield self.greeting
        if self.headlines:
            yield self.headlines
        for section in self.sections:
            first, *rest = section.items
            yield (section.heading, *first.spoken)
            yield from (item.spoken for item in rest)
        if self.repeated:
            yield self.repeated
        yield self.farewell


@dataclass(frozen=True)
class Aloud:
    """A bulletin as it is said: `paragraphs` of sentences, the short forms that nobody could read."""

    paragraphs: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...]

    @cached_property
    def syllables(self) -> int:
        """How many syllables are said."""
        return sum(spoken_syllables(sentence) for part in self.paragraphs for sentence in part)

    @property
    def seconds(self) -> int:
        """How long the reading takes."""
        return round(self.syllables * 60 / SYLLABLES_A_MINUTE)

    @property
    def length(self) -> str:
        """The same as `phút:giây`."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"

    @property
    def text(self) -> str:
        """One sentence a line, a blank line between paragraphs: what a reader holds and a voice gets."""
        return "\n\n".join("\n".join(part) for part in self.paragraphs) + "\n"


def read_aloud(script: Script, lexicon: Lexicon) -> Aloud:
    """The script as it is said."""
    parts: list[tuple[str, ...]] = []
    unknown: list[str] = []
    for paragraph in script.paragraphs():
        spoken = tuple(_one(sentence, lexicon) for sentence in paragraph)
        unknown += (form for one in spoken for form in one.unknown)
        parts.append(tuple(one.text for one in spoken if one.text))
    return Aloud(tuple(part for part in parts if part), tuple(dict.fromkeys(unknown)))


def _one(sentence: str, lexicon: Lexicon) -> Spoken:
    return spoken(sentence, lexicon)
