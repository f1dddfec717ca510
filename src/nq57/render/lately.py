"""What was made lately, remembered: views and pieces that units share, without growing with their number.

It must not know what is made. Only memory depends on when a unit begins; no result does.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast
from weakref import WeakSet

Made = TypeVar("Made")
_NONE = object()
_everyone: "WeakSet[Lately[object]]" = WeakSet()


class Lately(Generic[Made]):
    """A function that remembers its results; what neither this unit nor the last asks for is forgotten.

    `most` results are kept of one unit, twice as many at a time.
    """

    def __init__(self, make: Callable[..., Made], most: int) -> None:
        self._make, self._most = make, most
        self._now: dict[tuple[Hashable, ...], Made] = {}
        self._before: dict[tuple[Hashable, ...], Made] = {}
        _everyone.add(cast("Lately[object]", self))

    def __call__(self, *given: Hashable) -> Made:
        """The result for these arguments, remembered or made."""
        found = self._now.get(given, _NONE)
        if found is _NONE:
            found = self._before.get(given, _NONE)
            made = self._make(*given) if found is _NONE else cast("Made", found)
            if len(self._now) >= self._most:
                self.turn()
            self._now[given] = made
            return made
        return cast("Made", found)

    def __len__(self) -> int:
        return len(self._now) + len(self._before)

    def turn(self) -> None:
        """Begin again; what is asked for once more stays."""
        self._before, self._now = self._now, {}

    def cache_clear(self) -> None:
        """Forget everything."""
        self._before, self._now = {}, {}


def lately(most: int) -> Callable[[Callable[..., Made]], Lately[Made]]:
    """Makes a function remember lately made results."""
    return lambda make: Lately(make, most)


def begin_unit() -> None:
    """Another unit's pages are made from now on."""
    for one in list(_everyone):
        one.turn()
