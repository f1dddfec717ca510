"""PDF by pikepdf: what runs, launches or hides inside is found by walking the objects, and taken out.

It must not decode pages. A signed file is never rewritten, for that breaks its signature: it is only
told of, or refused. What a scan shows cannot be read here, and is said so.
"""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream

from nq57.gate.pdf_bounds import check_streams
from nq57.gate.pdf_drawn import check_drawn
from nq57.gate.pdf_pictures import without_camera
from nq57.gate.pdf_strings import strings_of
from nq57.gate.pdf_text import TextLayer, text_of
from nq57.gate.verdict import FileFinding, FileText, RefusedFile, Verdict, damaged, finding, listed

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it thinks of a file is told by the verdict
MAX_OBJECTS = 2_000_000
# Actions (ISO 32000-2, 12.6.4): what may stay leads to a place, here or on the web.
_PLACES = frozenset({"/GoTo", "/Named", "/GoTo3DView", "/Thread", "/SetOCGState", "/Hide", "/Trans"})
_ACTIVE = {
    "/JavaScript": "JavaScript",
    "/Launch": "lệnh chạy chương trình",
    "/SubmitForm": "lệnh gửi biểu mẫu",
    "/ImportData": "lệnh nhập dữ liệu",
    "/GoToR": "lệnh mở tệp khác",
    "/GoToE": "lệnh mở tệp nhúng",
    "/Rendition": "phim, âm thanh tự chạy",
    "/Movie": "phim, âm thanh tự chạy",
    "/Sound": "phim, âm thanh tự chạy",
    "/RichMediaExecute": "nội dung đa phương tiện",
}
_RICH = frozenset({"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"})
_NOTES = frozenset(
    {"/Text", "/Popup", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Redact"}
)
_WEB = ("http:", "https:", "mailto:", "tel:", "ftp:", "#")
_PERSONAL = {"/Author": "tác giả", "/Keywords": "từ khóa", "/Subject": "chủ đề"}


@dataclass(slots=True)
class _Walk:
    """One pass over all objects; `keys` holds what is to be taken out of which dictionary."""

    active: set[str] = field(default_factory=set)
    keys: list[tuple[Dictionary, str]] = field(default_factory=list)
    notes: int = 0
    telling: set[str] = field(default_factory=set)


def inspect_pdf(kind: str, data: bytes) -> Verdict:
    """The verdict on a PDF; raises Refused."""
    check_streams(data)
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            return _inspected(kind, data, pdf)
    except pikepdf.PasswordError:
        raise RefusedFile("pdf-mat-khau") from None
    except (PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError, RuntimeError):
        raise damaged("không đọc được cấu trúc PDF", "its PDF structure cannot be read") from None


def _inspected(kind: str, data: bytes, pdf: Pdf) -> Verdict:
    check_drawn(pdf, len(data))
    if not len(pdf.pages):
        raise damaged("không có trang nào", "it has no pages")
    width, height = _page_size(pdf)
    layer = text_of(data)
    texts = (*_pages(layer), *strings_of(pdf))
    findings: list[FileFinding] = [finding("pdf-ban-quet")] if layer.is_scan else []
    findings += _unread(layer, len(pdf.pages))
    signed = is_signed(pdf)
    walk = _walked(pdf)
    if signed:
        findings += _signed_findings(walk, pdf)
        return Verdict(kind, tuple(findings), None, width, height, texts)
    cleaned = _cleaned(pdf, walk, data)
    if pdf.is_encrypted and cleaned is not None:
        walk.active.add("hạn chế in, sao chép")
    if walk.active:
        findings.append(finding("pdf-lam-sach", what=listed(walk.active)))
    if walk.notes:
        findings.append(finding("pdf-ghi-chu", count=walk.notes))
    return Verdict(kind, tuple(findings), cleaned, width, height, texts)


def _pages(layer: TextLayer) -> Iterator[FileText]:
    for number, page in enumerate(layer.pages, start=1):
        yield FileText(f"trang {number}" if layer.number > 1 else "", page)


def _unread(layer: TextLayer, pages: int) -> Iterator[FileFinding]:
    """Pages beyond the bounds, or that PDFium cannot open, may say anything."""
    read, count = len(layer.pages), max(layer.number, pages)
    if layer.number and read < count:
        yield finding(
            "tep-doc-do-dang",
            what=f"mới đọc {read} trong {count} trang",
            what_en=f"{read} of {count} pages",
        )


def _signed_findings(walk: _Walk, pdf: Pdf) -> Iterator[FileFinding]:
    what = {words for key, words in _PERSONAL.items() if str(pdf.docinfo.get(key, "")).strip()}
    what |= {"ghi chú"} if walk.notes else set()
    if any(without_camera(pdf, one) for one in pdf.objects if isinstance(one, Stream)):
        what.add("thông tin máy ảnh trong ảnh")  # the copy in memory alone has lost it
    if walk.active:
        yield finding("ky-so-co-ma", what=listed(walk.active))
    elif what:
        yield finding("ky-so-giu-nguyen", what=listed(what))


def is_signed(pdf: Pdf) -> bool:
    """Whether the file bears a digital signature, or one over its rights."""
    form = pdf.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if isinstance(form, Dictionary) else 0
    if (isinstance(flags, int) and flags & 1) or "/DocMDP" in pdf.Root.get("/Perms", Dictionary()):
        return True
    return any(
        isinstance(found, Dictionary) and "/ByteRange" in found and "/Contents" in found
        for found in pdf.objects
    )


def _walked(pdf: Pdf) -> _Walk:
    walk = _Walk()
    count = 0
    for top in pdf.objects:
        for found in _dictionaries(top):
            count += 1
            if count > MAX_OBJECTS:
                raise damaged("quá nhiều đối tượng", "it has too many objects")
            _look(found, walk)
    return walk


def _dictionaries(top: Object) -> Iterator[Dictionary]:
    """A top object and the dictionaries written inside it; what it only refers to comes by itself."""
    waiting = [top]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Dictionary | Stream):
            yield cast("Dictionary", found)  # a stream is a dictionary with bytes
            inner = [found.get(key) for key in found.keys()]  # noqa: SIM118 - not a mapping
        elif isinstance(found, Array):
            inner = list(found)
        else:
            continue
        waiting += [
            part for part in inner if isinstance(part, Dictionary | Stream | Array) and not part.is_indirect
        ]


