"""Tests of the country's overview, made of the status files of its units."""

import datetime as dt
import json

from nq57.catalogue.status import Status, TaskCounts
from nq57.report.nation_files import nation_files
from nq57.report.nation_overview import Nation, nation_of

DAY = dt.date(2026, 12, 1)


def _status(name: str, province: str, ward: str = "", late: int = 0) -> Status:
    return Status(
        unit="",
        name=name,
        level="",
        province_code=province,
        ward_code=ward,
        section_url="",
        tasks=TaskCounts(total=5, late=late),
    )


def _nation() -> Nation:
    told = (
        _status("Ủy ban nhân dân phường Kỳ Lừa", "20", "06187", late=2),
        _status("Sở Nội vụ tỉnh Lạng Sơn", "20"),
        _status("Bộ <Nội vụ>", ""),
    )
    return nation_of(told, DAY)


def test_every_official_unit_is_there_whether_it_tells_anything_or_not() -> None:
    """34 provinces with communes and departments; what names no province stands beside the ministries."""
    nation = _nation()
    by_unit = {one.unit: one for one in nation.provinces}
    assert len(by_unit) == 34 + 1
    lang_son = by_unit["lang-son"]
    assert (lang_son.totals.known, lang_son.totals.units, lang_son.totals.late) == (2, 65 + 12, 2)
    assert by_unit["hue"].totals.known == 0
    assert [row.name for row in by_unit["trung-uong"].rows] == ["Bộ <Nội vụ>"]


def test_pages_lead_from_the_country_to_each_unit_that_tells_something() -> None:
    """Every link is a file; foreign names are text; equal statuses give equal bytes."""
    files = dict(nation_files(_nation()))
    assert files == dict(nation_files(_nation()))
    country = files["index.html"].decode()
    assert 'href="lang-son/index.html"' in country
    finding = files["tim-don-vi.html"].decode()
    links = [part.split('"')[0] for part in finding.split('href="')[1:]]
    assert len(links) == 3
    assert set(links) <= files.keys()
    assert "<Nội vụ>" not in finding
    assert "phuong ky lua" in finding
    sums = {row["unit"]: row for row in json.loads(files["tong-quan.json"])["provinces"]}
    assert sums["lang-son"]["late"] == 2
