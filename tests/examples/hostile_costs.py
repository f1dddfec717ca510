"""Hostile files of at most a megabyte that cost much to read or to show; what the gate must say of each.

It must not run anything. Each is made here by code. A case without codes is harmless if it is read well.
"""

import zlib
from collections.abc import Iterator, Mapping

from tests.examples.hostile_case import FileCase
from tests.office_packages import archive, docx
from tests.small_files import GIF_FRAME, deflated, gif, jpeg, png, png_chunk, segment

HARM = ("tep-hong",)
SAID = "BT /F1 12 Tf 20 100 Td (Trang) Tj ET"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, keys: str = "") -> bytes:
    """A stream object's body."""
    return f"<< /Length {len(data)} {keys} >>\nstream\n".encode() + data + b"\nendstream"


def paper(
    content: bytes,
    *objects: bytes | str,
    shelves: str = "",
    page: str = "/Contents 4 0 R",
    keys: str = "",
    tree: str = "/Kids [3 0 R] /Count 1",
) -> bytes:
    """A PDF of one page that draws `content`; `objects` are 6, 7…, `shelves` go into its resources."""
    found = f"<< /Font << /F1 5 0 R >> {shelves} >>"
    bodies: list[bytes | str] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages {tree} >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {page} /Resources {found} >>",
        stream(content, keys),
        FONT,
        *objects,
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (body.encode() if isinstance(body, str) else body)
        out += b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def form(content: bytes, draws: Mapping[str, int], keys: str = "") -> bytes:
    """A form that draws others, by their names and objects."""
    named = " ".join(f"/{name} {number} 0 R" for name, number in draws.items())
    shelves = f"/Resources << /XObject << {named} >> >>" if draws else ""
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {shelves} {keys}")


