"""Vietnamese text without accents, for comparing and searching.

It must not know what the text is for; folding is idempotent.
"""

import unicodedata

_BARE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def fold(text: str) -> str:
    """Lower case, without tones and hooks, đ as d: `Nghị quyết` → `nghi quyet`."""
    bare = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()
