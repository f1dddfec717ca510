"""What was recognised to draft records: sound for the loader, none published, nothing silently repaired."""

import dataclasses

import pytest
import yaml
from tests.papers import CONSOLIDATED, DEPARTMENT, PROVINCE, SCAN, WARD
from tests.workspaces import UNITS, document, loaded

from nq57.importing.drafts.draft import Draft
from nq57.importing.drafts.drafting import draft
from nq57.importing.drafts.import_context import surroundings_of
from nq57.importing.drafts.report_text import report_text
from nq57.importing.facts.recognising import recognise
from nq57.importing.papers.txt_reader import read_txt
from nq57.model.documents import Document

REGISTER = {
    "trung-uong/van-ban/57-nq-tw.yml": document("57-NQ/TW", ngay_ban_hanh="22/12/2024"),
    "trung-uong/van-ban/1169-qd-ttg.yml": document("1169/QĐ-TTg", loai="Quyết định"),
}
SCANNED = {
    "tinh-a/van-ban/goc.yml": document("35/KH-UBND", ngay_ban_hanh="05/06/2025"),
}


def drafted(text: str, unit: str = "tinh-a", files: dict[str, str] | None = None) -> Draft:
    """The draft of a text for a unit of the usual workspace."""
    workspace = loaded({**UNITS, **REGISTER, **(files or {})}).workspace
    data = text.encode()
    return draft(recognise(read_txt(data)), surroundings_of(workspace, unit), "ke-hoach.txt", data)


def keys(made: Draft, path: str) -> dict[str, object]:
    """The keys of one drafted file."""
    (data,) = [file.data for file in made.files if file.path == path]
    found: dict[str, object] = yaml.safe_load(data)
    return found


@pytest.mark.parametrize("text", [DEPARTMENT, PROVINCE, SCAN, WARD], ids=["so", "tinh", "quet", "xa"])
def test_drafts_are_sound_and_unpublished(text: str) -> None:
    """The loader takes every record without an error, and every one is a draft."""
    made = drafted(text, "tinh-a/xa-b")
    files = {file.path: file.data for file in made.files}
    found = loaded({**UNITS, **REGISTER, **files})
    assert [p.code for p in found.problems if p.severity == "error"] == []
    own = [record for record in found.workspace.records if record.source.path in files]
    assert len(own) == sum(path.endswith(".yml") for path in files)
    assert all(record.fields.draft for record in own)


def test_the_document_keeps_what_is_unsure() -> None:
    """Mark C, the unsure keys, relations, recipients, reports, the file itself and the text."""
    made = drafted(DEPARTMENT)
    record = keys(made, f"tinh-a/van-ban/{made.slug}.yml")
    assert record["so_ky_hieu"] == "/KH-SNgV"
    assert record["xac_minh"] == "C"
    assert record["chua_chac"] == ["so_ky_hieu", "co_quan_ban_hanh", "ngay_ban_hanh", "nguoi_ky"]
    assert record["quan_he"] == [{"loai": "Thi hành", "van_ban": "211/KH-UBND"}]
    assert record["tep_dinh_kem"] == [{"tep": f"{made.slug}.txt", "ten": "Toàn văn (văn bản thuần)"}]
    assert "## II. Nhiệm vụ" in str(record["noi_dung"])
    (attached,) = [file for file in made.files if file.path.endswith(".txt")]
    assert attached.data == DEPARTMENT.encode()


def test_deadlines_become_days() -> None:
    """The end of a month or a quarter, the day before "trước ngày"; continuous work has none."""
    made = drafted(PROVINCE)
    days = [keys(made, f"tinh-a/nhiem-vu/35-kh-ubnd-nv-{n:02d}.yml").get("han") for n in range(2, 6)]
    assert days == ["30/06/2025", None, "31/03/2026", None]
    department = drafted(DEPARTMENT)
    assert keys(department, f"tinh-a/nhiem-vu/{department.slug}-nv-02.yml")["han"] == "29/09/2025"


def test_report_days_become_events() -> None:
    """One for each day of the year, the first after the paper; a day of every month is twelve."""
    made = drafted(PROVINCE)
    events = {file.path: keys(made, file.path) for file in made.files if "/su-kien/" in file.path}
    assert len(events) == 12
    june = events["tinh-a/su-kien/35-kh-ubnd-bc-06-15.yml"]
    assert june["tieu_de"] == "Hạn báo cáo (hằng tháng, 6 tháng): trước ngày 15/6"
    assert june["bat_dau"] == "15/06/2025"
    assert events["tinh-a/su-kien/35-kh-ubnd-bc-01-15.yml"]["bat_dau"] == "15/01/2026"


