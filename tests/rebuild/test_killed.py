"""A build killed at any of its operations on the disk: no torn file, and the next run makes it whole."""

import os
import signal
import sys
import traceback
from pathlib import Path

import pytest
from tests.rebuild.scenes import MANIFEST, Scene, Tree, files_of
from tests.small_files import pdf
from tests.workspaces import UNITS, Files, article

from nq57.build.tree import Stage

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork"),
    pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning"),
]

_OPERATIONS = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "sqlite3.connect"}
_WRITING = os.O_WRONLY | os.O_RDWR
OLD: Files = {
    **UNITS,
    "trung-uong/tin-tuc/chung.md": article("Cũ."),
    "tinh-a/tin-tuc/di.md": article(tep_dinh_kem="\n- tep: tep.pdf"),
    "tinh-a/tin-tuc/tep.pdf": pdf("cu"),
}
NEW: Files = {
    **UNITS,
    "trung-uong/tin-tuc/chung.md": article("Mới.", tieu_de="Tên mới"),
    "tinh-a/tin-tuc/den.md": article(tep_dinh_kem="\n- tep: tep.pdf"),
    "tinh-a/tin-tuc/tep.pdf": pdf("moi"),
}


def die_at(operation: int) -> None:
    """Let this process be killed as it begins so many operations on the disk from now."""
    left = operation

    def listen(event: str, details: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(details[2], int) and details[2] & _WRITING
        if writes or event in _OPERATIONS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(listen)


def killed(scene: Scene, operation: int) -> bool:
    """Build in a process of its own, killed at an operation; False when the build was over before."""
    child = os.fork()
    if child == 0:
        try:
            die_at(operation)
            scene.build()
        except BaseException:  # noqa: BLE001 - nothing of this process may reach the test run
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def lying(scene: Scene, known: dict[str, Tree]) -> dict[str, Tree]:
    """What lies in the units' places now, without manifests."""
    found = {unit: scene.out / unit.replace("/", ".") for unit in known}
    return {unit: files_of(folder) for unit, folder in found.items()}


def without_manifests(trees: dict[str, Tree]) -> dict[str, Tree]:
    """The trees alone."""
    return {unit: {path: tree[path] for path in tree if path != MANIFEST} for unit, tree in trees.items()}


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """The old content."""
    return Scene(tmp_path, OLD)


def both(scene: Scene) -> tuple[dict[str, Tree], dict[str, Tree]]:
    """The trees of the old and of the new content; the old one lies on the disk, built."""
    scene.lay(NEW)
    new = scene.clean()
    scene.lay(OLD)
    return scene.trees(scene.build()), new


def test_a_switch_leaves_the_old_tree_or_the_new(scene: Scene) -> None:
    """When whole trees are staged, each is the old one or the new one after a kill at any operation."""
    old, new = both(scene)
    wholes = without_manifests(old), without_manifests(new)
    for operation in range(1, 2_000, 43):
        scene.lay(OLD)
        scene.build()
        scene.lay(NEW)
        for state in (scene.out / ".nq57").glob("*.json"):
            state.unlink()
        over = not killed(scene, operation)
        for unit, tree in lying(scene, new).items():
            assert tree in (wholes[0][unit], wholes[1][unit])
        assert scene.trees(scene.build()) == new
        if over:
            break
    else:
        pytest.fail("the build was never over")


def test_a_patch_leaves_every_file_whole(scene: Scene) -> None:
    """When few files change, each is the old one or the new one after a kill at any operation."""
    old, new = both(scene)
    for operation in range(1, 2_000, 5):
        scene.lay(OLD)
        assert scene.trees(scene.build()) == old
        scene.lay(NEW)
        over = not killed(scene, operation)
        for unit, tree in lying(scene, new).items():
            assert set(tree.items()) <= {*old[unit].items(), *new[unit].items()}
            assert old[unit].keys() & new[unit].keys() - {MANIFEST} <= tree.keys()
        assert scene.trees(scene.build()) == new
        if over:
            break
    else:
        pytest.fail("the build was never over")
    assert not [path.name for path in (scene.out / ".nq57").iterdir() if path.suffix in (".moi", ".cu")]


def test_a_first_build_leaves_a_whole_tree_or_none(scene: Scene) -> None:
    """Killed before there was any tree, a build leaves whole trees or nothing in their places."""
    clean = scene.clean()
    wholes = without_manifests(clean)
    for operation in (1, 3, 20, 70, 130):
        assert killed(scene, operation)
        for unit, tree in lying(scene, clean).items():
            assert tree in ({}, wholes[unit])
    assert scene.trees(scene.build()) == clean


@pytest.mark.parametrize("at", [0, 2])
def test_an_interrupt_leaves_a_good_tree(scene: Scene, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Ctrl-C ends the build at once; the trees are as they were, and the next run is whole."""
    old, new = both(scene)
    scene.lay(NEW)
    steps, write = iter(range(at)), Stage.write

    def interrupted(stage: Stage, path: str, data: bytes) -> None:
        if next(steps, None) is None:
            raise KeyboardInterrupt
        write(stage, path, data)

    with monkeypatch.context() as patched:
        patched.setattr(Stage, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            scene.build()
    assert lying(scene, old) == without_manifests(old)
    assert scene.trees(scene.build()) == new
