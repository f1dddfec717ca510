"""The manifest and the state: the same bytes for the same tree, and nothing believed that is damaged."""

import hashlib
import json
from pathlib import Path

import pytest

from nq57.build.manifest import (
    FileFacts,
    TreeState,
    is_whole,
    load_state,
    manifest_json,
    save_state,
    write_whole,
)
from nq57.model.media_types import media_type

FILES = {
    "tin-tuc/index.html": FileFacts("a" * 64, 12, "khoa"),
    "assets/don-vi.css": FileFacts("b" * 64, 3),
    "index.html": FileFacts("c" * 64, 5),
}
STATE = TreeState("tinh-a/xa-b", "2026-11-21", "f" * 40, FILES)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with the files of the state, in their sizes."""
    for name, facts in FILES.items():
        place = tmp_path / "cay" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x" * facts.size)
    return tmp_path / "cay"


def test_a_manifest_is_sorted_whatever_the_order() -> None:
    """Paths are in order, and the same files in another order give the same bytes."""
    turned = TreeState(STATE.unit, STATE.as_of, STATE.outline, dict(reversed(list(FILES.items()))))
    told = json.loads(manifest_json(STATE))
    assert list(told["files"]) == sorted(FILES)
    assert manifest_json(turned) == manifest_json(STATE)


def test_a_manifest_tells_digest_size_and_type() -> None:
    """Each file has its SHA-256, its bytes and its media type; keys of the build stay out of it."""
    told = json.loads(manifest_json(STATE))
    assert (told["schema"], told["unit"], told["as_of"]) == (1, "tinh-a/xa-b", "2026-11-21")
    page = {"sha256": "a" * 64, "size": 12, "type": "text/html; charset=utf-8"}
    assert told["files"]["tin-tuc/index.html"] == page
    assert "khoa" not in manifest_json(STATE)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a/b.CSS", "text/css; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("sitemap.xml.gz", "application/gzip"),
        ("assets/hinh.svg", "image/svg+xml"),
        ("tep.pdf", "application/pdf"),
        ("phim.mp4", "video/mp4"),
        ("khong-duoi", "application/octet-stream"),
        ("la.nq57", "application/octet-stream"),
    ],
)
def test_media_types(path: str, expected: str) -> None:
    """Every file has the media type that a host should send."""
    assert media_type(path) == expected


def test_a_state_comes_back(tree: Path, tmp_path: Path) -> None:
    """What is saved is loaded."""
    save_state(tmp_path / "cay.json", STATE, tree)
    assert load_state(tmp_path / "cay.json", tree) == STATE


def test_a_state_holds_for_its_own_folder_only(tree: Path, tmp_path: Path) -> None:
    """A state says nothing of another folder in the same place."""
    save_state(tmp_path / "cay.json", STATE, tree)
    tree.rename(tmp_path / "cu")
    tree.mkdir()
    assert load_state(tmp_path / "cay.json", tree) is None


def test_a_state_with_any_byte_changed_is_refused(tree: Path, tmp_path: Path) -> None:
    """Wherever the note of a tree is damaged, it is not believed."""
    place = tmp_path / "cay.json"
    save_state(place, STATE, tree)
    data = place.read_bytes()
    for at in range(len(data)):
        place.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert load_state(place, tree) is None
        place.write_bytes(data[:at])
        assert load_state(place, tree) is None


def test_a_tree_is_whole_with_every_file_in_its_size(tree: Path) -> None:
    """A file that is missing or of another size makes a tree incomplete."""
    assert is_whole(STATE, tree)
    (tree / "index.html").write_bytes(b"x")
    assert not is_whole(STATE, tree)
    (tree / "index.html").unlink()
    assert not is_whole(STATE, tree)


def test_pages_and_bytes_are_counted() -> None:
    """A state tells how many pages and bytes its tree has."""
    assert (STATE.pages, STATE.bytes) == (2, 20)


def test_a_file_is_written_whole_with_its_mode(tmp_path: Path) -> None:
    """A file is replaced in one step, leaves nothing beside it, and has the mode asked for."""
    place = tmp_path / "moi" / "tep"
    write_whole(place, b"mot")
    write_whole(place, b"hai", 0o644)
    assert hashlib.sha256(place.read_bytes()).digest() == hashlib.sha256(b"hai").digest()
    assert place.stat().st_mode & 0o777 == 0o644
    assert list(place.parent.iterdir()) == [place]
