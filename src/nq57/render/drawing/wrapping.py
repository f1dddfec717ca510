"""Text in lines: fewest lines first, then the evenest, with compounds left whole where they can be.

It must not know shapes. Vietnamese writes each syllable apart, so a line may end inside a word of two or
three; `compounds` lists the words that this content tears most often.
"""

import math
import re
from functools import lru_cache
from itertools import pairwise

from nq57.render.drawing.compounds import LOOSE, PAIRS
from nq57.render.drawing.fonts import HEAVY, REGULAR, text_width

LEADING = 1.3  # Vietnamese letters bear marks above and below
TIGHT = 1.17  # of headlines
_BREAK = re.compile(r"[^\S\u00a0]+")  # where a line may end: not at a blank that holds together
_HELD = (
    (re.compile(r"(?<=\d) – (?=\d)"), "\u00a0–\u00a0"),
    (re.compile(r"\b(số|ngày|tháng|năm|quý|mục|khoản|điều) (?=\d)", re.IGNORECASE), "\\1\u00a0"),
    (re.compile(r"(?<=\d) (?=%)"), "\u00a0"),
    (re.compile(r"(?<![\d/.,])(\d{1,3}) (?=[^\W\d])"), "\\1\u00a0"),
)
_LINE, _SLACK, _LAST_SLACK = 1.0, 0.9, 0.35  # what lines cost, see `_cost`
_TORN, _LOOSE, _STOP, _SHORT, _ALONE = 0.28, 0.16, 0.12, 0.15, 0.25
_SHORT_LINE, _FEW = 0.7, 3
_SMALLER = (1.0, 0.95, 0.9, 0.85, 0.8)


@lru_cache(maxsize=20_000)
def wrapped(text: str, width: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """The lines of a text in a width; a word too long for a line, such as an address, is broken."""
    words = [part for word in _BREAK.split(_held(text)) for part in _pieces(word, width, size, weight)]
    blank = text_width(" ", size, weight)
    widths = [text_width(word, size, weight) for word in words]
    bare = [word.strip(",.;:“”()").lower() for word in words]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        best.append(_best_line(best, end, words, bare, widths, blank, width))
    lines, end = [], len(words)
    while end:
        begin = best[end][1]
        lines.append(" ".join(words[begin:end]))
        end = begin
    return tuple(reversed(lines))


def _held(text: str) -> str:
    """The text with blanks that hold numbers to their words."""
    text = text.strip()
    for pattern, held in _HELD:
        text = pattern.sub(held, text)
    return text


def _pieces(word: str, width: float, size: float, weight: int) -> list[str]:
    """A word in pieces that fit a line, cut after a stroke or point where there is one."""
    pieces = []
    while len(word) > 1 and text_width(word, size, weight) > width:
        most = next((n for n in range(len(word), 1, -1) if text_width(word[:n], size, weight) <= width), 1)
        after = max(word[:most].rfind(mark) + 1 for mark in "/.-_")
        cut = after if after > most * 0.3 else most
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word] if word else pieces


def _best_line(
    best: list[tuple[float, int]],
    end: int,
    words: list[str],
    bare: list[str],
    widths: list[float],
    blank: float,
    width: float,
) -> tuple[float, int]:
    """The cheapest last line of the words up to `end`: what all lines cost, and where it begins."""
    found, long = (math.inf, end - 1), -blank
    for begin in range(end - 1, -1, -1):
        long += widths[begin] + blank
        if long > width + 0.01 and begin < end - 1:
            break
        slack = max(0.0, (width - long) / width)
        last = end == len(words)
        cost = best[begin][0] + (
            _last_cost(slack, begin, end)
            if last
            else _cost(slack, words[end - 1], bare[end - 1], bare[end])
        )
        found = min(found, (cost, begin))
    return found


def _cost(slack: float, word: str, bare: str, following: str) -> float:
    """What a line costs that ends in a word: empty room, a torn compound, a preposition left behind."""
    cost = _LINE + slack**2 * _SLACK
    if word[-1] in ",.;:":
        cost -= _STOP
    elif f"{bare} {following}" in PAIRS:
        cost += _TORN
    return cost + (_LOOSE if bare in LOOSE else 0.0)


def _last_cost(slack: float, begin: int, end: int) -> float:
    """What the last line costs: a single syllable at the end of a text looks like a mistake."""
    cost = _LINE + slack**2 * _LAST_SLACK
    if begin and slack > _SHORT_LINE:
        cost += _SHORT
    return cost + (_ALONE if begin == end - 1 and end > _FEW else 0.0)


def height(text: str, width: float, size: float, weight: int = REGULAR, leading: float = LEADING) -> float:
    """How tall a paragraph is."""
    return len(wrapped(text, width, size, weight)) * size * leading if text else 0.0


def fitted(
    text: str,
    room: tuple[float, float],
    sizes: tuple[float, float],
    weight: int = HEAVY,
    leading: float = TIGHT,
    lines: int = 99,
) -> float:
    """The largest size between two at which a text is in a room of width and height, no word broken."""
    low, high = sizes
    for _ in range(12):
        middle = (low + high) / 2
        fits = _stands(text, room, round(middle, 1), weight, leading, lines)
        low, high = (middle, high) if fits else (low, middle)
    return round(low, 1)


def _stands(
    text: str, room: tuple[float, float], size: float, weight: int, leading: float, lines: int
) -> bool:
    found = wrapped(text, room[0], size, weight)
    if len(found) > lines or len(found) * size * leading > room[1]:
        return False
    broken = sum(line.count(" ") + 1 for line in found) != len(_BREAK.split(_held(text)))
    return not broken and all(text_width(line, size, weight) <= room[0] + 1 for line in found)


def headline(text: str, room: tuple[float, float], sizes: tuple[float, float], lines: int) -> float:
    """The size of a title: smaller on fewer lines, and with compounds whole, is better than larger."""
    best = (0.0, sizes[0])
    for most in range(1, lines + 1):
        top = fitted(text, room, sizes, HEAVY, TIGHT, most)
        for size in (top * share for share in _SMALLER):
            found = wrapped(text, room[0], size, HEAVY)
            if len(found) <= most and size >= sizes[0]:
                worth = size * (1 - 0.07 * (most - 1)) * (1 - 0.18 * _torn(found))
                best = max(best, (worth, size))
    return best[1]


def _torn(lines: tuple[str, ...]) -> int:
    """How many lines end inside a compound or after a preposition."""
    ends = [(one.split()[-1].lower(), other.split()[0].lower()) for one, other in pairwise(lines)]
    return sum(f"{last} {first}" in PAIRS or last in LOOSE for last, first in ends)


def shortened(text: str, width: float, size: float, lines: int, weight: int = REGULAR) -> str:
    """The text, cut after a word and ended in an ellipsis where it takes more lines than there are."""
    while len(wrapped(text, width, size, weight)) > lines and " " in text:
        text = f"{text.rstrip('…').rpartition(' ')[0].rstrip(',;: ')}…"
    return text
