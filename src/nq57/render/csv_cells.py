"""Cells of CSV files that readers open in a spreadsheet.

It must not know what the cells tell.
"""

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(text: str) -> str:
    """A quoted cell that no spreadsheet takes for a formula."""
    safe = f"'{text}" if text.startswith(FORMULA) else text
    return '"' + safe.replace('"', '""') + '"'
