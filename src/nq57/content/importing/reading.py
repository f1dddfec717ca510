"""Files to papers: the form told by the first bytes, each form read by its own module.

It must not trust a file's name; what it cannot read it says in a sentence for the editor.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nq57.content.importing.docx_reader import read_docx
from nq57.content.importing.papers import Paper
from nq57.content.importing.pdf_reader import PdfText, read_pdf
from nq57.content.importing.txt_reader import read_txt

# A PDF with text on its scanned pages, or a sentence that says why there is none (see `scans.with_text`).
Recognise = Callable[[bytes], bytes | str]
MAX_BYTES = 64 * 1024 * 1024
_HEAD = 4096
_PARTLY = "{count} trong {pages} trang là bản quét không có lớp chữ nên chưa được đọc. {why}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no paper, for the editor."""

    why: str


def read_paper(data: bytes, recognised: Recognise) -> Paper | Unreadable:
    """The paper in a file; scanned pages are read by `recognised`."""
    if not data.strip():
        return Unreadable("Tệp rỗng.")
    if len(data) > MAX_BYTES:
        return Unreadable("Tệp lớn quá 64 MB.")
    if b"%PDF-" in data[:1024]:
        return _pdf(data, recognised)
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data) or Unreadable("Tệp không phải DOCX lành lặn (hỏng, hoặc giải nén quá lớn).")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Unreadable(
            "Tệp Word kiểu cũ (.doc): mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập lại."
        )
    if b"\x00" in data[:_HEAD] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable("Tệp không phải PDF, DOCX hay văn bản thuần.")
    return read_txt(data)


def _pdf(data: bytes, recognised: Recognise) -> Paper | Unreadable:
    found = read_pdf(data)
    if found is None:
        return Unreadable("Không mở được tệp PDF (hỏng hoặc có mật khẩu).")
    if not found.empty_pages:
        return found.paper
    answer = recognised(data)
    if isinstance(answer, bytes) and (again := read_pdf(answer)):
        return replace(again.paper, form="scan", remarks=(_recognised(found),))
    why = answer if isinstance(answer, str) else ""
    if len(found.empty_pages) == found.pages:
        return Unreadable(why or "Không đọc được chữ trên bản quét.")
    partly = _PARTLY.format(count=len(found.empty_pages), pages=found.pages, why=why).strip()
    return replace(found.paper, remarks=(partly,))


def _recognised(found: PdfText) -> str:
    return (
        f"{len(found.empty_pages)} trang là bản quét, chữ do máy nhận dạng: đối chiếu mọi mục với bản gốc."
    )
