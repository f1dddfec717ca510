"""Facts about PDF: what counts as signed, as active, as a former version, and how it is cleaned.

It must not know pytest; each fact is a function that says whether it holds, by the name of its sentence.
"""

import io
import logging
import logging.handlers
from unittest import mock

import pikepdf
from tests.examples.gate_fact import codes_of, details_of, fact, size_of
from tests.small_files import jpeg, pdf

from nq57.gate import inspect

_TELLING = "/Author (An)"


def _is_whole(data: bytes) -> bool:
    """Whether a PDF is published byte for byte as it is."""
    return inspect("a.pdf", data).cleaned is None


def _saved(data: bytes, encryption: pikepdf.Encryption | None = None, *, linearize: bool = False) -> bytes:
    """A PDF as another program would write it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as found:
        found.save(out, encryption=encryption or False, linearize=linearize)
    return out.getvalue()


def _image(photo: bytes, coding: str = "/DCTDecode") -> bytes:
    """A PDF with one picture."""
    facts = f"/Type /XObject /Subtype /Image /Width 8 /Height 8 /Filter {coding} /Length {len(photo)}"
    return pdf("x", "/X 6 0 R", (f"<< {facts} >>\nstream\n{photo.decode('latin-1')}\nendstream",))


@fact("a PDF is signed by its form's flag or by its permissions alone, and by no other flag")
def _signed() -> bool:
    def keeps(extra: str) -> bool:
        return codes_of("a.pdf", pdf("x", extra, info=_TELLING)) == ["ky-so-giu-nguyen"]

    flags = {
        flag: keeps(f"/AcroForm << /SigFlags {flag} /Fields [] >>") for flag in ("1", "2", "3", "/A", "(1)")
    }
    rights = keeps("/Perms << /DocMDP << /Type /Sig >> >>"), keeps("/Perms << /UR3 << /Type /Sig >> >>")
    return [flag for flag, kept in flags.items() if kept] == ["1", "3"] and rights == (True, False)


@fact("an open lock of a PDF is told and gone where the file must be cleaned, the same each time")
def _locked() -> bool:
    lock = pikepdf.Encryption(user="", owner="chu", R=6)
    told = _saved(pdf("x", info=_TELLING), encryption=lock)
    first, second = inspect("a.pdf", told), inspect("a.pdf", told)
    with pikepdf.open(io.BytesIO(first.cleaned or b"")) as cleaned:
        opened = not cleaned.is_encrypted
    return (
        opened
        and first.cleaned == second.cleaned
        and codes_of("a.pdf", told) == ["pdf-lam-sach"]
        and details_of("a.pdf", told)["what"] == "hạn chế in, sao chép"
        and codes_of("a.pdf", _saved(pdf("x", info=_TELLING))) == []
    )


@fact("a PDF that asks for a password is refused")
def _secret() -> bool:
    return codes_of("a.pdf", _saved(pdf(), encryption=pikepdf.Encryption(user="a", owner="b"))) == [
        "pdf-mat-khau"
    ]


@fact("a linearized PDF is whole with its two ends, a former version in it is not")
def _linearized() -> bool:
    fast = _saved(pdf("Trang"), linearize=True)
    update = b"\nstartxref\n0\n%%EOF\n"
    return _is_whole(fast) and not _is_whole(fast + update) and not _is_whole(pdf("Trang") + update)


@fact("what stands behind the end of a PDF goes, blanks do not count")
def _behind() -> bool:
    end = pdf("x").rstrip()
    blanks = all(_is_whole(end + more) for more in (b"", b"\n", b"\r\n", b" \0"))
    return blanks and not any(_is_whole(end + more) for more in (b"x", b"?", b"\n?\n", b"\nPK"))


@fact("XMP that tells nothing of an archive form is enough to clean a PDF")
def _xmp() -> bool:
    stream = "<< /Type /Metadata /Subtype /XML /Length 9 >>\nstream\n<xmpmeta>\nendstream"
    cleaned = inspect("a.pdf", pdf("x", "/Metadata 6 0 R", (stream,))).cleaned or b""
    return bool(cleaned) and b"Metadata" not in cleaned


@fact("pictures of a PDF that tell nothing, or cannot be read, are no reason to write it again")
def _pictures() -> bool:
    return all(_is_whole(one) for one in (_image(jpeg()), _image(b"x" * 9), _image(jpeg(), "/JPXDecode")))


@fact("the size of a page is told wherever its corner stands")
def _sized() -> bool:
    moved = pdf("x").replace(b"[0 0 200 200]", b"[9 20 59 90]")
    odd = pdf("x").replace(b"[0 0 200 200]", b"[(a) 0 00 200]")
    return size_of("a.pdf", moved) == (50, 70) and size_of("a.pdf", odd) in {(0, 0), (612, 792)}


@fact("reviewers' notes are counted one by one, their windows are not")
def _notes() -> bool:
    notes = "".join(
        f"<< /Subtype /{kind} /Rect [0 0 9 9] >>"
        for kind in ("Text", "Popup", "Highlight", "Popup", "Link")
    )
    return details_of("a.pdf", pdf("x", page=f"/Annots [{notes}]")) == {"count": "2"}


@fact("JavaScript in any action is told, and a film only where it stands on a page")
def _active() -> bool:
    film = "/OpenAction << /S /Rendition /JS (x) >>"
    loose = pdf("x", "/X << /Subtype /Movie >>")
    placed = pdf("x", page="/Annots [<< /Subtype /Screen /Rect [0 0 9 9] >>]")
    return (
        details_of("a.pdf", pdf("x", film))["what"] == "JavaScript, phim, âm thanh tự chạy"
        and details_of("a.pdf", placed)["what"] == "nội dung đa phương tiện"
        and codes_of("a.pdf", loose) == []
    )


@fact("the objects of a PDF are counted, and too many are refused")
def _counted() -> bool:
    data = pdf("x")  # catalogue, pages, page, its resources and fonts, contents, font
    with mock.patch("nq57.gate.pdf.MAX_OBJECTS", 7):
        as_many = codes_of("a.pdf", data)
    with mock.patch("nq57.gate.pdf.MAX_OBJECTS", 6):
        return (as_many, codes_of("a.pdf", data)) == ([], ["tep-hong"])


@fact("what the reader thinks of a damaged PDF reaches no editor's screen")
def _silent() -> bool:
    listener, root = logging.handlers.BufferingHandler(99), logging.getLogger()
    root.addHandler(listener)
    try:
        inspect("a.pdf", pdf("x").replace(b"/Kids [3 0 R]", b"/Kids [3 0 R 9]"))
        inspect("a.pdf", pdf("x").replace(b"0000000009", b"0000000x09"))
    finally:
        root.removeHandler(listener)
    return not listener.buffer
