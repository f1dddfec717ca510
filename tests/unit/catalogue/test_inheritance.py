"""What a unit inherits: nearest explicit wins, drafts and days keep records back, replaced ones go.

They must not know listings; what is compared is which ids a unit sees.
"""

import datetime as dt

import pytest
from tests.workspaces import PROVINCE, WARD, Files, article, catalogue, ids, record, workspace

from nq57.catalogue.inheritance import is_hidden, is_published
from nq57.model.units import UnitFields

CENTRAL = "trung-uong/tin-tuc/chung"
SHARED: Files = {f"{CENTRAL}.md": article()}


def hiding(where: str, **keys: str) -> Files:
    """The shared article, with `an` or `hien` added to a unit's declaration."""
    base = WARD if where.endswith("xa-b") else PROVINCE
    lines = "".join(f"{key}: [{CENTRAL}]\n" for key in keys)
    return {**SHARED, f"{where}/don-vi.yml": base + lines}


def test_a_unit_sees_its_own_its_ancestors_and_the_centres() -> None:
    """And nothing of a sibling or of units below it."""
    files = {
        **SHARED,
        "tinh-a/tin-tuc/a.md": article(),
        "tinh-a/xa-b/tin-tuc/b.md": article(),
        "tinh-c/tin-tuc/c.md": article(),
    }
    assert ids(catalogue(files, "tinh-a/xa-b")) == ["tinh-a/tin-tuc/a", "tinh-a/xa-b/tin-tuc/b", CENTRAL]
    assert ids(catalogue(files, "tinh-a")) == ["tinh-a/tin-tuc/a", CENTRAL]
    assert ids(catalogue(files, "tinh-c")) == ["tinh-c/tin-tuc/c", CENTRAL]


def test_hidden_in_a_province_is_hidden_below() -> None:
    """A province's choice holds for its units, not for others."""
    files = hiding("tinh-a", an="x")
    assert [ids(catalogue(files, unit)) for unit in ("tinh-a", "tinh-a/xa-b", "tinh-c")] == [
        [],
        [],
        [CENTRAL],
    ]


def test_the_nearest_unit_that_speaks_wins() -> None:
    """A unit may show again what its province hides."""
    files = {**hiding("tinh-a", an="x"), **hiding("tinh-a/xa-b", hien="x")}
    assert ids(catalogue(files, "tinh-a")) == []
    assert ids(catalogue(files, "tinh-a/xa-b")) == [CENTRAL]


def test_hidden_and_shown_by_one_unit_is_hidden() -> None:
    """In doubt nothing is published."""
    assert ids(catalogue(hiding("tinh-a", an="x", hien="x"))) == []


def test_hiding_twice_is_hiding_once() -> None:
    """The province and its unit may both hide."""
    files = {**hiding("tinh-a", an="x"), **hiding("tinh-a/xa-b", an="x")}
    assert ids(catalogue(files, "tinh-a/xa-b")) == []


def test_a_unit_that_says_nothing_is_passed_over() -> None:
    """So is one whose declaration is missing."""
    units = workspace(hiding("tinh-a", an="x")).units
    assert is_hidden(CENTRAL, ("tinh-a/la", "tinh-a/xa-b", "tinh-a"), units)
    assert not is_hidden(CENTRAL, ("tinh-c",), units)
    assert UnitFields.model_validate({"ten": "A", "cap": "xã"}).hidden == ()


D = dt.date


@pytest.mark.parametrize(
    ("keys", "as_of", "shown"),
    [
        ({}, D(2020, 1, 1), True),
        ({"nhap": "có"}, D(2030, 1, 1), False),
        ({"nhap": "không"}, D(2030, 1, 1), True),
        ({"dang_tu": "02/06/2025"}, D(2025, 6, 1), False),
        ({"dang_tu": "02/06/2025"}, D(2025, 6, 2), True),
        ({"het_han": "02/06/2025"}, D(2025, 6, 2), True),
        ({"het_han": "02/06/2025"}, D(2025, 6, 3), False),
        ({"dang_tu": "02/06/2025", "het_han": "02/06/2025"}, D(2025, 6, 2), True),
    ],
)
def test_draft_embargo_and_expiry(keys: dict[str, str], as_of: dt.date, *, shown: bool) -> None:
    """A record appears on the day of its embargo and is still there on its last day."""
    assert is_published(record("tinh-a/tin-tuc/a.md", article(**keys)), as_of) is shown


