"""Drawn covers for records without a photograph: a pattern by topic, the same for the same record always.

It must not know templates. All patterns are in one file that pages draw from (`<use>`), so a cover costs
a page one line; colours are the unit's own, by the custom properties that the style sheet sets.
"""

import hashlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

WIDTH, HEIGHT = 320, 180
SHEET = "assets/bia.svg"
OPENING = "mo-dau"
WIDEST = 760
GROUNDS = 3  # deep, plain and light: see the style sheet
_VARIANTS = 4
_STRONG, _LIGHT, _ACCENT, _DARK = (f'fill="var(--nq-cover-{name})"' for name in ("1", "2", "3", "4"))
_LINE = 'fill="none" stroke="var(--nq-cover-line)" stroke-width="1.6"'


@dataclass(frozen=True)
class CoverView:
    """A cover: the address of its pattern, a ground, and the icon of its topic."""

    pattern: str
    ground: int
    icon: str


@dataclass(frozen=True, slots=True)
class _Theme:
    """A topic's icon and the patterns that suit it."""

    icon: str
    patterns: tuple[str, ...]


_THEMES = {
    "the-che": _Theme("co-quan", ("cot", "vay")),
    "ha-tang": _Theme("man-hinh", ("mach", "diem")),
    "du-lieu": _Theme("du-lieu", ("diem", "mach")),
    "nhan-luc": _Theme("hoc-vi", ("vay", "tia")),
    "cuoc-thi": _Theme("den", ("tia", "khoi")),
    "ton-vinh": _Theme("den", ("tia", "doi")),
    "chuyen-doi-so": _Theme("man-hinh", ("mach", "diem")),
    "an-ninh-mang": _Theme("khien", ("to-ong", "vay")),
    "doanh-nghiep": _Theme("xuong", ("khoi", "cot")),
    "bai-toan": _Theme("den", ("khoi", "to-ong")),
    "hop-tac-quoc-te": _Theme("dia-cau", ("quy-dao", "song")),
    "khoa-hoc-cong-nghe": _Theme("nguyen-tu", ("quy-dao", "to-ong")),
    "doi-moi-sang-tao": _Theme("den", ("tia", "khoi")),
    "truyen-thong": _Theme("loa", ("song", "tia", "doi")),
    "phan-bac": _Theme("khien", ("song", "vay")),
    "bao-cao": _Theme("bao-cao", ("cot", "diem")),
    "binh-dan-hoc-vu-so": _Theme("dien-thoai", ("doi", "mach")),
}
_OTHER = _Theme("sao", ("tia", "song", "doi"))


def cover_of(slug: str, topics: tuple[str, ...]) -> CoverView:
    """The cover of a record by its slug and its first known topic."""
    theme = next((_THEMES[topic] for topic in topics if topic in _THEMES), _OTHER)
    dice = _Dice(slug)
    pattern = theme.patterns[dice(0, len(theme.patterns) - 1)]
    return CoverView(f"{SHEET}#{pattern}-{dice(1, _VARIANTS)}", dice(0, GROUNDS - 1), theme.icon)


@cache
def cover_sheet() -> str:
    """The file of all patterns, each in its variants, by id."""
    groups = (
        f'<g id="{name}-{number}">{"".join(draw(_Dice(f"{name} {number}")))}</g>'
        for name, draw in _PATTERNS.items()
        for number in range(1, _VARIANTS + 1)
    )
    opening = f'<g id="{OPENING}">{"".join(_opening())}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<defs>{''.join(groups)}{opening}</defs></svg>\n"
    )


class _Dice:
    """Whole numbers out of a text: the same text throws the same."""

    def __init__(self, text: str) -> None:
        self._bytes = hashlib.blake2b(text.encode(), digest_size=64).digest()
        self._thrown = 0

    def __call__(self, least: int, most: int) -> int:
        self._thrown = (self._thrown + 1) % len(self._bytes)
        return least + self._bytes[self._thrown] % (most - least + 1)


