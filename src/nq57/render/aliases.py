"""Other words under which a record must be found: forms of its number, abbreviations short and long.

It must not know search engines; aliases are folded words, each record's own.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from nq57.language.folding import fold
from nq57.language.numbers import Number
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.values import Term

_WORD = re.compile(r"[a-z0-9]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_PRINTED = re.compile(r"[\w&/-]*\w")


def number_aliases(fields: Fields) -> str:
    """The ways in which people type a document's number: `1169 qd ttg qd1169 1169qd 1169qdttg …`."""
    if not isinstance(fields, Document) or fields.number is None or not fields.number.serial:
        return ""
    return _number_aliases(fields.number, _joined(fold(fields.type)), _joined(fold(fields.type_label)))


@lru_cache(maxsize=20_000)
def _number_aliases(number: Number, code: str, label: str) -> str:
    serial, organs = _joined(fold(number.serial)), _WORD.findall(fold(number.organ))
    organ, year = "".join(organs), str(number.year or "")
    code = _joined(fold(number.type)) or code
    found = [serial, code, *organs, organ, f"{code}{serial}", f"{serial}{code}", f"{serial}{code}{organ}"]
    found += [
        f"{code}{serial}{organ}",
        f"{code}{organ}",
        f"{serial}{organ}",
        f"{label}{serial}",
        f"so{serial}",
    ]
    if year:
        found += [year, f"{serial}{year}", f"{serial}{year}{code}{organ}", f"{serial}{year}{organ}"]
        found.append(f"{code}{serial}{year}")
    return " ".join(dict.fromkeys(word for word in found if word))


def abbreviation_aliases(text: str, terms: tuple[Term, ...]) -> str:
    """Abbreviations that the text spells out, and the full words of those that it writes short.

    Words in full are sought whatever their accents; an abbreviation only as it is printed, for `AI` is
    no `ai`, and `DN` no `dn`.
    """
    printed, folded = set(_PRINTED.findall(text)), f" {_NOT_WORD.sub(' ', fold(text))} "
    found: list[str] = []
    for term in _abbreviations(terms):
        short = bool(term.printed & printed)
        full = any(form in folded for form in term.forms)
        if short or full:
            found += [word for word, known in ((term.short, short), (term.full, full)) if not known]
    return " ".join(dict.fromkeys(found))


def abbreviations(terms: tuple[Term, ...]) -> dict[str, str]:
    """Each abbreviation, folded without blanks, with its words in full, folded."""
    found: dict[str, str] = {}
    for term in _abbreviations(terms):
        for short in (term.short, *(_joined(fold(form)) for form in sorted(term.printed))):
            found.setdefault(short, term.full)
    return found


class _Abbreviation(NamedTuple):
    """A term made ready: its abbreviation and its words folded, and the ways to write either in a text."""

    short: str
    full: str
    printed: frozenset[str]
    forms: tuple[str, ...]


@lru_cache(maxsize=8)
def _abbreviations(terms: tuple[Term, ...]) -> tuple[_Abbreviation, ...]:
    found = []
    for term in terms:
        words = [form for form in term.spellings if " " in form]
        forms = tuple(f" {' '.join(_WORD.findall(fold(form)))} " for form in words)
        printed = frozenset(form for form in term.spellings if " " not in form)
        found.append(
            _Abbreviation(_joined(fold(term.code)), forms[0].strip() if forms else "", printed, forms)
        )
    return tuple(found)


def _joined(text: str) -> str:
    return "".join(_WORD.findall(text))
