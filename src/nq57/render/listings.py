"""The listing pages of a section: by kind, year, issuer, topic and audience, split into pages.

It must not know the theme; the order of records comes from the catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from nq57.catalogue.catalogue import Catalogue
from nq57.model.kinds import Kind, Layout
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import AUDIENCES, TOPICS, SectionPart
from nq57.model.records import Record
from nq57.model.work import Task
from nq57.render.extras import Extras
from nq57.render.facets import Filters, facets
from nq57.render.finder import finder_view
from nq57.render.link_views import LinkView
from nq57.render.listing_views import card, document_rows
from nq57.render.pages import Page
from nq57.render.register_files import FOLDER as REGISTER
from nq57.render.task_board import task_board, work_views
from nq57.render.views import Card, ListingView, MonthView, Pager
from nq57.wording import wording_of

# What each audience finds, in the order of plans that speak to audiences one by one.
AUDIENCE_LEADS = {
    "cong-chuc": "Việc phải làm, văn bản làm căn cứ và kỹ năng số cho công việc hằng ngày.",
    "doanh-nghiep": "Chính sách hỗ trợ, cách chuyển đổi số và những bài toán đang chờ lời giải.",
    "to-cong-nghe-so": "Bài hướng dẫn để cầm tay chỉ việc, từ cài ứng dụng đến phòng lừa đảo.",
    "nguoi-dan": "Kỹ năng số ngắn gọn, dịch vụ công trực tuyến và lợi ích cho từng gia đình.",
    "hoc-sinh-sinh-vien": "Học, thi và sáng tạo với khoa học, công nghệ.",
    "nha-khoa-hoc": "Cơ chế, đặt hàng và nhiệm vụ khoa học dùng ngân sách nhà nước.",
    "kieu-bao": "Góp trí tuệ và nguồn lực từ nước ngoài.",
}
_SIZE = 20
_NARROWED, _LONG = 40, frozenset({TOPICS.code, AUDIENCES.code, "cap"})
_LINES = 100  # of a narrower register: fewer files, and lines are short


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records with a place and a name; `kind` is a kind's folder, or a term's part.

    `part` is the entry of the navigation that it belongs to, where that is another than its kind; with so
    many records as `first` says readers should begin.
    """

    kind: str
    url: str
    title: str
    records: tuple[Record, ...]
    lead: str = ""
    filters: Filters | None = None
    above: tuple[LinkView, ...] = ()
    size: int = _SIZE
    by_month: bool = False
    layout: Layout = "listing"
    language: str = DEFAULT_LANGUAGE
    part: str = ""
    first: int = 0


def kind_listings(catalogue: Catalogue, kind: Kind) -> Iterator[Listing]:
    """A kind's own listing, then the narrower ones."""
    folder, found = kind.folder, facets(catalogue, kind)
    filters, records = Filters(found), catalogue.listed(kind)
    whole = Listing(
        kind=folder,
        url=f"{folder}/",
        title=kind.label,
        records=records,
        lead=kind.lead,
        filters=filters,
        size=kind.page_size,
        layout=kind.layout,
    )
    yield whole
    above = (LinkView(kind.label, f"{folder}/"),)
    for facet in found:
        yield replace(
            whole,
            url=facet.url,
            title=facet.title,
            records=facet.records,
            lead="",
            above=above,
            size=_narrowed_size(kind, facet.part),
            by_month=kind.by_month and facet.part == "nam",
        )


def _narrowed_size(kind: Kind, part: str) -> int:
    if kind.layout == "register":
        return _LINES
    return _NARROWED if part in _LONG else _SIZE


def term_listings(catalogue: Catalogue, part: SectionPart) -> Iterator[Listing]:
    """One listing for each topic, audience or tag that any record has."""
    if not part.shown(catalogue.unit.fields.hidden_parts):
        return
    for code, label, records in _terms(catalogue, part):
        if records:
            lead = _term_lead(part, code, label)
            above = (LinkView(part.label, part.url),) if part is AUDIENCES else ()
            first = len(frozenset(catalogue.first_for(code)) & frozenset(records)) if above else 0
            yield Listing(part.code, f"{part.url}{code}/", label, records, lead, None, above, first=first)