def test_a_scanned_number_is_a_suggestion_against_the_register() -> None:
    """Taken up only where the register has it, and asked about either way."""
    alone = drafted(SCAN)
    assert keys(alone, f"tinh-a/van-ban/{alone.slug}.yml")["so_ky_hieu"] == "không số"
    (asked,) = [value.ask for value in alone.questions if value.key == "so_ky_hieu"]
    assert "có thể là 35/KH-UBND" in asked
    known = drafted(SCAN, files=SCANNED)
    assert known.existing == "tinh-a/van-ban/goc"
    (asked,) = [value.ask for value in known.questions if value.key == "so_ky_hieu"]
    assert "gợi ý 35/KH-UBND vì sổ có tinh-a/van-ban/goc" in asked


def test_a_registered_document_is_not_registered_again() -> None:
    """Its tasks belong to the record there is."""
    made = drafted(PROVINCE, files=SCANNED)
    assert not [file for file in made.files if "/van-ban/" in file.path]
    assert keys(made, "tinh-a/nhiem-vu/35-kh-ubnd-nv-01.yml")["van_ban"] == "tinh-a/van-ban/goc"
    assert any("đã có trong sổ" in remark for remark in made.remarks)


def test_drafts_do_not_change_a_second_draft() -> None:
    """The first run's records, drafts still, leave the second run's draft as it was."""
    first = drafted(PROVINCE)
    files = {file.path: file.data.decode() for file in first.files if file.path.endswith(".yml")}
    again = drafted(PROVINCE, files={**files, "tinh-a/van-ban/35-kh-ubnd.txt": PROVINCE})
    assert dataclasses.replace(again) == first


def test_citations_are_resolved_in_the_units_sight() -> None:
    """With the reason where there is no target."""
    rows = {row.number: (row.target, row.reason) for row in drafted(DEPARTMENT).citations}
    assert rows["57-NQ/TW"] == ("trung-uong/van-ban/57-nq-tw", "number")
    assert rows["211/KH-UBND"] == ("", "unknown")


def test_the_report_tells_lines_and_questions() -> None:
    """Every value with its confidence and its place; the questions come first."""
    text = report_text(drafted(DEPARTMENT))
    assert text.index("## Cần người xác nhận") < text.index("## Mọi giá trị đã lấy")
    assert "| so_ky_hieu | /KH-SNgV | khá chắc | dòng 1 |" in text
    assert "| `trung-uong/van-ban/57-nq-tw` | đúng số |" in text


def test_a_changed_document_is_related_and_asked_about() -> None:
    """The first day of effect, and what it ends, in part or whole; what it also rests on is told once."""
    made = drafted(
        "QUYẾT ĐỊNH\nVề việc mẫu\nCăn cứ Quyết định số 5/QĐ-UBND ngày 01/02/2020;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Quyết định này có hiệu lực từ ngày 15/3/2025 và thay thế Quyết định số 5/QĐ-UBND.\n"
        "Điều 2. Như sau.\n1. Bãi bỏ khoản 2 Điều 3 Quyết định số 6/QĐ-UBND.\n"
    )
    record = keys(made, f"tinh-a/van-ban/{made.slug}.yml")
    assert record["ngay_hieu_luc"] == "15/03/2025"
    assert record["quan_he"] == [
        {"loai": "Thay thế", "van_ban": "5/QĐ-UBND"},
        {"loai": "Bãi bỏ", "van_ban": "6/QĐ-UBND", "mot_phan": "có"},
    ]
    asked = [value.text for value in made.questions if "điều khoản thi hành" in value.ask]
    assert asked == ["Thay thế: 5/QĐ-UBND", "Bãi bỏ: 6/QĐ-UBND (một phần)"]


def test_a_consolidated_text_is_named_by_its_law() -> None:
    """Its type is its own, its subject the law's, and each act that it consolidates is a relation."""
    made = drafted(CONSOLIDATED)
    record = keys(made, "tinh-a/van-ban/944-vbhn-vpqh.yml")
    assert (record["loai"], record["trich_yeu"]) == ("Văn bản hợp nhất", "Luật Mẫu mực")
    relations = record["quan_he"]
    assert isinstance(relations, list)
    assert {one["loai"] for one in relations} == {"Hợp nhất"}


