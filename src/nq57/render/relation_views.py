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
from nq57.render.lately import lately
from nq57.render.link_views import Group, LinkView
from nq57.render.relation_graph import graph
from nq57.wording import VIETNAMESE, Wording, to_say

_ABOVE = ("can-cu", to_say("Căn cứ và văn bản được thi hành"))
_CHANGES = ("thay-doi", to_say("Sửa đổi, thay thế"))
_BESIDE = ("lien-quan", to_say("Văn bản liên quan khác"))
_ELSEWHERE = ("trien-khai", to_say("Triển khai ở trung ương và nơi khác"))
_Place = tuple[str, str, str]


def relations_view(catalogue: Catalogue, record: Record) -> RelationsView | None:
    """Every relation of a document in sections, with a diagram of them; None when it has none."""
    edges = tuple(filter(_tells, catalogue.register.edges.get(record.id, ())))
    if not edges:
        return None
    local = any(edge.other and edge.other.unit != CENTRAL for edge in edges)
    return _view(record, edges, _places(catalogue) if local else ())


def _tells(edge: Edge) -> bool:
    """Whether readers learn anything: an id of a record that this unit hides is no name."""
    return edge.other is not None or "van-ban/" not in edge.text


@lately(8_000)
def _view(record: Record, edges: tuple[Edge, ...], places: tuple[_Place, ...]) -> RelationsView:
    """The same in every unit for a document of which no unit's own document speaks."""
    sections = (
        RelationSection(f"nq--{anchor}", title, tuple(_groups(members)))
        for (anchor, title), members in _sorted(edges, places).items()
        if members
    )
    return RelationsView(tuple(sections), graph(record, sorted(edges, key=_order)))


def _sorted(edges: Iterable[Edge], places: tuple[_Place, ...]) -> dict[tuple[str, str], list[Edge]]:
    """Edges by section, as readers ask: what it rests on, who carries it out, what changed, the rest."""
    by_unit = {unit: (anchor, title) for unit, anchor, title in places}
    order = (_ABOVE, *by_unit.values(), _ELSEWHERE, _CHANGES, _BESIDE)
    found: dict[tuple[str, str], list[Edge]] = {section: [] for section in order}
    for edge in sorted(edges, key=_order):
        if edge.predicate.family != "basis":
            section = _CHANGES if edge.predicate.family == "change" else _BESIDE
        elif edge.forward:
            section = _ABOVE
        else:
            section = by_unit.get(edge.other.unit, _ELSEWHERE) if edge.other else _ELSEWHERE
        found[section].append(edge)
    return found


def _places(catalogue: Catalogue) -> tuple[_Place, ...]:
    """Where a document may be carried out: here, then in the units above; each with anchor and title."""
    units = (unit for unit in (catalogue.unit, *catalogue.ancestors) if unit.id != CENTRAL)
    return tuple(
        (unit.id, f"trien-khai-{unit.id.replace('/', '-')}", f"Triển khai ở {unit.short_name}")
        for unit in units
    )


def _order(edge: Edge) -> tuple[bool, str, str]:
    """What the document declares in its editor's order, then what others declare by their dates."""
    if edge.forward or edge.other is None:
        return False, "", ""
    date = edge.other.fields.date
    return True, date.iso if date else "9999", edge.other.id


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
    subject = document.known_subject if document and document.number and document.number.serial else ""
    doubt = "chưa kiểm chứng đầy đủ" if document and document.mark != "A" else ""
    remarks = ("một phần" if edge.relation.partial else "", _when(edge), subject, edge.note or "", doubt)
    return LinkView(
        edge.text, edge.other.url if edge.other else "", note=" – ".join(part for part in remarks if part)
    )


def _when(edge: Edge) -> str:
    """Until when a document is extended; from when another one changes it."""
    if edge.relation.until:
        return f"đến hết ngày {edge.relation.until:%d/%m/%Y}"
    document = document_of(edge.other) if edge.other else None
    changed = edge.predicate.family == "change" and not edge.forward
    return f"từ ngày {document.effective:%d/%m/%Y}" if changed and document and document.effective else ""


def effect_view(effect: Effect, wording: Wording = VIETNAMESE) -> EffectView:
    """A document's effect in words: what, since when, because of what, and how sure that is."""
    label = wording(term_label(effect.code, EFFECTS))
    since = wording("từ ngày {day}", day=wording.date(effect.since)) if effect.since else ""
    cause = LinkView(effect.cause.fields.title, effect.cause.url) if effect.cause else None
    doubtful = effect.code != "chua-xac-dinh" and not effect.certain
    return EffectView(effect.code, label, since, wording(effect.verb).lower(), cause, doubtful)
