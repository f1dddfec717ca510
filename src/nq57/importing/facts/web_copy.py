"""A paper copied from a law library on the web: its letterhead and its signature each run together.

It must not know what these parts say; it only breaks the lines where the paper itself has breaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nq57.importing.facts.letters import is_greeting
from nq57.importing.facts.parts import type_of_title
from nq57.importing.papers.paper import Line
from nq57.language.folding import fold
from nq57.language.normalise import LOWER, UPPER
from nq57.model.vocabulary import DOCUMENT_TYPES

_FIRST_LINES = 12
_BOTH_MOTTOES = re.compile(r"cong hoa xa hoi chu nghia viet nam\W{0,9}doc lap")
NOTE = re.compile(r"\[[^\[\]]{0,600}\]")  # the library's own, between the words of a law
_BREAK = re.compile(
    r"\n|\s*(?:-{3,}|\*{3,}|_{3,})\s*"
    r"|\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\b|Kính gửi\b|V/v\b)"
    r"|\s+(?=(?:Luật |Bộ luật |Nghị quyết |Pháp lệnh )?[Ss]ố\s?:)"
    rf"|(?<=năm [0-9]{{4}})\s+(?=\w)|(?<=\.)\s+(?=[{UPPER}]{{2}})"
    rf"|(?<=[{UPPER}]{{2}})\s+(?=[{UPPER}][{LOWER}])"  # a title in capitals, and the words below it
)
_DATED = re.compile(r", ngày\s?[\d.…]{1,3}\s?tháng")
_MOST_PLACE = 4  # words of a place's name
# "KT. BỘ TRƯỞNG THỨ TRƯỞNG Trần Văn Mẫu": titles in capitals, then a name.
_SIGNED = re.compile(
    rf"(?P<titles>(?:(?:TM|KT|TL|TUQ)\.|[{UPPER}]{{2,}})(?:\s+(?:(?:TM|KT|TL|TUQ)\.|[{UPPER}]{{2,}}))*)"
    rf"\s+(?P<name>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]*){{1,4}})"
)
_NEXT_TITLE = re.compile(
    r"(?<![.])(?<!PHÓ)\s+(?=(?:TM|KT|TL|TUQ)\.|PHÓ |THỨ TRƯỞNG|CHÁNH |THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG)"
)
_MOST_SIGNATURE = 160  # characters
_LABEL_ALONE = re.compile(r"[Ss]ố\s?:$")
_TITLES = sorted((term.label.upper() for term in DOCUMENT_TYPES), key=len, reverse=True)
_TITLE = re.compile(rf"(?P<type>BỘ LUẬT|{'|'.join(_TITLES)})\s+(?=\S)")


def with_breaks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of a head that runs together broken up to its title; other texts as they are."""
    head = lines[:_FIRST_LINES]
    if not any(_BOTH_MOTTOES.search(fold(line.text)) for line in head):
        return tuple(lines)
    broken: list[Line] = []
    taken = 0
    for taken, line in enumerate(head, start=1):  # noqa: B007 - how many are taken is asked below
        broken += (pieces := tuple(_pieces(line)))
        if any(type_of_title(piece) or is_greeting(piece.text) for piece in pieces):
            break
    below = (piece for line in lines[taken:] for piece in _signature(line))
    return (*_with_numbers(broken), *below)


def _pieces(line: Line) -> Iterator[Line]:
    """A line's pieces, each at the line's own place; a title apart from what it is about."""
    for piece in _BREAK.split(_with_place_apart(" ".join(NOTE.sub(" ", line.text).split()))):
        title = _TITLE.match(piece) if piece.isupper() else None
        parts = (title["type"], piece[title.end() :]) if title else (piece,)
        yield from (replace(line, text=part.strip()) for part in parts if part.strip())


def _signature(line: Line) -> Iterator[Line]:
    """A line of titles and a name, one below the other; any other line as it is."""
    found = _SIGNED.fullmatch(line.text) if len(line.text) <= _MOST_SIGNATURE else None
    parts = (*_NEXT_TITLE.split(found["titles"]), found["name"]) if found else (line.text,)
    yield from (replace(line, text=part) for part in parts)


def _with_place_apart(text: str) -> str:
    """The text with a line's end before "Hà Nội, ngày …", before the words that name the place."""
    dated = _DATED.search(text)
    if not dated:
        return text
    before, place = text[: dated.start()].split(" "), 0
    while place < min(_MOST_PLACE, len(before)) and before[-place - 1][:1].isupper():
        if before[-place - 1].isupper():
            break
        place += 1
    kept = len(before) - place
    return f"{' '.join(before[:kept])}\n{' '.join(before[kept:])}{text[dated.start() :]}"


def _with_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with "Luật số:" and the number below it in one."""
    label: Line | None = None
    for line in lines:
        if label:
            yield replace(label, text=f"{label.text} {line.text}")
            label = None
        elif _LABEL_ALONE.search(line.text):
            label = line
        else:
            yield line
    if label:
        yield label
