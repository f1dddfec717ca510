"""Relations and dates that cannot be true are told, each at the document that says so."""

from collections.abc import Mapping

import pytest
from tests.workspaces import DAY, UNITS, WARD, document, loaded

from nq57.catalogue.reviews import review

Documents = Mapping[str, tuple[str, str]]


def told(documents: Documents, **dates: str) -> list[tuple[str, str]]:
    """Code and file of every remark; each document is given by its relations and date of issue."""
    files = {
        f"tinh-a/van-ban/{name}.yml": document(
            f"{number}/KH-UBND", quan_he=f"[{relations}]", **({"ngay_ban_hanh": issued} | dates)
        )
        for number, (name, (relations, issued)) in enumerate(documents.items(), start=1)
    }
    found = review(loaded({**UNITS, **files}).workspace, DAY)
    return [(p.code, p.source.path.rpartition("/")[2]) for p in found]


def to(verb: str, number: int) -> str:
    """One relation."""
    return f"{{loai: {verb}, van_ban: {number}/KH-UBND}}"


def test_sound_relations_are_not_remarked_on() -> None:
    """A newer one replaces an older one, two stand side by side, a plan is carried out."""
    documents = {
        "a": ("", "01/06/2025"),
        "b": (f"{to('thay thế', 1)}, {to('song hành', 3)}", "02/06/2025"),
        "c": (f"{to('thi hành', 1)}, {to('song hành', 2)}", "06/2025"),
    }
    assert told(documents) == []


def test_a_relation_to_itself() -> None:
    """Told as such, not as a circle."""
    assert told({"a": (to("căn cứ", 1), "01/06/2025")}) == [("quan-he-tu-than", "a.yml")]


def test_circles() -> None:
    """Each told once: two that end each other by whichever verb, three in a row; not different verbs."""
    two = {"a": (to("thay thế", 2), "01/06/2025"), "b": (to("bãi bỏ", 1), "01/06/2025")}
    assert told(two) == [("quan-he-vong", "a.yml")]
    three = {
        "a": (to("căn cứ", 2), "2025"),
        "b": (to("căn cứ", 3), "2025"),
        "c": (to("căn cứ", 1), "2025"),
        "d": (to("căn cứ", 1), "2025"),
    }
    assert told(three) == [("quan-he-vong", "a.yml")]
    mixed = {"a": (to("căn cứ", 2), "2025"), "b": (to("hướng dẫn", 1), "2025")}
    assert told(mixed) == []


def test_a_circle_is_told_at_the_relation_that_goes_round() -> None:
    """Not at another one of the same verb above it; of two units' documents at the one that sees it all."""
    files = {
        "trung-uong/van-ban/a.yml": document(
            "1/QĐ-TTg", quan_he="[{loai: căn cứ, van_ban: tinh-a/van-ban/b}]"
        ),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND")
        + "quan_he:\n  - loai: căn cứ\n    van_ban: 9/QĐ-TTg\n  - loai: căn cứ\n    van_ban: 3/KH-UBND\n",
        "tinh-a/van-ban/c.yml": document("3/KH-UBND", quan_he="[{loai: căn cứ, van_ban: 1/QĐ-TTg}]"),
    }
    found = review(loaded({**UNITS, **files}).workspace, DAY)
    assert [(p.code, p.source.path, p.source.line) for p in found] == [
        ("quan-he-vong", "tinh-a/van-ban/b.yml", 11)
    ]


@pytest.mark.parametrize(
    ("verb", "levels", "codes"),
    [
        ("thay thế", ("Đơn vị", "Tỉnh"), ["quan-he-vuot-cap"]),
        ('"sửa đổi, bổ sung"', ("Tỉnh", "Trung ương"), ["quan-he-vuot-cap"]),
        ("thi hành", ("Tỉnh", "Trung ương"), []),
        ("bãi bỏ", ("Tỉnh", "Đơn vị"), []),
        ("bãi bỏ", ("Tỉnh", "Tỉnh"), []),
    ],
)
def test_a_lower_document_changes_no_higher_one(
    verb: str, levels: tuple[str, str], codes: list[str]
) -> None:
    """What the law does not let it do is told; what is unknown is not."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", cap=levels[0], quan_he=f"[{to(verb, 2)}]"),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND", cap=levels[1]),
    }
    assert [p.code for p in review(loaded({**UNITS, **files}).workspace, DAY)] == codes
    unknown = {**files, "tinh-a/van-ban/b.yml": document("2/KH-UBND")}
    assert review(loaded({**UNITS, **unknown}).workspace, DAY) == []


def test_a_draft_refutes_no_stated_effect() -> None:
    """Pages do not know it yet; once posted it does."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", tinh_trang="Còn hiệu lực"),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND", quan_he=f"[{to('thay thế', 1)}]", nhap="có"),
    }
    assert review(loaded({**UNITS, **files}).workspace, DAY) == []
    files["tinh-a/van-ban/b.yml"] = files["tinh-a/van-ban/b.yml"].replace("nhap: có", "nhap: không")
    assert [p.code for p in review(loaded({**UNITS, **files}).workspace, DAY)] == ["hieu-luc-trai"]


