"""The register finds documents by number or id, and tells relations from both sides.

They must not know how numbers are parsed; some writings of one number are tried.
"""

import pytest
from tests.workspaces import Files, article, catalogue, document

from nq57.catalogue.register import Register
from nq57.model.vocabulary import PREDICATES, Predicate

ROOT = "trung-uong/van-ban/57-nq-tw"
PLAN = "tinh-a/van-ban/211-kh-ubnd"


def relation(predicate: str, target: str, note: str = "") -> str:
    """The value of quan_he with one relation."""
    return f'[{{loai: {predicate}, van_ban: "{target}"{f", ghi_chu: {note}" if note else ""}}}]'


FILES: Files = {
    f"{ROOT}.yml": document("57-NQ/TW", loai="Nghị quyết", ngay_ban_hanh="22/12/2024"),
    f"{PLAN}.yml": document("211/KH-UBND", quan_he=relation("thi hành", "57-NQ/TW", "Mục II")),
    "tinh-a/tin-tuc/a.md": article(),
}


def register(files: Files = FILES, unit: str = "tinh-a") -> Register:
    """The register that a unit sees."""
    return catalogue(files, unit).register


def test_a_document_is_found_by_id_and_by_number() -> None:
    """However the number is written; other kinds are not in the register."""
    for name in (ROOT, "57-NQ/TW", "57/NQ-TW", "57-NQ / TW"):
        found = register().find(name, "tinh-a")
        assert found is not None, name
        assert found.id == ROOT
    assert register().find("tinh-a/tin-tuc/a", "tinh-a") is None


def test_nothing_is_guessed() -> None:
    """Unknown numbers, part of a number, plain words or a day that is another find nothing."""
    wrong = "57-NQ/TW ngày 23/12/2024"
    for name in ("7-NQ/TW", "57-NQ/TU", "557-NQ/TW", "Quyết định 57", "", "57", "mẫu", wrong):
        assert register().find(name, "tinh-a") is None, name


def test_a_number_means_what_its_author_could_see() -> None:
    """Of a province's and its ward's 8/KH-UBND the province means its own; the centre must say whose."""
    files: Files = {
        "tinh-a/van-ban/8.yml": document("8/KH-UBND", co_quan_ban_hanh="UBND tỉnh A"),
        "tinh-a/van-ban/b.yml": document("9/KH-UBND", quan_he=relation("căn cứ", "8/KH-UBND")),
        "tinh-a/xa-b/van-ban/b-8.yml": document("8/KH-UBND", co_quan_ban_hanh="UBND xã B"),
        "tinh-a/xa-b/van-ban/b-7.yml": document("7/KH-UBND", co_quan_ban_hanh="UBND xã B"),
        "tinh-a/tin-tuc/tinh.md": article("Kế hoạch số 8/KH-UBND và [[8/KH-UBND]], Kế hoạch số 7/KH-UBND."),
        "trung-uong/tin-tuc/tw.md": article("Kế hoạch số 7/KH-UBND."),
        "trung-uong/tin-tuc/tw-ro.md": article("Kế hoạch số 7/KH-UBND của UBND xã B."),
        "tinh-a/xa-b/tin-tuc/xa.md": article("Kế hoạch số 8/KH-UBND của UBND xã B, Kế hoạch số 7/KH-UBND."),
    }
    seen = catalogue(files, "tinh-a/xa-b")
    assert [edge.other and edge.other.id for edge in seen.register.edges["tinh-a/van-ban/b"]] == [
        "tinh-a/van-ban/8"
    ]
    citing = {name: {found.record.slug for found in by} for name, by in seen.cited_by.items()}
    assert citing == {
        "tinh-a/van-ban/8": {"b", "tinh"},
        "tinh-a/xa-b/van-ban/b-8": {"xa"},
        "tinh-a/xa-b/van-ban/b-7": {"xa", "tw-ro"},
    }


