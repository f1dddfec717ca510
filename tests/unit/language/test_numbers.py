"""Document numbers: each form met in practice, what it is read as, and what is said against it."""

import pytest

from nq57.language.numbers import MOST_CHARACTERS, Number, parse_number

CANONICAL = [
    ("57-NQ/TW", Number("57", "NQ", "TW", None, "party")),
    ("01-KH/BCĐTW", Number("01", "KH", "BCĐTW", None, "party")),
    ("31-KH/BTGDVTU", Number("31", "KH", "BTGDVTU", None, "party")),
    ("3260-KH/ĐĐQH15", Number("3260", "KH", "ĐĐQH15", None, "party")),
    ("08-QĐi/TW", Number("08", "QĐi", "TW", None, "party")),
    ("1169/QĐ-TTg", Number("1169", "QĐ", "TTg", None, "state")),
    ("71/NQ-CP", Number("71", "NQ", "CP", None, "state")),
    ("1672/NQ-UBTVQH15", Number("1672", "NQ", "UBTVQH15", None, "state")),
    ("04/TTr-BKHCN-BTTTT", Number("04", "TTr", "BKHCN-BTTTT", None, "state")),
    ("12a/QĐ-UBND", Number("12a", "QĐ", "UBND", None, "state")),
    ("30/CĐ-TW", Number("30", "CĐ", "TW", None, "state")),
    ("12/KH-BCĐ", Number("12", "KH", "BCĐ", None, "state")),
    ("88/2025/NĐ-CP", Number("88", "NĐ", "CP", 2025, "legal")),
    ("66.13/2026/NQ-CP", Number("66.13", "NQ", "CP", 2026, "legal")),
    ("193/2025/QH15", Number("193", "", "QH15", 2025, "legal")),
    ("12/2024/L-CTN", Number("12", "L", "CTN", 2024, "legal")),
    ("10697/UBND-KGVX", Number("10697", "", "UBND-KGVX", None, "letter")),
    ("600/KH-BCA-C04", Number("600", "KH", "BCA-C04", None, "state")),
    ("123/UBND-KT.TH", Number("123", "", "UBND-KT.TH", None, "letter")),
    ("05/HD-MTTW-BTT", Number("05", "HD", "MTTW-BTT", None, "state")),
    ("996/KH-TCTLNTW-C04", Number("996", "KH", "TCTLNTW-C04", None, "state")),
    ("12-KH/BTGTU", Number("12", "KH", "BTGTU", None, "party")),
    (
        "05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
        Number("05", "TTLT", "VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT", 2012, "legal"),
    ),
    ("/KH-UBND", Number("", "KH", "UBND", None, "draft")),
    ("-KH/TU", Number("", "KH", "TU", None, "draft")),
    ("/2025/NĐ-CP", Number("", "NĐ", "CP", 2025, "draft")),
]


@pytest.mark.parametrize(("text", "number"), CANONICAL)
def test_canonical_print_is_read_without_a_warning(text: str, number: Number) -> None:
    """Party, state, legal, letter and draft numbers come apart and go together again."""
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.number == number
    assert parsed.number.canonical == text
    assert (parsed.canonical_input, parsed.warnings) == (True, ())


OTHER_FORMS = [
    ("57/NQ-TW", "57-NQ/TW", "flipped-order"),
    ("NQ-57/TW", "57-NQ/TW", "flipped-order"),
    ("71-NQ/CP", "71/NQ-CP", "flipped-order"),
    ("1527-TTr/SKHCN", "1527/TTr-SKHCN", "flipped-order"),
    ("19-2016/NQ-CP", "19/2016/NQ-CP", "old-form"),
    ("64-CP", "64/CP", "old-form"),
    ("24-L/CTN", "24/L-CTN", "old-form"),
    ("21/2017QH14", "21/2017/QH14", "separators"),
    ("48VBHN-VPQH", "48/VBHN-VPQH", "missing-hyphen"),
    ("42/2022/NĐCP", "42/2022/NĐ-CP", "missing-hyphen"),
    ("57NQ/TW", "57-NQ/TW", "missing-hyphen"),
    ("1169 qd ttg", "1169/QĐ-TTg", "separators"),
    ("57-NQ-TW", "57-NQ/TW", "separators"),
    ("1169/QD-TTG", "1169/QĐ-TTg", "spelling"),
    ("63-CTR/TU", "63-CTr/TU", "spelling"),
    ("Số:      /KH-SNgV", "/KH-SNgV", "layout"),
    ("Số: …… /KH-UBND", "/KH-UBND", "layout"),
    ("57-\nNQ/TW", "57-NQ/TW", "layout"),
    ("2273/KH-\n\nUBND", "2273/KH-UBND", "layout"),
    ("01 /2018/ NQ- HĐND", "01/2018/NQ-HĐND", "layout"),
    ("57\u2013NQ/TW", "57-NQ/TW", "layout"),
    ("57-\u00adNQ/\u200bTW", "57-NQ/TW", "layout"),
    ("1169/Q\u00d0-TTg", "1169/QĐ-TTg", "layout"),
    ("211 JKH-UBND", "211/KH-UBND", "ocr"),
    ("S7T-NQ/TW", "57-NQ/TW", "ocr"),
    ("1169/QP-TTg", "1169/QĐ-TTg", "ocr"),
    ("1169/Qb-TTg", "1169/QĐ-TTg", "ocr"),
]


