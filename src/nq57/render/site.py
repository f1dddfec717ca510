"""All pages of a unit's section: their addresses, titles and articles, in a settled order.

It must not know MkDocs or Material; whoever frames these pages asks here what there is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from nq57.catalogue.catalogue import Catalogue
from nq57.language.slugs import slugify
from nq57.model.records import KINDS, KINDS_BY_FOLDER, Asset, Record
from nq57.model.values import PartialDate
from nq57.render.articles import Articles
from nq57.render.listing_views import card, contact_view, document_rows, home_view, work_views
from nq57.render.markdown import EMPTY, Fragment, Heading, render_body
from nq57.render.marks import BASE, settle
from nq57.render.record_views import record_view
from nq57.render.views import AboutView, Fact, Group, LinkView, ListingView, Pager

PAGE_SIZE = {"van-ban": 50}
_DEFAULT_PAGE_SIZE = 20
_LEADS = {
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
class Page:
    """One page of a section: `url` below its root; `part` is the nav entry it belongs to."""

    url: str
    title: str
    part: str
    template: str
    description: str = ""
    language: str = "vi"
    date: PartialDate | None = None
    record: Record | None = None
    view: Callable[[], object] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """What goes into `<article>`: HTML settled for its page, and its table of contents."""

    html: str
    headings: tuple[Heading, ...]


BodyRenderer = Callable[[Record], Fragment]


def plain_bodies(record: Record) -> Fragment:
    """Render a body anew each time; an engine may pass a remembering one instead."""
    return render_body(record.body, record.url)


class Site:
    """One unit's section on one day."""

    def __init__(
        self, catalogue: Catalogue, articles: Articles, bodies: BodyRenderer = plain_bodies
    ) -> None:
        self.catalogue = catalogue
        self._articles = articles
        self._bodies = bodies
        self.parts = tuple(self._parts())

    def pages(self) -> Iterator[Page]:
        """Every page: home, listings, records by kind, terms, about, map, not found."""
        yield Page("", "Trang chủ", "", "home", self._description(), view=self._home)
        for kind in KINDS:
            if records := self.catalogue.by_kind[kind.folder]:
                yield from self._listing(kind.folder, f"{kind.folder}/", kind.label, _LEADS[kind.folder], records)
                yield from self._narrowed(kind.folder)
                yield from (page for record in records for page in self._record_pages(record))
        yield from self._term_pages()
        if self.has("gioi-thieu"):
            yield Page("gioi-thieu/", "Giới thiệu", "gioi-thieu", "gioi-thieu", view=self._about)
        yield Page("so-do/", "Sơ đồ chuyên mục", "so-do", "so-do", view=self._map)

    def article(self, page: Page) -> Article:
        """Render one page's article; links are relative to its address."""
        view = page.view()
        html = self._articles.render(page.template, view, self.catalogue.unit.name)
        body = getattr(view, "body", None) or getattr(view, "intro", None) or EMPTY
        return Article(settle(html, page.url), body.headings)

    def not_found(self, root: str) -> str:
        """The article for addresses that do not exist; `root` is the section's absolute path."""
        html = self._articles.render("404", self.parts, self.catalogue.unit.name)
        return html.replace(BASE, root)

    def has(self, part: str) -> bool:
        """Whether the unit shows a part that is no kind, such as `gioi-thieu`."""
        return part not in self.catalogue.unit.fields.hidden_parts

    def assets(self) -> Mapping[str, Asset]:
        """Files beside records: address below the root → the file."""
        shown = (r for records in self.catalogue.by_kind.values() for r in records)
        versions = (v for r in shown for v in (r, *self.catalogue.translations.get(r.id, ())))
        found = {f"{version.url}{asset.name}": asset for version in versions for asset in version.assets}
        return dict(sorted(found.items()))

    def _parts(self) -> Iterator[LinkView]:
        for kind in KINDS:
            if count := len(self.catalogue.by_kind[kind.folder]):
                yield LinkView(kind.label, f"{kind.folder}/", note=str(count))

    def _description(self) -> str:
        return f"Chuyên mục thực hiện Nghị quyết số 57-NQ/TW của {self.catalogue.unit.name}"

    def _home(self) -> object:
        return home_view(self.catalogue, self.parts, self._intro())

    def _intro(self) -> Fragment:
        return self._resolved(render_body(self.catalogue.unit.fields.intro or "", ""))

    def _record_pages(self, record: Record) -> Iterator[Page]:
        for version in (record, *self.catalogue.translations.get(record.id, ())):
            fields = version.fields
            yield Page(
                url=version.url,
                title=fields.title,
                part=version.kind,
                template=version.kind,
                description=fields.summary or "",
                language=version.language,
                date=fields.date,
                record=version,
                view=lambda shown=version: self._record_view(shown),  # type: ignore[misc] # default binds now
            )

    def _record_view(self, record: Record) -> object:
        return record_view(self.catalogue, record, self._resolved(self._bodies(record)))

    def _resolved(self, fragment: Fragment) -> Fragment:
        """Links to records that this unit does not see become plain text; replaced ones follow."""
        return self._articles.resolved(fragment, self._address)

    def _address(self, target: str) -> str | None:
        """The address that a body's `kind/name` means in this unit."""
        if record := self.catalogue.by_address.get(target):
            return record.url
        known = target in {part.url.rstrip("/") for part in self.parts} or target in ("gioi-thieu", "so-do")
        return f"{target}/" if known else None

    def _listing(
        self, kind: str, url: str, title: str, lead: str, records: tuple[Record, ...], filters: tuple[Group, ...] | None = None
    ) -> Iterator[Page]:
        """The pages of one listing; tasks and targets stand on one page, by unit and plan."""
        size = len(records) or 1 if kind in ("nhiem-vu", "chi-tieu") else PAGE_SIZE.get(kind, _DEFAULT_PAGE_SIZE)
        chunks = [records[at : at + size] for at in range(0, len(records), size)]
        for number, chunk in enumerate(chunks, start=1):
            address = url if number == 1 else f"{url}trang/{number}/"
            name = title if number == 1 else f"{title} – trang {number}"
            pager = _pager(url, number, len(chunks))

            def view(
                chunk: tuple[Record, ...] = chunk, pager: Pager | None = pager, name: str = title
            ) -> ListingView:
                shown = self._filters(kind) if filters is None else filters
                return self._listing_view(kind, name, lead, len(records), chunk, shown, pager)

            template = {"van-ban": "register", "nhiem-vu": "work", "chi-tieu": "work"}.get(kind, "listing")
            yield Page(address, name, kind, template, lead, view=view)

    def _listing_view(
        self,
        kind: str,
        title: str,
        lead: str,
        count: int,
        chunk: tuple[Record, ...],
        filters: tuple[Group, ...],
        pager: Pager | None,
    ) -> ListingView:
        listed = kind not in ("van-ban", "nhiem-vu", "chi-tieu")
        return ListingView(
            kind=kind,
            title=title,
            lead=lead,
            count=count,
            cards=tuple(card(self.catalogue, record) for record in chunk) if listed else (),
            rows=document_rows(chunk) if kind == "van-ban" else (),
            work=work_views(self.catalogue, kind) if kind in ("nhiem-vu", "chi-tieu") else (),
            filters=filters,
            pager=pager,
        )

    def _narrowed(self, kind: str) -> Iterator[Page]:
        """Listings of one kind by year, and of documents by issuer."""
        if kind in ("nhiem-vu", "chi-tieu", "su-kien"):
            return
        label = KINDS_BY_FOLDER[kind].label
        for year, records in self.catalogue.by_year(kind).items():
            yield from self._listing(kind, f"{kind}/nam/{year}/", f"{label} năm {year}", "", records)
        if kind == "van-ban":
            for issuer, records in self.catalogue.by_issuer().items():
                url = f"van-ban/co-quan/{slugify(issuer)}/"
                yield from self._listing(kind, url, f"Văn bản của {issuer}", "", records)

    def _filters(self, kind: str) -> tuple[Group, ...]:
        if kind in ("nhiem-vu", "chi-tieu", "su-kien"):
            return ()
        years = sorted(self.catalogue.by_year(kind).items(), reverse=True)
        groups = [Group("Năm", tuple(LinkView(y, f"{kind}/nam/{y}/", note=str(len(r))) for y, r in years))]
        if kind == "van-ban":
            issuers = sorted(self.catalogue.by_issuer().items(), key=lambda pair: (-len(pair[1]), pair[0]))
            links = (LinkView(n, f"van-ban/co-quan/{slugify(n)}/", note=str(len(r))) for n, r in issuers)
            groups.append(Group("Cơ quan ban hành", tuple(links)))
        return tuple(group for group in groups if len(group.links) > 1)

    def _terms(self, part: str) -> Iterator[tuple[LinkView, tuple[Record, ...]]]:
        topics = part == "chu-de"
        terms = self.catalogue.vocabulary.topics if topics else self.catalogue.vocabulary.audiences
        find = self.catalogue.with_topic if topics else self.catalogue.for_audience
        if part in self.catalogue.unit.fields.hidden_parts:
            return
        for term in terms:
            if records := find(term.code):
                yield LinkView(term.label, f"{part}/{term.code}/", note=str(len(records))), records

    def _term_pages(self) -> Iterator[Page]:
        for part, word in (("chu-de", "Chủ đề"), ("doi-tuong", "Dành cho")):
            for link, records in self._terms(part):
                yield from self._listing(part, link.url, f"{word}: {link.text}", "", records, ())

    def _about(self) -> AboutView:
        unit = self.catalogue.unit
        fields = unit.fields
        facts = (
            Fact("Cơ quan chủ quản", (LinkView(fields.parent_name),) if fields.parent_name else ()),
            Fact("Mã tỉnh", (LinkView(fields.province_code),) if fields.province_code else ()),
            Fact("Mã phường, xã", (LinkView(fields.ward_code),) if fields.ward_code else ()),
            Fact("Kế thừa nhiệm vụ của", tuple(LinkView(name) for name in fields.predecessors)),
        )
        return AboutView(
            unit=unit.name,
            parent=fields.parent_name or "",
            intro=self._intro(),
            facts=tuple(fact for fact in facts if fact.values),
            contact=contact_view(self.catalogue),
            links=tuple(LinkView(link.name, link.url, external=True) for link in fields.links),
        )

    def _map(self) -> tuple[Group, ...]:
        """The map of the section: parts, topics, audiences, and the newest of each kind."""
        groups = [Group("Các phần", (*self.parts, LinkView("Giới thiệu", "gioi-thieu/")))]
        for part, word in (("chu-de", "Chủ đề"), ("doi-tuong", "Đối tượng bạn đọc")):
            groups.append(Group(word, tuple(link for link, _ in self._terms(part))))
        for kind in KINDS:
            records = self.catalogue.by_kind[kind.folder]
            groups.append(Group(kind.label, tuple(LinkView(r.fields.title, r.url) for r in records)))
        return tuple(group for group in groups if group.links)


def _pager(url: str, number: int, total: int) -> Pager | None:
    if total == 1:
        return None
    pages = tuple(LinkView(str(n), url if n == 1 else f"{url}trang/{n}/") for n in range(1, total + 1))
    earlier = pages[number - 2] if number > 1 else None
    later = pages[number] if number < total else None
    return Pager(number, total, pages, earlier, later)

