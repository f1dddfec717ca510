"""What only the whole workspace tells: one address once, one document once, no reference to nothing.

They must not know how files are read; each rule is shown by the smallest workspace.
"""

import pytest
from tests.workspaces import PROVINCE, UNITS, Files, article, document, loaded

C = "trung-uong/van-ban/57-nq-tw"
NQ = document("57-NQ/TW", ngay_ban_hanh="22/12/2024")


def found(files: Files) -> list[tuple[str, str]]:
    """Code and file of every problem of these files among the usual units."""
    return [(p.code, p.source.path) for p in loaded({**UNITS, **files}).problems]


def guesses(files: Files) -> list[str | None]:
    """The guesses of those problems."""
    return [dict(p.details).get("guess") for p in loaded({**UNITS, **files}).problems]


def test_one_address_on_the_way_up_is_a_collision() -> None:
    """The lower record is told, names the upper, and is not built."""
    files = {"tinh-a/tin-tuc/a.md": article(), "tinh-a/xa-b/tin-tuc/a.md": article()}
    assert found(files) == [("trung-dia-chi", "tinh-a/xa-b/tin-tuc/a.md")]
    assert [r.id for r in loaded({**UNITS, **files}).workspace.records] == ["tinh-a/tin-tuc/a"]


def test_siblings_may_use_one_address() -> None:
    """No unit sees both."""
    assert found({"tinh-a/tin-tuc/a.md": article(), "tinh-c/tin-tuc/a.md": article()}) == []


def test_folders_inside_a_kind_do_not_part_addresses() -> None:
    """They only sort files."""
    files = {"tinh-a/tin-tuc/a.md": article(), "tinh-a/tin-tuc/2025/a.md": article()}
    assert found(files) == [("trung-dia-chi", "tinh-a/tin-tuc/a.md")]


def test_a_document_registered_twice_on_the_way_up_is_told() -> None:
    """By number and year, however the number is written."""
    for number in ("57-NQ/TW", "57/NQ-TW"):
        files = {f"{C}.yml": NQ, "tinh-a/van-ban/nq.yml": document(number, ngay_ban_hanh="2024")}
        assert ("trung-van-ban", "tinh-a/van-ban/nq.yml") in found(files)


def test_numbers_restart_yearly() -> None:
    """Another year, another document; an unknown year may be the same."""
    plan = document("8/KH-UBND", ngay_ban_hanh="22/12/2024")
    for day, codes in (("2025", []), ("2024", ["trung-van-ban"]), ("", ["khoa-de-trong", "trung-van-ban"])):
        own = document("8/KH-UBND", ngay_ban_hanh=day)
        files = {"tinh-a/van-ban/8.yml": plan, "tinh-a/van-ban/8-2.yml": own}
        assert sorted(code for code, _ in found(files)) == codes, day


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("57-NQ/TW", "2025", ["trung-van-ban"]),  # the thirteenth term ran until January 2026
        ("57-NQ/TW", "01/03/2026", []),
        ("57-NQ/TW", "2026", ["trung-van-ban"]),  # before the congress or behind it
        ("57-NQ/TW", "01/05/2019", []),
        ("8-KH/TU", "01/03/2025", ["trung-van-ban"]),
        ("8-KH/TU", "01/11/2025", []),
    ],
)
def test_the_partys_numbers_restart_with_a_term(number: str, day: str, codes: list[str]) -> None:
    """Years within a term are no ground to take two records for two documents."""
    first, own = (document(number, ngay_ban_hanh=one) for one in ("22/12/2024", day))
    files = {"tinh-a/van-ban/8.yml": first, "tinh-a/van-ban/8-2.yml": own}
    assert [code for code, _ in found(files)] == codes


def test_a_province_and_its_ward_number_their_plans_alike() -> None:
    """Two issuers, two documents; one issuer under two spellings is one."""
    plan = document("8/KH-UBND", co_quan_ban_hanh="UBND tỉnh A")
    for issuer, codes in (
        ("UBND xã B", []),
        ("Ủy ban nhân dân xã B, tỉnh A", []),
        ("Ủy ban nhân dân tỉnh A", ["trung-van-ban"]),
    ):
        own = document("8/KH-UBND", co_quan_ban_hanh=issuer)
        files = {"tinh-a/van-ban/8.yml": plan, "tinh-a/xa-b/van-ban/b-8.yml": own}
        assert [code for code, _ in found(files)] == codes


def test_siblings_may_register_one_document() -> None:
    """Two provinces' plans of one number are two documents."""
    files = {f"{p}/van-ban/a.yml": document("211/KH-UBND") for p in ("tinh-a", "tinh-c")}
    assert found(files) == []


def test_documents_without_number_are_never_the_same() -> None:
    """Nothing tells them from each other but their files."""
    assert found({f"tinh-a/van-ban/{n}.yml": document("không số") for n in "ab"}) == []


def test_a_declared_replacement_is_no_collision() -> None:
    """Neither of addresses nor of documents."""
    files = {f"{C}.yml": NQ, "tinh-a/van-ban/57-nq-tw.yml": NQ + f"thay_the: {C}\n"}
    assert found(files) == []


