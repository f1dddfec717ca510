"""Listings: paged, filtered, and with an address for each year, issuer and term.

They must not know templates; views are compared.
"""

import pytest
from tests.workspaces import PROVINCE, Files, article, catalogue, document, task

from nq57.model.documents import Document
from nq57.model.parts import AUDIENCES, TOPICS, SectionPart
from nq57.model.records import KINDS_BY_FOLDER
from nq57.render.extras import NO_EXTRAS
from nq57.render.listings import Listing, kind_listings, listing_pages, term_listings
from nq57.render.views import ListingView


def news(count: int) -> Files:
    """So many articles of one day."""
    return {f"tinh-a/tin-tuc/t{n:03}.md": article() for n in range(count)}


def pages(files: Files, kind: str) -> list[tuple[str, ListingView]]:
    """The pages of a kind's own listing: address and view."""
    found = catalogue(files)
    listing = next(kind_listings(found, KINDS_BY_FOLDER[kind]))
    views = [(page.url, page.view()) for page in listing_pages(found, listing, NO_EXTRAS)]
    return [(url, view) for url, view in views if isinstance(view, ListingView)]


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (20, [20]), (21, [20, 1]), (60, [20, 20, 20])])
def test_a_listing_is_split_into_pages(count: int, sizes: list[int]) -> None:
    """Twenty to a page; every record once, in order."""
    shown = pages(news(count), "tin-tuc")
    assert [len(view.cards) for _, view in shown] == sizes
    cards = [card.url for _, view in shown for card in view.cards]
    assert cards == [f"tin-tuc/t{n:03}/" for n in range(count)]
    assert {view.count for _, view in shown} == {count}


def test_pages_lead_to_each_other() -> None:
    """The first has no earlier, the last no later page; one page needs no pager."""
    shown = pages(news(50), "tin-tuc")
    assert [url for url, _ in shown] == ["tin-tuc/", "tin-tuc/trang/2/", "tin-tuc/trang/3/"]
    pagers = [view.pager for _, view in shown]
    ways = [(p.number, p.total, p.earlier and p.earlier.url, p.later and p.later.url) for p in pagers if p]
    assert ways == [
        (1, 3, None, "tin-tuc/trang/2/"),
        (2, 3, "tin-tuc/", "tin-tuc/trang/3/"),
        (3, 3, "tin-tuc/trang/2/", None),
    ]
    assert pages(news(3), "tin-tuc")[0][1].pager is None


def test_documents_are_listed_by_year_and_issuer() -> None:
    """Fifty rows to a page, with filters that lead to the narrower lists."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", ngay_ban_hanh="2024"),
        "tinh-a/van-ban/b.yml": document("2-NQ/TW", ngay_ban_hanh="2025", co_quan_ban_hanh="Bộ Chính trị"),
    }
    listings = list(kind_listings(catalogue(files), Document.kind))
    assert [listing.url for listing in listings] == [
        "van-ban/",
        "van-ban/nam/2025/",
        "van-ban/nam/2024/",
        "van-ban/co-quan/bo-chinh-tri/",
        "van-ban/co-quan/ubnd-tinh-a/",
    ]
    view = pages(files, "van-ban")[0][1]
    assert [row.number for row in view.rows] == ["2-NQ/TW", "1/KH-UBND"]
    known = {listing.url for listing in listings}
    links = [link.url for group in view.filters for link in group.links]
    assert links
    assert set(links) <= known


def test_one_year_and_one_issuer_need_no_filter() -> None:
    """A filter that narrows nothing is not shown."""
    assert pages({"tinh-a/van-ban/a.yml": document()}, "van-ban")[0][1].filters == ()


def test_tasks_stand_on_one_page_by_unit_and_group() -> None:
    """However many; the unit's own first."""
    files = {f"tinh-a/nhiem-vu/n{n:02}.yml": task(f"Việc {n}", nhom=f"Nhóm {n // 20}") for n in range(40)}
    files["trung-uong/nhiem-vu/tw.yml"] = task()
    shown = pages(files, "nhiem-vu")
    assert len(shown) == 1
    work = shown[0][1].work
    assert [(view.owner, view.own, view.count) for view in work] == [
        ("Tỉnh A", True, 40),
        ("Trung ương", False, 1),
    ]
    assert [group.title for group in work[0].groups] == ["Nhóm 0", "Nhóm 1"]
    assert [row.name for row in work[0].groups[1].tasks][:2] == ["Việc 20", "Việc 21"]


def test_a_task_of_which_nobody_has_spoken_says_so_nowhere_in_the_tables() -> None:
    """One sentence above counts them; a late row says only that it is late, the late list nothing."""
    files: Files = {
        "tinh-a/nhiem-vu/a.yml": task("Trễ", han="01/01/2025"),
        "tinh-a/nhiem-vu/b.yml": task("Im lặng"),
        "tinh-a/nhiem-vu/c.yml": task("Đang làm", han="01/01/2025", trang_thai="đang thực hiện"),
    }
    view = pages(files, "nhiem-vu")[0][1]
    assert view.board
    assert view.board.silent == 2
    assert [row.status_label for row in view.board.late] == ["", "Đang thực hiện, quá hạn"]
    rows = {row.name: row.status_label for row in view.work[0].groups[0].tasks}
    assert rows == {"Trễ": "Quá hạn", "Im lặng": "", "Đang làm": "Đang thực hiện, quá hạn"}


def test_work_of_a_unit_without_declaration_is_shown() -> None:
    """The central pool may have tasks and no declaration of its own; a broken ancestor breaks no page."""
    files: Files = {"tinh-d/don-vi.yml": PROVINCE, "trung-uong/nhiem-vu/tw.yml": task()}
    from tests.workspaces import DAY, loaded  # noqa: PLC0415 - the same

    from nq57.catalogue.catalogue import catalogue_of  # noqa: PLC0415 - this one test reads no usual units
    from nq57.render.task_board import work_views  # noqa: PLC0415 - the same

    found = catalogue_of(loaded(files).workspace, "tinh-d", DAY)
    assert [view.count for view in work_views(found, "nhiem-vu")] == [1]


def terms(files: Files, part: SectionPart) -> list[Listing]:
    """The listings of topics or audiences."""
    return list(term_listings(catalogue(files), part))


def test_terms_that_nobody_uses_have_no_page() -> None:
    """In the vocabulary's own order."""
    files = {
        "tinh-a/tin-tuc/a.md": article(chu_de="[du-lieu, the-che]"),
        "tinh-a/tin-tuc/b.md": article(doi_tuong="nguoi-dan"),
    }
    assert [listing.url for listing in terms(files, TOPICS)] == ["chu-de/the-che/", "chu-de/du-lieu/"]
    assert [listing.title for listing in terms(files, AUDIENCES)] == ["Người dân"]
    hidden = {**files, "tinh-a/don-vi.yml": PROVINCE + "an_phan: chu-de\n"}
    assert terms(hidden, TOPICS) == []
