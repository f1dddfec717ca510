"""Stories of a builder that stays in memory: what it makes again after an edit, and when it starts over."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st
from tests.projects import AS_OF, make_project
from tests.rebuild.scenes import Scene, differing, trees
from tests.workspaces import article, document

from nq57.build.resident_build import ResidentBuild

SHARED = "trung-uong/tin-tuc/chung.md"
PAGE = "tin-tuc/chung/index.html"
OPENING = f"Mở đầu {'dài ' * 80}."  # more than is shown of a text anywhere but on its own page
BODY = f"{OPENING}\n\n## Phần một\n\nChữ cũ.\n\nXem [bài kia](tin-tuc/kia), [chỗ lạ](tin-tuc/kia#khong-co)."
FILES = {
    SHARED: article(BODY),
    "trung-uong/tin-tuc/chung.en.md": article(f"{OPENING}\n\nOld words."),
    "trung-uong/tin-tuc/kia.md": article(f"{OPENING}\n\nXem [phần](tin-tuc/chung#phan-mot)."),
    "trung-uong/van-ban/mot.md": f"---\n{document('1/KH-UBND')}---\n{OPENING}\n\nChữ.\n",
    "tinh-a/tin-tuc/rieng.md": article(f"{OPENING}\n\nTheo Kế hoạch số 1/KH-UBND, chữ cũ."),
}


@pytest.fixture
def stage(tmp_path: Path) -> tuple[Scene, ResidentBuild]:
    """A project that a resident builder has built once."""
    scene = Scene(tmp_path, FILES)
    resident = scene.resident()
    assert scene.update(resident).failures == {}
    return scene, resident


def _is_clean(scene: Scene, resident: ResidentBuild) -> bool:
    built = scene.build()
    return differing(trees(resident.order.out, built), scene.clean()) == {}


def test_a_text_is_made_again_where_it_shows(stage: tuple[Scene, ResidentBuild]) -> None:
    """Behind an unchanged outline a text changes its own pages alone, in every unit; notes tell it all."""
    scene, resident = stage
    scene.edit(f"content/{SHARED}", "Chữ cũ", "Chữ mới")
    update = resident.update(2 * 10**18, resident.order.as_of, resident.order.origin)
    assert not update.is_whole
    assert {result.unit for result in update.results} == {"tinh-a", "tinh-a/xa-b", "tinh-c"}
    beside = PAGE.replace("index.html", "en/song-ngu/index.html")
    assert all(set(result.written) == {PAGE, beside} for result in update.results)
    assert _is_clean(scene, resident)
    scene.out = resident.order.out
    assert scene.build().written == {}


def _wide_edits() -> dict[str, Callable[[Scene], None]]:
    def new_file(scene: Scene) -> None:
        scene.write("content/tinh-a/tin-tuc/moi.md", article())

    def template(scene: Scene) -> None:
        scene.edit("templates/articles/tin-tuc.html", "{%", "<!-- -->{%")

    return {
        "title": lambda scene: scene.edit(f"content/{SHARED}", "tieu_de: Tin", "tieu_de: Tên"),
        "opening": lambda scene: scene.edit(f"content/{SHARED}", "Mở đầu", "Vào bài"),
        "anchor": lambda scene: scene.edit(f"content/{SHARED}", "Phần một", "Phần đầu"),
        "place of a problem": lambda scene: scene.edit(f"content/{SHARED}", "Chữ cũ.", "Một.\n\nHai."),
        "error": lambda scene: scene.edit(f"content/{SHARED}", "ngay: 01/06/2025", "ngay: 41/06/2025"),
        "new file": new_file,
        "file taken away": lambda scene: scene.delete("content/trung-uong/tin-tuc/kia.md"),
        "template": template,
    }


def test_more_than_a_text_is_read_as_at_the_start(stage: tuple[Scene, ResidentBuild]) -> None:
    """Whatever others may show or link to, or where a problem is, makes the builder look at everything."""
    scene, resident = stage
    for name, edit in _wide_edits().items():
        edit(scene)
        built = scene.update(resident)
        again = scene.build()
        assert built.problems == again.problems, name
        assert differing(trees(resident.order.out, built), scene.trees(again)) == {}, name
    assert _is_clean(scene, resident)


def test_a_tree_taken_away_is_built_again(stage: tuple[Scene, ResidentBuild]) -> None:
    """A tree that is gone, or that another build has touched, is not patched."""
    scene, resident = stage
    shutil.rmtree(resident.order.out / "tinh-c")
    scene.edit(f"content/{SHARED}", "Chữ cũ", "Chữ mới")
    assert PAGE in scene.update(resident).written["tinh-c"]
    assert _is_clean(scene, resident)


EDITS = (
    ("Chữ", "Chữ chữ"),
    ("Chữ chữ", "Chữ"),
    ("chữ", "Chữ"),
    ("cũ.", "cũ.\n\n- một\n- hai"),
    ("\n\n- một\n- hai", ""),
    ("cũ", "57-NQ/TW cũ"),
    ("cũ", "[lạ](van-ban/la) cũ"),
    ("[lạ](van-ban/la) ", ""),
    ("words", "words and words"),
    ("Mở", "Mở ra"),
    ("\n\n## Phần", "\n\n### Nhỏ\n\n## Phần"),
    ("ngay:", "the: [a]\nngay:"),
)
_edits = st.tuples(st.sampled_from(sorted(FILES)), st.sampled_from(EDITS))


@settings(max_examples=1, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(steps=st.lists(_edits, min_size=12, max_size=12))
def test_any_edits_of_texts_lead_to_the_trees_of_a_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, tuple[str, str]]]
) -> None:
    """After any changes of words the trees and problems are those of a build from what is on disk."""
    scene = Scene(tmp_path_factory.mktemp("chu"), FILES)
    resident = scene.resident()
    for path, (old, new) in steps:
        text = (scene.root / "content" / path).read_text("utf-8")
        scene.write(f"content/{path}", text.replace(old, new))
        note(f"{path}: {old!r} → {new!r}")
        kept, built = scene.update(resident), scene.build()
        assert kept.problems == built.problems
        assert differing(trees(resident.order.out, built), scene.trees(built)) == {}
    assert _is_clean(scene, resident)


def test_the_command_follows_edits_until_it_is_stopped(tmp_path: Path) -> None:
    """`nq57 build --watch` builds, says what each edit changed, and ends in order."""
    content = Path(__file__).parents[1] / "examples" / "small" / "content"
    project = make_project(tmp_path / "p", content)
    command = [sys.executable, "-m", "nq57", "build", "--watch", "--root", str(project), "--as-of", AS_OF]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as told:  # noqa: S603 - our own command
        lines = iter(told.stderr or ())
        assert any("Đang theo dõi" in line for line in lines)
        text = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))
        text.write_text(f"{text.read_text('utf-8')}\nLần sửa mới.\n", "utf-8")
        assert any("Đã dựng lại: " in line and "ở 0 đơn vị" not in line for line in lines)
        page = project / f"site/tinh-mau/tin-tuc/{text.stem}/index.html"
        assert "Lần sửa mới." in page.read_text("utf-8")
        told.terminate()
        assert any("Đã dừng." in line for line in lines)
    assert told.returncode == 0
