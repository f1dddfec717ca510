"""Pictures made to harm, taken from a content folder to a built tree: refused or cleaned, always told."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from tests.projects import build, make_project, nq57, with_extras

FOLDER = "tinh-a/tin-tuc"
SCRIPTED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="alert(1)">'
    "<script>alert(2)</script>"
    '<a href="javascript:alert(3)"><rect width="5" height="5"/></a></svg>'
)
ENTITY = (
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text y="9">&x;</text></svg>'
)
AUTHOR = "Người chụp Bí Mật"


def located() -> bytes:
    """A photograph that tells where it was taken, and by whom."""
    exif = Image.Exif()
    exif[0x013B] = AUTHOR
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 50.0, 12.0), 3: "E", 4: (106.0, 45.0, 30.0)})
    buffer = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert("RGB").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def bomb() -> bytes:
    """A PNG of 50,000 by 50,000 that says so in its head and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def polyglot() -> bytes:
    """A picture that a browser might also take for a page."""
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "GIF")
    return buffer.getvalue() + b"<html><script>alert(4)</script></html>"


HOSTILE = {
    "kich-ban.svg": SCRIPTED.encode(),
    "thuc-the.svg": ENTITY.encode(),
    "bom.png": bomb(),
    "vi-tri.jpg": located(),
    "hai-mat.png": polyglot(),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one article for each hostile picture, and smaller copies switched on."""
    content = tmp_path_factory.mktemp("hostile") / "given"
    (content / FOLDER).mkdir(parents=True)
    (content / "tinh-a" / "don-vi.yml").write_text("ten: Tỉnh A\ncap: Tỉnh\n", encoding="utf-8")
    for name, data in HOSTILE.items():
        (content / FOLDER / name).write_bytes(data)
        text = f"---\ntieu_de: Bài\nngay: 01/06/2025\n---\n\n![Một ảnh]({name})\n"
        (content / FOLDER / f"{Path(name).stem}.md").write_text(text, encoding="utf-8")
    made = make_project(content.parent / "project", content)
    with_extras(made)
    return made


def test_every_hostile_picture_is_told(project: Path) -> None:
    """Each in its own words; those that cannot be cleaned are errors."""
    said = nq57("check", "--root", project, "--format", "github").stdout
    for name, code in {
        "kich-ban": "svg-lam-sach",
        "thuc-the": "xml-thuc-the",
        "bom": "anh-qua-to",
        "hai-mat": "tep-thua-duoi",
    }.items():
        assert f"{name}.md" in said or f"{name}." in said, name
        assert f"title={code}" in said, (name, code)


def test_nothing_hostile_reaches_the_tree(project: Path) -> None:
    """The refused are not there; of the cleaned only the picture is left, in every size of it."""
    out = project / "out"
    build(project, out, "tinh-a")
    tree = out / "tinh-a" / "tin-tuc"
    published = {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*.*")}
    assert not [name for name in published if "bom." in name or "thuc-the." in name]
    assert not [name for name, data in published.items() if "hai-mat." in name and b"<script>alert" in data]
    drawing = published["kich-ban/kich-ban.svg"]
    assert b"<rect" in drawing
    assert b"alert" not in drawing
    photos = {name: data for name, data in published.items() if name.startswith("vi-tri/vi-tri.")}
    assert sorted(photos) == [
        "vi-tri/vi-tri.jpg",
        "vi-tri/vi-tri.jpg.480.avif",
        "vi-tri/vi-tri.jpg.480.webp",
    ]
    for data in photos.values():
        assert AUTHOR.encode() not in data
        with Image.open(io.BytesIO(data)) as picture:
            assert not picture.getexif().get_ifd(0x8825)
            assert not picture.getexif().get(0x013B)
