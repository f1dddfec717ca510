"""Unknown and ambiguous documents are told, judged by what the record's own unit sees."""

from tests.workspaces import DAY, UNITS, Files, article, document, loaded, task

from nq57.catalogue.reviews import review
from nq57.model.problems import Problem

KNOWN: Files = {**UNITS, "trung-uong/van-ban/57.yml": document("57-NQ/TW", ngay_ban_hanh="22/12/2024")}
TWICE: Files = {
    "trung-uong/van-ban/a.yml": document("7/QĐ-TTg", ngay_ban_hanh="02/06/2024"),
    "trung-uong/van-ban/b.yml": document("7/QĐ-TTg", ngay_ban_hanh="03/06/2025"),
}


def remarks(files: Files) -> list[Problem]:
    """What a review says."""
    return review(loaded({**KNOWN, **files}).workspace, DAY)


def errors(files: Files) -> list[tuple[str, str]]:
    """Code and candidates or guess of what bars a record."""
    found = loaded({**KNOWN, **files}).problems
    return [(p.code, dict(p.details).get("candidates") or dict(p.details).get("guess", "")) for p in found]


def test_an_unknown_document_is_told_once_for_a_unit() -> None:
    """With the number, the records that name it, and what is like it."""
    text = article("Theo Nghị quyết số 58-NQ/TW.")
    files = {f"tinh-a/tin-tuc/{name}.md": text for name in "abcde"}
    found = remarks(files)
    assert [p.code for p in found] == ["vien-dan-la"]
    details = dict(found[0].details)
    assert (details["number"], details["records"]) == ("58-NQ/TW", "a, b, c và 2 bài khác")
    assert details["candidates"] == "trung-uong/van-ban/57"


def test_many_foreign_documents_of_one_text_are_told_at_once() -> None:
    """A long report is no flood of warnings; what may be a slip, or concerns few, is told apart."""
    foreign = "; ".join(f"Công văn số {serial}/SNV-TCBC" for serial in range(2000, 2015))
    found = remarks({"tinh-a/tin-tuc/a.md": article(f"Nghị quyết số 58-NQ/TW; {foreign}.")})
    assert [p.code for p in found] == ["vien-dan-la", "vien-dan-la-nhieu"]
    many = dict(found[1].details)
    assert many["count"] == "15"
    assert many["values"].startswith("2000/SNV-TCBC, 2001/SNV-TCBC, ")
    assert many["values"].endswith("2011/SNV-TCBC và 3 văn bản khác")
    few = remarks({"tinh-a/tin-tuc/a.md": article("Công văn số 1/SNV-TCBC; Công văn số 2/SNV-TCBC.")})
    assert [p.code for p in few] == ["vien-dan-la", "vien-dan-la"]


def test_each_unit_is_judged_by_its_own_sight() -> None:
    """What a sibling has is unknown here, and what stands above is known."""
    plan, text = document("5/KH-UBND"), article("Theo Kế hoạch số 5/KH-UBND và Nghị quyết số 57-NQ/TW.")
    files = {"tinh-a/van-ban/5.yml": plan, "tinh-a/xa-b/tin-tuc/a.md": text, "tinh-c/tin-tuc/a.md": text}
    assert [(p.code, p.source.path) for p in remarks(files)] == [("vien-dan-la", "tinh-c/tin-tuc/a.md")]
    leaked = dict(remarks(files)[0].details)["candidates"]
    assert "tinh-a" not in leaked


def test_what_deserves_no_warning() -> None:
    """An alias that means nothing here, a draft's blank number, a document that is known."""
    text = article("Kế hoạch số 01; Kế hoạch số      /KH-UBND; Nghị quyết số 57-NQ/TW; ngày 22/12/2024.")
    assert remarks({"tinh-a/tin-tuc/a.md": text}) == []


def test_ambiguous_and_contradicted_mentions_have_their_own_warnings() -> None:
    """Two years of one number; and another day than the register's."""
    text = article("Theo Quyết định số 7/QĐ-TTg; Nghị quyết số 57-NQ/TW ngày 23/12/2024.")
    found = remarks({**TWICE, "tinh-a/tin-tuc/a.md": text})
    assert [p.code for p in found] == ["vien-dan-mo-ho", "vien-dan-trai"]
    assert dict(found[0].details)["candidates"] == "trung-uong/van-ban/a, trung-uong/van-ban/b"


def test_a_reference_must_lead_to_one_document() -> None:
    """By number, number with date, id or address; else it is an error with candidates."""
    known = "[[57-NQ/TW]] [[trung-uong/van-ban/a]] [[van-ban/b]] [[Quyết định số 7/QĐ-TTg ngày 2/6/2024]]"
    assert errors({**TWICE, "tinh-a/tin-tuc/a.md": article(known)}) == []
    both = "trung-uong/van-ban/a, trung-uong/van-ban/b"
    assert errors({**TWICE, "tinh-a/tin-tuc/a.md": article("[[7/QĐ-TTg]]")}) == [("tham-chieu-mo-ho", both)]
    unknown = {"tinh-a/tin-tuc/a.md": article("[[58-NQ/TW]] [[không có]]")}
    assert errors(unknown) == [("tham-chieu-la", "trung-uong/van-ban/57"), ("tham-chieu-la", "")]


def test_a_reference_to_a_siblings_document_is_an_error() -> None:
    """No unit's text may refer to what its readers cannot see."""
    files = {"tinh-a/van-ban/5.yml": document("5/KH-UBND"), "tinh-c/tin-tuc/a.md": article("[[5/KH-UBND]]")}
    assert errors(files) == [("tham-chieu-la", "")]
    by_id = {**files, "tinh-c/tin-tuc/a.md": article("[[tinh-a/van-ban/5]] [[van-ban/5]]")}
    assert [code for code, _ in errors(by_id)] == ["tham-chieu-la", "tham-chieu-la"]


def test_a_units_introduction_is_judged_too() -> None:
    """A reference in it must lead to a document that the unit sees."""
    unit = "ten: Tỉnh A\ncap: Tỉnh\ngioi_thieu: Theo [[57-NQ/TW]] và [[58-NQ/TW]].\n"
    found = loaded({**KNOWN, "tinh-a/don-vi.yml": unit}).problems
    assert [(p.code, p.source.path) for p in found] == [("tham-chieu-la", "tinh-a/don-vi.yml")]


def test_every_key_that_names_a_document_is_told() -> None:
    """A plan of a task or target, the basis of an answer: unknown, or one of several."""
    question = "cau_hoi: Gì?\ncan_cu: [57-NQ/TW, 7/QĐ-TTg, 9/QĐ-TTg]\nnoi_dung: Trả lời.\n"
    files = {
        **TWICE,
        "tinh-a/nhiem-vu/a.yml": task(van_ban="58-NQ/TW"),
        "tinh-a/nhiem-vu/b.yml": task(van_ban="7/QĐ-TTg ngày 02/06/2024"),
        "tinh-a/hoi-dap/a.yml": question,
    }
    found = loaded({**KNOWN, **files}).problems
    assert [(p.code, p.source.path.partition("/")[2], p.source.line) for p in found] == [
        ("quan-he-mo-ho", "hoi-dap/a.yml", 2),
        ("quan-he-la", "hoi-dap/a.yml", 2),
        ("quan-he-la", "nhiem-vu/a.yml", 4),
    ]
    assert dict(found[2].details)["key"] == "van_ban"
