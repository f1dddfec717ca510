"""The files that are beside a unit's pages when they are switched on: pictures of infographics.

It must not know where files are kept or written.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from nq57.catalogue.catalogue import Catalogue
from nq57.model.infographics import Infographic
from nq57.model.reading_aloud import lexicon_of
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.render.block_views import FileView
from nq57.render.drawing.sheets import Poster
from nq57.render.extras import Extras
from nq57.render.made_files import MadeFile
from nq57.render.photos import copy_files
from nq57.render.podcast import PODCAST, podcast_files
from nq57.render.posters import (
    SHARED,
    film_of,
    offered,
    palette_of,
    poster_files,
    poster_of,
    print_poster,
    sender_of,
)
from nq57.render.record_context import record_context
from nq57.render.recordings import recording_views, sounds_of
from nq57.render.sharing import CARD, card_file, code_file, section_card, title_file
from nq57.render.short_addresses import short_address, short_pages
from nq57.render.slides.show import show_files
from nq57.render.views import RecordView


def extra_files(catalogue: Catalogue, extras: Extras, read: Callable[[str], bytes]) -> Iterator[MadeFile]:
    """Every extra file of a unit, in a settled order; `read` gives the bytes of a file of the content."""
    yield from podcast_files(catalogue, extras.voices)
    yield from _sounds(catalogue, extras)
    if extras.posters:
        for record in versions(catalogue, Infographic.kind.folder):
            yield from _poster_files(catalogue, record)
        yield from short_pages(catalogue)
        yield from show_files(catalogue, read)
    if extras.cards:
        yield from filter(None, (section_card(catalogue.unit),) if catalogue.unit.section_url else ())
        for records in catalogue.by_kind.values():
            for record in records:
                yield from _sharing_files(catalogue, record)
    if extras.variants:
        for kind in catalogue.by_kind:
            for record in versions(catalogue, kind):
                yield from copy_files(record, read)


def _sounds(catalogue: Catalogue, extras: Extras) -> Iterator[MadeFile]:
    """The recordings that a voice makes."""
    lexicon = lexicon_of(catalogue.vocabulary)
    for kind in catalogue.by_kind if extras.voices else ():
        for record in versions(catalogue, kind):
            yield from (s.made for s in sounds_of(record, extras.voices, lexicon) if s.made)


def _sharing_files(catalogue: Catalogue, record: Record) -> Iterator[MadeFile]:
    """A record's card and code; a unit without a host has no address to share."""
    for version in (record, *catalogue.translations.get(record.id, ())):
        if address := page_address(catalogue.unit, version.url):
            yield from filter(None, (card_file(version, catalogue.unit), code_file(version, address)))


def section_picture(unit: Unit, extras: Extras) -> str:
    """The same of pages that show no record: the section's own picture."""
    return CARD if extras.cards and unit.section_url and section_card(unit) else ""


def picture_of(catalogue: Catalogue, record: Record, extras: Extras) -> str:
    """The address, below the root, of the picture that shows where a page is shared; empty without one."""
    if downloads(catalogue, record, extras):
        return f"{record.url}{SHARED}"
    return f"{record.url}{CARD}" if extras.cards and title_file(record) else ""


def versions(catalogue: Catalogue, kind: str) -> Iterator[Record]:
    """Records of one kind with their translations."""
    for record in catalogue.by_kind[kind]:
        yield from (record, *catalogue.translations.get(record.id, ()))


def _poster_files(catalogue: Catalogue, record: Record) -> Iterator[MadeFile]:
    if poster := _poster(catalogue, record):
        sender = sender_of(catalogue.unit, short_address(catalogue, record))
        yield from poster_files(record, poster, palette_of(catalogue.unit), sender)


def _poster(catalogue: Catalogue, record: Record) -> Poster | None:
    """What an infographic's pictures say, if it can be drawn."""
    fields = record.fields
    around = record_context(catalogue, record)
    return poster_of(fields, around) if isinstance(fields, Infographic) else None


def posters(
    catalogue: Catalogue, sheet: str, *, bleed: bool = False
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The id and slug of every infographic with what makes its print poster on a sheet."""
    for record in versions(catalogue, Infographic.kind.folder):
        if poster := _poster(catalogue, record):
            sender = sender_of(catalogue.unit, short_address(catalogue, record))
            palette = palette_of(catalogue.unit)
            yield record.id, record.slug, partial(print_poster, poster, palette, sender, sheet, bleed=bleed)


def films(catalogue: Catalogue) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The same with what makes its film for a screen."""
    for record in versions(catalogue, Infographic.kind.folder):
        if poster := _poster(catalogue, record):
            sender = sender_of(catalogue.unit, short_address(catalogue, record))
            yield record.id, record.slug, partial(film_of, poster, palette_of(catalogue.unit), sender)


def downloads(catalogue: Catalogue, record: Record, extras: Extras) -> tuple[FileView, ...]:
    """The pictures that a record's page offers."""
    wanted = extras.posters and isinstance(record.fields, Infographic)
    poster = _poster(catalogue, record) if wanted else None
    return offered(record, poster) if poster else ()


def with_extras(catalogue: Catalogue, record: Record, extras: Extras, view: RecordView) -> RecordView:
    """A record's view with what else the page offers: pictures of an infographic, the podcast."""
    if extras.voices and any(not one.file for one in record.fields.recordings):
        lexicon = lexicon_of(catalogue.vocabulary)
        view = replace(view, recordings=recording_views(record, extras.voices, lexicon))
    if pictures := downloads(catalogue, record, extras):
        return replace(view, downloads=pictures)
    if view.media_type == "am-thanh" and view.media_local and catalogue.unit.section_url:
        return replace(view, podcast=PODCAST)
    return view


def page_address(unit: Unit, url: str) -> str:
    """The full address of a page; empty when the unit names no host."""
    return f"{unit.section_url}{url}" if unit.section_url else ""
