"""How the tiles of a map stand and what their shades mean: rows by the editor's places, classes in words.

It must not know templates or drawings; there are no shapes of communes here, only places in a grid.
"""

from nq57.model.infographics import Block, tile_place
from nq57.render.block_views import ItemView, TilesView
from nq57.wording import VIETNAMESE, Wording, to_say

TONES = 5
NO_VALUE = "–"
_BY_CODE = to_say("Các ô xếp theo mã đơn vị hành chính, không theo vị trí trên bản đồ.")
_BY_PLACE = to_say("Các ô xếp gần đúng theo vị trí trên bản đồ, hàng trên là phía bắc.")
_REST = to_say("Phường, xã chưa ghi vị trí đứng ở dưới, theo mã đơn vị hành chính.")


def tiles_view(block: Block, items: tuple[ItemView, ...], wording: Wording = VIETNAMESE) -> TilesView:
    """The tiles of a map: in their places where the editor has given them, else in the order of codes."""
    placed = {place: at for at, item in enumerate(block.items) if (place := tile_place(item))}
    loose = tuple(item for at, item in enumerate(items) if at not in set(placed.values()))
    return TilesView(
        " ".join(map(wording, _order(bool(placed), bool(loose)))),
        _rows({place: items[at] for place, at in placed.items()}),
        loose,
        _classes(items, block.unit or "", wording),
        tuple(sorted((item for item in items if item.share >= 0), key=lambda item: -item.share)),
    )


def _order(placed: bool, loose: bool) -> tuple[str, ...]:  # noqa: FBT001 - one caller
    if not placed:
        return (_BY_CODE,)
    return (_BY_PLACE, _REST) if loose else (_BY_PLACE,)


def _rows(placed: dict[tuple[int, int], ItemView]) -> tuple[tuple[ItemView | None, ...], ...]:
    """The smallest grid that holds all places, with nothing where no commune is."""
    if not placed:
        return ()
    rows, columns = [row for row, _ in placed], [column for _, column in placed]
    across = range(min(columns), max(columns) + 1)
    return tuple(
        tuple(placed.get((row, column)) for column in across) for row in range(min(rows), max(rows) + 1)
    )


def _classes(items: tuple[ItemView, ...], unit: str, wording: Wording) -> tuple[ItemView, ...]:
    """Each shade that is there with the values it stands for; the last is for communes without one."""
    tones = sorted({item.tone for item in items if item.share >= 0})
    found = []
    for tone in tones:
        alike = sorted((i for i in items if i.share >= 0 and i.tone == tone), key=lambda i: i.share)
        low, high = alike[0].value.removesuffix(f" {unit}"), alike[-1].value
        span = (
            high if alike[0].share == alike[-1].share else wording("{low} đến {high}", low=low, high=high)
        )
        found.append(ItemView(span, share=0.0, tone=tone))
    lacking = any(item.share < 0 for item in items)
    return (*found, ItemView(wording("Chưa có số liệu"))) if lacking else tuple(found)
