"""What the gate said of files is remembered: nothing known is judged twice, nothing unknown is believed."""

from pathlib import Path

import pytest
from tests.small_files import pdf, png

from nq57.build.file_cache import FileCache
from nq57.build.keys import key_of
from nq57.build.store import Store
from nq57.build.verdict_cache import RememberingJudge
from nq57.content.attachments import Judged, judge_uncached, made_of
from nq57.content.folder import FileEntry, MemoryFolder

OLD, NOW = 1_700_000_000 * 10**9, 1_800_000_000 * 10**9
SECRET = pdf("so dien thoai 0912 345 678", info="/Author (An)")
FILES = {"a/tin-tuc/mot.pdf": SECRET, "a/tin-tuc/hai.png": png()}


class Gate:
    """A store on disk, and the paths that the gate really looked at since they were last asked for."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.log = Store(folder / "kho.sqlite3"), folder / "nhat-ky"
        monkeypatch.setattr("nq57.content.attachments.judge_uncached", self._noting)

    def _noting(self, entry: FileEntry, folder: MemoryFolder) -> tuple[Judged, bytes | None]:
        with self.log.open("a", encoding="utf-8") as log:  # written by several processes
            log.write(f"{entry.path}\n")
        return judge_uncached(entry, folder)

    def judge(
        self, files: dict[str, bytes], stamp: int = OLD, jobs: int = 1, salt: bytes = b"ma"
    ) -> dict[str, Judged]:
        """Judge these files with one stamp; the result must be what judging again gives."""
        entries = [FileEntry(path, len(data), stamp=stamp) for path, data in sorted(files.items())]
        judge = RememberingJudge(self.store, salt, NOW, FileCache(self.store, salt), jobs)
        judged = judge(entries, MemoryFolder(files))
        judge.keep()
        assert judged == {entry.path: judge_uncached(entry, MemoryFolder(files))[0] for entry in entries}
        return judged

    def looked_at(self) -> list[str]:
        """What was judged since the last asking."""
        seen = self.log.read_text("utf-8").split() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return sorted(seen)


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Two files, judged once."""
    gate = Gate(tmp_path, monkeypatch)
    gate.judge(FILES)
    assert gate.looked_at() == sorted(FILES)
    return gate


def test_the_same_stamp_is_believed(gate: Gate) -> None:
    """Nothing is opened as long as size and stamp are as they were, run after run."""
    for _ in range(2):
        gate.judge(FILES)
        assert gate.looked_at() == []


def test_the_same_bytes_are_known_by_their_digest(gate: Gate) -> None:
    """A fresh clone has new stamps, and yet nothing is judged; nor is it the run after that."""
    for _ in range(2):
        gate.judge(FILES, stamp=OLD + 1)
        assert gate.looked_at() == []


def test_a_moved_file_takes_its_verdict_along(gate: Gate) -> None:
    """The same file in another folder has the same problems, at its new place."""
    judged = gate.judge({"b/van-ban/mot.pdf": SECRET})
    assert gate.looked_at() == []
    assert {one.source.path for one in judged["b/van-ban/mot.pdf"].problems} == {"b/van-ban/mot.pdf"}


@pytest.mark.parametrize(
    ("path", "data"), [("a/tin-tuc/mot.pdf", pdf("Khac")), ("a/tin-tuc/ten-khac.pdf", SECRET)]
)
def test_other_bytes_or_another_name_are_judged(gate: Gate, path: str, data: bytes) -> None:
    """Both count: the name promises a kind, and stands in the problems."""
    gate.judge({path: data}, stamp=OLD + 1)
    assert gate.looked_at() == [path]


def test_a_fresh_file_is_known_by_its_bytes_only(gate: Gate) -> None:
    """A file younger than two seconds may be written again under the same stamp."""
    fresh = {"a/tin-tuc/moi.pdf": pdf("Moi")}
    for _ in range(2):
        gate.judge(fresh, stamp=NOW - 2_000_000_000)
        assert gate.looked_at() == ["a/tin-tuc/moi.pdf"]
    gate.judge(fresh, stamp=NOW - 2_000_000_001)
    gate.judge(fresh, stamp=NOW - 2_000_000_001)
    assert gate.looked_at() == ["a/tin-tuc/moi.pdf"]


def test_another_code_believes_nothing(gate: Gate) -> None:
    """A gate that was mended judges everything again."""
    gate.judge(FILES, salt=b"ma khac")
    assert gate.looked_at() == sorted(FILES)


def test_processes_share_the_files(gate: Gate) -> None:
    """Many unknown files are judged by several processes: each once, all remembered, the cleaned kept."""
    files = {f"a/tin-tuc/{n}.pdf": pdf(f"Trang {n}", info="/Author (An)") for n in range(9)}
    judged = gate.judge(files, jobs=2)
    assert gate.looked_at() == sorted(files)
    for path, one in judged.items():
        assert one.cleaned, path
        assert gate.store.get(key_of(b"ma", "file", made_of(one))), path
    gate.judge(files, jobs=2)
    assert gate.looked_at() == []


def test_a_damaged_memory_is_no_memory(gate: Gate) -> None:
    """What does not look like verdicts is judged again."""
    gate.store.put({key_of(b"ma", "judged"): ["không phải bảng"]})
    gate.judge(FILES)
    assert gate.looked_at() == sorted(FILES)
