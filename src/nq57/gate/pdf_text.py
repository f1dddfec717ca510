"""The text layer of a PDF, page by page, by PDFium: what a machine can look for marks and names in.

It must not judge the text. Bounded in pages and letters; pages without letters make a scan.
"""

from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MAX_PAGES = 1_000
MAX_NOTES = 2_000  # annotations of a page whose kinds are asked
MAX_LETTERS = 5_000_000
_SCAN = 0.5  # from this share of pages without a text layer on, a file is told of as a scan


class TextLayer(NamedTuple):
    """The texts of the pages that were read, their number, and whether most of those read have none."""

    pages: list[str]
    number: int
    is_scan: bool


def text_of(data: bytes) -> TextLayer:
    """The text layer; a scan without pages of what PDFium cannot open."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return TextLayer([], 0, is_scan=True)
    try:
        pages, count = _pages(document), len(document)
    finally:
        document.close()
    bare = sum(not text.strip() for text in pages)
    return TextLayer(pages, count, bool(pages) and bare / len(pages) > _SCAN)


def _pages(document: pdfium.PdfDocument) -> list[str]:
    pages, letters = list[str](), 0
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = _with_notes(document, number)
        except pdfium.PdfiumError:
            pages.append("")
            continue
        layer = page.get_textpage()
        text = layer.get_text_range().replace("\r\n", "\n") if layer.count_chars() else ""
        layer.close()
        page.close()
        pages.append(text)
        letters += len(text)
        if letters > MAX_LETTERS:
            break
    return pages


_PLAIN_NOTES = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP})


def _with_notes(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """A page with what its stamps, fields and notes show drawn into it, as a reader sees it."""
    page = document[number]
    if any(kind not in _PLAIN_NOTES for kind in _notes(page)):
        pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
        page.close()
        page = document[number]
    return page


def _notes(page: pdfium.PdfPage) -> list[int]:
    """The kinds of annotations on a page."""
    kinds = []
    for at in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), MAX_NOTES)):
        note = pdfium_c.FPDFPage_GetAnnot(page, at)
        kinds.append(pdfium_c.FPDFAnnot_GetSubtype(note))
        pdfium_c.FPDFPage_CloseAnnot(note)
    return kinds
