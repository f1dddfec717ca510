"""Facts about office files and films: what is cut to the element, and where a film tells of its place.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

import io
import struct
import zipfile
from unittest import mock
from xml.etree import ElementTree as ET

from tests.examples.gate_fact import codes_of, details_of, fact
from tests.office_packages import docx, listed, pptx, xlsx
from tests.small_files import box, mp4

from nq57.gate import inspect
from nq57.gate.file_kinds import sniff

_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "application/vnd.oasis.opendocument."
_GPS = box(b"\xa9xyz", b"+21+105/")


def _part(name: str, data: bytes, part: str) -> str:
    """One part of an office file as it is published."""
    cleaned = inspect(name, data).cleaned
    with zipfile.ZipFile(io.BytesIO(data if cleaned is None else cleaned)) as packed:
        return packed.read(part).decode()


def _link(kind: str, target: str) -> str:
    return f'<Relationship Id="r" Type="x/{kind}" Target="{target}" TargetMode="External"/>'


def _told(data: bytes) -> list[str]:
    """What a film tells, one by one."""
    found = inspect("a.mp4", data).findings
    return dict(found[0].details)["what"].split(", ") if found else []


@fact("every sign of a kind is known, with what follows it")
def _signs() -> bool:
    heads = {
        "gif": (b"GIF87a", b"GIF89a"),
        "zip": (b"PK\3\4", b"PK\5\6"),
        "ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        "rtf": (b"{\\rtf1",),
        "exe": (b"MZ\x90", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!/bin/sh"),
        "archive": (
            *(b"Rar!\x1a\7\0", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\\8", b"BZh9", b"\xfd7zXZ\0"),
            *(b"\x28\xb5\x2f\xfd", b"MSCF\0"),
        ),
        "tiff": (b"II*\0", b"MM\0*"),
        "bmp": (b"BM\0\0",),
        "psd": (b"8BPS\0",),
        "heif": tuple(b"\0\0\0\x18ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"mif1")),
        "still": tuple(
            b"\0\0\0\x18ftyp" + brand for brand in (b"hevc", b"hevx", b"msf1", b"avif", b"avis")
        ),
    }
    return all(sniff(head + b"\0" * 9) == kind for kind, told in heads.items() for head in told)


@fact("text of two bytes a letter is text, and a page of such letters is a page")
def _wide() -> bool:
    orders = ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")
    plain = [sniff(mark + "abc".encode(order)) for order, mark in orders]
    pages = [sniff(mark + "<html>".encode(order)) for order, mark in orders]
    return plain == ["text"] * 2 and pages == ["html"] * 2 and sniff("abc".encode("utf-16-le")) == "unknown"


@fact("a file without an ending is told so")
def _bare() -> bool:
    bare, odd = details_of("a", b"x"), details_of("a.xyz", b"x")
    return (bare["kind"], bare["kind_en"], odd["kind_en"]) == ("không có đuôi", "no extension", ".xyz")


@fact("what stands in the place of a file's data is XML")
def _emptied() -> bool:
    names = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
    word = docx(more=dict.fromkeys(names, "<a>An</a>"))
    odt = listed({"mimetype": f"{_ODF}text", "content.xml": "<c/>", "meta.xml": "<a>An</a>"})
    parts = [_part("a.docx", word, name) for name in names] + [_part("a.odt", odt, "meta.xml")]
    return all("An" not in part and len(ET.fromstring(part).tag) > 0 for part in parts)  # noqa: S314 - our own


@fact("the kinds of OpenDocument are told by their own word")
def _odf() -> bool:
    names = {"a.odt": "text", "a.ods": "spreadsheet", "a.odp": "presentation"}
    files = {
        name: listed({"mimetype": f"{_ODF}{word}", "content.xml": "<c/>"}) for name, word in names.items()
    }
    fitting = [
        name
        for name in names
        for other, data in files.items()
        if not codes_of(name, data) and name == other
    ]
    return fitting == list(names) and codes_of("a.odt", files["a.ods"]) == ["tep-gia-dang"]


@fact("of comments only the comments go")
def _comments() -> bool:
    word = docx(more={"word/comments.xml": "<c><comment/><other/></c>"})
    odt = listed({"mimetype": f"{_ODF}text", "content.xml": "<c><annotation/><p/></c>"})
    return (
        _part("a.docx", word, "word/comments.xml") == "<c><other/></c>"
        and _part("a.odt", odt, "content.xml") == "<c><p/></c>"
        and details_of("a.odt", odt) == {"count": "1"}
    )


@fact("relations to templates and small pictures go, links to the web and to other sheets stay")
def _relations() -> bool:
    kept = _link("hyperlink", "https://a.vn/") + _link("hyperlink", "a.docx") + _link("hyperlink", "#x")
    rows = _link("attachedTemplate", "http://x/y.dotm") + kept + _link("metadata/thumbnail", "t.jpeg")
    word = docx(
        more={"word/_rels/document.xml.rels": f'<Relationships xmlns="{_REL}">{rows}</Relationships>'}
    )
    outer = _link("externalLinkPath", "file:///c:/a.xlsx")
    name = "xl/externalLinks/_rels/externalLink1.xml.rels"
    sheet = xlsx(more={name: f'<Relationships xmlns="{_REL}">{outer}</Relationships>'})
    return (
        _part("a.docx", word, "word/_rels/document.xml.rels")
        == f'<Relationships xmlns="{_REL}">{kept}</Relationships>'
        and codes_of("a.docx", word) == []
        and codes_of("a.xlsx", sheet) == ["van-phong-an"]
    )


@fact("a small picture of the first page goes, and its entry in the list")
def _thumbnail() -> bool:
    types = '<T><Override PartName="/docProps/thumbnail.jpeg"/><Override PartName="/a.xml"/><Default/></T>'
    word = docx(more={"[Content_Types].xml": types, "docProps/thumbnail.jpeg": "x"})
    entries = '<m><file-entry full-path="Thumbnails/t.png"/><file-entry full-path="a.xml"/></m>'
    odt = listed(
        {
            "mimetype": f"{_ODF}text",
            "content.xml": "<c/>",
            "META-INF/manifest.xml": entries,
            "Thumbnails/t.png": "x",
        }
    )
    cleaned = inspect("a.docx", word).cleaned or b"", inspect("a.odt", odt).cleaned or b""
    return (
        _part("a.docx", word, "[Content_Types].xml").startswith(
            '<T><Override PartName="/a.xml"/><Default/>'
        )
        and _part("a.odt", odt, "META-INF/manifest.xml") == '<m><file-entry full-path="a.xml"/></m>'
        and all(b"humbnail" not in one for one in cleaned)
    )


@fact("settings lose printers and numbers of sessions, and nothing else")
def _settings() -> bool:
    word = docx(more={"word/settings.xml": "<s><rsids><rsid/></rsids><zoom/><attachedTemplate/></s>"})
    kept = '<i n="Zoom"/><config-item n="Zoom"/><i n="PrinterName"/>'
    items = f'{kept}<config-item n="PrinterName">x</config-item>'
    odt = listed({"mimetype": f"{_ODF}text", "content.xml": "<c/>", "settings.xml": f"<s>{items}</s>"})
    return (
        _part("a.docx", word, "word/settings.xml") == "<s><zoom/></s>"
        and _part("a.odt", odt, "settings.xml") == f"<s>{kept}</s>"
    )


@fact("an action runs only where it is an action, and starts something")
def _actions() -> bool:
    def codes(attribute: str) -> list[str]:
        return codes_of("a.pptx", pptx({"ppt/slides/slide2.xml": f"<sld><h {attribute}/></sld>"}))

    running = ('action="ppaction://program"', 'action="ppaction://macro?name=x"', 'instr="DDEAUTO c"')
    plain = (
        'action="ppaction://hlinkshowjump?jump=nextslide"',
        'action="macro"',
        'title="DDE"',
        'title="ppaction://program"',
    )
    return all(codes(one) == ["van-phong-ma-lenh"] for one in running) and not any(map(codes, plain))


@fact("a film is asked for each thing that tells")
def _telling() -> bool:
    names = {
        *(("hãng máy quay", b"\xa9mak"), ("tác giả", b"\xa9aut"), ("tác giả", b"\xa9ART")),
        *(("vị trí GPS", b"\xa9xyz"), ("vị trí GPS", b"loci"), ("đời máy quay", b"\xa9mod")),
    }
    return all(_told(mp4(box(b"udta", box(name)))) == [words] for words, name in names)


@fact("a film is followed so deep and so far, not deeper or further")
def _bounded() -> bool:
    def nested(depth: int) -> bytes:
        inner = _GPS
        for _ in range(depth):
            inner = box(b"trak", inner)
        return inner

    whole = box(b"ftyp", b"isom")
    with mock.patch("nq57.gate.media_patches._MAX_BOXES", 3):
        third, fourth = (_told(whole + box(b"free") * n + _GPS) for n in (1, 2))
    return (bool(_told(whole + nested(6))), bool(_told(whole + nested(7))), bool(third), bool(fourth)) == (
        True,
        False,
        True,
        False,
    )


@fact("the boxes of a film are taken at their word, but not beyond their holder")
def _boxes() -> bool:
    whole = box(b"ftyp", b"isom")
    endless = struct.pack(">I", 0) + b"moov" + _GPS
    long = struct.pack(">I", len(_GPS) + 9) + b"moov" + _GPS
    short = struct.pack(">I", 7) + b"free" + _GPS
    keys = box(
        b"meta", box(b"hdlr", b"\0" * 8) + box(b"keys") + box(b"free", b"com.apple.quicktime.location")
    )
    return (
        _told(whole + endless) == ["vị trí GPS"]
        and _told(whole + box(b"free") + box(b"loci")) == ["vị trí GPS"]
        and not any(map(_told, (whole + long, whole + short, whole + box(b"mdat", _GPS), whole + keys)))
    )
