"""A province sees every official commune, what is known of each, and sums that are those of the units."""

import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import jsonschema  # type: ignore[import-untyped] # it has no types
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.projects import make_project, nq57
from tests.reports import FILES, UNIT, workspace
from tests.workspaces import document, task

from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.status import Status, status_of
from nq57.render.status_file import status_bytes, status_schema
from nq57.report.outer_status import Unfit, status_from_json, status_from_xml
from nq57.report.overview import Overview, UnitRow, address, catalogues, overview_of
from nq57.report.overview_files import overview_files, week_name

DAY = dt.date(2026, 12, 31)
LANG_SON = {**FILES, "tinh-a/don-vi.yml": f'{UNIT}ma_tinh: "20"\n'}
SENT = document("5/BC-UBND", loai="Báo cáo", ngay_ban_hanh="20/06/2026", ky_bao_cao="2026-H1")
FULL = {
    **LANG_SON,
    "tinh-a/xa-b/don-vi.yml": 'ten: Xã <B>\ncap: Xã\nma_xa: "06187"\n',
    "tinh-a/xa-b/nhiem-vu/tre-b.yml": task("Trễ", han="01/10/2026", ten_ngan="Tên ngắn"),
    "tinh-a/xa-b/van-ban/bc.yml": SENT,
}
UNFIT = (
    b'"ward_code": "../../x"',
    b'"ward_code": "06187"',  # another commune's
    b'"section_url": "\\u0000"',
    b'"level": "\\ud800"',
    b'"targets": 1' + b"0" * 3000,
    b'"timeliness": {"worst_days": Infinity}',
    b'"timeliness": {"median_days": NaN}',
    b'"plan": {"name": "' + b"a" * 9000 + b'"}',
)
OFFICIAL = {"06187": "Phường Kỳ Lừa", "06001": "Xã Khác"}


def overview(**more: Any) -> Overview:
    """The small province with one commune of its own and one without data."""
    return overview_of(workspace(FULL), "tinh-a", DAY, OFFICIAL, **more)


def test_every_official_commune_has_a_row() -> None:
    """One with a section by its code, the other without data: a state of its own, and it stands last."""
    province, own, other = overview().rows
    assert (province.name, province.late) == ("Ủy ban nhân dân tỉnh A", 1)
    assert (own.name, own.code, own.origin) == ("Xã <B>", "06187", "kho")
    assert (other.name, other.origin, other.status, other.late) == ("Xã Khác", "khong", None, 0)
    totals = overview().totals
    assert (totals.units, totals.known, totals.tasks, totals.late) == (3, 2, 3, 2)
    assert own.late_reports == ("2026-H2",)


def test_departments_are_counted_beside_communes() -> None:
    """By name, with or without the province after it; one that has a section is not listed again."""
    named = {"tinh-a/so-b/don-vi.yml": "ten: Sở Y tế tỉnh A\ncap: Sở, ban, ngành\n"}
    found = overview_of(
        workspace({**FULL, **named}),
        "tinh-a",
        DAY,
        {},
        named=("Sở Y tế", "Sở Xây dựng", "Sở Xây dựng"),
    )
    assert [(row.name, row.level) for row in found.rows if row.status is None] == [("Sở Xây dựng", "so")]
    page = dict(overview_files(found, workspace(FULL).units["tinh-a"], {}, letters=False))["index.html"]
    assert "<strong>Sở, ban, ngành</strong> (1)" in page.decode()


def test_a_sample_says_so_on_every_page() -> None:
    """Pages, sheets, letters and texts of a unit that is invented; of others none."""
    sample = {**FULL, "tinh-a/don-vi.yml": f"{UNIT}gia_dinh: có\n"}
    known = workspace(sample)
    found = overview_of(known, "tinh-a", DAY, {})
    made = dict(overview_files(found, known.units["tinh-a"], {}, letters=True))
    told = "Số liệu giả định, chỉ để làm ví dụ"
    assert all(told in data.decode() for path, data in made.items() if path.endswith((".html", ".txt")))
    sheet = openpyxl.load_workbook(io.BytesIO(made["tong-quan.xlsx"])).worksheets[0]
    assert sheet["A2"].value == told
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == told
    section = docx.Document(io.BytesIO(made["nhac/tinh-a.xa-b.docx"])).sections[0]
    assert [one.paragraphs[0].text for one in (section.footer, section.first_page_footer)] == [told, told]
    assert told not in made_of_full()["index.html"].decode()


