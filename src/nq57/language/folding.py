"""Vietnamese text without accents, for comparing, searching and highlighting.

It must not know what the text is for; folding is idempotent.
"""

import re
import unicodedata
from itertools import chain

_MARKS = re.compile("[\u0300-\u036f]+")
# Letters that have a case or an accent: Latin with its extensions, Greek, Cyrillic, full-width.
_LETTERS = chain(range(0x41, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000), range(0xFF21, 0xFF3B))


def _bare(letter: str) -> str:
    """One character for one: the base letter in lower case, or the letter itself."""
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return {"đ": "d", "ð": "d"}.get(base, base) if len(base) == 1 else letter


_SAFE = {code: _bare(chr(code)) for code in _LETTERS if _bare(chr(code)) != chr(code)}


def fold_safe(text: str) -> str:
    """Fold character by character, so that offsets hold: every character yields exactly one.

    Meant for NFC text; a combining mark, having no base of its own here, stays as it is.
    """
    return text.translate(_SAFE)


def fold(text: str) -> str:
    """Lower case, without tones and hooks, đ as d: `Nghị quyết` → `nghi quyet`."""
    safe = text.translate(_SAFE)
    if safe.isascii():
        return safe
    letters = _MARKS.sub("", unicodedata.normalize("NFD", safe))
    return unicodedata.normalize("NFC", letters).translate(_SAFE)
