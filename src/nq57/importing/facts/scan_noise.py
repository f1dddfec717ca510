"""Lines of a scan without what is no writing: edges of seals, strokes of pens, specks read as signs.

It must not repair words; what it leaves out bears none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nq57.importing.papers.paper import Line
from nq57.language.folding import fold
from nq57.language.syllables import is_syllable

# A word of signs alone, but those that begin an item, join or measure.
_SIGNS = re.compile(r"(?:(?<=\s)|^)(?![-–+*](?:\s|$))[^\w\s%&“”\"()]{1,6}(?=\s|$)")
_EDGE = re.compile(r"[|~^`´‘’'_\\<>=•·¬¦ˆ˜⁄¿¡¨]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURES = re.compile(r"[0-9]{1,4}(?:[./][0-9A-Z]|\s*%|$)")
_NAME_AT_END = re.compile(r"(?:[^\W\d_]{2,8}) (?:[^\W\d_]{1,8} ){0,2}[^\W\d_]{2,8}$")
_FILED = re.compile(r"[-–+•*\s]{0,4}luu\b")


def legible(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that bear a word or a figure, without signs that are none."""
    for line in lines:
        text = " ".join(_SIGNS.sub(" ", _EDGE.sub(" ", line.text)).split())
        if any(map(is_syllable, _WORD.findall(text))) or _FIGURES.match(text):
            yield replace(line, text=text)


def names_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of an end whose name stands apart: behind the archive's line, or behind what is no word."""
    for line in lines:
        found = _NAME_AT_END.search(line.text)
        before = line.text[: found.start()].strip() if found else ""
        filed = _FILED.match(fold(before)) is not None
        if found is None or not before or not _is_a_name(found[0]):
            yield line
        elif filed:
            yield from (replace(line, text=before), replace(line, text=found[0]))
        elif not any(map(is_syllable, _WORD.findall(before))):
            yield replace(line, text=found[0])
        else:
            yield line


def _is_a_name(text: str) -> bool:
    words = text.split()
    return all(word[0].isupper() and not word.isupper() and is_syllable(word) for word in words)
