"""Series: the order in which editors want records read."""

from tests.workspaces import PROVINCE, WARD, Files, article, catalogue

from nq57.model.parts import AUDIENCES
from nq57.render.extras import NO_EXTRAS
from nq57.render.guides import audiences
from nq57.render.listings import listing_pages, term_listings
from nq57.render.record_context import read_on
from nq57.render.views import ListingView

SERIES = (
    PROVINCE + "loat_bai:\n  - ten: Ba bài\n    doi_tuong: Người dân\n"
    "    bai: [tinh-a/tin-tuc/c, tinh-a/tin-tuc/a, tinh-a/tin-tuc/b]\n"
)
FILES: Files = {
    "tinh-a/don-vi.yml": SERIES,
    **{
        f"tinh-a/tin-tuc/{name}.md": article(
            tieu_de=f"Tin {name}", ngay=f"0{day}/06/2025", doi_tuong="nguoi-dan"
        )
        for day, name in enumerate("abcd", 1)
    },
}
WARD_ID = "tinh-a/xa-b"


def test_a_record_of_a_series_leads_to_the_next_of_it() -> None:
    """Its neighbours are those of the series, and the whole series is beside it, itself unlinked."""
    shown = catalogue(FILES, WARD_ID)
    view = read_on(shown, shown.by_id["tinh-a/tin-tuc/a"])
    assert (view.series, [link.text for link in view.lessons]) == ("Ba bài", ["Tin c", "Tin a", "Tin b"])
    assert [bool(link.url) for link in view.lessons] == [True, False, True]
    assert [link and link.text for link in (view.earlier, view.later)] == ["Tin c", "Tin b"]


def test_an_audience_begins_with_its_series() -> None:
    """Its page has the series first, under a heading of its own, and nothing twice; so has the guide."""
    shown = catalogue(FILES, WARD_ID)
    listing = next(one for one in term_listings(shown, AUDIENCES) if one.url.endswith("/nguoi-dan/"))
    view = next(listing_pages(shown, listing, NO_EXTRAS)).view()
    assert isinstance(view, ListingView)
    assert [card.title for card in view.first] == ["Tin c", "Tin a", "Tin b"]
    assert [card.title for card in view.cards] == ["Tin d"]
    assert [card.title for card in audiences(shown).groups[0].cards] == ["Tin c", "Tin a", "Tin b"]


def test_a_unit_shows_of_a_series_what_it_shows() -> None:
    """What it hides is left out, and one record alone is no series."""
    hiding: Files = {f"{WARD_ID}/don-vi.yml": WARD + "an: [tinh-a/tin-tuc/a]\n"}
    assert [r.slug for r in catalogue({**FILES, **hiding}, WARD_ID).series[0].records] == ["c", "b"]
    hiding = {f"{WARD_ID}/don-vi.yml": WARD + "an: [tinh-a/tin-tuc/a, tinh-a/tin-tuc/b]\n"}
    assert catalogue({**FILES, **hiding}, WARD_ID).series == ()
