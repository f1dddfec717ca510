"""Bytes become clean text, or one problem says why not.

They must not know what a text means.
"""

import unicodedata

import pytest

from nq57.content.text_files import MAX_BYTES, clean_text


def codes(data: bytes) -> list[str]:
    """The codes of the problems of some bytes."""
    return [problem.code for problem in clean_text(data, "a.md").problems]


def test_plain_text_is_left_alone() -> None:
    """Composed UTF-8 with LF earns no problem."""
    clean = clean_text("Nghị quyết\nhai dòng\t.\n".encode(), "a.md")
    assert (clean.text, clean.problems) == ("Nghị quyết\nhai dòng\t.\n", ())


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_nothing_but_blanks_is_an_empty_file(data: bytes) -> None:
    """A mark of byte order is no content either."""
    assert codes(data) == ["tep-rong"]
    assert clean_text(data, "a.md").text is None


@pytest.mark.parametrize(
    "data",
    [
        b"a\x00b",
        b"\x89PNG\r\n\x1a\n\x00",
        "a\u0007".encode(),
        "a\u0085b\u0086".encode(),
        b"a\x1bb",
        b"\x7f.",
    ],
)
def test_control_characters_are_binary(data: bytes) -> None:
    """A file with them is no text."""
    assert codes(data) == ["tep-nhi-phan"]


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1", "\ufdd2", "\ufdef", "\ufffe", "\uffff"])
def test_the_marks_of_our_pages_cannot_come_from_content(mark: str) -> None:
    """Non-characters, with which pages mark their holes, are refused."""
    assert codes(f"chữ {mark} chữ".encode()) == ["tep-nhi-phan"]


@pytest.mark.parametrize(("data", "line"), [(b"ch\xf7", 1), (b"a\nb\nNgh\xde", 3), ("ữ".encode()[:-1], 1)])
def test_other_encodings_are_told_by_line(data: bytes, line: int) -> None:
    """Old Vietnamese encodings and cut letters are not UTF-8."""
    clean = clean_text(data, "a.md")
    assert [(p.code, p.source.line) for p in clean.problems] == [("ma-hoa-sai", line)]


def test_a_byte_order_mark_is_stripped_with_a_warning() -> None:
    """Only the one at the beginning is."""
    clean = clean_text(b"\xef\xbb\xbfabc", "a.md")
    assert (clean.text, [p.code for p in clean.problems]) == ("abc", ["co-bom"])


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_are_unified_with_a_warning(ends: str) -> None:
    """The warning names the first such line."""
    clean = clean_text(f"a\nb{ends}c{ends}".encode(), "a.md")
    assert clean.text == "a\nb\nc\n"
    assert [(p.code, p.source.line) for p in clean.problems] == [("xuong-dong-crlf", 2)]


def test_decomposed_letters_are_composed_with_a_warning() -> None:
    """The warning names the first such line; the text above is built from the composed letters."""
    text = "Một\n" + unicodedata.normalize("NFD", "Hữu nghị")
    clean = clean_text(text.encode(), "a.md")
    assert clean.text == "Một\nHữu nghị"
    assert [(p.code, p.source.line) for p in clean.problems] == [("chu-nfd", 2)]


def test_a_file_has_a_greatest_size() -> None:
    """One byte more than the limit is refused, with both numbers told."""
    assert codes(b"a" * MAX_BYTES) == []
    problem = clean_text(b"a" * (MAX_BYTES + 1), "a.md").problems[0]
    assert str(MAX_BYTES) in problem.message()
    assert problem.code == "tep-qua-lon"
