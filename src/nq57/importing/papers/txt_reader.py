"""Plain text to lines: decoded, composed, page numbers dropped, blank lines counted.

It must not know what a line means; offsets are lines of the text as given.
"""

import re
from dataclasses import replace

from nq57.importing.papers.page_layers import running_lines
from nq57.importing.papers.paper import Line, Paper, plain
from nq57.language.legacy import to_unicode

_PAGE_NUMBER = re.compile(r"[-–—]?\s*[0-9]{1,3}\s*[-–—]?")
_MOST_SPARSE = 0.6  # share of lines followed by a blank one in text whose every line is set apart


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 with its mark, or else Windows-1252, in which old fonts were typed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_txt(data: bytes) -> Paper:
    """The paper in a text file. Never raises."""
    return paper_of(decode(data))


def paper_of(text: str) -> Paper:
    """The paper in a text, form feeds parting its pages."""
    converted = to_unicode(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, aside = lines_of(plain(converted.text))
    return Paper(tuple(lines), "txt", encoding=converted.encoding, aside=tuple(aside))


def lines_of(text: str) -> tuple[list[Line], list[Line]]:
    """The lines with something on them, and those that run over the pages.

    `gap` counts blank lines beyond the text's usual spacing.
    """
    pages = text.split("\f")
    rows = [(page, row.strip()) for page, rows in enumerate(pages, start=1) for row in rows.split("\n")]
    usual = _usual_gap([row for _, row in rows])
    full = [at for at, (_, row) in enumerate(rows) if row]
    places = [Line(" ".join(rows[at][1].split()), rows[at][0] if len(pages) > 1 else 0, at + 1) for at in full]
    running = running_lines(places)
    found: list[Line] = []
    blank = 0  # rows since the last line that was kept, or since a page's number
    for place, (at, line) in enumerate(zip(full, places, strict=True)):
        blank += at - (full[place - 1] + 1 if place else 0)
        if place in running:
            continue
        if _is_page_number(line.text, rows, at, blank):
            blank = 0
            continue
        found.append(replace(line, gap=max(0, blank - usual)))
        blank = 0
    return found, [places[place] for place in sorted(running)]


def _usual_gap(rows: list[str]) -> int:
    """1 for text whose every line is followed by a blank one, as some extractors leave it."""
    full = [at for at, row in enumerate(rows[:-1]) if row]
    if not full:
        return 0
    return int(sum(not rows[at + 1] for at in full) > _MOST_SPARSE * len(full))


def _is_page_number(row: str, rows: list[tuple[int, str]], at: int, blank: int) -> bool:
    """A small number alone, set apart from both sides wider than lines are; a row number is not."""
    if not _PAGE_NUMBER.fullmatch(row):
        return False
    before = blank
    after = next((n for n, (_, text) in enumerate(rows[at + 1 : at + 8]) if text), 0)
    return before > 1 and after > 0
