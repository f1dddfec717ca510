"""Files beside records: copied as they are, never tied to the editor's own file."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import Files, article

FILE, PAGE = "tin-tuc/tin/tep.pdf", "tin-tuc/tin/index.html"
SOURCE = "content/tinh-a/tin-tuc/tep.pdf"
FILES: Files = {
    "tinh-a/tin-tuc/tin.md": article(tep_dinh_kem="\n- tep: tep.pdf"),
    "tinh-a/tin-tuc/tep.pdf": b"trang 1",
}


def test_other_bytes_of_the_same_size_are_taken(tmp_path: Path) -> None:
    """A file of the same size with other bytes is the one file that is written."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, b"trang 2")
    built = scene.build()
    assert built.written == {"tinh-a": {FILE}, "tinh-a/xa-b": {FILE}}
    assert scene.trees(built) == scene.clean()


def test_another_size_changes_the_page_too(tmp_path: Path) -> None:
    """The page tells a file's size, so it changes with it."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, b"trang 2 va 3")
    built = scene.build()
    assert built.written == {"tinh-a": {FILE, PAGE}, "tinh-a/xa-b": {FILE, PAGE}}
    assert scene.trees(built) == scene.clean()


def test_an_edit_in_place_does_not_reach_the_tree(tmp_path: Path) -> None:
    """A program that writes into the attached file leaves the tree as it was built."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    with (scene.root / SOURCE).open("r+b") as file:
        file.write(b"TRANG 9")
    assert (scene.out / "tinh-a" / FILE).read_bytes() == b"trang 1"
    scene.touch(SOURCE)
    built = scene.build()
    assert built.written["tinh-a"] == {FILE}
    assert scene.trees(built)["tinh-a"][FILE] == b"TRANG 9"


def test_one_file_may_be_named_twice(tmp_path: Path) -> None:
    """`tep.pdf` and `./tep.pdf` are one file of the tree."""
    body = article("[Tệp](./tep.pdf)", tep_dinh_kem="\n- tep: tep.pdf")
    scene = Scene(tmp_path, {**FILES, "tinh-a/tin-tuc/tin.md": body})
    built = scene.build()
    assert built.failures == {}
    assert scene.trees(built)["tinh-a"][FILE] == b"trang 1"


def test_a_file_at_a_pages_address_gives_way(tmp_path: Path) -> None:
    """An attachment called `index.html` never stands in the place of the page, now or later."""
    files: Files = {
        "tinh-a/tin-tuc/tin.md": article("Cũ.", tep_dinh_kem="\n- tep: index.html"),
        "tinh-a/tin-tuc/index.html": b"khac",
    }
    scene = Scene(tmp_path, files)
    scene.build()
    scene.edit("content/tinh-a/tin-tuc/tin.md", "Cũ", "Mới")
    built = scene.build()
    assert "Mới".encode() in scene.trees(built)["tinh-a"][PAGE]
    assert scene.trees(built) == scene.clean()
