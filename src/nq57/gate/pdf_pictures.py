"""Photos inside a PDF, whatever they are packed in: each loses what its camera wrote into it.

It must not decode a pixel. A photo packed again inside another coding is unpacked to the photo itself.
"""

import re

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream

from nq57.gate.pdf_filters import filters_of, opens_safely
from nq57.gate.pictures import inspect_picture
from nq57.gate.verdict import RefusedFile

_PHOTO = frozenset({"/DCTDecode", "/DCT"})
_WAVELET = frozenset({"/JPXDecode"})
_SEGMENT = re.compile(rb"\xff[\xe1\xed\xfe](?P<length>..)", re.DOTALL)
_TELLING = (b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/", b"Photoshop 3.0\0")


def without_camera(pdf: Pdf, stream: Stream) -> bool:
    """Clean one stream; whether it was changed."""
    names = filters_of(stream.get("/Filter"))
    if names and names[-1] in _PHOTO:
        return _photo(pdf, stream, names)
    if names and names[-1] in _WAVELET and len(names) == 1:
        return _wavelet(stream)
    return _drawn(stream)


def _photo(pdf: Pdf, stream: Stream, names: list[str]) -> bool:
    try:
        photo = _unpacked(pdf, stream, names)
        cleaned = inspect_picture("jpeg", photo).cleaned
    except (RefusedFile, PdfError, ValueError):
        return False
    if cleaned is None:
        return False
    stream.write(
        cleaned, filter=Name("/DCTDecode"), decode_parms=_last(stream.get("/DecodeParms"), len(names))
    )
    return True


def _last(parms: Object | None, count: int) -> Dictionary | None:
    """What the photo's own coding is told; several codings have a list of it."""
    own = parms[count - 1] if isinstance(parms, Array) and len(parms) == count else parms
    return own if isinstance(own, Dictionary) and (own is not parms or count == 1) else None


def _unpacked(pdf: Pdf, stream: Stream, names: list[str]) -> bytes:
    """The photo's own bytes, out of whatever it is packed in."""
    raw = stream.read_raw_bytes()
    if len(names) == 1:
        return raw
    packed = Stream(pdf, raw)
    packed.Filter = Array([Name(name) for name in names[:-1]])
    if not opens_safely(packed):
        raise ValueError("it may open to anything")
    parms = stream.get("/DecodeParms")
    if isinstance(parms, Array):
        packed.DecodeParms = Array(list(parms)[:-1])
    return packed.read_bytes()


def _wavelet(stream: Stream) -> bool:
    """JPEG 2000 (ISO/IEC 15444-1, I.7): boxes of XML and of other programs become free space."""
    data, at, changed = bytearray(stream.read_raw_bytes()), 0, False
    for _ in range(200):
        length, name = int.from_bytes(data[at : at + 4]), bytes(data[at + 4 : at + 8])
        end = at + length if length else len(data)
        if length == 1 or end <= at + 7 or end > len(data):
            break
        if name in {b"uuid", b"xml "}:
            data[at + 4 : end] = b"free" + bytes(end - at - 8)
            changed = True
        at = end
    if changed:
        stream.write(bytes(data), filter=Name("/JPXDecode"), decode_parms=None)
    return changed


def _drawn(stream: Stream) -> bool:
    """Photos written among the drawing orders of a page: what tells becomes blanks of the same length."""
    if stream.get("/Type") is not None and stream.get("/Subtype") != Name("/Form"):
        return False
    if not opens_safely(stream):
        return False
    try:
        data = stream.read_bytes()
    except PdfError:
        return False
    if not any(sign in data for sign in _TELLING) or not (b"BI" in data and b"/DCT" in data):
        return False
    out, place = bytearray(data), 0
    while found := _SEGMENT.search(out, place):
        start, length = found.end(), int.from_bytes(found["length"]) - 2
        place = start
        if any(out.startswith(sign, start) for sign in _TELLING) and start + length <= len(out):
            out[start : start + length] = bytes(length)
            place = start + length
    if bytes(out) == data:
        return False
    stream.write(bytes(out))
    return True
