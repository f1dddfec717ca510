"""Drafts to disk: first a plan of what each file would become, then the writing of what the plan says.

It must not know what a file holds. A file that exists and differs is kept unless force is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Operation = Literal["new", "same", "kept", "replaced"]


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one file; `path` is relative to the project's root."""

    path: str
    data: bytes
    operation: Operation


def plan(
    root: Path, files: Iterable[tuple[str, bytes]], *, force: bool, ours: str = ""
) -> tuple[Step, ...]:
    """A step for each file. Files below the folder `ours` are the tool's own and always kept current."""
    return tuple(
        Step(path, data, _operation(root / path, data, force=force or _within(path, ours)))
        for path, data in files
    )


def apply(root: Path, steps: Iterable[Step]) -> None:
    """Write what is new or replaced; each file appears whole."""
    for step in steps:
        if step.operation in ("new", "replaced"):
            target = root / step.path
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            part.write_bytes(step.data)
            part.replace(target)


def _within(path: str, folder: str) -> bool:
    return bool(folder) and path.startswith(f"{folder}/")


def _operation(target: Path, data: bytes, *, force: bool) -> Operation:
    if not target.exists() and not target.is_symlink():
        return "new"
    if target.is_file() and not target.is_symlink() and target.read_bytes() == data:
        return "same"
    return "replaced" if force else "kept"
