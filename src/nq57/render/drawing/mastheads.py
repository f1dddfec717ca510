"""Who speaks, where it comes from, how to get there: the head and foot of every sheet.

It must not know forms.
"""

from dataclasses import dataclass

from nq57.render.drawing.fonts import HEAVY, REGULAR, SEMI, text_width
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.qr import qr_path
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height, shortened, wrapped

_MEDAL, _TAG = "57", "NGHỊ QUYẾT 57"
_SCAN, _SCAN_MORE = "Quét mã hoặc gõ địa chỉ:", "Còn nữa trên trang: quét mã hoặc gõ"
_MORE = "Còn nữa trên trang của chuyên mục."
_SMALL = 22.0


@dataclass(frozen=True, slots=True)
class Sender:
    """The agency that shows a sheet: its name, who is above it, and the address that leads to the page.

    Without a host there is no address, and no code on its sheets.
    """

    name: str = ""
    above: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """What a foot says: source, the editor's note, whether the page tells more."""

    source: str
    note: str = ""
    more: bool = False


def terraces(pen: Pen, x: float, y: float, side: float, fill: str) -> None:
    """The motif in a corner: quarter rings around it, which never leave the sheet."""
    for share in (1.0, 0.78, 0.56, 0.34):
        radius, inner = side * share, side * share - side * 0.10
        pen.path(
            f"M-{radius:.1f} 0A{radius:.1f} {radius:.1f} 0 0 0 0 {radius:.1f}V{inner:.1f}"
            f"A{inner:.1f} {inner:.1f} 0 0 1 -{inner:.1f} 0Z",
            fill,
            x,
            y,
        )


def medal(pen: Pen, x: float, y: float, side: float, ink: str) -> None:
    """The section's own mark; never the national emblem, which only the State may set."""
    middle, radius = side / 2, side / 2
    pen.arc(x + middle, y + middle, radius, (0, 1), side * 0.053, ink)
    pen.arc(x + middle, y + middle, radius - side * 0.105, (0, 1), side * 0.02, ink)
    size = side * 0.40
    pen.line(_MEDAL, x + middle, y + middle + size * 0.36, size, ink, HEAVY, "middle", role="Artifact")


def masthead(pen: Pen, sender: Sender, box: Box, *, bold: bool, number: str = "") -> None:
    """Mark, agency and section on one line; `number` says which sheet of several this is."""
    by, (ink, soft) = box.height / 76, ("on", "on-soft") if bold else ("primary", "soft")
    medal(pen, box.x, box.y, box.height, ink)
    tag = f"{_TAG} · {number}" if number else _TAG
    wide = text_width(tag, _SMALL * by, HEAVY) + 36 * by
    x = box.x + box.height + 18 * by
    _agency(pen, sender, Box(x, box.y, box.x + box.width - wide - 20 * by - x, box.height), by, (ink, soft))
    left, middle = box.x + box.width - wide, box.y + box.height / 2
    pen.rect(left, middle - 22 * by, wide, 44 * by, "veil-2" if bold else "primary", 22 * by)
    pen.line(tag, left + wide / 2, middle + 8 * by, _SMALL * by, "on", HEAVY, "middle")


def narrow_masthead(pen: Pen, sender: Sender, box: Box, by: float) -> None:
    """Mark and agency in a panel."""
    side = 64 * by
    medal(pen, box.x, box.y, side, "on")
    _agency(
        pen,
        sender,
        Box(box.x + side + 14 * by, box.y, box.width - side - 14 * by, side),
        by * 0.86,
        ("on", "on-soft"),
    )


def _agency(pen: Pen, sender: Sender, box: Box, by: float, inks: tuple[str, str]) -> None:
    """The agency's name in one line, or in two where one would be too small to read."""
    ink, soft = inks
    name = sender.name
    size = min(30 * by, box.width / max(0.1, text_width(name, 1, HEAVY)))
    above = sender.above
    if size < 20 * by:
        size, lines = 22 * by, 2
        name = shortened(name, box.width, size, lines, HEAVY)
        above = above if box.height > 70 * by and len(wrapped(name, box.width, size, HEAVY)) == 1 else ""
    small = min(_SMALL * by, box.width / max(0.1, text_width(above, 1, REGULAR)))
    if small < 15 * by:
        above = ""
    tall = height(name, box.width, size, HEAVY, 1.15)
    over = small * 1.25 if above else 0.0
    y = box.y + (box.height - tall - over) / 2
    pen.text(above, box.x, y, box.width, small, soft, leading=1.2)
    pen.text(name, box.x, y + over, box.width + 2, size, ink, HEAVY, leading=1.15)


def foot_height(sender: Sender, by: float, *, short: bool) -> float:
    """How tall a foot is."""
    return (136 if short or not sender.address else 186) * by


def footer(pen: Pen, sender: Sender, foot: Foot, box: Box, by: float, *, bold: bool) -> Box | None:
    """Source, note, address and code; where the code is."""
    ink, soft = ("on", "on-soft") if bold else ("ink", "soft")
    size, link = _SMALL * by, None
    width = box.width
    if sender.address:
        link = Box(box.x + box.width - box.height, box.y, box.height, box.height)
        code(pen, sender.address, link, bold=bold)
        width -= box.height + 32 * by
    source = shortened(f"Nguồn: {foot.source}", width, size, 2 if foot.note or box.height < 150 * by else 3)
    note = shortened(foot.note, width, size, 1 if box.height < 150 * by else 2, SEMI)
    address = plain_address(sender.address)
    shown = max(size, min(27 * by, width / max(0.1, text_width(address, 1, HEAVY))))
    ask = (_SCAN_MORE if foot.more else _SCAN) if address else _MORE if foot.more else ""
    tall = (
        height(source, width, size, leading=1.25) + height(note, width, size, SEMI, 1.25) + 12 * by
        + height(ask, width, size, leading=1.2) + height(address, width, shown, HEAVY, 1.15)
    )  # fmt: skip
    y = box.y + max(0.0, box.height - tall) / 2
    y += pen.text(source, box.x, y, width, size, soft, leading=1.25)
    y += pen.text(note, box.x, y, width, size, "lit" if bold else "accent", SEMI, leading=1.25) + 12 * by
    y += pen.text(ask, box.x, y, width, size, soft, leading=1.2)
    pen.text(address, box.x, y, width, shown, ink, HEAVY, leading=1.15)
    return link


def code(pen: Pen, address: str, box: Box, *, bold: bool) -> None:
    """A QR code on white; on a white sheet the sheet is part of its quiet zone."""
    data, modules = qr_path(address, quiet=4 if bold else 2)
    pen.rect(*box, "paper", 10)
    pen.path(data, "ink", box.x, box.y, box.width / modules)


def plain_address(address: str) -> str:
    """An address as it is typed: without the scheme, which browsers add."""
    return address.removeprefix("https://").removeprefix("http://")