def packed(data: bytes, times: int = 1) -> bytes:
    """Deflated so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _forms() -> Iterator[FileCase]:
    """Forms, patterns and masks that draw each other."""
    first = "/XObject << /A 6 0 R >>"
    said = SAID.encode()
    chain = [form(b"/A Do " * 10, {"A": 7 + n}) for n in range(9)]
    yield FileCase("ve-chuoi.pdf", paper(said + b" /A Do", *chain, form(b"", {}), shelves=first), HARM)
    yield FileCase("ve-minh.pdf", paper(b"/A Do", form(b"/A Do /A Do", {"A": 6}), shelves=first), HARM)
    yield FileCase("ve-minh-mot.pdf", paper(b"/A Do", form(b"/A Do", {"A": 6}), shelves=first), HARM)
    pair = (form(b"/A Do /A Do", {"A": 7}), form(b"/A Do /A Do", {"A": 6}))
    yield FileCase("ve-doi.pdf", paper(b"/A Do", *pair, shelves=first), HARM)
    yield FileCase(
        "ve-ten-ma.pdf", paper(b"/#41 Do", form(b"/#41 Do /A Do", {"A": 6}), shelves=first), HARM
    )
    bare = [form(f"/F{n + 1} Do ".encode() * 10, {}) for n in range(9)]
    names = " ".join(f"/F{n} {6 + n} 0 R" for n in range(10))
    page = paper(b"/F0 Do", *bare, form(b"", {}), shelves=f"/XObject << {names} >>")
    yield FileCase("ve-cua-trang.pdf", page, HARM)
    wide = [form(b" ".join(b"/B%d Do" % n for n in range(50)), {f"B{n}": 8 + n // 25 for n in range(50)})]
    wide = [*wide, *(form(b"/A Do " * 200, {"A": 8 + n}) for n in range(5)), form(b"/A Do", {"A": 6})]
    yield FileCase("ve-vong-xa.pdf", paper(b"/A Do", *wide, shelves=first), HARM)
    many = packed(b"/A Do " * 400_000)
    heavy = form(packed(b"0 0 m 1 1 l S " * 900), {}, "/Filter /FlateDecode")
    yield FileCase("ve-nhieu.pdf", paper(many, heavy, shelves=first, keys="/Filter /FlateDecode"), HARM)
    tile = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9"
    again = "/Resources << /Pattern << /P 6 0 R >> >>"
    itself = stream(b"/Pattern cs /P scn 0 0 9 9 re f", f"{tile} {again}")
    painted = paper(b"/Pattern cs /P scn 0 0 9 9 re f", itself, shelves="/Pattern << /P 6 0 R >>")
    yield FileCase("ve-hoa-van.pdf", painted, HARM)
    mask = "/Resources << /ExtGState << /G << /SMask << /S /Alpha /G 6 0 R >> >> >> >>"
    masked = form(b"/G gs 0 0 9 9 re f", {}, mask)
    shelf = "/ExtGState << /G << /SMask << /S /Alpha /G 6 0 R >> >> >>"
    yield FileCase("ve-mat-na.pdf", paper(b"/G gs 0 0 9 9 re f", masked, shelves=shelf), HARM)
    honest = [form(b"0 0 m 1 1 l S", {}) for _ in range(3)]
    names = " ".join(f"/A{n} {6 + n} 0 R" for n in range(3))
    plain = paper(said + b" /A0 Do /A1 Do /A2 Do" * 20, *honest, shelves=f"/XObject << {names} >>")
    yield FileCase("ve-lanh.pdf", plain, (), whole=True)


def _layers() -> Iterator[FileCase]:
    """Streams that open up far, one filter over the other."""
    bomb = deflated(155)
    for name, data, keys in (
        ("hai-lop", zlib.compress(bomb), "/Filter [/FlateDecode /FlateDecode]"),
        ("ba-lop", packed(bomb, 2), "/Filter [/FlateDecode /FlateDecode /FlateDecode]"),
        ("ten-tat", zlib.compress(bomb), "/Filter [/Fl /Fl]"),
        ("nam-lop", packed(b"x" * 99, 5), f"/Filter [{'/FlateDecode ' * 5}]"),
        ("chu-85", _ascii85(deflated(130)), "/Filter [/ASCII85Decode /FlateDecode]"),
        ("lzw", _lzw(500_000), "/Filter /LZWDecode"),
    ):
        yield FileCase(f"nen-{name}.pdf", paper(data, keys=keys), HARM)
    blanks = b"\x81 " * 450_000 + b"\x80"
    yield FileCase("nen-lap.pdf", paper(blanks, keys="/Filter [/RunLengthDecode]"), ("pdf-ban-quet",))
    said = zlib.compress(SAID.encode())
    yield FileCase("nen-lanh.pdf", paper(said, keys="/Filter [/FlateDecode]"), (), whole=True)
    both = _ascii85(said)
    yield FileCase("nen-lanh-85.pdf", paper(both, keys="/Filter [/ASCII85Decode /FlateDecode]"), ())
    drawn = packed(b"0 0 m 1 1 l S " * 7_000_000)
    yield FileCase("nen-trang-day.pdf", paper(drawn, keys="/Filter /FlateDecode"), HARM)
    nested = packed(b"q " * 9_000_000)
    yield FileCase("nen-long-q.pdf", paper(nested, keys="/Filter /FlateDecode"), HARM)
    numbers = " ".join(f"{n} 0" for n in range(10, 60_010)).encode()
    objects = packed(numbers + b" null" * 60_000)
    held = stream(objects, f"/Type /ObjStm /N 60000 /First {len(numbers)} /Filter /FlateDecode")
    yield FileCase("nen-doi-tuong.pdf", paper(SAID.encode(), held))


def _ascii85(data: bytes) -> bytes:
    import base64  # noqa: PLC0415 - here alone

    return base64.a85encode(data) + b"~>"


def _lzw(codes: int) -> bytes:
    """So many LZW codes of twelve bits that each open to a longer string of blanks."""
    bits, width, table = [(256, 9)], 9, 258
    previous = 32
    bits.append((previous, width))
    for _ in range(codes):
        bits.append((table if table < 4_095 else 4_094, width))
        table = min(table + 1, 4_095)
        width = 12 if table >= 2_047 else 11 if table >= 1_023 else 10 if table >= 511 else 9
    value = size = 0
    out = bytearray()
    for code, length in bits:
        value, size = (value << length) | code, size + length
        while size >= 8:
            out.append(value >> (size - 8))
            size -= 8
            value &= (1 << size) - 1
    return bytes(out)


def _trees() -> Iterator[FileCase]:
    """Page trees, references and object lists that do not end."""
    said = SAID.encode()
    tree = f"/Kids [{'3 0 R ' * 9_000}] /Count 9000"
    yield FileCase("trang-lap.pdf", paper(said, tree=tree), ("tep-doc-do-dang",))
    full = paper(packed(b"0 0 m 1 1 l S " * 200_000), keys="/Filter /FlateDecode", tree=tree)
    yield FileCase("trang-lap-day.pdf", full, HARM)
    yield FileCase("trang-nhieu.pdf", paper(said, tree=f"/Kids [{'3 0 R ' * 150_000}] /Count 150000"), HARM)
    doubled = [f"<< /Type /Pages /Kids [{7 + n} 0 R {7 + n} 0 R] /Count 2 >>" for n in range(30)]
    yield FileCase(
        "trang-nhan-doi.pdf", paper(said, *doubled, "null", tree="/Kids [3 0 R 6 0 R] /Count 3"), HARM
    )
    yield FileCase("trang-vong.pdf", paper(said, tree="/Kids [2 0 R 3 0 R] /Count 2"), HARM)
    yield FileCase("trang-khai-nhieu.pdf", paper(said, tree="/Kids [3 0 R] /Count 2000000000"))
    yield FileCase("trang-hai-lan.pdf", paper(said, tree="/Kids [3 0 R 3 0 R] /Count 2"))
    parts = f"/Contents [{'4 0 R ' * 9_000}]"
    yield FileCase("trang-ghep.pdf", paper(b"0 0 m 1 1 l S " * 2_000, page=parts), HARM)
    yield FileCase("trang-ghep-nhieu.pdf", paper(said, page=f"/Contents [{'4 0 R ' * 100_000}]"), HARM)
    yield FileCase("so-doi-tuong.pdf", paper(said, *["null"] * 15_000))
    yield FileCase("so-mang-long.pdf", paper(said, "[" * 100_000 + "]" * 100_000))
    yield FileCase("so-tu-dien-long.pdf", paper(said, "<< /A " * 50_000 + "1" + ">>" * 50_000))
    yield FileCase("so-ten-dai.pdf", paper(said, "/" + "A" * 900_000))
    yield FileCase("so-chuoi-mo.pdf", paper(said, "(" * 500_000))
    notes = "<< /Subtype /Text /Rect [0 0 9 9] >> " * 20_000
    yield FileCase(
        "so-ghi-chu.pdf", paper(said, page=f"/Contents 4 0 R /Annots [{notes}]"), ("pdf-ghi-chu",)
    )
    looped = paper(said).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 15")
    yield FileCase("so-xref-vong.pdf", looped)
    yield FileCase("so-chu-dai.pdf", paper(b"BT /F1 12 Tf (" + b"Trang " * 160_000 + b") Tj ET"))


def _drawings() -> Iterator[FileCase]:
    """Drawings that repeat themselves, or are written so that looking through them takes long."""
    rect = '<rect width="9" height="9" {}/>'
    for name in ("mask", "clip-path", "filter", "fill", "stroke"):
        tag = {"clip-path": "clipPath", "fill": "pattern", "stroke": "pattern"}.get(name, name)
        inner = "".join(
            f'<{tag} id="k{n}">' + rect.format(f'{name}="url(#k{n + 1})"') * 2 + f"</{tag}>"
            for n in range(22)
        )
        if tag != "filter":  # what is inside a filter is no drawing
            yield _drawn(f"lap-{name}", inner + rect.format(f'{name}="url(#k0)"'), HARM)
        styled = inner.replace(f'{name}="', f'style="{name}:').replace("stroke=", "style=")
        if tag != "filter":
            yield _drawn(f"lap-{name}-style", styled + rect.format(f'{name}="url(#k0)"'), HARM)
    line = "M0 0L1 1L2 2L3 3L4 4L5 5L6 6L7 7L8 8L9 9"
    for name in ("marker", "marker-mid", "marker-start"):
        inner = "".join(
            f'<marker id="k{n}"><path d="{line}" {name}="url(#k{n + 1})"/></marker>' for n in range(10)
        )
        yield _drawn(f"lap-{name}", f'{inner}<path d="{line}" {name}="url(#k0)"/>', HARM)
    sheet = "".join(f".k{n}{{marker-mid:url(#k{n + 1})}}" for n in range(10))
    inner = "".join(f'<marker id="k{n}"><path class="k{n}" d="{line}"/></marker>' for n in range(11))
    yield _drawn("lap-bang-kieu", f"<style>{sheet}</style>{inner}<path class='k0' d='{line}'/>", HARM)
    painted = '<pattern id="p">' + "<rect/>" * 1_000 + "</pattern>"
    yield _drawn("lap-thua-huong", f'{painted}<g fill="url(#p)">' + "<rect/>" * 1_000 + "</g>", HARM)
    symbol = '<symbol id="s">' + "<rect/>" * 1_000 + "</symbol>"
    yield _drawn("lap-dung-to", f'{painted}{symbol}<use href="#s" fill="url(#p)"/>', HARM)
    uses = "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9))
    yield _drawn("lap-use", uses + '<g id="a9"><rect/></g>', HARM)
    chain = "".join(f'<linearGradient id="a{n}" href="#a{n + 1}"/>' for n in range(8_000))
    yield _drawn("chuoi-mau", chain + '<path fill="url(#a0)"/>' * 8_000, HARM)
    noise = '<filter id="f"><feTurbulence numOctaves="255"/></filter>'
    yield _drawn("loc-nhieu", noise + '<rect filter="url(#f)"/>' * 30, HARM)
    wide = '<filter id="f" width="100000%" height="100000%"><feGaussianBlur stdDeviation="9"/></filter>'
    yield _drawn("loc-rong", wide + '<rect filter="url(#f)"/>', HARM)
    grid = '<filter id="f"><feConvolveMatrix order="900"/></filter>'
    yield _drawn("loc-luoi", grid + '<rect filter="url(#f)"/>' * 9, HARM)
    cleaned = ("svg-lam-sach",)
    yield _drawn("url-mo", '<rect fill="' + "url(" * 240_000 + '"/>', cleaned)
    yield _drawn("url-cach", '<rect fill="url(' + " " * 900_000 + '"/>', cleaned)
    yield _drawn("url-kieu", "<style>" + "url(" * 240_000 + "</style>", cleaned)
    yield _drawn("chu-thich-mo", "<style>" + "/* " * 300_000 + "</style>", cleaned)
    yield _drawn("chu-thich-dong", "<style>" + "/*" * 450_000 + "</style>")
    yield _drawn("luat-mo", "<style>" + "a" * 900_000 + "</style>")
    yield _drawn("nhieu-phan", "<g/>" * 200_000)
    nested = "".join(f'<g id="a{n}">' for n in range(240))
    yield _drawn("long-ten", nested + "<g/>" * 200_000 + "</g>" * 240)
    yield _drawn("long-sau", "<g>" * 90_000 + "</g>" * 90_000, HARM)
    kinds = "".join(f"*{{mask:url(#m{n % 9})}}" for n in range(20_000))
    masks = "".join(f'<mask id="m{n}"/>' for n in range(9))
    yield _drawn("luat-nhieu", f"<style>{kinds}</style>{masks}" + '<g id="x"/>' * 9_000, HARM)
    shaded = '<linearGradient id="g"><stop/><stop/></linearGradient>'
    sheet = "<style>.a{fill:url(#g)}</style>"
    yield _drawn("lanh-do-mau", sheet + shaded + '<path class="a" d="M1 1L2 2"/>' * 9_000, ())


def _drawn(name: str, inner: str, codes: tuple[str, ...] = ()) -> FileCase:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90">'
    return FileCase(f"svg-{name}.svg", f"{head}{inner}</svg>".encode(), codes)


def _pictures() -> Iterator[FileCase]:
    """Pictures of very many parts."""
    parts = png_chunk(b"tEXt", b"") * 70_000
    yield FileCase("anh-nhieu-doan.png", png(more=parts))
    yield FileCase("anh-rong.png", png(60_000, 60_000), ("anh-qua-to",))
    yield FileCase("anh-nhieu-doan.jpg", jpeg(more=segment(0xFE, b"") * 200_000), HARM)
    yield FileCase("anh-dem.jpg", jpeg().replace(b"\xff\xda", b"\xff" * 900_000 + b"\xff\xda"))
    yield FileCase(
        "anh-nhieu-khung.gif", gif(blocks=b"\x2c" + b"\0" * 9 + b"\x02\x00" + GIF_FRAME * 60_000)
    )
    yield FileCase("anh-khoi-nho.gif", gif(blocks=b"\x21\xfe" + b"\x01a" * 400_000 + b"\0" + GIF_FRAME))


def _office() -> Iterator[FileCase]:
    """Packages whose XML is deep, long, or many."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'
    )
    deep = "<w:p>" * 5_000 + "</w:p>" * 5_000
    yield FileCase("vp-sau.docx", docx(more={"word/document.xml": body.format(deep)}), HARM)
    many = "<w:p/>" * 3_000_000
    yield FileCase("vp-nhieu.docx", docx(more={"word/document.xml": body.format(many)}), HARM)
    parts = {f"word/media/{n}.xml": "<a/>" for n in range(7_900)}
    yield FileCase("vp-nhieu-phan.docx", docx(more=parts))
    yield FileCase("vp-qua-nhieu-phan.docx", archive({f"a{n}": "" for n in range(10_100)}), HARM)


# What no bound of ours sees coming: the process that reads it is ended.
ENDED = frozenset({"nen-lzw.pdf", "nen-chu-85.pdf", "trang-nhieu.pdf", "vp-nhieu.docx"})
COSTS: tuple[FileCase, ...] = (
    *_forms(),
    *_layers(),
    *_trees(),
    *_drawings(),
    *_pictures(),
    *_office(),
)
