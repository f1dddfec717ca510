"""The home page: what readers come for first, then blocks in the order that the unit or its preset gives.

It must not know the theme. A block without content is left out; a narrow block is beside a wider one.
"""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote_plus, urlsplit

from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.catalogue.register import document_of
from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.parts import AUDIENCES, TASK_GROUPS
from nq57.model.records import Record
from nq57.model.units import CENTRAL, Action
from nq57.model.vocabulary import HOME_BLOCKS, TASK_STATUSES, term_label
from nq57.model.work import Target, Task
from nq57.render.extras import Extras
from nq57.render.guides import AUDIENCE_ICONS, task_groups
from nq57.render.kinds import KIND_PAGES
from nq57.render.link_views import LinkView
from nq57.render.linked_data import unit_data
from nq57.render.listing_views import card, document_rows
from nq57.render.listings import AUDIENCE_LEADS
from nq57.render.section_views import ActionView, CampaignView, EventView, HomeBlock, HomeView, YearView
from nq57.render.sharing import SECTION
from nq57.render.task_board import status_counts
from nq57.render.views import Card

_BODY = "Ủy ban nhân dân "
_ACTIONS = 4
_SOON = 30  # days
_JOBS: Mapping[str, tuple[type[Fields], ...]] = {
    "tinh": (Document, Task, Event, Lesson, Question, News),
    "so": (Document, Task, Event, Question, Lesson, News),
    "xa": (Lesson, Question, Document, Event, Task, News),
}
_ARRANGED: Mapping[str, tuple[str, ...]] = {
    "tinh": (
        "tin-noi-bat", "sap-toi", "trong-tam", "moi-dang", "danh-cho-ban", "tien-do", "muc-tieu", "do-hoa",
        "bai-hoc", "nghe-nhin", "cau-hoi", "bay-nhom", "cac-phan",
    ),
    "so": (
        "tin-noi-bat", "sap-toi", "tien-do", "trong-tam", "moi-dang", "muc-tieu", "do-hoa", "danh-cho-ban",
        "cau-hoi", "bay-nhom", "cac-phan",
    ),
    "xa": (
        "tin-noi-bat", "sap-toi", "danh-cho-ban", "bai-hoc", "nghe-nhin", "trong-tam", "cau-hoi", "do-hoa",
        "cach-lam-hay", "tien-do", "bay-nhom", "cac-phan",
    ),
}  # fmt: skip
_MAIN = frozenset({"tin-noi-bat", "trong-tam", "bai-hoc", "cau-hoi"})
_SIDE = frozenset({"sap-toi", "moi-dang", "nghe-nhin", "bay-nhom"})


def home_view(catalogue: Catalogue, parts: tuple[LinkView, ...], search: str, extras: Extras) -> HomeView:
    """The home page; `search` is where the section is searched, empty without search."""
    unit, home = catalogue.unit, catalogue.unit.fields.home
    blocks = _Blocks(catalogue, parts, extras)
    actions = tuple(_own_action(action) for action in home.actions) or _actions(catalogue)
    return HomeView(
        title=SECTION,
        where=_where(unit.name, unit.fields.parent_name or ""),
        search=search,
        searches=tuple(_query(search, words) for words in _searches(catalogue)) if search else (),
        actions=actions,
        campaign=_campaign(catalogue),
        rows=tuple(_rows(blocks.shown(home.blocks or _ARRANGED[unit.home_preset]))),
        linked_data=unit_data(unit),
    )


def _where(name: str, parent: str) -> str:
    """Whose area the section is about, as a line above the title."""
    if not name.startswith(_BODY):
        return name
    above = parent.removeprefix(_BODY) if parent.startswith(_BODY) else ""
    return f"Trên địa bàn {', '.join(filter(None, (name.removeprefix(_BODY), above)))}"


def _query(search: str, words: str) -> LinkView:
    return LinkView(words, f"{search}?q={quote_plus(words)}")


