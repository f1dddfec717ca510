"""A record's page in another language: links lead to what is in it, labels and dates are in its words.

It must not know how records are chosen. What has no translation stays as it is, marked as Vietnamese.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pydantic import BaseModel

from nq57.body.fragments import Fragment
from nq57.body.rendering import HEADING_LINK, TABLE_LABEL
from nq57.catalogue.catalogue import Catalogue
from nq57.model.languages import DEFAULT_LANGUAGE, language_name, language_tag
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.values import read_partial_date
from nq57.render.document_views import CitingGroup, CitingView, RelationsView
from nq57.render.kinds import title_of
from nq57.render.link_views import Group, LinkView
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact, ReadOnView, RecordView
from nq57.wording import VIETNAMESE, Wording, to_say, wording_of

_TELLING = 4  # letters; shorter words may be codes


def spoken_link(catalogue: Catalogue, language: str, link: LinkView) -> LinkView:
    """A link to a record, led to its translation where there is one."""
    record = catalogue.by_address.get(link.url.strip("/"))
    version = catalogue.in_language(record, language) if record else None
    if version is None or version.language == DEFAULT_LANGUAGE:
        return replace(link, language=DEFAULT_LANGUAGE)
    return replace(link, text=title_of(version), url=version.url, note="")


def in_words(body: Fragment, language: str) -> Fragment:
    """A body with what we put beside headings and tables in the words of its page, or told as Vietnamese.

    No table is called as one of the original's, which a page of both has beside it.
    """
    if language == DEFAULT_LANGUAGE:
        return body
    wording, ours = wording_of(language), to_say("Liên kết tới mục này")
    mark, own = (' lang="vi"', f" ({language_name(language)})") if wording is VIETNAMESE else ("", "")
    html = TABLE_LABEL.sub(lambda found: wording("Bảng {number}", number=found[1]) + own, body.html)
    return replace(body, html=html.replace(f' title="{HEADING_LINK}"', f'{mark} title="{wording(ours)}"'))


def spoken_context(catalogue: Catalogue, record: Record, context: RecordContext) -> RecordContext:
    """What is around a record on its page, in the record's language as far as there is anything in it.

    Topics, audiences and tags are no links there: their listings are Vietnamese.
    """
    led, wording = partial(spoken_link, catalogue, record.language), context.wording
    effect, relations = context.effect, context.relations
    return replace(
        context,
        documents=tuple((name, led(link)) for name, link in context.documents),
        records=tuple((name, led(link)) for name, link in context.records),
        topics=tuple(term(wording, link) for link in context.topics),
        audiences=tuple(term(wording, link) for link in context.audiences),
        tags=tuple(LinkView(link.text) for link in context.tags),
        cited_by=tuple(_citing(catalogue, record.language, group) for group in context.cited_by),
        relations=_relations(relations, wording) if relations else None,
        effect=replace(effect, cause=led(effect.cause)) if effect and effect.cause else effect,
    )


def term(wording: Wording, link: LinkView) -> LinkView:
    """A term of a vocabulary by its name; one of the workspace's own is known in Vietnamese only."""
    return LinkView(wording(link.text), language="" if wording.knows(link.text) else DEFAULT_LANGUAGE)


def _relations(relations: RelationsView, wording: Wording) -> RelationsView:
    """Relations under verbs in the page's language; the diagram, which says the same, is left out."""
    sections = tuple(
        replace(
            section,
            title=wording(section.title),
            language="" if wording.knows(section.title) else DEFAULT_LANGUAGE,
            groups=tuple(_verb(group, wording) for group in section.groups),
        )
        for section in relations.sections
    )
    return RelationsView(sections)


def _verb(group: Group, wording: Wording) -> Group:
    links = (replace(link, language=DEFAULT_LANGUAGE) for link in group.links)
    return Group(wording(group.label), tuple(links))


def _citing(catalogue: Catalogue, language: str, group: CitingGroup) -> CitingGroup:
    wording = wording_of(language)
    return CitingGroup(wording(group.label), tuple(_named(catalogue, language, one) for one in group.items))


def _named(catalogue: Catalogue, language: str, citing: CitingView) -> CitingView:
    link = spoken_link(catalogue, language, LinkView(citing.title, citing.url))
    day = wording_of(language).day(read_partial_date(citing.iso)) if citing.iso else ""
    return replace(citing, title=link.text, url=link.url, date=day, language=link.language)


def spoken_view(view: RecordView, wording: Wording) -> RecordView:
    """The view with the labels and dates of its facts in the page's language."""
    return replace(view, facts=tuple(_fact(row, wording) for row in view.facts))


def marked_view(record: Record, view: RecordView) -> RecordView:
    """The view of a record in a language that the interface does not speak: its own words are marked."""
    own, tag = frozenset(_texts(record.fields)), language_tag(record.language)

    def marked(value: LinkView) -> LinkView:
        written = (value.external or not value.url) and any(text in value.text for text in own)
        return replace(value, language=tag) if written else value

    facts = (replace(row, values=tuple(map(marked, row.values))) for row in view.facts)
    return replace(view, facts=tuple(facts))


def _texts(value: object) -> Iterator[str]:
    """What the editor wrote in a record's fields, short words left out."""
    if isinstance(value, str):
        if len(value) >= _TELLING:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))


def _fact(row: Fact, wording: Wording) -> Fact:
    values = row.values
    if row.iso:
        values = (replace(values[0], text=wording.day(read_partial_date(row.iso))), *values[1:])
    return Fact(wording(row.label), values, row.iso)


def spoken_read_on(catalogue: Catalogue, record: Record) -> ReadOnView:
    """What this unit offers to read after a translation: only what there is in its language."""
    wording = wording_of(record.language)
    near = (catalogue.in_language(one, record.language) for one in catalogue.related(record))
    listed = translated(catalogue, record.language, record.kind)
    at = listed.index(record)
    earlier, later = listed[at - 1 : at], listed[at + 1 : at + 2]
    return ReadOnView(
        part=wording(record.of_kind.label),
        earlier=_next(earlier[0], wording) if earlier else None,
        later=_next(later[0], wording) if later else None,
        related=tuple(_next(one, wording) for one in near if one.language == record.language),
    )


def translated(catalogue: Catalogue, language: str, kind: str) -> tuple[Record, ...]:
    """What a unit shows of a kind in a language, in the order of the kind's listing."""
    versions = (
        catalogue.in_language(record, language)
        for record in catalogue.listed(KINDS_BY_FOLDER[kind])
        if record.id in catalogue.translations
    )
    return tuple(version for version in versions if version.language == language)


def _next(record: Record, wording: Wording) -> LinkView:
    return LinkView(title_of(record), record.url, wording(record.of_kind.one))
