"""Elements cut out of XML in place: every other byte stays as the office program wrote it.

It must not know what is cut or why. Only UTF-8 is cut, as every office program writes it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from nq57.gate.verdict import RefusedFile, damaged
from nq57.gate.xml_reading import MAX_DEPTH

_WIDE = frozenset({b"\xff\xfe", b"\xfe\xff"})
MAX_ELEMENTS = 4_000_000
Judge = Callable[[str, Mapping[str, str]], bool]


def declares_nothing(data: bytes) -> bool:
    """Whether a part in UTF-8 surely declares no entities: then it needs no reading to be sure of that."""
    head = data[:200].lower()
    plain = b"encoding" not in head or b"utf-8" in head
    return plain and data[:2] not in _WIDE and b"<!DOCTYPE" not in data and b"\0" not in head


class CutListener(Protocol):
    """Who is told of elements by their names without namespace, and of texts, cut or not, in order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text between elements; may come in pieces."""


@dataclass(frozen=True, slots=True)
class CutPart:
    """One part read: its bytes with the cuts made, and how many they were."""

    data: bytes
    cuts: int


def read_part(data: bytes, judge: Judge, listener: CutListener) -> CutPart:
    """Read one XML part; raises Refused on entities and on what is no XML.

    `judge` is told each element by its name without namespace, with its attributes, and says whether it is
    cut with all inside.
    """
    walk = _Walk(data, judge, listener)
    parser = DefusedXMLParser(target=walk)
    walk.place = lambda: int(parser.parser.CurrentByteIndex)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise RefusedFile("xml-thuc-the") from None
    except (ParseError, ValueError, LookupError):
        raise damaged("XML bên trong sai cú pháp", "the XML inside is malformed") from None
    if walk.spans and data[:2] in _WIDE:
        raise damaged("XML bên trong không theo UTF-8", "the XML inside is not UTF-8")
    return CutPart(_without(data, walk.spans), len(walk.spans))


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    pieces, end = [], 0
    for start, stop in spans:
        pieces.append(data[end:start])
        end = stop
    return b"".join((*pieces, data[end:])) if spans else data


class _Walk:
    """Follows one part; the outermost element to be cut takes all inside with it."""

    def __init__(self, data: bytes, judge: Judge, listener: CutListener) -> None:
        self._data, self._judge, self._listener = data, judge, listener
        self._depth = self._count = self._cutting = self._start = 0
        self._bare = False
        self.place: Callable[[], int] = lambda: 0
        self.spans: list[tuple[int, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        local = name.rpartition("}")[2]
        self._depth += 1
        self._count += 1
        self._bare = True
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise damaged(
                "XML bên trong lồng quá sâu hoặc quá dài", "its XML is nested too deeply or too long"
            )
        if self._judge(local, attributes) and not self._cutting:
            self._cutting, self._start = self._depth, self.place()
        self._listener.start(local, attributes)

    def end(self, name: str) -> None:
        """An element ends; where an empty one does so, the parser is behind it already."""
        if self._cutting == self._depth:
            at = self.place()
            empty = self._bare and self._data[at - 2 : at] == b"/>"
            self.spans.append((self._start, at if empty else self._data.index(b">", at) + 1))
            self._cutting = 0
        self._listener.end(name.rpartition("}")[2])
        self._depth -= 1
        self._bare = False

    def data(self, text: str) -> None:
        """Text, which may come in pieces."""
        self._bare = False
        self._listener.data(text)

    def close(self) -> None:
        """Nothing is kept here."""
