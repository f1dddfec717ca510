"""The note of the last whole build, and what makes it void."""

from pathlib import Path

import pytest

from nq57.build.last_build import recalled_build, state_path
from nq57.build.manifest import FileFacts, TreeState, save_state
from nq57.build.results import UnitResult, forget_results, remember_results

RESULT = UnitResult("tinh-a", "tinh-a", 0.5, 1, 1, 4, sizes={"index.html": 4})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with one tree and its state."""
    (tmp_path / "tinh-a").mkdir()
    (tmp_path / "tinh-a" / "index.html").write_bytes(b"chao")
    state = TreeState("tinh-a", "2026-11-21", "k", {"index.html": FileFacts("0" * 64, 4)})
    save_state(state_path(tmp_path, "tinh-a"), state, tmp_path / "tinh-a")
    return tmp_path


def _remember(out: Path) -> None:
    remember_results(out, "khoa", [RESULT], {"vi": "Một lỗi.", "en": "One error."}, has_errors=True)


def test_a_whole_build_is_recalled(out: Path) -> None:
    """The same inputs find how many units were built and what was said, in both languages."""
    _remember(out)
    last = recalled_build(out, "khoa")
    assert last is not None
    assert (last.units, last.messages["en"], last.has_errors) == (1, "One error.", True)


def test_other_inputs_recall_nothing(out: Path) -> None:
    """Another key, no note, or a note that cannot be read: the build must be done."""
    assert recalled_build(out, "khoa") is None
    _remember(out)
    assert recalled_build(out, "khac") is None
    (out / ".nq57" / "lan-cuoi.json").write_text("{", encoding="utf-8")
    assert recalled_build(out, "khoa") is None


def test_a_damaged_tree_recalls_nothing(out: Path) -> None:
    """A tree with a file lost, or that is another folder, must be built again."""
    _remember(out)
    (out / "tinh-a" / "index.html").unlink()
    assert recalled_build(out, "khoa") is None
    (out / "tinh-a" / "index.html").write_bytes(b"chao")
    assert recalled_build(out, "khoa") is not None
    (out / "tinh-a").rename(out / "cu")
    (out / "tinh-a").mkdir()
    (out / "tinh-a" / "index.html").write_bytes(b"chao")
    assert recalled_build(out, "khoa") is None


def test_a_begun_build_makes_the_note_void(out: Path) -> None:
    """Once another build has begun, only its own note counts; forgetting twice is forgetting once."""
    _remember(out)
    forget_results(out)
    forget_results(out)
    assert recalled_build(out, "khoa") is None
