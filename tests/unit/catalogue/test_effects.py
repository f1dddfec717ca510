"""A document's effect on a day is told by dates and relations; the register's silence proves nothing."""

import datetime as dt

import pytest
from tests.workspaces import Files, catalogue, document

from nq57.catalogue.effects import Effect

OLD, NEW = "trung-uong/van-ban/cu", "trung-uong/van-ban/moi"


def day(text: str) -> dt.date:
    """A day from its ISO form."""
    return dt.date.fromisoformat(text)


def effect(files: Files, as_of: str, name: str = OLD) -> Effect:
    """The effect of a document on a day, as a province sees it."""
    return catalogue({f"{path}.yml": text for path, text in files.items()}, as_of=day(as_of)).effects[name]


def acting(verb: str, **keys: str) -> str:
    """A newer document that does this to the old one."""
    front = {"ngay_ban_hanh": "01/05/2026", "quan_he": f"[{{loai: {verb}, van_ban: 1/QĐ-TTg}}]"} | keys
    return document("2/QĐ-TTg", **front)


def old(**keys: str) -> str:
    """The document that others act on."""
    return document("1/QĐ-TTg", ngay_ban_hanh="01/06/2025", **keys)


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        ("2025-06-30", "chua-co-hieu-luc"),
        ("2025-07-01", "con-hieu-luc"),
        ("2026-06-30", "con-hieu-luc"),
        ("2026-07-01", "het-hieu-luc"),
    ],
)
def test_a_life_by_dates(as_of: str, code: str) -> None:
    """Not yet, in force from its day on, and no longer from its last day on."""
    life = old(ngay_hieu_luc="01/07/2025", ngay_het_hieu_luc="01/07/2026")
    assert effect({OLD: life}, as_of).code == code


def test_what_has_neither_number_nor_day_ends_nothing() -> None:
    """It may be a draft; with either it was issued."""
    for number, day_of_issue, code in (
        ("không số", "", "con-hieu-luc"),
        ("không số", "01/05/2026", "het-hieu-luc"),
        ("2/QĐ-TTg", "", "het-hieu-luc"),
    ):
        newer = acting("thay thế", so_ky_hieu=f'"{number}"', ngay_ban_hanh=day_of_issue)
        assert effect({OLD: old(ngay_hieu_luc="01/07/2025"), NEW: newer}, "2026-06-01").code == code


def test_an_extension_sets_the_end_of_what_states_none() -> None:
    """It is in force to the day that the extension names, and no longer."""
    extending = acting("", quan_he="[{loai: kéo dài hiệu lực, van_ban: 1/QĐ-TTg, den_ngay: 30/06/2027}]")
    files = {OLD: old(ngay_hieu_luc="01/07/2025"), NEW: extending}
    assert effect(files, "2027-06-30").code == "con-hieu-luc"
    assert effect(files, "2027-07-01").code == "het-hieu-luc"


def test_an_end_may_be_written_at_the_document_that_ends() -> None:
    """“Được thay thế bởi” in the old file ends the old one, not the new one."""
    files = {
        OLD: old(quan_he='[{loai: "được thay thế bởi", van_ban: 2/QĐ-TTg}]'),
        NEW: document("2/QĐ-TTg", ngay_ban_hanh="01/05/2026", ngay_hieu_luc="01/07/2026"),
    }
    assert effect(files, "2026-06-30").code == "chua-xac-dinh"
    assert effect(files, "2026-07-01").code == "het-hieu-luc"
    assert effect(files, "2026-07-01", NEW).code == "con-hieu-luc"


def test_a_lower_document_ends_no_higher_one() -> None:
    """Neither by its own saying nor by extending it; one of its level does, and one of unknown level."""
    life = old(ngay_hieu_luc="01/07/2025", cap="Trung ương")
    for level, code in (
        ("Tỉnh", "con-hieu-luc"),
        ("Trung ương", "het-hieu-luc"),
        ("", "het-hieu-luc"),
    ):
        files = {
            OLD: life,
            "tinh-a/van-ban/moi": acting("bãi bỏ", cap=level) if level else acting("bãi bỏ"),
        }
        assert effect(files, "2026-06-01").code == code
    ended = old(ngay_het_hieu_luc="01/01/2026", cap="Trung ương")
    extending = acting(
        "", quan_he="[{loai: kéo dài hiệu lực, van_ban: 1/QĐ-TTg, den_ngay: 01/01/2027}]", cap="Tỉnh"
    )
    assert effect({OLD: ended, "tinh-a/van-ban/moi": extending}, "2026-06-01").code == "het-hieu-luc"


