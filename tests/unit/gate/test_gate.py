"""The gate looks through all that an editor wrote: keys, body, escapes, and what HTML hides."""

import pytest
from tests.small_files import png
from tests.workspaces import UNITS, Files, article, codes, loaded

from nq57.gate import check_text, find_in_text, finding_problem
from nq57.gate.texts import Places
from nq57.model.problems import Problem
from nq57.model.redaction import redacted
from nq57.model.source import Source

NEWS = "tinh-a/tin-tuc/tin.md"


def told(text: str, path: str = NEWS, more: Files | None = None) -> list[Problem]:
    """The problems of a workspace with this one file."""
    return list(loaded({**UNITS, path: text, **(more or {})}).problems)


@pytest.mark.parametrize(
    "text",
    [
        article("Đoạn đầu.\n\nTỐI MẬT\n\nĐoạn cuối."),
        article(tom_tat="MẬT"),
        article(tom_tat='"M\\u1EACT"'),
        article(tom_tat=">-\n  TỐI\n  MẬT"),
        article(the="\n  - TUYỆT MẬT"),
        article("<p>M&#7852;T</p>"),
        article("TỐI MẬT", khoa_la="x"),
    ],
    ids=["body", "key", "escape", "folded", "list", "entity", "broken record"],
)
def test_a_mark_anywhere_stops_the_record(text: str) -> None:
    """Wherever the mark stands, the record is not in the workspace, and the problem is an error."""
    found = loaded({**UNITS, NEWS: text})
    assert "dau-mat" in [p.code for p in found.problems]
    assert found.workspace.records == ()


def test_other_records_are_still_built() -> None:
    """Only the record with the mark is stopped."""
    found = loaded({**UNITS, NEWS: article("MẬT"), "tinh-a/tin-tuc/khac.md": article()})
    assert [record.slug for record in found.workspace.records] == ["khac"]


def test_a_stopped_original_takes_its_translations_along() -> None:
    """A translation is not published without its original."""
    found = loaded({**UNITS, NEWS: article("MẬT"), "tinh-a/tin-tuc/tin.en.md": article("Text.")})
    assert found.workspace.records == ()


def test_a_mark_in_a_unit_stops_the_unit() -> None:
    """A unit whose introduction bears a mark is not built."""
    found = loaded({**UNITS, "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\ngioi_thieu: MẬT\n"})
    assert "tinh-a" not in found.workspace.units
    assert "dau-mat" in [p.code for p in found.problems]


def test_terms_with_a_mark_are_left_out() -> None:
    """A vocabulary with a mark is not used."""
    found = loaded({**UNITS, "tu-vung.yml": "chu_de:\n  - ma: x\n    ten: TỐI MẬT\n"})
    assert "x" not in [term.code for term in found.workspace.vocabulary.topics]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Gọi 0912 345 678.", "so-dien-thoai"),
        ("Gọi 09<b>12</b>345678.", "so-dien-thoai"),
        ("Gọi 09**12345**678.", "so-dien-thoai"),
        ("Gọi &#48;912345678.", "so-dien-thoai"),
        ("CCCD 001090123456.", "so-dinh-danh"),
        ("Mật khẩu: Abc@1234", "khoa-bi-mat"),
        ("Dấu tuyệt mật đã đóng.", "nhac-do-mat"),
    ],
)
def test_personal_data_warn_and_are_masked(body: str, code: str) -> None:
    """Each warns once at its place, in words that do not repeat it, and the record is built."""
    found = loaded({**UNITS, NEWS: article(body)})
    assert [p.code for p in found.problems] == [code]
    (told,) = found.problems
    for language in ("vi", "en"):
        said = told.message(language) + told.mend(language)
        assert "345678" not in said.replace(" ", "")
        assert "123456" not in said
        assert "Abc@" not in said
        assert "{" not in said
    assert len(found.workspace.records) == 1


def test_the_place_is_the_line_and_column() -> None:
    """An editor is led to the very number."""
    (found,) = told(article("Dòng một.\nGọi 0912345678."))
    assert (found.source.line, found.source.column) == (6, 5)


def test_an_agency_gives_its_telephone_in_its_contact() -> None:
    """The same number is in order under `lien_he`, and not elsewhere in the unit's file."""
    unit = 'ten: Tỉnh A\ncap: Tỉnh\n{}dien_thoai: "0912345678"\n'
    assert codes({"tinh-a/don-vi.yml": unit.format("lien_he:\n  ")}) == []
    text = "ten: Tỉnh A\ncap: Tỉnh\ngioi_thieu: Gọi 0912345678\n"
    assert codes({"tinh-a/don-vi.yml": text}) == ["so-dien-thoai"]


def test_a_mark_in_a_name_stops_the_record() -> None:
    """The name of a record's file, or of what it shows, is a place where marks stand."""
    picture = article("Chữ.\n\n![Sơ đồ](TOI-MAT.png)")
    assert "dau-mat" in [p.code for p in told(picture, more={"tinh-a/tin-tuc/TOI-MAT.png": png()})]
    assert "dau-mat" in [p.code for p in told(article(), path="tinh-a/tin-tuc/bao-cao-toi-mat.md")]
    assert told(article(), path="tinh-a/tin-tuc/toi-mat-the-can-cuoc.md") == []


