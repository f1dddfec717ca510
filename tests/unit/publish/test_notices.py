"""Who is told of a publish, and how a notice that fails stays a sentence."""

import datetime as dt
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.workspaces import DAY, PROVINCE, article, workspace

from nq57.catalogue.expiring import expiring
from nq57.model.workspace_settings import EXPIRING, PUBLISHED, Notice
from nq57.publish import notices
from nq57.publish.notices import Occurrence, give_notices

EVENT = Occurrence(PUBLISHED, "tinh-a", "Đã đăng bản 3.")


def notice(**keys: object) -> Notice:
    """A notice as a file gives it."""
    return Notice.model_validate(keys)


def copying(place: Path) -> list[str]:
    """A command that keeps what it is told."""
    return [
        sys.executable,
        "-c",
        "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())",
        str(place),
    ]


def test_a_command_reads_the_event(tmp_path: Path) -> None:
    """As JSON on its standard input, and only of the occasions that it asked for."""
    told, not_told = tmp_path / "a", tmp_path / "b"
    asked = (notice(lenh=copying(told)), notice(lenh=copying(not_told), khi=[EXPIRING]))
    assert list(give_notices([EVENT], asked, {})) == []
    assert json.loads(told.read_text("utf-8"))["message"] == "Đã đăng bản 3."
    assert not not_told.exists()


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """A webhook on this machine that refuses what is posted to /khong."""
    got: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(500 if self.path.startswith("/khong") else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    running = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}", got
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_webhook_gets_the_event(server: tuple[str, list[bytes]]) -> None:
    """By POST; its address may stand in the environment, and is never shown."""
    address, got = server
    secret = f"{address}/khong?token=rat-bi-mat"
    asked = (notice(webhook=f"{address}/co"), notice(webhook_bien="W"))
    said = list(give_notices([EVENT], asked, {"W": secret}))
    assert [json.loads(body)["unit"] for body in got] == ["tinh-a", "tinh-a"]
    assert len(said) == 1
    assert "500" in said[0]
    assert "rat-bi-mat" not in said[0]


def test_what_fails_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is missing, fails or hangs, an address where nobody answers."""
    monkeypatch.setattr(notices, "TIMEOUT", 0.3)
    asked = (
        notice(lenh=["khong-co-lenh-nay"]),
        notice(lenh=[sys.executable, "-c", "raise SystemExit(4)"]),
        notice(lenh=[sys.executable, "-c", "while 1: pass"]),
        notice(webhook="http://127.0.0.1:9/x"),
    )
    assert len(list(give_notices([EVENT], asked, {}))) == len(asked)


def test_a_unit_s_own_records_that_expire_soon() -> None:
    """Within so many days, the next first; what has expired or is a draft is not told."""
    read = workspace(
        {
            "tinh-a/don-vi.yml": PROVINCE,
            "tinh-a/tin-tuc/mai.md": article(het_han="22/11/2026"),
            "tinh-a/tin-tuc/tuan.md": article(het_han="28/11/2026"),
            "tinh-a/tin-tuc/thang.md": article(het_han="21/12/2026"),
            "tinh-a/tin-tuc/qua.md": article(het_han="20/11/2026"),
            "tinh-a/tin-tuc/nhap.md": article(het_han="22/11/2026", nhap="có"),
        }
    )
    assert dt.date(2026, 11, 21) == DAY
    assert [record.slug for record in expiring(read, "tinh-a", DAY, 7)] == ["mai", "tuan"]
