"""A ward's own article: its tree changes and no other, neither its province's nor its neighbour's."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article

OWN = "tinh-a/xa-b/tin-tuc/cua-xa.md"


def test_only_the_ward_is_written(tmp_path: Path) -> None:
    """A changed article of a ward is written in the ward alone."""
    scene = Scene(tmp_path, {OWN: article("Cũ.", tom_tat="Tóm tắt"), "tinh-a/tin-tuc/tinh.md": article()})
    scene.build()
    scene.edit(f"content/{OWN}", "Cũ", "Mới")
    assert scene.build().written == {"tinh-a/xa-b": {"tin-tuc/cua-xa/index.html"}}


def test_a_new_article_of_a_province_reaches_its_wards_only(tmp_path: Path) -> None:
    """What a province adds is written in the province and its wards, not in the next province."""
    scene = Scene(tmp_path, {OWN: article()})
    scene.build()
    scene.write("content/tinh-a/tin-tuc/moi.md", article())
    built = scene.build()
    assert set(built.written) == {"tinh-a", "tinh-a/xa-b"}
    assert built.removed == {}
    assert scene.trees(built) == scene.clean()
