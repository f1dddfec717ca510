"""A new user's path with the package alone: workspace, article, check, build, publish to a folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image
from tests.projects import ROOT

from nq57.model.left_open import TO_WRITE

UNIT = "phuong-ky-lua"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer does, in a folder away from the repository."""
    place = tmp_path_factory.mktemp("cai")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own build
    (wheel,) = place.glob("nq57-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "goi")
    return place / "goi"


def run(
    installed: Path, folder: Path, *words: str, module: str = "nq57"
) -> "subprocess.CompletedProcess[str]":
    """Run the installed program, not the repository's, in a folder."""
    env = {**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(  # noqa: S603 - the program under test
        [sys.executable, "-m", module, *words],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def workspace(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace made by `nq57 new`, with a target for its unit."""
    folder, web = tmp_path_factory.mktemp("lam"), tmp_path_factory.mktemp("web")
    options = ("--yes", "--province", "lang son", "--ward", "Kỳ Lừa", "--target", web.as_uri())
    made = run(installed, folder, "new", "chuyen-muc", *options)
    assert made.returncode == 0, made.stderr
    return folder / "chuyen-muc"


def test_the_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    """The test looks at the wheel, with its own templates."""
    code = "import nq57.site_shell.shipped as s; print(s.shipped_folder())"
    env = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert found.stdout.strip() == str(installed / "nq57" / "shipped")


def test_from_nothing_to_a_published_article(installed: Path, workspace: Path) -> None:
    """New article, photo of a telephone, Word file, check, build, publish: only articles are edited."""
    assert not (workspace / "templates").exists()
    assert not (workspace / "docs").exists()
    made = run(installed, workspace, "new", "tin-tuc", "Lớp kỹ năng số", "--as-of", "02/03/2026")
    assert made.returncode == 0, made.stderr
    article = workspace / made.stdout.strip()
    assert article.name == "2026-03-02-lop-ky-nang-so.md"
    assert "nháp" in made.stderr
    words = "Lớp mở tối thứ Năm.\n\n![Cả lớp học](Ảnh lớp (1).JPG)"
    text = article.read_text("utf-8").replace("nhap: có\n", "").replace(TO_WRITE, words)
    article.write_text(text, "utf-8")
    Image.new("RGB", (64, 48), "teal").save(article.with_name("Ảnh lớp (1).JPG"), "JPEG")
    written = docx.Document()
    written.add_heading("Khai mạc lớp học", 1)
    written.add_paragraph("Bà con đến rất đông.")
    written.save(str(workspace.parent / "Bài viết.docx"))
    words_of = ("import", str(workspace.parent / "Bài viết.docx"), "--as", "tin-tuc")
    imported = run(installed, workspace, *words_of)
    assert imported.returncode == 0, imported.stderr
    draft = article.with_name("khai-mac-lop-hoc.md")
    draft.write_text(draft.read_text("utf-8").replace("nhap: có\n", ""), "utf-8")
    checked = run(installed, workspace, "check")
    assert (checked.returncode, checked.stdout.strip().splitlines()[-1]) == (
        0,
        "0 lỗi, 2 cảnh báo.",
    )  # the address of the section is not known yet, and the sample article is still there
    built = run(installed, workspace, "build", "--jobs", "1")
    assert built.returncode == 0, built.stderr
    published = run(installed, workspace, "publish", UNIT)
    assert published.returncode == 0, published.stderr
    target = (workspace / "noi-dang.yml").read_text("utf-8").split("file://")[1].strip().strip('"')
    page = Path(target) / "tin-tuc" / "2026-03-02-lop-ky-nang-so" / "index.html"
    assert "Lớp kỹ năng số" in page.read_text("utf-8")
    assert (page.parent / "Ảnh lớp (1).JPG").is_file()
    assert "Bà con đến rất đông" in (page.parents[1] / "khai-mac-lop-hoc" / "index.html").read_text("utf-8")
    assert (Path(target) / "assets" / "nq57.css").is_file()


def test_mkdocs_alone_builds_the_same(installed: Path, workspace: Path) -> None:
    """`mkdocs build` with the workspace's few lines gives the tree that `nq57 build` gives."""
    built = run(installed, workspace, "build", "--jobs", "1")
    assert built.returncode == 0, built.stderr
    plain = run(installed, workspace, "build", "-q", module="mkdocs")
    assert plain.returncode == 0, plain.stderr
    ours, theirs = (tree(workspace / "site" / name) for name in (UNIT, "mkdocs"))
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_one_template_and_one_asset_may_be_the_workspace_s_own(installed: Path, workspace: Path) -> None:
    """A file of the same name stands for ours, all others stay."""
    own = workspace / "templates" / "articles" / "404.html"
    style = workspace / "docs" / "assets" / "nq57.css"
    own.parent.mkdir(parents=True)
    style.parent.mkdir(parents=True)
    own.write_text("<p>Trang riêng</p>", "utf-8")
    style.write_text("body{}", "utf-8")
    built = run(installed, workspace, "build", "--jobs", "1", "--out", "rieng")
    assert built.returncode == 0, built.stderr
    assert (workspace / "rieng" / UNIT / "assets" / "nq57.css").read_text("utf-8") == "body{}"
    assert (workspace / "rieng" / UNIT / "assets" / "favicon.svg").is_file()
    assert "<p>Trang riêng</p>" in (workspace / "rieng" / UNIT / "404.html").read_text("utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a tree."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
