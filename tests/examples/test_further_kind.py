"""A kind of content that another package brings: one class, one module for its pages, one template.

It must not change a file of the program; the package is found by its entry points, as a plugin is.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.projects import ROOT

CLASS = """
from typing import ClassVar
from pydantic import Field
from nq57.model.fields import Titled
from nq57.model.kinds import Kind
from nq57.model.values import Text

class Contest(Titled):
    kind: ClassVar[Kind] = Kind(
        folder="cuoc-thi", label="Cuộc thi", one="Cuộc thi", lead="Các cuộc thi đang mở.", order="newest",
        layout="listing", page_size=20, by_month=False, facets="cards", is_news=True, is_embedded=True,
        guide_rank=0, has_contents=True, themes=("GOVE",), needs_body=False,
    )
    prize: Text | None = Field(None, alias="giai_thuong", description="Giải thưởng")
"""
PAGES = """
from contests import Contest
from nq57.render.fact_rows import fact
from nq57.render.json_ld import article_node
from nq57.render.kinds.kind_pages import ReadPages

class ContestPages(ReadPages[Contest]):
    def own_facts(self, fields):
        return (fact("Giải thưởng", fields.prize),)

    def linked_data(self, page, fields):
        return article_node(page, "Article")
"""
CLASS_POINT = "[nq57.kinds]\ncuoc-thi = contests:Contest\n"
PAGES_POINT = "[nq57.kind_pages]\ncuoc-thi = contest_pages:ContestPages\n"
PROGRAM = """
import datetime as dt
from pathlib import Path
from tests.workspaces import PROVINCE, article, catalogue
from nq57.render.articles import Articles
from nq57.site_shell.project import article_sources
from nq57.render.site import Site

text = article("Nội dung.", tieu_de="Sáng kiến số", giai_thuong="Một xe đạp", doi_tuong="Người dân")
here = PROVINCE + "dia_chi_chuyen_muc: https://a.vn/57/\\n"
other = article(tieu_de="Cuộc thi khác")
files = {"tinh-a/don-vi.yml": here, "tinh-a/cuoc-thi/a.md": text, "tinh-a/cuoc-thi/b.md": other}
own = {path.name: path.read_text("utf-8") for path in Path("TEMPLATES").iterdir()}
site = Site(catalogue(files), Articles({**article_sources(Path.cwd()), **own}))
pages = {page.url: site.article(page).html for page in site.pages()}
made = {made.path: made.make() for made in site.made_files()}
assert "Một xe đạp" in pages["cuoc-thi/a/"] and "Article" in pages["cuoc-thi/a/"]
assert "Sáng kiến số" in pages["cuoc-thi/"]
assert "Cuộc thi" in pages["so-do/"] and "cuoc-thi/a/" in pages["doi-tuong/"]
assert "Sáng kiến" in made["cuoc-thi/atom.xml"].decode()
assert "nhung/cuoc-thi.html" in made and "du-lieu/cuoc-thi.json" in made
print("everywhere")
"""


def run_with(folder: Path, points: str) -> subprocess.CompletedProcess[str]:
    """Run the program beside an installed package that has these entry points."""
    info = folder / "contests-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: contests\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    (folder / "contests.py").write_text(CLASS, encoding="utf-8")
    (folder / "contest_pages.py").write_text(PAGES, encoding="utf-8")
    templates = folder / "templates"
    templates.mkdir()
    news = (ROOT / "templates" / "articles" / "tin-tuc.html").read_text(encoding="utf-8")
    (templates / "cuoc-thi.html").write_text(news, encoding="utf-8")
    program = PROGRAM.replace("TEMPLATES", str(templates))
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONPATH": f"{folder}:{ROOT}", "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_kind_of_another_package_appears_everywhere(tmp_path: Path) -> None:
    """Its page, list, map, feed, frame, open data and the guides."""
    done = run_with(tmp_path, CLASS_POINT + PAGES_POINT)
    assert done.stdout.strip() == "everywhere", done.stderr[-2_000:]


def test_a_kind_without_pages_fails_by_name_at_start(tmp_path: Path) -> None:
    """Whoever forgets the module for its pages is told which kind lacks it."""
    done = run_with(tmp_path, CLASS_POINT)
    assert done.returncode
    assert "LookupError" in done.stderr
    assert "cuoc-thi" in done.stderr


@pytest.mark.parametrize("field", ["lead", "facets", "guide_rank"])
def test_a_kind_that_forgets_an_answer_is_refused(field: str) -> None:
    """Every field of `Kind` must be given."""
    from nq57.model.articles import News  # noqa: PLC0415 - the other tests run in a process of their own
    from nq57.model.kinds import Kind  # noqa: PLC0415 - the same

    given = {name: getattr(News.kind, name) for name in Kind.__dataclass_fields__ if name != field}
    with pytest.raises(TypeError, match=field):
        Kind(**given)
