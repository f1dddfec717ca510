"""A unit's tree on disk with its site in memory: where only texts changed, their pages alone are made.

It must not know how many units there are. The tree and its manifest are afterwards those of a clean build;
the tree's state is told by a line more, not written again.
"""

from collections.abc import Iterable
from pathlib import Path

from nq57.build.manifest import (
    FileFacts,
    TreeState,
    append_state,
    load_state,
    manifest_head,
    manifest_of,
    manifest_row,
    save_state,
    write_whole,
)
from nq57.build.patching import FEW
from nq57.build.tree import alone
from nq57.build.tree_places import TreePlaces
from nq57.build.unit_build import Supplies, TreeWork, UnitOutcome, put_in_place
from nq57.model.records import Record
from nq57.render.site import Site

_LINES = 200  # notes behind a state until it is written again as a whole


class StaleTreeError(Exception):
    """The tree is not as it was left, or more of it changes than can be changed in place."""


class KeptTree:
    """One unit's tree and its site; raises StaleTreeError when it must be built in the usual way."""

    def __init__(self, site: Site, supplies: Supplies, out: Path) -> None:
        self._site, self._origin = site, supplies.origin
        self._places = TreePlaces.of(out, site.catalogue.unit.tree)
        state = load_state(self._places.state, self._places.final)
        if state is None:
            raise StaleTreeError
        self._state = state
        self._work = TreeWork(site, supplies, state, self._places.final)
        self._rows = _rows(state)
        self._lines = 0
        self._seal = self._sealed()

    def warm(self) -> None:
        """Work out beforehand what the first change of a text would wait for; nothing is written."""
        record = next((r for r in self._site.catalogue.records if r.inherited), None)
        if record is not None:
            self._work.gather_texts([(record.id, record.language)])

    def renew(self, texts: Iterable[Record]) -> UnitOutcome:
        """Put the pages of these records into the tree; the site shows their new texts already."""
        shown = {f"{record.id}.{record.language}": record for record in texts}
        shown = {name: record for name, record in shown.items() if name in self._state.texts}
        if not shown:
            return UnitOutcome(self._state)
        with alone(self._places.lock):
            if self._sealed() != self._seal or self._places.patch.journal.exists():
                raise StaleTreeError
            outcome = self._renewed(shown)
            self._seal = self._sealed()
        return outcome

    def _renewed(self, shown: dict[str, Record]) -> UnitOutcome:
        before, work = self._state, self._work
        work.begin(before)
        changes = work.gather_texts((record.id, record.language) for record in shown.values())
        removed = tuple(sorted(before.files.keys() - work.facts.keys())) if work.has_folders else ()
        if len(changes) + len(removed) > FEW:
            raise StaleTreeError
        digests = {name: record.digest for name, record in shown.items()}
        files: dict[str, FileFacts | None] = {path: work.facts[path] for path in work.made}
        self._state = TreeState(
            before.unit, before.as_of, before.outline, work.facts, {**before.texts, **digests}
        )
        put_in_place(self._places, work, changes, removed)
        self._note(files | dict.fromkeys(removed), digests)
        self._places.patch.finish()
        return UnitOutcome(self._state, dict(sorted(changes.items())), removed)

    def _note(self, files: dict[str, FileFacts | None], digests: dict[str, str]) -> None:
        """Tell the state and the manifest what has become of these files."""
        if self._lines < _LINES:
            append_state(self._places.state, files, digests)
            self._lines += 1
        else:
            save_state(self._places.state, self._state, self._places.final)
            self._lines = 0
        if self._rows.keys() == self._state.files.keys():
            self._rows |= {path: manifest_row(path, facts) for path, facts in files.items() if facts}
        else:
            self._rows = _rows(self._state)
        head = manifest_head(self._state, self._origin)
        write_whole(self._places.manifest, manifest_of(head, self._rows.values()).encode())

    def _sealed(self) -> tuple[int, ...]:
        """What tells whether somebody else has touched the tree's folder or its notes."""
        try:
            tree, note = self._places.final.stat(), self._places.state.stat()
        except OSError:
            return ()
        return (tree.st_dev, tree.st_ino, note.st_ino, note.st_size, note.st_mtime_ns)


def _rows(state: TreeState) -> dict[str, str]:
    """The manifest's line of each file, in the order of their paths."""
    return {path: manifest_row(path, facts) for path, facts in sorted(state.files.items())}
