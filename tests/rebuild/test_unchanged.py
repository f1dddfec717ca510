"""Nothing changed: nothing is written, whoever asks again."""

import os
from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article

FILES = {"trung-uong/tin-tuc/chung.md": article(), "tinh-a/tin-tuc/rieng.md": article("## Mục\n\nChữ.")}


def stamps(folder: Path) -> dict[str, int]:
    """When each file of a folder was written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """A build of the same content writes and removes no file of any tree."""
    scene = Scene(tmp_path, FILES)
    first = scene.build()
    before = stamps(scene.out / "tinh-a")
    again = scene.build()
    assert set(first.written) == {"tinh-a", "tinh-a/xa-b", "tinh-c"}
    assert (again.written, again.removed, again.failures) == ({}, {}, {})
    assert stamps(scene.out / "tinh-a") == before


def test_a_file_saved_without_a_change_writes_nothing(tmp_path: Path) -> None:
    """A file with a new stamp and the same words changes no page."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    for path in ("trung-uong/tin-tuc/chung.md", "tinh-a/don-vi.yml", "../docs/assets/nq57.css"):
        scene.touch(f"content/{path}")
    assert scene.build().written == {}


def test_a_lost_file_is_made_again(tmp_path: Path) -> None:
    """A page missing from the last tree is noticed, and the tree is whole again."""
    scene = Scene(tmp_path, FILES)
    built = scene.build()
    before = scene.trees(built)
    (scene.out / "tinh-a" / "tin-tuc" / "rieng" / "index.html").unlink()
    assert scene.trees(scene.build()) == before


def test_a_lost_state_costs_only_work(tmp_path: Path) -> None:
    """Without the note of what a tree was made of, the tree is built again to the same bytes."""
    scene = Scene(tmp_path, FILES)
    before = scene.trees(scene.build())
    os.remove(scene.out / ".nq57" / "tinh-a.json")  # noqa: PTH107 - as a broom would
    again = scene.build()
    assert set(again.written) == {"tinh-a"}
    assert scene.trees(again) == before
