"""One table of requests for every host that a snippet is written for: what was asked, what came.

It must not know how files came there. nginx and Apache run; IIS is what `tests.targets.iis` knows of it.
"""

import contextlib
import http.client
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.projects import ROOT
from tests.targets.iis import ConfigError, Iis
from tests.targets.servers import free_port, program, running

from nq57.gate.file_kinds import BY_EXTENSION
from nq57.model.media_types import MEDIA_TYPES, cache_control, media_type
from nq57.publish.host_headers import EXAMPLE, SNIPPETS, place_of, rules
from nq57.site_shell.policy import headers

HANDBOOK = ROOT / "handbook" / "van-hanh"
FOREVER, HOUR, ASKED = "public, max-age=31536000, immutable", "public, max-age=3600", "no-cache"
NOT_FOUND = b"<html><p>Trang cua chuyen muc</p></html>"
FILES = {
    "index.html": b"<html>muc</html>",
    "404.html": NOT_FOUND,
    "tin-tuc/index.html": b"<html>tin</html>",
    "tin-tuc/feed.json": b"{}",
    "feed.json": b"{}",
    "assets/nq57-tin.js": b"0",
    "assets/main.484c7ddc.min.css": b"a{}",
    "nhung/moi.html": b"<html>khung</html>",
    "tim-kiem/0/muc.txt": b"a 0",
    "tim-kiem/0/pagefind-entry.json": b"{}",
    "tim-kiem/0/index/v0_0a1b2c3d.pf_index": b"i",
    "tim-kiem/0/pagefind.v0_0a1b2c3d4e.pf_meta": b"m",
    "tim-kiem/0/fragment/v0_0a1b2c3.pf_fragment": b"f",
    ".nq57/site.json": b"{}",
    **{f"tep/a{extension}": b"x" for extension in MEDIA_TYPES},
    "tep/A.PDF": b"x",
    "tep/khong-duoi": b"x",
}
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
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias", "autoindex")
APACHE = """\
ServerName inner.example
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/apache.error.log
{modules}
{user}
TypesConfig /dev/null
DirectoryIndex index.html
DocumentRoot {root}
<Directory {root}>
  Require all granted
  AllowOverride {override}
</Directory>
{include}
"""
Answer = tuple[int, Mapping[str, str], bytes]
Get = Callable[..., Answer]


def over_http(port: int) -> Get:
    """A way to ask a server as a proxy that ends TLS would."""

    def get(path: str) -> Answer:
        asked = {"Host": "don-vi.example", "X-Forwarded-Proto": "https", "Connection": "close"}
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.closing(line):
            line.request("GET", f"/{path}", headers=asked)
            answer = line.getresponse()
            return (
                answer.status,
                {name.lower(): value for name, value in answer.getheaders()},
                answer.read(),
            )

    return get


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder with the section in it, beside the agency's own home page."""
    root = tmp_path_factory.mktemp("hosts") / "www"
    for path, data in FILES.items():
        file = root / EXAMPLE.strip("/") / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (root / "index.html").write_bytes(b"<html>cong</html>")
    (root / "kho.pf_meta").write_bytes(b"x")
    for above in (root, *root.parents[:-2]):
        with contextlib.suppress(PermissionError):
            above.chmod(above.stat().st_mode | 0o055)  # the servers' workers are other users
    return root


def apache_config(folder: Path, root: Path, port: int, *, own_file: bool) -> str:
    """A server's own configuration; with `own_file` the snippet is the folder's `.htaccess`."""
    snippet = HANDBOOK / "apache.conf"
    if own_file:
        shutil.copy(snippet, root / ".htaccess")
    where = f"/usr/lib/{'apache2' if Path('/usr/lib/apache2').exists() else 'httpd'}/modules"
    return APACHE.format(
        folder=folder,
        root=root,
        port=port,
        modules="\n".join(f"LoadModule {name}_module {where}/mod_{name}.so" for name in MODULES),
        user="User www-data\nGroup www-data" if os.geteuid() == 0 else "",
        override="All" if own_file else "None",
        include="" if own_file else f"Include {snippet}",
    )


