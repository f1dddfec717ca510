"""The pictures of an infographic: which files there are, what each is made of, how it is offered.

It must not know where files are kept. Each sheet bears the name of the unit that shows it and the way to
that unit's page, so units share none; what a unit has drawn once is kept.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.block_views import BlockView, FileView
from nq57.render.drawing.fonts import covers
from nq57.render.drawing.mastheads import Sender
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.sheets import Poster, lay_out, parts_of
from nq57.render.infographic_views import block_views
from nq57.render.made_files import MadeFile
from nq57.render.record_context import RecordContext
from nq57.wording import to_say, wording_of

SQUARE = "1080x1080"
PICTURES = ("1200x630", SQUARE, "1080x1350", "1080x1920")
LEAFLET, POSTER = "to-roi", "ap-phich"
SCREEN, TALL_SCREEN = "man-hinh", "1080x1920"
_SCREENS = ((SCREEN, "man-hinh.svg"), (TALL_SCREEN, "man-hinh-doc.svg"))
_PAPER = "ap-phich-a4.pdf"
_OFFERED = (
    (_PAPER, to_say("Áp phích để in, khổ A4"), "PDF"),
    ("do-hoa.svg", to_say("Ảnh nét ở mọi cỡ, đủ mọi khối"), "SVG"),
    ("1200x630.png", to_say("Ảnh ngang cho bài đăng, 1200 × 630"), "PNG"),
    ("1080x1080.png", to_say("Ảnh vuông, 1080 × 1080"), "PNG"),
    ("1080x1350.png", to_say("Ảnh đứng cho bài đăng, 1080 × 1350"), "PNG"),
    ("1080x1920.png", to_say("Ảnh dọc cho điện thoại, 1080 × 1920"), "PNG"),
    ("man-hinh.svg", to_say("Ảnh động cho màn hình ngang, 1920 × 1080"), "SVG"),
    ("man-hinh-doc.svg", to_say("Ảnh động cho màn hình dọc, 1080 × 1920"), "SVG"),
)
_SOURCE = 150  # letters that a foot has room for; the page tells all
SHARED = "1200x630.png"


def poster_of(fields: Infographic, around: RecordContext) -> Poster | None:
    """What the record's pictures say; None when it has no blocks or our letters do not cover it."""
    names = (around.document(name).text for name in fields.basis)
    source = fields.origin.name if fields.origin else "; ".join(names)
    source = source if len(source) <= _SOURCE else f"{source[:_SOURCE].rpartition(' ')[0].rstrip(',;:')}…"
    blocks = block_views(fields, around)
    first = sorted(blocks, key=lambda block: block.heading != fields.first) if fields.first else blocks
    capitals = tuple(_capitalised(block) for block in first)
    poster = Poster(fields.title, fields.summary or "", capitals, source, fields.note or "")
    return poster if blocks and covers(poster.letters) else None


def _capitalised(block: BlockView) -> BlockView:
    """Captions that continue a number on the page begin a line of their own in a picture."""
    figures = (replace(f, caption=f"{f.caption[:1].upper()}{f.caption[1:]}") for f in block.figures)
    return replace(block, figures=tuple(figures))


def palette_of(unit: Unit) -> Palette:
    """The colours that a unit's pictures take."""
    return Palette(unit.fields.colours.primary, unit.fields.colours.accent)


def sender_of(unit: Unit, address: str) -> Sender:
    """Who shows a picture; a name that our letters do not cover stays away."""
    above = unit.fields.parent_name or ""
    return Sender(unit.name if covers(unit.name) else "", above if covers(above) else "", address)


def poster_files(record: Record, poster: Poster, palette: Palette, sender: Sender) -> Iterator[MadeFile]:
    """Every picture of one infographic."""
    url, made_of = record.url, (poster, palette, sender)
    for name in PICTURES:
        for part in range(parts_of(poster) if name == SQUARE else 1):
            make = partial(_picture, poster, palette, sender, name, part)
            yield MadeFile(
                f"{url}{_named(name, part)}.png", ("png", name, part, *made_of), make, lasting=True
            )
    leaflet = partial(_leaflet, poster, palette, sender)
    yield MadeFile(f"{url}do-hoa.svg", ("svg", LEAFLET, *made_of), leaflet, lasting=True)
    for name, file in _SCREENS:
        moving = partial(_moving, poster, palette, sender, name)
        yield MadeFile(f"{url}{file}", ("moving", name, *made_of), moving, lasting=True)
    paper = partial(print_poster, poster, palette, sender)
    yield MadeFile(f"{url}{_PAPER}", ("pdf", "a4", *made_of), paper, lasting=True)


def _named(name: str, part: int) -> str:
    """The second and third of several pictures bear their number."""
    return f"{name}-{part + 1}" if part else name


def offered(record: Record, poster: Poster) -> tuple[FileView, ...]:
    """The pictures as their page offers them."""
    wording = wording_of(record.language)
    more = tuple(
        (f"{_named(SQUARE, part)}.png", wording("Ảnh vuông thứ {number}", number=part + 1), "PNG")
        for part in range(1, parts_of(poster))
    )
    at = next(at for at, (file, _, _) in enumerate(_OFFERED) if file.startswith(SQUARE)) + 1
    files = (*_OFFERED[:at], *more, *_OFFERED[at:])
    return tuple(FileView(wording(name), f"{record.url}{file}", form, "") for file, name, form in files)


def _picture(poster: Poster, palette: Palette, sender: Sender, name: str, part: int) -> bytes:
    from nq57.render.drawing.png import png  # noqa: PLC0415 - a warm build draws nothing

    drawing = lay_out(poster, name, sender, part)
    return png(drawing, palette, round(drawing.width))


def _leaflet(poster: Poster, palette: Palette, sender: Sender) -> bytes:
    from nq57.render.drawing.svg import svg  # noqa: PLC0415 - the same

    return svg(lay_out(poster, LEAFLET, sender), palette).encode()


def _moving(poster: Poster, palette: Palette, sender: Sender, name: str) -> bytes:
    from nq57.render.drawing.motion import moving_style  # noqa: PLC0415 - the same
    from nq57.render.drawing.svg import svg  # noqa: PLC0415 - the same

    drawing = lay_out(poster, name, sender)
    return svg(drawing, palette, style=moving_style(drawing.shapes)).encode()


def print_poster(
    poster: Poster, palette: Palette, sender: Sender, sheet: str = "a4", *, bleed: bool = False
) -> bytes:
    """The poster as a PDF of one sheet, with `bleed` and cutting marks where a printer asks for them."""
    from nq57.render.drawing.pdf import pdf  # noqa: PLC0415 - the same

    return pdf(lay_out(poster, POSTER, sender), palette, sheet, bleed=bleed)


def film_of(poster: Poster, palette: Palette, sender: Sender) -> bytes:
    """The moving picture as an MP4 for screens that play no SVG; raises `FilmError` without ffmpeg."""
    from nq57.render.drawing.film import film  # noqa: PLC0415 - the same

    return film(lay_out(poster, SCREEN, sender), palette)
