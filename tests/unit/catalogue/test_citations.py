"""Resolving mentions against an index: exact, by context, and honestly not at all."""

import datetime as dt

import pytest

from nq57.catalogue.citations import DocumentIndex, Reason, Resolution, resolve
from nq57.language.mention_finder import find_mentions
from nq57.language.numbers import Number, parse_number


def number(text: str) -> Number:
    """The number of a text that is one."""
    parsed = parse_number(text)
    assert parsed is not None
    return parsed.number


INDEX = DocumentIndex.from_numbers(
    [
        ("nq57", number("57-NQ/TW"), dt.date(2024, 12, 22), "Bộ Chính trị"),
        ("nq57-hdnd", number("57/NQ-HĐND"), 2025, "HĐND tỉnh Lạng Sơn"),
        ("nq71-cp", number("71/NQ-CP"), dt.date(2025, 4, 1), "Chính phủ"),
        ("nq71-tw", number("71-NQ/TW"), dt.date(2025, 8, 22), "Bộ Chính trị"),
        ("qd1169", number("1169/QĐ-TTg"), dt.date(2025, 6, 16), "Thủ tướng Chính phủ"),
        ("qd06", number("06/QĐ-TTg"), 2022, "Thủ tướng Chính phủ"),
        ("luat93", number("93/2025/QH15"), None, "Quốc hội"),
        ("luat93-cu", number("93/2013/QH13"), None, "Quốc hội"),
        ("kh211-ls", number("211/KH-UBND"), dt.date(2025, 8, 12), "UBND tỉnh Lạng Sơn"),
        ("kh211-qn", number("211/KH-UBND"), dt.date(2024, 8, 12), "UBND tỉnh Quảng Ngãi"),
        ("kh2273", number("2273/KH-UBND"), dt.date(2025, 5, 22), "UBND tỉnh Lai Châu"),
        ("du-thao", number("/KH-UBND"), 2025, "UBND tỉnh Quảng Ngãi"),
    ]
)


def resolved(text: str, index: DocumentIndex = INDEX) -> Resolution:
    """What the one mention of the text means."""
    (mention,) = find_mentions(text)
    return resolve(mention, index)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("1169/QĐ-TTg", "qd1169"),
        ("Nghị quyết số 57/NQ-TW", "nq57"),
        ("Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ", "qd1169"),
        ("Luật số 93/2025/QH15 ngày 27/6/2025", "luat93"),
        ("Kế hoạch số 211/KH-UBND ngày 12/8/2025 của UBND tỉnh", "kh211-ls"),
        ("Kế hoạch số 211/KH-UBND của UBND tỉnh Quảng Ngãi", "kh211-qn"),
        ("Nghị quyết số 57/TW", "nq57"),
        ("Nghị quyết 71/CP", "nq71-cp"),
    ],
)
def test_a_number_is_resolved(text: str, target: str) -> None:
    """By organ, type and serial; day and issuer part those that share a number."""
    assert resolved(text) == Resolution(target, (target,), "number")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("NQ57", "nq57"),
        ("Nghị quyết 57", "nq57"),
        ("Nghị quyết 71 của Chính phủ", "nq71-cp"),
        ("Luật 93/2025", "luat93"),
        ("Đề án 06", "qd06"),
        ("Kế hoạch số 211 ngày 12/8/2025", "kh211-ls"),
        ("Kế hoạch số 2273 của UBND tỉnh", "kh2273"),
    ],
)
def test_an_alias_is_resolved_by_its_context(text: str, target: str) -> None:
    """A well-known organ, or a day or issuer beside the alias, settles what a number alone means."""
    assert resolved(text) == Resolution(target, (target,), "alias")


@pytest.mark.parametrize(
    ("text", "candidates", "reason"),
    [
        ("211/KH-UBND", ("kh211-ls", "kh211-qn"), "ambiguous"),
        ("Nghị quyết 71", ("nq71-cp", "nq71-tw"), "ambiguous"),
        ("Kế hoạch số 2273", ("kh2273",), "ambiguous"),
        ("Quyết định số 1169/QĐ-TTg ngày 17/6/2025", ("qd1169",), "contradicted"),
        ("Kế hoạch số 2273/KH-UBND của UBND phường Kỳ Lừa", ("kh2273",), "contradicted"),
        ("1196/QĐ-TTg", ("qd1169",), "unknown"),
        ("1169/QĐ-UBND", ("qd1169",), "unknown"),
        ("1196/QĐ-TTg ngày 16/6/2025", ("qd1169",), "unknown"),
        ("Quyết định số 1196/QĐ-TTg ngày 28/9/2021", (), "unknown"),
        ("93/2014/QH13", ("luat93-cu",), "unknown"),
        ("94/2025/QH15", ("luat93",), "unknown"),
        ("95/2013/QH15", (), "unknown"),
        ("999/TB-VPCP", (), "unknown"),
        ("Nghị quyết 99", (), "unknown"),
        ("Kế hoạch số 0 của UBND tỉnh Quảng Ngãi", (), "unknown"),
        ("Luật số 93", ("luat93", "luat93-cu"), "ambiguous"),
        ("1169/QP-TTg", ("qd1169",), "damaged"),
        ("Kế hoạch số     /KH-UBND", (), "draft"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str, candidates: tuple[str, ...], reason: Reason) -> None:
    """Ambiguous, contradicted, unknown, damaged and blank numbers have candidates at most."""
    assert resolved(text) == Resolution(None, candidates, reason)


def test_an_alias_needs_a_well_known_organ() -> None:
    """Where only a council's resolution 57 is known, "Nghị quyết 57" may mean another one."""
    council = DocumentIndex.from_numbers([("x", number("57/NQ-HĐND"), 2025, None)])
    assert resolved("Nghị quyết 57", council) == Resolution(None, ("x",), "ambiguous")


def test_an_unknown_day_or_issuer_contradicts_nothing() -> None:
    """A record without date and issuer is still found by its number."""
    bare = DocumentIndex.from_numbers([("x", number("211/KH-UBND"), None, None)])
    assert resolved("Kế hoạch số 211/KH-UBND ngày 12/8/2025 của UBND tỉnh", bare).target == "x"


def test_the_order_of_documents_does_not_matter() -> None:
    """Candidates come in one order, whichever way the register was read."""
    pair = [("b", number("5/QĐ-TTg"), 2024, None), ("a", number("5/QĐ-TTg"), 2025, None)]
    forth, back = DocumentIndex.from_numbers(pair), DocumentIndex.from_numbers(pair[::-1])
    assert (
        resolved("5/QĐ-TTg", forth)
        == resolved("5/QĐ-TTg", back)
        == Resolution(None, ("a", "b"), "ambiguous")
    )
