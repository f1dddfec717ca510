"""The title of a record changes: its page, every list it stands in, the map, and what names it."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article, document

LISTS = {"index.html", "so-do/index.html"}


def test_a_title_reaches_lists_home_and_map(tmp_path: Path) -> None:
    """An article's new title is written to its page, lists, topic, frames, home page, map and data."""
    path = "content/trung-uong/tin-tuc/chung.md"
    scene = Scene(tmp_path, {path.removeprefix("content/"): article(tieu_de="Tên cũ", chu_de="du-lieu")})
    scene.build()
    scene.edit(path, "Tên cũ", "Tên mới")
    pages = {f"tin-tuc/{name}index.html" for name in ("", "chung/", "nam/2025/")}
    data = {"du-lieu/tin-tuc.csv", "du-lieu/tin-tuc.json"}
    frames = {"nhung/moi.html", "nhung/tin-tuc.html"}  # for other portals: new articles, those of the kind
    topic = {"chu-de/du-lieu/index.html", "bay-nhom-nhiem-vu/index.html"}
    assert scene.build("tinh-c").written == {"tinh-c": LISTS | pages | data | frames | topic}


def test_a_number_reaches_the_documents_that_name_it(tmp_path: Path) -> None:
    """A document's page that names another changes with the other's subject; a third one does not."""
    relation = '\n- loai: căn cứ\n  van_ban: "1/KH-UBND"'
    files = {
        "trung-uong/van-ban/mot.yml": document("1/KH-UBND", trich_yeu="Lời cũ"),
        "trung-uong/van-ban/hai.yml": document("2/KH-UBND", quan_he=relation),
        "trung-uong/van-ban/ba.yml": document("3/KH-UBND"),
    }
    scene = Scene(tmp_path, files)
    assert scene.build().problems == ()
    scene.edit("content/trung-uong/van-ban/mot.yml", "Lời cũ", "Lời mới")
    written = scene.build("tinh-c").written["tinh-c"]
    assert {"van-ban/mot/index.html", "van-ban/hai/index.html", "van-ban/index.html"} <= written
    assert "van-ban/ba/index.html" not in written
