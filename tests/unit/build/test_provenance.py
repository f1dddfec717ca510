"""Where a tree came from is read from Git's own files, without Git; outside a repository it is unknown."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from nq57 import __version__
from nq57.build.provenance import provenance_of, revision_of

A, B = "a" * 40, "b" * 40


def repository(folder: Path, head: str, **files: str) -> Path:
    """A repository's folder with these files below `.git`, underscores for slashes."""
    git = folder / ".git"
    git.mkdir(parents=True)
    (git / "HEAD").write_text(f"{head}\n", encoding="utf-8")
    for name, text in files.items():
        place = git / name.replace("__", "/").replace("_", "-")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def test_a_loose_branch(tmp_path: Path) -> None:
    """The commit stands in the branch's own file."""
    assert revision_of(repository(tmp_path, "ref: refs/heads/main", refs__heads__main=f"{A}\n")) == A


def test_a_packed_branch(tmp_path: Path) -> None:
    """Or in the list of packed ones, under its whole name."""
    packed = f"# pack-refs\n{B} refs/heads/other-main\n{A} refs/heads/main\n"
    assert revision_of(repository(tmp_path, "ref: refs/heads/main", packed_refs=packed)) == A


def test_a_detached_head(tmp_path: Path) -> None:
    """Or in HEAD itself, as on a build machine; folders below know it too."""
    repository(tmp_path, A)
    (tmp_path / "du-an").mkdir()
    assert revision_of(tmp_path / "du-an") == A


def test_a_linked_work_tree(tmp_path: Path) -> None:
    """A linked work tree has a head of its own and shares the branches."""
    main = repository(tmp_path / "main", "ref: refs/heads/main", refs__heads__main=A, refs__heads__viec=B)
    own = main / ".git" / "worktrees" / "viec"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/viec\n", encoding="utf-8")
    (own / "commondir").write_text("../..\n", encoding="utf-8")
    linked = tmp_path / "viec"
    linked.mkdir()
    (linked / ".git").write_text(f"gitdir: {own}\n", encoding="utf-8")
    assert revision_of(linked) == B


def test_git_agrees(tmp_path: Path) -> None:
    """What Git itself says of a real repository is what is read."""

    def git(*words: str) -> str:
        identity = ("-c", "user.name=x", "-c", "user.email=x@y.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *identity, *words], cwd=tmp_path, capture_output=True, check=True)  # noqa: S603, S607 - fixed words
        return done.stdout.decode().strip()

    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "x")
    assert revision_of(tmp_path) == git("rev-parse", "HEAD")
    git("pack-refs", "--all")
    assert revision_of(tmp_path) == git("rev-parse", "HEAD")


@pytest.mark.parametrize("head", ["", "ref: refs/heads/moi", "not a commit", "ref: ../../../etc/passwd"])
def test_an_unborn_or_damaged_head_is_unknown(tmp_path: Path, head: str) -> None:
    """Nothing but a commit's name is ever taken for one."""
    assert revision_of(repository(tmp_path, head)) == ""


def test_outside_a_repository(tmp_path: Path) -> None:
    """A folder without Git has no revision, and may be told one."""
    (tmp_path / "requirements.lock").write_bytes(b"x==1\n")
    found = provenance_of(tmp_path)
    assert (found.revision, found.version) == ("", __version__)
    assert found.lock == hashlib.sha256(b"x==1\n").hexdigest()
    assert provenance_of(tmp_path, "v1").revision == "v1"
