"""A template, the style sheet or the configuration changes: what is made of it is written again."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article, task

FILES = {"tinh-a/tin-tuc/tin.md": article(), "tinh-a/nhiem-vu/viec.yml": task()}


def test_an_article_template_rewrites_its_kind(tmp_path: Path) -> None:
    """Words added to one kind's template stand on that kind's pages, and not on another's."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    template = "templates/articles/nhiem-vu.html"
    text = (scene.root / template).read_text(encoding="utf-8")
    scene.write(template, text.replace("{% endblock %}", "Dấu thử{% endblock %}", 1))
    built = scene.build()
    assert built.written["tinh-a"] == {"nhiem-vu/viec/index.html"}
    assert scene.trees(built) == scene.clean()


def test_the_frame_rewrites_every_page(tmp_path: Path) -> None:
    """Words added around all pages are written to every page of every unit, not to what others frame."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    footer = "templates/partials/copyright.html"
    scene.write(footer, (scene.root / footer).read_text(encoding="utf-8") + "<p>Dấu thử</p>")
    built = scene.build()
    for unit, tree in scene.trees(built).items():
        pages = {path for path in tree if path.endswith(".html")}
        frames = {"nhung/moi.html", "nhung/tin-tuc.html", "nhung/nhiem-vu.html"}  # outside the theme
        assert pages & frames == (frames if unit.startswith("tinh-a") else set())
        assert built.written[unit] == pages - frames
    assert scene.trees(built) == scene.clean()


def test_a_style_sheet_is_written_once_for_each_unit(tmp_path: Path) -> None:
    """A changed style sheet is the one file that is written."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.write("docs/assets/nq57.css", "body{color:#123}\n")
    built = scene.build()
    assert all(written == {"assets/nq57.css"} for written in built.written.values())
    assert set(built.written) == {"tinh-a", "tinh-a/xa-b", "tinh-c"}
    assert scene.trees(built) == scene.clean()


def test_the_configuration_rewrites_the_frame(tmp_path: Path) -> None:
    """A theme option taken away in mkdocs.yml shows in every page."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.edit("mkdocs.yml", "    - navigation.top\n", "")
    built = scene.build()
    assert "index.html" in built.written["tinh-c"]
    assert scene.trees(built) == scene.clean()
