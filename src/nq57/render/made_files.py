"""Files that are made from a unit's content and are beside its pages: feeds, tables, pictures, indexes.

It must not know where files are written or kept; whoever writes them calls `make` when the key is new.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file: `path` below the unit's root; `of` is all that its bytes are made of, besides our code.

    `of` holds plain values and frozen dataclasses only. A `lasting` file is costly to make: its bytes are
    kept between runs and shared by all units for which `of` is equal, whatever its path. One that is
    `finished` from others gets the bytes of its `parts`, kept or made, by `finish`; `make` does both.
    """

    path: str
    of: tuple[object, ...]
    make: Callable[[], bytes]
    lasting: bool = False
    parts: tuple["MadeFile", ...] = ()
    finish: Callable[..., bytes] | None = None


def finished(shared: MadeFile, of: tuple[object, ...], finish: Callable[[bytes], bytes]) -> MadeFile:
    """A file that is another one with a cheap change, made of that one and of `of`."""
    return MadeFile(
        shared.path, (*shared.of, *of), lambda: finish(shared.make()), parts=(shared,), finish=finish
    )


def joined(
    path: str, of: tuple[object, ...], parts: tuple[MadeFile, ...], finish: Callable[..., bytes]
) -> MadeFile:
    """A file that is made of others and of `of`: `finish` gets the bytes of each."""
    keys = tuple(part.of for part in parts)

    def make() -> bytes:
        return finish(*(part.make() for part in parts))

    return MadeFile(path, (*of, keys), make, parts=parts, finish=finish)


@dataclass(frozen=True, slots=True)
class MadeFolder:
    """Many files of one making: `path` ends in a slash; `make` gives them by their names below it.

    One file that follows its records' texts may be a folder too: `path` is its own, its name is empty.

    Their names are known only when they are made. They are always kept between runs, and shared by all
    units for which `of` is equal, as with a lasting file.
    """

    path: str
    of: tuple[object, ...]
    make: Callable[[], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page of a search index: `url` below the section's root, its texts from weightiest to lightest.

    `meta` are further named texts: searched where they are aliases, shown where they are not.
    `facets` is one line that the browser groups and filters by, without blanks.
    """

    url: str
    title: str
    lead: str
    text: str
    meta: tuple[tuple[str, str], ...]
    facets: str


class Indexer(Protocol):
    """What makes a search index of entries; equal entries in equal order must give equal bytes."""

    @property
    def version(self) -> str:
        """Its version: another one may make other bytes."""

    def index(self, code: str, entries: Sequence[IndexEntry]) -> Mapping[str, bytes]:
        """The files of one index; `code` begins the name of each entry in the browser."""

    def engine(self) -> Mapping[str, bytes]:
        """The files that search an index in the browser."""


def text_file(path: str, text: str) -> MadeFile:
    """A file whose text is known already."""
    return MadeFile(path, (text,), text.encode)


def robots(host: str, *, preview: bool = False) -> MadeFile:
    """`robots.txt`: all may be read, of a preview nothing; the section's map where its address is known."""
    if preview:
        return text_file("robots.txt", "User-agent: *\nDisallow: /\n")
    found = f"\nSitemap: {host}sitemap.xml\n" if host else ""
    return text_file("robots.txt", f"User-agent: *\nAllow: /\n{found}")
