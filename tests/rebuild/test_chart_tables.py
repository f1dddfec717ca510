"""Tables beside infographics: part of the record that shows them, and of no other."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import Files

TABLE, SOURCE = "infographic/lop/so-lieu.csv", "content/tinh-a/infographic/so-lieu.csv"
HEAD = "tieu_de: {name}\nngay: 01/06/2025\nnguon: {{ten: Sổ}}\n"
CHART = "khoi:\n  - loai: biểu đồ cột\n    don_vi: người\n    csv: so-lieu.csv\n"
FILES: Files = {
    "tinh-a/infographic/lop.yml": HEAD.format(name="Lớp") + CHART,
    "tinh-a/infographic/khac.yml": HEAD.format(name="Khác")
    + "so_lieu: [{gia_tri: '7', chu_thich: nhóm}]\n",
    "tinh-a/infographic/so-lieu.csv": "Tháng;Số\n1;20\n2;30\n",
}
# The chart's page, its table, and the open data that repeat it.
SHOWING = {TABLE, "infographic/lop/index.html", "du-lieu/infographic.csv", "du-lieu/infographic.json"}


def test_a_changed_table_writes_what_shows_it(tmp_path: Path) -> None:
    """Other numbers of the same size: the chart's page and what repeats it, in every unit that has it."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, "Tháng;Số\n1;20\n2;40\n")
    built = scene.build()
    assert built.written["tinh-a"] == SHOWING
    assert built.written["tinh-a"] == built.written["tinh-a/xa-b"]
    assert scene.trees(built) == scene.clean()
    assert b"40 ng" in scene.trees(built)["tinh-a"]["infographic/lop/index.html"]
    assert scene.build().written == {}


def test_a_table_that_breaks_takes_its_page_along(tmp_path: Path) -> None:
    """Refused at its line, with the page gone; mended, all is as before."""
    scene = Scene(tmp_path, FILES)
    before = scene.trees(scene.build())
    scene.write(SOURCE, "Tháng;Số\n1;20\n2;x\n")
    built = scene.build()
    assert [(p.code, str(p.source)) for p in built.problems] == [
        ("so-khong-doc-duoc", "tinh-a/infographic/so-lieu.csv:3:1")
    ]
    assert {TABLE, "infographic/lop/index.html"} <= built.removed["tinh-a"]
    assert scene.trees(built) == scene.clean()
    scene.write(SOURCE, "Tháng;Số\n1;20\n2;30\n")
    assert scene.trees(scene.build()) == before


def test_a_table_that_comes_later_is_seen(tmp_path: Path) -> None:
    """Missing it is one problem with the nearest name; laid beside, the page is there."""
    files = {path: text for path, text in FILES.items() if not path.endswith(".csv")}
    scene = Scene(tmp_path, files)
    assert [p.code for p in scene.build().problems] == ["tep-thieu"]
    scene.write(SOURCE, "Tháng;Số\n1;20\n2;30\n")
    built = scene.build()
    assert built.problems == ()
    assert "infographic/lop/index.html" in built.written["tinh-a"]
    assert scene.trees(built) == scene.clean()
