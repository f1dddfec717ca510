"""Small sound files of the kinds that records may show, made by hand so that each byte is known.

It must not know what is tested. Each is published as it is: the gate finds nothing to take out.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping


def pdf(
    text: str = "Trang", extra: str = "", objects: tuple[str, ...] = (), info: str = "", page: str = ""
) -> bytes:
    """A PDF of one page with these words (ASCII).

    `extra` goes into the catalogue, `objects` follow as 6, 7…; `info` is its data, as `/Author (An)`.
    """
    drawn = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    resources = "/Resources << /Font << /F1 5 0 R >> >>"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R {resources} {page} >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
        *([f"<< {info} >>"] if info else []),
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    told = f" /Info {len(bodies)} 0 R" if info else ""
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R{told} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def png_chunk(name: bytes, body: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2, shade: int = 0, more: bytes = b"") -> bytes:
    """A grey PNG; `more` are further parts, put before the pixels."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = (b"\0" + bytes([shade]) * width) * height if width * height < 1_000_000 else b""
    data = png_chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + head + more + data + png_chunk(b"IEND", b"")


def svg(words: str = "", attributes: str = "") -> bytes:
    """A drawing with these words."""
    return f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}><text>{words}</text></svg>'.encode()


def mp4(boxes: bytes = b"") -> bytes:
    """A film without pictures; `boxes` go into its head (`moov`)."""
    return box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", boxes) + box(b"mdat", b"\0" * 64)


def box(name: bytes, body: bytes) -> bytes:
    """One box of a film."""
    return struct.pack(">I", len(body) + 8) + name + body


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts, with no date of today in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.external_attr = 0o600 << 16
            part.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(part, data)
    return out.getvalue()


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CONTENT_TYPES = f'<Types xmlns="{_TYPES}"/>'


def docx(paragraphs: str = "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>", **more: str | bytes) -> bytes:
    """A Word document with these paragraphs; `more` are further parts by name."""
    text = f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    return archive({"[Content_Types].xml": _CONTENT_TYPES, "word/document.xml": text, **more})


def xlsx(sheets: str = '<sheet name="S" sheetId="1"/>', **more: str | bytes) -> bytes:
    """An Excel file with this list of sheets; `more` are further parts by name."""
    book = f'<workbook xmlns="{_SHEET}"><sheets>{sheets}</sheets></workbook>'
    return archive({"[Content_Types].xml": _CONTENT_TYPES, "xl/workbook.xml": book, **more})
