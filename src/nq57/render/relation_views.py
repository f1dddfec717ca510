"""A document's relations as its page lists them: what it rests on, who carries it out here, what changed.

It must not know templates. Where this unit does not see the other document, its name stays without a link.
"""

from collections.abc import Iterable, Iterator

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import Effect
from nq57.catalogue.register import Edge, document_of
from nq57.model.records import Record
from nq57.model.units import CENTRAL
from nq57.model.vocabulary import EFFECTS, term_label
from nq57.render.document_views import EffectView, RelationSection, RelationsView
from nq57.render.relation_graph import graph
from nq57.render.views import Group, LinkView

_ABOVE = ("can-cu", "Căn cứ và văn bản được thi hành")
_CHANGES = ("thay-doi", "Sửa đổi, thay thế")
_BESIDE = ("lien-quan", "Văn bản liên quan khác")
_ELSEWHERE = "Triển khai ở trung ương và nơi khác"


def relations_view(catalogue: Catalogue, record: Record) -> RelationsView | None:
    """Every relation of a document in sections, with a diagram of them; None when it has none."""
    edges = catalogue.register.edges.get(record.id, ())
    sections = tuple(_sections(catalogue, edges))
    if not sections:
        return None
    document = document_of(record)
    return RelationsView(sections, graph(record, edges) if document else None)


def _sections(catalogue: Catalogue, edges: Iterable[Edge]) -> Iterator[RelationSection]:
    """Sections in the order readers ask: what it rests on, who carries it out, what changed, the rest."""
    found: dict[tuple[str, str], list[Edge]] = {_ABOVE: []}
    for place in _places(catalogue):
        found[place] = []
    found |= {_CHANGES: [], _BESIDE: []}
    for edge in sorted(edges, key=_order):
        found[_section(catalogue, edge)].append(edge)
    for (anchor, title), members in found.items():
        if members:
            yield RelationSection(f"nq--{anchor}", title, tuple(_groups(members)))


def _order(edge: Edge) -> tuple[bool, str, str]:
    """What the document declares in its editor's order, then what others declare by their dates."""
    if edge.forward or edge.other is None:
        return False, "", ""
    date = edge.other.fields.date
    return True, date.iso if date else "9999", edge.other.id


def _places(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Where a document may be carried out: here, then in the units above, then elsewhere."""
    for unit in (catalogue.unit, *catalogue.ancestors):
        if unit.id != CENTRAL:
            yield f"trien-khai-{unit.tree.replace('.', '-')}", f"Triển khai ở {unit.short_name}"
    yield "trien-khai", _ELSEWHERE


def _section(catalogue: Catalogue, edge: Edge) -> tuple[str, str]:
    family = edge.predicate.family
    if family == "change":
        return _CHANGES
    if family == "beside":
        return _BESIDE
    if edge.forward or edge.other is None:
        return _ABOVE
    places = tuple(_places(catalogue))
    units = [unit.id for unit in (catalogue.unit, *catalogue.ancestors) if unit.id != CENTRAL]
    return places[units.index(edge.other.unit)] if edge.other.unit in units else places[-1]


def _groups(edges: Iterable[Edge]) -> Iterator[Group]:
    """Relations under their verbs, verbs in order of first sight, each document once."""
    groups: dict[str, list[LinkView]] = {}
    for edge in edges:
        link = _link(edge)
        if link not in groups.setdefault(edge.verb, []):
            groups[edge.verb].append(link)
    return (Group(verb, tuple(links)) for verb, links in groups.items())


def _link(edge: Edge) -> LinkView:
    document = document_of(edge.other) if edge.other else None
    # The title of a document without a number is its subject already.
    subject = document.subject if document and document.number and document.number.serial else ""
    remarks = ("một phần" if edge.relation.partial else "", subject, edge.note or "")
    return LinkView(
        edge.text, edge.other.url if edge.other else "", note=" – ".join(part for part in remarks if part)
    )


def effect_view(effect: Effect) -> EffectView:
    """A document's effect in words: what, since when, because of what, and how sure that is."""
    label = term_label(effect.code, EFFECTS)
    since = f"từ ngày {effect.since:%d/%m/%Y}" if effect.since else ""
    cause = LinkView(effect.cause.fields.title, effect.cause.url) if effect.cause else None
    doubtful = effect.code != "chua-xac-dinh" and not effect.certain
    return EffectView(effect.code, label, since, effect.verb.lower(), cause, doubtful)