def _look(found: Dictionary, walk: _Walk) -> None:
    """Note what of one dictionary runs, hides or tells."""
    action = _name(found.get("/S"))
    if action in _ACTIVE:
        walk.active.add(_ACTIVE[action])
        walk.keys += [(found, key) for key in ("/S", "/JS", "/F", "/Win", "/URI", "/D", "/Next")]
    elif action == "/URI" and not _is_web(found.get("/URI")):
        walk.active.add("liên kết lạ")
        walk.keys += [(found, "/URI"), (found, "/S")]
    for key, words in _HIDING.items():
        if key in found:
            walk.active.add(words)
            walk.keys.append((found, key))
    if _name(found.get("/Subtype")) in _RICH and "/Rect" in found:
        walk.active.add("nội dung đa phương tiện")
    walk.keys += [(found, key) for key in ("/PieceInfo", "/LastModified") if key in found]
    if "/Annots" in found:
        _look_at_notes(found, walk)


_HIDING = {
    "/JS": "JavaScript",
    "/JavaScript": "JavaScript",
    "/EmbeddedFiles": "tệp nhúng",
    "/EF": "tệp nhúng",
    "/AF": "tệp nhúng",
    "/Collection": "tệp nhúng",
    "/XFA": "biểu mẫu XFA",
    "/RichMediaContent": "nội dung đa phương tiện",
    "/3DD": "nội dung đa phương tiện",
}


def _look_at_notes(page: Dictionary, walk: _Walk) -> None:
    for annotation in _annotations(page):
        walk.notes += _name(annotation.get("/Subtype")) in _NOTES - {"/Popup"}


def _annotations(page: Dictionary) -> list[Dictionary]:
    annotations = page.get("/Annots")
    found = list(annotations) if isinstance(annotations, Array) else []
    return [one for one in found if isinstance(one, Dictionary)]


def _is_web(address: Object | None) -> bool:
    return str(address or "").strip().lower().startswith(_WEB)


def _name(value: Object | None) -> str:
    return str(value) if isinstance(value, Name) else ""


