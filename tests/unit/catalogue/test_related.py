"""What a reader may read on: records about the same, and only what the unit shows."""

import datetime as dt
from itertools import pairwise

from tests.workspaces import Files, article, catalogue, document, task

from nq57.catalogue.related import likeness_of
from nq57.model.articles import Event

FILES: Files = {
    "trung-uong/van-ban/57-nq-tw.yml": document("57-NQ/TW", loai="Nghị quyết", trich_yeu="Về đột phá"),
    "trung-uong/tin-tuc/a.md": article("[NQ](van-ban/57-nq-tw)", tieu_de="Bảy nhóm nhiệm vụ"),
    "trung-uong/tin-tuc/b.md": article(tieu_de="Nói về bảy nhóm nhiệm vụ", the="[học số]"),
    "trung-uong/tin-tuc/c.md": article(tieu_de="Chuyện khác hẳn"),
    "tinh-a/tin-tuc/d.md": article(tieu_de="Ở tỉnh A, bảy nhóm nhiệm vụ", the="[Học số]"),
    "tinh-c/tin-tuc/e.md": article(tieu_de="Ở tỉnh C, bảy nhóm nhiệm vụ"),
    "tinh-a/nhiem-vu/n.yml": task("Việc", van_ban="57-NQ/TW"),
}


def related(name: str, unit: str = "tinh-a", files: Files = FILES) -> list[str]:
    """The ids of what is like a record, in a unit."""
    found = catalogue(files, unit)
    return [like.id for like in found.related(found.by_id[name])]


def test_records_with_words_tags_and_documents_in_common_are_alike() -> None:
    """Best first: more in common before less; what has nothing in common is left out."""
    assert related("trung-uong/tin-tuc/b") == ["tinh-a/tin-tuc/d", "trung-uong/tin-tuc/a"]
    assert related("trung-uong/tin-tuc/c") == []


def test_few_questions_are_answered_as_many_are() -> None:
    """A preview asks of one record, a build of thousands: looked through or by index, likes are equal."""
    files: Files = {
        f"{unit}/tin-tuc/{unit}-{word}-{n}.md": article(
            f"Mở bài {word} {n}.", tieu_de=f"Chuyện {word} lần {n}", the=f"[nhóm {n % 3}]"
        )
        for unit in ("trung-uong", "tinh-a")
        for word in ("che", "ca", "sach")
        for n in range(7)
    }
    asked = catalogue(files, "tinh-a")
    by_index = {name: [like.id for like in asked.related(record)] for name, record in asked.by_id.items()}
    assert any(by_index.values())
    for name, likes in by_index.items():
        likeness_of.cache_clear()
        assert related(name, files=files) == likes


def test_what_a_body_links_to_is_related() -> None:
    """In both directions: the article to the document, the document to the article."""
    assert "trung-uong/van-ban/57-nq-tw" in related("trung-uong/tin-tuc/a")
    assert related("trung-uong/van-ban/57-nq-tw") == ["trung-uong/tin-tuc/a"]


def test_what_a_body_says_makes_alike() -> None:
    """How it opens, and the documents that it names anywhere; other words further down do not."""
    files: Files = {
        f"trung-uong/tin-tuc/{name}.md": article(body, tieu_de=title)
        for name, title, body in (
            ("a", "Một", "Trồng chè hữu cơ theo quy trình mới."),
            ("b", "Hai", "Hợp tác xã trồng chè hữu cơ trên đồi.\n\nTheo Quyết định số 1169/QĐ-TTg."),
            ("c", "Ba", "Chuyện khác.\n\nCũng theo Quyết định số 1169/QĐ-TTg, và nuôi cá lồng bè."),
            ("d", "Bốn", "Việc nọ.\n\nRồi nuôi cá lồng bè."),
        )
    }
    assert related("trung-uong/tin-tuc/b", files=files) == ["trung-uong/tin-tuc/a", "trung-uong/tin-tuc/c"]
    assert related("trung-uong/tin-tuc/d", files=files) == []


def test_who_cites_a_document_is_not_told_twice() -> None:
    """Its page lists them under its citations; an article that goes on to the document stays."""
    cited = {**FILES, "trung-uong/tin-tuc/c.md": article("Theo [[57-NQ/TW]].", tieu_de="Chuyện khác hẳn")}
    assert related("trung-uong/van-ban/57-nq-tw", files=cited) == ["trung-uong/tin-tuc/a"]
    assert related("trung-uong/tin-tuc/c", files=cited) == []


def test_a_task_leads_to_its_plan_but_nothing_leads_to_tasks() -> None:
    """Tasks of one plan are all alike, and would crowd out everything else."""
    assert related("tinh-a/nhiem-vu/n") == ["trung-uong/van-ban/57-nq-tw"]


def test_a_unit_is_shown_only_what_it_sees() -> None:
    """Neither another province's records nor hidden ones."""
    assert "tinh-c/tin-tuc/e" not in related("trung-uong/tin-tuc/b")
    assert "tinh-c/tin-tuc/e" in related("trung-uong/tin-tuc/b", "tinh-c")
    hiding = {**FILES, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\nan: [trung-uong/tin-tuc/a]\n"}
    assert related("trung-uong/tin-tuc/b", files=hiding) == ["tinh-a/tin-tuc/d"]


def test_neighbours_go_through_a_listing_from_end_to_end() -> None:
    """The first has nothing before it, the last nothing after it, each one is its neighbour's neighbour."""
    found = catalogue(FILES)
    listed = found.by_kind["tin-tuc"]
    assert found.neighbours[listed[0].id][0] is None
    assert found.neighbours[listed[-1].id][1] is None
    for record, after in pairwise(listed):
        assert found.neighbours[record.id][1] is after
        assert found.neighbours[after.id][0] is record


def test_events_to_come_stand_before_those_that_are_over() -> None:
    """By the next day each takes place; then the past, newest first."""
    days = {"qua": "01/02/2025", "qua-moi": "01/03/2025", "gan": "01/12/2026", "xa": "01/01/2027"}
    files = {f"tinh-a/su-kien/{name}.yml": f"tieu_de: S\nbat_dau: {day}\n" for name, day in days.items()}
    files["tinh-a/su-kien/nam.yml"] = "tieu_de: S\nbat_dau: 10/12/2020\nlap_lai: Hằng năm\n"
    order = [record.slug for record in catalogue(files).listed(Event.kind)]
    assert order == ["gan", "nam", "xa", "qua-moi", "qua"]


def test_new_is_what_came_in_the_last_fortnight() -> None:
    """A day to come is not new yet, nor is a date without a day."""
    days = {
        "cu": "07/11/2026",
        "moi": "08/11/2026",
        "nay": "21/11/2026",
        "mai": "22/11/2026",
        "thang": "11/2026",
    }
    files = {f"tinh-a/tin-tuc/{name}.md": article(ngay=day) for name, day in days.items()}
    found = catalogue(files, as_of=dt.date(2026, 11, 21))
    assert sorted(found.fresh) == ["tinh-a/tin-tuc/moi", "tinh-a/tin-tuc/nay"]
