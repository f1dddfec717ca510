"""Names by content: which files get one, which addresses in pages are rewritten, which are left alone."""

import hashlib
from pathlib import Path

from tests.targets.sites import lay

from nq57.publish.site_state import facts_of
from nq57.publish.unique_names import UniqueNames

STYLE, SCRIPT = b"a{}", b"let a"
PAGE = b"""<html><link rel="stylesheet" href="../../assets/a.css?v=1">
<script type="module" src="../../assets/b.js"></script>
<link href="../../assets/main.484c7ddc.min.css"><link href="https://x.example/assets/a.css">
<link href="../../assets/khong-co.css"><a href="../../assets/a.css">a</a></html>"""
FILES = {
    "index.html": b'<html><link href="assets/a.css"></html>',
    "tin-tuc/mot/index.html": PAGE,
    "404.html": b"<html></html>",
    "assets/a.css": STYLE,
    "assets/b.js": SCRIPT,
    "assets/main.484c7ddc.min.css": b"m{}",
    "assets/le.css": b"l{}",
}


def named(path: str, data: bytes) -> str:
    """A path with eight letters of the digest before its kind."""
    stem, _, kind = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{kind}"


def test_pages_name_what_they_need_by_content(tmp_path: Path) -> None:
    """Own styles and scripts that a page needs come under a second name, and the page names that one."""
    unique = UniqueNames(lay(tmp_path, FILES))
    style, script = named("assets/a.css", STYLE), named("assets/b.js", SCRIPT)
    assert unique.files.keys() == FILES.keys() | {style, script}
    page = unique.read("tin-tuc/mot/index.html").decode()
    assert f'href="../../{style}?v=1"' in page
    assert f'src="../../{script}"' in page
    for left in ("main.484c7ddc.min.css", "https://x.example/assets/a.css", "assets/khong-co.css"):
        assert left in page
    assert '<a href="../../assets/a.css">' in page
    assert f'href="{style}"' in unique.read("index.html").decode()


def test_facts_are_those_of_the_bytes(tmp_path: Path) -> None:
    """Every file is given as its facts say, and what names nothing stays as it was."""
    tree = lay(tmp_path, FILES)
    unique = UniqueNames(tree)
    assert {path: facts_of(unique.read(path)) for path in unique.files} == dict(unique.files)
    assert unique.files["404.html"] == tree.files["404.html"]
    assert unique.read("assets/a.css") == STYLE
