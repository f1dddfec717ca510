"""Tasks, targets and figures to Excel and back: unchanged is no change, faults are told by row."""

import datetime as dt
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.projects import ROOT, make_project
from tests.repositories import git
from typer.testing import CliRunner, Result

from nq57.cli.sheet import sheet
from nq57.content.file_parts import values_of
from nq57.editing.saving import ConflictError
from nq57.editing.sheets import SheetPlan, apply, planned, written_out
from nq57.editing.shelves import DiskShelf
from nq57.model.vocabulary import Vocabulary

UNIT, WORDS = "tinh-mau", Vocabulary()
SMALL = ROOT / "tests" / "examples" / "small" / "content"
REAL = ROOT / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder that may be written into."""
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def run(*words: object) -> "Result":
    """`nq57 sheet` in this process."""
    return CliRunner().invoke(sheet, [str(word) for word in words])


def cell(page: Worksheet, row: int, key: str) -> Any:
    """The cell of a row below the key of a column."""
    return next(page.cell(row, head.column) for head in page[1] if head.value == key)


def returned(content: Path, change: Callable[[Workbook], None]) -> SheetPlan:
    """What is planned when the workbook comes back with a change."""
    book = load_workbook(io.BytesIO(written_out(content, WORDS, UNIT)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return planned(content, WORDS, UNIT, out.getvalue())


@pytest.mark.parametrize("unit", ["trung-uong", "lang-son", "lai-chau"])
def test_an_unchanged_workbook_changes_nothing(unit: str) -> None:
    """As it was written, and as another program saves it again."""
    data = written_out(REAL, WORDS, unit)
    again = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(again)
    for one in (data, again.getvalue()):
        assert planned(REAL, WORDS, unit, one) == SheetPlan((), (), ())


def test_changed_cells_change_their_keys_alone(content: Path) -> None:
    """A real date, a choice, a text that looks like a formula; other lines of the file stay."""

    def change(book: Workbook) -> None:
        page = book["Nhiệm vụ"]
        cell(page, 3, "han").value = dt.datetime(2026, 12, 31)  # noqa: DTZ001 - Excel knows no zones
        cell(page, 3, "trang_thai").value = "Tạm dừng"
        cell(page, 3, "ket_qua").value = "=> xong"
        cell(page, 3, "ket_qua").data_type = "s"

    plan = returned(content, change)
    assert (plan.troubles, len(plan.files)) == ((), 1)
    path, data, _ = plan.files[0]
    before, after = (values_of(one, path).values for one in ((content / path).read_bytes(), data))
    assert {key: after[key] for key in after if after[key] != before.get(key)} == {
        "han": "31/12/2026",
        "trang_thai": "Tạm dừng",
        "ket_qua": "=> xong",
    }
    apply(DiskShelf(content), plan)
    assert (content / path).read_bytes() == data
    (content / path).write_bytes(data + b"# sau\n")
    with pytest.raises(ConflictError):
        apply(DiskShelf(content), plan)


def test_a_figure_is_added_once(content: Path) -> None:
    """A row without a number is a further item; the same workbook taken in again adds nothing."""

    def change(book: Workbook) -> None:
        page = next(one for one in book if one.title.startswith("Chỉ tiêu – Kết quả"))
        row = next(row for row in range(3, 99) if not cell(page, row, "#bai").value)
        cell(page, row, "#bai").value = cell(book["Chỉ tiêu"], 3, "#bai").value
        cell(page, row, "ngay").value = dt.datetime(2026, 6, 30)  # noqa: DTZ001 - Excel knows no zones
        cell(page, row, "gia_tri").value = 81.5
        cell(page, row, "nguon").value = "Báo cáo 6 tháng"

    plan = returned(content, change)
    assert (plan.troubles, len(plan.files)) == ((), 1)
    path, data, _ = plan.files[0]
    assert values_of(data, path).values["do_luong"][-1] == {
        "ngay": "30/06/2026",
        "gia_tri": "81,5",
        "nguon": "Báo cáo 6 tháng",
    }
    apply(DiskShelf(content), plan)
    assert returned(content, change).files == ()


def test_an_update_keeps_its_evidence(content: Path) -> None:
    """What has no column stays in the item when a cell of it changes."""
    name = next((content / UNIT / "nhiem-vu").glob("*.yml")).name
    file = content / UNIT / "nhiem-vu" / name
    update = "ngay: 01/06/2026\n    noi_dung: Đã làm\n    minh_chung:\n      - ten: Ảnh\n"
    kept = file.read_text("utf-8").split("cap_nhat:")[0].rstrip()
    file.write_text(f"{kept}\ncap_nhat:\n  - {update}", "utf-8")

    def change(book: Workbook) -> None:
        page = next(one for one in book if one.title.startswith("Nhiệm vụ – Các lần"))
        row = next(row for row in range(3, 99) if cell(page, row, "#bai").value == name)
        cell(page, row, "noi_dung").value = "Đã làm xong"

    plan = returned(content, change)
    assert (plan.troubles, len(plan.files)) == ((), 1)
    path, data, _ = plan.files[0]
    assert values_of(data, path).values["cap_nhat"] == [
        {"ngay": "01/06/2026", "noi_dung": "Đã làm xong", "minh_chung": [{"ten": "Ảnh"}]}
    ]


def renamed(book: Workbook) -> None:
    """A record that is not there."""
    cell(book["Nhiệm vụ"], 3, "#bai").value = "khac.yml"


def computed(book: Workbook) -> None:
    """A formula."""
    cell(book["Nhiệm vụ"], 3, "ket_qua").value = "=A1&B1"


def merged(book: Workbook) -> None:
    """Merged cells."""
    book["Nhiệm vụ"].merge_cells("C3:D3")


def doubled(book: Workbook) -> None:
    """A row that was copied."""
    page = book["Nhiệm vụ"]
    page.append([one.value for one in page[3]])


def shifted(book: Workbook) -> None:
    """Cells of one row moved by one column."""
    page = book["Nhiệm vụ"]
    for at in range(page.max_column, 1, -1):
        page.cell(3, at).value = page.cell(3, at - 1).value
    page.cell(3, 1).value = None


def wrong(book: Workbook) -> None:
    """A day that does not exist."""
    cell(book["Nhiệm vụ"], 3, "han").value = "31/02/2026"


def beheaded(book: Workbook) -> None:
    """The hidden row of keys gone."""
    book["Nhiệm vụ"].delete_rows(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (renamed, "hàng 3: không có bài “khac.yml”"),
        (computed, "là công thức"),
        (merged, "hàng 3: có ô bị gộp"),
        (doubled, "đã có ở hàng 3"),
        (shifted, "hàng 3: mất mã bài"),
        (wrong, "31/02/2026"),
        (beheaded, "thiếu cột"),
    ],
)
def test_what_is_amiss_is_told_by_its_row(
    content: Path, change: Callable[[Workbook], None], said: str
) -> None:
    """Each is a trouble with its sentence, so that nothing would be written."""
    assert said in " ".join(map(str, returned(content, change).troubles))


def test_a_deleted_row_deletes_nothing(content: Path) -> None:
    """It is told, and the record stays."""
    plan = returned(content, lambda book: book["Nhiệm vụ"].delete_rows(3))
    assert (plan.files, plan.troubles) == ((), ())
    assert "giữ nguyên" in str(plan.notes[0])


def test_a_moved_column_and_another_order_change_nothing(content: Path) -> None:
    """Columns are known by their keys, rows by their records."""

    def change(book: Workbook) -> None:
        page = book["Nhiệm vụ"]
        page.insert_cols(2)
        rows = [[one.value for one in row] for row in page.iter_rows(min_row=3)]
        for at, row in enumerate(reversed(rows), start=3):
            for column, value in enumerate(row, start=1):
                page.cell(at, column).value = value

    assert returned(content, change) == SheetPlan((), (), ())


def test_a_record_edited_meanwhile_is_not_overwritten(content: Path) -> None:
    """The workbook is older than the file: told, unless the cells say the same."""
    data = written_out(content, WORDS, UNIT)
    book = load_workbook(io.BytesIO(data))
    name = cell(book["Nhiệm vụ"], 3, "#bai").value
    file = content / UNIT / "nhiem-vu" / name
    file.write_text(file.read_text("utf-8") + "# mới\n", "utf-8")
    assert planned(content, WORDS, UNIT, data).troubles == ()
    cell(book["Nhiệm vụ"], 3, "ket_qua").value = "Khác"
    out = io.BytesIO()
    book.save(out)
    assert "đã được sửa sau khi xuất tệp" in str(planned(content, WORDS, UNIT, out.getvalue()).troubles)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>"])
def test_what_is_no_workbook_is_told(content: Path, data: bytes) -> None:
    """The gate or the reader says so."""
    assert planned(content, WORDS, UNIT, data).troubles


def test_the_command_goes_out_and_in(tmp_path: Path) -> None:
    """`sheet out` writes a file that `sheet in` takes without a change."""
    project, file = make_project(tmp_path / "p", SMALL), tmp_path / "viec.xlsx"
    assert run("out", UNIT, "--root", project, "--file", file).exit_code == 0
    done = run("in", UNIT, "--root", project, "--file", file)
    assert (done.exit_code, done.stdout, "0 bài thay đổi" in done.stderr) == (0, "", True)


def test_where_there_is_review_a_workbook_goes_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files stay as they are published; what was changed is sent, and only by one who may write."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    project, file = make_project(tmp_path / "p", SMALL), tmp_path / "viec.xlsx"
    people = "nguoi:\n- {ten: lan@a.vn, ho_ten: Lan, vai: %s, don_vi: %s}\n"
    (project / "nguoi-dung.yml").write_text(people % ("soạn", UNIT), "utf-8")
    (project / ".gitignore").write_text(".nq57/\n", "utf-8")
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("commit", "-qm", "x"),
        ("config", "user.email", "lan@a.vn"),
    ):
        git(project, *words)
    assert run("out", UNIT, "--root", project, "--file", file).exit_code == 0
    book = load_workbook(file)
    cell(book["Nhiệm vụ"], 3, "ket_qua").value = "Đã xong"
    name = cell(book["Nhiệm vụ"], 3, "#bai").value
    book.save(file)
    done = run("in", UNIT, "--root", project, "--file", file, "--send", "Cập nhật quý")
    assert (done.exit_code, f"Gửi duyệt content/{UNIT}/nhiem-vu/{name}" in done.stdout) == (0, True)
    assert git(project, "status", "--porcelain") == ""
    sent = git(project, "show", f"duyet/{UNIT}/nhiem-vu/{name}:content/{UNIT}/nhiem-vu/{name}")
    assert "Đã xong" in sent
    for wrong in (("duyệt", UNIT), ("soạn", "trung-uong")):
        (project / "nguoi-dung.yml").write_text(people % wrong, "utf-8")
        assert run("in", UNIT, "--root", project, "--file", file).exit_code == 2
