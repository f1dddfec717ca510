"""The map of a section: its parts, topics, audiences and tags, and every record by kind.

It must not know the theme.
"""

from collections.abc import Iterable

from nq57.catalogue.catalogue import Catalogue
from nq57.model.parts import SectionPart
from nq57.model.records import KINDS
from nq57.render.link_views import Group, LinkView
from nq57.render.listings import term_listings


def parts_and_terms(
    catalogue: Catalogue, parts: tuple[LinkView, ...], terms: Iterable[tuple[SectionPart, str]]
) -> list[Group]:
    """The parts, then what there is of each sort of term, under its word; empty groups left out."""
    groups = [Group("Các phần", parts)]
    for part, word in terms:
        found = term_listings(catalogue, part)
        groups.append(Group(word, tuple(LinkView(t.title, t.url, str(len(t.records))) for t in found)))
    return [group for group in groups if group.links]


def section_map(catalogue: Catalogue, groups: list[Group]) -> tuple[Group, ...]:
    """Those groups, and every record by kind."""
    for kind in KINDS:
        records = catalogue.by_kind[kind.folder]
        groups.append(Group(kind.label, tuple(LinkView(r.fields.title, r.url) for r in records)))
    return tuple(group for group in groups if group.links)