def _searches(catalogue: Catalogue) -> tuple[str, ...]:
    """What readers are likely to search for: its own words, else numbers of key documents that have one."""
    own = catalogue.unit.fields.home.searches
    keys = sorted(_key_documents(catalogue), key=lambda record: record.unit == CENTRAL)
    known = (doc.number for r in keys if (doc := document_of(r)) and doc.number)
    numbers = (number.canonical for number in known if number.serial)
    return own or tuple(number for number, _ in zip(numbers, range(3), strict=False))


def _actions(catalogue: Catalogue) -> tuple[ActionView, ...]:
    """What the section has to offer first, in the order of the unit's preset."""
    found = (
        ActionView(pages.icon, LinkView(pages.job[0], f"{kind.kind.folder}/"), pages.job[1].format(count))
        for kind in _JOBS[catalogue.unit.home_preset]
        if (count := len(catalogue.of(kind))) and (pages := KIND_PAGES[kind.kind.folder])
    )
    return tuple(action for action, _ in zip(found, range(_ACTIONS), strict=False))


def _own_action(action: Action) -> ActionView:
    """An action of the unit's own; inside the section it has the icon of what it leads to."""
    first = action.url.strip("/").partition("/")[0]
    pages = KIND_PAGES.get(first)
    return ActionView(pages.icon if pages else "tiep", _way(action), action.note or "")


def _way(action: Action) -> LinkView:
    """A link inside the section, or to another host."""
    if urlsplit(action.url).scheme:
        return LinkView(action.name, action.url, external=True)
    address, mark, anchor = action.url.strip("/").partition("#")
    return LinkView(action.name, f"{address}/{mark}{anchor}" if address else "")


