"""Files written whole or not at all: modes, conflicts, links, full disks and odd names."""

import errno
import os
from pathlib import Path

import pytest

from nq57.editing.saving import (
    ConflictError,
    PlaceError,
    digest_of,
    file_path,
    read,
    record_path,
    remove,
    write,
)

PATH = "xa/tin-tuc/bai.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one unit."""
    (tmp_path / "xa").mkdir()
    return tmp_path


def left(content: Path) -> list[str]:
    """All files below the folder."""
    return sorted(str(path.relative_to(content)) for path in content.rglob("*") if path.is_file())


def test_a_file_is_written_read_and_keeps_its_mode(content: Path) -> None:
    """A new one gets what the mask allows; one that is there keeps its own; no other file is left."""
    write(content, PATH, b"a", "")
    (content / PATH).chmod(0o640)
    write(content, PATH, b"b", digest_of(b"a"))
    assert read(content, PATH) == b"b"
    assert (content / PATH).stat().st_mode & 0o777 == 0o640
    assert left(content) == [PATH]


@pytest.mark.parametrize("known", ["", digest_of(b"older")])
def test_what_somebody_else_wrote_is_not_overwritten(content: Path, known: str) -> None:
    """The file is what it was, and its text comes with the refusal."""
    write(content, PATH, b"theirs", "")
    for attempt in (lambda: write(content, PATH, b"mine", known), lambda: remove(content, PATH, known)):
        with pytest.raises(ConflictError) as told:
            attempt()
        assert told.value.current == b"theirs"
    assert left(content) == [PATH]
    assert read(content, PATH) == b"theirs"


def test_a_full_disk_loses_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old text stays, and no half of the new one."""
    write(content, PATH, b"old", "")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(content, PATH, b"new", digest_of(b"old"))
    assert read(content, PATH) == b"old"
    assert left(content) == [PATH]


def test_what_is_taken_away_can_be_put_back(content: Path) -> None:
    """Removing gives the bytes."""
    write(content, PATH, b"a", "")
    text = remove(content, PATH, digest_of(b"a"))
    assert left(content) == []
    write(content, PATH, text, "")
    assert read(content, PATH) == b"a"


@pytest.mark.parametrize("link", ["xa/tin-tuc/bai.md", "xa/tin-tuc", "xa"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    """Neither the file nor a folder above it."""
    content, outside = tmp_path / "content", tmp_path / "outside"
    (outside / "tin-tuc").mkdir(parents=True)
    (content / link).parent.mkdir(parents=True, exist_ok=True)
    (content / link).symlink_to(outside / "x" if link.endswith("md") else outside, target_is_directory=True)
    with pytest.raises(PlaceError):
        write(content, PATH, b"a", "")
    assert left(outside) == []


@pytest.mark.parametrize(
    ("unit", "kind", "name"),
    [
        ("..", "tin-tuc", "a.md"),
        ("xa/..", "tin-tuc", "a.md"),
        ("/etc", "tin-tuc", "a.md"),
        ("", "tin-tuc", "a.md"),
        ("xa", "..", "a.md"),
        ("xa", "khac", "a.md"),
        ("xa/tin-tuc", "van-ban", "a.md"),
        ("xa", "tin-tuc", "../a.md"),
        ("xa", "tin-tuc", "a.py"),
        ("xa", "tin-tuc", "a\x00.md"),
        ("xa", "tin-tuc", ".md"),
        ("xa", "tin-tuc", "a.qq.md"),
        ("xa", "tin-tuc", "a.md\n"),
        ("xa", "tin-tuc", "C:a.md"),
        ("xa", "tin-tuc", "A.md"),
        ("xa", "tin-tuc", "a" * 300 + ".md"),
        ("xa\\b", "tin-tuc", "a.md"),
    ],
)
def test_a_place_is_one_that_the_layout_takes(unit: str, kind: str, name: str) -> None:
    """Whatever would lead elsewhere has no place."""
    with pytest.raises(PlaceError):
        record_path(unit, kind, name)


def test_a_file_beside_a_record_is_no_record() -> None:
    """Nor a file without an ending, nor a hidden one."""
    assert file_path("xa", "tin-tuc", "anh-dep.png") == "xa/tin-tuc/anh-dep.png"
    for name in ("bai.md", "don-vi.yml", "anh", ".htaccess", "a/b.png", "..png"):
        with pytest.raises(PlaceError):
            file_path("xa", "tin-tuc", name)


def test_a_unit_without_a_folder_gets_none(content: Path) -> None:
    """The editor makes records, not units."""
    with pytest.raises(PlaceError):
        write(content, "la/tin-tuc/bai.md", b"a", "")