@pytest.mark.parametrize(("text", "canonical", "warning"), OTHER_FORMS)
def test_other_forms_are_read_with_a_warning(text: str, canonical: str, warning: str) -> None:
    """Wrong order, old forms, lost hyphens, broken lines and scans lead to the one print."""
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.number.canonical == canonical
    assert warning in parsed.warnings
    assert not parsed.canonical_input


@pytest.mark.parametrize(("text", "_canonical", "warning"), OTHER_FORMS)
def test_only_a_repaired_scan_is_a_mere_suggestion(text: str, _canonical: str, warning: str) -> None:
    """A human confirms what a scan was repaired to; the rest stands by itself."""
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.suggested == (warning == "ocr")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "57",
        "NQ57",
        "24/24",
        "22/12/2024",
        "30/4",
        "6/2025",
        "1/2026",
        "24/KH",
        "57-NQ",
        "45-ABC",
        "45/Abc",
        "S7/ABC",
        "số",
        "không số",
        "57-NQ/TW và 71/NQ-CP",
        "Nghị quyết 57",
        "57--NQ/TW",
        "/",
        "-",
        "1169/QĐ-",
        "A" * 500,
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Dates, counts, parts of numbers and sentences are not numbers."""
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["310/HHDN", "3169/TCT06", "16/CGC.BT", "116/2004/KHXX", "299/TTg"])
def test_a_letter_may_bear_its_organ_alone(text: str) -> None:
    """A serial and one code in capitals is a number, as many offices write theirs."""
    parsed = parse_number(text)
    assert parsed is not None
    assert (parsed.number.type, parsed.number.canonical) == ("", text)
    assert parsed.canonical_input


def test_length_is_bounded() -> None:
    """A field with more than a number is refused before it is read."""
    assert parse_number("Số:" + " " * 100 + "/KH-UBND") is not None
    assert parse_number("Số:" + " " * MOST_CHARACTERS + "/KH-UBND") is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("57-NQ/TW", "57-nq-tw"),
        ("1169/QĐ-TTg", "1169-qd-ttg"),
        ("193/2025/QH15", "193-2025-qh15"),
        ("88/2025/NĐ-CP", "88-2025-nd-cp"),
        ("66.13/2026/NQ-CP", "66-13-2026-nq-cp"),
        ("/KH-UBND", "kh-ubnd"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """Addresses follow the canonical print."""
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed.number.slug == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("57-NQ/TW", "57/NQ-TW"),
        ("01-KH/BCĐTW", "1-kh/bcdtw"),
        ("03/NQ-CP", "3/NQ-CP"),
        ("42/2022/NĐ-CP", "42/2022/NĐCP"),
        ("1169/QĐ-TTg", "1169/QD-TTG"),
    ],
)
def test_forms_of_one_number_share_their_key(one: str, other: str) -> None:
    """Order, case, accents and leading zeros do not make two numbers of one."""
    first, second = parse_number(one), parse_number(other)
    assert first is not None
    assert second is not None
    assert first.number.key == second.number.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10/ĐA-UBND", "10/DA-UBND"),
        ("21/QĐ-TTg", "21/2026/QĐ-TTg"),
        ("71/NQ-CP", "71-NQ/TW"),
        ("193/2025/QH15", "193/2025/QH14"),
        ("1/QĐ-UBND", "11/QĐ-UBND"),
        ("0/QĐ-UBND", "/QĐ-UBND"),
    ],
)
def test_different_numbers_have_different_keys(one: str, other: str) -> None:
    """Scheme and project, with and without year, organ and serial stay apart."""
    first, second = parse_number(one), parse_number(other)
    assert first is not None
    assert second is not None
    assert first.number.key != second.number.key
