"""The sheet around its body: grounds, title, head and foot, and what room they leave.

It must not know forms.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nq57.render.drawing.fonts import HEAVY, SEMI, text_width
from nq57.render.drawing.forms.form import Ground
from nq57.render.drawing.mastheads import (
    Foot,
    Sender,
    code,
    foot_height,
    footer,
    masthead,
    narrow_masthead,
    plain_address,
    terraces,
)
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box, Shape
from nq57.render.drawing.wrapping import fitted, headline, height, shortened, wrapped

_TITLE = 1.14  # leading
_GROUNDS = {"bold": "primary", "tint": "ground", "paper": "paper"}
_SHORT = 1.15  # of the width: a sheet lower than this is short


@dataclass(frozen=True, slots=True)
class Framed:
    """What stands around a body."""

    title: str
    lead: str
    sender: Sender
    foot: Foot
    number: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Shapes that go before the body, its room, those after it, and where the code is."""

    shapes: tuple[Shape, ...]
    body: Box
    foot: Callable[[bool], tuple[Shape, ...]]
    height: float
    link: Box | None


@dataclass(frozen=True, slots=True)
class _Measures:
    """Sizes of an upright sheet that change with its height."""

    margin: float
    top: float
    by: float
    bottom: float
    largest: float
    room: float
    lead: float
    lines: int


_SQUARE = _Measures(64, 52, 1.0, 44, 66, 160, 29, 2)
_TALL = _Measures(72, 84, 1.12, 96, 92, 330, 37, 4)
_PAPER = _Measures(72, 64, 1.12, 60, 84, 270, 34, 4)
_MIDDLE = _Measures(64, 60, 1.06, 52, 78, 230, 32, 3)


def framed(
    text: Framed,
    size: tuple[float, float],
    ground: Ground,
    *,
    room: Callable[[float], float],
    short_title: bool,
) -> Frame:
    """The frame of a sheet; `room` gives the height of a body of a width, for sheets without one."""
    if 0 < size[1] < size[0]:
        return _with_panel(text, size, ground)
    return _upright(text, size, ground, room, short_title=short_title)


def _measures(width: float, tall: float) -> _Measures:
    if not tall:
        return _PAPER
    ratio = tall / width
    return _SQUARE if ratio < _SHORT else _MIDDLE if ratio < 1.3 else _PAPER if ratio < 1.6 else _TALL  # noqa: PLR2004 - formats


def _upright(
    text: Framed,
    size: tuple[float, float],
    ground: Ground,
    room: Callable[[float], float],
    *,
    short_title: bool,
) -> Frame:
    """Title above, body below, source at the foot."""
    (width, tall), pen = size, Pen()
    m = _measures(width, tall)
    inner, bold, square = width - 2 * m.margin, ground == "bold", m is _SQUARE
    gap = 30 if square else 48
    most = m.largest * (0.9 if short_title and square else 1.0) * (1.0 if text.lead else 0.84)
    title = headline(text.title, (inner, m.room), (40, most), m.lines)
    title = min(title, fitted(text.title, (inner, m.room * 1.3), (24, max(25.0, title)), HEAVY, _TITLE))
    title_tall = height(text.title, inner, title, HEAVY, _TITLE)
    lead_tall = height(text.lead, inner, m.lead) + 10 if text.lead else 0.0
    head = m.top + 76 * m.by + gap + title_tall + lead_tall
    top = head + ((64 if square else 86) if ground == "paper" else 30 if square else 54)
    foot = foot_height(text.sender, m.by, short=square)
    over = 26 if square else 46
    if not tall:
        tall = top + room(inner) + over + foot + m.bottom
    _grounds(pen, width, tall, head + (30 if square else 46), ground)
    place = Box(m.margin, m.top, inner, 76 * m.by)
    masthead(pen, text.sender, place, bold=ground != "tint", number=text.number)
    y = m.top + 76 * m.by + gap
    ink, soft = ("primary", "soft") if ground == "tint" else ("on", "on-soft")
    y += pen.text(text.title, m.margin, y, inner, title, ink, HEAVY, leading=_TITLE, role="H1")
    pen.text(text.lead, m.margin, y + 10, inner, m.lead, soft)
    base = tall - foot - m.bottom
    pen.rect(m.margin, base - over * 0.52, inner, 2, "veil-2" if bold else "line")
    place = Box(m.margin, base, inner, foot)
    link = Box(m.margin + inner - foot, base, foot, foot) if text.sender.address else None

    def low(more: bool) -> tuple[Shape, ...]:  # noqa: FBT001 - the one thing that is known only later
        low_pen = Pen()
        footer(low_pen, text.sender, Foot(text.foot.source, text.foot.note, more), place, m.by, bold=bold)
        return tuple(low_pen.shapes)

    return Frame(tuple(pen.shapes), Box(m.margin, top, inner, base - over - top), low, tall, link)


