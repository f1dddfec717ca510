"""`nq57 check --links` against a real server on this machine, and against none at all."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.projects import make_project, nq57
from tests.workspaces import article

from nq57.cli.web import AGENT, Web

UNIT = """\
ten: Tỉnh A
cap: Tỉnh
dia_chi_chuyen_muc: {address}
lien_he:
  chiu_trach_nhiem: Ban Biên tập
  dia_chi: 1 Đường A
  dien_thoai: 0205 3812 345
  thu_dien_tu: a@tinh-a.gov.vn
"""


@dataclass
class Server:
    """A server's address, and what it was asked."""

    address: str
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)


@pytest.fixture
def server() -> Iterator[Server]:
    """A host with a good page, a gone one, a moved one, one that refuses HEAD, and a closed one."""
    state = Server("")

    class Handler(BaseHTTPRequestHandler):
        """Answers by path."""

        def answer(self) -> None:
            """Say what the path says."""
            state.asked[f"{self.command} {self.path}"] += 1
            state.agents.add(self.headers["User-Agent"])
            body = b"User-agent: *\nDisallow: /kin\n" if self.path == "/robots.txt" else b"x" * 1000
            status = {"/het": 404, "/cu": 301, "/get": 405 if self.command == "HEAD" else 200}.get(
                self.path, 200
            )
            self.send_response(status)
            if status == 301:
                self.send_header("Location", "/moi")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_GET = do_HEAD = answer  # noqa: N815 - the names are the library's

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.daemon_threads = True
    thread = Thread(target=found.serve_forever, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{found.server_port}"
    yield state
    found.shutdown()
    found.server_close()
    thread.join()


def project(folder: Path, *links: str) -> Path:
    """A project with one article that has these links, the last of them to the section itself."""
    content = folder / "given" / "tinh-a"
    (content / "tin-tuc").mkdir(parents=True)
    (content / "don-vi.yml").write_text(UNIT.format(address=links[-1]), encoding="utf-8")
    body = "\n\n".join(f"[x]({link})" for link in links)
    (content / "tin-tuc" / "tin.md").write_text(article(body), encoding="utf-8")
    return make_project(folder / "project", folder / "given")


def check(root: Path, *options: str) -> tuple[int, list[dict[str, Any]], str]:
    """Status, problems and what was said beside them."""
    done = nq57("check", "--root", root, "--format", "json", *options)
    return done.returncode, json.loads(done.stdout)["problems"], done.stderr


def test_links_to_a_real_host_are_told(tmp_path: Path, server: Server) -> None:
    """Gone and moved pages are warned of, closed ones left alone, and a second run asks nothing."""
    root = project(
        tmp_path, *(f"{server.address}{path}" for path in ("/tot", "/het", "/cu", "/get", "/kin"))
    )
    status, problems, said = check(root, "--links", "--internal")
    assert status == 0
    assert [(row["code"], row["line"]) for row in problems] == [
        ("lien-ket-chet", 7),
        ("lien-ket-chuyen", 9),
    ]
    assert f"{server.address}/moi" in problems[1]["mend"]
    assert said.startswith("5 liên kết ra ngoài")
    assert server.asked["GET /robots.txt"] == 1
    assert server.asked["HEAD /kin"] == 0
    assert server.agents == {AGENT}
    before = server.asked.copy()
    assert check(root, "--links", "--internal")[1] == problems
    assert server.asked == before


def test_without_the_option_nobody_is_asked(tmp_path: Path, server: Server) -> None:
    """A plain check needs no network."""
    assert check(project(tmp_path, f"{server.address}/het"))[:2] == (0, [])
    assert not server.asked


def test_hosts_of_our_own_network_are_not_asked(tmp_path: Path, server: Server) -> None:
    """Content cannot make the checker knock at a machine of the agency."""
    status, problems, said = check(project(tmp_path, f"{server.address}/het"), "--links")
    assert (status, problems) == (0, [])
    assert not server.asked
    assert "không trang nào trả lời" in said


def test_a_host_that_is_not_there(tmp_path: Path, server: Server) -> None:
    """A port that nobody listens on is no answer; a damaged cache is passed over."""
    root = project(tmp_path, "http://127.0.0.1:9/x", f"{server.address}/tot")
    (root / ".nq57").mkdir()
    (root / ".nq57" / "lien-ket.json").write_text("[1", encoding="utf-8")
    status, problems, _ = check(root, "--links", "--internal")
    assert (status, [row["code"] for row in problems]) == (0, ["lien-ket-khong-toi"])


@pytest.mark.parametrize("address", ["http://[::1/", "http://xn--\u00e9/", "http:///x", "http://a b/"])
def test_an_address_that_is_none_is_no_answer(address: str) -> None:
    """Nothing in an address raises."""
    assert Web(inside=True).ask("HEAD", address).status == 0
