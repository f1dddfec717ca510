"""Translations beside their originals: of which day they are, and whether the original is newer."""

import datetime as dt

import pytest
from tests.workspaces import DAY, UNITS, article, loaded

from nq57.catalogue.translating import outdated_translations

NEWS = "tinh-a/tin-tuc/a"


@pytest.mark.parametrize(
    ("original", "version", "told"),
    [
        ({}, {}, []),
        ({"ngay_sua": "10/11/2026"}, {}, ["01/08/2025"]),
        ({"ngay_sua": "10/11/2026"}, {"ngay_dang": "12/11/2026"}, []),
        ({"ngay_sua": "10/11/2026"}, {"ngay_sua": "11/11/2026"}, []),
        ({"ngay_sua": "10/11/2026"}, {"ban_dich": "{ngay: 09/11/2026}"}, ["09/11/2026"]),
        ({"ngay_sua": "10/11/2026"}, {"ban_dich": "{ngay: 10/11/2026}"}, []),
        ({"ngay_sua": "10/12/2026"}, {"ban_dich": "{ngay: 09/11/2026}"}, []),
    ],
)
def test_a_translation_older_than_its_originals_last_change_is_listed(
    original: dict[str, str], version: dict[str, str], told: list[str]
) -> None:
    """Its day is that of translating, of its own change or of posting; a change to come is none yet."""
    files = {f"{NEWS}.md": article(ngay="01/08/2025", **original)}
    files[f"{NEWS}.en.md"] = article(ngay="01/08/2025", **version)
    found = list(outdated_translations(loaded({**UNITS, **files}).workspace, DAY))
    assert [dict(one.details)["made"] for one in found] == told
    assert {one.source.path for one in found} <= {f"{NEWS}.en.md"}
    assert dt.date(2026, 11, 10) < DAY
