"""Pictures of infographics: equal by both builders, made once for equal colours and not again.

It must not know how they are drawn.
"""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from tests.examples.test_mkdocs import mkdocs
from tests.projects import AS_OF, build, make_project, nq57, with_extras, without_extras

UNIT = (
    "ten: Tỉnh {name}\ncap: Tỉnh\ndia_chi_chuyen_muc: https://{name}.example/\n"
    "mau: {{chinh: '#1f5f3b', nhan: '#8a4b00'}}\n"
)
FIGURES = (
    "tieu_de: Mẫu\nngay: 01/06/2025\nnguon: {ten: Nguồn}\nso_lieu: [{gia_tri: '7', chu_thich: nhóm}]\n"
)
PICTURES = (
    "1200x630.png",
    "1080x1080.png",
    "1080x1350.png",
    "1080x1920.png",
    "do-hoa.svg",
    "man-hinh.svg",
    "man-hinh-doc.svg",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two units of equal colours that both show one central infographic."""
    content = tmp_path / "given"
    for path, text in {
        "trung-uong/don-vi.yml": "ten: Trung ương\ncap: Trung ương\n",
        "trung-uong/infographic/mau.yml": FIGURES,
        "mot/don-vi.yml": UNIT.format(name="mot"),
        "hai/don-vi.yml": UNIT.format(name="hai"),
    }.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    made = make_project(tmp_path / "project", content)
    with_extras(made)
    return made


def tree(top: Path) -> Mapping[str, bytes]:
    """Every file of a tree."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()
    }


def pictures(tree: Path) -> Mapping[str, bytes]:
    """The pictures of the infographic in a tree."""
    return {name: (tree / "infographic" / "mau" / name).read_bytes() for name in PICTURES}


def kept(project: Path) -> int:
    """How many values the store holds."""
    with sqlite3.connect(project / ".nq57" / "kho.sqlite3") as store:
        return int(store.execute("SELECT COUNT(*) FROM kept").fetchone()[0])


def test_pictures_are_each_units_own_and_made_once(project: Path) -> None:
    """Each names its unit; MkDocs makes the same; a second build draws none."""
    out = project / "out"
    assert build(project, out, "mot", "hai").returncode == 0
    mine, theirs = pictures(out / "mot"), pictures(out / "hai")
    assert all(mine[name] != theirs[name] for name in PICTURES)
    assert "Tỉnh mot" in mine["do-hoa.svg"].decode()
    done = mkdocs(project, project / "theirs", {"NQ57_DON_VI": "mot", "NQ57_NGAY": AS_OF})
    assert done.returncode == 0, done.stderr
    assert tree(project / "theirs") == tree(out / "mot")
    before = kept(project)
    assert build(project, out, "mot", "hai").returncode == 0
    assert kept(project) == before


def test_a_short_address_leads_to_the_page(project: Path) -> None:
    """What a poster bids to type is a page that leads on, on whichever host it lies."""
    assert build(project, project / "out", "mot").returncode == 0
    folder = project / "out" / "mot"
    said = re.search(
        r"mot\.example/(i/[2-9a-z]+)", (folder / "infographic/mau/do-hoa.svg").read_text("utf-8")
    )
    assert said
    page = (folder / said[1] / "index.html").read_text("utf-8")
    found = re.search(r'url=([^"]+)"', page)
    assert found
    assert (folder / said[1] / found[1] / "index.html").resolve() == folder / "infographic/mau/index.html"


def test_a_record_is_shared_with_a_picture_and_a_code(project: Path) -> None:
    """The head names a picture of 1200 by 630 that is there; the foot offers ways to share and a code.

    Pages that show no record have the section's own picture, and the home page the section's name.
    """
    news = project / "content" / "trung-uong" / "tin-tuc" / "tin.md"
    news.parent.mkdir()
    news.write_text('---\ntieu_de: Tin "một" & hai\nngay: 01/06/2025\n---\nChữ.\n', encoding="utf-8")
    assert build(project, project / "out", "mot").returncode == 0
    folder = project / "out" / "mot" / "tin-tuc" / "tin"
    page = (folder / "index.html").read_text("utf-8")
    assert 'property="og:image" content="https://mot.example/tin-tuc/tin/anh-chia-se.png"' in page
    assert 'property="og:title" content="Tin &#34;một&#34; &amp; hai"' in page
    assert "sharer.php?u=https%3A%2F%2Fmot.example%2Ftin-tuc%2Ftin%2F" in page
    with Image.open(folder / "anh-chia-se.png") as card:
        assert card.size == (1200, 630)
    assert (folder / "ma-qr.svg").read_text("utf-8").startswith("<svg")
    home = (project / "out" / "mot" / "index.html").read_text("utf-8")
    assert re.search(
        r'property="og:title" content="Chuyên mục thực hiện Nghị quyết số 57-NQ/TW – [^"]+"', home
    )
    assert 'name="twitter:card" content="summary_large_image"' in home
    listed = (project / "out" / "mot" / "tin-tuc" / "index.html").read_text("utf-8")
    for shown in (home, listed):
        assert 'property="og:image" content="https://mot.example/anh-chia-se.png"' in shown
    with Image.open(project / "out" / "mot" / "anh-chia-se.png") as card:
        assert card.size == (1200, 630)


def test_switched_off_there_are_none(project: Path) -> None:
    """No picture, and no offer of one in the page."""
    config = project / "nq57.yml"
    config.write_text(without_extras(config.read_text("utf-8")), "utf-8")
    assert build(project, project / "out", "mot").returncode == 0
    folder = project / "out" / "mot" / "infographic" / "mau"
    assert sorted(path.name for path in folder.iterdir()) == ["index.html"]
    assert "ap-phich" not in (folder / "index.html").read_text("utf-8")


def test_a_poster_is_written_for_print(project: Path) -> None:
    """By record or by unit; a name that nobody has is told."""
    out = project / "in"
    done = nq57("poster", "trung-uong/infographic/mau", "--unit", "hai", "--root", project, "--out", out)
    assert (done.returncode, [path.name for path in out.iterdir()]) == (0, ["mau-a4.pdf"])
    assert nq57("poster", "mot", "--paper", "a3", "--root", project, "--out", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["mau-a3.pdf", "mau-a4.pdf"]
    assert (
        nq57("poster", "mot", "--paper", "a2", "--bleed", "--root", project, "--out", out).returncode == 0
    )
    assert (out / "mau-a2.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert nq57("poster", "khong/co", "--root", project).returncode != 0
