"""Words with Vietnamese marks that no Vietnamese syllable can be: typing slips that need no dictionary.

It must not know words; borrowed ones of several syllables ("ki-lô-mét" in one) are told by their shape.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nq57.language.normalise import LOWER
from nq57.language.syllables import is_syllable

# A letter of another alphabet that some keyboards give for ư.
_LIKE_U = "ƣ"
_MARKED = frozenset(LOWER + _LIKE_U) - frozenset("abcdefghijklmnopqrstuvwxyz-")
_WORD = re.compile(r"(?<![\w'’.@/_\-])[^\W\d_]{2,16}(?![\w'’@/_\-])")
_FOREIGN = re.compile("[fjwz]|oo")  # băngzôn, moóc
_VOWELS = re.compile("[aeiouy]")
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
_TONES = re.compile("[\u0300\u0301\u0309\u0303\u0323]")
_MOST_CACHED = 8192


class ImpossibleWord(NamedTuple):
    """Such a word at `start:end` of a text, and what was surely meant, where that can be told."""

    start: int
    end: int
    meant: str | None


def impossible_words(text: str) -> Iterator[ImpossibleWord]:
    """Every such word in lower case, in order; the text must be NFC. Names are in capitals and pass."""
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and word.islower() and not _MARKED.isdisjoint(word) and _is_impossible(word):
            yield ImpossibleWord(*match.span(), _meant(word))


@lru_cache(maxsize=_MOST_CACHED)
def _is_impossible(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if is_syllable(word) or _FOREIGN.search(bare) or not _VOWELS.search(bare):
        return False
    # "kilômét" is borrowed; "thủtục", with two tones, is two words run together.
    return not _parts(word) or len(_TONES.findall(letters)) > 1


def _meant(word: str) -> str | None:
    if is_syllable(mended := word.replace(_LIKE_U, "ư")):
        return mended
    parts = _parts(word)
    return " ".join(parts[0]) if len(parts) == 1 else None


@lru_cache(maxsize=_MOST_CACHED)
def _parts(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to part a word into syllables, all but the first beginning with a consonant."""
    found: list[tuple[str, ...]] = []
    for cut in range(1, len(word)):
        first, rest = word[:cut], word[cut:]
        if rest[0] in _CONSONANTS and is_syllable(first):
            found += [(first, rest)] if is_syllable(rest) else [(first, *parts) for parts in _parts(rest)]
    return tuple(found)
