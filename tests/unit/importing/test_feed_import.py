"""News of a portal's feed become drafts, each once, whatever the feed or its host is like."""

import contextlib
import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from tests.workspaces import PROVINCE
from typer.testing import CliRunner

from nq57.cli.app import app
from nq57.cli.fetching import fetch, is_public
from nq57.importing.articles.feed import read_feed
from nq57.importing.articles.feed_draft import Destination, feed_draft, mark_of
from nq57.model.articles import News

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


def test_news_of_one_title_and_day_are_all_kept(portal: str, project: Path) -> None:
    """Beside each other and beside a record that is there, each with the pictures that it brought."""
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    news = "".join(
        f"<item><title>Lịch họp</title><guid>{at}</guid><pubDate>Mon, 02 Jun 2025 01:00:00 GMT</pubDate>"
        f"<description>Chữ {at}. &lt;img alt='Sơ đồ' src='data:image/png;base64,{dot}'&gt;"
        "</description></item>"
        for at in range(2)
    )
    _Portal.pages["/same"] = (200, {}, f"<rss><channel>{news}</channel></rss>".encode())
    folder = project / "content/tinh-a/tin-tuc"
    folder.mkdir()
    own = folder / "2025-06-02-lich-hop.md"
    own.write_text("---\ntieu_de: Lịch họp\nngay: 02/06/2025\n---\nCủa tôi.\n", "utf-8")
    code, said, names = run(project, f"{portal}/same", "--inside")
    assert (code, len(names)) == (0, 3), said
    assert "Của tôi." in own.read_text("utf-8")
    bodies = " ".join(path.read_text("utf-8") for path in folder.glob("*.md"))
    assert ("Chữ 0." in bodies, "Chữ 1." in bodies) == (True, True)
    assert all(picture.name in bodies for picture in folder.glob("*.png"))
    assert len(list(folder.glob("*.png"))) == 2


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


@pytest.mark.parametrize(
    ("place", "public"),
    [
        *((place, True) for place in ("1.1.1.1", "2606:4700::1111", "64:ff9b::101:101")),
        *((place, False) for place in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "224.0.0.1", "0.0.0.1")),
        *((place, False) for place in ("::1", "fe80::1", "fc00::1", "fec0::1", "ff0e::1", "::7f00:1")),
        # Those that lead to an older address.
        *(
            (place, False)
            for place in ("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::7f00:1")
        ),
    ],
)
def test_only_the_public_net_is_asked(place: str, public: bool) -> None:  # noqa: FBT001 - a case
    """However an address of our own network is written, or led to."""
    assert is_public(place) is public


@pytest.mark.parametrize("address", ["http://[x/", "http://x:99999/", "https://x:y/", "//x", ""])
def test_what_is_no_address_is_told_in_our_words(address: str) -> None:
    """A sentence, whatever the library would say."""
    with pytest.raises(ValueError, match="Địa chỉ phải bắt đầu"):
        fetch(address, 10)


def test_what_is_not_seen_never_comes_in() -> None:
    """Cursor moves and turned letters, also escaped; an address with them and an early day are none."""
    hidden = "A\x1b[2J\x07&#27;]0;x &amp;#x202e;B\x0b\u202e\x85"
    item = f"<item><title>{hidden}</title><link>https://a.example/\u202e</link><guid>1</guid>"
    item += f"<pubDate>Mon, 01 Jan 0001 08:00:00 GMT</pubDate><description>{hidden}</description></item>"
    feed = read_feed(RSS.format(more=item).encode(), "", "https://a.example")
    entry = feed.entries[-1]
    assert (entry.title.isprintable(), entry.address, entry.day) == (True, "", None)
    to = Destination("tinh-a", News.kind, dt.date(2026, 11, 30))
    draft = feed_draft(entry, "2026-11-30-a", feed.name, to)
    assert not set(draft.files[0].data.decode()) & set("\x1b\x07\x0b\x85\u202e")


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
