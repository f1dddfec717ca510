"""A unit's listings: their order, groups, events, and parts that a unit hides.

They must not know pages; records come from files as an editor writes them.
"""

import datetime as dt

import pytest
from tests.workspaces import PROVINCE, Files, article, catalogue, document, ids, task

T = "tinh-a/tin-tuc/"


def names(files: Files, kind: str, unit: str = "tinh-a") -> list[str]:
    """The names of a kind's records in the order of its listing."""
    return [record.slug for record in catalogue(files, unit).by_kind[kind]]


def test_what_is_read_goes_newest_first() -> None:
    """Undated last; of one day by id; a month after its days."""
    days = {
        "a": "01/06/2025",
        "b": "02/06/2025",
        "c": "06/2025",
        "d": "2025",
        "e": "02/06/2025",
        "f": "2026",
    }
    files = {f"{T}{name}.md": article(ngay=day) for name, day in days.items()}
    assert names(files, "tin-tuc") == ["f", "b", "e", "a", "c", "d"]
    undated = {
        "tinh-a/van-ban/a.yml": document("không số", ngay_ban_hanh=""),
        "tinh-a/van-ban/b.yml": document(),
    }
    assert names(undated, "van-ban") == ["b", "a"]


def test_tasks_stand_by_unit_plan_and_number() -> None:
    """The unit's own first, then its ancestors'; the plan's own order within."""
    files = {
        "trung-uong/nhiem-vu/tw-01.yml": task(),
        "tinh-a/nhiem-vu/a-02.yml": task(van_ban='"1/KH-UBND"'),
        "tinh-a/nhiem-vu/a-01.yml": task(van_ban='"2/KH-UBND"'),
        "tinh-a/nhiem-vu/a-03.yml": task(van_ban='"1/KH-UBND"'),
        "tinh-a/xa-b/nhiem-vu/z-01.yml": task(),
    }
    assert names(files, "nhiem-vu", "tinh-a/xa-b") == ["z-01", "a-02", "a-03", "a-01", "tw-01"]


def test_targets_stand_by_their_first_year() -> None:
    """A span of years counts by its first."""
    years = {"a": "2030", "b": "2025", "c": "2028-2030"}
    files = {
        f"tinh-a/chi-tieu/{n}.yml": f"ten: Đạt\nmoc: [{{nam: '{y}', gia_tri: 1}}]\n"
        for n, y in years.items()
    }
    assert names(files, "chi-tieu") == ["b", "c", "a"]


def test_every_kind_has_a_listing() -> None:
    """Empty where there is nothing."""
    assert len(catalogue({}).by_kind) == 13
    assert set(catalogue({}).by_kind.values()) == {()}


def test_documents_are_grouped_by_year_and_issuer() -> None:
    """Undated ones have no year; two spellings of one address are one issuer."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", ngay_ban_hanh="2024", co_quan_ban_hanh="UBND tỉnh A"),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND", ngay_ban_hanh="2025", co_quan_ban_hanh="UBND TỈNH A"),
        "tinh-a/van-ban/c.yml": document("không số", ngay_ban_hanh="", co_quan_ban_hanh='"***"'),
    }
    found = catalogue(files)
    assert {year: len(records) for year, records in found.by_year["van-ban"].items()} == {
        "2025": 1,
        "2024": 1,
    }
    assert {name: len(records) for name, records in found.by_issuer.items()} == {"UBND TỈNH A": 2}


def test_topics_and_audiences_gather_every_kind() -> None:
    """Newest first across kinds."""
    files = {
        f"{T}a.md": article(chu_de="du-lieu", ngay="2024"),
        "tinh-a/van-ban/b.yml": document(chu_de="[du-lieu, the-che]", doi_tuong="người dân"),
    }
    found = catalogue(files)
    assert [record.slug for record in found.with_topic("du-lieu")] == ["b", "a"]
    assert [record.slug for record in found.for_audience("nguoi-dan")] == ["b"]
    assert found.with_topic("ha-tang") == ()


def test_a_hidden_part_is_nowhere() -> None:
    """Neither listed, nor found by id, address or number, nor under a topic; other units keep it."""
    files = {
        f"{T}a.md": article(chu_de="du-lieu"),
        f"{T}a.en.md": article(),
        "tinh-a/van-ban/b.yml": document("1/KH-UBND"),
        "tinh-a/don-vi.yml": PROVINCE + "an_phan: [tin-tuc, van-ban]\n",
    }
    found = catalogue(files)
    assert (ids(found), found.by_address, found.translations) == ([], {}, {})
    assert found.with_topic("du-lieu") == ()
    assert found.register.find("1/KH-UBND", "tinh-a") is None
    assert len(ids(catalogue(files, "tinh-a/xa-b"))) == 2


D = dt.date


@pytest.mark.parametrize(
    ("as_of", "coming"),
    [
        (D(2026, 1, 1), [(D(2026, 5, 18), "nam"), (D(2026, 6, 1), "hop"), (D(2026, 6, 1), "hop-hai")]),
        (D(2026, 6, 2), [(D(2026, 6, 1), "hop-hai"), (D(2027, 5, 18), "nam")]),
        (D(2026, 6, 4), [(D(2027, 5, 18), "nam")]),
    ],
)
def test_events_come_by_day(as_of: dt.date, coming: list[tuple[dt.date, str]]) -> None:
    """Past ones go, yearly ones come again, of one day by id."""
    files = {
        "tinh-a/su-kien/hop.yml": "tieu_de: Họp\nbat_dau: 01/06/2026\n",
        "tinh-a/su-kien/hop-hai.yml": "tieu_de: Họp\nbat_dau: 01/06/2026\nket_thuc: 03/06/2026\n",
        "tinh-a/su-kien/nam.yml": "tieu_de: Ngày\nbat_dau: 18/05/2020\nlap_lai: Hằng năm\n",
    }
    found = catalogue(files, as_of=as_of).upcoming(5)
    assert [(day, record.slug) for day, record in found] == coming
    assert len(catalogue(files, as_of=as_of).upcoming(1)) == 1


def test_ancestors_are_named_nearest_first() -> None:
    """The province, then the centre."""
    assert [unit.id for unit in catalogue({}, "tinh-a/xa-b").ancestors] == ["tinh-a", "trung-uong"]
