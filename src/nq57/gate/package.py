"""The parts of an office package by what they are: content types, relationships, and who points to whom.

It must not know what a part may hold. ECMA-376 part 2: names differ only by case where they differ not at
all, and a part is what its content type and its relationships say, whatever it is called.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from nq57.gate.archive import Archive
from nq57.gate.verdict import damaged
from nq57.gate.xml_reading import read_xml

TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
MAX_RELATIONS = 200_000


@dataclass(frozen=True, slots=True)
class PartRelation:
    """One relationship: its kind (the end of its type), what it points to, and whether outside the file."""

    name: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What each part is: `types` by part, `kinds` of relationships that lead to it, and what none leads to.

    `main` is the document itself; `named` are the parts that it points to, by the relationship's name.
    """

    types: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    loose: tuple[str, ...]
    main: str = ""
    named: Mapping[str, str] = field(default_factory=dict)

    def kinds_of(self, name: str) -> frozenset[str]:
        """The kinds of relationships that lead to a part."""
        return self.kinds.get(name, frozenset())


def read_package(archive: Archive) -> Package:
    """What the parts of an OOXML file are; raises Refused where its list or a relationship is broken."""
    types = _Types()
    read_xml(archive.read(TYPES), types)
    paths = _Paths(archive)
    paths.follow()
    loose = tuple(name for name in archive.names if name not in paths.reached)
    types_of_parts = {name: types.of(name) for name in archive.names}
    kinds = {name: frozenset(names) for name, names in paths.kinds.items()}
    return Package(types_of_parts, kinds, loose, paths.main, paths.named)


class _Paths:
    """Follows the relationships of a package from its root; parts in a circle are met once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parts = {_folded(name): name for name in archive.names}
        self._count = 0
        self.kinds: dict[str, set[str]] = {}
        self.named: dict[str, str] = {}
        self.reached = {TYPES}
        self.main = ""

    def follow(self) -> None:
        """Meet every part that something leads to."""
        waiting = [""]
        while waiting:
            source = waiting.pop()
            listing = self._parts.get(_folded(_listing_of(source)))
            if listing is None or listing in self.reached:
                continue
            self.reached.add(listing)
            for relation in relations_in(self._archive.read(listing)):
                target = self._met(source, relation)
                if target and target not in self.reached:
                    self.reached.add(target)
                    waiting.append(target)

    def _met(self, source: str, relation: PartRelation) -> str:
        """The part that a relationship leads to; empty for what lies outside or is not there."""
        self._count += 1
        if self._count > MAX_RELATIONS:
            raise damaged("quá nhiều quan hệ giữa các phần", "its parts have too many relations")
        if relation.outside:
            return ""
        target = self._parts.get(_folded(_resolved(source, relation.target)), "")
        if target:
            self.kinds.setdefault(target, set()).add(relation.kind)
            if not source and relation.kind == "officeDocument":
                self.main = self.main or target
            if source and source == self.main:
                self.named[relation.name] = target
        return target


def relations_in(data: bytes) -> Iterator[PartRelation]:
    """The relationships that a part lists."""
    found = _Relations()
    read_xml(data, found)
    yield from found.rows


def _folded(name: str) -> str:
    return unquote(name).lstrip("/").casefold()


def _listing_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT


def _resolved(source: str, target: str) -> str:
    plain = target.strip().replace("\\", "/").partition("#")[0]
    if plain.startswith("/"):
        return posixpath.normpath(plain)
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), plain)) if plain else ""


@dataclass(slots=True)
class _Types:
    """Told of the list of content types."""

    own: dict[str, str] = field(default_factory=dict)
    by_ending: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row of the list."""
        local, kind = name.rpartition("}")[2], attributes.get("ContentType", "").strip().lower()
        if local == "Override":
            self.own[_folded(attributes.get("PartName", ""))] = kind
        elif local == "Default":
            self.by_ending[attributes.get("Extension", "").casefold()] = kind

    def end(self, name: str) -> None:
        """Nothing is nested here."""

    def data(self, text: str) -> None:
        """Nothing is said here."""

    def of(self, name: str) -> str:
        """The type of a part; empty when the list tells none."""
        ending = name.rpartition(".")[2].casefold()
        return self.own.get(_folded(name)) or self.by_ending.get(ending, "")


@dataclass(slots=True)
class _Relations:
    """Told of a part's relationships."""

    rows: list[PartRelation] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row of the list."""
        if name.rpartition("}")[2] == "Relationship":
            kind = posixpath.basename(attributes.get("Type", "").rstrip("/"))
            outside = attributes.get("TargetMode", "").strip().lower() == "external"
            self.rows.append(
                PartRelation(attributes.get("Id", ""), kind, attributes.get("Target", ""), outside)
            )

    def end(self, name: str) -> None:
        """Nothing is nested here."""

    def data(self, text: str) -> None:
        """Nothing is said here."""


class _Listed:
    """Told of the manifest of an OpenDocument file."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row of the list."""
        if name.rpartition("}")[2] == "file-entry":
            self.names |= {value for key, value in attributes.items() if key.endswith("full-path")}

    def end(self, name: str) -> None:
        """Nothing is nested here."""

    def data(self, text: str) -> None:
        """Nothing is said here."""


MANIFEST = "META-INF/manifest.xml"
_UNLISTED = frozenset(
    {"mimetype", MANIFEST, "META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml"}
)


def read_manifest(archive: Archive) -> Package:
    """The same of an OpenDocument file, whose manifest lists every part (ISO/IEC 26300-3)."""
    listed = _Listed()
    read_xml(archive.read(MANIFEST), listed)
    names = _UNLISTED | listed.names
    loose: Iterable[str] = (name for name in archive.names if name not in names)
    return Package({}, {}, tuple(loose))
