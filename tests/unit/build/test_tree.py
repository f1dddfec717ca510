"""Stages, switches and locks: a tree is the old one or the new one."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from nq57.build import tree
from nq57.build.tree import Stage, alone, recover, switch

fcntl = pytest.importorskip("fcntl")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A stage beside no tree yet."""
    return Stage(tmp_path / "phong" / "moi")


def folder(place: Path, **files: str) -> Path:
    """A folder with these files."""
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_stage_begins_empty(stage: Stage) -> None:
    """What a cut run left in the stage is gone."""
    stage.write("a/b.html", b"cu")
    assert list(Stage(stage.folder).folder.iterdir()) == []


def test_files_are_readable_whatever_the_umask(tmp_path: Path) -> None:
    """Files written, copied and linked are 0644, their folders 0755, under a strict umask too."""
    (tmp_path / "nguon").write_bytes(b"tep")
    (tmp_path / "nguon").chmod(0o600)
    before = os.umask(0o077)
    try:
        stage = Stage(tmp_path / "moi")
        stage.write("a/b/c.html", b"trang")
        stage.copy("a/d/e.pdf", tmp_path / "nguon")
        stage.take("f/g.html", stage.folder / "a/b/c.html")
    finally:
        os.umask(before)
    places = [stage.folder, *stage.folder.rglob("*")]
    assert {mode(place) for place in places if place.is_dir()} == {0o755}
    assert {mode(place) for place in places if place.is_file()} == {0o644}


def test_taking_links_and_copying_does_not(stage: Stage, tmp_path: Path) -> None:
    """A taken file is the same file; a copied one is another of the same bytes."""
    (tmp_path / "nguon").write_bytes(b"tep")
    stage.take("mot", tmp_path / "nguon")
    stage.copy("hai", tmp_path / "nguon")
    assert (stage.folder / "mot").samefile(tmp_path / "nguon")
    assert not (stage.folder / "hai").samefile(tmp_path / "nguon")
    assert (stage.folder / "hai").read_bytes() == b"tep"


def test_without_links_files_are_copied(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk knows no links, or another disk is meant, a taken file is a copy."""

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "nguon").write_bytes(b"tep")
    stage.take("sau/mot", tmp_path / "nguon")
    assert (stage.folder / "sau" / "mot").read_bytes() == b"tep"


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_switch_puts_the_new_tree_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanging: bool
) -> None:
    """The new tree stands where the old one stood, and nothing else is left."""
    if not exchanging:
        monkeypatch.setattr(tree, "_exchange", lambda *_: False)
    final, old = folder(tmp_path / "cay", a="cu", b="cu"), tmp_path / "cu"
    folder(old, c="rac")
    switch(folder(tmp_path / "moi", a="moi"), final, old)
    assert {path.name: path.read_text(encoding="utf-8") for path in final.iterdir()} == {"a": "moi"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cay"]


def test_a_first_switch_needs_no_old_tree(tmp_path: Path) -> None:
    """The first tree of a unit is put in place, with the folders above it."""
    final = tmp_path / "site" / "cay"
    switch(folder(tmp_path / "moi", a="moi"), final, tmp_path / "cu")
    assert (final / "a").read_text(encoding="utf-8") == "moi"


def test_a_switch_cut_between_its_renames_is_undone(tmp_path: Path) -> None:
    """With the old tree set aside and no new one in place, the old one comes back."""
    old, final = folder(tmp_path / "cu", a="cu"), tmp_path / "cay"
    recover(final, old)
    assert (final / "a").read_text(encoding="utf-8") == "cu"
    assert not old.exists()


def test_a_switch_cut_after_its_renames_is_finished(tmp_path: Path) -> None:
    """With the new tree in place, what is left of the old one goes."""
    old, final = folder(tmp_path / "cu", a="cu"), folder(tmp_path / "cay", a="moi")
    recover(final, old)
    assert (final / "a").read_text(encoding="utf-8") == "moi"
    assert not old.exists()


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    """While one process has a unit's tree another cannot; afterwards it can."""
    lock = tmp_path / "phong" / "khoa"
    with alone(lock), lock.open("ab") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with lock.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_read_only_tree_is_replaced(
    plain_user: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, *, exchanging: bool
) -> None:
    """A tree that someone made read-only gives way to the new one and leaves nothing behind."""
    if not exchanging:
        monkeypatch.setattr(tree, "_exchange", lambda *_: False)
    place = plain_user()
    final = folder(place / "cay", a="cu")
    folder(final / "sau" / "hon", b="cu")
    for path in (final / "sau" / "hon", final / "sau", final):
        path.chmod(0o555)
    switch(folder(place / "phong" / "moi", a="moi"), final, place / "phong" / "cu")
    assert [path.name for path in final.iterdir()] == ["a"]
    assert list((place / "phong").iterdir()) == []


def test_a_read_only_stage_is_cleared(plain_user: Callable[[], Path]) -> None:
    """A stage left read-only by a cut run does not stop the next one."""
    place = plain_user()
    folder(place / "moi" / "sau", a="rac")
    (place / "moi" / "sau").chmod(0o555)
    assert list(Stage(place / "moi").folder.iterdir()) == []
