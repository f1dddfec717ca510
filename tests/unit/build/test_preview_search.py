"""Search in the preview: indexes are made when the browser first asks for one of their files."""

import datetime as dt
import json
from pathlib import Path

from tests.projects import ROOT, make_project

from nq57.build.pagefind import open_indexer
from nq57.build.preview import Preview

DAY = dt.date(2026, 11, 21)


def preview(folder: Path) -> Preview:
    """The small example, previewed with search."""
    project = make_project(folder / "p", ROOT / "tests" / "examples" / "small" / "content", search=True)
    return Preview(project, DAY, 0, open_indexer())


def test_the_preview_answers_what_search_asks_for(tmp_path: Path) -> None:
    """Page, script, what the browser reads first, the engine's two halves, an index; nothing else there."""
    seen = preview(tmp_path)
    told = seen.respond("tinh-mau/tim-kiem/chi-muc.json")
    depth = json.loads(told.body)["lop"][0][0]
    for name in ("", "may/pagefind.js", f"{depth}/wasm.unknown.pagefind", f"{depth}/pagefind-entry.json"):
        assert seen.respond(f"tinh-mau/tim-kiem/{name}").status == 200
    assert seen.respond("tinh-mau/assets/tim-kiem/may.js").status == 200
    assert seen.respond("tinh-mau/tim-kiem/khong-co.json").status == 404


def test_an_edit_shows_in_what_is_found(tmp_path: Path) -> None:
    """After it the index is another, and is the same as long as nothing changes."""
    seen = preview(tmp_path)
    first = seen.respond("tinh-mau/tim-kiem/1/pagefind-entry.json").body
    assert seen.respond("tinh-mau/tim-kiem/1/pagefind-entry.json").body == first
    news = next((seen.root / "content/tinh-mau/tin-tuc").glob("*mau.md"))
    news.write_text(news.read_text("utf-8") + "\nMột câu thêm vào.\n", "utf-8")
    seen.refresh(1)
    assert seen.respond("tinh-mau/tim-kiem/1/pagefind-entry.json").body != first
