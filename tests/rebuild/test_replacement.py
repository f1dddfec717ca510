"""Hiding, showing again and replacing an inherited record, in the unit that says so and below it."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import UNITS, article

SHARED = "trung-uong/tin-tuc/chung"
PAGE = "tin-tuc/chung/index.html"
FILES = {f"{SHARED}.md": article(), "trung-uong/tin-tuc/khac.md": article("[Xem](tin-tuc/chung)")}


def declare(scene: Scene, unit: str, line: str) -> None:
    """Add a line to a unit's `don-vi.yml`."""
    scene.write(f"content/{unit}/don-vi.yml", f"{UNITS[f'{unit}/don-vi.yml']!s}{line}\n")


def test_hidden_above_and_shown_below(tmp_path: Path) -> None:
    """A province hides a record and its ward shows it: the page goes from one and stays in the other."""
    scene = Scene(tmp_path, FILES)
    before = scene.trees(scene.build())
    declare(scene, "tinh-a", f"an: [{SHARED}]")
    declare(scene, "tinh-a/xa-b", f"hien: [{SHARED}]")
    built = scene.build()
    assert built.removed == {"tinh-a": {PAGE}}
    assert scene.trees(built)["tinh-a/xa-b"] == before["tinh-a/xa-b"]
    assert "tin-tuc/khac/index.html" in built.written["tinh-a"]
    assert scene.trees(built) == scene.clean()


def test_replaced_below(tmp_path: Path) -> None:
    """A ward's own version takes the place of the shared one there; links to the old one follow."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write("content/tinh-a/xa-b/tin-tuc/ban-xa.md", article(thay_the=SHARED))
    built = scene.build()
    assert set(built.written) == {"tinh-a/xa-b"}
    assert built.removed == {"tinh-a/xa-b": {PAGE}}
    assert b"tin-tuc/ban-xa/" in scene.trees(built)["tinh-a/xa-b"]["tin-tuc/khac/index.html"]
    assert scene.trees(built) == scene.clean()


def test_a_renamed_record_moves(tmp_path: Path) -> None:
    """A file under another name is another address; the old page is gone."""
    scene = Scene(tmp_path, {f"{SHARED}.md": article()})
    scene.build()
    scene.delete(f"content/{SHARED}.md")
    scene.write("content/trung-uong/tin-tuc/ten-moi.md", article())
    built = scene.build()
    assert built.removed == {unit: {PAGE} for unit in ("tinh-a", "tinh-a/xa-b", "tinh-c")}
    assert scene.trees(built) == scene.clean()
