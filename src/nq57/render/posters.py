"""The pictures of an infographic: which files there are, what each is made of, how it is offered.

It must not know where files are kept. Units with equal colours share all; only the way to the unit's own
page is put on the poster afterwards.
"""

from collections.abc import Iterator
from functools import partial

from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.drawing.fonts import covers
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.sheets import SHEETS, Poster, lay_out, way_to
from nq57.render.drawing.signposts import put_up
from nq57.render.infographic_views import block_views
from nq57.render.made_files import MadeFile, finished
from nq57.render.record_context import RecordContext
from nq57.render.views import FileView

PICTURES = ("1200x630", "1080x1080", "1080x1920")
LEAFLET, POSTER = "to-roi", "ap-phich"
SCREEN, TALL_SCREEN = "man-hinh", "1080x1920"
_OFFERED = (
    ("ap-phich-a4.pdf", "Áp phích để in, khổ A4", "PDF"),
    ("do-hoa.svg", "Ảnh nét ở mọi cỡ", "SVG"),
    ("1200x630.png", "Ảnh ngang cho bài đăng", "PNG"),
    ("1080x1080.png", "Ảnh vuông", "PNG"),
    ("1080x1920.png", "Ảnh dọc cho điện thoại", "PNG"),
)
_SOURCE = 150  # letters that a foot has room for; the page tells all
SHARED = "1200x630.png"


def poster_of(fields: Infographic, around: RecordContext) -> Poster | None:
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
    yield _printed(f"{url}ap-phich-a4.pdf", poster, palette, address)


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


def _printed(path: str, poster: Poster, palette: Palette, address: str) -> MadeFile:
    """The poster as a file: dear without its way to the page, which each unit then adds."""
    paper = partial(_paper, poster, palette, "a4", coded=bool(address))
    shared = MadeFile(path, ("pdf", bool(address), poster, palette), paper, lasting=True)
    return (
        finished(shared, ("way", address), partial(_with_way, palette, address, "a4"))
        if address
        else shared
    )


def print_poster(poster: Poster, palette: Palette, address: str, sheet: str = "a4") -> bytes:
    """The poster as a PDF of one sheet, with a QR code when there is an address to lead to."""
    paper = _paper(poster, palette, sheet, coded=bool(address))
    return _with_way(palette, address, sheet, paper) if address else paper


def _paper(poster: Poster, palette: Palette, sheet: str, *, coded: bool) -> bytes:
    from nq57.render.drawing.pdf import pdf  # noqa: PLC0415 - the same

    return pdf(lay_out(poster, POSTER, coded=coded), palette, sheet)


def _with_way(palette: Palette, address: str, sheet: str, paper: bytes) -> bytes:
    from nq57.render.drawing.pdf import SHEETS as PAPERS  # noqa: PLC0415 - the same

    scale = PAPERS[sheet][0] / SHEETS[POSTER].width
    return put_up(paper, address, way_to(POSTER, address), palette.colours()["ink"], scale)