def _term_lead(part: SectionPart, code: str, label: str) -> str:
    if part is TOPICS:
        return f"Văn bản, tin bài, nhiệm vụ và câu hỏi về {label[0].lower()}{label[1:]}."
    return AUDIENCE_LEADS.get(code, "") if part is AUDIENCES else ""


def _terms(catalogue: Catalogue, part: SectionPart) -> Iterator[tuple[str, str, tuple[Record, ...]]]:
    if part is TOPICS:
        topics = catalogue.vocabulary.topics
        yield from ((t.code, t.label, catalogue.with_topic(t.code)) for t in topics)
    elif part is AUDIENCES:
        audiences = catalogue.vocabulary.audiences
        yield from ((t.code, t.label, catalogue.for_audience(t.code)) for t in audiences)
    else:
        yield from ((slug, tag, catalogue.with_tag(slug)) for slug, tag in catalogue.tags.items())


def listing_pages(catalogue: Catalogue, listing: Listing, extras: Extras) -> Iterator[Page]:
    """The pages of a listing; tasks and targets are on one, by unit and plan."""
    count = len(listing.records)
    size = count if listing.layout == "work" else listing.size
    total = -(-count // size)
    for number in range(1, total + 1):
        address = listing.url if number == 1 else f"{listing.url}trang/{number}/"
        title = listing.title
        if number > 1:
            wording = wording_of(listing.language)
            title = wording("{title} – trang {number}", title=title, number=number)
        chunk = listing.records[(number - 1) * size : number * size]

        def _cards(chunk: tuple[Record, ...]) -> tuple[Card, ...]:
            wanted = chunk if listing.layout == "listing" else ()
            return tuple(card(catalogue, record, extras) for record in wanted)

        def view(chunk: tuple[Record, ...] = chunk, number: int = number) -> ListingView:
            return _view(catalogue, listing, _cards(chunk), chunk, _pager(listing.url, number, total))

        part, language = listing.part or listing.kind, listing.language
        yield Page(address, title, part, listing.layout, listing.lead, language=language, view=view)


def _view(
    catalogue: Catalogue,
    listing: Listing,
    cards: tuple[Card, ...],
    chunk: tuple[Record, ...],
    pager: Pager | None,
) -> ListingView:
    layout = listing.layout
    first = listing.first if pager is None or pager.number == 1 else 0
    return ListingView(
        kind=listing.kind,
        title=listing.title,
        lead=listing.lead,
        count=len(listing.records),
        first=cards[:first],
        cards=() if listing.by_month else cards[first:],
        months=_months(cards) if listing.by_month else (),
        rows=document_rows(catalogue, chunk) if layout == "register" else (),
        work=work_views(catalogue, listing.kind) if layout == "work" else (),
        board=task_board(catalogue) if listing.kind == Task.kind.folder else None,
        filters=listing.filters.at(listing.url) if listing.filters else (),
        pager=pager,
        above=listing.above,
        finder=finder_view(catalogue) if _is_register(listing, pager) else None,
    )


def _is_register(listing: Listing, pager: Pager | None) -> bool:
    """Whether this is the first page of all documents: there the script finds among all."""
    return listing.url == REGISTER and (pager is None or pager.number == 1)


def _months(cards: tuple[Card, ...]) -> tuple[MonthView, ...]:
    """Cards under the months of their dates, in the order of the listing."""
    months = groupby(cards, key=lambda shown: shown.iso[:7])
    return tuple(
        MonthView(month, f"Tháng {month[5:]}/{month[:4]}" if month[5:] else "Không rõ tháng", tuple(found))
        for month, found in months
    )


def _pager(url: str, number: int, total: int) -> Pager | None:
    if total == 1:
        return None
    pages = tuple(LinkView(str(n), url if n == 1 else f"{url}trang/{n}/") for n in range(1, total + 1))
    earlier = pages[number - 2] if number > 1 else None
    later = pages[number] if number < total else None
    return Pager(number, total, pages, earlier, later)
