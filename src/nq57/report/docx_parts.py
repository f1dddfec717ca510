"""Pieces of WordprocessingML that python-docx has no words for: rules, page numbers, links, table rows.

It must not know reports.
"""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_PT_IN_MM = 0.3528
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def rule(paragraph: Paragraph, length: float, within: float, *, drawn: bool) -> None:
    """A thin line of a length in mm in the middle of a space: drawn, or as the paragraph's border."""
    paragraph.paragraph_format.space_before = Pt(3)
    if drawn:
        points = length / _PT_IN_MM
        style = f"position:absolute;width:{points:.1f}pt;height:0"
        where = "mso-position-horizontal:center;mso-position-horizontal-relative:text"
        line = (
            f"<w:pict {nsdecls('w')} {_VML}>"
            f'<v:line style="{style};{where}" from="0,3pt" to="{points:.1f}pt,3pt" '
            'strokecolor="black" strokeweight=".75pt"/></w:pict>'
        )
        paragraph.add_run()._r.append(parse_xml(line))  # noqa: SLF001 - drawings have no API
        return
    beside = max(0.0, (within - length) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(beside)
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - borders have no API


def page_number(section: Section, size: float) -> None:
    """The number in the middle of the top of every page but the first."""
    header = section.header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.alignment = 1
    run = paragraph.add_run()
    run.font.size = Pt(size)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - fields have no API


def on_every_page(section: Section, text: str) -> None:
    """A sentence at the foot of every page, the first one too."""
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = 1
        paragraph.add_run(text).italic = True


def anchored(paragraph: Paragraph, run: Run, name: str) -> None:
    """A run that leads to a bookmark of the same file and looks as it did."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    paragraph._p.remove(run._r)  # noqa: SLF001 - links have no API
    link.append(run._r)  # noqa: SLF001 - the same
    paragraph._p.append(link)  # noqa: SLF001 - the same


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that links lead to."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begin, end):
        element.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    paragraph._p.append(begin)  # noqa: SLF001 - bookmarks have no API
    paragraph._p.append(end)  # noqa: SLF001 - the same


def set_row(row: _Row, *, head: bool) -> None:
    """A row that is never split between pages; a head is on every page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - row properties have no API
    for name in ("w:cantSplit", *(("w:tblHeader",) if head else ())):
        properties.append(OxmlElement(name))


def set_cell_width(cell: _Cell, width: float) -> None:
    """A cell's width in mm; some programs read it, others the column's."""
    cell.width = Mm(width)
