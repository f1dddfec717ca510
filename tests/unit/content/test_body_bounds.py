"""Texts too tangled for a reader of Markdown: told before anybody reads them, ordinary texts never."""

import pytest

from nq57.content.body_bounds import (
    MAX_ABBREVIATIONS,
    MAX_HEADINGS,
    MAX_LOOKED_AT,
    MAX_TERMS,
    MOST_CHARACTERS,
    MOST_LINES,
    body_problem,
    tangled_line,
)
from nq57.model.source import Source


@pytest.mark.parametrize(
    "part", ["[", "[a ", "![", "[a](", "[a](<", "<a ", "<![CDATA[", "[[", "<!-- ", "[a\n"]
)
def test_signs_that_are_never_closed_are_told(part: str) -> None:
    """Whatever opens costs a look to the end of its block."""
    assert tangled_line(part * 6_000)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a\n" * (MAX_HEADINGS + 1), MAX_HEADINGS + 1),
        ("a\n===\n" * (MAX_HEADINGS + 1), 2 * MAX_HEADINGS + 2),
        ("*[a]: b\n" * (MAX_ABBREVIATIONS + 1), MAX_ABBREVIATIONS + 1),
        ("x\n\n" + "a\n: b\n" * (MAX_TERMS + 1), 2 + 2 * MAX_TERMS + 2),
        ("Chữ.\n\n" + "[a " * 4_000, 3),
    ],
)
def test_the_line_where_it_becomes_too_much_is_told(text: str, line: int) -> None:
    """So that an editor finds the place."""
    assert tangled_line(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[a](b) " * 5_000,
        ("Đoạn **đậm**, [liên kết](b), `mã`, *nghiêng* &amp; <b>x</b>. " * 20 + "\n\n") * 150,
        "- mục [một](b) và **hai**\n" * 6_000,
        "| a | b |\n|---|---|\n" + "| **c** | `d` |\n" * 8_000,
        "*[AB]: chữ tắt\n" * 150 + "AB chữ " * 26_000,
        "[a](b)\n\n" * 20_000,
        "<b>x</b> " * 5_000,
        "[a\n\n" * 20_000,
        "- [ ] việc\n" * 20_000,
        "a (b) ( c " * 20_000,
        "# a\n" * MAX_HEADINGS,
        "*[a]: b\n" * MAX_ABBREVIATIONS,
        "a\n: b\n" * MAX_TERMS,
        "a\n: b\n\n" * 3 * MAX_TERMS,
        "| a | b |\n" * 20_000,
        "x" * 1_000_000,
    ],
)
def test_an_ordinary_long_text_is_not(text: str) -> None:
    """Many links, boxes, tags, tables and definitions are in order."""
    assert tangled_line(text) is None


def test_the_way_is_counted_to_the_letter() -> None:
    """One sign whose end lies just too far is one too many."""
    assert tangled_line("[" + "a" * (MAX_LOOKED_AT - 1) + "]") is None
    assert tangled_line("[" + "a" * MAX_LOOKED_AT + "]") == 1
    assert tangled_line("[" + "a" * MAX_LOOKED_AT) == 1


def _told(body: str) -> dict[str, str]:
    found = body_problem(body, Source("a.md"))
    return dict(found.details) if found else {}


@pytest.mark.parametrize(
    ("body", "found", "what_en"),
    [
        ("a" * (MOST_CHARACTERS + 1), MOST_CHARACTERS + 1, "characters"),
        ("\n" * (MOST_LINES + 1), MOST_LINES + 1, "lines"),
        ("> " * 13 + "a", 1, "quotes nested too deeply"),
        (" \t" + ">" * 13 + "a\n" + ">   " * 13, 2, "quotes nested too deeply"),
        (" " * 48 + "- a\n" + " " * 48 + "1. a", 2, "lists nested too deeply"),
    ],
)
def test_a_bound_overstepped_is_told_with_its_count(body: str, found: int, what_en: str) -> None:
    """One more than a body may have, and what of."""
    told = _told(body)
    assert (told["found"], told["what_en"]) == (str(found), what_en)


@pytest.mark.parametrize(
    "body",
    ["a" * MOST_CHARACTERS, "\n" * MOST_LINES, "> " * 12 + "a", " " * 44 + "- a", "a > b\n" * 20],
)
def test_a_body_within_bounds_is_in_order(body: str) -> None:
    """As much as is allowed is allowed."""
    assert not _told(body)
