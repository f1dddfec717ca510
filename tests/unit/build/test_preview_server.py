"""The preview's server: whom it answers, and that it follows every edit whatever happens to the files.

It must not leave the process otherwise than it was.
"""

import contextlib
import datetime as dt
import gc
import http.client
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

import pytest
from tests.projects import ROOT, make_project

from nq57.build import preview_server
from nq57.build.preview import Preview
from nq57.build.preview_parts import EVENTS
from nq57.build.preview_server import PreviewServer

MARK = "nq57-tro-ngai"
SOON = 30  # seconds: far more than anything here takes


@dataclass
class Running:
    """A preview that is served, and what it said."""

    project: Path
    server: PreviewServer
    preview: Preview
    told: list[str] = field(default_factory=list)

    def ask(self, path: str, host: str = "", method: str = "GET") -> "Answer":
        """The answer to one request, with this Host."""
        with self.asking(path, host, method) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))

    @contextlib.contextmanager
    def asking(self, path: str, host: str = "", method: str = "GET") -> Iterator[http.client.HTTPResponse]:
        """An answer that may not end, and its line closed afterwards."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        line.putrequest(method, path, skip_host=bool(host))
        if host:
            line.putheader("Host", host.replace("PORT", str(self.port)))
        line.endheaders()
        with contextlib.closing(line), line.getresponse() as answer:
            yield answer

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.server.hosts.port

    def text(self, path: str) -> str:
        """The body of a page."""
        return self.ask(path).text

    def send(self, data: bytes) -> bytes:
        """All that comes back for these bytes until the line is closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as line:
            line.sendall(data)
            with contextlib.suppress(ConnectionResetError):
                return b"".join(iter(lambda: line.recv(65536), b""))
        return b""

    @contextlib.contextmanager
    def told_of(self, path: str, shown: str = "", gone: str = "\0") -> Iterator[None]:
        """What is done inside reaches browsers: told of it, they find one text and miss another."""
        with self.asking(f"/{EVENTS}") as stream:
            before = stream.readline()
            yield
            for line in iter(stream.readline, b""):
                if line.startswith(b"data: ") and line != before:
                    text = self.text(path)
                    if shown in text and gone not in text:
                        return
        raise AssertionError("the stream ended")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Message
    text: str


def add(news: Path, sentence: str) -> None:
    """Save an article with a sentence more."""
    news.write_text(f"{news.read_text('utf-8')}\n{sentence}\n", "utf-8")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project."""
    return make_project(
        tmp_path_factory.mktemp("p") / "p", ROOT / "tests" / "examples" / "small" / "content"
    )


@contextlib.contextmanager
def running(project: Path, *, polling: bool = False, host: str = "127.0.0.1") -> Iterator[Running]:
    """Serve a project until the test is done."""
    preview = Preview(project, dt.date(2026, 11, 21), 7)
    told: list[str] = []
    server = PreviewServer(preview, host, 0, told.append, polling=polling)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield Running(project, server, preview, told)
    finally:
        server.stop()
        thread.join()
    assert gc.isenabled()


@pytest.fixture(scope="module")
def served(given: Path) -> Iterator[Running]:
    """The project, served for all tests of this file that break nothing."""
    with running(given) as one:
        yield one


def news_of(project: Path) -> Path:
    """An article that may be edited."""
    return next((project / "content/tinh-mau/tin-tuc").glob("*mau.md"))


def test_an_edit_is_told_to_the_browser_and_shown(served: Running) -> None:
    """A page that waits is told of the new version when a file was saved, and then shows it."""
    news = news_of(served.project)
    page = f"/tinh-mau/tin-tuc/{news.stem}/"
    for sentence in ("Một câu thêm vào.", "Câu thứ hai."):  # the first may be read while the watch begins
        assert sentence not in served.text(page)
        with served.told_of(page, sentence):
            add(news, sentence)
    assert 'data-ban="' in served.text(page)
    assert any(line.startswith("Đã cập nhật sau ") for line in served.told)


def test_folders_gone_and_back_are_told_and_read_again(served: Running) -> None:
    """Without its content the old pages stay, with what is amiss on them; back again, edits show."""
    content, news = served.project / "content", news_of(served.project)
    page, aside = f"/tinh-mau/tin-tuc/{news.stem}/", served.project.parent / "aside"
    for number in range(2):
        with served.told_of(page, "Không thấy tệp hoặc thư mục"):
            content.rename(aside)
        assert MARK in served.text("/")
        with served.told_of(page, gone=MARK):
            shutil.copytree(aside, served.project / "new")
            (served.project / "new").rename(content)
        shutil.rmtree(aside)
        with served.told_of(page, f"Câu thứ {number}."):
            add(news, f"Câu thứ {number}.")


@pytest.mark.parametrize(
    ("name", "broken", "said"),
    [
        ("templates/articles/tin-tuc.html", "{% if %}", "tin-tuc.html sai ở dòng 1"),
        ("mkdocs.yml", "theme: [", "mkdocs.yml"),
    ],
)
def test_a_broken_template_or_configuration_is_told_on_the_page(
    served: Running, name: str, broken: str, said: str
) -> None:
    """Each names the file; mended, the pages are as before."""
    place = served.project / name
    whole = place.read_bytes()
    page = f"/tinh-mau/tin-tuc/{news_of(served.project).stem}/"
    with served.told_of(page, said):
        place.write_text(broken, "utf-8")
    assert MARK in served.text(page)
    with served.told_of(page, gone=MARK):
        place.write_bytes(whole)


def test_a_new_file_of_the_theme_is_served(served: Running) -> None:
    """A file added beside the section's own is there without a new start."""
    address = "/tinh-mau/assets/moi.css"
    assert served.ask(address).status == 404
    with served.told_of(address, "p{}"):
        (served.project / "docs/assets/moi.css").write_text("p{}", "utf-8")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:PORT",
        "127.0.0.1.evil.example:PORT",
        "localhost.evil.example:PORT",
        "localhost",
        "localhost:1",
        "0.0.0.0:PORT",
        "10.0.0.1:PORT",
        "192.168.1.5:PORT",
        "[::]:PORT",
        "user@localhost:PORT",
        "localhost:PORT:PORT",
        "localhost:PORT, evil.example",
        "xn--localhost-:PORT",
    ],
)
def test_another_name_is_refused(served: Running, host: str) -> None:
    """A name that leads here from outside gets neither pages nor problems nor events."""
    for path in ("/", "/tinh-mau/", f"/{EVENTS}"):
        answer = served.ask(path, host)
        assert answer.status == 421
        assert "tinh-mau" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:PORT", "LocalHost:PORT", "127.0.0.1:PORT", "127.9.9.9:PORT", "[::1]:PORT"]
)
def test_names_of_this_machine_are_answered(served: Running, host: str) -> None:
    """All names that loopback has, on the port that is listened on."""
    assert served.ask("/tinh-mau/", host).status == 200


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "", 200),
        ("/tinh-mau/", "", 200),
        ("/tinh-mau/nhung/moi.html", "", 200),
        ("/khong-co", "", 404),
        ("/", "evil.example", 421),
    ],
)
def test_every_answer_keeps_others_out(served: Running, path: str, host: str, status: int) -> None:
    """Pages, files, errors and refusals say that nobody else may frame, read or guess at them."""
    answer = served.ask(path, host)
    assert answer.status == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_only_reading_is_answered(served: Running) -> None:
    """A form cannot send anything; a head comes without its body."""
    assert served.ask("/tinh-mau/", method="POST").status == 405
    assert served.ask("/tinh-mau/", method="HEAD").text == ""


