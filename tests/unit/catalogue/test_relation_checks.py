"""Relations and dates that cannot be true are told, each at the document that says so."""

from collections.abc import Mapping

from tests.workspaces import DAY, UNITS, document, loaded

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
    """Two that end each other by whichever verb, and three in a row; not different verbs."""
    two = {"a": (to("thay thế", 2), "01/06/2025"), "b": (to("bãi bỏ", 1), "01/06/2025")}
    assert told(two) == [("quan-he-vong", "a.yml"), ("quan-he-vong", "b.yml")]
    three = {
        "a": (to("căn cứ", 2), "2025"),
        "b": (to("căn cứ", 3), "2025"),
        "c": (to("căn cứ", 1), "2025"),
        "d": (to("căn cứ", 1), "2025"),
    }
    assert told(three) == [("quan-he-vong", f"{name}.yml") for name in "abc"]
    mixed = {"a": (to("căn cứ", 2), "2025"), "b": (to("hướng dẫn", 1), "2025")}
    assert told(mixed) == []


def test_against_time() -> None:
    """An older one cannot replace a newer one; where a day is unknown it may be."""
    assert told({"a": (to("thay thế", 2), "01/06/2025"), "b": ("", "02/06/2025")}) == [
        ("quan-he-nguoc", "a.yml")
    ]
    assert told({"a": (to("thay thế", 2), "06/2025"), "b": ("", "02/06/2025")}) == []
    assert told({"a": (to("tham chiếu", 2), "01/06/2025"), "b": ("", "02/06/2025")}) == []


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
