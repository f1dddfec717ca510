"""The words of a PDF that are on no page: notes, fields, bookmarks, layers, labels, descriptions, data.

It must not change anything. Every text string of every object is read, whatever its key, for a file may say
its mark anywhere; keys only tell how the place is called. ISO 32000-2, 7.9.2 has the two encodings.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from nq57.gate.pdf_filters import opens_safely
from nq57.gate.verdict import FileText

MAX_STRINGS = 200_000
MAX_LENGTH = 100_000  # letters of one string
MAX_CONTENT = 40_000_000  # opened bytes of page contents that are searched for alternative texts
_PLACES = {
    "/Alt": "lời mô tả hình",
    "/ActualText": "chữ thay thế",
    "/E": "chữ thay thế",
    "/Title": "tiêu đề, mục lục",
    "/V": "ô biểu mẫu",
    "/DV": "ô biểu mẫu",
    "/TU": "ô biểu mẫu",
    "/TM": "ô biểu mẫu",
    "/T": "ô biểu mẫu, ghi chú",
    "/Opt": "ô biểu mẫu",
    "/Contents": "ghi chú",
    "/Subj": "ghi chú",
    "/RC": "ghi chú",
    "/Name": "tên lớp",
    "/P": "nhãn trang",
    "/UF": "tên tệp nhúng",
    "/F": "tên tệp nhúng",
    "/Desc": "tên tệp nhúng",
    "/Reason": "chữ ký",
    "/Location": "chữ ký",
    "/ContactInfo": "chữ ký",
}
_DATA = "thông tin tệp"
# Strings that are bytes, days, orders of drawing or code, not words.
_WORDLESS = frozenset(
    [
        *("/ID", "/U", "/O", "/OE", "/UE", "/Perms", "/CheckSum", "/CreationDate", "/ModDate", "/M", "/DA"),
        *("/DS", "/NM", "/JS", "/Cert", "/ByteRange", "/Registry", "/Ordering", "/Lang", "/FontName"),
        *("/CharSet", "/Panose", "/N", "/Nonce", "/Prop_Build", "/SourceModified", "/Lookup", "/IDTree"),
        *("/D", "/Dest", "/URI"),
    ]
)
_CODED = re.compile(
    rb"/(?:ActualText|Alt|E)\s*(\((?:[^()\\]|\\.|\([^()]{0,200}\)){0,4000}\)|<[0-9A-Fa-f\s]{0,8000}>)",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_VALUE = re.compile(r"""=\s*(["'])([^<>"']{2,2000})\1""")
_WORD = re.compile(r"[^\W\d_]{2}|\d{3}")
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def strings_of(pdf: Pdf) -> Iterator[FileText]:
    """Each place of words with all that is said there."""
    texts: dict[str, dict[str, None]] = {}
    for place, text in islice(_all(pdf), MAX_STRINGS):
        if _WORD.search(text):
            texts.setdefault(place, {})[text[:MAX_LENGTH].replace("\r", "\n")] = None
    for place in sorted(texts):
        yield FileText(place, "\n".join(texts[place]))


def _all(pdf: Pdf) -> Iterator[tuple[str, str]]:
    info = pdf.trailer.get("/Info")
    if isinstance(info, Dictionary):
        yield from _inside(info, _DATA)
    opened = 0
    for one in pdf.objects:
        yield from _inside(one, "")
        if isinstance(one, Stream) and opened < MAX_CONTENT:
            texts, size = _streamed(one)
            opened += size
            yield from texts


def _inside(top: Object, place: str) -> Iterator[tuple[str, str]]:
    """The strings of an object and of those written inside it."""
    waiting: list[tuple[Object, str]] = [(top, place)]
    while waiting:
        found, where = waiting.pop()
        if isinstance(found, String):
            yield where or _DATA, str(found)
        elif isinstance(found, Dictionary | Stream):
            is_signature = "/ByteRange" in found
            for key in found.keys():  # noqa: SIM118 - not a mapping
                value = found.get(key)
                if key in _WORDLESS or value is None or (is_signature and key == "/Contents"):
                    continue
                if isinstance(value, String | Array | Dictionary) and not value.is_indirect:
                    waiting.append((value, _PLACES.get(key, where)))
        elif isinstance(found, Array):
            inner = (part for part in found if isinstance(part, String | Array | Dictionary))
            waiting += [(part, where) for part in inner if not part.is_indirect]


def _streamed(stream: Stream) -> tuple[list[tuple[str, str]], int]:
    """Words in a stream's bytes: data about the file, and alternative texts among drawing orders."""
    kind = stream.get("/Subtype")
    is_data = stream.get("/Type") == Name("/Metadata") or kind == Name("/XML")
    if (
        not is_data and (kind == Name("/Image") or "/FontFile" in stream or "/Length1" in stream)
    ) or not opens_safely(stream):
        return [], 0
    try:
        data = stream.read_bytes()
    except (PdfError, pikepdf.DataDecodingError):
        return [], 0
    if is_data:
        return [(_DATA, line) for line in _data_lines(data)], len(data)
    if b"/ActualText" not in data and b"/Alt" not in data:
        return [], len(data)
    return [("chữ thay thế", _decoded(found[1])) for found in _CODED.finditer(data)], len(data)


def _data_lines(data: bytes) -> list[str]:
    """What XMP says, in elements and in attributes."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0<" in data[:64] or b"<\0" in data[:64]
    text = data.decode("utf-16" if wide else "utf-8", "replace")
    lines = [
        *_TAG.sub("\n", text.replace("<![CDATA[", "")).split("\n"),
        *(found[2] for found in _VALUE.finditer(text)),
    ]
    return [unescape(line) for line in lines if line.strip()]


def _decoded(written: bytes) -> str:
    """A string as it is written among drawing orders, in brackets or in hexadecimal."""
    if written.startswith(b"<"):
        digits = bytes(sign for sign in written[1:-1] if sign not in b" \r\n\t\f\0")
        return str(String(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())))
    return str(String(_ESCAPED.sub(_unescaped, written[1:-1])))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 0xFF])
    return b"" if sign.endswith(b"\n") else _ESCAPES.get(sign, sign)
