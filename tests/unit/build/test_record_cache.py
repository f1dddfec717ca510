"""Records remembered between runs: never another result than reading again gives."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.small_files import pdf
from tests.workspaces import UNITS, Files, article

from nq57.build.processes import can_fork
from nq57.build.reading_ahead import Readers
from nq57.build.record_cache import RememberingReader
from nq57.content.folder import DiskFolder
from nq57.content.layout import RecordPath
from nq57.content.loading import FileContext, Loaded, Read, load, read_uncached

OLD, NOW = 1_700_000_000 * 10**9, 1_800_000_000 * 10**9
NEWS, OTHER = "tinh-a/tin-tuc/mot.md", "tinh-a/tin-tuc/hai.md"


class Memory:
    """A store in memory."""

    def __init__(self) -> None:
        self.kept: dict[bytes, object] = {}

    def get(self, key: bytes) -> object | None:
        """The value under a key."""
        return self.kept.get(key)

    def put(self, values: dict[bytes, object]) -> None:
        """Keep values."""
        self.kept.update(values)

    def close(self) -> None:
        """Nothing is open."""


class Room:
    """A content folder whose readers remember, and the paths that were really read."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.store, self.read = root, Memory(), list[str]()
        monkeypatch.setattr("nq57.build.record_cache.read_uncached", self._noting)

    def _noting(self, where: RecordPath, around: FileContext) -> Read:
        self.read.append(where.path)
        return read_uncached(where, around)

    def write(self, files: Files, stamp: int = OLD) -> None:
        """Write files with a stamp."""
        for path, data in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data if isinstance(data, bytes) else data.encode())
            os.utime(place, ns=(stamp, stamp))

    def load(self, salt: bytes = b"ma") -> Loaded:
        """Load through the memory; it must equal a load without one, unless a test says otherwise."""
        self.read.clear()
        reader = RememberingReader(self.store, salt, NOW)
        loaded = load(DiskFolder(self.root), reader)
        reader.keep()
        return loaded

    def reads(self, expected: Iterable[str]) -> bool:
        """Whether just these records are read, with the same outcome as without a memory."""
        loaded = self.load()
        return sorted(self.read) == sorted(expected) and loaded == load(DiskFolder(self.root))


@pytest.mark.skipif(not can_fork(), reason="processes share what is read only where they fork")
def test_several_processes_read_what_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same records and problems, none of them read here, and all of them remembered."""
    room = Room(tmp_path, monkeypatch)
    news = {f"trung-uong/tin-tuc/bai-{n:03d}.md": article(f"Bài {n} [hỏng](/khong-co/)") for n in range(70)}
    room.write({**UNITS, **news, "trung-uong/tin-tuc/sai.md": "---\ntieu_de: [\n---\n"})
    kept = list[str]()
    readers = Readers(2, lambda: kept.append("let go"), lambda: kept.append("kept elsewhere"))
    reader = RememberingReader(room.store, b"ma", NOW, readers)
    loaded = load(DiskFolder(tmp_path), reader)
    reader.keep()
    assert (room.read, kept) == ([], ["let go"])
    assert loaded == load(DiskFolder(tmp_path))
    assert loaded.problems
    assert room.reads([])


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Two articles, read once."""
    room = Room(tmp_path, monkeypatch)
    room.write({**UNITS, NEWS: article(), OTHER: article()})
    room.load()
    return room


def test_unchanged_files_are_not_read_again(room: Room) -> None:
    """A file of the same size and stamp is taken from memory; the third run remembers too."""
    assert room.reads([])
    assert room.reads([])


def test_a_changed_stamp_is_read_again(room: Room) -> None:
    """A file written since is read, the others are not."""
    room.write({NEWS: article("Khác.")}, OLD + 1)
    assert room.reads([NEWS])
    assert room.reads([])


def test_a_changed_size_is_read_again(room: Room) -> None:
    """A file whose stamp was put back is still known by its size."""
    room.write({NEWS: article("Dài hơn trước.")})
    assert room.reads([NEWS])


def test_the_same_size_and_stamp_are_believed(room: Room) -> None:
    """The known limit: other words of the same length under the same old stamp are not seen."""
    room.write({NEWS: article("Chứ.")})
    room.load()
    assert room.read == []


def test_a_fresh_file_is_never_remembered(room: Room) -> None:
    """A file younger than two seconds is read at every run, so no second writing goes unseen."""
    room.write({NEWS: article("Mới.")}, NOW)
    assert room.reads([NEWS])
    room.write({NEWS: article("Lại.")}, NOW)
    assert room.reads([NEWS])


def test_a_deleted_record_is_forgotten(room: Room) -> None:
    """A record that is gone does not come back from memory, and is read when it returns."""
    (room.root / NEWS).unlink()
    assert room.reads([])
    room.write({NEWS: article("Về.")}, OLD)
    assert room.reads([NEWS])


def test_another_vocabulary_or_code_reads_everything(room: Room) -> None:
    """What every record depends on makes every record be read again."""
    room.write({"tu-vung.yml": "chu_de:\n- ma: moi\n  ten: Chủ đề mới\n"})
    assert room.reads([NEWS, OTHER])
    room.load(salt=b"ma khac")
    assert sorted(room.read) == sorted([NEWS, OTHER])


def test_a_file_beside_records_reads_everything(room: Room) -> None:
    """A new attachment may be what a record missed."""
    room.write({NEWS: article(tep_dinh_kem="\n- tep: tep.pdf")}, OLD + 1)
    assert room.reads([NEWS])
    room.write({"tinh-a/tin-tuc/tep.pdf": pdf()})
    assert room.reads([NEWS, OTHER])


def test_an_attachment_that_is_a_record_itself(room: Room) -> None:
    """A record that offers another record's file is read again when that file comes, grows or goes."""
    offering = article(tep_dinh_kem="\n- tep: ba.md")
    room.write({NEWS: offering}, OLD + 1)
    assert room.reads([NEWS])
    room.write({"tinh-a/tin-tuc/ba.md": article()})
    assert room.reads([NEWS, "tinh-a/tin-tuc/ba.md"])
    room.write({"tinh-a/tin-tuc/ba.md": article("Dài hơn trước.")}, OLD + 2)
    assert room.reads([NEWS, "tinh-a/tin-tuc/ba.md"])
    (room.root / "tinh-a/tin-tuc/ba.md").unlink()
    assert room.reads([NEWS])


def test_a_broken_record_keeps_its_problems(room: Room) -> None:
    """Problems are remembered with the record that has them."""
    room.write({NEWS: article(ngay="31/02/2025")}, OLD + 1)
    assert room.reads([NEWS])
    assert room.reads([])
