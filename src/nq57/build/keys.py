"""Keys: digests of everything that something was made of, so that equal keys mean equal results.

It must not know what is made. Keys are stable between runs and machines of one code version.
"""

import hashlib
import io
import pickle
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

HASH_VERSION = 1
_LIBRARIES = (
    "babel",
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markdown",
    "pymdown-extensions",
    "nh3",
    "pydantic",
    "python-slugify",
    "markupsafe",
    "defusedxml",
    "pikepdf",
    "pypdfium2",
    "fonttools",
    "pillow",
    "resvg-py",
    "segno",
)
_SOURCES = frozenset({".py", ".po", ".ttf", ".css", ".js"})
_CODE = Path(__file__).resolve().parent.parent


def key_of(*parts: object) -> bytes:
    """The digest of any structure of plain values and frozen dataclasses."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.fast = True  # without the memo, equal values give equal bytes whatever objects they share
    pickler.dump(parts)
    return hashlib.blake2b(buffer.getbuffer(), digest_size=20).digest()


class RememberedKeys:
    """Keys of structures whose parts live long: a part's own key is worked out once and stands for it.

    Equal structures have equal keys, whether their parts were met before or not. What two units in a row
    do not show is forgotten, so that memory does not grow with their number.
    """

    def __init__(self, *types: type) -> None:
        self._types = frozenset(types)
        self._known: dict[int, tuple[object, bytes]] = {}
        self._before: dict[int, tuple[object, bytes]] = {}

    def begin_unit(self) -> None:
        """Another unit's keys are asked for from now on."""
        self._before, self._known = self._known, {}

    def key_of(self, *parts: object) -> bytes:
        """The digest of any structure of plain values and frozen dataclasses."""
        buffer = io.BytesIO()
        pickler = _PartPickler(buffer, self._part_key)
        pickler.dump(parts)
        return hashlib.blake2b(buffer.getbuffer(), digest_size=20).digest()

    def key_with(self, part: object, *texts: str) -> bytes:
        """The digest of one structure and the texts that go with it."""
        own = self.key_of_part(part)
        return hashlib.blake2b("\0".join(texts).encode() + b"\0" + own, digest_size=20).digest()

    def key_of_part(self, part: object) -> bytes:
        """The digest of one structure, remembered if it is of the lasting types."""
        return self._part_key(part) or self.key_of(part)

    def _part_key(self, part: object) -> bytes | None:
        if type(part) not in self._types:
            return None
        known = self._known.get(id(part))
        if known is None:
            # The part is held too, or another object could come to live under its number.
            known = self._known[id(part)] = self._before.get(id(part)) or (part, key_of(part))
        return known[1]


class _PartPickler(pickle.Pickler):
    """Writes a part's key in the place of the part."""

    def __init__(self, buffer: io.BytesIO, part_key: Callable[[object], bytes | None]) -> None:
        super().__init__(buffer, protocol=5)
        self.fast = True
        self._part_key = part_key

    def reducer_override(self, part: object) -> Any:  # noqa: ANN401 - pickle's own protocol
        """What stands for a part: its key; anything else is written out in the usual way."""
        key = self._part_key(part)
        return NotImplemented if key is None else (bytes, (key,))


@lru_cache(maxsize=1)
def code_key() -> bytes:
    """The digest of our own code and of the libraries whose versions show in the output."""
    sources = (
        (path.relative_to(_CODE).as_posix(), path.read_bytes())
        for path in sorted(_CODE.rglob("*.*"))
        if path.suffix in _SOURCES
    )
    digest = hashlib.blake2b(digest_size=20)
    for name, data in sources:
        digest.update(name.encode() + b"\0" + data + b"\0")
    versions = [(name, _version(name)) for name in _LIBRARIES]
    return key_of(HASH_VERSION, digest.digest(), versions, sys.version_info[:2])


def files_key(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The digest of named files."""
    return key_of([(name, hashlib.sha256(data).digest()) for name, data in sorted(files)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