def test_a_mark_is_told_on_its_line() -> None:
    """Letters one a line and references are told where they begin."""
    (spelled,) = told(article("Đoạn.\n\nM\n\nẬ\n\nT\n"))
    (referred,) = told(article("Đoạn.\n\nM&#7852;T"))
    assert (spelled.source.line, referred.source.line) == (7, 7)


def test_pictures_of_children_need_consent() -> None:
    """The alternative of a picture, in a key or in the body, tells of children."""
    picture: Files = {"tinh-a/tin-tuc/anh.png": png()}
    key = article(anh="\n  tep: anh.png\n  mo_ta: Các em học sinh")
    body = article("Chữ.\n\n![Học sinh](anh.png)")
    for text, line in ((key, 6), (body, 7)):
        found = [p for p in told(text, more=picture) if p.code == "anh-tre-em"]
        assert [p.source.line for p in found] == [line]


Found = tuple[str, str, int, int]


def said(text: str, data: object = None, places: Places | None = None) -> list[Found]:
    """What is told of a text with these data: code, value, line and column."""
    keys = {} if data is None else {"a": data}
    found = check_text(text, "a.md", "0" * 64, keys, places or {})
    return [(p.code, dict(p.details)["value"], p.source.line, p.source.column) for p in found]


def test_of_one_search_a_hundred_findings_are_told() -> None:
    """Those of another search are not crowded out, nor are those behind escapes."""
    phones = "".join(f"0912 345 {n} \n" for n in range(100, 201))
    found = said(f"{phones}Mật khẩu: Abc@1234")
    assert [code for code, *_ in found] == ["so-dien-thoai"] * 100 + ["khoa-bi-mat"]
    hidden = "".join(f"09<b>12</b>345{n} \n" for n in range(100, 201))
    assert len(said(hidden)) == 100


@pytest.mark.parametrize(
    ("text", "place"),
    [("MẬT", (1, 1)), ("\nMẬT", (2, 1)), ("a\n\nMẬT\n", (3, 1)), ("Gọi 0912345678", (1, 5))],
)
def test_the_first_line_and_column_are_one(text: str, place: tuple[int, int]) -> None:
    """Lines and columns are counted as editors count them."""
    assert [one[2:] for one in said(text)] == [place]


def test_what_a_key_hides_is_told_at_the_key() -> None:
    """A value that does not stand so in the file is searched by itself, in lists too; each is told once."""
    places = {"a": (2, 3), "a.1.b": (4, 5)}
    assert said("x", "CCCD 001090123456", places) == [("so-dinh-danh", "00********56", 2, 3)]
    assert said("x", ["y", {"b": "MẬT"}], places) == [("dau-mat", "MẬT", 4, 5)]
    assert said("x", ["y", "MẬT"], places) == [("dau-mat", "MẬT", 1, 1)]
    assert len(said("x", ["MẬT", "MẬT và\nMẬT"])) == 1
    assert said("MẬT", "MẬT") == [("dau-mat", "MẬT", 1, 1)]
    assert said("x", 7) == []


def test_signs_that_hide_are_looked_for_behind_escapes() -> None:
    """What HTML or a key spells out is told at the head of the file, or at the key."""
    assert said("a&#x202E;b") == [("ky-tu-dao-chieu", "U+202E", 1, 1)]
    assert said("x", "a\u200bb", {"a": (7, 8)}) == [("ky-tu-an", "U+200B", 7, 8)]
    assert said("**M**Ậ**T**") == [("dau-mat", "MẬT", 1, 1)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("https://chinhphu.vn@evil.example/", ["ten-mien-gia"]),
        ("http://langson.gov.vn.evil.example", ["lien-ket-lua"]),
        ("https://langson.gov.vn/", []),
        ("https://chinhphu.vn@evil.example/\nHai dòng là lời, không phải địa chỉ", []),
        ("Xem https://chinhphu.vn@evil.example/", []),
    ],
)
def test_a_key_that_is_an_address_must_not_deceive(value: str, code: list[str]) -> None:
    """An address alone in a key is judged as a link is, at its own place; who logs in is not repeated."""
    shown = redacted(value)
    assert said(value, value, {"a": (3, 4)}) == [(one, shown, 3, 4) for one in code]
    assert said(value, value) == [(one, shown, 1, 1) for one in code]


def test_pictures_in_a_body_are_told_at_their_line() -> None:
    """The alternative text of a picture counts wherever the picture stands."""
    picture: Files = {"tinh-a/tin-tuc/anh.png": png()}
    found = told(article("![Các cháu](anh.png)\nChữ.\n\n![Học sinh](anh.png)"), more=picture)
    places = [(p.source.line, p.source.column) for p in found if p.code == "anh-tre-em"]
    assert places == [(5, 1), (8, 1)]


def test_a_finding_in_an_attachment_says_where() -> None:
    """The place inside a file is part of the sentence, and the digest lets it be signed for."""
    (mark,) = find_in_text("TỐI MẬT")
    found = finding_problem(mark, Source("a.pdf"), "f" * 64, " (trang 3)")
    assert "(trang 3)" in found.message()
    assert ("digest", "f" * 64) in found.details