def _circle(x: int, y: int, radius: int, paint: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}" {paint}/>'


def _ring(x: int, y: int, count: int, outer: float, inner: float) -> str:
    """The points of a star, or of a polygon where both radii agree."""
    corners = (
        (radius * math.cos(math.pi * at / count), radius * math.sin(math.pi * at / count))
        for at, radius in enumerate((outer, inner) * count)
    )
    return " ".join(f"{x + dx:.0f},{y + dy:.0f}" for dx, dy in corners)


def _waves(dice: _Dice) -> Iterator[str]:
    """What a broadcast spreads."""
    x, y, step = dice(210, 290), dice(20, 70), 24 + dice(0, 6)
    yield from (_circle(x, y, radius, _LINE) for radius in range(28, 260, step))
    yield _circle(x, y, 9, _ACCENT)


def _orbits(dice: _Dice) -> Iterator[str]:
    """Ways around a nucleus."""
    x, y, turn = dice(190, 260), dice(60, 110), dice(0, 60)
    for at in range(3):
        turned = f'transform="rotate({turn + at * 60} {x} {y})"'
        yield f'<ellipse cx="{x}" cy="{y}" rx="{110 - at * 8}" ry="{34 + at * 8}" {_LINE} {turned}/>'
    yield _circle(x, y, 17, _STRONG)
    yield _circle(x + 82, y + dice(-50, -20), 8, _ACCENT)
    yield _circle(x - 74, y + dice(10, 40), 6, _LIGHT)


def _traces(dice: _Dice) -> Iterator[str]:
    """Lines of a circuit."""
    marked = dice(1, 5)
    for at in range(7):
        y, x, fall = 18 + at * 24, dice(90, 190), dice(10, 22) * (1 if at % 2 else -1)
        yield f'<path d="M{WIDTH} {y}H{x + 40}l{-abs(fall)} {fall}H{x}" {_LINE}/>'
        yield _circle(x, y + fall, 5, _ACCENT if at == marked else _LIGHT)


def _rays(dice: _Dice) -> Iterator[str]:
    """The star of a bronze drum in its rings."""
    x, y, count = dice(200, 270), dice(70, 110), 2 * dice(5, 7)
    yield from (_circle(x, y, radius, _LINE) for radius in (64, 78, 84, 118))
    yield f'<polygon points="{_ring(x, y, count, 54, 20)}" {_LIGHT}/>'
    yield f'<polygon points="{_ring(x, y, count, 26, 10)}" {_ACCENT}/>'


def _columns(dice: _Dice) -> Iterator[str]:
    """A colonnade, or bars."""
    marked = dice(0, 11)  # in half of all none is
    for at in range(6):
        height, paint = dice(40, 150), _ACCENT if at == marked else (_STRONG, _LIGHT)[at % 2]
        yield f'<rect x="{150 + at * 28}" y="{HEIGHT - height}" width="17" height="{height}" {paint}/>'


def _scales(dice: _Dice) -> Iterator[str]:
    """Tiles of a roof."""
    paints = (_LINE, _LINE, _STRONG, _LIGHT)
    for row in range(6):
        for column in range(6):
            yield _circle(140 + column * 40 + row % 2 * 20, row * 32 + 6, 18, paints[dice(0, 3)])


def _blocks(dice: _Dice) -> Iterator[str]:
    """Squares, of which the diagonal may be marked."""
    for row in range(4):
        for column in range(4):
            paint = (_STRONG, _LIGHT, _LINE, _STRONG, _ACCENT if row == column else _LIGHT)[dice(0, 4)]
            yield f'<rect x="{136 + column * 46}" y="{row * 46 - 2}" width="40" height="40" {paint}/>'


def _points(dice: _Dice) -> Iterator[str]:
    """A field of data."""
    for row in range(8):
        for column in range(9):
            paint = (*(_STRONG,) * 12, *(_LIGHT,) * 17, _ACCENT)[dice(0, 29)]
            yield _circle(132 + column * 21, 14 + row * 21, dice(2, 8), paint)


