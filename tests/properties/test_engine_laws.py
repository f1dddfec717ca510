"""Laws of the engine on generated projects: filled = oracle, and incremental = clean over any edits."""

import tempfile
from pathlib import Path

from hypothesis import given, note, settings
from tests.properties.strategies_edits import Desk, desks, sequences
from tests.rebuild.scenes import Scene, differing


@settings(max_examples=8)
@given(desks())
def test_filled_is_what_mkdocs_builds(desk: Desk) -> None:
    """Whatever the workspace holds, every file of every unit is the oracle's."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), desk.files())
        built = scene.build()
        assert built.failures == {}
        assert differing(scene.trees(built), scene.oracle()) == {}


@settings(max_examples=6)
@given(sequences(8))
def test_incremental_is_clean(states: list[tuple[str, Desk]]) -> None:
    """After each of any edits the trees and their manifests are those of a first build."""
    with tempfile.TemporaryDirectory() as folder:
        scene, lying = Scene(Path(folder), {}), dict[str, bytes]()
        for name, desk in states:
            note(name)
            scene.lay(desk.files(), lying, desk.theme)
            lying = desk.files()
            built = scene.build(as_of=desk.as_of)
            assert built.failures == {}
            assert differing(scene.trees(built), scene.clean(desk.as_of)) == {}
            assert scene.manifests(built) == scene.clean_manifests(built)
