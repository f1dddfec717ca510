"""The picture that shows where an address is shared: a title in large letters, the unit's name below.

Most of it is the same in every unit that shows a record, so it is drawn and packed once (`draw_title`); a
unit's own strip (`strip_of`) is packed once for all its pages, and `whole_card` joins both into a PNG in
the unit's colour without packing anything again. Drawn with Pillow in one channel, whose levels are shades
between the ground's colour and white: ten times as fast as any drawing.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from nq57.model.colours import channels
from nq57.render.drawing.fonts import HEAVY, REGULAR, font_file
from nq57.render.drawing.wrapping import wrapped

WIDTH, HEIGHT = 1200, 630
_STRIP = 108  # rows that are the unit's own
_MARGIN, _DISC = 80, 34
_TITLES = ((68, 4), (58, 4), (52, 5), (46, 6))  # size of letters, lines that fit
_BRAND = "Chuyên mục Nghị quyết 57"
_SOFT, _BAND, _FULL = 205, 40, 255
_ADLER = 65521  # RFC 1950
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card says: `kicker` above the title, `foot` below it."""

    kicker: str
    title: str
    foot: str


class Packed(NamedTuple):
    """Rows of a picture as a piece of a deflate stream, with the sum that checks them."""

    data: bytes
    check: int


class Strip(NamedTuple):
    """What is a unit's own: the packed rows below the title, and the colour of the ground."""

    rows: Packed
    ground: str


def draw_title(card: SocialCard) -> bytes:
    """The rows above the strip: their checksum in four bytes, then the rows packed."""
    picture = Image.new("L", (WIDTH, HEIGHT - _STRIP), 0)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((_MARGIN, 66, _MARGIN + 96, 74), fill=_FULL)
    caption = " · ".join(filter(None, (card.kicker, card.foot)))
    kicker = caption if _font(32, REGULAR).getlength(caption) <= WIDTH - 2 * _MARGIN else card.kicker
    pen.text((_MARGIN, 90), kicker, fill=_SOFT, font=_font(32, REGULAR))
    size, lines = _title_lines(card.title)
    for row, line in enumerate(lines):
        pen.text((_MARGIN, 146 + row * size * 1.28), line, fill=_FULL, font=_font(size, HEAVY))
    rows = _packed(picture, zlib.Z_FULL_FLUSH)
    return rows.check.to_bytes(4) + rows.data


@lru_cache(maxsize=64)
def strip_of(name: str, ground: str) -> Strip:
    """A unit's strip: the medal, the section, and the unit's `name` where the letters cover it."""
    picture = Image.new("L", (WIDTH, _STRIP), _BAND)
    pen = ImageDraw.Draw(picture)
    middle = _STRIP / 2
    pen.circle((_MARGIN + _DISC, middle), _DISC, fill=_FULL)
    pen.text((_MARGIN + _DISC, middle), "57", fill=0, font=_font(34, HEAVY), anchor="mm")
    left = _MARGIN + 2 * _DISC + 22
    if not name:
        pen.text((left, middle), _BRAND, fill=_FULL, font=_font(32, HEAVY), anchor="lm")
    else:
        room = WIDTH - _MARGIN - left
        size = next((size for size in (34, 30, 26) if _font(size, HEAVY).getlength(name) <= room), 22)
        pen.text((left, middle - 4), name, fill=_FULL, font=_font(size, HEAVY), anchor="ls")
        pen.text((left, middle + 32), _BRAND, fill=_SOFT, font=_font(26, REGULAR), anchor="ls")
    return Strip(_packed(picture, zlib.Z_FINISH), ground)


def whole_card(strip: Strip, title: bytes) -> bytes:
    """The card as a PNG of 1200 by 630: what `draw_title` made, above a unit's strip."""
    length = (WIDTH + 1) * _STRIP
    check = _joined(int.from_bytes(title[:4]), strip.rows.check, length)
    rows = b"".join((b"\x78\x9c", title[4:], strip.rows.data, check.to_bytes(4)))
    header = WIDTH.to_bytes(4) + HEIGHT.to_bytes(4) + bytes((8, 3, 0, 0, 0))  # 8 bits of a palette
    parts = (b"IHDR", header), (b"PLTE", _shades(strip.ground)), (b"IDAT", rows), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _packed(picture: Image.Image, end: int) -> Packed:
    """The picture's rows, none of them filtered; a full flush lets another piece follow."""
    data, (width, height) = picture.tobytes(), picture.size
    rows = b"".join(b"\0" + data[at * width : (at + 1) * width] for at in range(height))
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(packer.compress(rows) + packer.flush(end), zlib.adler32(rows))


def _joined(first: int, second: int, length: int) -> int:
    """The Adler-32 of two texts one after the other; `length` is the second's."""
    low = ((first & 0xFFFF) + (second & 0xFFFF) - 1) % _ADLER
    high = (length * (first & 0xFFFF) + (first >> 16) + (second >> 16) - length) % _ADLER
    return high << 16 | low


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def _title_lines(title: str) -> tuple[int, tuple[str, ...]]:
    """The title in the largest letters that fit; one that never fits ends in an ellipsis."""
    for size, most in _TITLES:
        lines = wrapped(title, WIDTH - 2 * _MARGIN, size, HEAVY)
        if len(lines) <= most:
            return size, lines
    return size, (*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0] or lines[most - 1][:-1]}…")


@lru_cache(maxsize=8)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(weight), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=64)
def _shades(ground: str) -> bytes:
    """Level 0 is the ground's colour, level 255 white."""
    colour = channels(ground)
    return bytes(round(c + (255 - c) * level / 255) for level in range(256) for c in colour)