def made_of_full() -> dict[str, bytes]:
    """The files of the small province."""
    return dict(overview_files(overview(), workspace(FULL).units["tinh-a"], {}, letters=False))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4))
def test_sums_over_units_are_the_provinces_figures(counts: list[int]) -> None:
    """Tasks, late ones and silent ones, whatever each unit has."""
    files = {"t/don-vi.yml": "ten: T\ncap: Tỉnh\n", "trung-uong/don-vi.yml": "ten: TW\ncap: Trung ương\n"}
    for at, count in enumerate(counts):
        files[f"t/x{at}/don-vi.yml"] = f"ten: X{at}\ncap: Xã\n"
        files |= {f"t/x{at}/nhiem-vu/v{n}.yml": task(f"V{n}", han="01/01/2026") for n in range(count)}
    found = overview_of(workspace(files), "t", DAY, {})
    known = [row.status for row in found.rows if row.status]
    assert found.totals.tasks == sum(counts) == sum(one.tasks.total for one in known)
    assert found.totals.late == found.totals.silent == sum(counts)


def test_a_unit_seen_by_its_own_line_is_the_unit_seen_whole() -> None:
    """Leaving other units' records aside changes nothing."""
    known = workspace(FULL)
    for name, seen in catalogues(known, known.section_units, DAY):
        assert status_of(seen) == status_of(catalogue_of(known, name, DAY))


def test_files_tell_the_same_and_are_equal() -> None:
    """Pages, workbook, JSON, the week's file, and a letter to whoever is late; what came in is text."""
    unit = workspace(FULL).units["tinh-a"]
    made, again = (dict(overview_files(overview(), unit, {}, letters=True)) for _ in range(2))
    assert made == again
    page = made["index.html"].decode()
    assert "Xã &lt;B&gt;" in page
    assert "<script" not in page
    assert "không có dữ liệu" in page
    sheet = openpyxl.load_workbook(io.BytesIO(made["tong-quan.xlsx"])).worksheets[0]
    names = [row[1].value for row in sheet.iter_rows(min_row=4)]
    assert names == ["Ủy ban nhân dân tỉnh A", "Xã <B>", "Xã Khác"]
    told = json.loads(made["tong-quan.json"])
    assert [one["origin"] for one in told["units"]] == ["kho", "kho", "khong"]
    assert json.loads(made["lich-su/2026-W53.json"])["late"] == 2
    assert sorted(path for path in made if path.startswith("nhac/")) == [
        "nhac/tinh-a.xa-b.docx",
        "nhac/tinh-a.xa-b.txt",
    ]  # a province writes none to itself
    letter = docx.Document(io.BytesIO(made["nhac/tinh-a.xa-b.docx"]))
    late = "hiệm vụ “Tên ngắn”, hết hạn ngày 01/10/2026"
    assert any(late in paragraph.text for paragraph in letter.paragraphs)
    assert "báo cáo 6 tháng cuối năm 2026 gửi Sở A" in made["nhac/tinh-a.xa-b.txt"].decode()


def test_weeks_make_a_trend() -> None:
    """Each week has a line; days of one week have one file."""
    unit = workspace(FULL).units["tinh-a"]
    weeks = {"2026-W52": {"done": 3, "tasks": 10, "late": 2}}
    page = dict(overview_files(overview(), unit, weeks, letters=False))["index.html"].decode()
    assert (
        '<th scope="row">Tuần 52/2026</th><td><progress max="10" value="3"></progress> 3/10 (30%)' in page
    )
    assert week_name(dt.date(2026, 12, 28)) == week_name(dt.date(2027, 1, 3)) == "2026-W53"


