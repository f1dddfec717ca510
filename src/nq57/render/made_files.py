"""A file that is made from a unit's content and stands beside its pages: a feed, a table, a picture.

It must not know where files are written or kept; whoever writes them calls `make` when the key is new.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file: `path` below the unit's root; `of` is all that its bytes are made of, besides our code.

    `of` holds plain values and frozen dataclasses only. A `lasting` file is dear to make: its bytes are
    kept between runs and shared by all units for which `of` is equal, whatever its path.
    """

    path: str
    of: tuple[object, ...]
    make: Callable[[], bytes]
    lasting: bool = False


def text_file(path: str, text: str) -> MadeFile:
    """A file whose text is known already."""
    return MadeFile(path, (text,), text.encode)
