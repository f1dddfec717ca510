"""Bodies and frames kept between runs: asked of memory, then of the store, then rendered again.

It must not know units' trees. MkDocs is only woken when a frame is missing.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from nq57.body.fragments import Fragment, Heading
from nq57.body.reading import Body, read_body
from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.records import Record
from nq57.render.made_files import MadeFile, MadeFolder
from nq57.site_shell.layout_key import LayoutKey
from nq57.site_shell.page_template import PageTemplate, structure
from nq57.site_shell.unit_values import UnitValues

if TYPE_CHECKING:
    from nq57.site_shell.mkdocs_adapter.theme_templates import ThemeTemplates

RenderedBody = tuple[str, str, bytes, Body]
Entries = tuple[tuple[str, str], ...]
_BODIES_IN_MEMORY = 8_000
_BODIES_AT_ONCE = 500  # new ones that wait for the store
_FRAMES_IN_MEMORY = 8_000


class BodyCache:
    """Bodies once read, shared by the checks, all units and runs."""

    def __init__(self, store: ValueStore, salt: bytes) -> None:
        self._store, self._salt = store, salt
        self._memory: dict[tuple[str, str], Fragment] = {}
        self._earlier: dict[tuple[str, str], Fragment] = {}
        self._new: dict[bytes, object] = {}

    def __call__(self, record: Record) -> Fragment:
        """The rendered body of a record."""
        name = record.digest, record.url
        fragment = self._memory.get(name)
        if fragment is None:
            if len(self._memory) >= _BODIES_IN_MEMORY:
                self._memory.clear()
            fragment = self._earlier.get(name) or self.read(record.body, record.url).fragment
            self._memory[name] = fragment
        return fragment

    def begin_unit(self) -> None:
        """Another unit's bodies are asked for: what neither it nor the last one shows is forgotten."""
        self._earlier, self._memory = self._memory, {}

    def read(self, text: str, record_url: str) -> Body:
        """A body as `read_body` reads it."""
        key = self._key(text, record_url)
        body = cast("Body | None", self._new.get(key) or self._store.get(key))
        if body is None:
            body = read_body(text, record_url)
            self._add(key, body)
        return body

    def _key(self, text: str, record_url: str) -> bytes:
        return key_of(self._salt, "body", text, record_url)

    def _add(self, key: bytes, body: Body) -> None:
        self._new[key] = body
        if len(self._new) >= _BODIES_AT_ONCE:
            self.keep()

    def missing(self, records: Iterable[Record]) -> list[Record]:
        """Records whose bodies are neither in memory nor in the store; the others come to memory."""
        absent = []
        for record in records:
            kept = cast("Body | None", self._store.get(self._key(record.body, record.url)))
            if kept is None:
                absent.append(record)
            else:
                self._memory[record.digest, record.url] = kept.fragment
        return absent

    def rendered(self, record: Record) -> RenderedBody:
        """One body read in a process of its own, to be taken by the one that asked."""
        text, url = record.body, record.url
        return record.digest, url, self._key(text, url), read_body(text, url)

    def take(self, bodies: Iterable[RenderedBody]) -> None:
        """Take bodies that other processes have read."""
        for digest, url, key, body in bodies:
            self._memory[digest, url] = body.fragment
            self._add(key, body)

    def keep(self) -> None:
        """Hand new bodies to the store."""
        if self._new:
            self._store.put(self._new)
            self._new.clear()


class FileCache:
    """Files that are costly to make, such as pictures and indexes: made once for all units and runs.

    `making` lets only one of several processes make a folder; the others then find it kept.
    """

    def __init__(
        self, store: ValueStore, salt: bytes, making: AbstractContextManager[Any] | None = None
    ) -> None:
        self._store, self._salt = store, salt
        self._making = making or nullcontext()

    def bytes_of(self, file: MadeFile) -> bytes:
        """The file's bytes, from the store or made now and put there at once: a cut run keeps its work."""
        if file.finish:
            return file.finish(*map(self.bytes_of, file.parts))
        if not file.lasting:
            return file.make()
        key = key_of(self._salt, "file", file.of)
        kept = self._store.get(key)
        if isinstance(kept, bytes):
            return kept
        data = file.make()
        self._store.put({key: data})
        return data

    def missing(self, files: Iterable[MadeFile]) -> list[MadeFile]:
        """Those that the store does not have."""
        return [f for f in files if self._store.get(key_of(self._salt, "file", f.of)) is None]

    def take(self, of: tuple[object, ...], data: bytes) -> None:
        """Take bytes that were made on the way, for the file that is made of `of`."""
        self._store.put({key_of(self._salt, "file", of): data})

    def files_of(self, folder: MadeFolder) -> Mapping[str, bytes]:
        """The folder's files by name, from the store or made now and put there at once."""
        key = key_of(self._salt, "folder", folder.of)
        kept = self._store.get(key)
        if isinstance(kept, dict):
            return kept
        with self._making:
            kept = self._store.get(key)
            if isinstance(kept, dict):
                return kept
            made = dict(folder.make())
            self._store.put({key: made})
        return made


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
