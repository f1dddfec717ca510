"""The diagram of a document's relations: boxes left and right of a spine, the document in the middle.

It must not know templates or colours; sizes are in units of the drawing, wide as a phone's column.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nq57.catalogue.register import Edge, document_of
from nq57.model.records import Record
from nq57.model.units import CENTRAL
from nq57.render.document_views import GraphBox, GraphLabel, GraphLine, GraphView

WIDTH = 360
_BOX_WIDTH, _BOX_HEIGHT = 166, 44
_OWN_WIDTH = 230
_LABEL_HEIGHT = 20
_GAP, _ROW_GAP = 12, 8
_MOST_BOXES = 6  # of one verb; the list beside the diagram has them all
_LONGEST = 22  # letters that surely fit a box
_SPINE = WIDTH // 2


@dataclass(frozen=True, slots=True)
class _Band:
    """The boxes of one verb: number and kind of each document."""

    verb: str
    change: bool
    boxes: tuple[tuple[str, str], ...]

    @property
    def height(self) -> int:
        """With its label, without the gap to its neighbours."""
        rows = -(-len(self.boxes) // 2)
        return _LABEL_HEIGHT + rows * (_BOX_HEIGHT + _ROW_GAP)


@dataclass(slots=True)
class _Drawing:
    """A diagram under way, from the top down."""

    y: int = 0
    boxes: list[GraphBox] = field(default_factory=list)
    lines: list[GraphLine] = field(default_factory=list)
    labels: list[GraphLabel] = field(default_factory=list)

    def band(self, band: _Band, *, above: bool, outermost: bool) -> None:
        """One verb with its boxes; the label is on the side of the document itself.

        A lone box at the end of the spine is on it.
        """
        if not above:
            self._label(band)
        lone = outermost and len(band.boxes) == 1
        if lone:
            x = _SPINE - _BOX_WIDTH // 2
            self.boxes.append(GraphBox(x, self.y, _BOX_WIDTH, _BOX_HEIGHT, *band.boxes[0]))
            middle = self.y + _BOX_HEIGHT // 2
            self.lines.append(GraphLine(_SPINE, middle, _SPINE, middle, band.change))
        for at, (number, kind) in enumerate(() if lone else band.boxes):
            left = at % 2 == 0
            x, y = (0 if left else WIDTH - _BOX_WIDTH), self.y + at // 2 * (_BOX_HEIGHT + _ROW_GAP)
            middle = y + _BOX_HEIGHT // 2
            edge = _BOX_WIDTH if left else WIDTH - _BOX_WIDTH
            self.boxes.append(GraphBox(x, y, _BOX_WIDTH, _BOX_HEIGHT, number, kind))
            self.lines.append(GraphLine(edge, middle, _SPINE, middle, band.change))
        self.y += band.height - _LABEL_HEIGHT
        if above:
            self._label(band)
        self.y += _GAP

    def _label(self, band: _Band) -> None:
        self.labels.append(GraphLabel(_SPINE, self.y + _LABEL_HEIGHT // 2, band.verb))
        self.y += _LABEL_HEIGHT


def graph(record: Record, edges: Iterable[Edge]) -> GraphView | None:
    """The diagram of what a document rests on (above) and what rests on it (below).

    What ends or changes it stands farthest out; mere references are left to the list.
    """
    drawn = (edge for edge in edges if edge.predicate.family != "beside")
    shown = sorted(drawn, key=_far)
    if not shown:
        return None
    basis = [edge for edge in shown if edge.predicate.family == "basis"]
    change = [edge for edge in shown if edge.predicate.family == "change"]
    above = [*_bands(e for e in change if not e.forward), *_bands(e for e in basis if e.forward)]
    below = [*_bands(e for e in basis if not e.forward), *_bands(e for e in change if e.forward)]
    return _drawn(record, above, below)


def _far(edge: Edge) -> bool:
    """What a province or its units issued comes first: where not all fit, readers look for it."""
    return edge.other is None or edge.other.unit == CENTRAL


def _drawn(record: Record, above: Sequence[_Band], below: Sequence[_Band]) -> GraphView:
    drawing = _Drawing()
    for band in above:
        drawing.band(band, above=True, outermost=band is above[0])
    top = drawing.y
    own = GraphBox((WIDTH - _OWN_WIDTH) // 2, top, _OWN_WIDTH, _BOX_HEIGHT, *_named(record), own=True)
    drawing.y += _BOX_HEIGHT + (_GAP if below else 0)
    for band in below:
        drawing.band(band, above=False, outermost=band is below[-1])
    ends = [line.y1 for line in drawing.lines]
    spine = GraphLine(_SPINE, min(*ends, top), _SPINE, max(*ends, top))
    return GraphView(
        width=WIDTH,
        height=drawing.y,
        title=f"Sơ đồ quan hệ của {record.fields.title}",
        description=" ".join(_sentence(band) for band in (*above, *below)),
        lines=(spine, *drawing.lines),
        boxes=(*drawing.boxes, own),
        labels=tuple(drawing.labels),
    )


def _bands(edges: Iterable[Edge]) -> Iterator[_Band]:
    """One band for each verb; what does not fit is counted in the last box."""
    verbs: dict[str, dict[str, Edge]] = {}
    for edge in edges:
        verbs.setdefault(edge.verb, {}).setdefault(edge.other.id if edge.other else edge.text, edge)
    for verb, found in verbs.items():
        boxes = [_box(edge) for edge in found.values()]
        if len(boxes) > _MOST_BOXES:
            more = len(boxes) - _MOST_BOXES + 1
            boxes[_MOST_BOXES - 1 :] = [(f"+ {more} văn bản", "xem danh sách")]
        change = next(iter(found.values())).predicate.family == "change"
        yield _Band(verb, change, tuple(boxes))


def _box(edge: Edge) -> tuple[str, str]:
    return _named(edge.other) if edge.other else (_cut(edge.text), "chưa có trong kho")


def _named(record: Record) -> tuple[str, str]:
    """What a box says: the number, then type and year; a document without number by its type."""
    document = document_of(record)
    if document is None:
        return _cut(record.fields.title), ""
    year = str(document.issued.year) if document.issued else ""
    shown = year if document.mark == "A" else "chưa kiểm chứng"
    number = document.number
    if number and number.serial:
        return _cut(number.canonical), " · ".join(part for part in (document.type_label, shown) if part)
    issuer = document.issuer.replace("Ủy ban nhân dân", "UBND")
    return f"{document.type_label} (chưa có số)", _cut(issuer, _LONGEST + 4)


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _sentence(band: _Band) -> str:
    names = ", ".join(number for number, _ in band.boxes)
    return f"{band.verb}: {names}."
