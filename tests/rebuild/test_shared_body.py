"""The body of one shared article changes: exactly the pages that show it, in every unit that sees it."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import UNITS, article

SHARED = "trung-uong/tin-tuc/chung.md"
PAGE = "tin-tuc/chung/index.html"
SUMMED_UP = article("Chữ cũ.", tom_tat="Tóm tắt riêng")


def test_every_unit_that_sees_it_gets_the_page(tmp_path: Path) -> None:
    """With a summary of its own the body shows on the article's page only, in all units."""
    scene = Scene(tmp_path, {SHARED: SUMMED_UP, "tinh-a/tin-tuc/rieng.md": article()})
    scene.build()
    scene.edit(f"content/{SHARED}", "Chữ cũ", "Chữ mới")
    assert scene.build().written == {"tinh-a": {PAGE}, "tinh-a/xa-b": {PAGE}, "tinh-c": {PAGE}}


def test_a_unit_that_hides_it_is_left_alone(tmp_path: Path) -> None:
    """Where the article is hidden nothing is written."""
    hiding = {"tinh-c/don-vi.yml": f"{UNITS['tinh-c/don-vi.yml']!s}an: [trung-uong/tin-tuc/chung]\n"}
    scene = Scene(tmp_path, {SHARED: SUMMED_UP, **hiding})
    scene.build()
    scene.edit(f"content/{SHARED}", "Chữ cũ", "Chữ mới")
    assert set(scene.build().written) == {"tinh-a", "tinh-a/xa-b"}


def test_an_answer_that_begins_otherwise_reaches_the_list(tmp_path: Path) -> None:
    """An answer's first sentence is on its card: the list of questions and the home page change too."""
    path = "trung-uong/hoi-dap/hoi.md"
    scene = Scene(tmp_path, {path: "---\ncau_hoi: Ai?\n---\nChữ cũ.\n"})
    scene.build()
    scene.edit(f"content/{path}", "Chữ cũ", "Chữ mới")
    pages = {"hoi-dap/hoi/index.html", "hoi-dap/index.html", "index.html"}
    assert scene.build("tinh-c").written == {"tinh-c": {*pages, "du-lieu/hoi-dap.jsonl"}}
