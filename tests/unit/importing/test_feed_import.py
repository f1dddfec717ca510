"""News of a portal's feed become drafts, each once, whatever the feed or its host is like."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from tests.workspaces import PROVINCE
from typer.testing import CliRunner

from nq57.cli.app import app
from nq57.cli.fetching import fetch
from nq57.importing.articles.feed import read_feed
from nq57.importing.articles.feed_draft import mark_of

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Cổng tỉnh A</title>
<item><title>Tỉnh A họp &amp; bàn</title><link>/tin/1</link><guid>1</guid>
 <pubDate>Sun, 01 Jun 2025 18:30:00 GMT</pubDate><description>Tóm tắt ngắn.</description>
 <content:encoded><![CDATA[<p>Sáng nay <b>họp</b>.</p><script>x()</script><ul><li>Một</li></ul>
 <p><img src="/a.png" alt="Ảnh"></p>]]></content:encoded></item>
<item><title>Tin hai</title><link>javascript:alert(1)</link><guid>2</guid>
 <description>&lt;p&gt;Chữ hai.&lt;/p&gt;</description></item>{more}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Cổng</title>
<entry><id>urn:a</id><title>Tin Atom</title>
<link href="https://a.example/3"/><updated>2025-06-02T01:00:00+07:00</updated>
<content type="html">&lt;p&gt;Chữ.&lt;/p&gt;</content></entry></feed>"""
SHORT = '<rss version="2.0"><channel><title>&z;</title></channel></rss>'
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{a}">{rows}]>' + SHORT


