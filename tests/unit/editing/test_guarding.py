"""Requests that the editor must not answer, sent to a real one: nothing is read, nothing is written.

It must not know what the editor's own page does.
"""

import datetime as dt
import hashlib
import http.client
import json
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.projects import ROOT, make_project

from nq57.build.preview import Preview
from nq57.editing.app import MOST_TEXT
from nq57.editing.server import EditServer, NotPrivateError

GOOD = {"unit": "tinh-mau", "kind": "tin-tuc", "name": "", "known": "", "changes": {"tieu_de": "A"}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditServer]:
    """An editor of a small project."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("guard") / "p", content)
    server = EditServer(Preview(project, dt.date(2026, 11, 21), 1), "127.0.0.1", 0, lambda _line: None)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server
    server.stop()
    thread.join()


def state(server: EditServer) -> dict[str, str]:
    """Every file of the project's content, with what it holds."""
    files = (path for path in server.desks.content.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def asked(
    server: EditServer, method: str, path: str, body: bytes = b"", **headers: str | None
) -> tuple[int, str]:
    """What an answer's status and text are; headers of the editor's own page unless given otherwise."""
    own = {
        "Host": f"127.0.0.1:{server.rules.hosts.port}",
        "Origin": f"http://127.0.0.1:{server.rules.hosts.port}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        "X-NQ57-Phien": server.rules.secret,
    }
    sent = own | {name.replace("_", "-"): value for name, value in headers.items()}
    line = http.client.HTTPConnection("127.0.0.1", server.rules.hosts.port, timeout=20)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        if value is not None:
            line.putheader(name, value)
    line.putheader("Content-Length", str(len(body)))
    line.connect()
    line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)  # else a refused head cuts off the body
    try:
        line.endheaders(body)
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 0)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    except (BrokenPipeError, ConnectionResetError):
        return 0, ""
    finally:
        line.close()


def record(**keys: Any) -> bytes:
    """What the page would send, with other values."""
    return json.dumps(GOOD | keys).encode()


