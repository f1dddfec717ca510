"""The picture with which an address is shared: drawn once, finished for each unit."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nq57.render.drawing.cards import HEIGHT, WIDTH, SocialCard, draw_title, strip_of, whole_card

LONG = SocialCard("Kế hoạch số 211/KH-UBND", "Thực hiện Quyết định số 1169/QĐ-TTg " * 9, "UBND tỉnh A")
TITLE = draw_title(LONG)


def opened(data: bytes) -> Image.Image:
    """The picture, its checksums proven."""
    Image.open(io.BytesIO(data)).verify()
    found = Image.open(io.BytesIO(data))
    found.load()
    return found


@pytest.mark.parametrize(("name", "ground"), [("UBND phường Một", "#7a1f5c"), ("", "#0b5d3b")])
def test_a_unit_puts_its_colour_and_name_below_one_title(name: str, ground: str) -> None:
    """The whole is a sound PNG whose ground is the unit's colour, and the strip differs with the name."""
    whole = whole_card(strip_of(name, ground), TITLE)
    picture = opened(whole)
    assert picture.size == (WIDTH, HEIGHT)
    rgb = picture.convert("RGB")
    assert rgb.getpixel((5, 5)) == tuple(bytes.fromhex(ground[1:]))
    other = opened(whole_card(strip_of(f"{name} khác", ground), TITLE)).convert("RGB")
    upper, lower = (0, 0, WIDTH, HEIGHT - 108), (0, HEIGHT - 108, WIDTH, HEIGHT)
    assert rgb.crop(upper).tobytes() == other.crop(upper).tobytes()
    assert rgb.crop(lower).tobytes() != other.crop(lower).tobytes()


def test_a_long_title_ends_at_a_word_above_the_strip() -> None:
    """What does not fit is left out; the last rows of the title's part are ground."""
    picture = opened(whole_card(strip_of("A", "#000000"), TITLE)).convert("L")
    last = picture.crop((0, HEIGHT - 108 - 8, WIDTH, HEIGHT - 108))
    assert last.getextrema() == (0, 0)


@given(st.text("ABCĐÊ 0123", min_size=1, max_size=60))
def test_the_stream_of_any_title_is_sound(title: str) -> None:
    """The joined checksum is that of the rows, whatever they are."""
    data = whole_card(strip_of("A", "#123456"), draw_title(SocialCard("", title, "")))
    at = data.index(b"IDAT")
    rows = zlib.decompress(data[at + 4 : at + 4 + int.from_bytes(data[at - 4 : at])])
    assert len(rows) == (WIDTH + 1) * HEIGHT