@pytest.fixture(scope="module")
def hosts(root: Path) -> Iterator[dict[str, Get]]:
    """Every host by its name, started once."""
    folder = root.parent
    ports = {name: free_port() for name in ("nginx", "apache", "htaccess")}
    (folder / "nginx.conf").write_text(
        NGINX.format(folder=folder, port=ports["nginx"], root=root, snippet=HANDBOOK / "nginx.conf")
    )
    for name in ("apache", "htaccess"):
        (folder / name).mkdir()
        own = apache_config(folder / name, root, ports[name], own_file=name == "htaccess")
        (folder / f"{name}.conf").write_text(own)
    command = [program("apache2"), "-DFOREGROUND", "-f"]
    with contextlib.ExitStack() as started:
        begin = started.enter_context
        begin(running([program("nginx"), "-c", f"{folder}/nginx.conf"], ports["nginx"], folder / "1.log"))
        for name in ("apache", "htaccess"):
            begin(running([*command, f"{folder}/{name}.conf"], ports[name], folder / f"{name}.log"))
        yield {
            **{name: over_http(port) for name, port in ports.items()},
            "iis": Iis(root, (HANDBOOK / "iis.web.config").read_text("utf-8")).get,
        }


# path below the section → status, type, age, whether others may frame it, whether others may read it
TABLE = [
    ("", 200, "text/html; charset=utf-8", ASKED, False, False),
    ("tin-tuc/", 200, "text/html; charset=utf-8", ASKED, False, False),
    ("nhung/moi.html", 200, "text/html; charset=utf-8", ASKED, True, False),
    ("feed.json", 200, "application/json", ASKED, False, True),
    ("tin-tuc/feed.json", 200, "application/json", ASKED, False, True),
    ("assets/nq57-tin.js", 200, "text/javascript; charset=utf-8", ASKED, False, True),
    ("assets/main.484c7ddc.min.css", 200, "text/css; charset=utf-8", FOREVER, False, False),
    ("tim-kiem/0/muc.txt", 200, "text/plain; charset=utf-8", ASKED, False, False),
    ("tim-kiem/0/pagefind-entry.json", 200, "application/json", ASKED, False, False),
    ("tim-kiem/0/index/v0_0a1b2c3d.pf_index", 200, "application/octet-stream", FOREVER, False, False),
    ("tim-kiem/0/pagefind.v0_0a1b2c3d4e.pf_meta", 200, "application/octet-stream", FOREVER, False, False),
    ("tim-kiem/0/fragment/v0_0a1b2c3.pf_fragment", 200, "application/octet-stream", HOUR, False, False),
    ("khong-co/", 404, "text/html; charset=utf-8", ASKED, False, False),
    ("tin-tuc/khong-co.pdf", 404, "text/html; charset=utf-8", None, False, False),
    (".nq57/site.json", 404, "text/html; charset=utf-8", ASKED, False, False),
    (".nq57/", 404, "text/html; charset=utf-8", ASKED, False, False),
]
HOSTS = ("nginx", "apache", "htaccess", "iis")


@pytest.mark.parametrize("host", HOSTS)
def test_every_host_answers_by_the_table(hosts: dict[str, Get], host: str) -> None:
    """Status, type, age, who may frame and who may read, for each request."""
    wrong = []
    for path, status, kind, age, framed, opened in TABLE:
        got, told, body = hosts[host](f"{EXAMPLE.strip('/')}/{path}")
        policy = headers(framed=framed)["Content-Security-Policy"]
        expected = {
            "content-type": kind,
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
        }
        if age:
            expected["cache-control"] = ASKED if host == "iis" else age
        wrong += [f"{path}: {got}"] * (got != status)
        wrong += [
            f"{path}: {name} {told.get(name)}" for name in expected if told.get(name) != expected[name]
        ]
        if host != "iis":
            wrong += [f"{path}: open"] * ((told.get("access-control-allow-origin") == "*") != opened)
        elif opened:
            assert told["access-control-allow-origin"] == "*"
        wrong += [f"{path}: {body!r}"] * (status == 404 and body != NOT_FOUND)
    assert wrong == []


