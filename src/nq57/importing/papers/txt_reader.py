"""Plain text to lines: decoded, composed, page numbers dropped, blank lines counted.

It must not know what a line means; offsets are lines of the text as given.
"""

import re
import unicodedata
from dataclasses import replace

from nq57.importing.papers.page_layers import running_lines
from nq57.importing.papers.paper import Line, Paper, plain
from nq57.language.legacy import to_unicode
from nq57.language.syllables import share_of_syllables

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters by which a code page is told
_LEAST_SYLLABLES = 0.85
_PAGE_NUMBER = re.compile(r"[-–—]?\s*[0-9]{1,3}\s*[-–—]?")
_MOST_SPARSE = 0.6  # share of lines followed by a blank one in text whose every line is set apart


def decode(data: bytes) -> tuple[str, str | None]:
    """Text of UTF-8, UTF-16 with its mark, or else of a Windows code page, and which one if it is named.

    Windows-1258 is Vietnamese; old fonts were typed in Windows-1252 and are told apart later.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
        words = _WORD.findall(vietnamese[:_SAMPLE])
        if share_of_syllables(words) >= _LEAST_SYLLABLES:
            return vietnamese, "windows-1258"
        return data.decode("cp1252", errors="replace"), None


def read_txt(data: bytes) -> Paper:
    """The paper in a text file. Never raises."""
    text, encoding = decode(data)
    paper = paper_of(text)
    return replace(paper, encoding=encoding) if encoding else paper


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
    places = [
        Line(" ".join(rows[at][1].split()), rows[at][0] if len(pages) > 1 else 0, at + 1) for at in full
    ]
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
