"""Provinces, communes and wards found in the official list by the words a person would use.

It must not know units; the list is asked of `content.administrative`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nq57.content.administrative import provinces, wards_of
from nq57.language.did_you_mean import nearest
from nq57.language.folding import fold

_PREFIXES = ("thanh pho ", "tinh ", "phuong ", "xa ", "dac khu ")


@dataclass(frozen=True, slots=True)
class OfficialPlace:
    """A place of the official list: its code as printed, its name."""

    code: str
    name: str


class UnknownPlaceError(Exception):
    """No place of the list is called so; `near` are the names most like it."""

    def __init__(self, words: str, near: tuple[str, ...]) -> None:
        super().__init__(words)
        self.words, self.near = words, near


def find_province(words: str) -> OfficialPlace:
    """The province of a code or a name, with or without accents and the word before it."""
    return _found(words, provinces(), 2)


def find_ward(words: str, province: str) -> OfficialPlace:
    """The commune, ward or special zone of a province, likewise."""
    return _found(words, wards_of(province), 5)


def _found(words: str, names: Mapping[str, str], digits: int) -> OfficialPlace:
    bare = words.strip()
    if bare.isdecimal() and bare.zfill(digits) in names:
        code = bare.zfill(digits)
        return OfficialPlace(code, names[code])
    for key in (_exact, fold, _bare):
        matching = [code for code, name in names.items() if key(name) == key(bare)]
        if len(matching) == 1:
            return OfficialPlace(matching[0], names[matching[0]])
    raise UnknownPlaceError(bare, tuple(nearest(bare, list(names.values()))))


def _exact(name: str) -> str:
    return name.casefold()


def _bare(name: str) -> str:
    """A name without accents and without the word that says what kind of place it is."""
    folded = fold(name)
    return next((folded.removeprefix(word) for word in _PREFIXES if folded.startswith(word)), folded)