def test_what_stands_for_a_document_is_meant_by_those_who_knew_it() -> None:
    """A ward's record in the place of the province's answers to the province's texts."""
    files: Files = {
        "tinh-a/van-ban/8.yml": document("8/KH-UBND"),
        "tinh-a/van-ban/b.yml": document("9/KH-UBND", quan_he=relation("căn cứ", "8/KH-UBND")),
        "tinh-a/xa-b/van-ban/b-8.yml": document("8/KH-UBND", thay_the="tinh-a/van-ban/8"),
    }
    (edge,) = register(files, "tinh-a/xa-b").edges["tinh-a/van-ban/b"]
    assert edge.other is not None
    assert edge.other.id == "tinh-a/xa-b/van-ban/b-8"


@pytest.mark.parametrize("predicate", PREDICATES, ids=lambda predicate: predicate.code)
def test_a_relation_may_be_written_at_either_end(predicate: Predicate) -> None:
    """The verb at one document and its inverse at the other say the same of both."""
    for acting, other in (
        (f'quan_he: [{{loai: "{predicate.label}", van_ban: 1/KH-UBND}}]\n', ""),
        ("", f'quan_he: [{{loai: "{predicate.inverse.lower()}", van_ban: 2/KH-UBND}}]\n'),
    ):
        files = {
            "tinh-a/van-ban/cu.yml": document("1/KH-UBND", ngay_ban_hanh="2024") + other,
            "tinh-a/van-ban/moi.yml": document("2/KH-UBND") + acting,
        }
        edges = register(files).edges
        told = {name.rpartition("/")[2]: [(e.verb, e.text) for e in found] for name, found in edges.items()}
        assert told == {
            "cu": [(predicate.inverse, "Kế hoạch số 2/KH-UBND")],
            "moi": [(predicate.label, "Kế hoạch số 1/KH-UBND")],
        }


def test_an_ambiguous_number_finds_nothing() -> None:
    """Numbers restart yearly: the same one of two years is two documents, told apart by their days."""
    twice = {
        "tinh-a/van-ban/a.yml": document("1/KH-UBND", ngay_ban_hanh="02/06/2024"),
        "tinh-a/van-ban/b.yml": document("1/KH-UBND", ngay_ban_hanh="02/06/2025"),
    }
    assert register(twice).find("1/KH-UBND", "tinh-a") is None
    assert register(twice).find("tinh-a/van-ban/a", "tinh-a") is not None
    for day, name in (("02/06/2024", "a"), ("02/6/2025", "b")):
        found = register(twice).find(f"Kế hoạch số 1/KH-UBND ngày {day}", "tinh-a")
        assert found is not None
        assert found.slug == name


def test_a_relation_is_read_from_both_sides() -> None:
    """The verb and its inverse, with the note, from either document."""
    edges = register().edges
    down, up = edges[PLAN][0], edges[ROOT][0]
    assert (down.verb, down.text, down.note) == ("Thi hành", "Nghị quyết số 57-NQ/TW", "Mục II")
    assert (up.verb, up.text, up.note) == ("Được thi hành bởi", "Kế hoạch số 211/KH-UBND", "Mục II")
    assert down.other is not None
    assert down.other.id == ROOT


def test_a_unit_sees_relations_of_what_it_sees_only() -> None:
    """Another province's plan does not stand under the resolution here."""
    assert register(unit="tinh-c").edges[ROOT] == ()


def test_an_unknown_document_is_named_without_a_link() -> None:
    """The text is shown as the editor wrote it."""
    files = {f"{PLAN}.yml": document("211/KH-UBND", quan_he=relation("căn cứ", "999-NQ/TW"))}
    edge = register(files).edges[PLAN][0]
    assert (edge.other, edge.text) == (None, "999-NQ/TW")


def test_a_document_related_to_itself_is_told_once() -> None:
    """Not again from the other side."""
    files = {f"{PLAN}.yml": document("211/KH-UBND", quan_he=relation("tham chiếu", "211/KH-UBND"))}
    assert len(register(files).edges[PLAN]) == 1


def test_a_replaced_document_is_found_as_its_replacement() -> None:
    """By its old id too."""
    files = {
        **FILES,
        "tinh-a/van-ban/rieng.yml": document("57-NQ/TW", thay_the=ROOT, ngay_ban_hanh="22/12/2024"),
    }
    for name in (ROOT, "57-NQ/TW"):
        found = register(files).find(name, "tinh-a")
        assert found is not None
        assert found.id == "tinh-a/van-ban/rieng"
