"""The note of the last whole build, and what makes it void."""

from pathlib import Path

import pytest

from nq57.build.manifest import FileFacts, TreeState, save_state
from nq57.build.results import UnitResult, forget_results, recalled_results, remember_results, state_path
from nq57.model.problems import problem
from nq57.model.source import Source

RESULT = UnitResult("tinh-a", "tinh-a", 0.5, 1, 1, 4, {"index.html": ("moi",)}, ("cu.html",))

DOUBT = problem("co-bom", Source("tinh-a/tin-tuc/mot.md", 3, 2), name="x")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with one tree and its state."""
    (tmp_path / "tinh-a").mkdir()
    (tmp_path / "tinh-a" / "index.html").write_bytes(b"chao")
    state = TreeState("tinh-a", "2026-11-21", "k", {"index.html": FileFacts("0" * 64, 4)})
    save_state(state_path(tmp_path, "tinh-a"), state, tmp_path / "tinh-a")
    return tmp_path


def test_a_whole_build_is_recalled(out: Path) -> None:
    """The same inputs find the last results and problems; nothing was written this time."""
    remember_results(out, "khoa", [RESULT], [DOUBT])
    last = recalled_results(out, "khoa")
    assert last is not None
    assert last.problems == (DOUBT,)
    (recalled,) = last.results
    assert (recalled.unit, recalled.pages, recalled.files, recalled.bytes) == ("tinh-a", 1, 1, 4)
    assert (len(recalled.written), len(recalled.removed)) == (0, 0)


def test_other_inputs_recall_nothing(out: Path) -> None:
    """Another key, no note, or a note that cannot be read: the build must be done."""
    assert recalled_results(out, "khoa") is None
    remember_results(out, "khoa", [RESULT])
    assert recalled_results(out, "khac") is None
    (out / ".nq57" / "lan-cuoi.json").write_text("{", encoding="utf-8")
    assert recalled_results(out, "khoa") is None


def test_a_damaged_tree_recalls_nothing(out: Path) -> None:
    """A tree with a file lost, or without its state, must be built again."""
    remember_results(out, "khoa", [RESULT])
    (out / "tinh-a" / "index.html").unlink()
    assert recalled_results(out, "khoa") is None
    (out / "tinh-a" / "index.html").write_bytes(b"chao")
    state_path(out, "tinh-a").unlink()
    assert recalled_results(out, "khoa") is None


def test_a_begun_build_makes_the_note_void(out: Path) -> None:
    """Once another build has begun, only its own note counts; forgetting twice is forgetting once."""
    remember_results(out, "khoa", [RESULT])
    forget_results(out)
    forget_results(out)
    assert recalled_results(out, "khoa") is None