def test_other_software_tells_by_the_published_form() -> None:
    """What a section writes is read back as it was; what does not fit the form is refused."""
    status = status_of(catalogue_of(workspace(FULL), "tinh-a/xa-b", DAY))
    data = status_bytes(status)
    jsonschema.validate(json.loads(data), status_schema())
    read = status_from_json(data)
    assert (read.tasks, read.reports, read.plan) == (status.tasks, status.reports, status.plan)
    found = overview(outer=[Status("", "Xã Khác", "", "", "06001", "", tasks=status.tasks)])
    assert [(row.name, row.origin, row.late) for row in found.rows if row.code] == [
        ("Xã Khác", "tep", 1),
        ("Xã <B>", "kho", 2),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"null", b'{"name": 1, "tasks": {"late": -1}}', b'{"name": "A", "plan": 5}', b"[" * 9000]
    + [b'{"name": "A", ' + more + b"}" for more in UNFIT],
)
def test_a_file_that_does_not_fit_is_refused(data: bytes) -> None:
    """Never with another error than our own: paths for codes, no numbers, signs that no page can hold."""
    with pytest.raises(Unfit):
        status_from_json(data, "06001")


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_unit_of_other_software_names_a_file_elsewhere(name: str, code: str) -> None:
    """Whatever it is called, its page lies beside the first one and is not that one."""
    row = UnitRow(name, code, "tep", Status("", name, "", "", code, ""))
    assert re.fullmatch(r"[a-z0-9-]+", address(row))
    assert address(row) != "index"


def test_units_of_one_name_have_a_page_each() -> None:
    """Two of other software without codes, called the same: neither page takes the other's place."""
    twins = [Status("", "Xã Trùng", "", "", "", "", targets=at) for at in (1, 2)]
    found = overview(outer=twins)
    made = dict(overview_files(found, workspace(FULL).units["tinh-a"], {}, letters=False))
    assert {"xa-trung.html", "xa-trung-2.html"} < made.keys()
    assert len({row.page for row in found.rows}) == len(found.rows)


def test_a_sitemap_or_feed_tells_when_a_section_changed() -> None:
    """The newest day that is not to come; entities are refused."""
    site = b"<urlset xmlns='http://s'><url><lastmod>2026-11-03</lastmod></url><url><lastmod>2030-01-01</lastmod></url></urlset>"
    assert status_from_xml(site, "X", "1", DAY).last_change == dt.date(2026, 11, 3)
    rss = b"<rss><item><pubDate>Mon, 30 Nov 2026 08:00:00 +0700</pubDate></item></rss>"
    assert status_from_xml(rss, "X", "1", DAY).last_change == dt.date(2026, 11, 30)
    for bad in (b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"x" * 6_000_000):
        with pytest.raises(Unfit):
            status_from_xml(bad, "X", "1", DAY)


def test_the_command_counts_against_the_official_list(tmp_path: Path) -> None:
    """65 communes of Lạng Sơn, 12 departments; other software counts, broken files are told."""
    content = tmp_path / "c"
    outer = (
        "don_vi_ngoai:\n  - {ten: Xã Ngoài, thuoc: tinh-a, ma_xa: '05977', tep_sitemap: site.xml}\n"
        "  - {ten: Xã Hỏng, thuoc: tinh-a, tep_trang_thai: hong.json}\n"
        "  - {ten: Xã Ống, thuoc: tinh-a, tep_trang_thai: /dev/zero}\n"
    )
    for path, text in {**FULL, "bao-cao.yml": outer}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(str(text), encoding="utf-8")
    project = make_project(tmp_path / "p", content)
    (project / "site.xml").write_text("<urlset><lastmod>2026-10-01</lastmod></urlset>", encoding="utf-8")
    (project / "hong.json").write_text("{", encoding="utf-8")
    done = nq57("overview", "tinh-a", "--root", project, "--as-of", "2026-12-31", "--out", tmp_path / "o")
    assert done.returncode == 0, done.stderr
    assert "Xã Hỏng: không đúng lược đồ" in done.stderr
    assert "Xã Ống: " in done.stderr
    told = json.loads((tmp_path / "o" / "tong-quan.json").read_bytes())
    origins = [one["origin"] for one in told["units"]]
    assert (origins.count("kho"), origins.count("tep")) == (2, 1)
    assert told["totals"]["units"] == 1 + 65 + 12 + 2  # the province itself, and those that cannot be read
