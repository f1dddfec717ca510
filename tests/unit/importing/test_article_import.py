"""Articles from Word, HTML, Markdown and OpenDocument: drafts that pass the check."""

import base64
import html
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from docx.shared import Cm
from tests.projects import make_project, nq57
from tests.small_files import png
from tests.workspaces import PROVINCE

from nq57.body.reading import render_body
from nq57.importing.articles.article_draft import body_of
from nq57.importing.articles.reading import read_article

TITLE = "Xã B tập huấn kỹ năng số"
ODT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>
<text:h text:outline-level="1">{title}</text:h><text:p>Sáng nay mở lớp.</text:p>
<text:h text:outline-level="2">Kết quả</text:h>
<text:list><text:list-item><text:p>Mục một</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Cột</text:p></table:table-cell>
<table:table-cell><text:p>Số</text:p></table:table-cell></table:table-row></table:table>
<text:p>Xem <text:a xlink:href="https://a.example/">cổng</text:a></text:p>
<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>
<text:p>Ảnh: Lớp học ở nhà văn hóa</text:p>
</office:text></office:body></office:document-content>"""


def word() -> bytes:
    """A Word file with heading, list, table, picture and caption."""
    made = docx.Document()
    made.add_heading(TITLE, 1)
    made.add_paragraph("Sáng nay mở lớp.").add_run(" Rất đông.").bold = True
    made.add_heading("Kết quả", 2)
    made.add_paragraph("Mục một", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Cột", "Số", "Một", "10"), strict=True):
        cell.text = text
    made.add_picture(io.BytesIO(png(40, 30)), width=Cm(4))
    made.add_paragraph("Ảnh: Lớp học ở nhà văn hóa")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def page() -> bytes:
    """A page saved from a portal, with what Word left in it."""
    picture = base64.b64encode(png(40, 30)).decode()
    return f"""<html><head><style>p{{color:red}}</style></head><body><h1>{TITLE}</h1>
<p class="MsoNormal" style="color:red">Sáng nay mở lớp.<o:p></o:p></p><script>alert(1)</script>
<h2>Kết quả</h2><ul><li>Mục một</li></ul><table><tr><td>Cột</td><td>Số</td></tr></table>
<p><img src="data:image/png;base64,{picture}"></p><p>Ảnh: Lớp học ở nhà văn hóa</p>
<p><a href="javascript:alert(1)">x</a></p></body></html>""".encode()


def odt() -> bytes:
    """An OpenDocument text with the same."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", ODT.format(title=TITLE))
        archive.writestr("Pictures/a.png", png(40, 30))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one province."""
    root = tmp_path_factory.mktemp("articles")
    (root / "given" / "tinh-a").mkdir(parents=True)
    (root / "given" / "tinh-a" / "don-vi.yml").write_text(PROVINCE, "utf-8")
    return make_project(root / "project", root / "given")


FILES = {"bai.docx": word, "bai.html": page, "bai.odt": odt}


@pytest.mark.parametrize("name", FILES)
def test_an_article_becomes_a_draft_that_passes(project: Path, name: str) -> None:
    """Heading, list, table, picture and caption come along, and no style; the check has no error."""
    (project / name).write_bytes(FILES[name]())
    done = nq57(
        "import", project / name, "--as", "tin-tuc", "--unit", "tinh-a", "--root", project, "--force"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    text = (project / "content/tinh-a/tin-tuc/xa-b-tap-huan-ky-nang-so.md").read_text("utf-8")
    assert f"tieu_de: {TITLE}\n" in text
    assert "nhap: có" in text
    assert "Sáng nay mở lớp." in text
    assert "## Kết quả" in text
    assert "- Mục một" in text
    assert "| Cột | Số |\n| --- | --- |" in text
    assert "![Ảnh: Lớp học ở nhà văn hóa](xa-b-tap-huan-ky-nang-so-1.png)" in text
    assert not [word for word in ("style", "Mso", "o:p", "<p", "alert", "javascript") if word in text]
    check = nq57("check", "--root", project)
    assert check.returncode == 0, check.stdout


def test_markdown_keeps_its_words(project: Path) -> None:
    """A first heading is the title; what follows is the body as it was."""
    (project / "khac.md").write_text("# Tin khác\n\nMột **câu**.\n\n- mục\n", "utf-8")
    done = nq57("import", project / "khac.md", "--as", "tin-tuc", "--unit", "tinh-a", "--root", project)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (project / "content/tinh-a/tin-tuc/tin-khac.md").read_text("utf-8")
    assert text.endswith("---\n\nMột **câu**.\n\n- mục\n")


def test_news_is_not_taken_for_a_paper(project: Path) -> None:
    """Without --as nothing is written, and the editor is told what to add."""
    (project / "tin.docx").write_bytes(word())
    done = nq57("import", project / "tin.docx", "--unit", "tinh-a", "--root", project)
    assert done.returncode == 1
    assert "--as tin-tuc" in done.stderr
    assert not (project / "content/tinh-a/van-ban").exists()


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_damaged_file_is_told(project: Path, name: str) -> None:
    """What is no archive is said in a sentence."""
    (project / name).write_bytes(b"PK\3\4 hong")
    done = nq57("import", project / name, "--as", "tin-tuc", "--unit", "tinh-a", "--root", project)
    assert (done.returncode, "Tệp hỏng" in done.stderr) == (1, True)


def test_an_unknown_kind_is_refused(project: Path) -> None:
    """A kind that needs more than a title and a day is no article."""
    done = nq57("import", project / "a.md", "--as", "van-ban", "--unit", "tinh-a", "--root", project)
    assert done.returncode != 0
    assert "tin-tuc" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "Tỷ lệ < 5% và x > y", "<script>alert(1)</script>", "C & D, C &amp; D, &lt;b&gt;", "a*b*c và _x_",
        "1. Không phải mục", "1986. Một năm", "- gạch đầu dòng", "+ cộng", "---", "# thăng", "`mã` [a](b)",
        "![x](y) [x]: z", "cột | cột", "\\d \\* \\\\", "\u00a0\u00a0\u00a0\u00a0lùi đầu dòng", "{: .x }",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["p", "li", "td"])
def test_readers_see_the_words_of_an_article(tag: str, words: str) -> None:
    """Whatever Markdown would read as its own sign is shown as it was written."""
    element = f"<{tag}>{html.escape(words)}</{tag}>"
    within = {"p": "{}", "li": "<ul>{}</ul>", "td": "<table><tr><th>A</th></tr><tr>{}</tr></table>"}[tag]
    made = body_of(read_article("html", f"<p>Mở đầu.</p>{within.format(element)}".encode()), "Tin")
    shown = BeautifulSoup(render_body(made, "tinh-a/tin-tuc/tin").html, "html.parser")
    assert shown.find(tag, string=re.compile(re.escape(words.strip()))) is not None, (made, shown)
