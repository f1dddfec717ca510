"""How much a PDF draws, all pages together: forms of a few bytes that draw each other come to billions.

It must not draw, nor read what is drawn. PDFium follows forms forty deep and keeps each object it meets,
so what comes to too much is refused before any page is opened. Costs are bytes of page description, each
form's as often as it is drawn. ISO 32000-2, 7.7.3 (page tree), 7.8.2 (contents) and 8.10 (forms) say how.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from nq57.gate.pdf_bounds import opened_size
from nq57.gate.verdict import damaged

MAX_PAGES = 10_000
_DEEPEST = 100  # levels of the page tree
_MAX_DRAWN = 10_000_000  # and MAX_RATIO bytes for each of the file
_MAX_RATIO = 50
_MAX_CONTENT = 60_000_000  # bytes of one description
_DRAWING = 200  # what drawing a form costs beside its own bytes
_USE = re.compile(rb"/([^\s/()<>\[\]{}%]++)\s++(Do|scn|SCN|gs)\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_SHELVES = {b"Do": "/XObject", b"scn": "/Pattern", b"SCN": "/Pattern", b"gs": "/ExtGState"}
_Key = tuple[int, int]


def check_drawn(pdf: Pdf, size: int) -> None:
    """Raise Refused when the pages of this file of `size` bytes are too many, or draw too much."""
    most, drawn, known = _MAX_DRAWN + _MAX_RATIO * size, 0, _Known({}, {})
    for page in _leaves(pdf):
        drawn += _page_cost(page, known)
        if drawn > most:
            raise _too_much()


def _leaves(pdf: Pdf) -> Iterator[Dictionary]:
    """Each page that the page tree names, in any order, as often as it does."""
    waiting: list[tuple[Object, int]] = [(pdf.Root.get("/Pages", Dictionary()), 0)]
    met = 0
    while waiting:
        node, depth = waiting.pop()
        met += 1
        if met > MAX_PAGES or depth > _DEEPEST:
            raise damaged("quá nhiều trang", "it has too many pages")
        kids = node.get("/Kids") if isinstance(node, Dictionary) else None
        if isinstance(kids, Array):
            if len(kids) > MAX_PAGES:
                raise damaged("quá nhiều trang", "it has too many pages")
            waiting += [(kid, depth + 1) for kid in kids]
        elif isinstance(node, Dictionary) and depth:
            yield node


@dataclass(slots=True)
class _Known:
    """Sizes of streams, and costs of forms with all they draw."""

    sizes: dict[_Key, int]
    costs: dict[_Key, int]


def _page_cost(page: Dictionary, known: _Known) -> int:
    streams = list(_contents(page))
    return sum(_size(one, known) for one in streams) + _shown(streams, _inherited(page), known)


def _contents(page: Dictionary) -> Iterator[Stream]:
    contents = page.get("/Contents")
    if isinstance(contents, Stream):
        yield contents
    elif isinstance(contents, Array):
        if len(contents) > MAX_PAGES:
            raise damaged("trang ghép từ quá nhiều phần", "a page is put together of too many parts")
        yield from (one for one in contents if isinstance(one, Stream))


def _inherited(page: Dictionary) -> Dictionary:
    """A page's resources, its own or those of a node above it."""
    node: Object | None = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            break
        found = node.get("/Resources")
        if isinstance(found, Dictionary):
            return found
        node = node.get("/Parent")
    return Dictionary()


def _on_shelf(shelves: Dictionary, name: str) -> dict[str, Stream]:
    shelf = shelves.get(name)
    if not isinstance(shelf, Dictionary):
        return {}
    found = ((key, _stream_of(shelf.get(key))) for key in shelf.keys())  # noqa: SIM118 - not a mapping
    return {key: one for key, one in found if one is not None}


def _stream_of(value: Object | None) -> Stream | None:
    """A form, a pattern, or the form of a mask."""
    if isinstance(value, Dictionary) and isinstance(value.get("/SMask"), Dictionary):
        value = value["/SMask"].get("/G")
    return value if isinstance(value, Stream) else None


def _is_drawn(stream: Stream) -> bool:
    return stream.get("/Subtype") == Name("/Form") or "/PatternType" in stream


def _size(stream: Stream, known: _Known) -> int:
    """How many bytes of page description a stream is."""
    if stream.objgen not in known.sizes:
        size = opened_size(stream)
        if size > _MAX_CONTENT:
            raise _too_much()
        known.sizes[stream.objgen] = size
    return known.sizes[stream.objgen]


def _too_much() -> Exception:
    return damaged("trang vẽ quá nhiều, hoặc vẽ đi vẽ lại", "its pages draw too much, or over and over")


def _shown(streams: list[Stream], shelves: Dictionary, known: _Known) -> int:
    """The cost of all forms that these streams show from those shelves."""
    return sum(times * _cost(form, shelves, known) for form, times in _uses(streams, shelves))


def _uses(streams: list[Stream], shelves: Dictionary) -> list[tuple[Stream, int]]:
    """The forms that these streams show, and how often."""
    shelved = {shelf: _on_shelf(shelves, shelf) for shelf in set(_SHELVES.values())}
    if not any(_is_drawn(one) for shelf in shelved.values() for one in shelf.values()):
        return []
    counts: Counter[tuple[bytes, bytes]] = Counter()
    often = Counter(stream.objgen for stream in streams)
    for key, one in {stream.objgen: stream for stream in streams}.items():
        for use, count in Counter(_USE.findall(one.read_bytes())).items():
            counts[use] += often[key] * count
    found = ((shelved[_SHELVES[verb]].get(_plain(name)), count) for (name, verb), count in counts.items())
    return [(form, count) for form, count in found if form is not None and _is_drawn(form)]


def _plain(name: bytes) -> str:
    """A name as a dictionary's key."""
    return "/" + _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name).decode("utf-8", "replace")


def _cost(form: Stream, shelves: Dictionary, known: _Known) -> int:
    """The cost of a form drawn once; `shelves` are the page's, for forms without their own."""
    above: set[_Key] = set()
    waiting: list[tuple[Stream, list[tuple[Stream, int]] | None]] = [(form, None)]
    while waiting:
        one, uses = waiting.pop()
        key = one.objgen
        if uses is not None:
            above.discard(key)
            shown = sum(times * known.costs[inner.objgen] for inner, times in uses)
            known.costs[key] = _DRAWING + _size(one, known) + shown
        elif key in above:
            raise damaged("có hình tự vẽ lại chính nó", "a form in it draws itself")
        elif key not in known.costs:
            own = one.get("/Resources")
            uses = _uses([one], own if isinstance(own, Dictionary) else shelves)
            above.add(key)
            waiting.append((one, uses))
            waiting += [(inner, None) for inner, _ in uses]
    return known.costs[form.objgen]
