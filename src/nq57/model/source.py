"""A place in a content file, carried by every record and problem; and a link that is at one.

It must not know how files are read: a path here is text, relative to the content folder.
"""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Source:
    """Where something is: POSIX path below `content/`, line and column from 1 (0: whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class InnerLink:
    """A link inside the section: `target` is `kind/name` (empty: the same page), `anchor` may be empty."""

    target: str
    anchor: str
    place: Source
