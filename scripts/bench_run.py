"""One run of all measurements: the tools, the corpus, where to build, and what was measured so far.

Must not know what is measured or how it is told.
"""

import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import environment
from bench_corpus import Corpus
from bench_measuring import Spent, timed
from environment import say


@dataclass(slots=True)
class Bench:
    """One run of all measurements: the tools, the corpus, where to build, and what was measured."""

    corpus: Corpus
    root: Path
    room: Path
    python: str
    hugo: str | None
    singles: int  # how many units MkDocs builds, each by itself; 0: it is left out
    search: bool = False  # whether units have indexes of search
    spent: dict[str, list[Spent]] = field(default_factory=dict)
    facts: dict[str, int | float] = field(default_factory=dict)

    def note(self, name: str, spent: Spent) -> None:
        """Keep one measurement and say it."""
        self.spent.setdefault(name, []).append(spent)
        cpu = f", CPU {spent.cpu:.3f} s" if spent.cpu else ""
        say(f"  {name:<20}{spent.wall:>9.3f} s{cpu}")

    def median(self, name: str) -> float | None:
        """The median wall clock of what was measured under a name; None when it was skipped."""
        return statistics.median(one.wall for one in self.spent[name]) if name in self.spent else None

    def cpu(self, name: str) -> float | None:
        """The same of the CPU's time."""
        return statistics.median(one.cpu for one in self.spent[name]) if name in self.spent else None

    def folder(self, name: str) -> Path:
        """A folder for one build, new in every run."""
        return self.room / name

    def time(
        self, command: Sequence[str], more: dict[str, str] | None = None, *, flush: bool = True
    ) -> Spent:
        """What one command takes, with the project's own code and `more` in its environment."""
        return timed(command, {**self.env(), **(more or {})}, flush=flush)

    def env(self) -> dict[str, str]:
        """The environment of all commands."""
        return {**os.environ, "PYTHONPATH": str(environment.ROOT / "src")}

    @property
    def trees(self) -> list[str]:
        """The folder names of all units' output."""
        return [unit.replace("/", ".") for unit in self.corpus.units]

    @property
    def processes(self) -> int:
        """How many processes the engine uses."""
        return min(os.cpu_count() or 1, len(self.corpus.units))
