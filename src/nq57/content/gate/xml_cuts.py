"""Elements cut out of XML in place: every other byte stays as the office program wrote it.

It must not know what is cut or why. Only UTF-8 is cut, as every office program writes it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from nq57.content.gate.verdict import Refused, damaged
from nq57.content.gate.xml_reading import MAX_DEPTH

_WIDE = frozenset({b"\xff\xfe", b"\xfe\xff"})
MAX_ELEMENTS = 4_000_000
Judge = Callable[[str, Mapping[str, str]], bool]


def keep_all(_name: str, _attributes: Mapping[str, str]) -> bool:
    """Cut nothing."""
    return False


def declares_nothing(data: bytes) -> bool:
    """Whether a part in UTF-8 surely declares no entities: then it needs no reading to be sure of that."""
    head = data[:200].lower()
    plain = b"encoding" not in head or b"utf-8" in head
    return plain and data[:2] not in _WIDE and b"<!DOCTYPE" not in data and b"\0" not in head


@dataclass(frozen=True, slots=True)
class Read:
    """One part read: its text, paragraph by paragraph; what stands aside; its bytes with the cuts made."""

    text: str
    aside: str
    data: bytes
    cuts: int


def read_part(
    data: bytes, judge: Judge = keep_all, paragraphs: Collection[str] = (), aside: Collection[str] = ()
) -> Read:
    """Read one XML part; raises Refused on entities and on what is no XML.

    `judge` is told each element by its name without namespace, with its attributes, and says whether it is
    cut with all inside; `paragraphs` end a line of the text; text inside `aside` is given by itself.
    """
    walk = _Walk(data, judge, paragraphs, aside)
    parser = DefusedXMLParser(target=walk)
    walk.place = lambda: int(parser.parser.CurrentByteIndex)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise Refused("xml-thuc-the") from None
    except (ParseError, ValueError, LookupError):
        raise damaged("XML bên trong sai cú pháp", "the XML inside is malformed") from None
    if walk.spans and data[:2] in _WIDE:
        raise damaged("XML bên trong không theo UTF-8", "the XML inside is not UTF-8")
    return Read("".join(walk.said), "".join(walk.beside), _without(data, walk.spans), len(walk.spans))


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    pieces, end = [], 0
    for start, stop in spans:
        pieces.append(data[end:start])
        end = stop
    return b"".join((*pieces, data[end:])) if spans else data


class _Walk:
    """Follows one part; the outermost element to be cut takes all inside with it."""

    def __init__(
        self, data: bytes, judge: Judge, paragraphs: Collection[str], aside: Collection[str]
    ) -> None:
        self._data, self._judge, self._paragraphs, self._aside = data, judge, paragraphs, aside
        self._depth = self._count = self._cutting = self._start = 0
        self._bare = False
        self.place: Callable[[], int] = lambda: 0
        self.said: list[str] = []
        self.beside: list[str] = []
        self._within = 0
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
        self._within += local in self._aside
        if self._judge(local, attributes) and not self._cutting:
            self._cutting, self._start = self._depth, self.place()

    def end(self, name: str) -> None:
        """An element ends; where an empty one does so, the parser stands behind it already."""
        local = name.rpartition("}")[2]
        self._within -= local in self._aside
        if self._cutting == self._depth:
            at = self.place()
            empty = self._bare and self._data[at - 2 : at] == b"/>"
            self.spans.append((self._start, at if empty else self._data.index(b">", at) + 1))
            self._cutting = 0
        elif not self._cutting and local in self._paragraphs:
            self.said.append("\n")
        self._depth -= 1
        self._bare = False

    def data(self, text: str) -> None:
        """Text, which may come in pieces."""
        self._bare = False
        if not self._cutting:
            (self.beside if self._within else self.said).append(text)

    def close(self) -> None:
        """Nothing is kept here."""
