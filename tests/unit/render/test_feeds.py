"""Feeds: what is new or changed, told alike in the three forms; what is gone is gone from all of them."""

import datetime as dt
import json
from typing import Any

import feedparser  # type: ignore[import-untyped] # it has no types
import pytest
from tests.workspaces import DAY, Files, article, catalogue, task

from nq57.render.feeds import feed_files

UNIT = "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.vn/m\n"
OLD = "https://a.vn/m/tin-tuc/bai-00/"


def feed(files: Files, name: str, as_of: dt.date = DAY) -> bytes:
    """One feed of a unit that has a host."""
    found = catalogue({"tinh-a/don-vi.yml": UNIT, **files}, as_of=as_of)
    return {file.path: file.make() for file in feed_files(found)}[name]


def news(count: int, **first: str) -> Files:
    """So many articles, a day apart; `first` are further keys of the oldest."""
    days = [dt.date(2025, 8, 1) + dt.timedelta(days=n) for n in range(count)]
    told: list[dict[str, str]] = [first, *({} for _ in days[1:])]
    return {
        f"tinh-a/tin-tuc/bai-{n:02d}.md": article(ngay=f"{day:%d/%m/%Y}", **more)
        for n, (day, more) in enumerate(zip(days, told, strict=True))
    }


def read(files: Files, folder: str = "tin-tuc/", as_of: dt.date = DAY) -> tuple[Any, Any, Any]:
    """A feed as programs read it: Atom, RSS, JSON."""
    atom, rss = (
        feedparser.parse(feed(files, f"{folder}{name}", as_of)) for name in ("atom.xml", "rss.xml")
    )
    return atom, rss, json.loads(feed(files, f"{folder}feed.json", as_of))


def test_a_correction_is_told_with_its_day() -> None:
    """The day of posting stays; the entry and the feed are updated when the file says so."""
    atom, rss, told = read(news(2, ngay_sua="10/11/2026"))
    entry = next(e for e in atom.entries if e.link == OLD)
    assert (entry.published, entry.updated) == ("2025-08-01T00:00:00+07:00", "2026-11-10T00:00:00+07:00")
    assert atom.feed.updated == "2026-11-10T00:00:00+07:00"
    assert next(e for e in rss.entries if e.link == OLD).updated == "2026-11-10T00:00:00+07:00"
    assert rss.feed.updated == "Tue, 10 Nov 2026 00:00:00 +0700"
    items = {item["url"]: item for item in told["items"]}
    assert items[OLD]["date_published"] == "2025-08-01T00:00:00+07:00"
    assert items[OLD]["date_modified"] == "2026-11-10T00:00:00+07:00"
    assert [url for url, item in items.items() if "date_modified" in item] == [OLD]


@pytest.mark.parametrize("day", ["22/11/2026", "31/07/2025"])
def test_no_entry_is_updated_in_the_future_or_before_it_was_there(day: str) -> None:
    """A change to come is not told yet; one before the article's own day says nothing."""
    atom, _, told = read(news(2, ngay_sua=day))
    entry = next(e for e in atom.entries if e.link == OLD)
    assert entry.updated == entry.published
    assert not any("date_modified" in item for item in told["items"])


@pytest.mark.parametrize(("folder", "most"), [("tin-tuc/", 20), ("", 30)])
def test_an_old_article_that_is_corrected_comes_back(folder: str, most: int) -> None:
    """Those who read it once are told, at its own day's place; the feed grows no longer."""
    plain = [item["url"] for item in read(news(40), folder)[2]["items"]]
    corrected = [item["url"] for item in read(news(40, ngay_sua="10/11/2026"), folder)[2]["items"]]
    assert OLD not in plain
    assert corrected == [*plain[:-1], OLD]
    assert len(corrected) == most


def test_what_has_expired_is_gone_from_every_form() -> None:
    """With nothing left behind; the feed itself is then as old as what remains."""
    files = news(3)
    last = "tinh-a/tin-tuc/bai-02.md"
    gone = {**files, last: article(ngay="03/08/2025", het_han="20/11/2026", ngay_sua="19/11/2026")}
    for before, after in zip(read(gone, as_of=dt.date(2026, 11, 20)), read(gone), strict=True):
        assert "bai-02" in str(before)
        assert "bai-02" not in str(after)
    assert read(gone)[0].feed.updated == "2025-08-02T00:00:00+07:00"


def test_a_task_is_news_from_the_day_it_was_told_of() -> None:
    """A deadline that has passed is no day of publication."""
    update = "[{ngay: 05/03/2025, noi_dung: Xong một nửa}, {ngay: 06/04/2025, noi_dung: Xong}]"
    files: Files = {
        "tinh-a/nhiem-vu/im.yml": task("Im lặng", han="01/02/2025"),
        "tinh-a/nhiem-vu/co.yml": task("Có báo", han="01/02/2025", cap_nhat=update),
    }
    entries = read(files, "nhiem-vu/")[2]["items"]
    assert [(one["title"], one["date_published"][:10]) for one in entries] == [("Có báo", "2025-03-05")]
