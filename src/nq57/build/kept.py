"""Bodies and frames kept between runs: asked of memory, then of the store, then made anew.

It must not know units' trees. MkDocs is only woken when a frame is missing.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from nq57.build.keys import key_of
from nq57.build.store import Store
from nq57.model.records import Record
from nq57.render.markdown import Fragment, Heading, render_body
from nq57.section.frame_shapes import Shape
from nq57.section.slots import Frame, structure
from nq57.section.unit_values import UnitFrame

if TYPE_CHECKING:
    from nq57.section.frames import FrameRoom

Entries = tuple[tuple[str, str], ...]
_BODIES_IN_MEMORY = 8_000


class KeptBodies:
    """Rendered bodies, shared by all units and runs."""

    def __init__(self, store: Store, salt: bytes) -> None:
        self._store, self._salt = store, salt
        self._memory: dict[bytes, Fragment] = {}
        self._new: dict[bytes, object] = {}

    def __call__(self, record: Record) -> Fragment:
        """The rendered body of a record."""
        key = key_of(self._salt, "body", record.digest, record.url)
        fragment = self._memory.get(key) or cast("Fragment | None", self._store.get(key))
        if fragment is None:
            fragment = render_body(record.body, record.url)
            self._new[key] = fragment
        if len(self._memory) >= _BODIES_IN_MEMORY:
            self._memory.clear()
        self._memory[key] = fragment
        return fragment

    def keep(self) -> None:
        """Hand new bodies to the store."""
        if self._new:
            self._store.put(self._new)
            self._new.clear()


class KeptFrames:
    """Frames of one family of units: same navigation, same unit texts present."""

    def __init__(self, store: Store, theme: bytes, config: Path, unit: UnitFrame, entries: Entries) -> None:
        self._store, self._config, self._unit, self._entries = store, config, unit, entries
        self.key = key_of(theme, "frames", structure(unit), entries)
        self._memory: dict[bytes, Frame | str] = {}
        self._room: FrameRoom | None = None

    def frame(self, shape: Shape) -> Frame:
        """The frame of one shape."""
        key = key_of(self.key, shape)
        return cast("Frame", self._known(key) or self._made(key, self.room.frame(shape)))

    def not_found(self) -> Frame:
        """The frame of the page for addresses that do not exist."""
        key = key_of(self.key, "404")
        return cast("Frame", self._known(key) or self._made(key, self.room.not_found()))

    def contents(self, title: str, headings: tuple[Heading, ...]) -> str:
        """A table of contents as the theme prints it; the page's own title does not show in it."""
        key = key_of(self.key, "contents", headings)
        return cast("str", self._known(key) or self._made(key, self.room.contents(title, headings)))

    @property
    def room(self) -> "FrameRoom":
        """Where missing frames are rendered."""
        if self._room is None:
            from nq57.section.frames import FrameRoom  # noqa: PLC0415 - wakes MkDocs

            self._room = FrameRoom(self._config, self._unit, self._entries)
        return self._room

    def _known(self, key: bytes) -> Frame | str | None:
        if key not in self._memory and (kept := self._store.get(key)) is not None:
            self._memory[key] = cast("Frame | str", kept)
        return self._memory.get(key)

    def _made(self, key: bytes, value: Frame | str) -> Frame | str:
        self._memory[key] = value
        self._store.put({key: value})
        return value
