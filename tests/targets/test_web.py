"""The public site read back over a real nginx, with the snippet for a section that has a host of its own.

It must not know how files came there.
"""

import contextlib
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.targets.servers import Host, free_port, program, running
from tests.targets.sites import lay, order, site

from nq57.publish.delivery import Delivery
from nq57.publish.host_headers import nginx
from nq57.publish.publishing import silent
from nq57.site_shell.policy import EMBED, headers

NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {snippet};
  }}
}}
"""


@dataclass
class Web:
    """A target folder that nginx serves."""

    host: Host
    url: str
    out: Path

    def get(self, path: str) -> tuple[int, dict[str, str]]:
        """An answer's status and headers."""
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=5) as answer:  # noqa: S310 - our own server
                return answer.status, {name.lower(): value for name, value in answer.headers.items()}
        except urllib.error.HTTPError as error:
            with error:
                return error.code, {}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """Nginx with the snippet that operators are given."""
    root, port = tmp_path / "www", free_port()
    root.mkdir()
    for above in (root, *root.parents[:-2]):
        with contextlib.suppress(PermissionError):
            above.chmod(above.stat().st_mode | 0o055)  # nginx's workers are another user
    snippet = tmp_path / "chuyen-muc.conf"
    snippet.write_text(nginx("/"), encoding="utf-8")
    config = tmp_path / "nginx.conf"
    config.write_text(
        NGINX.format(folder=tmp_path, port=port, root=root, snippet=snippet), encoding="utf-8"
    )
    with running([program("nginx"), "-c", str(config)], port, tmp_path / "nginx.log"):
        yield Web(Host("file", f"file://{root}", root), f"http://127.0.0.1:{port}/", tmp_path / "site")


def test_the_public_site_is_read_back(web: Web) -> None:
    """After a publish every file is read over HTTP and found as it was sent, our notes not at all."""
    lay(web.out, site("một"))
    place = replace(web.host.place(), url=web.url)
    outcome = Delivery(web.out, os.environ, silent).publish(place, order(web.host.address))
    assert outcome.failure is None
    assert outcome.web
    assert (outcome.web.read, outcome.web.sound) == (len(site("một")), True)


def test_a_cache_in_between_is_named_and_does_no_harm(web: Web) -> None:
    """What differs over HTTP alone is told apart from a failure of the target."""
    lay(web.out, site("một"))
    place = replace(web.host.place(), url=web.url)
    work = Delivery(web.out, os.environ, silent)
    assert not work.publish(place, order(web.host.address)).failed
    shutil.copytree(web.host.root, web.host.root.parent / "cu")
    lay(web.out, site("hai"))
    stale = replace(place, url=f"{web.url}../cu/", address=place.address)
    outcome = work.publish(stale, order(web.host.address))
    assert not outcome.failed
    assert outcome.web
    assert outcome.web.stale or outcome.web.missing


def test_the_snippet_sends_the_headers(web: Web) -> None:
    """Security headers on every answer, a year for what is named by content, pages asked for first."""
    lay(web.out, {**site("một"), "assets/main.484c7ddc.min.css": b"a{}"})
    Delivery(web.out, {}, silent).publish(web.host.place(), order(web.host.address))
    status, page = web.get("tin-tuc/bai-1/")
    assert status == 200
    assert page["content-type"] == "text/html; charset=utf-8"
    assert page["cache-control"] == "no-cache"
    for name in ("content-security-policy", "strict-transport-security", "referrer-policy"):
        assert page[name]
    assert page["x-content-type-options"] == "nosniff"
    assert page["content-security-policy"] == headers()["Content-Security-Policy"]
    _, asset = web.get("assets/main.484c7ddc.min.css")
    assert "immutable" in asset["cache-control"]
    assert asset["content-security-policy"] == page["content-security-policy"]
    for hidden in (".nq57/site.json", ".nq57/", ".nq57/releases/00000001.json"):
        assert web.get(hidden)[0] == 404
    assert web.get("khong-co/")[0] == 404


def test_pages_that_others_may_frame_say_so(web: Web) -> None:
    """Below the folder of embeddable pages the policy lets any site frame them, and nowhere else."""
    lay(web.out, {**site("một"), f"{EMBED}a/index.html": b"<html></html>"})
    Delivery(web.out, {}, silent).publish(web.host.place(), order(web.host.address))
    assert "frame-ancestors *" in web.get(f"{EMBED}a/")[1]["content-security-policy"]
    assert "frame-ancestors 'self'" in web.get("")[1]["content-security-policy"]
