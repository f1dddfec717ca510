"""The pages of a section in another language: where it begins, and what there is of each kind.

It must not know the theme. A language without a catalogue of its own has one page, in Vietnamese, that
lists what there is; others have a listing for each kind and a page of search.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from nq57.body.fragments import Fragment
from nq57.catalogue.catalogue import Catalogue
from nq57.model.kinds import Kind
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES, language_name, language_tag
from nq57.model.parts import SEARCH
from nq57.model.records import KINDS, Record
from nq57.render.extras import Extras
from nq57.render.link_views import Group, LinkView
from nq57.render.listing_views import card
from nq57.render.listings import Listing, listing_pages
from nq57.render.made_files import MadeFile, text_file
from nq57.render.pages import Page
from nq57.render.spoken import translated
from nq57.render.views import Card
from nq57.wording import VIETNAMESE, home_of, wording_of

_NEWEST = 6


@dataclass(frozen=True)
class LandingGroup:
    """What there is of one kind: its newest cards, and the way to all."""

    id: str
    title: str
    cards: tuple[Card, ...]
    more: LinkView | None = None


@dataclass(frozen=True)
class LandingView:
    """Where a section begins in a language; `others` are the same page in the other languages."""

    language: str
    title: str
    unit: str
    lead: str
    intro: Fragment
    groups: tuple[LandingGroup, ...]
    others: tuple[LinkView, ...]
    search: str = ""


def spoken_languages(catalogue: Catalogue) -> tuple[str, ...]:
    """The languages that anything shown here is translated into, in the order of their table."""
    shown = {one.language for versions in catalogue.translations.values() for one in versions}
    return tuple(code for code in LANGUAGES if code in shown)


def landing_url(language: str) -> str:
    """Where the section begins in a language, below its root."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def landing_versions(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The beginning of the section in all its languages; empty where there is but one."""
    others = spoken_languages(catalogue)
    codes = (DEFAULT_LANGUAGE, *others) if others else ()
    return tuple((code, landing_url(code)) for code in codes)


def record_versions(catalogue: Catalogue, record: Record) -> tuple[tuple[str, str], ...]:
    """A record's page in all its languages; empty where there is but one."""
    others = catalogue.translations.get(record.id, ())
    versions = (catalogue.by_id[record.id], *others) if others else ()
    return tuple((version.language, version.url) for version in versions)


def ways_in(catalogue: Catalogue, language: str, ways: tuple[LinkView, ...]) -> tuple[LinkView, ...]:
    """What the foot of pages in a language leads to; of Vietnamese ones `ways`, then other languages."""
    wording = wording_of(language)
    if wording is not VIETNAMESE:
        return (LinkView(wording("Toàn bộ chuyên mục bằng tiếng Việt"), ""),)
    return (*ways, *map(_language_link, spoken_languages(catalogue)))


def spoken_kinds(catalogue: Catalogue, language: str) -> Mapping[Kind, tuple[Record, ...]]:
    """What is shown in a language, by kind."""
    found = {kind: translated(catalogue, language, kind.folder) for kind in KINDS}
    return {kind: records for kind, records in found.items() if records}


def spoken_parts(catalogue: Catalogue, language: str) -> tuple[LinkView, ...]:
    """The kinds that have anything in a language, with their counts."""
    wording, home = wording_of(language), home_of(language)
    found = spoken_kinds(catalogue, language).items()
    return tuple(
        LinkView(wording(k.label), f"{home}{k.folder}/", str(len(records))) for k, records in found
    )


Introduction = Callable[[str], Fragment]


def language_pages(
    catalogue: Catalogue, extras: Extras, introduction: Introduction, *, search: bool
) -> Iterator[Page]:
    """Every page of the section in each other language that is no record's.

    `introduction` gives what the unit says of itself in a language, with its links as readers follow them.
    """
    for language in spoken_languages(catalogue):
        yield _landing(catalogue, language, extras, introduction, search=search)
        if wording_of(language) is not VIETNAMESE:
            for kind, records in spoken_kinds(catalogue, language).items():
                yield from listing_pages(catalogue, _listing(language, kind, records), extras)
            if search:
                yield _search_page(catalogue, language)


def _listing(language: str, kind: Kind, records: tuple[Record, ...]) -> Listing:
    wording, home = wording_of(language), home_of(language)
    return Listing(
        kind=kind.folder,
        url=f"{home}{kind.folder}/",
        title=wording(kind.label),
        records=records,
        lead=wording(kind.lead),
        language=language,
        part=f"{home}{kind.folder}",
    )


def _search_page(catalogue: Catalogue, language: str) -> Page:
    wording = wording_of(language)
    groups = [Group(wording("Các phần"), spoken_parts(catalogue, language))]
    url = f"{home_of(language)}{SEARCH.url}"
    return Page(url, wording(SEARCH.label), "", SEARCH.code, language=language, view=lambda: groups)


def _landing(
    catalogue: Catalogue, language: str, extras: Extras, introduction: Introduction, *, search: bool
) -> Page:
    wording, unit = wording_of(language), catalogue.unit
    called = unit.words(language)
    name = called.name if called else unit.name
    lead = wording("Chuyên mục thực hiện Nghị quyết số 57-NQ/TW của {name}", name=name)
    return Page(
        landing_url(language),
        wording("Trang chủ") if wording is not VIETNAMESE else language_name(language),
        home_of(language).rstrip("/"),
        "ngon-ngu",
        lead,
        language=language,
        versions=landing_versions(catalogue),
        view=partial(_view, catalogue, language, extras, introduction, search=search),
    )


def _view(
    catalogue: Catalogue, language: str, extras: Extras, introduction: Introduction, *, search: bool
) -> LandingView:
    wording, unit = wording_of(language), catalogue.unit
    called, home, name = unit.words(language), home_of(language), language_name(language)
    foreign = wording is not VIETNAMESE
    kinds = spoken_kinds(catalogue, language).items()
    others = (code for code, _ in landing_versions(catalogue) if code != language)
    return LandingView(
        language=language,
        title=wording("Chuyên mục Nghị quyết 57") if foreign else name,
        unit=called.name if called else unit.name,
        lead=wording("Các bài của chuyên mục bằng {language}", language=name),
        intro=introduction(language),
        groups=tuple(_group(catalogue, language, kind, records, extras) for kind, records in kinds),
        others=tuple(map(_language_link, others)),
        search=f"{home}{SEARCH.url}" if search and foreign else "",
    )


def spoken_texts(languages: Iterable[str]) -> Iterator[MadeFile]:
    """What the scripts of pages say in each other language that has a catalogue."""
    for wording in (wording_of(language) for language in languages):
        if wording is not VIETNAMESE:
            texts = json.dumps(wording.of_scripts(), ensure_ascii=False, separators=(",", ":"))
            yield text_file(f"assets/loi/{wording.tag}.json", texts)


def _language_link(code: str) -> LinkView:
    return LinkView(language_name(code), landing_url(code), language=language_tag(code))


def _group(
    catalogue: Catalogue, language: str, kind: Kind, records: tuple[Record, ...], extras: Extras
) -> LandingGroup:
    """What there is of one kind: the newest and the way to all, or all where this is the only list."""
    wording, url = wording_of(language), f"{home_of(language)}{kind.folder}/"
    foreign = wording is not VIETNAMESE
    shown = records[:_NEWEST] if foreign else records
    return LandingGroup(
        id=f"nq--{kind.folder}",
        title=wording(kind.label),
        cards=tuple(card(catalogue, one, extras) for one in shown),
        more=LinkView(wording("Xem tất cả"), url, str(len(records))) if foreign else None,
    )
