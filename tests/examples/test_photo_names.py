"""Photos and files under the names that telephones and people give them: no address leads nowhere."""

import functools
import http.server
import io
import re
import shutil
import threading
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from tests.projects import build, make_project
from tests.small_files import pdf
from tests.workspaces import PROVINCE, article

NAMES = (
    "Ảnh họp.jpg",
    "anh(1).png",
    "IMG_0001.JPG",
    "anh.jpeg",
    "anh.png",
    "hội nghị #2.jpg",
    "50% & 1+1.webp",
    unicodedata.normalize("NFD", "lễ khai giảng.jpg"),
    "Zalo [12].JPEG",
    "that-ra-la-jpeg.png",
    "IMG_1234.HEIC",
    "IMG_1234.jpg",
    "thu-muc con/ảnh (2) cuối.png",
)
UNIT = "tinh-a"


def picture(name: str) -> bytes:
    """A photograph of 1100 by 1000 in the form that its name promises, but for one that lies."""
    small = Image.linear_gradient("L").resize((1100, 1000)).convert("RGB")
    buffer = io.BytesIO()
    ending = name.rpartition(".")[2].lower()
    if ending == "heic":
        import pillow_heif  # noqa: PLC0415 - one case alone

        pillow_heif.from_pillow(small).save(buffer)
    else:
        form = "JPEG" if ending in {"jpg", "jpeg"} or "that-ra" in name else ending.upper()
        small.save(buffer, form)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built section of a province whose news show pictures and offer files under such names."""
    root = tmp_path_factory.mktemp("names")
    news = root / "given" / UNIT / "tin-tuc"
    (news / "thu-muc con").mkdir(parents=True)
    (news.parent / "don-vi.yml").write_text(
        PROVINCE
        + "dia_chi_chuyen_muc: https://a.example/nq57/\n"
        + "bieu_trung:\n  tep: Biểu trưng.PNG\n  mo_ta: Biểu trưng\n",
        "utf-8",
    )
    (news.parent / "Biểu trưng.PNG").write_bytes(picture("a.jpg"))
    for name in NAMES:
        (news / name).write_bytes(picture(name))
    (news / "Kế hoạch số 5 (bản ký).PDF").write_bytes(pdf())
    for number, name in enumerate(NAMES):
        written = unicodedata.normalize("NFC", name)
        body = (
            f"![Một ảnh]({written})\n\n![Ảnh ấy](<{written}>)\n\n"
            f'<img src="{urllib.parse.quote(written)}" alt="Lần nữa">\n\n'
            f"[Ảnh gốc]({urllib.parse.quote(written)}) và [kế hoạch](Kế hoạch số 5 (bản ký).PDF)"
            " và [bài khác](bai-0.md) và [bài kia](../tin-tuc/bai-1.md#muc)\n\n## Mục\n"
        )
        keys = {
            "anh": f'\n  tep: "{written}"\n  mo_ta: Ảnh đầu',
            "tep_dinh_kem": f'\n  - tep: "{written}"\n  - tep: Kế hoạch số 5 (bản ký).PDF',
        }
        keys = keys if number % 2 else {"anh": keys["anh"]}
        (news / f"bai-{number}.md").write_text(article(body, **keys), "utf-8")
    project = make_project(root / "project", root / "given")
    config = project / "nq57.yml"
    config.write_text(config.read_text("utf-8").replace("bien_the_anh: không", "bien_the_anh: có"), "utf-8")
    done = build(project, root / "out", UNIT)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "out" / UNIT


class _Addresses(HTMLParser):
    """Every address that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take src, href, poster and each part of a srcset."""
        del tag
        for name, value in attrs:
            if name in {"src", "href", "poster"} and value:
                self.found.add(value)
            elif name == "srcset" and value:
                self.found |= {part.split()[0] for part in value.split(",")}


@pytest.fixture(scope="module")
def host(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A web server with the tree where the unit says; it decodes addresses once, as hosts do."""
    served = tmp_path_factory.mktemp("served")
    shutil.copytree(tree, served / "nq57")
    handler = functools.partial(_Quiet, directory=str(served))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/nq57/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is theirs
        """Say nothing."""


def missing(url: str) -> bool:
    """Whether a server does not have what stands at an address."""
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
            return not answer.read(1)
    except urllib.error.HTTPError:
        return True


def test_every_address_of_every_page_is_there(tree: Path, host: str) -> None:
    """Each src, srcset, href and poster, in pages, feeds and data, is fetched: none is missing."""
    wanted: dict[str, str] = {}
    for page in sorted(tree.rglob("*.html")):
        reader = _Addresses()
        reader.feed(page.read_text("utf-8"))
        here = urllib.parse.urljoin(host, urllib.parse.quote(page.relative_to(tree).as_posix()))
        for address in reader.found:
            wanted.setdefault(urllib.parse.urljoin(here, address).partition("#")[0], here)
    for data in (*tree.rglob("*.xml"), *tree.rglob("*.json"), *tree.rglob("*.html")):
        for found in re.findall(r"https://a\.example/nq57/([^\s\"<>\\]+)", data.read_text("utf-8")):
            wanted.setdefault(urllib.parse.urljoin(host, found).partition("#")[0], str(data))
    wanted.pop(host.replace("/nq57/", "/"), None)  # the portal above the section
    ours = [url for url in sorted(wanted) if url.startswith(host)]
    assert sum(".webp" in url or ".avif" in url for url in ours) > 2 * len(NAMES)
    assert [(url, wanted[url]) for url in ours if missing(url)] == []


def test_pictures_are_published_as_what_they_are(tree: Path) -> None:
    """HEIC becomes JPEG beside a JPEG of that very name, and a JPEG called PNG is one that says so."""
    found = {
        path.name: Image.open(io.BytesIO(path.read_bytes())).format
        for path in tree.rglob("*")
        if path.name in _TRUE
    }
    assert found == _TRUE


_TRUE = {"IMG_1234.HEIC.jpg": "JPEG", "IMG_1234.jpg": "JPEG", "that-ra-la-jpeg.png.jpg": "JPEG"}