def test_a_replaced_record_gives_way() -> None:
    """Its id and address lead to what stands for it, for the unit and those below, not for others."""
    files = {**SHARED, "tinh-a/tin-tuc/rieng.md": article(thay_the=CENTRAL)}
    for unit in ("tinh-a", "tinh-a/xa-b"):
        found = catalogue(files, unit)
        assert ids(found) == ["tinh-a/tin-tuc/rieng"]
        assert found.by_id[CENTRAL].id == "tinh-a/tin-tuc/rieng"
        assert found.by_address["tin-tuc/chung"].id == "tinh-a/tin-tuc/rieng"
    assert ids(catalogue(files, "tinh-c")) == [CENTRAL]


def test_a_replaced_record_in_a_folder_of_its_kind_is_found_by_its_address() -> None:
    """Folders inside a kind are no part of the address."""
    files = {
        "trung-uong/tin-tuc/2025/chung.md": article(),
        "tinh-a/tin-tuc/rieng.md": article(thay_the="trung-uong/tin-tuc/2025/chung"),
    }
    assert catalogue(files).by_address["tin-tuc/chung"].id == "tinh-a/tin-tuc/rieng"


def test_a_replacement_may_have_the_same_address() -> None:
    """Declared, it is no collision."""
    files = {**SHARED, "tinh-a/tin-tuc/chung.md": article(thay_the=CENTRAL)}
    assert catalogue(files).by_address["tin-tuc/chung"].unit == "tinh-a"


@pytest.mark.parametrize("keys", [{"nhap": "có"}, {"dang_tu": "01/01/2100"}, {"het_han": "01/01/2020"}])
def test_what_is_not_published_replaces_nothing(keys: dict[str, str]) -> None:
    """Until its replacement is out, the original stays."""
    files = {**SHARED, "tinh-a/tin-tuc/rieng.md": article(thay_the=CENTRAL, **keys)}
    assert ids(catalogue(files)) == [CENTRAL]


def test_replacements_follow_on() -> None:
    """A unit may replace what its province put in a record's place."""
    files = {
        **SHARED,
        "tinh-a/tin-tuc/rieng.md": article(thay_the=CENTRAL),
        "tinh-a/xa-b/tin-tuc/cua-xa.md": article(thay_the="tinh-a/tin-tuc/rieng"),
    }
    found = catalogue(files, "tinh-a/xa-b")
    assert ids(found) == ["tinh-a/xa-b/tin-tuc/cua-xa"]
    assert found.by_id[CENTRAL].id == found.by_id["tinh-a/tin-tuc/rieng"].id == "tinh-a/xa-b/tin-tuc/cua-xa"


@pytest.mark.parametrize("name", ["a", "z"])
def test_of_two_units_that_replace_one_record_the_nearer_wins(name: str) -> None:
    """Whatever their files are called; the farther replacement gives way with the original."""
    files = {
        **SHARED,
        "tinh-a/tin-tuc/m.md": article(thay_the=CENTRAL),
        f"tinh-a/xa-b/tin-tuc/{name}.md": article(thay_the=CENTRAL),
    }
    found = catalogue(files, "tinh-a/xa-b")
    assert ids(found) == [f"tinh-a/xa-b/tin-tuc/{name}"]
    assert found.by_id[CENTRAL].id == f"tinh-a/xa-b/tin-tuc/{name}"
    assert ids(catalogue(files, "tinh-a")) == ["tinh-a/tin-tuc/m"]


def test_two_records_that_replace_each_other_both_stay() -> None:
    """A circle replaces nothing."""
    files = {
        "tinh-a/tin-tuc/a.md": article(thay_the="tinh-a/tin-tuc/b"),
        "tinh-a/tin-tuc/b.md": article(thay_the="tinh-a/tin-tuc/a"),
    }
    assert ids(catalogue(files)) == ["tinh-a/tin-tuc/a", "tinh-a/tin-tuc/b"]


def test_a_translation_goes_with_its_original() -> None:
    """Hidden or replaced with it; alone it may still be a draft."""
    files = {**SHARED, f"{CENTRAL}.en.md": article()}
    assert [r.language for r in catalogue(files).translations[CENTRAL]] == ["en"]
    assert catalogue({**files, "tinh-a/don-vi.yml": PROVINCE + f"an: {CENTRAL}\n"}).translations == {}
    replaced = {**files, "tinh-a/tin-tuc/rieng.md": article(thay_the=CENTRAL)}
    assert catalogue(replaced).translations == {}
    assert catalogue({**SHARED, f"{CENTRAL}.en.md": article(nhap="có")}).translations == {}