def _cleaned(pdf: Pdf, walk: _Walk, data: bytes) -> bytes | None:
    """The file rewritten without what was noted; its former versions are gone with that."""
    done = [_without_keys(walk), _without_telling(pdf), _has_former_versions(data)]
    done += [_without_notes(page.obj) for page in pdf.pages]
    done += [without_camera(pdf, one) for one in pdf.objects if isinstance(one, Stream)]
    if not any(done):
        return None
    out = io.BytesIO()
    # Encrypted, it would differ at every writing: restrictions that anybody may lift are not rewritten.
    pdf.save(out, deterministic_id=True, encryption=False, fix_metadata_version=False)
    return out.getvalue()


def _has_former_versions(data: bytes) -> bool:
    """Whether more than one state of the file lies in it, or anything behind its end."""
    ends = data.count(b"startxref")
    behind = data[data.rfind(b"%%EOF") + 5 :].strip(b"\x00\r\n ")
    return (
        ends > (2 if b"/Linearized" in data[:2048] else 1) or bool(behind) or not data.startswith(b"%PDF")
    )


def _without_keys(walk: _Walk) -> bool:
    for found, key in walk.keys:
        if key in found:
            del found[key]
    return bool(walk.keys)


def _without_notes(page: Dictionary) -> bool:
    """Reviewers' notes go, and the names of those who drew what stays."""
    kept, named = list[Dictionary](), False
    before = _annotations(page)
    for one in before:
        for key in ("/T", "/M", "/CreationDate", "/NM") if _name(one.get("/Subtype")) != "/Widget" else ():
            if key in one:
                del one[key]
                named = True
        if _name(one.get("/Subtype")) not in _NOTES | _RICH | {"/FileAttachment"}:
            kept.append(one)
    if len(kept) < len(before):
        page["/Annots"] = Array(kept)
    return named or len(kept) < len(before)


def _without_telling(pdf: Pdf) -> bool:
    """Document data and XMP go, but for the title that readers hear and the marks of an archive form."""
    cleared = [_without_data_marks(one) for one in pdf.objects]
    info = pdf.trailer.get("/Info")
    names = set(info.keys()) if isinstance(info, Dictionary) else set[str]()
    title = str(pdf.docinfo.get("/Title", "")).strip() if names else ""
    misleading = any(sign in title for sign in ("\\", "/Users/", "Microsoft Word -", "file:"))
    if names - {"/Title"} or misleading:
        del pdf.trailer["/Info"]
        if title and not misleading:
            pdf.docinfo["/Title"] = title
        cleared.append(True)
    return _with_archive_marks(pdf) or any(cleared)


def _without_data_marks(one: Object) -> bool:
    if (
        not isinstance(one, Dictionary | Stream)
        or "/Metadata" not in one
        or one.get("/Type") == Name("/Catalog")
    ):
        return False
    del one["/Metadata"]
    return True


def _with_archive_marks(pdf: Pdf) -> bool:
    """Cut the document's XMP to what part of PDF/A or PDF/UA it follows; whether that changed it."""
    if "/Metadata" not in pdf.Root:
        return False
    marks = _archive_marks(pdf)
    if marks and pdf.Root["/Metadata"].read_bytes() == marks:
        return False
    del pdf.Root["/Metadata"]
    if marks:
        pdf.Root["/Metadata"] = Stream(pdf, marks, Type=Name("/Metadata"), Subtype=Name("/XML"))
    return True


def _archive_marks(pdf: Pdf) -> bytes:
    """XMP that says which part of PDF/A or PDF/UA the file follows, and nothing else."""
    try:
        metadata = pdf.Root["/Metadata"].read_bytes()
    except PdfError:
        return b""
    found = (
        (name, re.search(rf'{name}(?:="|>)\s*([0-9A-Za-z]{{1,4}})\b'.encode(), metadata)) for name in _MARKS
    )
    rows = "".join(f"<{name}>{value[1].decode()}</{name}>" for name, value in found if value)
    return _XMP.format(rows=rows).encode() if rows else b""


_MARKS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "pdfuaid:rev")
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '{rows}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def _page_size(pdf: Pdf) -> tuple[int, int]:
    """Width and height of the first page in points; 0 when it does not tell them."""
    try:
        left, low, right, high = (float(edge) for edge in pdf.pages[0].mediabox)
    except (ValueError, TypeError, PdfError):
        return 0, 0
    return round(abs(right - left)), round(abs(high - low))
