"""How many elements a drawing comes to with all that each `use` shows again; it can be billions.

It must not know what the elements draw.
"""


class Copies:
    """Counts elements by the named parts they stand in, and which part shows which again."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._own: dict[str, int] = {"": 0}
        self._shown: dict[str, list[str]] = {"": []}

    def start(self, name: str) -> None:
        """An element begins; `name` is its id, or empty."""
        self._open.append(name)
        for part in self._parts():
            self._own[part] = self._own.get(part, 0) + 1

    def end(self) -> None:
        """The element ends."""
        self._open.pop()

    def use(self, target: str) -> None:
        """The element that began last shows the part `target` again; nothing when empty."""
        if target:
            for part in self._parts():
                self._shown.setdefault(part, []).append(target)

    def _parts(self) -> set[str]:
        return {"", *self._open}

    def drawn(self) -> int:
        """All elements with their copies; a part within itself counts once, as browsers draw it."""
        return self._size("", {}, frozenset())

    def _size(self, part: str, known: dict[str, int], above: frozenset[str]) -> int:
        if part in above or part not in self._own:
            return 0
        if part not in known:
            inner = sum(self._size(t, known, above | {part}) for t in self._shown.get(part, ()))
            known[part] = self._own[part] + inner
        return known[part]
