"""Two builds at once, of one project into one place or into two: both end well, and both are whole."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rebuild.scenes import Scene, files_of
from tests.workspaces import article

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork"),
    pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning"),
]
FILES = {f"trung-uong/tin-tuc/bai-{number}.md": article(f"## Mục {number}\n\nChữ.") for number in range(6)}


def side_by_side(*works: Callable[[], object]) -> list[int]:
    """Do each work in a process of its own, all at once; how each ended."""
    children = []
    for work in works:
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                work()
                os._exit(0)
            os._exit(1)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def built(scene: Scene) -> None:
    """Build, and let no unit have failed."""
    assert not scene.build().failures


def test_into_one_place(tmp_path: Path) -> None:
    """Builds that meet in one output folder wait for each other, unit by unit."""
    scene = Scene(tmp_path, FILES)
    for body in ("Cũ.", "Mới."):
        scene.write("content/tinh-a/tin-tuc/rieng.md", article(body))
        for state in (scene.out / ".nq57").glob("*.json"):
            state.unlink()
        assert side_by_side(*[lambda: built(scene)] * 3) == [0, 0, 0]
        assert scene.trees(scene.build()) == scene.clean()


def test_into_two_places(tmp_path: Path) -> None:
    """Builds of one project share its store and spoil nothing for each other."""
    scene = Scene(tmp_path, FILES)

    def elsewhere() -> None:
        scene.out = tmp_path / "noi-khac"
        built(scene)

    assert side_by_side(elsewhere, lambda: built(scene), elsewhere) == [0, 0, 0]
    clean = scene.clean()
    for unit, tree in clean.items():
        for place in (scene.out, tmp_path / "noi-khac"):
            assert files_of(place / unit.replace("/", ".")).items() <= tree.items()
    assert scene.trees(scene.build()) == clean


def test_several_processes_make_what_one_makes(tmp_path: Path) -> None:
    """Units built side by side by one command are those of a build in one process."""
    scene = Scene(tmp_path, FILES)
    side = scene.build(jobs=3)
    assert side.failures == {}
    assert scene.trees(side) == scene.clean()
