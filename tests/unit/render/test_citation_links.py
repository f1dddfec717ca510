"""Citations in a body: linked in running text as each unit sees them, and nowhere else."""

import pytest
from tests.unit.render.test_site import site
from tests.workspaces import Files, article, document

from nq57.body.reading import render_body
from nq57.content.yaml_guard import read_yaml
from nq57.render.citation_links import linked
from nq57.render.placeholders import BASE

URL = "tin-tuc/a/"
LINK = f'<a class="nq-cite" href="{BASE}van-ban/57-nq-tw/">'


def shown(text: str) -> str:
    """The body with every mention led to one address."""
    fragment = render_body(text, URL)
    return linked(fragment.html, fragment.mentions, lambda _named: ("van-ban/57-nq-tw/", "57-NQ/TW"))


def test_a_document_named_in_a_sentence_is_linked() -> None:
    """With its type word and all that belongs to its name; the sentence stays as it is."""
    html = shown("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 & các văn bản khác.")
    assert f"Thực hiện {LINK}Nghị quyết số 57-NQ/TW ngày 22/12/2024</a> &amp; các" in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Theo Công văn số 2775/SNV-CCHC&VTLT đã gửi.", "Công văn số 2775/SNV-CCHC&amp;VTLT"),
        ("A & B; Nghị quyết số 57-NQ/TW & C", "Nghị quyết số 57-NQ/TW"),
        ("Nghị quyết số 57-NQ/TW&nbsp;nêu", "Nghị quyết số 57-NQ/TW"),
        ("&lt;Nghị quyết số 57-NQ/TW&gt;", "Nghị quyết số 57-NQ/TW"),
    ],
)
def test_signs_that_pages_escape_are_read_as_they_are(text: str, words: str) -> None:
    """An organ's code may hold "&", and no link ends within an escape."""
    fragment = render_body(text, URL)
    assert f"{LINK}{words}</a>" in linked(
        fragment.html, fragment.mentions, lambda _named: ("van-ban/57-nq-tw/", "")
    )
    (mention,) = fragment.mentions
    assert "amp" not in str(mention)


@pytest.mark.parametrize(
    "text",
    [
        "`Nghị quyết số 57-NQ/TW`",
        "```\nNghị quyết số 57-NQ/TW\n```",
        "[Nghị quyết số 57-NQ/TW](van-ban/x)",
        "## Nghị quyết số 57-NQ/TW",
        "> Nghị quyết số 57-NQ/TW",
        '![Nghị quyết số 57-NQ/TW](a.png "Nghị quyết số 57-NQ/TW")',
        "Ngày 24/24, 22/12/2024 và 30/4 không phải văn bản.",
    ],
)
def test_nothing_else_is_linked(text: str) -> None:
    """Not code, links, headings, quotations, attributes, nor dates."""
    assert "nq-cite" not in shown(text)


def test_what_is_not_resolved_stays_plain() -> None:
    """Its words remain, and no mark is left."""
    fragment = render_body("Theo Quyết định số 999/QĐ-TTg.", URL)
    html = linked(fragment.html, fragment.mentions, lambda _mention: None)
    assert html == "<p>Theo Quyết định số 999/QĐ-TTg.</p>"


def test_a_unit_links_only_what_it_sees() -> None:
    """A sibling's document is plain text; a document's own page does not link to itself."""
    files: Files = {
        "tinh-a/tin-tuc/a.md": article("Theo Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND."),
        "tinh-a/van-ban/5.yml": document("5/KH-UBND", noi_dung="Đây là Kế hoạch số 5/KH-UBND."),
        "tinh-c/van-ban/6.yml": document("6/KH-UBND"),
    }
    section = site(files)
    html = {page.url: section.article(page).html for page in section.pages()}
    assert html["tin-tuc/a/"].count("nq-cite") == 1
    assert ">Kế hoạch số 5/KH-UBND</a>" in html["tin-tuc/a/"]
    assert "nq-cite" not in html["van-ban/5/"]


def test_a_reference_shows_the_editors_words() -> None:
    """Or the document's number; in a table and in a quotation too, and without a number its title."""
    assert shown("Xem [[57-NQ/TW|nghị quyết & hơn]].") == f"<p>Xem {LINK}nghị quyết &amp; hơn</a>.</p>"
    assert shown("Xem [[trung-uong/van-ban/57-nq-tw]].") == f"<p>Xem {LINK}57-NQ/TW</a>.</p>"
    assert f"{LINK}57-NQ/TW</a>" in shown("> Xem [[57-NQ/TW]] và Nghị quyết số 57-NQ/TW.")
    assert f"{LINK}NQ</a>" in shown("| A |\n|---|\n| [[57-NQ/TW\\|NQ]] |")


def test_a_reference_is_left_alone_in_code_links_and_headings() -> None:
    """There the brackets are what the editor wrote."""
    for text in ("`[[57-NQ/TW]]`", "```\n[[57-NQ/TW]]\n```", "[a [[57-NQ/TW]]](van-ban/x)"):
        assert "nq-cite" not in shown(text), text
        assert "[[57-NQ/TW]]" in shown(text), text


def test_a_reference_that_this_unit_does_not_see_is_plain_text() -> None:
    """Its words or its number stay, without brackets."""
    fragment = render_body("A [[57-NQ/TW]], [[57-NQ/TW|nghị quyết]], [[tinh-a/van-ban/5-kh]].", URL)
    html = linked(fragment.html, fragment.mentions, lambda _named: None)
    assert html == "<p>A 57-NQ/TW, nghị quyết, 5-kh.</p>"


@pytest.mark.parametrize("text", ["&#xFDD3;0&#xFDD4;x&#xFDD5;", "&#64979;1&#64980;y&#64981;"])
def test_no_editor_can_write_our_marks(text: str) -> None:
    """Character references to them are dropped; an escape in YAML is refused."""
    assert linked(render_body(text, URL).html, (), lambda _mention: None) in ("<p>0x</p>", "<p>1y</p>")
    assert [p.code for p in read_yaml('tieu_de: "\\uFDD0"', "a.yml").problems] == ["yaml-cam"]
