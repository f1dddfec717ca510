"""Small sound files of the kinds that records may show, made by hand so that each byte is known.

It must not know what is tested. Each is published as it is: the gate finds nothing to take out.
"""

import struct
import zlib


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


def deflated(megabytes: int) -> bytes:
    """A deflated stream that opens to so many megabytes of zeros; its last sum is wrong."""
    packing, million = zlib.compressobj(9), b"\0" * 1_000_000
    first, again = (packing.compress(million) + packing.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * (megabytes - 1) + packing.flush()


def svg(words: str = "", attributes: str = "") -> bytes:
    """A drawing with these words."""
    return f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}><text>{words}</text></svg>'.encode()


def mp4(boxes: bytes = b"") -> bytes:
    """A film without pictures; `boxes` go into its head (`moov`)."""
    return box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", boxes) + box(b"mdat", b"\0" * 64)


def box(name: bytes, body: bytes = b"") -> bytes:
    """One box of a film."""
    return struct.pack(">I", len(body) + 8) + name + body


def segment(marker: int, body: bytes) -> bytes:
    """One part of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int = 8, height: int = 8, more: bytes = b"", frame: int = 0xC0) -> bytes:
    """A JPEG whose pixels nobody decodes; `more` are further parts, put before the picture."""
    size = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    tables = segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC4, b"\0" + b"\0" * 16)
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34"
    return b"\xff\xd8" + more + tables + segment(frame, size) + scan + b"\xff\xd9"


def exif(orientation: int = 1, camera: bytes = b"Camera of An") -> bytes:
    """A TIFF block that tells the turning and a camera's name."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(">HHII", 0x010F, 2, len(camera), 38)
    return b"MM\0*\0\0\0\x08\0\x02" + entries + b"\0\0\0\0" + camera


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of these chunks."""
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def lossless(width: int = 2, height: int = 2) -> tuple[bytes, bytes]:
    """The picture of a WebP."""
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\0\0\0\0"


def canvas(flags: int, width: int = 2, height: int = 2) -> tuple[bytes, bytes]:
    """The head of a WebP that has more than a picture."""
    sides = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return b"VP8X", bytes([flags, 0, 0, 0]) + sides


GIF_FRAME = b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x02\x4c\x01\x00"


def gif(width: int = 2, height: int = 2, blocks: bytes = GIF_FRAME, end: bytes = b"\x3b") -> bytes:
    """A GIF of these blocks."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\0" * 6 + blocks + end