HOSTILE: dict[str, tuple[str, str, bytes, dict[str, str | None], set[int]]] = {
    "another name": ("POST", "/api/luu", record(), {"Host": "evil.example"}, {421}),
    "a name that leads here": ("POST", "/api/luu", record(), {"Host": "127.0.0.1.nip.io:80"}, {421}),
    "no name": ("POST", "/api/luu", record(), {"Host": None}, {400, 421}),
    "another origin": ("POST", "/api/luu", record(), {"Origin": "http://evil.example"}, {403}),
    "the null origin": ("POST", "/api/luu", record(), {"Origin": "null"}, {403}),
    "no origin": ("POST", "/api/luu", record(), {"Origin": None}, {403}),
    "another port's origin": ("POST", "/api/luu", record(), {"Origin": "http://127.0.0.1:1"}, {403}),
    "https": ("POST", "/api/luu", record(), {"Origin": "https://127.0.0.1"}, {403}),
    "a cross-site fetch": ("POST", "/api/luu", record(), {"Sec_Fetch_Site": "cross-site"}, {403}),
    "a same-site fetch": ("POST", "/api/luu", record(), {"Sec_Fetch_Site": "same-site"}, {403}),
    "no secret": ("POST", "/api/luu", record(), {"X_NQ57_Phien": None}, {403}),
    "an old secret": ("POST", "/api/luu", record(), {"X_NQ57_Phien": "x" * 32}, {403}),
    "an odd secret": ("POST", "/api/luu", record(), {"X_NQ57_Phien": "\u00ff"}, {403}),
    "reading without a secret": ("GET", "/api/danh-sach", b"", {"X_NQ57_Phien": None}, {403}),
    "asking first": ("OPTIONS", "/api/luu", b"", {"Access_Control_Request_Method": "POST"}, {403, 405}),
    "text/plain": ("POST", "/api/luu", record(), {"Content_Type": "text/plain"}, {415}),
    "a form": ("POST", "/api/luu", b"a=b", {"Content_Type": "application/x-www-form-urlencoded"}, {415}),
    "no JSON": ("POST", "/api/luu", b"{", {}, {400}),
    "a list": ("POST", "/api/luu", b"[]", {}, {400}),
    "a deep list": ("POST", "/api/luu", b"[" * 100_000, {}, {400}),
    "numbers": ("POST", "/api/luu", record(changes={"tieu_de": 1}), {}, {400}),
    "a unit that is a number": ("POST", "/api/luu", record(unit=1), {}, {400}),
    "a key of no form": ("POST", "/api/luu", record(changes={"la": "x"}), {}, {400}),
    "a way out": ("POST", "/api/luu", record(unit="../.."), {}, {404}),
    "a way out by name": ("POST", "/api/luu", record(name="../../don-vi.yml"), {}, {404}),
    "the unit's own file": ("POST", "/api/luu", record(name="don-vi.yml", kind="", changes={}), {}, {409}),
    "a unit's file by a kind": ("POST", "/api/luu", record(name="don-vi.yml"), {}, {404, 409}),
    "a new unit": (
        "POST",
        "/api/luu",
        record(unit="la", kind="", name="don-vi.yml", changes={}),
        {},
        {404},
    ),
    "no such unit": ("POST", "/api/luu", record(unit="la", unsound=True), {}, {404}),
    "no such kind": ("POST", "/api/luu", record(kind="x"), {}, {404}),
    "a giant text": ("POST", "/api/luu", record(changes={"tieu_de": "x" * MOST_TEXT}), {}, {0, 413}),
    "a way out for a file": ("PUT", "/api/tep?unit=tinh-mau&kind=../..&file=a.png", b"x", {}, {404}),
    "a file that is a record": ("PUT", "/api/tep?unit=tinh-mau&kind=tin-tuc&file=a.md", b"x", {}, {404}),
    "a program": ("PUT", "/api/tep?unit=tinh-mau&kind=tin-tuc&file=a.exe", b"MZ" * 99, {}, {422}),
    "a page": ("PUT", "/api/tep?unit=tinh-mau&kind=tin-tuc&file=a.html", b"<script>", {}, {422}),
    "a method": ("POST", "/", b"", {}, {405}),
    "a path": ("GET", "/../../etc/passwd", b"", {}, {404}),
    "deleting by another page": ("POST", "/api/xoa", record(), {"Origin": "http://evil.example"}, {403}),
    "deleting what is not known": ("POST", "/api/xoa", record(name="2025-08-12-tin-mau.md"), {}, {409}),
    "control characters": ("POST", "/api/luu", record(changes={"tieu_de": "a\u0000b"}), {}, {422}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_request_writes_nothing(server: EditServer, case: str) -> None:
    """It is refused with its status, and every file is what it was."""
    method, path, body, headers, wanted = HOSTILE[case]
    before = state(server)
    status, _ = asked(server, method, path, body, **headers)
    assert status in wanted
    assert state(server) == before


def test_the_page_itself_is_answered(server: EditServer) -> None:
    """The same requests as the page sends them are taken; only the last one writes."""
    before = state(server)
    assert asked(server, "GET", "/api/danh-sach", Origin=None)[0] == 200
    assert asked(server, "POST", "/api/thu", record())[0] == 200
    status, text = asked(server, "POST", "/api/luu", record())
    assert (status, json.loads(text)["sound"]) == (422, False)
    assert state(server) == before
    assert asked(server, "POST", "/api/luu", record(unsound=True))[0] == 200
    assert len(state(server)) == len(before) + 1


def test_no_answer_lets_others_read_or_frame_the_editor(server: EditServer) -> None:
    """No CORS, a strict policy without inline scripts, no frames but the preview's, nothing kept."""
    line = http.client.HTTPConnection("127.0.0.1", server.rules.hosts.port, timeout=20)
    line.request("GET", "/")
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    assert server.rules.secret not in text
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert f"frame-src {server.preview.address.rstrip('/')};" in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_the_editor_may_frame_the_preview(server: EditServer) -> None:
    """The preview's policy names the editor's origin and its own."""
    line = http.client.HTTPConnection("127.0.0.1", server.preview.hosts.port, timeout=20)
    line.request("GET", "/tinh-mau/")
    policy = line.getresponse().headers["Content-Security-Policy"]
    line.close()
    port = server.rules.hosts.port
    assert policy.endswith(f"frame-ancestors 'self' http://127.0.0.1:{port} http://localhost:{port}")


def test_web_sockets_are_not_opened(server: EditServer) -> None:
    """An upgrade is answered as any request is."""
    with socket.create_connection(("127.0.0.1", server.rules.hosts.port), 20) as line:
        line.sendall(
            f"GET /api/danh-sach HTTP/1.1\r\nHost: 127.0.0.1:{server.rules.hosts.port}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://evil.example\r\n\r\n".encode()
        )
        assert line.recv(64).startswith(b"HTTP/1.1 403")


def test_a_folder_that_became_a_link_is_not_written_into(server: EditServer, tmp_path: Path) -> None:
    """A kind's folder replaced by a link leads nowhere."""
    folder, aside = server.desks.content / "tinh-mau" / "su-kien", tmp_path / "aside"
    shutil.copytree(folder, aside)
    shutil.rmtree(folder)
    folder.symlink_to(aside, target_is_directory=True)
    kept = sorted(aside.iterdir())
    said = record(kind="su-kien", unsound=True, changes={"tieu_de": "B"})
    assert asked(server, "POST", "/api/luu", said)[0] == 404
    assert sorted(aside.iterdir()) == kept
    folder.unlink()
    shutil.copytree(aside, folder)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - what must be refused
def test_no_other_machine_can_reach_the_editor(server: EditServer, host: str) -> None:
    """An address that is not this machine's own is refused before anything listens."""
    with pytest.raises(NotPrivateError):
        EditServer(server.preview._preview, host, 0, lambda _line: None)