def test_a_relation_never_ends_another_document_of_the_same_number() -> None:
    """The register's document of that number has another day: nothing is written, and a remark says so."""
    files = {"tinh-a/van-ban/cu.yml": document("5/QĐ-UBND", loai="Quyết định", ngay_ban_hanh="03/01/2025")}
    article = "Điều 1. Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày {}.\n"
    text = "QUYẾT ĐỊNH\nVề việc mẫu\n" + article
    made = drafted(text.format("10/02/2021"), files=files)
    assert "quan_he" not in keys(made, f"tinh-a/van-ban/{made.slug}.yml")
    assert [one for one in made.remarks if "“Thay thế” với 5/QĐ-UBND" in one]
    assert [one for one in made.values if one.key == "quan_he"] == []
    right = drafted(text.format("03/01/2025"), files=files)
    assert keys(right, f"tinh-a/van-ban/{right.slug}.yml")["quan_he"] == [
        {"loai": "Thay thế", "van_ban": "5/QĐ-UBND"}
    ]


def test_a_text_too_long_for_a_page_is_only_attached() -> None:
    """A law of hundreds of pages is a record with its file, and a remark says so."""
    article = "Điều {}. Quy định mẫu.\nCơ quan, tổ chức thực hiện theo đúng quy định của mẫu này.\n"
    text = "NGHỊ ĐỊNH\nVề mẫu\n" + "".join(article.format(at) for at in range(3000))
    made = drafted(text)
    assert "noi_dung" not in keys(made, f"tinh-a/van-ban/{made.slug}.yml")
    assert [one for one in made.remarks if "quá dài" in one]
    assert [file for file in made.files if file.data == text.encode()]


def test_a_scan_is_told_by_how_well_it_was_read() -> None:
    """Letters without their marks are damaged; those read well from a picture may still be wrong."""
    assert [one for one in drafted(SCAN).remarks if "mất dấu" in one]
    workspace = loaded({**UNITS, **REGISTER}).workspace
    paper = dataclasses.replace(read_txt(DEPARTMENT.encode()), form="scan")
    made = draft(recognise(paper), surroundings_of(workspace, "tinh-a"), "quet.pdf", b"%PDF-")
    assert [one for one in made.remarks if "đọc từ ảnh quét" in one]
    assert [value.key for value in made.values if value.confidence == "sure"] == []
    assert all(value.ask for value in made.values if value.key in {"so_ky_hieu", "loai", "ngay_ban_hanh"})
    assert not [one for one in made.remarks if "mất dấu" in one]


def test_an_old_encoding_is_told() -> None:
    """TCVN3 text becomes Unicode, with a remark."""
    body = "Bé ChÝnh trÞ ban hµnh nghÞ quyÕt vÒ ph¸t triÓn khoa häc, c«ng nghÖ vµ chuyÓn ®æi sè quèc gia"
    made = drafted(f"KẾ HOẠCH\n{body}\n{body}\n")
    assert any("TCVN3" in remark for remark in made.remarks)
    record = keys(made, f"tinh-a/van-ban/{made.slug}.yml")
    assert "Bộ Chính trị ban hành nghị quyết" in str(record["trich_yeu"])


def test_a_file_of_the_nineties_is_not_given_to_readers() -> None:
    """Its bytes are no UTF-8: the records are made of it, but it is not attached, and that is said."""
    body = "Bé ChÝnh trÞ ban hµnh nghÞ quyÕt vÒ ph¸t triÓn khoa häc, c«ng nghÖ vµ chuyÓn ®æi sè quèc gia"
    data = f"KÕ HO¹CH\n{body}\n{body}\n".encode("cp1252")
    workspace = loaded({**UNITS, **REGISTER}).workspace
    made = draft(recognise(read_txt(data)), surroundings_of(workspace, "tinh-a"), "cu.txt", data)
    assert [file.path for file in made.files if not file.path.endswith(".yml")] == []
    assert any("UTF-8" in remark for remark in made.remarks)
    (record,) = [yaml.safe_load(file.data) for file in made.files if "/van-ban/" in file.path]
    assert "tep_dinh_kem" not in record
    assert "chuyển đổi số quốc gia" in record["trich_yeu"]


def test_a_document_draft_is_typed() -> None:
    """The record that the loader makes of it is a document with its parsed number."""
    made = drafted(PROVINCE)
    files = {file.path: file.data for file in made.files}
    record = next(r for r in loaded({**UNITS, **files}).workspace.records if r.kind == "van-ban")
    assert isinstance(record.fields, Document)
    assert record.fields.number is not None
    assert record.fields.number.slug == "35-kh-ubnd"
