"""The pool: every shared file once, under the digest of its bytes."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest
from tests.projects import make_project

from nq57.build.manifest import FileFacts
from nq57.build.pool import POOL, fill_pool
from nq57.build.store import Store

CSS = "assets/nq57.css"
Pool = dict[str, tuple[Path, FileFacts]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without content."""
    (tmp_path / "noi-dung").mkdir()
    return make_project(tmp_path / "du-an", tmp_path / "noi-dung")


def filled(root: Path) -> Pool:
    """The pool as a run of its own leaves it."""
    store = Store(root / "kho.sqlite3")
    pool = fill_pool(root, root / "phong", store, b"giao dien")
    store.close()
    return dict(pool)


def test_every_file_lies_under_its_digest(root: Path) -> None:
    """Theme and section files are there, whole, readable by all; the theme's sheets and scripts are not."""
    before = os.umask(0o077)
    try:
        pool = filled(root)
    finally:
        os.umask(before)
    assert CSS in pool
    assert "assets/images/favicon.png" in pool
    assert not any(path.startswith(("assets/javascripts/", "assets/stylesheets/")) for path in pool)
    assert not any(path.endswith(".map") for path in pool)
    for place, facts in pool.values():
        data = place.read_bytes()
        assert place.name == facts.sha256 == hashlib.sha256(data).hexdigest()
        assert (len(data), stat.S_IMODE(place.stat().st_mode)) == (facts.size, 0o644)


def test_a_changed_file_is_a_new_file_of_the_pool(root: Path) -> None:
    """A changed file lies under another name; trees linked to the old one keep it."""
    old = filled(root)[CSS][0]
    (root / "docs" / CSS).write_text("body{}", encoding="utf-8")
    new = filled(root)[CSS][0]
    assert new.read_bytes() == b"body{}"
    assert old.is_file()
    assert old != new


def test_a_lost_or_damaged_file_is_made_again(root: Path) -> None:
    """A file missing from the pool, cut short there or with one byte changed, is put back."""
    pool = filled(root)
    damaged = {path: pool[path][0].read_bytes() for path in sorted(pool)[:3]}
    (lost, _), (cut, _), (changed, data) = damaged.items()
    pool[lost][0].unlink()
    pool[cut][0].write_bytes(b"")
    pool[changed][0].write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert filled(root) == pool
    assert {path: pool[path][0].read_bytes() for path in damaged} == damaged


def test_a_pool_made_again_holds_what_its_names_say(root: Path) -> None:
    """With the pool gone and a file changed unseen, each name still tells the digest of its bytes."""
    filled(root)
    facts = (root / "docs" / CSS).stat()
    (root / "docs" / CSS).write_bytes(b"x" * facts.st_size)
    os.utime(root / "docs" / CSS, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    shutil.rmtree(root / "phong" / POOL)
    place, told = filled(root)[CSS]
    assert place.name == told.sha256 == hashlib.sha256(place.read_bytes()).hexdigest()
