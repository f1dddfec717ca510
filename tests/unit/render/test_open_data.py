"""Open data tell of documents what pages tell: whether they are in force on the day of the build.

They must not know the theme; that every file obeys its schema is tested over the example units.
"""

import csv
import io
import json

from tests.workspaces import catalogue, document

from nq57.render.open_data import data_files

OLD = document("1/KH-UBND", ngay_hieu_luc="01/07/2025")
NEW = document("2/KH-UBND", ngay_hieu_luc="01/07/2026", quan_he='[{loai: "thay thế", van_ban: 1/KH-UBND}]')


def files() -> dict[str, bytes]:
    """The files of a province with two documents, one replaced."""
    seen = catalogue({"tinh-a/van-ban/cu.yml": OLD, "tinh-a/van-ban/moi.yml": NEW})
    return {file.path: file.make() for file in data_files(seen)}


def test_a_document_bears_its_effect_on_the_day() -> None:
    """Beside what its file states: derived from days and relations, with the day it began."""
    rows = json.loads(files()["du-lieu/van-ban.json"])["ban_ghi"]
    told = {row["so_ky_hieu"]: (row["tinh_trang"], row["hieu_luc"], row["hieu_luc_tu"]) for row in rows}
    assert told == {
        "1/KH-UBND": ("chua-xac-dinh", "het-hieu-luc", "2026-07-01"),
        "2/KH-UBND": ("chua-xac-dinh", "con-hieu-luc", "2026-07-01"),
    }


def test_the_sheet_has_the_same_columns() -> None:
    """Effect and its day stand under their heads in every row."""
    text = files()["du-lieu/van-ban.csv"].decode("utf-8-sig")
    rows = {row["so_ky_hieu"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["1/KH-UBND"]["hieu_luc"] == "het-hieu-luc"
    assert rows["1/KH-UBND"]["hieu_luc_tu"] == "2026-07-01"
    assert rows["2/KH-UBND"]["hieu_luc"] == "con-hieu-luc"
    assert all(row["giay_phep"] for row in rows.values())
