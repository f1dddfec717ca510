"""A paper as DOCX in its form: head in two cells, justified text, tables that repeat their head, annexes.

It must not decide what is said. Equal papers give equal bytes: no clock, no random ids.
"""

import datetime as dt
import io

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from nq57.language.number_words import roman_figures
from nq57.report.docx_parts import (
    anchored,
    bookmark,
    on_every_page,
    page_number,
    rule,
    set_cell_width,
    set_row,
)
from nq57.report.layouts import (
    COUNTRY,
    ISSUER_RULE,
    LETTER,
    MOTTO,
    PARTY_NAME,
    WIDTHS,
    PageLayout,
    head_lines,
    layout_of,
    name_width,
)
from nq57.report.paper import INVENTED, Head, Paragraph, ReportPaper, Run, Signature, Table
from nq57.report.source_annex import short_source_table
from nq57.report.still_zip import still

FONT = "Times New Roman"
_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_A4 = (210.0, 297.0)
_WIDE = 6  # columns from which an annex lies across
_PT_IN_MM = 0.3528
_ALIGN = WD_ALIGN_PARAGRAPH


def docx_bytes(paper: ReportPaper) -> bytes:
    """The file."""
    return still(_Writer(paper).written())


class _Writer:
    """Writes one paper."""

    def __init__(self, paper: ReportPaper) -> None:
        self.paper, self.layout = paper, layout_of(paper.form)
        self.document: Document = docx.Document()
        self._bookmarks = 0

    def written(self) -> bytes:
        """Everything in order, as python-docx saves it."""
        _base(self.document, self.layout)
        _page(self.document.sections[0], self.layout, first=True)
        page_number(self.document.sections[0], self.layout.body_size)
        if self.paper.invented:
            on_every_page(self.document.sections[0], INVENTED)
        self._head(self.paper.head)
        self._title(self.paper.head)
        for block in self.paper.body:
            self._table(block) if isinstance(block, Table) else self._paragraph(block)
        if isinstance(self.paper.body[-1], Paragraph):  # a signature never is alone on its page
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._signature(self.paper.signature)
        for number, annex in enumerate(self.paper.annexes, start=1):
            self._annex(number, annex)
        if self.paper.sources:
            self._sources()
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def _head(self, head: Head) -> None:
        """Who writes on the left, the country or the party on the right."""
        layout, party = self.layout, self.paper.form == "dang"
        width = _A4[0] - layout.left - layout.right
        widths = (layout.left_head, width - layout.left_head)
        table = self.document.add_table(1, 2)
        _bare(table, widths)
        left, right = table.rows[0].cells
        for line in head_lines(head.superior, layout.left_head, layout.superior_size):
            _line(left, line, layout.superior_size)
        size = layout.issuer_size
        lines = head_lines(head.issuer, layout.left_head, size)
        for line in lines:
            _line(left, line, size, bold=True)
        if party:
            _line(left, "*", layout.issuer_size, bold=True)
        else:
            length = ISSUER_RULE * name_width(lines[-1], size)
            rule(_line(left, "", 4), length, widths[0], drawn=self.paper.drawn_rules)
        _line(left, head.number, layout.body_size)
        self._right_head(right, widths[1], head, party=party)

    def _right_head(self, cell: _Cell, width: float, head: Head, *, party: bool) -> None:
        layout = self.layout
        if party:
            _line(cell, PARTY_NAME, layout.motto_size, bold=True)
            length = WIDTHS[PARTY_NAME] * layout.motto_size * _PT_IN_MM
        else:
            _line(cell, COUNTRY, layout.motto_size, bold=True)
            _line(cell, MOTTO, layout.motto_size, bold=True)
            length = WIDTHS[MOTTO] * layout.motto_size * _PT_IN_MM
        rule(_line(cell, "", 4), length, width, drawn=self.paper.drawn_rules)
        _line(cell, head.place, layout.body_size, italic=True)

    def _title(self, head: Head) -> None:
        layout, width = self.layout, _A4[0] - self.layout.left - self.layout.right
        title = self._line(head.title, layout.title_size, bold=True)
        title.paragraph_format.space_before = Pt(12)
        for line in head_lines(head.subject, width, layout.subject_size, letter=LETTER):
            self._line(line, layout.subject_size, bold=True)
        rule(
            self._line("", 4),
            WIDTHS["BÁO CÁO"] * layout.title_size * _PT_IN_MM,
            width,
            drawn=self.paper.drawn_rules,
        )
        if head.addressees:
            to = self._line(f"Kính gửi: {'; '.join(head.addressees)}", layout.body_size)
            to.paragraph_format.space_before = to.paragraph_format.space_after = Pt(8)

    def _line(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> DocxParagraph:
        paragraph = self.document.add_paragraph()
        _formatted(paragraph, text, size, bold=bold, italic=italic)
        return paragraph

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before = Pt(self.layout.before_paragraph)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, self.layout.line
        if block.kind == "caption":
            paragraph.alignment, form.keep_with_next = _ALIGN.CENTER, True
        else:
            paragraph.alignment, form.first_line_indent = _ALIGN.JUSTIFY, Mm(self.layout.first_line)
            form.keep_with_next = block.kind == "part"
        if block.kind == "part":
            block = Paragraph((Run(block.text.upper()),), "part")
        self._runs(paragraph, block.runs, self.layout.body_size, bold=block.kind in {"part", "caption"})

    def _runs(
        self, paragraph: DocxParagraph, runs: tuple[Run, ...], size: float, *, bold: bool = False
    ) -> None:
        """Words; a number leads to its line in the list of sources and looks like any other word."""
        for run in runs:
            made = paragraph.add_run(run.text)
            made.font.size, made.bold = Pt(size), bold
            if run.source:
                anchored(paragraph, made, f"nguon_{run.source}")

    def _table(self, table: Table, *, width: float = 0.0) -> None:
        whole = width or _A4[0] - self.layout.left - self.layout.right
        widths = [whole * share / sum(table.widths) for share in table.widths]
        made = self.document.add_table(1, len(table.columns), style="Table Grid")
        made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        size = 11.0 if len(table.columns) >= _WIDE else 12.0
        for cell, name in zip(made.rows[0].cells, table.columns, strict=True):
            _fill_cell(cell, name, size, bold=True)
        for row in table.rows:
            cells = made.add_row().cells
            for at, (cell, run) in enumerate(zip(cells, row, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph.alignment = _ALIGN.CENTER if at == 0 else _ALIGN.LEFT
                self._runs(paragraph, (run,), size)
        for at, row_made in enumerate(made.rows):
            set_row(row_made, head=at == 0)
            for cell, length in zip(row_made.cells, widths, strict=True):
                set_cell_width(cell, length)
        for column, length in zip(made.columns, widths, strict=True):
            column.width = Mm(length)

    def _annex(self, number: int, table: Table) -> None:
        """One annex on pages of its own, across where it has many columns."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        across = len(table.columns) >= _WIDE
        _page(section, self.layout, across=across)
        self._line(f"Phụ lục {roman_figures(number)}", 14, bold=True)
        self._line(table.heading.upper(), 14, bold=True)
        self._with_paper()
        width = _A4[1 if across else 0] - (40.0 if across else self.layout.left + self.layout.right)
        self._table(table, width=width)

    def _with_paper(self) -> None:
        """Which paper an annex belongs to, as the decree wants it below the annex's name."""
        head = self.paper.head
        words = (
            f"{head.title.capitalize()} {head.number[:1].lower()}{head.number[1:]}",
            head.place.partition(", ")[2],
            "của",
            head.organ,
        )
        line = self._line(f"(Kèm theo {' '.join(words)})", self.layout.body_size, italic=True)
        line.paragraph_format.space_after = Pt(6)

    def _sources(self) -> None:
        """The last annex: each number with its rule and its records."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, self.layout, across=True)
        self._line(f"Phụ lục {roman_figures(len(self.paper.annexes) + 1)}", 14, bold=True)
        self._line("NGUỒN SỐ LIỆU", 14, bold=True)
        self._with_paper()
        self._table(short_source_table(self.paper), width=_A4[1] - 40.0)
        for row, source in zip(self.document.tables[-1].rows[1:], self.paper.sources, strict=True):
            self._bookmarks += 1
            bookmark(row.cells[0].paragraphs[0], f"nguon_{source.number}", self._bookmarks)

    def _signature(self, signature: Signature) -> None:
        layout, width = self.layout, _A4[0] - self.layout.left - self.layout.right
        table = self.document.add_table(1, 2)
        _bare(table, (width / 2, width / 2))
        set_row(table.rows[0], head=False)
        left, right = table.rows[0].cells
        to = _line(
            left,
            "Nơi nhận:",
            12,
            bold=not layout.recipients_underlined,
            italic=not layout.recipients_underlined,
        )
        to.alignment = _ALIGN.LEFT
        to.paragraph_format.space_before = Pt(12)
        to.runs[0].underline = layout.recipients_underlined
        for line in signature.recipients:
            _line(left, line, 11).alignment = _ALIGN.LEFT
        size = layout.body_size
        _line(right, signature.capacity, size, bold=True).paragraph_format.space_before = Pt(12)
        if signature.office:
            _line(right, signature.office, size, bold=True)
        _line(right, signature.signer, size, bold=True).paragraph_format.space_before = Pt(60)


def _base(document: Document, layout: PageLayout) -> None:
    """One font for all letters, no theme; nothing that tells when or where the file was made."""
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(layout.body_size), RGBColor(0, 0, 0)
    for one in document.styles:
        if one.type in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.TABLE}:
            for fonts in one.element.iter(qn("w:rFonts")):
                fonts.attrib.clear()
                for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                    fonts.set(qn(name), FONT)
    _language(document)
    core = document.core_properties
    core.author, core.last_modified_by, core.comments, core.revision = "", "", "", 1
    core.title = core.subject = ""
    core.created = core.modified = _DAY


def _language(document: Document) -> None:
    for defaults in document.styles.element.iter(qn("w:rPrDefault")):
        for fonts in defaults.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(name), FONT)
        for language in defaults.iter(qn("w:lang")):
            language.set(qn("w:val"), "vi-VN")
    for name in ("w:themeFontLang",):
        for found in document.settings.element.iter(qn(name)):
            found.set(qn("w:val"), "vi-VN")


def _page(section: Section, layout: PageLayout, *, across: bool = False, first: bool = False) -> None:
    width, height = (_A4[1], _A4[0]) if across else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin = Mm(20 if across else layout.left)
    section.right_margin = Mm(20 if across else layout.right)
    section.different_first_page_header_footer = first
    section.header_distance = section.footer_distance = Mm(10)


def _bare(made: DocxTable, widths: tuple[float, ...]) -> None:
    """A table without frame and without space beside its text: cells are as measured."""
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    properties = made._tbl.tblPr  # noqa: SLF001 - margins have no API
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), "0")
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    properties.append(margins)
    for at, width in enumerate(widths):
        made.columns[at].width = Mm(width)
        set_cell_width(made.rows[0].cells[at], width)


def _line(
    cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> DocxParagraph:
    """One more centred line of a cell; the paragraph that a new cell has is the first."""
    first = cell.paragraphs[0]
    fresh = len(cell.paragraphs) == 1 and not first.runs and not first.paragraph_format.alignment
    paragraph: DocxParagraph = first if fresh else cell.add_paragraph()
    _formatted(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def _formatted(
    paragraph: DocxParagraph, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    paragraph.alignment = _ALIGN.CENTER
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _fill_cell(cell: _Cell, text: str, size: float, *, bold: bool) -> None:
    _formatted(cell.paragraphs[0], text, size, bold=bold)
