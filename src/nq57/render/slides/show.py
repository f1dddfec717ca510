"""The slideshow's files: one page with all slides in it, its style, script, colours and letters.

It must not ask another host for anything: addresses are relative, and only films are outside the folder.
A show that a host serves looks for a later version of itself, by a small file that names its version.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

from markupsafe import Markup, escape

from nq57 import __version__
from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.model.articles import Media
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.render.drawing.fonts import HEAVY, REGULAR, SEMI, font_file
from nq57.render.drawing.mastheads import Sender
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.sheets import Poster
from nq57.render.files import file_url
from nq57.render.made_files import MadeFile, text_file
from nq57.render.posters import SCREEN, TALL_SCREEN, palette_of, poster_of, sender_of
from nq57.render.record_context import record_context
from nq57.render.short_addresses import short_address

FOLDER = "trinh-chieu/"
VERSION = "ban.txt"
_SECONDS = 15
_PICTURES, _FILMS, _DOCUMENTS = 12, 6, 6
_SURE = "A"
_OWN = ("trinh-chieu.css", "trinh-chieu.js")
_LETTERS = {"chu-thuong.ttf": REGULAR, "chu-vua.ttf": SEMI, "chu-dam.ttf": HEAVY}


@dataclass(frozen=True)
class TextSlide:
    """A document: its number, what it is about, who issued it and when."""

    title: str
    text: str
    about: str


@dataclass(frozen=True)
class FilmSlide:
    """A film that lies in the section, as its address from the slideshow's folder; its captions as WebVTT.

    A public screen has no sound, and from a folder a browser loads no file of captions.
    """

    title: str
    url: str
    captions: str = ""


@dataclass(frozen=True)
class Show:
    """All slides in their order."""

    unit: str
    pictures: tuple[tuple[Poster, Sender], ...]
    films: tuple[FilmSlide, ...]
    documents: tuple[TextSlide, ...]


def show_files(catalogue: Catalogue, read: Callable[[str], bytes]) -> Iterator[MadeFile]:
    """The folder of the slideshow; nothing for a unit that has nothing to show.

    `read` gives the bytes of a film's captions.
    """
    show, palette = show_of(catalogue, read), palette_of(catalogue.unit)
    if not (show.pictures or show.films or show.documents):
        return
    own = {name: files(__package__).joinpath(name).read_text("utf-8") for name in _OWN}
    version = _digest(repr((__version__, show, palette, own)))
    page = partial(_page, show, palette, version)
    yield MadeFile(f"{FOLDER}index.html", ("show", show, palette, version), page, lasting=True)
    yield text_file(f"{FOLDER}{VERSION}", f"{version}\n")
    yield text_file(f"{FOLDER}mau.css", _colours(palette))
    for name, text in own.items():
        yield text_file(f"{FOLDER}{name}", text)
    for name, weight in _LETTERS.items():
        yield MadeFile(f"{FOLDER}{name}", ("letters", weight), partial(_letters, weight))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def show_of(catalogue: Catalogue, read: Callable[[str], bytes]) -> Show:
    """The newest infographics, films and documents; what the unit itself wrote comes before the rest."""
    drawn = (_poster(catalogue, record) for record in _chosen(catalogue, Infographic, _PICTURES))
    films = (_film(record, read) for record in _chosen(catalogue, Media, 4 * _FILMS))
    documents = (_document(record) for record in _chosen(catalogue, Document, 8 * _DOCUMENTS))
    return Show(
        unit=catalogue.unit.name,
        pictures=tuple(filter(None, drawn)),
        films=tuple(filter(None, films))[:_FILMS],
        documents=tuple(filter(None, documents))[:_DOCUMENTS],
    )


def _chosen(catalogue: Catalogue, fields: type[Fields], most: int) -> list[Record]:
    """The newest records, the unit's own first."""
    newest = newest_first(catalogue.of(fields))
    return sorted(newest, key=lambda record: record.unit != catalogue.unit.id)[:most]


