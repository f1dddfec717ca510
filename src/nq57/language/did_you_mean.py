"""The nearest known words to one that is unknown: "có phải ý bạn là…".

It must not know what the words mean; ties are settled by the words themselves.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from nq57.language.folding import fold

_CUTOFF = 60  # of 100; below it a suggestion puzzles more than it helps


def nearest(word: str, known: Iterable[str], limit: int = 1) -> tuple[str, ...]:
    """At most `limit` known words that look like `word` without accents, likest first.

    Of two equally alike the one that shares the accents wins, then the first in code order.
    """
    wanted = fold(word)
    scored = []
    for candidate in dict.fromkeys(known):
        score = fuzz.ratio(wanted, fold(candidate), score_cutoff=_CUTOFF)
        if score:
            scored.append((-score, -fuzz.ratio(word, candidate), candidate))
    return tuple(candidate for _, _, candidate in sorted(scored)[:limit])