def _honeycomb(dice: _Dice) -> Iterator[str]:
    """Cells, some filled."""
    paints = (_LINE, _LINE, _STRONG, _LIGHT, _LINE)
    for row in range(5):
        for column in range(5):
            x, y = 150 + column * 44 + row % 2 * 22, 8 + row * 38
            turned = f'transform="rotate(30 {x} {y})"'
            yield f'<polygon points="{_ring(x, y, 3, 24, 24)}" {turned} {paints[dice(0, 4)]}/>'


def _hills(dice: _Dice) -> Iterator[str]:
    """Three rows of hills, the sun above them."""
    x = dice(230, 270)
    yield from (_circle(x, 56, radius, _LINE) for radius in (30, 40))
    yield _circle(x, 56, 20, _ACCENT)
    for at, paint in enumerate((_LIGHT, _STRONG, _DARK)):
        y = 96 + at * 26
        first, crest, middle, end = y + dice(10, 30), y - dice(10, 34), y + dice(0, 12), y - dice(-6, 16)
        line = f"M0 {first}Q{dice(60, 100)} {crest} {dice(140, 170)} {middle}T{WIDTH} {end}V{HEIGHT}H0z"
        yield f'<path d="{line}" {paint}/>'


_SUN = (500, 148)
_GOLD = 'stroke="var(--nq-gold)" stroke-opacity=".32" fill="none" stroke-width="1.4"'
_NODE = 'fill="#fff"'
_THREAD = 'fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="1.2" stroke-dasharray="2 5"'


def _opening() -> Iterator[str]:
    """Above the home page: a drum's face as a sun over hills, threads of light between villages."""
    x, y = _SUN
    yield from (_circle(x, y, radius, _GOLD) for radius in (196, 190, 168, 140, 134, 104))
    yield f'<polygon points="{_ring(x, y, 48, 163, 140)}" {_GOLD}/>'
    for at in range(40):
        turn = at * math.pi / 20
        yield _circle(round(x + 119 * math.cos(turn)), round(y + 119 * math.sin(turn)), 6, _GOLD)
    yield f'<polygon points="{_ring(x, y, 14, 96, 30)}" fill="var(--nq-gold)" fill-opacity=".3"/>'
    yield f'<polygon points="{_ring(x, y, 14, 46, 16)}" fill="var(--nq-gold)" fill-opacity=".8"/>'
    for at, paint in enumerate(("mid", "primary", "night")):
        hills = _range(_Dice(paint), 262 + at * 34, at * 22)
        yield f'<path d="{hills}" fill="var(--nq-{paint})" fill-opacity=".9"/>'
    nodes = ((250, 236), (362, 178), (470, 214), (585, 190), (690, 232))
    line = "L".join(f"{dx} {dy}" for dx, dy in nodes)
    yield f'<path d="M{line}" {_THREAD}/>'
    yield from (_circle(dx, dy, 4 + at % 2 * 2, _NODE) for at, (dx, dy) in enumerate(nodes))


def _range(dice: _Dice, base: int, lower: int) -> str:
    """One range of hills from the left edge to the right."""
    x, line = -60, f"M-60 {base}"
    while x < WIDEST:
        width, top = dice(54, 96), base - dice(40, 112) + lower
        end = base - dice(0, 12)
        line += f"C{x + width * 9 // 20} {base} {x + width // 2} {top} {x + width} {top}"
        line += f"S{x + width * 8 // 5} {end} {x + width * 2} {end}"
        x, base = x + width * 2, end
    return f"{line}V400H-60z"


_PATTERNS: dict[str, Callable[[_Dice], Iterator[str]]] = {
    "song": _waves,
    "quy-dao": _orbits,
    "mach": _traces,
    "tia": _rays,
    "cot": _columns,
    "vay": _scales,
    "khoi": _blocks,
    "diem": _points,
    "to-ong": _honeycomb,
    "doi": _hills,
}
