"""Addresses and anchors from Vietnamese text.

It must not know who else uses the address; suffixes against collision are the caller's.
"""

from slugify import slugify as _slugify

_D = str.maketrans("đĐðÐ", "dDdD")


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, đ as d: `Đổi mới` → `doi-moi`."""
    return str(_slugify(text.translate(_D)))
