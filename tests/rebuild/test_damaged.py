"""A damaged store, note or tree is noticed: the result is that of a first build."""

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.rebuild.scenes import Scene
from tests.workspaces import article, document

FILES = {
    "trung-uong/tin-tuc/chung.md": article("## Mục\n\n[Xem](van-ban)"),
    "trung-uong/van-ban/so-1.yml": document("1/KH-UBND"),
    "tinh-a/tin-tuc/rieng.md": article(),
}


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A project built once, its trees thrown away, so that everything must come from the store."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    shutil.rmtree(scene.out)
    return scene


@pytest.mark.parametrize("seed", range(6))
def test_bytes_changed_or_cut_off(scene: Scene, seed: int) -> None:
    """With bytes of the store's file changed, or its end cut off, the trees are as ever."""
    source = random.Random(seed)  # noqa: S311 - damage, not secrets
    data = bytearray(scene.store.read_bytes())
    for _ in range((40, 4_000)[seed % 2]):
        data[source.randrange(len(data))] = source.randrange(256)
    if seed >= 4:
        del data[source.randrange(len(data)) :]
    scene.store.write_bytes(data)
    built = scene.build()
    assert built.failures == {}
    assert scene.trees(built) == scene.clean()


def test_every_value_damaged(scene: Scene) -> None:
    """With every value of a sound file changed, none is served."""
    connection = sqlite3.connect(scene.store)
    rows = connection.execute("SELECT key, value FROM kept").fetchall()
    assert len(rows) > 10
    for key, value in rows:
        middle = len(value) // 2
        broken = value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]
        connection.execute("UPDATE kept SET value = ? WHERE key = ?", (broken, key))
    connection.commit()
    connection.close()
    built = scene.build()
    assert built.failures == {}
    assert scene.trees(built) == scene.clean()


def test_a_damaged_note_of_a_tree(scene: Scene) -> None:
    """A note whose digests were changed is not believed, and nothing of it reaches the manifest."""
    scene.build()
    note = scene.out / ".nq57" / "tinh-a.json"
    page = scene.out / "tinh-a" / "index.html"
    manifest = json.loads(scene.manifest("tinh-a").read_bytes())
    told = manifest["files"]["index.html"]["sha256"]
    note.write_bytes(note.read_bytes().replace(told.encode(), b"0" * 64))
    scene.edit("content/tinh-a/tin-tuc/rieng.md", "Chữ.", "Khác.")
    before = page.read_bytes()
    built = scene.build()
    assert page.read_bytes() == before
    assert scene.trees(built) == scene.clean()


def test_a_tree_from_elsewhere(scene: Scene, tmp_path: Path) -> None:
    """A folder put in the place of a tree, though of the same sizes, is not taken for the tree."""
    scene.build()
    tree = scene.out / "tinh-a"
    tree.rename(tmp_path / "that")
    shutil.copytree(tmp_path / "that", tree)
    page = tree / "index.html"
    page.write_bytes(b"x" * page.stat().st_size)
    assert scene.trees(scene.build()) == scene.clean()
