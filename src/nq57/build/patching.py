"""A tree brought up to date in place when few of its files change, by a journal that outlives a kill.

It must not know what is in the files. Staging a whole tree for one page would cost a thousand times
the page; here each file is replaced whole, and a run that was cut is finished by the next.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nq57.build.manifest import write_whole
from nq57.build.tree import make_folder, make_writable

FEW = 64


@dataclass(frozen=True, slots=True)
class TreePatch:
    """Files that lie in `stage` and belong into `final`, files to be removed, and the journal's place."""

    stage: Path
    final: Path
    journal: Path

    def apply(self, written: Iterable[str], removed: Iterable[str]) -> None:
        """Write down what is to be done, then do it."""
        plan = {"write": sorted(written), "remove": sorted(removed)}
        write_whole(self.journal, json.dumps(plan).encode())
        self._carry_out(plan)

    def finish(self) -> None:
        """Nothing is left to be done."""
        shutil.rmtree(self.stage, ignore_errors=True)
        self.journal.unlink(missing_ok=True)

    def resume(self) -> bool:
        """Carry out what a cut run had written down; True when there was anything."""
        try:
            plan = json.loads(self.journal.read_bytes())
        except (OSError, ValueError):
            return False
        if self.final.is_dir():
            self._carry_out(plan)
        return True

    def _carry_out(self, plan: dict[str, list[str]]) -> None:
        for path in plan["write"]:
            source, target = self.stage / path, self.final / path
            if source.exists():
                make_folder(target.parent)
                make_writable(target.parent)
                source.replace(target)
        for path in plan["remove"]:
            if (self.final / path).parent.is_dir():
                make_writable((self.final / path).parent)
                (self.final / path).unlink(missing_ok=True)
            _drop_empty(self.final, (self.final / path).parent)


def _drop_empty(root: Path, folder: Path) -> None:
    """Remove a folder left empty, and those above it, up to the tree's own."""
    while folder != root and folder.is_dir() and not os.listdir(folder):  # noqa: PTH208 - only whether any
        make_writable(folder.parent)
        folder.rmdir()
        folder = folder.parent
