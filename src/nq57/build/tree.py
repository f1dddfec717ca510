"""A unit's output folder: staged beside the old one, then switched in one step.

It must not know what is in the files. A kill at any moment leaves the last good tree.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_STAGE = ".nq57-dang-dung"
_OLD = ".nq57-ban-cu"


@dataclass(frozen=True, slots=True)
class TreeFigures:
    """How large a tree is."""

    files: int
    bytes: int
    pages: int


def replace_tree(out: Path, name: str, fill: Callable[[Path], None]) -> TreeFigures:
    """Fill a staged folder and put it in the place of `out/name`; on any error the old one stays."""
    final, stage, old = out / name, out / f"{_STAGE}.{name}", out / f"{_OLD}.{name}"
    recover(out, name)
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
    try:
        fill(stage)
        figures = measure(stage)
        if final.exists():
            final.rename(old)
        stage.rename(final)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return figures


def recover(out: Path, name: str) -> None:
    """Undo a switch that was cut between its two renames."""
    final, old = out / name, out / f"{_OLD}.{name}"
    if old.exists():
        if final.exists():
            shutil.rmtree(old)
        else:
            old.rename(final)


def measure(tree: Path) -> TreeFigures:
    """Count files, bytes and pages."""
    files = [path for path in tree.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return TreeFigures(len(files), sum(path.stat().st_size for path in files), pages)
