"""A unit's search: one index for each layer it inherits from, and what the browser must know of them.

It must not know how an index is made or kept. A layer's index is made of what this unit shows of the
layer, so units that show the same of it share it, and no unit finds what it hides.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.catalogue.workspace import chain
from nq57.model.documents import Document
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.parts import SEARCH
from nq57.model.records import KINDS, Record
from nq57.model.vocabulary import LEVELS
from nq57.render.aliases import abbreviations
from nq57.render.made_files import IndexEntry, Indexer, MadeFile, MadeFolder, text_file
from nq57.render.search_entries import BodyRenderer, record_entries
from nq57.render.spoken import translated
from nq57.wording import home_of, wording_of

_ENGINE = "may/"
_PROGRAM = "wasm.unknown.pagefind"


@dataclass(frozen=True)
class SearchLayer:
    """What a unit shows of one unit of its chain; `depth` counts from the centre down."""

    depth: int
    catalogue: Catalogue
    records: tuple[Record, ...]
    pages: tuple[IndexEntry, ...]
    bodies: BodyRenderer
    versions: Callable[[Record], tuple[Record, ...]]
    root: str = SEARCH.url
    language: str = ""
    """That of all its entries; empty where it has records in Vietnamese with all their translations."""

    @property
    def folder(self) -> str:
        """Where its index is."""
        return f"{self.root}{self.depth}/"

    @property
    def code(self) -> str:
        """What the names of its entries begin with in the browser."""
        return f"v{self.depth}"

    @property
    def size(self) -> int:
        """The number of its entries, told without making them."""
        translations = self.catalogue.translations
        if self.language:
            return len(self.records)
        return len(self.pages) + sum(1 + len(translations.get(r.id, ())) for r in self.records)

    @cached_property
    def entries(self) -> tuple[IndexEntry, ...]:
        """Its entries; the texts of all its records are gathered for them."""
        versions = (version for record in self.records for version in self.versions(record))
        if self.language:
            versions = (version for version in versions if version.language == self.language)
        return (*record_entries(self.catalogue, versions, self.bodies), *self.pages)


class Search:
    """One unit's search on one day; `pages` gives the entries of pages that are no records.

    `versions` gives a record and its translations as they are to be found.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        bodies: BodyRenderer,
        indexer: Indexer,
        pages: Callable[[], Iterable[IndexEntry]] = tuple,
        versions: Callable[[Record], tuple[Record, ...]] | None = None,
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        self._catalogue, self._bodies, self._indexer = catalogue, bodies, indexer
        self._pages, self._language = pages, language
        self._versions = versions or self._as_catalogued
        self._root = f"{home_of(language)}{SEARCH.url}"

    @cached_property
    def layers(self) -> tuple[SearchLayer, ...]:
        """The layers that hold anything, from the centre down; the unit's own pages are in its own."""
        if self._language != DEFAULT_LANGUAGE:
            return (self._spoken_layer(),)
        owners = tuple(reversed(chain(self._catalogue.unit.id)))
        shown: dict[str, list[Record]] = {owner: [] for owner in owners}
        for record in self._catalogue.records:
            shown[record.unit].append(record)
        found = [
            SearchLayer(
                depth,
                self._catalogue,
                tuple(shown[owner]),
                tuple(self._pages()) if owner == owners[-1] else (),
                self._bodies,
                self._versions,
            )
            for depth, owner in enumerate(owners)
        ]
        return tuple(layer for layer in found if layer.records or layer.pages)

    def _as_catalogued(self, record: Record) -> tuple[Record, ...]:
        return (record, *self._catalogue.translations.get(record.id, ()))

    def _spoken_layer(self) -> SearchLayer:
        """All that the unit shows in another language: little, so that it is one index."""
        catalogue, language = self._catalogue, self._language
        found = (r for kind in KINDS for r in translated(catalogue, language, kind.folder))
        records = tuple(catalogue.by_id[version.id] for version in found)
        return SearchLayer(0, catalogue, records, (), self._bodies, self._versions, self._root, language)

    def folders(self) -> Iterator[MadeFolder]:
        """The indexes, and the program that searches them: its one half is beside the first index."""
        version = self._indexer.version
        for layer in self.layers:
            make = partial(self._indexer.index, layer.code, layer.entries)
            yield MadeFolder(layer.folder, (version, layer.code, layer.entries), make)
        for layer in self.layers[:1]:
            yield MadeFolder(layer.folder, (version, "program"), lambda: self._engine(program=True))
            yield MadeFolder(
                f"{self._root}{_ENGINE}", (version, "script"), lambda: self._engine(program=False)
            )

    def _engine(self, *, program: bool) -> dict[str, bytes]:
        files = self._indexer.engine()
        return {name: data for name, data in files.items() if (name == _PROGRAM) == program}

    def files(self) -> Iterator[MadeFile]:
        """What the browser reads first, and the numbers among which it seeks one that was mistyped."""
        yield text_file(f"{self._root}chi-muc.json", _json(self._settings()))
        yield text_file(f"{self._root}so-hieu.json", _json(self._numbers()))

    def _settings(self) -> dict[str, object]:
        wording = wording_of(self._language)
        return {
            "lop": [[layer.depth, layer.code, layer.size] for layer in self.layers],
            "loai": [*(wording(kind.label) for kind in KINDS), wording("Trang")],
            "cap": [wording(term.label) for term in LEVELS],
            "tat": abbreviations(self._catalogue.vocabulary.abbreviations),
            "chuDe": [wording(term.label) for term in self._catalogue.vocabulary.topics],
        }

    def _numbers(self) -> list[tuple[str, str]]:
        """Every document's number with its address, in the order of addresses."""
        documents = ((document_of(record), record.url) for record in self._catalogue.of(Document))
        numbered = ((doc.number, url) for doc, url in documents if doc)
        pairs = ((number.canonical, url) for number, url in numbered if number and number.serial)
        return sorted(pairs, key=lambda pair: pair[1])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
