"""The home page: what readers come for first, then blocks in the unit's order, from no record to many."""

import datetime as dt

import pytest
from tests.workspaces import DAY, Files, article, catalogue, codes, document, task

from nq57.render.extras import NO_EXTRAS
from nq57.render.home_views import home_view
from nq57.render.section_views import HomeView

PROVINCE = "ten: Ủy ban nhân dân tỉnh A\ncap: Tỉnh\n"
WARD = "ten: Ủy ban nhân dân xã B\ncap: Xã\nco_quan_chu_quan: Ủy ban nhân dân tỉnh A\n"
LESSON = "tieu_de: Bài\nngay: 2025\ncac_buoc: [Một]\n"
EVENT = "tieu_de: Họp\nbat_dau: 25/11/2026\n"
RICH: Files = {
    "tinh-a/van-ban/a.yml": document(trong_tam="có"),
    "tinh-a/nhiem-vu/a.yml": task(),
    "tinh-a/su-kien/a.yml": EVENT,
    "tinh-a/hoc-vu-so/a.yml": LESSON,
    "tinh-a/tin-tuc/a.md": article(),
}


def home(
    files: Files, declared: str = PROVINCE, *, unit: str = "tinh-a", search: str = "tim-kiem/"
) -> HomeView:
    """The home page of a unit declared so."""
    return home_view(catalogue({**files, f"{unit}/don-vi.yml": declared}, unit), (), search, NO_EXTRAS)


def blocks(view: HomeView) -> list[tuple[str, ...]]:
    """The codes of its blocks, row by row."""
    return [tuple(block.code for block in row) for row in view.rows]


def test_a_section_without_records_has_no_empty_block() -> None:
    """Its name and the search are there."""
    view = home({})
    assert (view.rows, view.actions, view.campaign) == ((), (), None)
    assert (view.where, view.search) == ("Trên địa bàn tỉnh A", "tim-kiem/")


def test_a_narrow_block_stands_beside_the_wider_one_before_it() -> None:
    """One without a neighbour has the row for itself."""
    assert blocks(home(RICH)) == [("tin-noi-bat", "sap-toi"), ("trong-tam", "moi-dang"), ("bai-hoc",)]
    assert blocks(home({"tinh-a/su-kien/a.yml": EVENT})) == [("sap-toi",)]


def test_a_unit_gives_its_own_order() -> None:
    """Blocks by their names as the handbook has them; what it leaves out is not shown."""
    declared = PROVINCE + "trang_chu:\n  khoi: [Bình dân học vụ số, Tin nổi bật, Video]\n"
    assert codes({"tinh-a/don-vi.yml": declared}) == ["gia-tri-la"]
    declared = PROVINCE + "trang_chu:\n  khoi: [Bình dân học vụ số, Tin nổi bật]\n"
    assert blocks(home(RICH, declared)) == [("bai-hoc",), ("tin-noi-bat",)]


@pytest.mark.parametrize(
    ("preset", "first"), [("Tỉnh", "van-ban/"), ("Sở", "van-ban/"), ("Xã", "hoc-vu-so/")]
)
def test_actions_follow_what_the_level_needs(preset: str, first: str) -> None:
    """Only what there is; the number of records stands beside."""
    view = home(RICH, PROVINCE + f"trang_chu: {{kieu: {preset}}}\n")
    assert view.actions[0].link.url == first
    assert len(view.actions) == 4
    assert all(action.note[0] == "1" for action in view.actions)


def test_a_ward_teaches_before_it_lists_papers() -> None:
    """Without a word in its file, by its level; its place is told with the province."""
    view = home(RICH, WARD, unit="tinh-a/xa-b")
    assert view.actions[0].link.text == "Học kỹ năng số"
    assert view.where == "Trên địa bàn xã B, tỉnh A"


def test_a_units_own_actions_lead_where_it_says() -> None:
    """Inside the section with the icon of the kind, or to another host."""
    outside = "{ten: Nộp hồ sơ, lien_ket: 'https://a.vn', mo_ta: Ba bước}"
    own = f"viec_chinh: [{outside}, {{ten: Học, lien_ket: hoc-vu-so/a}}]"
    view = home(RICH, PROVINCE + f"trang_chu: {{{own}}}\n")
    assert [(a.link.url, a.link.external, a.icon) for a in view.actions] == [
        ("https://a.vn", True, "tiep"),
        ("hoc-vu-so/a/", False, "sach"),
    ]


def test_an_action_that_leads_nowhere_is_told() -> None:
    """At its line, before readers find it."""
    declared = PROVINCE + "trang_chu:\n  viec_chinh:\n    - {ten: Học, lien_ket: hoc-vu-so/khong-co}\n"
    assert codes({**RICH, "tinh-a/don-vi.yml": declared}) == ["lien-ket-trong-la"]


def test_searches_are_the_units_own_or_the_numbers_of_key_documents() -> None:
    """Each opens the page of results with its words; without search there are none."""
    assert [link.url for link in home(RICH).searches] == ["tim-kiem/?q=57-NQ%2FTW"]
    own = PROVINCE + "trang_chu: {thuong_tim: [nộp hồ sơ]}\n"
    assert [link.url for link in home(RICH, own).searches] == ["tim-kiem/?q=n%E1%BB%99p+h%E1%BB%93+s%C6%A1"]
    assert home(RICH, search="").searches == ()
    draft = document("/KH-UBND", trong_tam="có")
    assert home({"tinh-a/van-ban/a.yml": draft}).searches == ()


def test_campaigns_take_turns_week_by_week_while_they_run() -> None:
    """One that is over, or not begun, is never shown."""
    campaigns = "".join(
        f"    - {{ten: {name}, lien_ket: tin-tuc/a, tu_ngay: {start}, den_ngay: {end}}}\n"
        for name, start, end in (
            ("A", "01/11/2026", "31/12/2026"),
            ("B", "01/11/2026", "31/12/2026"),
            ("C", "01/01/2026", "01/02/2026"),
        )
    )
    files = {**RICH, "tinh-a/don-vi.yml": PROVINCE + "trang_chu:\n  chien_dich:\n" + campaigns}
    days = [DAY + dt.timedelta(days=at) for at in range(-30, 15)]
    told = [home_view(catalogue(files, as_of=day), (), "", NO_EXTRAS).campaign for day in days]
    assert told[0] is None  # before the first day
    names = [campaign.name for campaign in told if campaign]
    turns = [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
    assert set(turns) == {"A", "B"}
    assert len(turns) in {5, 6}


def test_progress_is_told_once_anybody_reports() -> None:
    """Nobody has said anything yet: no bar of nothing."""
    assert "tien-do" not in {block.code for row in home(RICH).rows for block in row}
    told = {**RICH, "tinh-a/nhiem-vu/a.yml": task(trang_thai="Hoàn thành", ket_qua="Xong")}
    assert "tien-do" in {block.code for row in home(told).rows for block in row}