@pytest.mark.parametrize("host", HOSTS)
def test_every_file_of_a_tree_has_its_own_type(hosts: dict[str, Get], host: str) -> None:
    """Of the machine's own table nothing is asked: one of nginx lies below ours, Apache's is empty."""
    for path in (path for path in FILES if path.startswith("tep/")):
        status, told, _ = hosts[host](f"{EXAMPLE.strip('/')}/{path}")
        if path == "tep/khong-duoi" and host == "iis":
            assert status == 404  # a file without an extension is never served there, and no tree has one
            continue
        kind = told.get(
            "content-type", "application/octet-stream"
        )  # Apache sends none for what it knows not
        assert (path, status, kind) == (path, 200, media_type(path))
        assert host == "iis" or path == "tep/A.PDF" or told["cache-control"] == cache_control(path), path


@pytest.mark.parametrize("host", HOSTS)
def test_a_folder_without_its_slash_stays_on_its_host(hosts: dict[str, Get], host: str) -> None:
    """The redirect names neither scheme nor host, so a proxy's own hold, and the query comes along."""
    for path, query, to in (
        (EXAMPLE.strip("/"), "", EXAMPLE),
        (f"{EXAMPLE.strip('/')}/tin-tuc", "?q=a/b", f"{EXAMPLE}tin-tuc/"),
    ):
        status, told, _ = hosts[host](path if host == "iis" else f"{path}{query}")
        name = to.strip("/").rpartition("/")[2]
        assert status == 301
        assert told["location"].partition("?")[0] in (to, f"{name}/")
        assert host == "iis" or told["location"].partition("?")[1:] == ("?" if query else "", query[1:])


@pytest.mark.parametrize("host", HOSTS)
def test_what_lies_beside_the_section_is_left_alone(hosts: dict[str, Get], host: str) -> None:
    """The agency's own home page gets none of our headers."""
    status, told, body = hosts[host]("")
    assert (status, body) == (200, b"<html>cong</html>")
    assert not {"content-security-policy", "cache-control", "access-control-allow-origin"} & set(told)


def test_nginx_warns_of_nothing(hosts: dict[str, Get], root: Path) -> None:
    """No type is told twice, no directive is old."""
    del hosts
    command = [program("nginx"), "-t", "-c", f"{root.parent}/nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "warn" not in done.stderr


def test_a_wrong_web_config_is_seen(root: Path) -> None:
    """The checker refuses a type told twice and a folder that is not below the file."""
    sound = (HANDBOOK / "iis.web.config").read_text("utf-8")
    with pytest.raises(ConfigError, match="twice"):
        Iis(root, sound.replace('<remove fileExtension=".json" />', ""))
    with pytest.raises(ConfigError, match="no such place"):
        Iis(root, sound.replace('path="chuyen-muc-nq57/nhung"', 'path="nhung"'))
    without = sound.replace('<mimeMap fileExtension=".pf_meta" mimeType="application/octet-stream" />', "")
    assert Iis(root, without).get(f"{EXAMPLE.strip('/')}/tep/a.pf_meta")[0] == 404


def test_the_table_knows_whatever_content_may_hold() -> None:
    """Every extension that the gate lets in has a type; none of them is told as mere bytes."""
    assert [
        extension
        for extension in BY_EXTENSION
        if MEDIA_TYPES.get(extension, "a/octet-stream")[-6:] == "stream"
    ] == []


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/chuyen-muc-nq57/", "/chuyen-muc-nq57/"),
        ("https://a.example/x/y/", "/x/y/"),
        ("https://a.example/", "/"),
        ("", "/"),
    ],
)
def test_a_snippet_is_for_the_path_of_a_section(url: str, place: str) -> None:
    """The path of a unit's address stands in its snippet, whole."""
    assert place_of(url) == place
    for name, make in SNIPPETS.values():
        assert name == "s3.cors.json" or f"{place}404.html" in make(place)


def test_rules_never_contradict_one_another() -> None:
    """No two rules set the same header of one file: nginx takes the first of them, Apache the last."""
    for path in FILES:
        set_by = [name for rule in rules() if re.search(rule.pattern, path) for name in rule.headers]
        assert len(set_by) == len(set(set_by)), path
