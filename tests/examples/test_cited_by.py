"""Each document's page lists who cites it, as that unit sees it; nothing of a sibling shows."""

import re
from collections.abc import Mapping

import pytest
from tests.unit.render.test_site import site
from tests.workspaces import Files, article, document, task

WAYS = re.compile(r"<nav\b.*?</nav>", re.DOTALL)  # neighbours in the list are no citations
ROOT = "van-ban/57-nq-tw/"
FILES: Files = {
    "trung-uong/van-ban/57-nq-tw.yml": document("57-NQ/TW", ngay_ban_hanh="22/12/2024"),
    "trung-uong/tin-tuc/chung.md": article("Theo Nghị quyết số 57-NQ/TW.", tieu_de="Tin chung"),
    "trung-uong/hoi-dap/hoi.md": "---\ncau_hoi: Ai làm?\ncan_cu: 57-NQ/TW\n---\nMọi người.\n",
    "tinh-a/van-ban/5.yml": document("5/KH-UBND", trich_yeu="Thực hiện Nghị quyết số 57-NQ/TW"),
    "tinh-a/tin-tuc/rieng.md": article("Xem [[57-NQ/TW]] và Kế hoạch số 5/KH-UBND.", tieu_de="Tin của A"),
    "tinh-a/nhiem-vu/v.yml": task("Việc của A", van_ban="5/KH-UBND"),
    "tinh-a/xa-b/tin-tuc/xa.md": article("Nghị quyết 57 về xã.", tieu_de="Tin của xã B"),
    "tinh-c/tin-tuc/khac.md": article("Theo Nghị quyết số 57-NQ/TW.", tieu_de="Tin của C"),
}
ITEM = re.compile(r'<li><a href="[^"]*">([^<]+)</a>( <span class="nq-badge nq-badge--auto">)?')


def cited_by(unit: str, url: str = ROOT) -> Mapping[str, bool]:
    """Titles of the records that cite the document, and whether the machine found them."""
    section = site(FILES, unit)
    page = next(page for page in section.pages() if page.url == url)
    _, _, listed = section.article(page).html.partition('id="nq--vien-dan"')
    listed, _, _ = listed.partition('id="nq--doc-tiep"')  # what is like it is no citation
    return {title: bool(auto) for title, auto in ITEM.findall(listed)}


@pytest.mark.parametrize(
    ("unit", "titles"),
    [
        ("tinh-a", {"Tin chung", "Ai làm?", "Kế hoạch số 5/KH-UBND", "Tin của A"}),
        ("tinh-a/xa-b", {"Tin chung", "Ai làm?", "Kế hoạch số 5/KH-UBND", "Tin của A", "Tin của xã B"}),
        ("tinh-c", {"Tin chung", "Ai làm?", "Tin của C"}),
    ],
)
def test_every_unit_lists_what_it_sees(unit: str, titles: set[str]) -> None:
    """Its own records, its province's and everyone's; a ward's stay in the ward."""
    assert set(cited_by(unit)) == titles


def test_what_an_editor_wrote_is_not_marked_automatic() -> None:
    """A key, or a reference, is the editor's word; a number in a text the machine found."""
    found = cited_by("tinh-a")
    assert {title for title, automatic in found.items() if not automatic} == {"Ai làm?", "Tin của A"}
    assert cited_by("tinh-a", "van-ban/5/") == {"Tin của A": True, "Việc của A": False}


def test_a_subject_is_linked_where_it_is_shown() -> None:
    """The sentence under a document's title links the documents that it names."""
    section = site(FILES, "tinh-a")
    page = next(page for page in section.pages() if page.url == "van-ban/5/")
    html = section.article(page).html
    assert '<p class="nq-lead">Thực hiện <a class="nq-cite" href="../../van-ban/57-nq-tw/">' in html
    assert '<h1 id="noi-dung">Kế hoạch số 5/KH-UBND</h1>' in html


def test_a_document_does_not_cite_a_later_one() -> None:
    """Its page may name what came after it, as a link; but the document itself cannot have."""
    files = {
        **FILES,
        "tinh-a/van-ban/cu.yml": document("1/KH-UBND", ngay_ban_hanh="2020", noi_dung="Xem 57-NQ/TW."),
    }
    section = site(files, "tinh-a")
    html = {page.url: section.article(page).html for page in section.pages()}
    assert 'class="nq-cite" href="../../van-ban/57-nq-tw/"' in html["van-ban/cu/"]
    assert "1/KH-UBND" not in WAYS.sub("", html[ROOT])


def test_a_doubtful_document_is_said_to_be_doubtful() -> None:
    """What is marked B is not shown as certain, wherever it stands on another's page."""
    relation = "[{loai: thi hành, van_ban: 57-NQ/TW}]"
    files = {**FILES, "tinh-a/van-ban/b.yml": document("2/KH-UBND", xac_minh="B", quan_he=relation)}
    section = site(files, "tinh-a")
    html = next(section.article(page).html for page in section.pages() if page.url == ROOT)
    assert html.count("hưa kiểm chứng đầy đủ") == 2
    assert "Kế hoạch · chưa kiểm chứng" in html
