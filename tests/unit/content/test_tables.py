"""Tables as Excel, LibreOffice and a clipboard give them."""

import pytest

from nq57.content.tables import TextTable, Uneven, read_table


def table(text: str) -> TextTable:
    """The table of a sound text."""
    found = read_table(text)
    assert isinstance(found, TextTable), found
    return found


@pytest.mark.parametrize("mark", ["\t", ";", "|", ","])
def test_any_usual_mark_stands_between_cells(mark: str) -> None:
    """The head tells which; another one inside a cell is a letter."""
    other = ";" if mark == "," else ","
    found = table(f"Tên{mark}Số\nA{other} B{mark}12\n")
    assert (found.head, found.rows, found.separator) == (("Tên", "Số"), ((f"A{other} B", "12"),), mark)


def test_a_mark_inside_quotes_separates_nothing() -> None:
    """Neither in the head nor in a row; doubled quotes are one."""
    found = table('"Tên, đơn vị;(gọn)",Số\n"Sở A; ""Sở"" B",5\n')
    assert found.head == ("Tên, đơn vị;(gọn)", "Số")
    assert found.rows == (('Sở A; "Sở" B', "5"),)


def test_rows_know_their_lines() -> None:
    """Blank lines, a line for the separator and cells of several lines are counted."""
    found = table('sep=;\nTên;Số\n\n"A\nB";1\nC;2\n')
    assert (found.rows, found.lines) == ((("A\nB", "1"), ("C", "2")), (4, 6))


def test_empty_margins_are_cut_off() -> None:
    """Spreadsheets save columns and rows that only once held something."""
    found = table("Tên;Số;;\nA;1;;\n;;;\nB;;;\n;;;\n")
    assert (found.head, found.rows, found.lines) == (("Tên", "Số"), (("A", "1"), ("B", "")), (2, 4))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n\nTên;Số\n", 3),
        ("Tên\nA\n", 1),
        ("Tên;Số\nA;1\nB;2;3\n", 3),
        ("Tên;Số\nA;1\nB\n", 3),
        ('Tên;Số\n"A;1\nB;2\n', 2),
        ('Tên;Số\n"A"x;1\n', 2),
    ],
)
def test_the_line_that_is_wrong_is_told(text: str, line: int) -> None:
    """Too few or many cells, no row, no second column, a quote that is never closed."""
    assert read_table(text) == Uneven(line)