def test_a_record_that_stands_for_another_is_judged_in_its_place() -> None:
    """Relations to the number lead to it, where both bear one number."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND"),
        "tinh-a/xa-b/van-ban/a-moi.yml": document(
            "1/KH-UBND", thay_the="tinh-a/van-ban/a", tinh_trang="Còn hiệu lực"
        ),
        "tinh-a/xa-b/van-ban/b.yml": document("2/KH-UBND", quan_he=f"[{to('thay thế', 1)}]"),
    }
    found = review(loaded({**UNITS, **files}).workspace, DAY)
    assert [(p.code, p.source.path) for p in found] == [("hieu-luc-trai", "tinh-a/xa-b/van-ban/a-moi.yml")]


def test_against_time() -> None:
    """An older one cannot replace a newer one; where a day is unknown it may be."""
    assert told({"a": (to("thay thế", 2), "01/06/2025"), "b": ("", "02/06/2025")}) == [
        ("quan-he-nguoc", "a.yml")
    ]
    assert told({"a": (to("thay thế", 2), "06/2025"), "b": ("", "02/06/2025")}) == []
    assert told({"a": (to("tham chiếu", 2), "01/06/2025"), "b": ("", "02/06/2025")}) == []


def test_an_inverse_is_judged_as_what_it_says() -> None:
    """Who acts is the other one: by its date, its level, in a circle once."""
    by = "được thay thế bởi"
    assert told({"a": (to(by, 2), "02/06/2025"), "b": ("", "01/06/2025")}) == [("quan-he-nguoc", "a.yml")]
    assert told({"a": (to(by, 2), "01/06/2025"), "b": ("", "02/06/2025")}) == []
    both = {"a": (to(by, 2), "01/06/2025"), "b": (to("thay thế", 1), "02/06/2025")}
    assert told(both) == []
    circle = {"a": (f"{to(by, 2)}, {to('thay thế', 2)}", "2025"), "b": ("", "2025")}
    assert told(circle) == [("quan-he-vong", "a.yml")]
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", cap="Tỉnh", quan_he=f"[{to(by, 2)}]"),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND", cap="Đơn vị"),
    }
    (found,) = review(loaded({**UNITS, **files}).workspace, DAY)
    assert found.code == "quan-he-vuot-cap"
    assert found.message("vi").startswith("Văn bản cấp đơn vị không thể thay thế văn bản cấp tỉnh")


@pytest.mark.parametrize(
    ("hidden", "verb", "codes"),
    [
        ("[tinh-a/van-ban/b]", "thay thế", ["an-lam-sai-hieu-luc"]),
        ("tinh-a/van-ban/b", "bãi bỏ", ["an-lam-sai-hieu-luc"]),
        ("[tinh-a/van-ban/b, tinh-a/van-ban/a]", "thay thế", []),
        ("[tinh-a/van-ban/a]", "thay thế", []),
        ("[tinh-a/van-ban/b]", "thi hành", []),
    ],
)
def test_who_hides_an_end_hides_what_it_ends(hidden: str, verb: str, codes: list[str]) -> None:
    """Told at the line of the unit's file."""
    files = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", ngay_ban_hanh="2024"),
        "tinh-a/van-ban/b.yml": document("2/KH-UBND", quan_he=f"[{to(verb, 1)}]"),
        "tinh-a/xa-b/don-vi.yml": f"{WARD}an: {hidden}\n",
    }
    found = review(loaded({**UNITS, **files}).workspace, DAY)
    assert [p.code for p in found] == codes
    assert {(p.source.path, p.source.line) for p in found} <= {("tinh-a/xa-b/don-vi.yml", 3)}


def test_dates_in_the_wrong_order() -> None:
    """In force before it was issued; ended before it was in force."""
    assert told({"a": ("", "02/06/2025")}, ngay_hieu_luc="01/06/2025") == [("hieu-luc-nguoc", "a.yml")]
    ended = {"ngay_hieu_luc": "03/06/2025", "ngay_het_hieu_luc": "02/06/2025"}
    assert told({"a": ("", "02/06/2025")}, **ended) == [("hieu-luc-nguoc", "a.yml")]


def test_a_stated_effect_that_the_register_refutes() -> None:
    """Still in force though replaced; not yet in force though its day is past."""
    replaced = {"a": ("", "01/06/2025"), "b": (to("thay thế", 1), "02/06/2025")}
    assert told(replaced, tinh_trang="Còn hiệu lực") == [("hieu-luc-trai", "a.yml")]
    dated = {"ngay_hieu_luc": "03/06/2025"}
    assert told({"a": ("", "2025")}, tinh_trang="Chưa có hiệu lực", **dated) == [("hieu-luc-trai", "a.yml")]
    assert told({"a": ("", "2025")}, tinh_trang="Hết hiệu lực", **dated) == []
