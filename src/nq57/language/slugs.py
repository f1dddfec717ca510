"""Addresses and anchors from Vietnamese text.

It must not know who else uses the address; suffixes against collision are the caller's.
"""

import hashlib
import re

from slugify import slugify as _slugify

from nq57.language.folding import fold

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 120  # names of real committees have 90; a file name holds 255 bytes, a whole Windows path 260
_DIGEST = 8
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_D = str.maketrans("đĐðÐ", "dDdD")


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, đ as d: `Đổi mới` → `doi-moi`."""
    bare = fold(text)
    if bare.isascii():  # all of Vietnamese, ten times faster than the library's tables
        return "-".join(_WORD.findall(bare.replace("'", "")))
    return str(_slugify(text.translate(_D)))


def address_of(text: str) -> str:
    """A slug that may name a folder: a long one is cut at a hyphen, and a digest keeps it from its like.

    What Windows keeps for a device (`con`, `aux`, `com1`) gets a digest too: no folder there may have it.
    """
    slug = slugify(text)
    digest = hashlib.sha256(slug.encode()).hexdigest()[:_DIGEST]
    if _DEVICE.fullmatch(slug):
        return f"{slug}-{digest}"
    if len(slug) <= _LONGEST:
        return slug
    room = _LONGEST - _DIGEST - 1
    cut = slug.rfind("-", 0, room + 1)
    return f"{slug[: cut if cut > 0 else room]}-{digest}"
