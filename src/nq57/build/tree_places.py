"""Where a unit's tree, its stage and its notes lie below the folder of all trees; a tree brought to rest.

It must not know pages: whoever only reads a tree needs no more than this.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nq57.build.last_build import WORKROOM, state_path
from nq57.build.patching import TreePatch
from nq57.build.tree import alone, recover


@dataclass(frozen=True, slots=True)
class TreePlaces:
    """Where a unit's tree, its stage and its notes lie."""

    final: Path
    stage: Path
    old: Path
    state: Path
    manifest: Path
    lock: Path
    patch: TreePatch

    @classmethod
    def of(cls, out: Path, tree: str) -> "TreePlaces":
        """The places of one tree below `out`."""
        room, final = out / WORKROOM, out / tree
        stage = room / f"{tree}.moi"
        patch = TreePatch(stage, final, room / f"{tree}.viec.json")
        return cls(
            final=final,
            stage=stage,
            old=room / f"{tree}.cu",
            state=state_path(out, tree),
            manifest=room / f"{tree}.manifest.json",
            lock=room / f"{tree}.khoa",
            patch=patch,
        )


@contextlib.contextmanager
def at_rest(out: Path, tree: str) -> Iterator[None]:
    """A tree that no build touches meanwhile; what a cut build had begun is finished first."""
    places = TreePlaces.of(out, tree)
    with alone(places.lock):
        recover(places.final, places.old)
        if places.patch.resume():
            places.state.unlink(missing_ok=True)
            places.patch.finish()
        yield
