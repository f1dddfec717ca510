"""The pictures of an infographic: which files there are, what each is made of, how it is offered.

It must not know where files are kept. Units with equal colours share all but the poster, which leads to
the unit's own page.
"""

from collections.abc import Iterator
from functools import partial

from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.around import Around
from nq57.render.drawing.fonts import covers
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.sheets import Poster, lay_out
from nq57.render.infographic_views import block_views
from nq57.render.made_files import MadeFile
from nq57.render.views import FileView

PICTURES = ("1200x630", "1080x1080", "1080x1920")
LEAFLET, POSTER = "to-roi", "ap-phich"
SCREEN = "man-hinh"
_OFFERED = (
    ("ap-phich-a4.pdf", "Áp phích để in, khổ A4", "PDF"),
    ("do-hoa.svg", "Ảnh nét ở mọi cỡ", "SVG"),
    ("1200x630.png", "Ảnh ngang cho bài đăng", "PNG"),
    ("1080x1080.png", "Ảnh vuông", "PNG"),
    ("1080x1920.png", "Ảnh dọc cho điện thoại", "PNG"),
)
_SOURCE = 150  # letters that a foot has room for; the page tells all
SHARED = "1200x630.png"


def poster_of(fields: Infographic, around: Around) -> Poster | None:
    """What the record's pictures say; None when it has no blocks or our letters do not cover it."""
    names = (around.document(name).text for name in fields.basis)
    source = fields.origin.name if fields.origin else "; ".join(names)
    source = source if len(source) <= _SOURCE else f"{source[:_SOURCE].rpartition(' ')[0].rstrip(',;:')}…"
    blocks = block_views(fields, around)
    poster = Poster(fields.title, fields.summary or "", blocks, source, fields.layout)
    return poster if blocks and covers(poster.letters) else None


def palette_of(unit: Unit) -> Palette:
    """The colours that a unit's pictures take."""
    return Palette(unit.fields.colours.primary, unit.fields.colours.accent)


def poster_files(record: Record, poster: Poster, palette: Palette, address: str) -> Iterator[MadeFile]:
    """Every picture of one infographic; `address` is its page's own, empty when the unit has no host."""
    url, made_of = record.url, (poster, palette)
    for name in PICTURES:
        make = partial(_picture, poster, palette, name)
        yield MadeFile(f"{url}{name}.png", ("png", name, *made_of), make, lasting=True)
    leaflet = partial(_leaflet, poster, palette)
    yield MadeFile(f"{url}do-hoa.svg", ("svg", LEAFLET, *made_of), leaflet, lasting=True)
    printed = partial(print_poster, poster, palette, address)
    yield MadeFile(f"{url}ap-phich-a4.pdf", ("pdf", address, *made_of), printed, lasting=True)


def offered(record: Record) -> tuple[FileView, ...]:
    """The pictures as their page offers them."""
    return tuple(FileView(name, f"{record.url}{file}", form, "") for file, name, form in _OFFERED)


def _picture(poster: Poster, palette: Palette, name: str) -> bytes:
    from nq57.render.drawing.png import png  # noqa: PLC0415 - a warm build draws nothing

    drawing = lay_out(poster, name)
    return png(drawing, palette, round(drawing.width))


def _leaflet(poster: Poster, palette: Palette) -> bytes:
    from nq57.render.drawing.svg import svg  # noqa: PLC0415 - the same

    return svg(lay_out(poster, LEAFLET), palette).encode()


def print_poster(poster: Poster, palette: Palette, address: str, sheet: str = "a4") -> bytes:
    """The poster as a PDF of one sheet, with a QR code when there is an address to lead to."""
    from nq57.render.drawing.pdf import pdf  # noqa: PLC0415 - the same

    return pdf(lay_out(poster, POSTER, address), palette, sheet)
