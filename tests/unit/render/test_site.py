"""A unit's pages: each address once, every inner link leads to a page, nothing left open.

They must not know the theme; articles are rendered with the product's own templates.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.small_files import pdf, png
from tests.workspaces import PROVINCE, Files, article, catalogue, document, task

from nq57.model.parts import PARTS, SEARCH, SectionPart
from nq57.model.records import KINDS
from nq57.render.articles import Articles
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ROOT = Path(__file__).parents[3]
ARTICLES = Articles(article_sources(ROOT))
LINK = re.compile(r'(?:href|src)="([^"]*)"')
FILES: Files = {
    "trung-uong/van-ban/57-nq-tw.yml": document("57-NQ/TW", chu_de="the-che"),
    "trung-uong/hoi-dap/h.yml": "cau_hoi: Ai?\nnoi_dung: '[NQ](van-ban/57-nq-tw)'\ncan_cu: 57-NQ/TW\n",
    "trung-uong/hoc-vu-so/b.yml": "tieu_de: Bài\nngay: 2025\ncac_buoc: [Một, Hai]\n",
    "trung-uong/su-kien/s.yml": "tieu_de: Ngày\nbat_dau: 18/05/2025\nlap_lai: Hằng năm\n",
    "tinh-a/van-ban/211.yml": document("211/KH-UBND", quan_he='[{loai: thi hành, van_ban: "57-NQ/TW"}]'),
    "tinh-a/tin-tuc/a.md": article(
        "[NQ](van-ban/57-nq-tw) ![Ô](o.png)", chu_de="du-lieu", doi_tuong="nguoi-dan"
    ),
    "tinh-a/tin-tuc/a.en.md": article("![Box](o.png)"),
    "tinh-a/tin-tuc/o.png": png(),
    "tinh-a/nhiem-vu/n.yml": task(van_ban='"211/KH-UBND"'),
    "tinh-a/chi-tieu/c.yml": "ten: Đạt\nvan_ban: 57-NQ/TW\nmoc: [{nam: '2030', gia_tri: 70%}]\n",
    "tinh-a/infographic/i.yml": "tieu_de: Hình\nngay: 2025\nnguon: {ten: Sổ}\n"
    "so_lieu: [{gia_tri: '70', chu_thich: Ô}]\n",
    "tinh-a/media/m.yml": "tieu_de: Phim\nngay: 2025\nloai: video\nlien_ket: https://a.vn\nloi_thoai: A\n",
    "tinh-a/mo-hinh/m.md": article(),
    "tinh-a/du-an-khcn/d.yml": "ten: Đề tài\nto_chuc_chu_tri: Viện\n",
    "tinh-a/phat-thanh/p.yml": "tuan: 2026-W10\nnguoi_duyet: Ông A\n",
    "tinh-a/so-lieu/s.yml": "ky: 2025\nnguoi_cung_cap: Sở A\nso_lieu: [{chi_so: video, gia_tri: '5'}]\n",
}
UNITS = ("tinh-a", "tinh-a/xa-b", "tinh-c")


def site(files: Files = FILES, unit: str = "tinh-a") -> Site:
    """The section of a unit with the product's own article templates."""
    return Site(catalogue(files, unit), ARTICLES)


def dead_links(shown: Site) -> Iterator[str]:
    """Every inner link of every article that leads to no page or file."""
    made = {file.path for file in shown.made_files()} | {folder.path for folder in shown.made_folders()}
    known = {page.url for page in shown.pages()} | set(shown.assets()) | made
    known |= {f"assets/{path.name}" for path in (ROOT / "docs" / "assets").iterdir()}
    for page in shown.pages():
        for link in LINK.findall(shown.article(page).html):
            if re.match(r"[a-z]+:|#", link):
                continue
            target = urljoin(f"http://h/s/{page.url}", link.replace("&amp;", "&")).split("#")[0]
            if target.removeprefix("http://h/s/") not in known:
                yield f"{page.url} -> {link}"


@pytest.mark.parametrize("unit", UNITS)
def test_every_address_is_given_once(unit: str) -> None:
    """And every one but the home page ends in a slash."""
    urls = [page.url for page in site(unit=unit).pages()]
    assert len(urls) == len(set(urls))
    assert [url for url in urls if url and not re.fullmatch(r"([a-z0-9-]+/)+", url)] == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_inner_link_leads_somewhere(unit: str) -> None:
    """To a page or file of the same section."""
    assert list(dead_links(site(unit=unit))) == []


@pytest.mark.parametrize("part", [part for part in PARTS if part.linkable and part is not SEARCH])
def test_a_body_reaches_every_part_that_its_unit_shows(part: SectionPart) -> None:
    """Where a unit hides the part, the link's words stay and the link goes."""
    files = {**FILES, "tinh-a/tin-tuc/dan.md": article(f"Xem [phần này]({part.code}).", chu_de="the-che")}
    hides = f"an_phan: {part.code}\n" if part.hideable else ""
    hidden = {**files, "tinh-a/don-vi.yml": PROVINCE + hides}
    for shown, wanted in ((site(files), True), (site(hidden), not part.hideable)):
        page = shown.page_of_record("tin-tuc/dan/")
        assert page is not None
        assert (f'href="../../{part.url}"' in shown.article(page).html) == wanted
        assert list(dead_links(shown)) == []