@pytest.mark.parametrize(
    "target", ["tinh-c/tin-tuc/c", "tinh-a/tin-tuc/a", "tinh-a/xa-b/tin-tuc/b", "khong-co"]
)
def test_only_records_seen_can_be_replaced(target: str) -> None:
    """Not a sibling's, not one's own self, not one below, not nothing."""
    files = {
        "tinh-a/tin-tuc/a.md": article(thay_the=target),
        "tinh-a/xa-b/tin-tuc/b.md": article(),
        "tinh-c/tin-tuc/c.md": article(),
    }
    assert found(files) == [("bai-la", "tinh-a/tin-tuc/a.md")]


@pytest.mark.parametrize("key", ["an", "hien"])
def test_only_records_seen_can_be_hidden_or_shown(key: str) -> None:
    """A misspelt id is told with the nearest one that exists."""
    files = {f"{C}.yml": NQ, "tinh-a/don-vi.yml": PROVINCE + f"{key}: trung-uong/van-ban/57-nq-tv\n"}
    assert found(files) == [("bai-la", "tinh-a/don-vi.yml")]
    assert guesses(files) == [C]


def test_a_series_is_of_records_seen_and_for_an_audience_that_is_known() -> None:
    """Both are told at their own lines."""
    series = "loat_bai:\n  - {ten: Loạt, doi_tuong: Người lạ, bai: [trung-uong/van-ban/57-nq-tv]}\n"
    files = {f"{C}.yml": NQ, "tinh-a/don-vi.yml": PROVINCE + series}
    assert found(files) == [("doi-tuong-la", "tinh-a/don-vi.yml"), ("bai-la", "tinh-a/don-vi.yml")]
    assert guesses(files)[-1] == C


def test_parts_to_hide_are_kinds_and_a_few_pages() -> None:
    """Anything else is told with the nearest."""
    files = {"tinh-a/don-vi.yml": PROVINCE + "an_phan: [hoi-dap, gioi-thieu, chu-de, hoidap]\n"}
    assert (found(files), guesses(files)) == ([("phan-la", "tinh-a/don-vi.yml")], ["hoi-dap"])


@pytest.mark.parametrize(
    ("name", "codes"),
    [("tinh-c", []), ("tinh-a", ["don-vi-la"]), ("tinh-x", ["don-vi-la"]), ("trung-uong", ["don-vi-la"])],
)
def test_a_successor_is_another_unit(name: str, codes: list[str]) -> None:
    """Neither itself, nor the centre, nor nothing."""
    files = {"tinh-a/don-vi.yml": PROVINCE + f"chuyen_sang: {name}\n"}
    assert [code for code, _ in found(files)] == codes


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        ("57-NQ/TW", []),
        (C, []),
        ("58-NQ/TW", ["quan-he-la"]),
        ("tinh-c/van-ban/c", ["quan-he-la"]),
        ("Nghị quyết 57", []),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024", []),
        ("57-NQ/TW ngày 23/12/2024", ["quan-he-la"]),
        ("7/KH-UBND", ["quan-he-mo-ho"]),
        ("7/KH-UBND ngày 02/06/2025", []),
    ],
)
def test_a_relation_leads_to_a_document_that_is_seen(target: str, codes: list[str]) -> None:
    """By number, said more or less fully, or id; otherwise a warning: not every document is registered."""
    plan = document("1/KH-UBND", quan_he=f'[{{loai: thi hành, van_ban: "{target}"}}]')
    files = {f"{C}.yml": NQ, "tinh-a/van-ban/a.yml": plan, "tinh-c/van-ban/c.yml": document("2/KH-UBND")}
    files |= {
        "tinh-a/van-ban/7-2024.yml": document("7/KH-UBND", ngay_ban_hanh="2024"),
        "tinh-a/van-ban/7-2025.yml": document("7/KH-UBND"),
    }
    assert [code for code, _ in found(files)] == codes


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        ("van-ban/57-nq-tw", []),
        ("van-ban/57-nq-tw/#muc", []),
        ("tin-tuc/b", ["lien-ket-trong-la"]),
        ("tin-tuc/c", ["lien-ket-trong-la"]),
        ("trung-uong/van-ban/57-nq-tw", ["lien-ket-trong-la"]),
        ("van-ban", []),
    ],
)
def test_an_inner_link_leads_to_what_the_writer_sees(target: str, codes: list[str]) -> None:
    """Not to a unit below or beside it, where its readers would find nothing."""
    files = {
        f"{C}.yml": NQ,
        "tinh-a/tin-tuc/a.md": article(f"[x]({target})"),
        "tinh-a/xa-b/tin-tuc/b.md": article(),
        "tinh-c/tin-tuc/c.md": article(),
    }
    assert [code for code, _ in found(files)] == codes


def test_a_link_of_a_translation_is_checked_too() -> None:
    """In its own file."""
    files = {"tinh-a/tin-tuc/a.md": article(), "tinh-a/tin-tuc/a.en.md": article("[x](tin-tuc/khong-co)")}
    assert found(files) == [("lien-ket-trong-la", "tinh-a/tin-tuc/a.en.md")]
