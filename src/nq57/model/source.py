"""A place in a content file, carried by every record and problem.

It must not know how files are read: a path here is text, relative to the content folder.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where something stands: POSIX path below `content/`, line and column from 1 (0: whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"