@pytest.mark.parametrize(
    "part", ["hoi-dap", "van-ban", "chu-de", "doi-tuong", "gioi-thieu", "nhiem-vu", "chi-tieu"]
)
def test_hiding_a_part_leaves_no_dead_link(part: str) -> None:
    """What pointed there points nowhere any more."""
    files = {**FILES, "tinh-a/don-vi.yml": PROVINCE + f"an_phan: {part}\n"}
    shown = site(files)
    assert not [page.url for page in shown.pages() if page.url.startswith(f"{part}/")]
    assert list(dead_links(shown)) == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_article_has_one_title_and_no_mark_left(unit: str) -> None:
    """One heading of the first level, and none of the marks that pages fill in."""
    shown = site(unit=unit)
    for page in shown.pages():
        html = shown.article(page).html
        assert len(re.findall(r"<h1[ >]", html)) == 1, page.url
        assert not re.search("[\ufdd0-\ufdef]", html), page.url
        assert page.title, page.url


def test_every_kind_has_pages() -> None:
    """A listing and a page of its own for each record, and for each translation."""
    urls = {page.url for page in site().pages()}
    for path in FILES:
        _, kind, name = path.rsplit("/", 2)
        if name.endswith((".yml", ".md")):
            slug, _, language = name.rsplit(".", 1)[0].partition(".")
            assert f"{kind}/" in urls
            assert f"{kind}/{slug}/{language}{'/' if language else ''}" in urls
    assert {"", "gioi-thieu/", "so-do/", "chu-de/du-lieu/", "doi-tuong/nguoi-dan/"} <= urls


def test_a_unit_without_content_has_its_fixed_pages() -> None:
    """Home, glossary, about, data and map."""
    fixed = ["", "thuat-ngu/", "gioi-thieu/", "du-lieu/", "so-do/"]
    assert [page.url for page in site({}).pages()] == fixed


def test_files_are_published_beside_each_version() -> None:
    """A translation finds its pictures beside itself."""
    assert list(site().assets()) == ["tin-tuc/a/en/o.png", "tin-tuc/a/o.png"]


def test_the_page_for_lost_readers_links_from_the_root_of_the_host() -> None:
    """It may be shown at any depth."""
    html = site().not_found("/chuyen-muc-nq57/")
    assert 'href="/chuyen-muc-nq57/van-ban/"' in html
    assert "\ufdd0" not in html


def test_what_editors_write_is_never_markup() -> None:
    """A title with brackets shows them."""
    shown = site(
        {"tinh-a/tin-tuc/a.md": article(tieu_de="'<script>alert(1)</script> & \"x\"'", tac_gia="'<b>Lan'")}
    )
    for page in shown.pages():
        html = shown.article(page).html
        assert "<script>" not in html
        assert "<b>Lan" not in html


@pytest.mark.parametrize("kind", [kind.folder for kind in KINDS])
def test_a_page_of_any_kind_tells_its_changes(kind: str) -> None:
    """Newest first, each with its day and what changed; one to come is not told."""
    told = "ngay_sua: [01/10/2026, {ngay: 02/10/2026, ghi_chu: Sửa <số>}, 22/11/2026]\n"
    path = next(path for path in FILES if f"tinh-a/{kind}/" in path or f"trung-uong/{kind}/" in path)
    text = str(FILES[path])
    text = text.replace("---\n", f"---\n{told}", 1) if path.endswith(".md") else f"{text}{told}"
    shown = Site(catalogue({**FILES, path: text}), ARTICLES)
    page = next(page for page in shown.pages() if page.record and page.record.source.path == path)
    changes = re.findall(
        r'<li>Cập nhật ngày <time datetime="(.*?)">(.*?)</time>(.*?)</li>', shown.article(page).html
    )
    assert changes == [("2026-10-02", "02/10/2026", ": Sửa &lt;số&gt;"), ("2026-10-01", "01/10/2026", "")]


def test_a_file_with_odd_letters_in_its_name_is_linked_rightly() -> None:
    """Hash, percent and blanks are part of the name, not of the address."""
    name = "Kế hoạch #1 100%.pdf"
    files: Files = {
        "tinh-a/tin-tuc/a.md": article(tep_dinh_kem=f"[{{tep: '{name}'}}]"),
        f"tinh-a/tin-tuc/{name}": pdf(),
    }
    shown = site(files)
    page = next(page for page in shown.pages() if page.url == "tin-tuc/a/")
    link = next(link for link in LINK.findall(shown.article(page).html) if "pdf" in link)
    assert "#" not in link
    assert "%25" in link


def test_no_heading_of_an_editor_takes_an_anchor_of_the_page() -> None:
    """Each anchor stands once on its page, whatever the editor calls a part."""
    body = "\n\n".join(
        f"## {words}" for words in ("Nội dung", "Tệp đính kèm", "Chế độ báo cáo", "Văn bản liên quan")
    )
    files: Files = {
        "tinh-a/van-ban/a.yml": document(
            "1/KH-UBND",
            quan_he="[{loai: thi hành, van_ban: x}]",
            tep_dinh_kem="[{tep: a.pdf}]",
            che_do_bao_cao="[{ky: năm, truoc_ngay: 1/1, don_vi_gui: A, noi_nhan: B}]",
            noi_dung="|\n  " + body.replace("\n", "\n  "),
        ),
        "tinh-a/van-ban/a.pdf": pdf(),
        "tinh-a/tin-tuc/t.md": article(body),
    }
    shown = site(files)
    for page in shown.pages():
        found = re.findall(r'\sid="([^"]+)"', shown.article(page).html)
        assert sorted(found) == sorted(set(found)), page.url
