"""Few files changed in place: whatever moment a run is cut at, the next one finishes it."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from nq57.build.patching import TreePatch

OLD = {"index.html": b"cu", "a/b.html": b"cu", "a/c/d.html": b"cu"}
NEW = {"index.html": b"moi", "a/b.html": b"cu", "e/f.html": b"moi"}


def lay(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def lies(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def patch(tmp_path: Path) -> TreePatch:
    """An old tree with the new files in the stage."""
    lay(tmp_path / "cay", OLD)
    lay(tmp_path / "moi", {"index.html": b"moi", "e/f.html": b"moi"})
    return TreePatch(tmp_path / "moi", tmp_path / "cay", tmp_path / "viec.json")


def test_a_patch_makes_the_new_tree(patch: TreePatch) -> None:
    """Files are replaced, added and removed; folders left empty go; nothing else is left."""
    patch.apply(["index.html", "e/f.html"], ["a/c/d.html"])
    patch.finish()
    assert lies(patch.final) == NEW
    assert not (patch.final / "a" / "c").exists()
    assert not patch.stage.exists()
    assert not patch.journal.exists()


class CutError(Exception):
    """The run ends here."""


@pytest.mark.parametrize("after", range(4))
def test_a_cut_patch_is_finished_by_the_next_run(
    patch: TreePatch, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Cut after any of its steps, a patch leaves each file whole, and is finished by `resume`."""
    steps, replace, unlink = iter(range(after)), Path.replace, Path.unlink

    def step() -> None:
        if next(steps, None) is None:
            raise CutError

    def cut_replace(path: Path, target: Path) -> Path:
        step()
        return replace(path, target)

    def cut_unlink(path: Path, *, missing_ok: bool = False) -> None:
        step()
        unlink(path, missing_ok=missing_ok)

    patch.journal.write_bytes(b'{"write": ["e/f.html", "index.html"], "remove": ["a/c/d.html"]}')
    with monkeypatch.context() as cutting:
        cutting.setattr(Path, "replace", cut_replace)
        cutting.setattr(Path, "unlink", cut_unlink)
        with contextlib.suppress(CutError):
            patch.resume()
    whole = {(name, data) for files in (OLD, NEW) for name, data in files.items()}
    assert set(lies(patch.final).items()) <= whole
    assert patch.resume()
    patch.finish()
    assert lies(patch.final) == NEW


def test_without_a_journal_there_is_nothing_to_resume(patch: TreePatch) -> None:
    """A run cut before it wrote its journal leaves the old tree, untouched."""
    assert not patch.resume()
    assert lies(patch.final) == OLD


def test_a_journal_without_a_tree_is_harmless(patch: TreePatch, tmp_path: Path) -> None:
    """When the tree itself is gone there is nothing to carry out."""
    patch.journal.write_bytes(b'{"write": ["index.html"], "remove": []}')
    patch.final.rename(tmp_path / "dau")
    assert patch.resume()
    assert not patch.final.exists()


def test_a_read_only_tree_is_patched(plain_user: Callable[[], Path]) -> None:
    """Folders that someone made read-only are made writable again for the files that change."""
    place = plain_user()
    lay(place / "cay", OLD)
    lay(place / "moi", {"index.html": b"moi", "e/f.html": b"moi"})
    for folder in ("cay/a/c", "cay/a", "cay"):
        (place / folder).chmod(0o555)
    patch = TreePatch(place / "moi", place / "cay", place / "viec.json")
    patch.apply(["index.html", "e/f.html"], ["a/c/d.html"])
    patch.finish()
    assert lies(place / "cay") == NEW
