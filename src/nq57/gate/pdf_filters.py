"""How a stream of a PDF is packed, and whether it may be opened here: what opens to anything stays shut.

It must not open a stream. Streams packed once by deflate have been measured before (`pdf_bounds`).
"""

from pikepdf import Array, Name, Object, Stream

_OPENING = frozenset({"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/Crypt"})
_MEASURED = frozenset({"/FlateDecode", "/Fl"})
_SMALL = 30_000  # packed bytes that open to some megabytes at most


def filters_of(value: Object | None) -> list[str]:
    """The names of a stream's codings, outermost first."""
    if isinstance(value, Name):
        return [str(value)]
    return [str(one) for one in value] if isinstance(value, Array) else []


def opens_safely(stream: Stream) -> bool:
    """Whether a stream opens to no more than was measured, or than so few bytes can hold."""
    names = filters_of(stream.get("/Filter"))
    opening = [name for name in names if name in _OPENING]
    if not opening or (names[0] in _MEASURED and len(opening) == 1):
        return True
    length = stream.get("/Length", 0)
    return len(opening) == 1 and isinstance(length, int) and length <= _SMALL