MALFORMED = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # TLS
    b"GET\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",  # no Host
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000,
)


@pytest.mark.parametrize("data", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_request_is_answered_400_and_told_in_a_line(
    served: Running, data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever the bytes: one line, no traceback, and the next request is answered."""
    served.told.clear()
    assert served.send(data).startswith(b"HTTP/1.1 400 ")
    assert served.told == ["Yêu cầu hỏng từ 127.0.0.1: trả lời 400."]
    assert capfd.readouterr() == ("", "")
    assert served.ask("/").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/%ff%fe/",
        "//evil.example/",
        "/tinh-mau/../../etc/passwd",
        "/tinh-mau/%2e%2e/%2e%2e/etc/passwd",
        "/tinh-mau/..%5c..%5cetc",
        "*",
        "http://evil.example/",
    ],
)
def test_strange_paths_lead_nowhere(served: Running, path: str) -> None:
    """They are not found, and nothing outside is read."""
    head = f"GET {path} HTTP/1.1\r\nHost: localhost:{served.port}\r\nConnection: close\r\n\r\n"
    assert served.send(head.encode()).startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))


def test_slow_lines_are_let_go_and_hold_up_nobody(served: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that does not end is cut off, however its bytes drip; others are answered meanwhile."""
    monkeypatch.setattr(preview_server, "_PATIENCE", 0.5)
    lines = [socket.create_connection(("127.0.0.1", served.port), timeout=SOON) for _ in range(60)]
    for line in lines[:30]:
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert served.ask("/").status == 200
    for line in lines:
        assert is_closed(line)
        line.close()


def is_closed(line: socket.socket) -> bool:
    """Whether the other side has ended it; waits until it does."""
    with contextlib.suppress(ConnectionResetError):
        return line.recv(10) == b""
    return True


def test_more_connections_than_there_is_room_for_are_closed(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are there go on, and when they end others are answered again."""
    monkeypatch.setattr(preview_server, "_MOST", 8)
    with served.asking(f"/{EVENTS}") as stream:
        assert stream.readline().startswith(b"data: 7.")
        lines = [socket.create_connection(("127.0.0.1", served.port), timeout=SOON) for _ in range(12)]
        assert is_closed(lines[-1])
        for line in lines:
            line.close()
    monkeypatch.undo()
    assert served.ask("/").status == 200


def test_two_starts_have_different_versions(given: Path) -> None:
    """A tab of an earlier start knows that it is stale, though each start counts from one."""
    day = dt.date(2026, 11, 21)
    assert Preview(given, day, 1).stamp != Preview(given, day, 2).stamp


def test_edits_are_found_where_the_system_tells_of_none(given: Path, tmp_path: Path) -> None:
    """By looking, as asked for, also when a folder is made again."""
    project = make_project(tmp_path / "p", given / "content")
    news = news_of(project)
    with running(project, polling=True) as one:
        with one.told_of(f"/tinh-mau/tin-tuc/{news.stem}/", "Dò thấy."):
            add(news, "Dò thấy.")
        assert one.server.watch.polling
