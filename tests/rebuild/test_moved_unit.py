"""A unit moves under another province: it sees what its new parent sees, at a new address."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article

FILES = {
    "tinh-a/tin-tuc/cua-a.md": article(),
    "tinh-c/tin-tuc/cua-c.md": article(),
    "tinh-a/xa-b/tin-tuc/cua-xa.md": article(),
}


def test_it_sees_its_new_parent(tmp_path: Path) -> None:
    """The moved ward shows its new province's articles and no more those of the old one."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    (scene.root / "content/tinh-a/xa-b").rename(scene.root / "content/tinh-c/xa-b")
    built = scene.build()
    tree = scene.trees(built)["tinh-c/xa-b"]
    assert {"tin-tuc/cua-xa/index.html", "tin-tuc/cua-c/index.html"} <= tree.keys()
    assert "tin-tuc/cua-a/index.html" not in tree
    assert set(built.written) == {"tinh-c/xa-b"}
    assert scene.trees(built) == scene.clean()
