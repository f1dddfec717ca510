"""How a build went, and the note of the last whole one, so that an unchanged one ends at once.

It must not import pages or records: the answer "nothing changed" must not wait for them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from nq57.build.manifest import is_whole, load_state, write_whole
from nq57.model.problems import Problem
from nq57.model.source import Source

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


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last whole build: how each unit went, and what was to be said of the content."""

    results: tuple[UnitResult, ...]
    problems: tuple[Problem, ...]


def remember_results(
    out: Path, key: str, results: Iterable[UnitResult], problems: Iterable[Problem] = ()
) -> None:
    """Note a whole build, so that the next run can tell at once that nothing changed."""
    rows = [asdict(replace(result, written={}, removed=())) for result in results]
    told = [(p.source.path, p.source.line, p.source.column, p.code, p.details) for p in problems]
    note = {"key": key, "results": rows, "problems": told}
    write_whole(out / WORKROOM / _NOTE, json.dumps(note).encode())


def forget_results(out: Path) -> None:
    """Take the note away: a build has begun, and only a whole one may leave a note again."""
    (out / WORKROOM / _NOTE).unlink(missing_ok=True)


def recalled_results(out: Path, key: str) -> LastBuild | None:
    """The last build if it was made of the same inputs and its trees are still whole."""
    try:
        body = json.loads((out / WORKROOM / _NOTE).read_bytes())
        results = tuple(UnitResult(**row) for row in body["results"])
        problems = tuple(_problem(*row) for row in body["problems"])
        same = body["key"] == key and all(_is_there(out, result.tree) for result in results)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return LastBuild(results, problems) if same else None


def _problem(path: str, line: int, column: int, code: str, details: list[list[str]]) -> Problem:
    return Problem(Source(path, line, column), code, tuple((name, value) for name, value in details))


def _is_there(out: Path, tree: str) -> bool:
    state = load_state(state_path(out, tree), out / tree)
    return state is not None and is_whole(state, out / tree)
