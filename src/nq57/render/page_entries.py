"""What a unit's search knows of pages that show no one record: about, guides, kinds, topics, audiences.

It must not know search engines or the theme.
"""

from collections.abc import Container, Iterator

from nq57.catalogue.catalogue import Catalogue
from nq57.model.glossary import GLOSSARY
from nq57.model.parts import ABOUT, AUDIENCES, OPEN_DATA, TERMS, TOPICS, SectionPart
from nq57.model.records import KINDS_BY_FOLDER
from nq57.render.guides import guide_pages
from nq57.render.link_views import LinkView
from nq57.render.listings import term_listings
from nq57.render.made_files import IndexEntry
from nq57.render.search_entries import page_entry

TERM_PARTS = ((TOPICS, "Chủ đề"), (AUDIENCES, "Đối tượng bạn đọc"))


def other_entries(
    catalogue: Catalogue, parts: tuple[LinkView, ...], shown: Container[SectionPart], about: str
) -> Iterator[IndexEntry]:
    """An entry for each such page; `about` is what the page about the section says."""
    if ABOUT in shown:
        yield page_entry(ABOUT.url, ABOUT.label, about)
    for page in guide_pages(catalogue):
        glossary = GLOSSARY if page.url == TERMS.url else ()
        words = " ".join(f"{term.name}: {term.meaning}" for term in glossary)
        yield page_entry(page.url, page.title, f"{page.description} {words}")
    if OPEN_DATA in shown:
        yield page_entry(OPEN_DATA.url, OPEN_DATA.label, "Atom, RSS, JSON, CSV, iCalendar")
    for part in parts:
        yield page_entry(part.url, part.text, KINDS_BY_FOLDER[part.url.rstrip("/")].lead)
    for terms, word in TERM_PARTS:
        for listing in term_listings(catalogue, terms):
            yield page_entry(listing.url, listing.title, word)
