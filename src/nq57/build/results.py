"""How a build went, and the note of a whole one, so that an unchanged one ends at once.

It must not know how anything is said; `build.last_build` reads the note.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nq57.build.last_build import NOTE, WORKROOM, identity
from nq57.build.manifest import write_whole


@dataclass(frozen=True, slots=True)
class UnitResult:
    """How one unit went: files written with their reasons; `failure` says why it has no new tree.

    `sizes` are those of all files of the tree.
    """

    unit: str
    tree: str
    seconds: float
    pages: int = 0
    files: int = 0
    bytes: int = 0
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    failure: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict, repr=False)


def remember_results(
    out: Path, key: str, results: Iterable[UnitResult], messages: Mapping[str, str], *, has_errors: bool
) -> None:
    """Note a whole build, so that the next run can tell at once that nothing changed.

    `messages` is what was found of the content, by language.
    """
    trees = [(one.tree, *identity(out / one.tree), dict(one.sizes)) for one in results]
    note = {"key": key, "messages": dict(messages), "has_errors": has_errors, "trees": trees}
    write_whole(out / WORKROOM / NOTE, json.dumps(note, ensure_ascii=False).encode())


def forget_results(out: Path) -> None:
    """Take the note away: a build has begun, and only a whole one may leave a note again."""
    (out / WORKROOM / NOTE).unlink(missing_ok=True)
