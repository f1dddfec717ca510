"""Costly files kept between runs: asked of the store, then made.

It must not know what they show.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.render.made_files import MadeFile, MadeFolder


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