def _campaign(catalogue: Catalogue) -> CampaignView | None:
    """The campaign of this week among those that run on the day."""
    running = [each for each in catalogue.unit.fields.home.campaigns if each.runs(catalogue.as_of)]
    if not running:
        return None
    chosen = running[catalogue.as_of.toordinal() // 7 % len(running)]
    return CampaignView(chosen.name, chosen.note or "", _way(chosen))


def _key_documents(catalogue: Catalogue) -> list[Record]:
    key = [r for r in catalogue.of(Document) if (doc := document_of(r)) and doc.key_document]
    return sorted(key, key=lambda r: (r.fields.date is None, r.fields.date))


def _rows(blocks: Iterator[HomeBlock]) -> Iterator[tuple[HomeBlock, ...]]:
    """A narrow block beside the wider one before it; every other alone."""
    waiting: HomeBlock | None = None
    for block in blocks:
        if waiting and block.code in _SIDE:
            yield waiting, block
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = block if block.code in _MAIN else None
        if not waiting:
            yield (block,)
    if waiting:
        yield (waiting,)


class _Blocks:
    """Every block that the section has content for."""

    def __init__(self, catalogue: Catalogue, parts: tuple[LinkView, ...], extras: Extras) -> None:
        self._catalogue, self._parts, self._extras = catalogue, parts, extras

    def shown(self, codes: tuple[str, ...]) -> Iterator[HomeBlock]:
        """The blocks of these codes, in their order, that have anything to show."""
        makers: Mapping[str, Callable[[], dict[str, object]]] = {
            "tin-noi-bat": lambda: self._cards(News, 4, "Tất cả tin tức"),
            "sap-toi": self._coming,
            "trong-tam": self._key,
            "moi-dang": self._new,
            "danh-cho-ban": self._audiences,
            "tien-do": self._progress,
            "muc-tieu": self._years,
            "do-hoa": lambda: self._cards(Infographic, 3, "Tất cả infographic"),
            "bai-hoc": lambda: self._cards(Lesson, 3, "Tất cả bài học"),
            "nghe-nhin": lambda: self._cards(Media, 2, "Tất cả"),
            "cach-lam-hay": lambda: self._cards(Showcase, 3, "Tất cả mô hình"),
            "cau-hoi": lambda: self._cards(Question, 4, "Tất cả câu hỏi"),
            "bay-nhom": self._groups,
            "cac-phan": lambda: {"links": self._parts},
        }
        for code in codes:
            block = makers[code]()
            if any(value for name, value in block.items() if name != "more"):
                yield HomeBlock(code=code, title=term_label(code, HOME_BLOCKS), **block)  # type: ignore[arg-type]

    def _card(self, record: Record) -> Card:
        return card(self._catalogue, record, self._extras)

    def _cards(self, kind: type[Fields], most: int, more: str) -> dict[str, object]:
        records = self._catalogue.of(kind)
        link = LinkView(more, f"{kind.kind.folder}/", str(len(records)))
        return {"cards": tuple(self._card(record) for record in records[:most]), "more": link}

    def _coming(self) -> dict[str, object]:
        return {
            "events": tuple(_events(self._catalogue)),
            "more": LinkView("Tất cả sự kiện", f"{Event.kind.folder}/"),
        }

    def _key(self) -> dict[str, object]:
        count = str(len(self._catalogue.of(Document)))
        more = LinkView("Tất cả văn bản", f"{Document.kind.folder}/", count)
        rows = document_rows(self._catalogue, _key_documents(self._catalogue)[:6])
        return {"documents": rows, "more": more}

    def _new(self) -> dict[str, object]:
        """Certain documents only, the unit's own before the centre's."""
        found = [r for r in self._catalogue.of(Document) if (doc := document_of(r)) and doc.mark == "A"]
        own_first = sorted(found, key=lambda record: record.unit == CENTRAL)
        return {"documents": document_rows(self._catalogue, newest_first(own_first[:40])[:5])}

    def _audiences(self) -> dict[str, object]:
        listed = self._catalogue.listed_terms[AUDIENCES.code]
        return {
            "actions": tuple(
                ActionView(
                    AUDIENCE_ICONS.get(term.code, "nguoi"),
                    LinkView(term.label, f"{AUDIENCES.url}{term.code}/"),
                    AUDIENCE_LEADS.get(term.code, ""),
                )
                for term in self._catalogue.vocabulary.audiences
                if term.code in listed
            )
        }

    def _progress(self) -> dict[str, object]:
        """How tasks stand, once anybody has said so."""
        counts = status_counts(self._catalogue)
        reported = any(count.status != TASK_STATUSES[0].code for count in counts)
        more = LinkView("Tất cả nhiệm vụ", f"{Task.kind.folder}/", str(len(self._catalogue.of(Task))))
        return {"statuses": counts if reported else (), "more": more}

    def _years(self) -> dict[str, object]:
        """The first target of each year that says a number, with how many there are."""
        years: dict[str, list[tuple[str, str]]] = {}
        for record in self._catalogue.of(Target):
            if isinstance(target := record.fields, Target):
                for milestone in target.milestones:
                    unit = target.unit or ""
                    value = f"{milestone.value}{'' if unit in ('', '%') else ' '}{unit}"
                    years.setdefault(milestone.year, []).append((value, target.name))
        views = []
        for year in sorted(years):
            value, name = next(
                (pair for pair in years[year] if any(map(str.isdigit, pair[0]))), years[year][0]
            )
            views.append(YearView(year, value, name, len(years[year])))
        more = LinkView("Tất cả chỉ tiêu", f"{Target.kind.folder}/", str(len(self._catalogue.of(Target))))
        return {"years": tuple(views[:4]), "more": more}

    def _groups(self) -> dict[str, object]:
        groups = task_groups(self._catalogue).groups
        titles = (group.title.partition(". ")[2] for group in groups)
        hidden = not TASK_GROUPS.shown(self._catalogue.unit.fields.hidden_parts)
        links = zip(titles, groups, strict=True)
        return {
            "links": () if hidden else tuple(LinkView(t, f"{TASK_GROUPS.url}#{g.id}") for t, g in links)
        }


def _events(catalogue: Catalogue) -> Iterator[EventView]:
    """The next days, each with how long it is until then where it is soon."""
    for day, record in catalogue.upcoming(4):
        left = (day - catalogue.as_of).days
        when = "Đang diễn ra" if left < 0 else "Hôm nay" if not left else f"Còn {left} ngày"
        yield EventView(
            url=record.url,
            title=record.fields.title,
            day=f"{day.day:02d}",
            month=f"{day.month:02d}/{day.year}",
            iso=day.isoformat(),
            place=(record.fields.place or "") if isinstance(record.fields, Event) else "",
            left=when if left <= _SOON else "",
        )
