"""A unit that cannot be built stops no other, is named, and keeps its last good tree."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article

TEMPLATE = "templates/articles/so-do.html"
POISON = """
{% for group in view %}
{% for link in group.links if link.text == "Độc" %}{{ link.hong }}{% endfor %}
{% endfor %}
"""
FILES = {"trung-uong/tin-tuc/chung.md": article(), "tinh-c/tin-tuc/rieng.md": article(tieu_de="Lành")}


def test_the_others_are_built(tmp_path: Path) -> None:
    """The failing unit's tree stays as it was; the other units get the new article."""
    scene = Scene(tmp_path, FILES)
    template = (scene.root / TEMPLATE).read_text(encoding="utf-8")
    scene.write(TEMPLATE, template + POISON)
    before = scene.trees(scene.build())
    scene.edit("content/tinh-c/tin-tuc/rieng.md", "Lành", "Độc")
    scene.write("content/trung-uong/tin-tuc/moi.md", article())
    built = scene.build()
    assert list(built.failures) == ["tinh-c"]
    assert "hong" in built.failures["tinh-c"]
    after = scene.trees(built)
    assert after["tinh-c"] == before["tinh-c"]
    for unit in ("tinh-a", "tinh-a/xa-b"):
        assert "tin-tuc/moi/index.html" in after[unit]


def test_mended_it_is_built_as_ever(tmp_path: Path) -> None:
    """Once the cause is gone, the unit's tree is that of a first build."""
    scene = Scene(tmp_path, FILES)
    template = (scene.root / TEMPLATE).read_text(encoding="utf-8")
    scene.write(TEMPLATE, template + POISON)
    scene.edit("content/tinh-c/tin-tuc/rieng.md", "Lành", "Độc")
    assert list(scene.build(jobs=2).failures) == ["tinh-c"]
    scene.write(TEMPLATE, template)
    built = scene.build()
    assert built.failures == {}
    assert scene.trees(built) == scene.clean()
