"""The text layer of a PDF, page by page, by PDFium: what a machine can look for marks and names in.

It must not judge the text. Bounded in pages and letters; pages without letters make a scan.
"""

import pypdfium2 as pdfium

MAX_PAGES = 1_000
MAX_LETTERS = 5_000_000
_SCAN = 0.5  # from this share of pages without a text layer on, a file is told of as a scan


def text_of(data: bytes) -> tuple[str, bool]:
    """The text, and whether most pages have none; ("", True) of what PDFium cannot open."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return "", True
    try:
        pages = _pages(document)
    finally:
        document.close()
    bare = sum(not text.strip() for text in pages)
    return "\f".join(pages), bool(pages) and bare / len(pages) > _SCAN


def _pages(document: pdfium.PdfDocument) -> list[str]:
    pages, letters = list[str](), 0
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
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
