"""Files beside records: copied as they are, never tied to the editor's own file."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.small_files import pdf
from tests.workspaces import Files, article

FILE, PAGE = "tin-tuc/tin/tep.pdf", "tin-tuc/tin/index.html"
SOURCE = "content/tinh-a/tin-tuc/tep.pdf"
FILES: Files = {
    "tinh-a/tin-tuc/tin.md": article(tep_dinh_kem="\n- tep: tep.pdf"),
    "tinh-a/tin-tuc/tep.pdf": pdf("trang 1"),
}


def test_other_bytes_of_the_same_size_are_taken(tmp_path: Path) -> None:
    """A file of the same size with other bytes is the one file that is written."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, pdf("trang 2"))
    built = scene.build()
    assert built.written == {"tinh-a": {FILE}, "tinh-a/xa-b": {FILE}}
    assert scene.trees(built) == scene.clean()


def test_another_size_changes_the_page_too(tmp_path: Path) -> None:
    """The page tells a file's size, so it changes with it."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, pdf("trang 2 va 3" * 200))
    built = scene.build()
    assert built.written == {"tinh-a": {FILE, PAGE}, "tinh-a/xa-b": {FILE, PAGE}}
    assert scene.trees(built) == scene.clean()


def test_an_edit_in_place_does_not_reach_the_tree(tmp_path: Path) -> None:
    """A program that writes into the attached file leaves the tree as it was built."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    with (scene.root / SOURCE).open("r+b") as file:
        file.write(pdf("TRANG 9"))
    assert (scene.out / "tinh-a" / FILE).read_bytes() == pdf("trang 1")
    scene.touch(SOURCE)
    built = scene.build()
    assert built.written["tinh-a"] == {FILE}
    assert scene.trees(built)["tinh-a"][FILE] == pdf("TRANG 9")


def test_one_file_may_be_named_twice(tmp_path: Path) -> None:
    """`tep.pdf` and `./tep.pdf` are one file of the tree."""
    body = article("[Tệp](./tep.pdf)", tep_dinh_kem="\n- tep: tep.pdf")
    scene = Scene(tmp_path, {**FILES, "tinh-a/tin-tuc/tin.md": body})
    built = scene.build()
    assert built.failures == {}
    assert scene.trees(built)["tinh-a"][FILE] == pdf("trang 1")


def test_a_file_at_a_pages_address_is_refused(tmp_path: Path) -> None:
    """An attachment called `index.html` keeps its record back, and never stands in the place of a page."""
    files: Files = {
        "tinh-a/tin-tuc/tin.md": article("Cũ.", tep_dinh_kem="\n- tep: index.html"),
        "tinh-a/tin-tuc/index.html": b"khac",
    }
    scene = Scene(tmp_path, files)
    built = scene.build()
    assert [(p.code, p.source.path) for p in built.problems] == [
        ("tep-khong-cho", "tinh-a/tin-tuc/index.html"),
        ("tep-chan-bai", "tinh-a/tin-tuc/tin.md"),
    ]
    assert PAGE not in scene.trees(built)["tinh-a"]
    assert scene.trees(built) == scene.clean()


def test_what_tells_is_taken_out_and_the_rest_stays(tmp_path: Path) -> None:
    """An author's name is gone from the tree, kept in `content/`, and cleaned only once for all builds."""
    told = pdf("trang 1", info="/Author (Nguyen Van A)")
    scene = Scene(tmp_path, {**FILES, "tinh-a/tin-tuc/tep.pdf": told})
    built = scene.build()
    published = scene.trees(built)["tinh-a"][FILE]
    assert b"Nguyen" not in published
    assert (scene.root / SOURCE).read_bytes() == told
    assert scene.trees(built) == scene.clean()
    assert scene.build().written == {}


def test_a_file_that_turns_bad_takes_its_record_along(tmp_path: Path) -> None:
    """The page disappears when its attachment becomes something else, and comes back when it is mended."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(SOURCE, b"<!doctype html><script>1</script>")
    built = scene.build()
    assert [p.code for p in built.problems] == ["tep-gia-dang", "tep-chan-bai"]
    assert {PAGE, FILE} <= built.removed["tinh-a"]
    assert scene.trees(built) == scene.clean()
    scene.write(SOURCE, pdf("trang 1"))
    built = scene.build()
    assert scene.trees(built)["tinh-a"][FILE] == pdf("trang 1")
    assert scene.trees(built) == scene.clean()
