"""Files to papers: the form told by the first bytes, each form read by its own module.

It must not trust a file's name; what it cannot read it says in a sentence for the editor.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from nq57.gate.limited_workers import Bounds, Overrun
from nq57.importing.papers.docx_reader import read_docx
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.pdf_reader import PdfText, read_pdf
from nq57.importing.papers.txt_reader import read_txt
from nq57.language.syllables import share_of_syllables

# A PDF with those of its pages recognised, or a sentence that says why not (see `scans.with_text`).
Recognise = Callable[[bytes, Sequence[int]], bytes | str]
# What `read_form` makes of a form and its bytes, wherever it is run; or what that took too much of.
Read = Callable[[str, bytes], Any]
MAX_BYTES = 64 * 1024 * 1024
_HEAD = 4096
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_READ = 0.8  # of the words that are syllables of ours: of a sound paper nearly all are
_TOO_POOR = (
    "Bản quét quá kém: chỉ khoảng {share} % số chữ đọc ra thành tiếng. Quét lại ở 300 dpi, hoặc dùng bản"
    " Word; nếu vẫn nhập thì phải điền lại hầu hết các mục."
)
_PARTLY = "{count} trong {pages} trang là bản quét không có lớp chữ nên chưa được đọc. {why}"
_POOR = "{count} trong {pages} trang có lớp chữ nhận dạng hỏng nên mọi mục chỉ là phỏng đoán. {why}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no paper, for the editor."""

    why: str


def read_form(form: str, data: bytes) -> Paper | PdfText | Unreadable | None:
    """What the reader of one form makes of these bytes; the work that belongs in a cage."""
    return _READERS[form](data)


_READERS: dict[str, Callable[[bytes], Paper | PdfText | Unreadable | None]] = {
    "pdf": read_pdf,
    "recognised": partial(read_pdf, ours=True),
    "docx": read_docx,
    "txt": read_txt,
}


def paper_bounds(size: int) -> Bounds:
    """The bounds for reading a paper of so many bytes: places of letters and lines of tables are costly."""
    cpu = 30 + 5 * size / 1_000_000
    return Bounds(cpu, 10 * cpu, 400_000_000)


def read_paper(data: bytes, recognised: Recognise, read: Read = read_form) -> Paper | Unreadable:
    """The paper in a file; scanned pages are read by `recognised`, everything else by way of `read`."""
    if not data.strip():
        return Unreadable("Tệp rỗng.")
    if len(data) > MAX_BYTES:
        return Unreadable("Tệp lớn quá 64 MB.")
    if b"%PDF-" in data[:1024]:
        return _pdf(data, recognised, read)
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, read)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Unreadable(
            "Tệp Word kiểu cũ (.doc): mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập lại."
        )
    if b"\x00" in data[:_HEAD] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable("Tệp không phải PDF, DOCX hay văn bản thuần.")
    paper: Paper | Unreadable | Overrun = read("txt", data)
    return _too_dear(paper) if isinstance(paper, Overrun) else paper


def _too_dear(why: Overrun) -> Unreadable:
    return Unreadable(f"Không đọc được: {why.why}. Lưu lại từ bản gốc, hoặc chia thành nhiều tệp.")


def _docx(data: bytes, read: Read) -> Paper | Unreadable:
    paper: Paper | Overrun | None = read("docx", data)
    if isinstance(paper, Overrun):
        return _too_dear(paper)
    if paper is None:
        return Unreadable("Tệp không phải DOCX lành lặn (hỏng, hoặc giải nén quá lớn).")
    return paper if paper.blocks else Unreadable("Tệp Word không có chữ, chỉ có hình: nhập bản PDF.")


def _pdf(data: bytes, recognised: Recognise, read: Read) -> Paper | Unreadable:
    found: PdfText | Overrun | None = read("pdf", data)
    if isinstance(found, Overrun):
        return _too_dear(found)
    if found is None:
        return Unreadable("Không mở được tệp PDF (hỏng hoặc có mật khẩu).")
    lacking = sorted((*found.empty_pages, *found.poor_pages))
    if not lacking:
        return found.paper
    answer = recognised(data, lacking)
    again = read("recognised", answer) if isinstance(answer, bytes) else None
    if isinstance(again, PdfText):
        return replace(again.paper, form="scan", remarks=tuple(_recognised(again.paper, len(lacking))))
    why = answer if isinstance(answer, str) else ""
    if len(found.empty_pages) == found.pages:
        return Unreadable(why or "Không đọc được chữ trên bản quét.")
    form = "scan" if found.poor_pages else found.paper.form
    return replace(found.paper, form=form, remarks=tuple(_unread(found, why)))


def _recognised(paper: Paper, pages: int) -> Iterator[str]:
    """What an editor hears of pages that were recognised, and whether too poorly to rely on."""
    words = [word for line in paper.texts for word in _WORD.findall(line.text)]
    share = share_of_syllables(words)
    if share < _LEAST_READ:
        yield _TOO_POOR.format(share=round(100 * share))
    yield f"{pages} trang là bản quét, chữ do máy nhận dạng: đối chiếu mọi mục với bản gốc."


def _unread(found: PdfText, why: str) -> Iterator[str]:
    """What an editor hears of the pages that nobody could read."""
    for pages, sentence in ((found.empty_pages, _PARTLY), (found.poor_pages, _POOR)):
        if pages:
            yield sentence.format(count=len(pages), pages=found.pages, why=why).strip()
