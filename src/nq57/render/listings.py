"""The listing pages of a section: by kind, year, issuer, topic and audience, split into pages.

It must not know the theme; the order of records comes from the catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nq57.catalogue.catalogue import Catalogue
from nq57.language.slugs import slugify
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.render.finder import finder_view
from nq57.render.listing_views import card, document_rows, work_views
from nq57.render.pages import Page
from nq57.render.register_files import FOLDER as REGISTER
from nq57.render.views import Group, LinkView, ListingView, Pager

WORK = frozenset({"nhiem-vu", "chi-tieu"})
_SIZES = {"van-ban": 50}
_SIZE = 20
_UNDATED_KINDS = WORK | {"su-kien"}
_TEMPLATES = {"van-ban": "register", "nhiem-vu": "work", "chi-tieu": "work"}
LEADS = {
    "van-ban": "Văn bản chỉ đạo, điều hành và hướng dẫn thực hiện Nghị quyết số 57-NQ/TW.",
    "tin-tuc": "Tin, bài về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.",
    "infographic": "Những con số chính, đọc được cả bằng trình đọc màn hình.",
    "media": "Video, âm thanh kèm lời thoại bằng chữ.",
    "su-kien": "Các ngày kỷ niệm, hội nghị và hạn báo cáo sắp tới.",
    "nhiem-vu": "Nhiệm vụ trong kế hoạch: ai chủ trì, ai phối hợp, hạn đến khi nào.",
    "chi-tieu": "Mục tiêu cụ thể của kế hoạch theo từng năm.",
    "mo-hinh": "Cách làm hay có thể áp dụng ở nơi khác.",
    "hoc-vu-so": "Bài học ngắn về kỹ năng số cho mọi người.",
    "hoi-dap": "Câu hỏi thường gặp và trả lời.",
    "du-an-khcn": "Nhiệm vụ khoa học và công nghệ sử dụng ngân sách nhà nước.",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records with a place and a name; `kind` is a kind's folder, or a term's part."""

    kind: str
    url: str
    title: str
    records: tuple[Record, ...]
    lead: str = ""


def kind_listings(catalogue: Catalogue, kind: str) -> Iterator[Listing]:
    """A kind's own listing, then the same by year, and documents by issuer."""
    label = KINDS_BY_FOLDER[kind].label
    yield Listing(kind, f"{kind}/", label, catalogue.by_kind[kind], LEADS[kind])
    if kind in _UNDATED_KINDS:
        return
    for year, records in catalogue.by_year[kind].items():
        yield Listing(kind, f"{kind}/nam/{year}/", f"{label} năm {year}", records)
    if kind == "van-ban":
        for issuer, records in catalogue.by_issuer.items():
            yield Listing(kind, f"{kind}/co-quan/{slugify(issuer)}/", f"Văn bản của {issuer}", records)


def term_listings(catalogue: Catalogue, part: str) -> Iterator[Listing]:
    """One listing for each topic or audience that any record has."""
    if part in catalogue.unit.fields.hidden_parts:
        return
    topics = part == "chu-de"
    terms = catalogue.vocabulary.topics if topics else catalogue.vocabulary.audiences
    for term in terms:
        if records := (catalogue.with_topic if topics else catalogue.for_audience)(term.code):
            yield Listing(part, f"{part}/{term.code}/", term.label, records)


def listing_pages(catalogue: Catalogue, listing: Listing) -> Iterator[Page]:
    """The pages of a listing; tasks and targets stand on one, by unit and plan."""
    count = len(listing.records)
    size = count if listing.kind in WORK else _SIZES.get(listing.kind, _SIZE)
    total = -(-count // size)
    for number in range(1, total + 1):
        address = listing.url if number == 1 else f"{listing.url}trang/{number}/"
        title = listing.title if number == 1 else f"{listing.title} – trang {number}"
        chunk = listing.records[(number - 1) * size : number * size]

        def view(chunk: tuple[Record, ...] = chunk, number: int = number) -> ListingView:
            return _view(catalogue, listing, chunk, _pager(listing.url, number, total))

        template = _TEMPLATES.get(listing.kind, "listing")
        yield Page(address, title, listing.kind, template, listing.lead, view=view)


def _view(
    catalogue: Catalogue, listing: Listing, chunk: tuple[Record, ...], pager: Pager | None
) -> ListingView:
    kind = listing.kind
    listed = kind not in _TEMPLATES
    return ListingView(
        kind=kind,
        title=listing.title,
        lead=listing.lead,
        count=len(listing.records),
        cards=tuple(card(catalogue, record) for record in chunk) if listed else (),
        rows=document_rows(catalogue, chunk) if kind == "van-ban" else (),
        work=work_views(catalogue, kind) if kind in WORK else (),
        filters=_filters(catalogue, kind),
        pager=pager,
        finder=finder_view(catalogue) if _is_register(listing, pager) else None,
    )


def _is_register(listing: Listing, pager: Pager | None) -> bool:
    """Whether this is the first page of all documents: there the script finds among all."""
    return listing.url == REGISTER and (pager is None or pager.number == 1)


def _filters(catalogue: Catalogue, kind: str) -> tuple[Group, ...]:
    """Links to the narrower listings of a kind; a group of one narrows nothing."""
    if kind not in KINDS_BY_FOLDER or kind in _UNDATED_KINDS:
        return ()
    years = sorted(catalogue.by_year[kind].items(), reverse=True)
    groups = [Group("Năm", tuple(LinkView(y, f"{kind}/nam/{y}/", str(len(r))) for y, r in years))]
    if kind == "van-ban":
        issuers = sorted(catalogue.by_issuer.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        links = (LinkView(name, f"{kind}/co-quan/{slugify(name)}/", str(len(r))) for name, r in issuers)
        groups.append(Group("Cơ quan ban hành", tuple(links)))
    return tuple(group for group in groups if len(group.links) > 1)


def _pager(url: str, number: int, total: int) -> Pager | None:
    if total == 1:
        return None
    pages = tuple(LinkView(str(n), url if n == 1 else f"{url}trang/{n}/") for n in range(1, total + 1))
    earlier = pages[number - 2] if number > 1 else None
    later = pages[number] if number < total else None
    return Pager(number, total, pages, earlier, later)
