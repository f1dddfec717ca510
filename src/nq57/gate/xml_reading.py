"""XML read piece by piece with no entities, bounded in depth and number.

It must not know what the elements mean. Nothing is expanded, fetched or kept but by the listener.
"""

from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from nq57.gate.verdict import RefusedFile, damaged

MAX_DEPTH = 256
MAX_ELEMENTS = 1_000_000


class Listener(Protocol):
    """Who is told of elements (names as `{namespace}name`) and texts, in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text between elements; may come in pieces."""


class _Bounded:
    """Counts, and hands on to the listener."""

    def __init__(self, listener: Listener) -> None:
        self._depth = self._count = 0
        self._listener = listener
        self.end, self.data = self._end, listener.data

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise damaged("XML lồng quá sâu hoặc quá dài", "its XML is nested too deeply or too long")
        self._listener.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._listener.end(name)

    def close(self) -> None:
        """Nothing is kept here."""


def read_xml(data: bytes, listener: Listener) -> None:
    """Tell the listener of every element; raises Refused on entities and on what is no XML."""
    parser = DefusedXMLParser(target=_Bounded(listener))
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise RefusedFile("xml-thuc-the") from None
    except (ParseError, ValueError, LookupError):
        raise damaged("XML sai cú pháp", "its XML is malformed") from None