def _grounds(pen: Pen, width: float, tall: float, head: float, ground: Ground) -> None:
    """The colours behind: a full ground, a coloured head on white, or a light one with a band."""
    pen.rect(0, 0, width, tall, _GROUNDS[ground])
    if ground == "bold":
        terraces(pen, width, 0, width * 0.62, "veil")
    elif ground == "paper":
        pen.rect(0, 0, width, head, "primary")
        terraces(pen, width, 0, min(head, width * 0.6), "veil")
    else:
        terraces(pen, width, 0, min(head, width * 0.6) * 0.95, "tint")
        pen.rect(0, 0, width, 14, "primary")
        pen.rect(0, 0, width * 0.24, 14, "accent")


def _with_panel(text: Framed, size: tuple[float, float], ground: Ground) -> Frame:
    """A panel with the title at the left, the body at the right."""
    (width, tall), pen = size, Pen()
    small, by = width < 1300, width / 1200 * (1.0 if width < 1300 else 0.94)  # noqa: PLR2004 - a screen is larger
    margin = 48.0 if small else 84.0
    panel = width * 0.40
    bold = ground == "bold"
    pen.rect(0, 0, width, tall, _GROUNDS[ground])
    pen.rect(0, 0, panel, tall, "primary")
    terraces(pen, panel, 0, min(panel, tall) * 0.8, "veil")
    if bold:
        pen.rect(panel, 0, width - panel, tall, "deep")
    inner, top = panel - 1.6 * margin, margin * 0.8
    narrow_masthead(pen, text.sender, Box(margin, top, inner, 64 * by), by * 0.9)
    side = 128 * by if text.sender.address else 0.0
    low = tall - top - side
    _panel_title(pen, text, Box(margin, top + 64 * by + 20 * by, inner, low - top - 64 * by - 46 * by), by)
    link = Box(margin, low, side, side) if side else None
    if link:
        code(pen, text.sender.address, link, bold=True)
        _panel_address(pen, text, Box(margin + side + 18 * by, low, inner - side - 20 * by, side), by)
    body = Box(panel + margin * 0.75, top, width - panel - 1.5 * margin, tall - 2 * top)
    note = f" {text.foot.note}" if text.foot.note else ""
    source = shortened(f"Nguồn: {text.foot.source}.{note}", body.width, 18 * by, 2)
    below = height(source, body.width, 18 * by, leading=1.25) + 18 * by
    body = body._replace(height=body.height - below)

    def foot(more: bool) -> tuple[Shape, ...]:  # noqa: FBT001 - the one thing that is known only later
        pen = Pen()
        y, soft = body.y + body.height + 18 * by, "on-soft" if bold else "soft"
        pen.text(source, body.x, y, body.width, 18 * by, soft, leading=1.25)
        if more and link:
            pen.line(
                "Còn nữa trên trang", link.x + side + 18 * by, link.y + side - 6 * by, 18 * by, "lit", SEMI
            )
        elif more:
            pen.line("Còn nữa trên trang", margin, tall - top, 18 * by, "lit", SEMI)
        return tuple(pen.shapes)

    return Frame(tuple(pen.shapes), body, foot, tall, link)


def _panel_title(pen: Pen, text: Framed, box: Box, by: float) -> None:
    lead = height(text.lead, box.width, 24 * by)
    below = text.lead if lead <= box.height * 0.34 else ""
    lead = lead + 16 * by if below else 0.0
    size = headline(text.title, (box.width, box.height - lead), (20 * by, 64 * by), 7)
    tall = height(text.title, box.width, size, HEAVY, _TITLE)
    y = box.y + max(0.0, box.height - tall - lead) * 0.4
    y += pen.text(text.title, box.x, y, box.width, size, "on", HEAVY, leading=_TITLE, role="H1")
    pen.text(below, box.x, y + 14 * by, box.width, 24 * by, "on-soft")


def _panel_address(pen: Pen, text: Framed, box: Box, by: float) -> None:
    """The address beside its code, broken where it must be."""
    pen.line(
        "Quét mã hoặc gõ:",
        box.x,
        box.y + 18 * by,
        min(19 * by, box.width / text_width("Quét mã hoặc gõ:", 1)),
        "on-soft",
    )
    address = plain_address(text.sender.address)
    sizes = (22 * by, 20 * by, 18 * by, 16 * by, 14 * by)
    room = box.height - 58 * by
    size = next(
        (s for s in sizes if len(wrapped(address, box.width, s, SEMI)) * s * 1.2 <= room), sizes[-1]
    )
    pen.text(address, box.x, box.y + 28 * by, box.width, size, "on", SEMI, leading=1.2)
