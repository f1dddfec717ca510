"""Bodies of texts kept between runs: asked of memory, then of the store, then read again.

It must not know pages: whoever checks content needs bodies alone.
"""

from collections.abc import Iterable
from typing import cast

from nq57.body.fragments import Fragment
from nq57.body.reading import Body, read_body
from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.model.records import Record

RenderedBody = tuple[str, str, bytes, Body]
_BODIES_IN_MEMORY = 8_000
_BODIES_AT_ONCE = 500  # new ones that wait for the store


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
