"""The way to a page, put on a poster that is finished but for it: address, QR code and a link to press.

It must not know what else the poster shows. A poster is dear and the same for all units of equal colours;
its way to the page is each unit's own and costs little.
"""

import io
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from nq57.render.drawing.fonts import FAMILY, font_file, text_width
from nq57.render.drawing.qr import qr_path
from nq57.render.drawing.shapes import Path, Text

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

LETTERS = "".join(map(chr, range(33, 127)))  # all that an address is written in
SIDE = 190.0  # of the code with its quiet zone
SIZE = 20.0  # of the address's letters
_SMALLEST = 12.5  # may still be copied from paper
_GAP = 30.0
_STEP = 0.93
_POINTS = 72 / 25.4


def signpost(address: str, left: float, right: float, bottom: float) -> tuple[Text, Path]:
    """Address and code at the foot of a sheet, between two edges."""
    room, size = right - left - SIDE - _GAP, SIZE
    while size > _SMALLEST and text_width(_plain(address), size) > room:
        size *= _STEP
    said = _plain(address)
    while text_width(said, size) > room:
        said = f"{said[:-4]}..."
    data, modules = qr_path(address)
    code = Path(data, "ink", right - SIDE, bottom - SIDE, scale=SIDE / modules)
    return Text(left, bottom - SIZE * 0.32, said, size, "ink"), code


def _plain(address: str) -> str:
    """The address in the letters that every program takes for one."""
    return quote(address, safe=LETTERS)


def put_up(paper: bytes, address: str, marks: tuple[Text, Path], colour: str, scale: float) -> bytes:
    """A one-page PDF with the way to its page; `scale` turns the drawing's units into millimetres."""
    import pikepdf  # noqa: PLC0415 - only where a poster is written anew

    words, code = marks
    by = scale * _POINTS
    with pikepdf.open(io.BytesIO(paper)) as document:
        page = document.pages[0]
        tall = float(page.mediabox[3])
        page.contents_add(_marks(words, code, colour, by, tall).encode("ascii"))
        corner = code.x * by, tall - code.y * by
        side = SIDE * by
        link = {
            "/Type": pikepdf.Name.Annot,
            "/Subtype": pikepdf.Name.Link,
            "/Rect": [corner[0], corner[1] - side, corner[0] + side, corner[1]],
            "/Border": [0, 0, 0],
            "/A": {"/S": pikepdf.Name.URI, "/URI": pikepdf.String(_plain(address))},
        }
        page.obj.Annots = document.make_indirect(pikepdf.Array([pikepdf.Dictionary(link)]))
        written = io.BytesIO()
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _marks(words: Text, code: Path, colour: str, by: float, tall: float) -> str:
    """The operators that write the address in the poster's own font and fill the code's modules."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    codes = _codes()
    letters = "".join(f"{codes[letter]:04x}" for letter in words.text)
    module = code.scale * by
    runs = (run.split("h", 1) for run in code.data[1:].split("M"))
    boxes = " ".join(f"{place} {long.partition('v')[0]} 1 re" for place, long in runs)
    start = f"{words.x * by:.4f} {tall - words.y * by:.4f}"
    return (
        f"\nq {red:.4f} {green:.4f} {blue:.4f} rg\n"
        f"BT /F1 {words.size * by:.4f} Tf {start} Td <{letters}> Tj ET\n"
        f"{module:.6f} 0 0 {-module:.6f} {code.x * by:.4f} {tall - code.y * by:.4f} cm\n{boxes} f\nQ\n"
    )


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    """By which number each letter of an address is called in a poster's first font."""
    from fpdf import FPDF  # noqa: PLC0415 - the same

    page = FPDF()
    page.add_font(FAMILY, "", font_file(bold=False))
    page.set_font(FAMILY, "", 12)
    codes = {letter: reserve(page, letter) for letter in LETTERS}
    _font(page).close()
    return codes


def reserve(page: "FPDF", letter: str) -> int:
    """Take a letter into the font that the page writes in; its number there."""
    return _font(page).subset.pick(ord(letter)) or 0


def _font(page: "FPDF") -> "TTFFont":
    font = page.current_font
    if font is None or font.type != "TTF":
        raise TypeError
    return cast("TTFFont", font)
