"""Laws of the engine on generated projects: filled = oracle, and incremental = clean over any edits."""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, note, settings
from tests.properties.strategies_edits import Desk, desks, sequences
from tests.rebuild.scenes import Scene, differing, trees

MOST_EDITS = 11  # of seventeen, in any order: other runs take the others
WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)  # each try builds whole trees


@settings(max_examples=5, phases=WITHOUT_SHRINKING)
@given(desks())
def test_filled_is_what_mkdocs_builds(desk: Desk) -> None:
    """Whatever the workspace holds, every file of every unit is the oracle's."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), desk.files())
        built = scene.build()
        assert built.failures == {}
        assert differing(scene.files(built), scene.oracle()) == {}


@settings(max_examples=2, phases=WITHOUT_SHRINKING)
@given(sequences())
def test_incremental_is_clean(states: list[tuple[str, Desk]]) -> None:
    """After each of any edits the trees and their manifests are those of a first build.

    So they are whether a new process builds on what the last one left or one stays in memory.
    """
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), {})
        resident = scene.resident()
        for name, desk in states[:MOST_EDITS]:
            note(name)
            scene.lay(desk.files(), desk.theme)
            built, kept = scene.build(as_of=desk.as_of), scene.update(resident, desk.as_of)
            assert built.failures == kept.failures == {}
            assert built.problems == kept.problems
            clean = scene.clean(desk.as_of)
            assert differing(scene.trees(built), clean) == {}
            assert differing(trees(resident.order.out, built), clean) == {}
