"""The register as files beside its page: JSON, which the page's own script filters too, and CSV.

It must not know the theme. Addresses are relative to the files, so that any host and sub-path will do;
in CSV they are whole where the unit tells its own.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.model.documents import Document
from nq57.model.records import Record
from nq57.model.vocabulary import term_label
from nq57.render.csv_cells import cell
from nq57.render.listing_views import document_rows
from nq57.render.made_files import MadeFile
from nq57.render.views import DocumentRow

FOLDER = f"{Document.kind.folder}/"
DATA, SHEET = f"{FOLDER}danh-muc.json", f"{FOLDER}danh-muc.csv"
_COLUMNS = (
    ("so_ky_hieu", "Số, ký hiệu"),
    ("loai", "Loại"),
    ("ngay_ban_hanh", "Ngày ban hành"),
    ("co_quan_ban_hanh", "Cơ quan ban hành"),
    ("trich_yeu", "Trích yếu"),
    ("cap", "Cấp"),
    ("chu_de", "Chủ đề"),
    ("nhan_hieu_luc", "Tình trạng hiệu lực"),
    ("kiem_chung", "Đã kiểm chứng"),
    ("dia_chi", "Địa chỉ trang"),
)


def register_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """The register's files; a unit without documents has none."""
    records, effects = catalogue.of(Document), catalogue.effects
    if not records:
        return
    identity = tuple(
        (
            r.digest,
            r.url,
            r.assets and [a.size for a in r.assets],
            effects[r.id].code,
            effects[r.id].certain,
        )
        for r in records
    )
    of = (catalogue.unit.name, catalogue.vocabulary.topics, identity)
    yield MadeFile(DATA, ("json", *of), partial(_json, catalogue))
    yield MadeFile(SHEET, ("csv", *of), partial(_csv, catalogue))


def _json(catalogue: Catalogue) -> bytes:
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(catalogue))
    head = {"ten": "Danh mục văn bản", "don_vi": catalogue.unit.name}
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "van_ban": [\n{rows}\n]}}\n'.encode()


def _csv(catalogue: Catalogue) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8; lines end as RFC 4180 says."""
    host = catalogue.unit.section_url
    at = f"{host}{FOLDER}" if host else ""
    lines = [[label for _, label in _COLUMNS]]
    for row in _rows(catalogue):
        values = {**row, "dia_chi": at + row["dia_chi"]}
        lines += [[_text(values[key]) for key, _ in _COLUMNS]]
    return "".join(["\ufeff", *(f"{','.join(map(cell, line))}\r\n" for line in lines)]).encode()


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "chưa đầy đủ"
    return "; ".join(value) if isinstance(value, list) else str(value)


def _rows(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    records = catalogue.of(Document)
    for record, row in zip(records, document_rows(catalogue, records), strict=True):
        yield _row(catalogue, record, row)


def _row(catalogue: Catalogue, record: Record, row: DocumentRow) -> dict[str, Any]:
    """One document; `ngay` is its date as readers see it, `dia_chi` is beside the file."""
    document = document_of(record)
    topics = catalogue.vocabulary.topics
    found: dict[str, Any] = {
        "dia_chi": row.url.removeprefix(FOLDER),
        "so_ky_hieu": row.number if row.numbered else "",
        "loai": row.type,
        "trich_yeu": row.subject,
        "co_quan_ban_hanh": row.issuer,
        "ngay_ban_hanh": row.iso,
        "ngay": row.issued,
        "cap": row.level,
        "chu_de": [term_label(code, topics) for code in record.fields.topics],
        "hieu_luc": row.effect,
        "nhan_hieu_luc": row.effect_label,
        "kiem_chung": row.certain,
    }
    files = [
        {
            "ten": file.name,
            "loai": file.type,
            "kich_thuoc": file.size,
            "dia_chi": file.url.removeprefix(FOLDER),
            "doc_duoc": file.readable,
        }
        for file in row.files
    ]
    if document and document.full_text:
        found["ban_goc"] = document.full_text
    return found | ({"tep": files} if files else {})
