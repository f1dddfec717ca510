"""The preview's server: it answers, and tells browsers of an edit.

It must not leave the process otherwise than it was.
"""

import datetime as dt
import gc
import threading
import urllib.request
from pathlib import Path

from tests.projects import ROOT, make_project

from nq57.build.preview import EVENTS, Preview
from nq57.build.preview_server import PreviewServer
from nq57.section.frames import static_sources


def test_an_edit_is_told_to_the_browser_and_shown(tmp_path: Path) -> None:
    """A page that waits is told when a file was saved, and then shows it."""
    project = make_project(tmp_path / "p", ROOT / "tests" / "examples" / "small" / "content")
    preview = Preview(project, dt.date(2026, 11, 21), static_sources(project / "mkdocs.yml"), 0)
    told: list[str] = []
    server = PreviewServer(preview, "127.0.0.1", 0, told.append)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        news = next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))
        page = f"{server.address}tinh-mau/tin-tuc/{news.stem}/"
        assert "Một câu thêm vào." not in read(page)
        events = f"{server.address}{EVENTS}?v={preview.version}"
        with urllib.request.urlopen(events, timeout=30) as stream:  # noqa: S310 - our own server
            news.write_text(news.read_text("utf-8") + "\nMột câu thêm vào.\n", "utf-8")
            assert stream.readline() == b"data: moi\n"
        assert "Một câu thêm vào." in read(page)
        assert told[0].startswith("Đã cập nhật sau ")
    finally:
        server.stop()
        thread.join()
    assert gc.isenabled()


def read(address: str) -> str:
    """A page's text."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
        body: bytes = answer.read()
    return body.decode()
