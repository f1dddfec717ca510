"""Drafts to disk: planned first; what an editor has changed is never lost."""

from pathlib import Path

from nq57.importing.drafts.writing import Step, apply, plan

FILES = (("content/a/van-ban/x.yml", b"moi\n"), ("bao-cao-nhap/a/x.md", b"bao cao\n"))


def steps(root: Path, *, force: bool = False) -> tuple[Step, ...]:
    """The plan for two files, one of them a report of our own."""
    return plan(root, FILES, force=force, ours="bao-cao-nhap")


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    """All new, then all the same."""
    apply(tmp_path, steps(tmp_path))
    assert (tmp_path / FILES[0][0]).read_bytes() == b"moi\n"
    assert [step.operation for step in steps(tmp_path)] == ["same", "same"]


def test_an_edited_record_is_kept(tmp_path: Path) -> None:
    """A report is ours and renewed; a record only by force."""
    apply(tmp_path, steps(tmp_path))
    for path, _ in FILES:
        (tmp_path / path).write_bytes(b"da sua\n")
    planned = steps(tmp_path)
    assert [step.operation for step in planned] == ["kept", "replaced"]
    apply(tmp_path, planned)
    assert (tmp_path / FILES[0][0]).read_bytes() == b"da sua\n"
    apply(tmp_path, steps(tmp_path, force=True))
    assert (tmp_path / FILES[0][0]).read_bytes() == b"moi\n"


def test_planning_writes_nothing(tmp_path: Path) -> None:
    """A plan is only a plan."""
    steps(tmp_path)
    assert list(tmp_path.iterdir()) == []
