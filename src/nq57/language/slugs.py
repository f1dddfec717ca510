"""Addresses and anchors from Vietnamese text.

It must not know who else uses the address; suffixes against collision are the caller's.
"""

import re

from slugify import slugify as _slugify

from nq57.language.folding import fold

_WORD = re.compile(r"[a-z0-9]+")
_D = str.maketrans("đĐðÐ", "dDdD")


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, đ as d: `Đổi mới` → `doi-moi`."""
    bare = fold(text)
    if bare.isascii():  # all of Vietnamese, ten times faster than the library's tables
        return "-".join(_WORD.findall(bare.replace("'", "")))
    return str(_slugify(text.translate(_D)))
