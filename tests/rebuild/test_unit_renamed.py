"""A unit's own values change: the frame around all its pages, and no other unit's."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.small_files import svg
from tests.workspaces import UNITS, article

PROVINCE = "content/tinh-a/don-vi.yml"
FILES = {"tinh-a/tin-tuc/tin.md": article(), "tinh-a/xa-b/tin-tuc/cua-xa.md": article()}


def test_a_name_stands_on_every_page_of_the_unit(tmp_path: Path) -> None:
    """A unit's new name is written to all its pages; a ward's change only where it names its province."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.edit(PROVINCE, "Tỉnh A", "Tỉnh Á")
    built = scene.build()
    pages = {path for path in scene.trees(built)["tinh-a"] if path.endswith(".html")}
    assert pages <= built.written["tinh-a"]
    assert "tinh-c" not in built.written
    assert "tin-tuc/cua-xa/index.html" not in built.written["tinh-a/xa-b"]
    assert scene.trees(built) == scene.clean()


def test_colours_are_one_style_sheet(tmp_path: Path) -> None:
    """Other colours change the unit's style sheet and no page."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write(PROVINCE, f"{UNITS['tinh-a/don-vi.yml']!s}mau:\n  chinh: '#0b3d2e'\n")
    built = scene.build()
    assert built.written == {"tinh-a": {"assets/don-vi.css"}}
    assert scene.trees(built) == scene.clean()


def test_a_logo_of_the_same_size_is_taken_anew(tmp_path: Path) -> None:
    """Another picture of the same size and name is the one file that is written."""
    logo = "ten: Tỉnh A\ncap: Tỉnh\nbieu_trung:\n  tep: logo.svg\n  mo_ta: Biểu trưng\n"
    scene = Scene(tmp_path, {**FILES, "tinh-a/don-vi.yml": logo, "tinh-a/logo.svg": svg("1")})
    scene.build()
    scene.write("content/tinh-a/logo.svg", svg("2"))
    built = scene.build()
    assert built.written == {"tinh-a": {"assets/bieu-trung.svg"}}
    assert scene.trees(built) == scene.clean()
