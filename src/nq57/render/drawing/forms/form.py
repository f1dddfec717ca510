"""What every form is: how tall it must be at a size of letters, and how it fills the height it is given.

It must not know sheets. Sizes of letters are those at scale 1 on a sheet of 1080.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Literal, TypeVar

from nq57.render.block_views import BlockView, FigureView, ItemView
from nq57.render.drawing.pen import Pen
from nq57.render.drawing.shapes import Box
from nq57.render.drawing.wrapping import height

_Thing = TypeVar("_Thing")
Ground = Literal["paper", "tint", "bold"]
CAPTION, BODY, STRONG = 24.0, 29.0, 34.0
GAP = 22.0
WIDE = 1_000.0  # of a body that has room for one more column


class BlockForm(ABC):
    """One block drawn; `tall` says that the sheet is higher than wide.

    `detail` is how much of it is told: 2 all, 1 without what is in small letters under a name.
    `ground` is the sheet that it likes to be on, `largest` the scale above which letters only shout,
    `grow` its share of what is left over when it stands with others.
    """

    ground: Ground = "paper"
    largest: ClassVar[float] = 1.7
    grow: ClassVar[float] = 1.0
    dense: ClassVar[bool] = False  # tables and maps, which may be set smaller

    def __init__(self, block: BlockView, *, tall: bool, detail: int = 2) -> None:
        self.block, self.tall, self.detail = block, tall, detail

    @property
    def items(self) -> tuple[ItemView, ...]:
        """The items of the block."""
        return self.block.items

    @property
    def figures(self) -> tuple[FigureView, ...]:
        """The figures of the block."""
        return self.block.figures

    def item_text(self, item: ItemView) -> str:
        """What is said below an item's name, if there is room for it."""
        return item.text if self.detail > 1 else ""

    def left(self, box: Box, scale: float) -> int:  # noqa: ARG002 - of forms that may leave rows out
        """How many rows find no room in a part of the sheet."""
        return 0

    @abstractmethod
    def need(self, width: float, scale: float) -> float:
        """How tall the form must be."""

    @abstractmethod
    def draw(self, pen: Pen, box: Box, scale: float) -> None:
        """Fill a part of the sheet; it is as tall as needed, or taller."""


def spread(room: float, needs: Sequence[float]) -> list[float]:
    """Heights of rows: what each needs, and an equal part of the rest."""
    rest = max(0.0, room - sum(needs)) / max(1, len(needs))
    return [need + rest for need in needs]


def in_rows(things: Sequence[_Thing], across: int) -> list[Sequence[_Thing]]:
    """The things in rows of so many."""
    return [things[at : at + across] for at in range(0, len(things), across)]


def pair_height(name: str, text: str, width: float, sizes: tuple[float, float], leading: float) -> float:
    """How tall a name is with what is said below it in smaller letters."""
    below = height(text, width, sizes[1]) + 6 if text else 0.0
    return height(name, width, sizes[0], 600, leading) + below
