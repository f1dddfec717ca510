"""The nearest known word to one that is unknown: "có phải ý bạn là…".

It must not know what the words mean; ties are settled by the words themselves.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from nq57.language.folding import fold

_CUTOFF = 60


def nearest(word: str, known: Iterable[str], limit: int = 1) -> tuple[str, ...]:
    """At most `limit` known words that look like `word` without accents, likest first."""
    wanted = fold(word)
    scored = ((fuzz.ratio(wanted, fold(candidate)), candidate) for candidate in dict.fromkeys(known))
    close = sorted((pair for pair in scored if pair[0] >= _CUTOFF), key=lambda pair: (-pair[0], pair[1]))
    return tuple(candidate for _, candidate in close[:limit])