def _poster(catalogue: Catalogue, record: Record) -> tuple[Poster, Sender] | None:
    fields = record.fields
    poster = (
        poster_of(fields, record_context(catalogue, record)) if isinstance(fields, Infographic) else None
    )
    return (poster, sender_of(catalogue.unit, short_address(catalogue, record))) if poster else None


def _film(record: Record, read: Callable[[str], bytes]) -> FilmSlide | None:
    fields = record.fields
    if not isinstance(fields, Media) or fields.type != "video" or not fields.file:
        return None
    first = fields.captions[0].file if fields.captions else ""
    path = next((asset.path for asset in record.assets if asset.name == first), "")
    captions = read(path).decode("utf-8-sig") if path else ""
    return FilmSlide(fields.title, f"../{file_url(record, fields.file)}", captions)


def _document(record: Record) -> TextSlide | None:
    fields = record.fields
    if not isinstance(fields, Document) or fields.mark != _SURE:
        return None  # what is not verified is shown with its note, or not at all
    day = fields.date.text if fields.date else ""
    about = " · ".join(filter(None, (str(fields.issuer), day)))
    return TextSlide(fields.title, fields.subject, about)


def _page(show: Show, palette: Palette, version: str) -> bytes:
    slides = [
        *(_picture_slide(poster, sender, palette) for poster, sender in show.pictures),
        *(_film_slide(film) for film in show.films),
        *(_text_slide(document) for document in show.documents),
    ]
    values = {"unit": escape(show.unit), "seconds": _SECONDS, "version": version}
    return _PAGE.format(**values, slides=Markup("\n").join(slides)).encode()


_PAGE = Markup("""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trình chiếu · {unit}</title>
<link rel="stylesheet" href="mau.css">
<link rel="stylesheet" href="trinh-chieu.css">
</head>
<body data-seconds="{seconds}" data-version="{version}">
<main>
{slides}
</main>
<p id="gio" hidden></p>
<nav aria-label="Điều khiển trình chiếu">
<span id="vi-tri"></span>
<button type="button" id="truoc">Trước</button>
<button type="button" id="sau">Sau</button>
<button type="button" id="dung">Dừng</button>
<button type="button" id="day">Toàn màn hình</button>
</nav>
<script src="trinh-chieu.js"></script>
</body>
</html>
""")
_SLIDE = Markup('<section class="slide{more}" aria-label="{title}">{inside}</section>')


def _picture_slide(poster: Poster, sender: Sender, palette: Palette) -> Markup:
    from nq57.render.drawing.sheets import lay_out  # noqa: PLC0415 - a warm build draws nothing
    from nq57.render.drawing.svg import inline_svg  # noqa: PLC0415 - the same

    drawing = lay_out(poster, SCREEN, sender)
    both = (drawing, lay_out(poster, TALL_SCREEN, sender))  # the style shows the one that fits the screen
    drawn = Markup("".join(inline_svg(one, palette) for one in both))  # noqa: S704 - our own, texts escaped
    description = Markup('<p class="said">{}</p>').format(drawing.description)
    title = Markup('<h1 class="said">{}</h1>').format(poster.title)
    return _SLIDE.format(more="", title=poster.title, inside=Markup("").join((title, description, drawn)))


def _film_slide(film: FilmSlide) -> Markup:
    player = Markup(
        '<h1 class="said">{}</h1><video src="{}" data-captions="{}" muted playsinline controls'
        ' preload="metadata"></video>'
    )
    inside = player.format(film.title, film.url, film.captions)
    return _SLIDE.format(more="", title=film.title, inside=inside)


def _text_slide(slide: TextSlide) -> Markup:
    inside = Markup('<h1>{}</h1><p>{}</p><p class="about">{}</p>').format(
        slide.title, slide.text, slide.about
    )
    return _SLIDE.format(more=" text", title=slide.title, inside=inside)


def _colours(palette: Palette) -> str:
    found = palette.colours()
    return f":root {{ --primary: {found['primary']}; --strong: {found['primary']}; }}\n"


def _letters(weight: int) -> bytes:
    with open(font_file(weight), "rb") as font:  # noqa: PTH123 - a part of this program, not of a project
        return font.read()
