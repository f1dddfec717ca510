"""A signed manifest proves what it says, and any change of it or of a file is told."""

import json
from pathlib import Path

import pytest

from nq57.build.manifest import FileFacts, TreeState, manifest_json
from nq57.build.signing import BadKeyError, is_signed, new_keys, signature_of, tree_faults

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


def test_faults_of_a_tree(tmp_path: Path) -> None:
    """Missing, altered and added files are told by name; a sound tree has none."""
    files = {name: FileFacts(EMPTY, 0) for name in ("a.html", "b/c.html", "d.html")}
    manifest = manifest_json(TreeState("u", "2026-11-21", "", files)).encode()
    (tmp_path / "b").mkdir()
    for name in files:
        (tmp_path / name).write_bytes(b"")
    assert list(tree_faults(tmp_path, manifest)) == []
    (tmp_path / "a.html").unlink()
    (tmp_path / "b" / "c.html").write_bytes(b"x")
    (tmp_path / "la.js").write_bytes(b"")
    assert list(tree_faults(tmp_path, manifest)) == [
        ("thieu", "a.html"),
        ("sai", "b/c.html"),
        ("thua", "la.js"),
    ]


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"files": {"a": 1}}'])
def test_a_manifest_that_is_none(tmp_path: Path, manifest: bytes) -> None:
    """A damaged manifest is told, not raised."""
    assert list(tree_faults(tmp_path, manifest)) == [("hong", "")]
