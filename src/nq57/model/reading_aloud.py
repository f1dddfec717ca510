"""The lexicon by which texts are read aloud, made of the vocabulary that search uses, too.

It must not read texts; a workspace adds its own abbreviations in `tu-vung.yml`.
"""

from functools import lru_cache

from nq57.language.numbers import parse_number
from nq57.language.spoken import Lexicon
from nq57.model.vocabulary import DOCUMENT_TYPES, Vocabulary

_SHORT_CAPITALS = 2


@lru_cache(maxsize=8)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """What abbreviations and types of documents say in full."""
    short: dict[str, str] = {}
    for term in vocabulary.abbreviations:
        for form in (term.code, *term.also):
            if _is_short(form):
                short.setdefault(form, term.label)
    return Lexicon(short, {term.code: term.label for term in DOCUMENT_TYPES})


def _is_short(form: str) -> bool:
    """Whether a spelling is an abbreviation, and not words in full or a document's number."""
    capitals = (sum(sign.isupper() for sign in word) for word in form.split())
    return max(capitals, default=0) >= _SHORT_CAPITALS and parse_number(form) is None
