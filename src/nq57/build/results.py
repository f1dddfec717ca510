"""How a build went, and the note of the last whole one, so that an unchanged one ends at once.

It must not import pages or models: the answer "nothing changed" must not wait for them.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from nq57.build.manifest import is_whole, load_state, write_whole

WORKROOM = ".nq57"
_NOTE = "lan-cuoi.json"


@dataclass(frozen=True, slots=True)
class UnitResult:
    """How one unit went: files written with their reasons; `failure` says why it has no new tree."""

    unit: str
    tree: str
    seconds: float
    pages: int = 0
    files: int = 0
    bytes: int = 0
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    failure: str = ""


def state_path(out: Path, tree: str) -> Path:
    """Where the state of a tree is kept."""
    return out / WORKROOM / f"{tree}.json"


def remember_results(out: Path, key: str, results: list[UnitResult]) -> None:
    """Note a whole build, so that the next run can tell at once that nothing changed."""
    rows = [asdict(replace(result, written={}, removed=())) for result in results]
    write_whole(out / WORKROOM / _NOTE, json.dumps({"key": key, "results": rows}).encode())


def forget_results(out: Path) -> None:
    """Take the note away: a build has begun, and only a whole one may leave a note again."""
    (out / WORKROOM / _NOTE).unlink(missing_ok=True)


def recalled_results(out: Path, key: str) -> list[UnitResult] | None:
    """The last build's results if it was made of the same inputs and its trees are still whole."""
    try:
        body = json.loads((out / WORKROOM / _NOTE).read_bytes())
        results = [UnitResult(**row) for row in body["results"]]
        same = body["key"] == key and all(_is_there(out, result.tree) for result in results)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return results if same else None


def _is_there(out: Path, tree: str) -> bool:
    state = load_state(state_path(out, tree), out / tree)
    return state is not None and is_whole(state, out / tree)