@pytest.mark.parametrize(
    ("verb", "keys", "before", "after"),
    [
        ("thay thế", "", "con-hieu-luc", "het-hieu-luc"),
        ("bãi bỏ", "", "con-hieu-luc", "het-hieu-luc"),
        ("bãi bỏ", ", mot_phan: có", "con-hieu-luc", "het-mot-phan"),
        ("sửa đổi, bổ sung", "", "con-hieu-luc", "con-hieu-luc"),
        ("tham chiếu", "", "con-hieu-luc", "con-hieu-luc"),
    ],
)
def test_what_another_document_does(verb: str, keys: str, before: str, after: str) -> None:
    """It acts from the day it is itself in force, and only what ends the old one ends it."""
    relation = f'[{{loai: "{verb}", van_ban: 1/QĐ-TTg{keys}}}]'
    new = document("2/QĐ-TTg", ngay_ban_hanh="01/05/2026", ngay_hieu_luc="01/07/2026", quan_he=relation)
    files = {OLD: old(ngay_hieu_luc="01/07/2025"), NEW: new}
    assert effect(files, "2026-06-30").code == before
    assert effect(files, "2026-07-01").code == after


def test_the_day_and_the_cause_are_told() -> None:
    """What ended it, from when; without a day of effect neither day nor certainty."""
    ended = effect({OLD: old(), NEW: acting("thay thế", ngay_hieu_luc="01/07/2026")}, "2026-11-21")
    assert (ended.since, ended.verb, ended.certain) == (day("2026-07-01"), "Được thay thế bởi", True)
    assert ended.cause is not None
    assert ended.cause.id == NEW
    undated = effect({OLD: old(), NEW: acting("thay thế")}, "2026-11-21")
    assert (undated.code, undated.since, undated.certain) == ("het-hieu-luc", None, False)


def test_an_own_last_day_is_that_of_an_undated_replacement() -> None:
    """The day comes from the one file, the cause from the other."""
    files = {OLD: old(ngay_het_hieu_luc="01/07/2026"), NEW: acting("thay thế", ngay_ban_hanh="2026")}
    assert effect(files, "2026-06-30").code == "chua-xac-dinh"
    ended = effect(files, "2026-07-01")
    assert (ended.since, ended.cause and ended.cause.id) == (day("2026-07-01"), NEW)


@pytest.mark.parametrize(("until", "code"), [("31/12/2026", "con-hieu-luc"), ("", "con-hieu-luc")])
def test_an_extension_puts_off_the_end(until: str, code: str) -> None:
    """To the day it names, or without one for good."""
    more = f", den_ngay: {until}" if until else ""
    relation = f"[{{loai: kéo dài hiệu lực, van_ban: 1/QĐ-TTg{more}}}]"
    files = {
        OLD: old(ngay_hieu_luc="01/07/2025", ngay_het_hieu_luc="01/07/2026"),
        NEW: document("2/QĐ-TTg", ngay_ban_hanh="01/05/2026", quan_he=relation),
    }
    assert effect(files, "2026-12-31").code == code
    assert effect(files, "2027-01-01").code == ("het-hieu-luc" if until else code)


def test_silence_proves_nothing() -> None:
    """Without dates and relations the editor's word stands, and an end that only the editor knows."""
    assert effect({OLD: old()}, "2026-11-21").code == "chua-xac-dinh"
    assert effect({OLD: old(tinh_trang="Còn hiệu lực")}, "2026-11-21").code == "con-hieu-luc"
    ended = old(ngay_hieu_luc="01/07/2025", tinh_trang="Hết hiệu lực")
    assert effect({OLD: ended}, "2026-11-21").code == "het-hieu-luc"


def test_what_cannot_be_true_ends_nothing() -> None:
    """Two that replace each other, and one that is older than what it replaces."""
    mutual = old(quan_he="[{loai: thay thế, van_ban: 2/QĐ-TTg}]")
    files = {OLD: mutual, NEW: acting("thay thế", ngay_hieu_luc="01/07/2026")}
    assert effect(files, "2026-11-21").code == "chua-xac-dinh"
    assert effect(files, "2026-11-21", NEW).code == "con-hieu-luc"
    older = {OLD: old(), NEW: acting("thay thế", ngay_ban_hanh="01/01/2024")}
    assert effect(older, "2026-11-21").code == "chua-xac-dinh"


@pytest.mark.parametrize("keys", [{"xac_minh": "B"}, {"chua_chac": "ngay_hieu_luc"}])
def test_doubt_about_the_cause_is_doubt_about_the_effect(keys: dict[str, str]) -> None:
    """A replacement that is not verified leaves the end uncertain."""
    files = {OLD: old(), NEW: acting("thay thế", ngay_hieu_luc="01/07/2026", **keys)}
    ended = effect(files, "2026-11-21")
    assert (ended.code, ended.certain) == ("het-hieu-luc", False)


def test_a_siblings_document_ends_nothing_here() -> None:
    """What another province repeals for itself is no business of this one."""
    files = {OLD: old(ngay_hieu_luc="01/07/2025"), "tinh-c/van-ban/x": acting("bãi bỏ")}
    assert effect(files, "2026-11-21").code == "con-hieu-luc"
