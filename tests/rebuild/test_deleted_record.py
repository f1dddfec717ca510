"""A record goes: its page and files go with it, and so does every list that it alone filled."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.small_files import pdf
from tests.workspaces import Files, article

NEWS = "tinh-a/tin-tuc/di.md"


def test_its_page_and_files_disappear(tmp_path: Path) -> None:
    """The page, its translation, its attachment and their folders are gone from every tree.

    It was the only one in English, so that all pages in English go too.
    """
    files: Files = {
        NEWS: article(tep_dinh_kem="\n- tep: di.pdf"),
        "tinh-a/tin-tuc/di.en.md": article(),
        "tinh-a/tin-tuc/di.pdf": pdf(),
        "tinh-a/tin-tuc/o-lai.md": article(),
    }
    scene = Scene(tmp_path, files)
    scene.build()
    for path in list(files)[:3]:
        scene.delete(f"content/{path}")
    built = scene.build()
    names = ("index.html", "en/index.html", "en/song-ngu/index.html", "di.pdf")
    gone = {f"tin-tuc/di/{name}" for name in names}
    gone |= {"assets/loi/en.json", "en/index.html", "en/tin-tuc/index.html"}
    assert built.removed == {"tinh-a": gone, "tinh-a/xa-b": gone}
    assert not (scene.out / "tinh-a" / "tin-tuc" / "di").exists()
    assert scene.trees(built) == scene.clean()


def test_the_last_of_a_kind_takes_its_lists_along(tmp_path: Path) -> None:
    """With the last record of a kind its lists and its entry in the navigation go."""
    scene = Scene(tmp_path, {NEWS: article(), "tinh-a/mo-hinh/o-lai.md": article()})
    scene.build()
    scene.delete(f"content/{NEWS}")
    built = scene.build()
    assert "tin-tuc/index.html" in built.removed["tinh-a"]
    assert "mo-hinh/o-lai/index.html" in built.written["tinh-a"]
    assert scene.trees(built) == scene.clean()


def test_a_broken_record_goes_and_comes_back(tmp_path: Path) -> None:
    """A record with an error is left out; mended, it stands where it stood, to the byte."""
    scene = Scene(tmp_path, {NEWS: article(), "tinh-a/tin-tuc/o-lai.md": article()})
    before = scene.trees(scene.build())
    scene.edit(f"content/{NEWS}", "ngay: 01/06/2025", "ngay: 31/02/2025")
    built = scene.build()
    assert "tin-tuc/di/index.html" in built.removed["tinh-a"]
    assert [problem.code for problem in built.problems] == ["ngay-khong-co"]
    scene.edit(f"content/{NEWS}", "31/02/2025", "01/06/2025")
    assert scene.trees(scene.build()) == before