class _Portal(http.server.BaseHTTPRequestHandler):
    """Answers with what the test puts in `pages`: a status, headers and a body by path."""

    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}

    def do_GET(self) -> None:
        """One page."""
        status, head, body = self.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    """The address of a portal on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    _Portal.pages = {
        "/rss": (200, {"Content-Type": "application/rss+xml"}, RSS.format(more="").encode()),
        "/moved": (301, {"Location": "/rss"}, b""),
        "/other": (302, {"Location": f"http://localhost:{server.server_address[1]}/rss"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/large": (200, {}, b"x" * 2_000),
        "/astray": (302, {"Location": "http://[::1/rss"}, b""),
        "/packed": (200, {"Content-Encoding": "br"}, b"x"),
    }
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A workspace with one unit."""
    (tmp_path / "content" / "tinh-a").mkdir(parents=True)
    (tmp_path / "content" / "tinh-a" / "don-vi.yml").write_text(PROVINCE, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    return tmp_path


def run(project: Path, address: str, *words: str) -> tuple[int, str, list[str]]:
    """The command's exit code, what it said, and the news that are there afterwards."""
    arguments = ["import", "--feed", address, "--unit", "tinh-a", "--root", str(project), *words]
    done = CliRunner().invoke(app, arguments)
    folder = project / "content" / "tinh-a" / "tin-tuc"
    return done.exit_code, done.output, sorted(path.name for path in folder.glob("*.md"))


def test_news_come_once(portal: str, project: Path) -> None:
    """With day, summary and address; thrown away they stay away, and a further one comes alone."""
    code, said, names = run(project, f"{portal}/moved", "--inside")
    assert (code, len(names)) == (0, 2), said
    first = next(name for name in names if name.startswith("2025-06-02-tinh-a-hop"))  # 01:30 in Vietnam
    text = (project / "content/tinh-a/tin-tuc" / first).read_text("utf-8")
    assert "tieu_de: Tỉnh A họp & bàn\nngay: 02/06/2025\ntom_tat: Tóm tắt ngắn.\nnhap: có\n" in text
    assert f"  ten: Cổng tỉnh A\n  lien_ket: {portal}/tin/1\n" in text
    assert text.endswith("Sáng nay **họp**.\n\n- Một\n")
    assert "tải về rồi chèn lại" in said
    (project / "content/tinh-a/tin-tuc" / first).unlink()
    assert run(project, f"{portal}/rss", "--inside")[1:] == (
        "0 tin mới.\n",
        [n for n in names if n != first],
    )
    more = "<item><title>Tin ba</title><guid>3</guid><description>Chữ.</description></item>"
    _Portal.pages["/rss"] = (200, {}, RSS.format(more=more).encode())
    code, said, names = run(project, f"{portal}/rss", "--inside")
    assert (code, len(names), "1 tin mới." in said) == (0, 2, True)
    assert "javascript" not in "".join(p.read_text("utf-8") for p in project.rglob("*.md"))


def test_news_of_one_name_are_two_files(portal: str, project: Path) -> None:
    """News of the same day and title are all kept, also when the second comes later."""
    item = (
        "<item><title>Thông báo</title><guid>{}</guid>"
        "<pubDate>Sun, 01 Jun 2025 01:00:00 GMT</pubDate></item>"
    )
    page = "<rss version='2.0'><channel><title>Cổng</title>{}</channel></rss>"
    for guids in ("x", "zyx"):
        _Portal.pages["/same"] = (200, {}, page.format("".join(map(item.format, guids))).encode())
        code, said, names = run(project, f"{portal}/same", "--inside")
        assert (code, len(names)) == (0, len(guids)), said
    assert "2025-06-01-thong-bao.md" in names


@pytest.mark.parametrize(
    "address", ["http://[::1/", "http://a.example:99999/", "https://u@a.example/", "a"]
)
def test_a_malformed_address_has_a_sentence(address: str) -> None:
    """In the editors' language, not the library's."""
    with pytest.raises(ValueError, match="phải bắt đầu bằng https"):
        fetch(address, 1_000)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#x110000;", f"&#{10**30};"])
def test_references_to_no_character_are_left_out(reference: str) -> None:
    """One of them does not cost the news around it."""
    page = RSS.format(more=f"<item><title>A{reference}b</title><guid>{reference}4</guid></item>")
    (*_, entry) = read_feed(page.encode(), "", "https://a.example").entries
    assert (entry.title, entry.key.endswith("4")) == ("Ab", True)
    assert mark_of(entry)


@pytest.mark.parametrize(
    ("path", "words", "sentence"),
    [
        ("/rss", (), "mạng nội bộ"),
        ("/other", ("--inside",), "mạng nội bộ"),
        ("/file", ("--inside",), "https:// hoặc http://"),
        ("/loop", ("--inside",), "quá nhiều lần"),
        ("/khong-co", ("--inside",), "404"),
        ("/large", ("--inside",), "không phải nguồn tin"),
        ("/packed", ("--inside",), "nén"),
        ("/astray", ("--inside",), "viết đúng"),
    ],
)
def test_what_may_not_be_had_is_told(
    portal: str, project: Path, path: str, words: tuple[str, ...], sentence: str
) -> None:
    """Hosts of our own network, other schemes, loops and pages that are no feed: a sentence, no file."""
    code, said, names = run(project, f"{portal}{path}", *words)
    assert (code, names) == (1, [])
    assert sentence in said


def test_a_body_is_read_within_its_bound(portal: str) -> None:
    """The rest of a large one is not taken."""
    with pytest.raises(ValueError, match="lớn quá"):
        fetch(f"{portal}/large", 1_000, inside=True)


def test_atom_and_broken_feeds_are_read() -> None:
    """Days are Vietnam's; what is cut off gives what came before; entities are not grown."""
    (entry,) = read_feed(ATOM.encode(), "application/atom+xml", "https://a.example/feed").entries
    assert (entry.title, entry.address, str(entry.day)) == ("Tin Atom", "https://a.example/3", "2025-06-02")
    cut = RSS.format(more="").encode()[:-300]
    assert read_feed(cut, "", "https://a.example").entries[0].title == "Tỉnh A họp & bàn"
    rows = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghz", strict=True))
    bomb = BOMB.format(a="x" * 1000, rows=rows)
    assert len(read_feed(bomb.encode(), "", "https://a.example").name) <= 250
    secret = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY z SYSTEM "file:///etc/passwd">]>' + SHORT
    assert "root" not in read_feed(secret.encode(), "", "https://a.example").name
