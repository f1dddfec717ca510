"""What Git LFS leaves in the place of a file that was not fetched: a few lines that point to it.

It must not fetch anything. Source: the Git LFS specification, docs/spec.md, "The Pointer".
"""

import re

_LONGEST = 1024  # bytes, by the specification
_POINTER = re.compile(rb"\s*version https?://[^\s]*(git-lfs|hawser)[^\s]*/spec/[^\s]*\s")


def is_lfs_pointer(data: bytes) -> bool:
    """Whether a file's bytes only point to those it should have, whatever its name ends in."""
    return len(data) <= _LONGEST and bool(_POINTER.match(data))
