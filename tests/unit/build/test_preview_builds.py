"""The preview in memory: it stays as large as its project, however often that is saved."""

import datetime as dt
from pathlib import Path

from tests.projects import ROOT, make_project

from nq57.build.memory_store import MemoryStore
from nq57.build.preview import Preview

SAVES = 60


def test_what_is_kept_does_not_grow_with_saves(tmp_path: Path) -> None:
    """Bodies and frames of earlier texts are dropped after a while; each save is shown."""
    project = make_project(tmp_path / "p", ROOT / "tests" / "examples" / "small" / "content")
    seen = Preview(project, dt.date(2026, 11, 21), 1)
    news = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))
    text, kept = news.read_text("utf-8"), []
    for number in range(SAVES):
        news.write_text(f"{text}\nLần sửa {number}.\n", "utf-8")
        seen.refresh(number)
        assert f"Lần sửa {number}." in seen.respond(f"tinh-mau/tin-tuc/{news.stem}/").body.decode()
        kept.append(len(seen._resident.store))
    assert seen.version == SAVES + 1
    assert max(kept[SAVES // 2 :]) <= max(kept[: SAVES // 2])


def test_a_store_drops_what_nobody_asks_for() -> None:
    """What is asked for in every turn stays."""
    store = MemoryStore()
    store.put({b"used": 1, b"left": 2})
    for _ in range(100):
        store.begin_turn()
        assert store.get(b"used") == 1
    assert (len(store), store.get(b"left")) == (1, None)


def test_a_page_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """The page says which template is wrong; another page, a removed file and the list are as ever."""
    project = make_project(tmp_path / "p", ROOT / "tests" / "examples" / "small" / "content")
    (project / "templates/articles/tin-tuc.html").write_text("\n{% endif %}", "utf-8")
    seen = Preview(project, dt.date(2026, 11, 21), 1)
    slug = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md")).stem
    answer = seen.respond(f"tinh-mau/tin-tuc/{slug}/")
    assert answer.status == 500
    assert "tin-tuc.html sai ở dòng 2" in answer.body.decode()
    assert "Traceback" not in answer.body.decode()
    assert seen.respond("").status == 200
