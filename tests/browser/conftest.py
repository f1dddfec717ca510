"""The five units, built once in a run and served on this machine below a sub-path, and a browser.

It must not know what is looked at.
"""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.projects import ROOT, build, make_project

SUB_PATH = "chuyen-muc-nq57"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class _Quiet(SimpleHTTPRequestHandler):
    """Files over HTTP/1.1 without a log; assets may be kept by the browser, as hosts allow."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Say how long a file may be kept: pages not at all."""
        kept = "/assets/" in self.path
        self.send_header("Cache-Control", "max-age=3600" if kept else "no-store")
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the five trees."""
    folder = tmp_path_factory.mktemp("browser")
    out = folder / "www" / SUB_PATH
    done = build(make_project(folder / "project", ROOT / "content", search=True), out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def host(sections: Path) -> Iterator[str]:
    """The address of the folder of trees, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sections.parent)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own Chromium; a machine without one fails, for these pages must be seen in a browser."""
    found = os.environ.get("NQ57_CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None)
    if not found:
        pytest.fail("no Chromium: name one in NQ57_CHROMIUM, or install Debian's package chromium")
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=found)
        yield shown
        shown.close()
