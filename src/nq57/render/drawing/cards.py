"""The picture that shows where a record's address is shared: its title in large letters on one ground.

It must not know units: the card of a shared record is the same in all of them. Drawn with Pillow in one
channel, whose levels are shades between the ground's colour and white: ten times as fast as any drawing.
"""

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from nq57.model.colours import channels
from nq57.render.drawing.fonts import HEAVY, REGULAR, font_file
from nq57.render.drawing.wrapping import wrapped

WIDTH, HEIGHT = 1200, 630
_GROUND = "#7d1a13"
_MARGIN = 80
_TITLES = ((68, 4), (58, 5), (50, 6))  # size of letters, lines that fit
_BRAND = "Chuyên mục Nghị quyết 57"
_SOFT, _BAND, _FULL = 205, 40, 255


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card says: `kicker` above the title, `foot` below it."""

    kicker: str
    title: str
    foot: str


def draw_card(card: SocialCard) -> bytes:
    """The card as a PNG of 1200 by 630."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, HEIGHT - 96, WIDTH, HEIGHT), fill=_BAND)
    pen.rectangle((_MARGIN, 78, _MARGIN + 96, 86), fill=_FULL)
    pen.text((_MARGIN, 104), card.kicker, fill=_SOFT, font=_font(32, REGULAR))
    size, lines = _title_lines(card.title)
    for row, line in enumerate(lines):
        pen.text((_MARGIN, 164 + row * size * 1.28), line, fill=_FULL, font=_font(size, HEAVY))
    pen.text((_MARGIN, HEIGHT - 68), _BRAND, fill=_FULL, font=_font(30, HEAVY))
    pen.text((WIDTH - _MARGIN, HEIGHT - 68), card.foot, fill=_SOFT, font=_font(28, REGULAR), anchor="ra")
    picture.putpalette(_shades())
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _title_lines(title: str) -> tuple[int, tuple[str, ...]]:
    """The title in the largest letters that fit; one that never fits ends in an ellipsis."""
    for size, most in _TITLES:
        lines = wrapped(title, WIDTH - 2 * _MARGIN, size, HEAVY)
        if len(lines) <= most:
            return size, lines
    return size, (*lines[: most - 1], f"{lines[most - 1][:-1].rstrip()}…")


@lru_cache(maxsize=8)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(weight), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _shades() -> list[int]:
    """Level 0 is the ground's colour, level 255 white."""
    ground = channels(_GROUND)
    return [round(c + (255 - c) * level / 255) for level in range(256) for c in ground]
