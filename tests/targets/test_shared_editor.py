"""The recipe for one editor of a province, in a real nginx: who signs in is told by it alone.

It must not know the editor's page. What signs people in is played by a small server of the test's own.
"""

import datetime as dt
import http.client
import http.server
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.projects import ROOT, make_project
from tests.repositories import git

from nq57.build.preview import Preview
from nq57.editing.desks import PeopleFile
from nq57.editing.server import OfficeServer, unix_sockets

SECRET = "k" * 40
PEOPLE = """dia_chi: https://soan.example.gov.vn
dia_chi_xem: https://xem.soan.example.gov.vn
nguoi:
- {ten: lan@a.vn, ho_ten: Lan, vai: soạn, don_vi: tinh-mau}
- {ten: ha@a.vn, ho_ten: Hà, vai: quản trị, don_vi: "*"}
"""
CONFIG = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
{recipe}
}}
"""


class _SignIn(http.server.BaseHTTPRequestHandler):
    """Says who is signed in by a cookie, as oauth2-proxy does."""

    def do_GET(self) -> None:
        """Answer nginx's question."""
        name = self.headers.get("Cookie", "").removeprefix("ten=")
        self.send_response(202 if name else 401)
        if name:
            self.send_header("X-Auth-Request-Email", name)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where nginx listens, by the handbook's recipe."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path / "p", content)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "Bắt đầu")
    people = tmp_path / "nguoi-dung.yml"
    people.write_text(PEOPLE, "utf-8")
    sign_in = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _SignIn)
    threading.Thread(target=sign_in.serve_forever, daemon=True).start()
    (tmp_path / "khoa.conf").write_text(f'proxy_set_header X-NQ57-Khoa "{SECRET}";\n', "utf-8")
    free = http.server.HTTPServer(("127.0.0.1", 0), _SignIn)
    port = free.server_port
    free.server_close()
    recipe = (ROOT / "handbook/van-hanh/soan-chung.nginx.conf").read_text("utf-8")
    lines = [line for line in recipe.splitlines() if "ssl_certificate" not in line]
    told = "\n".join(lines).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    told = told.replace("/run/nq57", str(tmp_path)).replace("/etc/nq57", str(tmp_path))
    told = told.replace("127.0.0.1:4180", f"127.0.0.1:{sign_in.server_port}")
    (tmp_path / "nginx.conf").write_text(CONFIG.format(folder=tmp_path, recipe=told), "utf-8")
    made = Preview(project, dt.date(2026, 11, 21), 1)
    server = OfficeServer(made, PeopleFile(people), SECRET, lambda: unix_sockets(tmp_path), print)
    for name in ("soan.sock", "xem.sock"):
        (tmp_path / name).chmod(0o666)
    for above in (tmp_path, *list(tmp_path.parents)[:3]):
        above.chmod(above.stat().st_mode | 0o055)  # nginx's workers are another user
    thread = threading.Thread(target=server.run)
    thread.start()
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    nginx = subprocess.Popen([binary, "-c", str(tmp_path / "nginx.conf")])
    while nginx.poll() is None and not (tmp_path / "nginx.pid").exists():
        time.sleep(0.02)
    yield port
    nginx.terminate()
    nginx.wait()
    server.stop()
    thread.join()
    sign_in.shutdown()
    sign_in.server_close()


def asked(port: int, path: str, cookie: str = "", **headers: str) -> tuple[int, str]:
    """What a browser gets, with headers of its own choice beside those that it sends."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    own = {"Host": "soan.example.gov.vn", "Sec-Fetch-Site": "same-origin", "Cookie": cookie}
    told = own | {name.replace("_", "-"): value for name, value in headers.items()}
    line.request("GET", path, headers={name: value for name, value in told.items() if value})
    answer = line.getresponse()
    text = answer.read().decode("utf-8", "replace")
    line.close()
    return answer.status, text


def test_the_recipe_lets_in_who_signed_in_and_nobody_else(port: int) -> None:
    """A name or secret that a browser sends itself is replaced; both names lead to their own part."""
    status, text = asked(port, "/api/phien", "ten=lan@a.vn")
    assert (status, json.loads(text)["name"]) == (200, "Lan")
    forged = {"X_NQ57_Nguoi": "ha@a.vn", "X_NQ57_Khoa": SECRET}
    assert json.loads(asked(port, "/api/phien", "ten=lan@a.vn", **forged)[1])["name"] == "Lan"
    assert asked(port, "/api/phien", "ten=la@a.vn", **forged)[0] == 403
    assert asked(port, "/api/phien", "", **forged)[0] == 401
    seen = {"Host": "xem.soan.example.gov.vn"}
    assert asked(port, "/tinh-mau/", "ten=lan@a.vn", **seen)[0] == 200
    assert asked(port, "/trung-uong/", "ten=lan@a.vn", **seen)[0] == 403
    assert asked(port, "/api/phien", "ten=lan@a.vn", Host="127.0.0.1")[0] == 421
