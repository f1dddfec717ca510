"""A signed manifest proves what it says, and any change of it or of a file is told."""

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nq57.build.manifest import FileFacts, TreeState, manifest_json
from nq57.build.provenance import Provenance
from nq57.build.signing import (
    BadKeyError,
    Manifest,
    is_signed,
    new_keys,
    read_manifest,
    signature_of,
    tree_faults,
)

SECRET, PUBLIC = new_keys()
DATA = b'{"files": {}}'
SIGNED = signature_of(DATA, SECRET)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_what_was_signed_is_proven() -> None:
    """By the right key among several; the same bytes are signed the same way."""
    assert is_signed(DATA, SIGNED, [new_keys()[1], PUBLIC])
    assert signature_of(DATA, SECRET) == SIGNED


def changed(**keys: object) -> bytes:
    """The signature file with other values."""
    return json.dumps(json.loads(SIGNED) | keys).encode()


@pytest.mark.parametrize(
    ("data", "signature", "key"),
    [
        (DATA + b" ", SIGNED, PUBLIC),
        (DATA, SIGNED, new_keys()[1]),
        (DATA, b"", PUBLIC),
        (DATA, b"[]", PUBLIC),
        (DATA, changed(signature="AAAA"), PUBLIC),
        (DATA, changed(signature="!"), PUBLIC),
        (DATA, changed(algorithm="none"), PUBLIC),
        (DATA, changed(schema=2), PUBLIC),
        (DATA + b" ", signature_of(DATA + b" ", new_keys()[0]), PUBLIC),
    ],
    ids=["bytes", "key", "empty", "list", "short", "no base64", "algorithm", "schema", "forged"],
)
def test_anything_else_is_not(data: bytes, signature: bytes, key: str) -> None:
    """Other bytes, another key, a damaged file, and a forger's own valid signature."""
    assert not is_signed(data, signature, [key])


def test_without_a_key_nothing_is_proven() -> None:
    """Nobody is trusted by default."""
    assert not is_signed(DATA, SIGNED, [])


@pytest.mark.parametrize("key", ["", "x", "AAAA", "ü" * 44])
def test_a_bad_key_is_refused_without_being_told(key: str) -> None:
    """The message of a bad key does not repeat it."""
    for use in (lambda: signature_of(DATA, key), lambda: is_signed(DATA, SIGNED, [key])):
        with pytest.raises(BadKeyError) as told:
            use()
        assert not key or key not in str(told.value)


def signed(files: dict[str, FileFacts], revision: str = "") -> Manifest:
    """The manifest of unit `u/x` as read again."""
    state = TreeState("u/x", "2026-11-21", "", files)
    found = read_manifest(manifest_json(state, Provenance(revision, "1.2")).encode())
    assert found
    return found


def make_tree(folder: Path) -> Manifest:
    """A tree of three empty files, and its manifest."""
    files = {name: FileFacts(EMPTY, 0) for name in ("a.html", "b/c.html", "d.html")}
    (folder / "b").mkdir(parents=True)
    for name in files:
        (folder / name).write_bytes(b"")
    return signed(files)


def test_faults_of_a_tree(tmp_path: Path) -> None:
    """Missing, altered and added files are told by name; a sound tree has none."""
    manifest = make_tree(tmp_path)
    assert list(tree_faults(tmp_path, manifest)) == []
    (tmp_path / "a.html").unlink()
    (tmp_path / "b" / "c.html").write_bytes(b"x")
    (tmp_path / "la.js").write_bytes(b"")
    assert list(tree_faults(tmp_path, manifest)) == [
        ("thieu", "a.html"),
        ("sai", "b/c.html"),
        ("thua", "la.js"),
    ]


def linked_folder(tree: Path, beside: Path) -> None:
    """A link to a folder of foreign pages."""
    (tree / "evil").symlink_to(beside)


def linked_in_place(tree: Path, beside: Path) -> None:
    """A folder of the tree replaced by a link to one that holds the same."""
    (beside / "c.html").write_bytes(b"")
    (tree / "b" / "c.html").unlink()
    (tree / "b").rmdir()
    (tree / "b").symlink_to(beside)


def linked_file(tree: Path, beside: Path) -> None:
    """A file replaced by a link to one of the same bytes."""
    (beside / "a").write_bytes(b"")
    (tree / "a.html").unlink()
    (tree / "a.html").symlink_to(beside / "a")


def broken_link(tree: Path, beside: Path) -> None:
    """A link that leads nowhere yet."""
    (tree / "x.html").symlink_to(beside / "not-there")


def empty_folder(tree: Path, beside: Path) -> None:
    """Folders in which nothing is, yet."""
    del beside
    (tree / "b" / "la" / "nua").mkdir(parents=True)


def pipe(tree: Path, beside: Path) -> None:
    """A pipe in the place of a page, from which reading would never end."""
    del beside
    (tree / "a.html").unlink()
    os.mkfifo(tree / "a.html")


def whole_tree(tree: Path, beside: Path) -> None:
    """The tree itself is a link to a sound one."""
    beside.rmdir()
    tree.rename(beside)
    tree.symlink_to(beside)


def no_tree(tree: Path, beside: Path) -> None:
    """The tree is gone."""
    del beside
    shutil.rmtree(tree)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (linked_folder, {("lien-ket", "evil")}),
        (linked_in_place, {("lien-ket", "b"), ("thieu", "b/c.html")}),
        (linked_file, {("lien-ket", "a.html")}),
        (broken_link, {("lien-ket", "x.html")}),
        (empty_folder, {("thua-thu-muc", "b/la"), ("thua-thu-muc", "b/la/nua")}),
        (pipe, {("thua", "a.html")}),
        (whole_tree, {("lien-ket", "."), *(("thieu", name) for name in ("a.html", "b/c.html", "d.html"))}),
        (no_tree, {("thieu", name) for name in ("a.html", "b/c.html", "d.html")}),
    ],
)
def test_what_is_no_plain_file_of_the_manifest_is_told(
    tmp_path: Path, change: Callable[[Path, Path], None], told: set[tuple[str, str]]
) -> None:
    """Links of any kind, folders without files, pipes, and a tree that is elsewhere."""
    tree, beside = tmp_path / "t", tmp_path / "beside"
    manifest = make_tree(tree)
    beside.mkdir()
    change(tree, beside)
    assert set(tree_faults(tree, manifest)) == told


def test_a_manifest_says_what_it_is_of() -> None:
    """Unit, day, version, and the revision, which may be named by its first digits."""
    manifest = signed({}, "a1b2c3d4" * 5)
    assert (manifest.tree, manifest.as_of, manifest.version) == ("u.x", dt.date(2026, 11, 21), "1.2")
    assert all(map(manifest.is_of, ("a1b2c3d4" * 5, "a1b2c3d", "A1B2C3D4A1")))
    assert not any(map(manifest.is_of, ("", "a1b2c3", "b" * 40, "a1b2c3d4" * 5 + "0", ".......")))
    assert not signed({}).is_of("")


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"files": {"a": 1}}', b"[" * 100_000, b"\xff", b'{"unit": "u", "as_of": "x"}'],
)
def test_a_manifest_that_is_none(data: bytes) -> None:
    """A damaged manifest is told, not raised."""
    assert read_manifest(data) is None
