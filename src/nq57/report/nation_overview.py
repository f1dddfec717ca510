"""The country's overview: each province, and the ministries, as their units' own status files tell.

It must not read files. Of a unit that has none nothing is known, and nothing is averaged.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nq57.catalogue.status import Status
from nq57.catalogue.workspace import Workspace
from nq57.content.administrative import DEPARTMENTS, provinces, wards_of
from nq57.language.slugs import address_of
from nq57.model.source import Source
from nq57.model.units import Unit, UnitFields
from nq57.report.overview import Overview, overview_of

MINISTRIES = "trung-uong"
_ELSEWHERE = "Bộ, ngành và đơn vị không ghi mã tỉnh"


@dataclass(frozen=True, slots=True)
class Nation:
    """The country on a day: an overview for each province by its code, ministries last."""

    as_of: dt.date
    provinces: tuple[Overview, ...]


def nation_of(statuses: Iterable[Status], as_of: dt.date) -> Nation:
    """Every province with its official communes and departments, whether or not they tell anything."""
    by_code: dict[str, list[Status]] = {}
    known = provinces()
    for status in statuses:
        code = status.province_code if status.province_code in known else ""
        by_code.setdefault(code, []).append(status)
    found = [
        _overview(address_of(name.removeprefix("Thành phố ")), name, as_of, by_code.get(code, []), code)
        for code, name in known.items()
    ]
    if others := by_code.get(""):
        found.append(_overview(MINISTRIES, _ELSEWHERE, as_of, others, ""))
    return Nation(as_of, tuple(found))


def _overview(slug: str, name: str, as_of: dt.date, statuses: list[Status], code: str) -> Overview:
    """One province, of which only the status files are known."""
    fields = UnitFields.model_validate({"ten": name, "cap": "Tỉnh, thành phố"})
    unit = Unit(slug, fields, Source(f"{slug}/don-vi.yml"))
    made = overview_of(
        Workspace({slug: unit}, ()),
        slug,
        as_of,
        wards_of(code),
        statuses,
        named=DEPARTMENTS if code else (),
    )
    rows = tuple(row for row in made.rows if row.origin != "kho")
    return Overview(made.name, made.unit, made.as_of, rows)
