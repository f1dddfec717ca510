"""A whole folder: all problems at once, all that is sound, in an order of its own.

They must not know single rules; those stand with the module that has them.
"""

from pathlib import Path

from tests.workspaces import UNITS, article, codes, document, loaded

from nq57.content.folder import DiskFolder, MemoryFolder
from nq57.content.loading import load


def test_an_empty_folder_is_an_empty_workspace() -> None:
    """Nothing to tell."""
    found = load(MemoryFolder({}))
    assert (found.problems, found.workspace.units, found.workspace.records) == ((), {}, ())


def test_units_and_records_stand_in_order() -> None:
    """Records by id then language, whatever the order of files."""
    files = {
        "tinh-a/tin-tuc/b.md": article(),
        "tinh-a/tin-tuc/a.en.md": article(),
        "tinh-a/tin-tuc/a.md": article(),
    }
    found = loaded({**UNITS, **files}).workspace
    assert [(r.id.rpartition("/")[2], r.language) for r in found.records] == [
        ("a", "en"),
        ("a", "vi"),
        ("b", "vi"),
    ]
    assert found.section_units == ("tinh-a", "tinh-a/xa-b", "tinh-c")


def test_a_broken_record_leaves_the_others() -> None:
    """Each file stands for itself."""
    found = loaded({**UNITS, "tinh-a/tin-tuc/a.md": b"", "tinh-a/tin-tuc/b.md": article()})
    assert [r.id for r in found.workspace.records] == ["tinh-a/tin-tuc/b"]
    assert [p.code for p in found.problems] == ["tep-rong"]


def test_a_broken_original_takes_its_translation_along() -> None:
    """A translation is never shown alone."""
    found = loaded({**UNITS, "tinh-a/tin-tuc/a.md": b"", "tinh-a/tin-tuc/a.en.md": article()})
    assert found.workspace.records == ()
    assert [p.code for p in found.problems] == ["tep-rong"]


def test_a_translation_without_original_is_told_with_the_missing_name() -> None:
    """The name of the file to write."""
    found = loaded({**UNITS, "tinh-a/tin-tuc/a.en.md": article()})
    assert [(p.code, dict(p.details)["name"]) for p in found.problems] == [("ban-dich-mo-coi", "a.md")]


def test_a_broken_vocabulary_leaves_the_built_in_one() -> None:
    """Records are then checked against what is known."""
    found = loaded(
        {**UNITS, "tu-vung.yml": "chu_de: x\n", "tinh-a/tin-tuc/a.md": article(chu_de="du-lieu")}
    )
    assert [p.code for p in found.problems] == ["sai-kieu"]
    assert len(found.workspace.records) == 1


def test_a_broken_unit_is_no_unit_but_its_records_are_checked() -> None:
    """All problems come at once."""
    files = {"x/don-vi.yml": "ten: X\n", "x/tin-tuc/a.md": article("[a](van-ban/khong)")}
    assert codes(files) == ["thieu-khoa", "lien-ket-trong-la"]


def test_progress_counts_records() -> None:
    """Whoever waits is told how many of how many."""
    told: list[tuple[int, int]] = []
    files = {**UNITS, "tinh-a/tin-tuc/a.md": article(), "tinh-a/van-ban/a.yml": document()}
    data = {path: text.encode() for path, text in files.items() if isinstance(text, str)}
    load(MemoryFolder(data), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_disk_and_memory_are_one(tmp_path: Path) -> None:
    """The same bytes give the same from either; a system's own files are passed over."""
    files = {
        **UNITS,
        "tinh-a/tin-tuc/a.md": article("[x](y.pdf)"),
        "tinh-a/tin-tuc/b.md": article(),
        "la.txt": "lạ",
    }
    for path, text in {**files, "tinh-a/.git/x.md": "x", "tinh-a/Thumbs.db": "x", "README.md": "x"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    disk, memory = load(DiskFolder(tmp_path)), loaded(files)
    assert disk == memory
    assert [p.code for p in disk.problems] == ["tep-la", "tep-thieu"]
