"""All pages of a unit's section: their addresses, titles and articles, in a settled order.

It must not know MkDocs or Material; whoever frames these pages asks here what there is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial

from nq57.body.fragments import EMPTY, Fragment
from nq57.body.plain import plain_text
from nq57.body.reading import render_body
from nq57.catalogue.catalogue import Catalogue
from nq57.model.documents import Document
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import (
    ABOUT,
    OPEN_DATA,
    SEARCH,
    SITE_MAP,
    TAGS,
    TERMS,
    SectionPart,
)
from nq57.model.records import KINDS, Asset, Record
from nq57.render.about import about_view
from nq57.render.articles import Articles
from nq57.render.asking.index import AskingIndex
from nq57.render.assistants import answers_files, llms_file, robots_file
from nq57.render.bilingual import beside, bilingual_page
from nq57.render.calendars import calendar_files
from nq57.render.citation_links import linked
from nq57.render.covers import SHEET as COVERS
from nq57.render.covers import cover_sheet
from nq57.render.data_page import data_view
from nq57.render.embeds import embed_files
from nq57.render.extra_files import extra_files, picture_of, section_picture, with_extras
from nq57.render.extras import NO_EXTRAS, Extras
from nq57.render.feeds import feed_files
from nq57.render.former_pages import former_pages
from nq57.render.guides import guide_links, guide_pages
from nq57.render.home_views import home_view
from nq57.render.kinds import title_of
from nq57.render.language_pages import (
    landing_versions,
    language_pages,
    record_versions,
    spoken_languages,
    spoken_texts,
)
from nq57.render.link_views import Group, LinkView
from nq57.render.linked_data import agency_data, in_json
from nq57.render.listings import Listing, kind_listings, listing_pages, term_listings
from nq57.render.made_files import IndexEntry, Indexer, MadeFile, MadeFolder, text_file
from nq57.render.open_data import data_files
from nq57.render.page_entries import TERM_PARTS, other_entries
from nq57.render.pages import Article, Page, part_page
from nq57.render.pending_list import pending_list
from nq57.render.photos import with_pictures
from nq57.render.placeholders import AGENCY, BASE, READ_ON, ROOT, settle, up
from nq57.render.record_context import named_address, read_on
from nq57.render.record_views import record_view
from nq57.render.register_files import register_files
from nq57.render.search import Search
from nq57.render.section_map import parts_and_terms, section_map
from nq57.render.section_views import HomeView
from nq57.render.sharing import section_name
from nq57.render.spoken import in_words, spoken_read_on
from nq57.render.status_file import status_files
from nq57.render.task_board import task_files
from nq57.render.views import ReadOnView, RecordView
from nq57.render.withdrawn_pages import withdrawn_pages
from nq57.wording import VIETNAMESE, home_of, wording_of

BodyRenderer = Callable[[Record], Fragment]
FileReader = Callable[[str], bytes]
REGISTER = f"{Document.kind.folder}/"


def plain_bodies(record: Record) -> Fragment:
    """The body as its reading left it; an engine may pass a reader that remembers for longer."""
    return render_body(record.body, record.url)


def no_files(path: str) -> bytes:
    """Content without files beside its records."""
    raise FileNotFoundError(path)


class Site:
    """One unit's section on one day; `read` gives the bytes of a file below `content/` by its path.

    With an `indexer` the section can be searched.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        articles: Articles,
        bodies: BodyRenderer = plain_bodies,
        read: FileReader = no_files,
        indexer: Indexer | None = None,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        self.catalogue = catalogue
        self._articles = articles
        self._bodies = bodies
        self._read = read
        self._indexer = indexer
        self.extras = extras
        self._newer: dict[tuple[str, str], Record] = {}

    def renew(self, records: Iterable[Record]) -> None:
        """Show these from now on: records of which only texts behind unchanged outlines are others."""
        self._newer |= {(record.id, record.language): record for record in records}
        for name in ("search", "_by_url"):
            self.__dict__.pop(name, None)

    @cached_property
    def parts(self) -> tuple[LinkView, ...]:
        """The kinds that have records here, with their counts."""
        counts = ((kind, len(self.catalogue.by_kind[kind.folder])) for kind in KINDS)
        return tuple(LinkView(kind.label, f"{kind.folder}/", str(count)) for kind, count in counts if count)

    @cached_property
    def ways(self) -> tuple[LinkView, ...]:
        """What the foot of every page leads to: what is looked up, and how to use it again."""
        register = tuple(
            LinkView("Danh mục văn bản", part.url) for part in self.parts if part.url == REGISTER
        )
        kept = (part for part in (TERMS, OPEN_DATA, SITE_MAP) if self.has(part))
        return (*register, *(LinkView(part.label, part.url) for part in kept))

    def has(self, part: SectionPart) -> bool:
        """Whether the unit shows a part that is no kind."""
        return part.shown(self.catalogue.unit.fields.hidden_parts)

    def pages(self) -> Iterator[Page]:
        """Every page: home, each kind's listings and records, terms, about, map."""
        unit = self.catalogue.unit
        card = section_picture(unit, self.extras)
        name = section_name(unit)
        yield Page(
            *("", "Trang chủ", "", "home", self._description()),
            view=self._home,
            image=card,
            shared_title=name,
            versions=landing_versions(self.catalogue),
        )
        for page in self._inner_pages():
            yield page if page.record else replace(page, image=card)

    def _inner_pages(self) -> Iterator[Page]:
        """Every page but the home page."""
        for kind in KINDS:
            if records := self.catalogue.by_kind[kind.folder]:
                yield from self._listings(kind_listings(self.catalogue, kind))
                yield from (self._record_page(v) for record in records for v in self._versions(record))
                yield from (self._both(v) for record in records for v in self._versions(record)[1:])
        for part, _ in TERM_PARTS:
            yield from self._listings(term_listings(self.catalogue, part))
        yield from self._listings(term_listings(self.catalogue, TAGS))
        yield from self._part_pages()

    def _part_pages(self) -> Iterator[Page]:
        """The pages of parts that are no kind and no list of terms."""
        yield from guide_pages(self.catalogue, self.extras)
        if self.has(ABOUT):
            yield part_page(
                ABOUT,
                lambda: about_view(self.catalogue, self._introduction(), data=self.has(OPEN_DATA)),
                self._description(),
            )
        if self.has(OPEN_DATA):
            yield part_page(OPEN_DATA, partial(data_view, self.catalogue))
        yield part_page(SITE_MAP, self._map)
        if self.search:
            yield part_page(SEARCH, self._parts_and_terms)
        yield from language_pages(self.catalogue, self.extras, self._introduction, search=bool(self.search))

    def page_of_record(self, url: str) -> Page | None:
        """The page at an address below the root, if it shows a record or a translation."""
        version = self._by_url.get(url)
        return self._record_page(version) if version else None

    @cached_property
    def _by_url(self) -> Mapping[str, Record]:
        return {version.url: self._newest(version) for version in self._shown.values()}

    def record_pages(self, wanted: Iterable[tuple[str, str]]) -> Iterator[Page]:
        """The pages of those records and translations that the unit shows, by id and language."""
        found = [self._newest(v) for name in wanted if (v := self._shown.get(name))]
        yield from map(self._record_page, found)
        yield from map(self._both, beside(found, lambda one: self._versions(self.catalogue.by_id[one.id])))

    @cached_property
    def _shown(self) -> Mapping[tuple[str, str], Record]:
        """Every record and translation that has a page here, by id and language."""
        shown = (record for records in self.catalogue.by_kind.values() for record in records)
        return {(v.id, v.language): v for record in shown for v in self._versions(record)}

    def article(self, page: Page) -> Article:
        """Render one page's article; links are relative to its address."""
        article = self.article_of(page, page.view())
        html = article.html.replace(READ_ON, self.read_on(page, page.read_on()))
        for mark, own in self.own_marks(page):
            html = html.replace(mark, own)
        return replace(article, html=html)

    def own_marks(self, page: Page) -> tuple[tuple[str, str], ...]:
        """What is in data for machines that units share: marks, each with this unit's own text."""
        unit = self.catalogue.unit
        root = in_json(unit.section_url or up(page.url))
        return (f'"{AGENCY}"', self._agency), (ROOT, root)

    @cached_property
    def _agency(self) -> str:
        return agency_data(self.catalogue.unit)

    def article_of(self, page: Page, view: object) -> Article:
        """Render a page's article from a view made before; where it goes on to others stays marked."""
        html = self._articles.render(page.template, view, page.language)
        headings = view.body.headings if isinstance(view, RecordView) else ()
        return Article(settle(html, page.url), headings)

    def read_on(self, page: Page, view: ReadOnView | None) -> str:
        """What is in a page's article at the mark READ_ON."""
        return settle(self._articles.read_on(view, page.language), page.url) if view else ""

    def not_found(self, root: str) -> str:
        """The article for addresses that do not exist; `root` is the section's absolute path."""
        return self._articles.render("404", self.parts).replace(BASE, root)

    def assets(self) -> Mapping[str, Asset]:
        """Files beside records: address below the root → the file."""
        shown = (record for records in self.catalogue.by_kind.values() for record in records)
        versions = (version for record in shown for version in self._versions(record))
        found = {
            f"{version.url}{asset.published}": asset for version in versions for asset in version.assets
        }
        return dict(sorted(found.items()))

    def made_files(self) -> Iterator[MadeFile]:
        """Files made from what the unit shows, beside its pages."""
        yield from register_files(self.catalogue)
        yield from task_files(self.catalogue)
        yield from feed_files(self.catalogue)
        yield from calendar_files(self.catalogue)
        yield from embed_files(self.catalogue)
        if self.has(OPEN_DATA):
            yield from data_files(self.catalogue)
        yield text_file(COVERS, cover_sheet())
        yield llms_file(self.catalogue)
        yield from status_files(self.catalogue)
        yield robots_file(self.catalogue.unit.section_url, preview=self.extras.preview)
        yield from withdrawn_pages(self.catalogue)
        yield from former_pages(self.catalogue)
        if self.extras.preview:
            yield pending_list(self.catalogue)
        for search in self._searches:
            yield from search.files()
        yield from self.asking.files() if self.search else ()
        yield from spoken_texts(spoken_languages(self.catalogue))
        yield from extra_files(self.catalogue, self.extras, self._read)

    def made_folders(self) -> Iterator[MadeFolder]:
        """Folders of files of one making; what they are made of is gathered only when this is asked."""
        if self.has(OPEN_DATA):
            yield from answers_files(self.catalogue, self._bodies)
        for search in self._searches:
            yield from search.folders()
        yield from self.asking.folders() if self.search else ()

    @cached_property
    def search(self) -> Search | None:
        """The unit's search; None where no indexer is at hand or it is switched off."""
        if self._indexer is None:
            return None
        return Search(self.catalogue, self._bodies, self._indexer, self._other_entries, self._versions)

    @cached_property
    def asking(self) -> AskingIndex:
        """What answers questions from the unit's pages; browsers get it beside search."""
        return AskingIndex(self.catalogue, self._bodies)

    @cached_property
    def _searches(self) -> tuple[Search, ...]:
        """The search of the section, and one for each language that has pages of its own."""
        if self.search is None or self._indexer is None:
            return ()
        codes = (c for c in spoken_languages(self.catalogue) if wording_of(c) is not VIETNAMESE)
        searched = self.catalogue, self._bodies, self._indexer, tuple, self._versions
        return (self.search, *(Search(*searched, language=code) for code in codes))

    def _other_entries(self) -> Iterator[IndexEntry]:
        intro = f"{self._description()} {plain_text(self._introduction().html)}"
        shown = [part for part in (ABOUT, OPEN_DATA) if self.has(part)]
        return other_entries(self.catalogue, self.parts, shown, intro)

    def _listings(self, listings: Iterator[Listing]) -> Iterator[Page]:
        return (
            page for listing in listings for page in listing_pages(self.catalogue, listing, self.extras)
        )

    def _description(self) -> str:
        return f"Chuyên mục thực hiện Nghị quyết số 57-NQ/TW của {self.catalogue.unit.name}"

    def _home(self) -> HomeView:
        return home_view(self.catalogue, self.parts, SEARCH.url if self.search else "", self.extras)

    def _introduction(self, language: str = DEFAULT_LANGUAGE) -> Fragment:
        """What the unit says of itself in a language; empty where it says nothing."""
        unit = self.catalogue.unit
        words = unit.fields if language == DEFAULT_LANGUAGE else unit.words(language)
        intro = words.intro if words else None
        return self._cited(self._resolved(render_body(intro, ""), language), "") if intro else EMPTY

    def _versions(self, record: Record) -> tuple[Record, ...]:
        """A record and its translations, with their newest texts."""
        versions = (record, *self.catalogue.translations.get(record.id, ()))
        return tuple(map(self._newest, versions)) if self._newer else versions

    def _newest(self, record: Record) -> Record:
        return self._newer.get((record.id, record.language), record)

    def _record_page(self, record: Record) -> Page:
        """The page of a record or a translation."""
        return Page(
            url=record.url,
            title=title_of(record),
            part=f"{home_of(record.language)}{record.kind}",
            template=record.kind,
            description=record.described,
            language=record.language,
            record=record,
            view=partial(self._record_view, record),
            read_on=partial(self._read_on, record),
            image=picture_of(self.catalogue, record, self.extras),
            coded=self.extras.cards,
            versions=record_versions(self.catalogue, record),
        )

    def _read_on(self, record: Record) -> ReadOnView:
        spoken = wording_of(record.language) is not VIETNAMESE
        return spoken_read_on(self.catalogue, record) if spoken else read_on(self.catalogue, record)

    def _both(self, version: Record) -> Page:
        """The page of a translation beside its original."""
        original = self._newest(self.catalogue.by_id[version.id])
        return bilingual_page(self.catalogue, original, version, self._record_view)

    def _record_view(self, record: Record) -> RecordView:
        copies = self.extras.variants
        spoken = in_words(self._bodies(record), record.language)
        body = self._cited(self._resolved(spoken, record.language), record.id)
        image = picture_of(self.catalogue, record, self.extras) if self.catalogue.unit.section_url else ""
        pictured = with_pictures(body, record, copies=copies)
        view = record_view(self.catalogue, record, pictured, copies=copies, image=image)
        return with_extras(self.catalogue, record, self.extras, view)

    def _resolved(self, fragment: Fragment, language: str = DEFAULT_LANGUAGE) -> Fragment:
        """Links to records that this unit does not see become plain text; replaced ones follow.

        A text in another language leads to what is in that language, where there is something.
        """
        address = partial(self._address, language)
        return self._articles.resolved(fragment, address) if fragment.targets else fragment

    def _cited(self, fragment: Fragment, own: str) -> Fragment:
        """Documents named in running text linked where this unit sees exactly one; never `own` itself."""
        if not fragment.mentions:
            return fragment

        address = partial(named_address, self.catalogue, own)
        return replace(fragment, html=linked(fragment.html, fragment.mentions, address), mentions=())

    def _address(self, language: str, target: str) -> str | None:
        """The address that a body's `kind/name` means in this unit, for a text in a language."""
        if record := self.catalogue.by_address.get(target):
            return self.catalogue.in_language(record, language).url
        return f"{target}/" if f"{target}/" in self._linkable else None

    @cached_property
    def _linkable(self) -> frozenset[str]:
        """The addresses of this unit's pages that show no one record, which bodies may link to."""
        kinds = (link.url for link in self.parts)
        others = (page.url for page in self._part_pages())
        listed = self.catalogue.listed_terms
        terms = (f"{part.url}{code}/" for part, _ in TERM_PARTS for code in listed[part.code])
        return frozenset((*kinds, *others, *terms))

    def _parts_and_terms(self) -> list[Group]:
        """The parts of the section, topics and audiences: ways to what search would find."""
        shown = (LinkView(part.label, part.url) for part in (ABOUT, OPEN_DATA) if self.has(part))
        parts = (*self.parts, *guide_links(self.catalogue), *shown)
        return parts_and_terms(self.catalogue, parts, (*TERM_PARTS, (TAGS, TAGS.label)))

    def _map(self) -> tuple[Group, ...]:
        return section_map(self.catalogue, self._parts_and_terms())
