"""The note of the last whole build, and whether it still holds: the answer "nothing has changed".

It must import nothing but the standard library: the answer must not wait for pages, records or problems.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

WORKROOM = ".nq57"
NOTE = "lan-cuoi.json"


class LastBuild(NamedTuple):
    """The last whole build: how many units it built, and what was to be said of the content."""

    units: int
    messages: Mapping[str, str]
    """The problems as text, by language; empty where there are none."""
    has_errors: bool


def state_path(out: Path, tree: str) -> Path:
    """Where the state of a tree is kept."""
    return out / WORKROOM / f"{tree}.json"


def recalled_build(out: Path, key: str) -> LastBuild | None:
    """The last build if it was made of the same inputs and its trees are still whole."""
    try:
        note = json.loads((out / WORKROOM / NOTE).read_bytes())
        if note["key"] != key or not all(_is_whole(out, *tree) for tree in note["trees"]):
            return None
        return LastBuild(len(note["trees"]), dict(note["messages"]), bool(note["has_errors"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def identity(tree: Path) -> tuple[int, int]:
    """What tells a tree's folder from another of the same name."""
    facts = tree.stat()
    return facts.st_dev, facts.st_ino


def _is_whole(out: Path, tree: str, device: int, number: int, sizes: dict[str, Any]) -> bool:
    """Whether the folder is the one noted, with its state, and every file there in its size."""
    if identity(out / tree) != (device, number) or not state_path(out, tree).is_file():
        return False
    root, stat = f"{out / tree}{os.sep}", os.stat
    return all(stat(root + name).st_size == size for name, size in sizes.items())
