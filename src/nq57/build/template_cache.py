"""Page templates kept between runs: asked of memory, then of the store, then rendered again.

It must not know units' trees. MkDocs is only woken when one is missing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nq57.body.fragments import Heading
from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.site_shell.layout_key import LayoutKey
from nq57.site_shell.page_template import PageTemplate, structure
from nq57.site_shell.unit_values import UnitValues

if TYPE_CHECKING:
    from nq57.site_shell.mkdocs_adapter.theme_templates import ThemeTemplates

Entries = tuple[tuple[str, str], ...]
_FRAMES_IN_MEMORY = 8_000


class TemplateCache:
    """Frames of one family of units and language: same navigation, same unit texts present."""

    def __init__(
        self,
        store: ValueStore,
        theme: bytes,
        config: Path,
        unit: UnitValues,
        entries: Entries,
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        self._store, self._config, self._unit, self._entries = store, config, unit, entries
        self._language = language
        self.key = key_of(theme, "frames", structure(unit), entries, language)
        self._memory: dict[object, PageTemplate | str] = {}
        self._new: dict[bytes, object] = {}
        self._room: ThemeTemplates | None = None

    def frame(self, shape: LayoutKey) -> PageTemplate:
        """The frame of one shape."""
        return cast(
            "PageTemplate", self._memory.get(shape) or self._recalled(shape, lambda: self.room.frame(shape))
        )

    def not_found(self) -> PageTemplate:
        """The frame of the page for addresses that do not exist."""
        return cast("PageTemplate", self._memory.get("404") or self._recalled("404", self._not_found))

    def _not_found(self) -> PageTemplate:
        return self.room.not_found()

    def contents(self, title: str, headings: tuple[Heading, ...]) -> str:
        """A table of contents as the theme prints it; the page's own title does not show in it."""
        made = self._memory.get(headings) or self._recalled(
            headings, lambda: self.room.contents(title, headings)
        )
        return cast("str", made)

    def keep(self) -> None:
        """Hand new frames to the store."""
        if self._new:
            self._store.put(self._new)
            self._new.clear()

    @property
    def room(self) -> "ThemeTemplates":
        """Where missing frames are rendered."""
        if self._room is None:
            from nq57.site_shell.mkdocs_adapter.theme_templates import ThemeTemplates  # noqa: PLC0415 - wakes MkDocs

            self._room = ThemeTemplates(self._config, self._unit, self._entries, self._language)
        return self._room

    def _recalled(self, name: object, make: Callable[[], PageTemplate | str]) -> PageTemplate | str:
        """What is not in memory: from the store, or made now."""
        key = key_of(self.key, name)
        value = cast("PageTemplate | str | None", self._store.get(key))
        if value is None:
            value = make()
            self._new[key] = value
        if len(self._memory) >= _FRAMES_IN_MEMORY:
            self._memory.clear()
        self._memory[name] = value
        return value
