"""Narrower listings: each record of a kind is in those that fit it, and the way there is marked."""

from tests.workspaces import Files, article, catalogue, document

from nq57.model.articles import News
from nq57.model.documents import Document
from nq57.render.extras import NO_EXTRAS
from nq57.render.facets import Filters, facets
from nq57.render.listings import kind_listings, listing_pages
from nq57.render.views import ListingView

TOPICS = ("du-lieu", "the-che")


def news(count: int) -> Files:
    """So many articles of the centre and of a province, by turns, on two topics."""
    places = ("trung-uong", "tinh-a")
    return {
        f"{places[n % 2]}/tin-tuc/b{n:02d}.md": article(
            tieu_de=f"Bài {n}", ngay=f"{n % 28 + 1:02d}/0{n % 3 + 1}/202{4 + n % 2}", chu_de=TOPICS[n % 2]
        )
        for n in range(count)
    }


def test_a_long_listing_is_narrowed_by_every_facet() -> None:
    """By year, topic and level; audiences are none here, so that they narrow nothing."""
    found = facets(catalogue(news(12)), News.kind)
    assert {facet.part for facet in found} == {"nam", "chu-de", "cap"}
    assert {facet.url for facet in found if facet.part == "cap"} == {
        "tin-tuc/cap/trung-uong/",
        "tin-tuc/cap/tinh/",
    }


def test_every_record_is_in_one_listing_of_each_facet() -> None:
    """Nothing is lost by narrowing."""
    shown = catalogue(news(12))
    for part in ("nam", "chu-de", "cap"):
        names = [r.id for f in facets(shown, News.kind) if f.part == part for r in f.records]
        assert sorted(names) == sorted(r.id for r in shown.by_kind["tin-tuc"])


def test_what_is_seen_at_a_glance_is_narrowed_by_year_alone() -> None:
    """A few articles need no more."""
    assert {facet.part for facet in facets(catalogue(news(8)), News.kind)} == {"nam"}


def test_the_listing_that_is_shown_is_marked() -> None:
    """Only in its own group; on the kind's first page nothing is marked."""
    filters = Filters(facets(catalogue(news(12)), News.kind))
    here = filters.at("tin-tuc/chu-de/du-lieu/")
    assert [group.current for group in here if group.current] == ["tin-tuc/chu-de/du-lieu/"]
    assert not any(group.current for group in filters.at("tin-tuc/"))


def test_a_year_of_news_is_an_archive_by_month() -> None:
    """Every card stands under its own month, newest month first."""
    shown = catalogue(news(12))
    listing = next(found for found in kind_listings(shown, News.kind) if found.by_month)
    view = next(iter(listing_pages(shown, listing, NO_EXTRAS))).view()
    assert isinstance(view, ListingView)
    assert not view.cards
    assert [month.month for month in view.months] == sorted((m.month for m in view.months), reverse=True)
    assert all(card.iso.startswith(month.month) for month in view.months for card in month.cards)
    assert sum(len(month.cards) for month in view.months) == view.count


def test_a_hidden_part_is_no_facet() -> None:
    """A unit that hides topics is not led to them by a kind's listing either."""
    hiding = {**news(12), "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\nan_phan: chu-de\n"}
    assert "chu-de" not in {facet.part for facet in facets(catalogue(hiding), News.kind)}


def test_one_more_than_at_a_glance_is_narrowed() -> None:
    """Nine articles have lists by topic, eight have none."""
    assert "chu-de" in {facet.part for facet in facets(catalogue(news(9)), News.kind)}


def register(count: int, **fields: str) -> Files:
    """So many plans of a province beside three decisions of the centre."""
    plans = {f"tinh-a/van-ban/{n}.yml": document(f"{n}/KH-UBND", **fields) for n in range(1, count + 1)}
    return plans | {
        f"trung-uong/van-ban/{n}-qd.yml": document(f"{n}/QĐ-TTg", loai="Quyết định", cap="Trung ương")
        for n in (1, 2, 3)
    }


def test_documents_are_narrowed_by_type_level_and_topic_where_there_are_many() -> None:
    """A page for eight plans, none for three decisions; none for what all documents have."""
    files = register(8, loai="Kế hoạch", cap="Tỉnh", chu_de="du-lieu")
    found = {
        f.url: len(f.records)
        for f in facets(catalogue(files), Document.kind)
        if f.part not in {"nam", "co-quan"}
    }
    assert found == {"van-ban/loai/ke-hoach/": 8, "van-ban/cap/tinh/": 8, "van-ban/chu-de/du-lieu/": 8}
    few = facets(catalogue(register(7, loai="Kế hoạch", cap="Tỉnh")), Document.kind)
    assert {facet.part for facet in few} == {"nam", "co-quan"}


def test_a_narrower_register_keeps_the_order_of_the_whole() -> None:
    """The newest document stays first."""
    shown = catalogue(register(9, loai="Kế hoạch", cap="Tỉnh"))
    whole = [record.id for record in shown.by_kind["van-ban"]]
    for facet in facets(shown, Document.kind):
        own = [record.id for record in facet.records]
        assert own == [name for name in whole if name in own]
