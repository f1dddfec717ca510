"""Search indexes after an edit: only the layer that changed is remade, and all equals a clean build."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.rebuild.scenes import Scene, differing
from tests.workspaces import Files, article, document

from nq57.build.pagefind import Pagefind
from nq57.render.made_files import IndexEntry

SHARED, OWN = "trung-uong/tin-tuc/chung.md", "tinh-a/xa-b/tin-tuc/rieng.md"
FILES: Files = {
    SHARED: article("Chữ cũ."),
    "trung-uong/van-ban/57-nq-tw.yml": document(),
    OWN: article("Chữ riêng."),
    "tinh-a/tin-tuc/tinh.md": article("Chữ tỉnh."),
}


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The layers indexed, as they are."""
    asked: list[str] = []
    index = Pagefind.index

    def noting(pagefind: Pagefind, code: str, entries: Sequence[IndexEntry]) -> Mapping[str, bytes]:
        asked.append(code)
        return index(pagefind, code, entries)

    monkeypatch.setattr(Pagefind, "index", noting)
    return asked


def test_layers_are_indexed_once_for_all_units(tmp_path: Path, indexed: list[str]) -> None:
    """Three units, one central layer, one province's and each one's own; nothing when nothing changed."""
    scene = Scene(tmp_path, FILES, search=True)
    built = scene.build()
    assert built.failures == {}
    # The province's own layer has pages of its own which its ward does not show.
    assert sorted(indexed) == ["v0", "v1", "v1", "v1", "v2"]
    indexed.clear()
    assert scene.build().written == {}
    assert indexed == []


def test_an_edit_reaches_only_its_layer(tmp_path: Path, indexed: list[str]) -> None:
    """The result is that of a clean build and of MkDocs, whichever layer it was."""
    scene = Scene(tmp_path, FILES, search=True)
    scene.build()
    for path, layers in ((OWN, {"v2"}), (SHARED, {"v0"})):
        indexed.clear()
        scene.edit(f"content/{path}", "Chữ", "Câu")
        built = scene.build()
        assert set(indexed) == layers
        written = [name.split("/") for files in built.written.values() for name in files]
        indexes = [parts[1:] for parts in written if parts[0] == "tim-kiem"]
        searched = {parts[0] for parts in indexes if parts[0] != "hoi"}
        asked = {parts[1] for parts in indexes if parts[0] == "hoi"}
        assert searched == asked == {layer[1:] for layer in layers}
        assert differing(scene.trees(built), scene.clean()) == {}
    assert differing(scene.files(built), scene.oracle()) == {}


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    """They share one service, each layer made by the first that needs it."""
    scene = Scene(tmp_path, FILES, search=True)
    built = scene.build(jobs=2)
    assert built.failures == {}
    assert differing(scene.trees(built), scene.clean()) == {}
