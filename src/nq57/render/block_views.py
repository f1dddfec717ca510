"""What templates and drawings get of an infographic's blocks, and of files: flat, frozen, settled.

It must not know records. Without slots, as all views (see `render.views`).
"""

from dataclasses import dataclass

from nq57.render.link_views import LinkView


@dataclass(frozen=True)
class FileView:
    """An attachment: name, address, type and size in words; `readable` where a browser may show it."""

    name: str
    url: str
    type: str
    size: str
    readable: bool = False


@dataclass(frozen=True)
class FigureView:
    """One figure of an infographic."""

    value: str
    unit: str
    caption: str
    icon: str = ""


@dataclass(frozen=True)
class ItemView:
    """One step, moment, side, bar, part or tile; `share` is 0 to 1, below 0 where there is no value."""

    name: str
    text: str = ""
    value: str = ""
    when: str = ""
    share: float = -1.0
    tone: int = 0
    points: tuple[str, ...] = ()
    icon: str = ""


@dataclass(frozen=True)
class BlockView:
    """One block; parts that its kind lacks are empty. `form` is the editor's wish of how it is drawn."""

    kind: str
    heading: str = ""
    note: str = ""
    unit: str = ""
    figures: tuple[FigureView, ...] = ()
    items: tuple[ItemView, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    document: LinkView | None = None
    paths: tuple[str, ...] = ()
    table: FileView | None = None
    tiles: "TilesView | None" = None
    form: str = ""


@dataclass(frozen=True)
class TilesView:
    """How a map's tiles stand: `rows` of items with gaps between them, then `loose` ones in order.

    `order` says so in words; `classes` are the shades with the values that they stand for; `ranked` are
    the items with a value, the greatest first.
    """

    order: str
    rows: tuple[tuple[ItemView | None, ...], ...]
    loose: tuple[ItemView, ...]
    classes: tuple[ItemView, ...]
    ranked: tuple[ItemView, ...]
