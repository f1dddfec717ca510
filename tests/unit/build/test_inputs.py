"""What a build reads, by names, sizes and stamps."""

import os
import sysconfig
from pathlib import Path

import pytest

from nq57.build.inputs import inputs_key, stamps, theme_files

FILES = ("content/a/don-vi.yml", "templates/main.html", "docs/assets/x.css", "mkdocs.yml")
OLD = 1_700_000_000 * 10**9
LONG_AFTER = 2_000_000_000 * 10**9


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one file of each sort, and libraries of its own."""
    libraries = tmp_path / "thu-vien"
    libraries.mkdir()
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(libraries))
    for name in FILES:
        write(tmp_path / name, "chữ")
    return tmp_path


def write(place: Path, text: str, stamp: int = OLD) -> None:
    """Write a file with a stamp."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    os.utime(place, ns=(stamp, stamp))


def test_the_same_inputs_have_one_key(root: Path) -> None:
    """Asked twice, the key is the same; it tells what else was asked for."""
    key = inputs_key(root, "ngày", now_ns=LONG_AFTER)
    assert key is not None
    assert inputs_key(root, "ngày", now_ns=LONG_AFTER) == key
    assert inputs_key(root, "ngày khác", now_ns=LONG_AFTER) != key


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_changes_the_key(root: Path, name: str) -> None:
    """Another size or another stamp of any file gives another key."""
    key = inputs_key(root, now_ns=LONG_AFTER)
    write(root / name, "nhiều chữ hơn")
    resized = inputs_key(root, now_ns=LONG_AFTER)
    write(root / name, "chữ", OLD + 1)
    assert len({key, resized, inputs_key(root, now_ns=LONG_AFTER)}) == 3


def test_a_new_or_moved_file_changes_the_key(root: Path) -> None:
    """A file more, or under another name, gives another key."""
    key = inputs_key(root, now_ns=LONG_AFTER)
    write(root / "content/a/tin-tuc/b.md", "chữ")
    more = inputs_key(root, now_ns=LONG_AFTER)
    (root / "content/a/tin-tuc/b.md").rename(root / "content/a/tin-tuc/c.md")
    assert len({key, more, inputs_key(root, now_ns=LONG_AFTER)}) == 3


def test_another_library_changes_the_key(root: Path) -> None:
    """Installing another version of a library, of which nothing in the project tells, gives another key."""
    os.utime(root / "thu-vien", ns=(OLD, OLD))
    key = inputs_key(root, now_ns=LONG_AFTER)
    os.utime(root / "thu-vien", ns=(OLD, OLD + 1))
    assert inputs_key(root, now_ns=LONG_AFTER) != key


def test_files_just_written_are_doubted(root: Path) -> None:
    """While a file is younger than two seconds there is no key, for it may be written again unseen."""
    write(root / "content/a/don-vi.yml", "chữ", LONG_AFTER)
    assert inputs_key(root, now_ns=LONG_AFTER + 10**9) is None
    assert inputs_key(root, now_ns=LONG_AFTER + 3 * 10**9) is not None


def test_stamps_are_in_order_and_bear_with_lost_files(root: Path) -> None:
    """Each file is named once with size and stamp; one that is gone has zeros."""
    names = ["docs/assets/x.css", "khong-co", "docs/assets/x.css"]
    size = len("chữ".encode())
    assert stamps(root, names) == [("docs/assets/x.css", size, OLD), ("khong-co", 0, 0)]


def test_the_theme_is_templates_and_configuration(root: Path) -> None:
    """The files that decide frames are templates, a project's own before ours, settings, and no content."""
    found = dict(theme_files(root))
    assert found["templates/main.html"] == (root / "templates" / "main.html").read_bytes()
    others = {name for name in found if not name.startswith("templates/")}
    assert others == {"mkdocs.yml", "shipped/mkdocs.yml"}
    assert "templates/articles/tin-tuc.html" in found


def test_another_searcher_changes_the_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that gets the program of search after a build makes the indexes in the next."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "khong-co")
    key = inputs_key(root, now_ns=LONG_AFTER)
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    assert inputs_key(root, now_ns=LONG_AFTER) != key
