"""The register as files: the same documents as the page, safe in a spreadsheet, relative addresses."""

import csv
import io
import json
from typing import Any

import pytest
from tests.small_files import pdf
from tests.workspaces import Files, catalogue, document

from nq57.render.csv_cells import cell
from nq57.render.files import file_size
from nq57.render.finder import finder_view
from nq57.render.listing_views import document_rows
from nq57.render.register_files import register_files

PAPER = pdf()
FILES: Files = {
    "trung-uong/van-ban/57.yml": document(
        "57-NQ/TW", loai="Nghị quyết", co_quan_ban_hanh="Bộ Chính trị", cap="Trung ương", chu_de="du-lieu"
    ),
    "tinh-a/van-ban/5.yml": document(
        "5/KH-UBND",
        trich_yeu="'=HYPERLINK(\"http://x\")'",
        cap="Tỉnh",
        ngay_hieu_luc="03/06/2025",
        tep_dinh_kem="[{tep: a.pdf, ten: Toàn văn}]",
    ),
    "tinh-a/van-ban/a.pdf": PAPER,
    "tinh-a/van-ban/k.yml": document("không số", ngay_ban_hanh="2024", xac_minh="B", cap="Tỉnh"),
    "tinh-c/van-ban/6.yml": document("6/KH-UBND"),
}


def made(unit: str = "tinh-a") -> dict[str, str]:
    """The register's files of a unit, by name."""
    return {file.path: file.make().decode() for file in register_files(catalogue(FILES, unit))}


def rows() -> list[dict[str, Any]]:
    """The documents of the JSON."""
    found: list[dict[str, Any]] = json.loads(made()["van-ban/danh-muc.json"])["van_ban"]
    return found


def test_json_has_what_the_page_shows() -> None:
    """In the page's order, with the effect derived and the attachments with type and size."""
    seen = catalogue(FILES)
    shown = document_rows(seen, seen.by_kind["van-ban"])
    assert [row["dia_chi"] for row in rows()] == [row.url.removeprefix("van-ban/") for row in shown]
    plan = next(row for row in rows() if row["so_ky_hieu"] == "5/KH-UBND")
    assert (plan["hieu_luc"], plan["nhan_hieu_luc"], plan["kiem_chung"]) == (
        "con-hieu-luc",
        "Còn hiệu lực",
        True,
    )
    size = file_size(len(PAPER))
    file = {"ten": "Toàn văn", "loai": "PDF", "kich_thuoc": size, "dia_chi": "5/a.pdf", "doc_duoc": True}
    assert plan["tep"] == [file]
    assert next(row for row in rows() if not row["so_ky_hieu"])["kiem_chung"] is False


def test_csv_is_safe_and_known_as_utf_8() -> None:
    """A byte order mark first, CRLF, one line for each document, no cell that begins a formula."""
    text = made()["van-ban/danh-muc.csv"]
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [len(line) for line in lines] == [10] * 4
    assert lines[0][0] == "Số, ký hiệu"
    assert '\'=HYPERLINK("http://x")' in lines[2] + lines[1] + lines[3]
    assert not any(value.startswith(("=", "+", "-", "@")) for line in lines for value in line)
    assert text.count("\r\n") == 4


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1"])
def test_a_formula_becomes_text(text: str) -> None:
    """By an apostrophe before it; quotation marks are doubled."""
    assert cell(text) == f'"\'{text}"'
    assert cell('a"b') == '"a""b"'


def test_nothing_of_a_sibling() -> None:
    """Another province's documents are in no file of this one."""
    assert "6/KH-UBND" not in "".join(made().values())
    assert "5/KH-UBND" not in "".join(made("tinh-c").values())


def test_a_unit_without_documents_has_no_files() -> None:
    """Neither has it the page."""
    assert list(register_files(catalogue({}))) == []


def test_the_form_offers_what_there_is() -> None:
    """Counted choices; a field with one choice is left out."""
    view = finder_view(catalogue(FILES))
    found = {field.name: [(c.value, c.count) for c in field.choices] for field in view.fields}
    assert found["loai"] == [("Nghị quyết", 1), ("Kế hoạch", 2)]
    assert found["cap"] == [("Trung ương", 1), ("Tỉnh", 2)]
    assert found["nam"] == [("2025", 2), ("2024", 1)]
    assert found["hieu_luc"] == [("con-hieu-luc", 1), ("chua-xac-dinh", 2)]
    assert "chu_de" not in found
