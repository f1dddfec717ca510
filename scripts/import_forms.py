"""Plans as the files offices send: text to DOCX, and by LibreOffice to PDF: `… import_forms.py FOLDER OUT`.

Must not know what a plan says; its annex becomes a ruled table that the pages break where they will.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from nq57.importing.facts.flat_annex import flat_duties
from nq57.importing.facts.heading import read_heading
from nq57.importing.facts.outline import paragraphs
from nq57.importing.facts.parts import Parts, split_parts
from nq57.importing.papers.paper import Line
from nq57.importing.papers.txt_reader import read_txt

COLUMNS = ("TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
WIDTHS = (1.2, 9.0, 5.0, 6.0, 4.0)  # centimetres
_MOTTO = re.compile("CỘNG HÒA|Độc lập")
_NUMBER = re.compile(r"(S\S+:?\s*\S+(?:\s*JKH-UBND)?)\s+(.*)")
_TITLES = re.compile(r"[TKQ]\S{0,2}\.|GIÁM ĐỐC|CHỦ TỊCH|PHÓ|UBND")


def main(arguments: Sequence[str]) -> None:
    """Write `NNN.docx` and `NNN.pdf` for each text `NNN_….txt` of the folder."""
    source, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for text in sorted(source.glob("*.txt")):
        target = out / f"{text.name[:3]}.docx"
        document(text.read_bytes()).save(str(target))
        made.append(str(target))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out), *made]
    subprocess.run(command, check=True)


def document(data: bytes) -> Document:
    """The plan as a Word file: columns at head and end, justified paragraphs, the annex on its side."""
    paper = read_txt(data)
    parts = split_parts(paper.lines)
    made = docx.Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Times New Roman", Pt(14)
    _page(made, landscape=False)
    _head(made, parts)
    heading = read_heading(parts)
    for text in (parts.title.text if parts.title else "", heading.subject.value if heading.subject else ""):
        _paragraph(made, text, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    for one in paragraphs(parts.body[heading.subject_lines :]):
        _paragraph(made, " ".join(line.text for line in one.lines), WD_ALIGN_PARAGRAPH.JUSTIFY)
    _end(made, parts.tail)
    _annex(made, paper.lines, parts)
    return made


def _page(made: Document, *, landscape: bool) -> None:
    section = made.sections[-1]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Cm(3), Cm(2)


def _paragraph(made: Document, text: str, alignment: WD_ALIGN_PARAGRAPH, *, bold: bool = False) -> None:
    paragraph = made.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = alignment


def _beside(made: Document, left: Sequence[str], right: Sequence[str]) -> None:
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "\n".join(left), "\n".join(right)


def _head(made: Document, parts: Parts) -> None:
    left = [line.text for line in parts.head if not _MOTTO.search(line.text)]
    right = [line.text for line in parts.head if _MOTTO.search(line.text)]
    numbered = _NUMBER.match(left[-1]) if left else None
    if numbered:
        left[-1] = numbered[1].replace(": /", ":          /")
        right.append(numbered[2].replace("ngày tháng", "ngày      tháng"))
    _beside(made, left, right)


def _end(made: Document, tail: Sequence[Line]) -> None:
    texts = [line.text for line in tail]
    at = next((n for n, text in enumerate(texts) if n and _TITLES.match(text)), len(texts))
    *titles, name = texts[at:] or [""]
    _beside(made, texts[:at], [*titles, "", "", "", name])


def _annex(made: Document, lines: Sequence[Line], parts: Parts) -> None:
    duties = flat_duties(lines, "")
    if not duties:
        return
    made.add_section()
    _page(made, landscape=True)
    for line in parts.annex[:5]:
        _paragraph(made, line.text, WD_ALIGN_PARAGRAPH.CENTER)
    table = made.add_table(0, len(COLUMNS), style="Table Grid")
    rows = [(d.ordinal, d.name, "; ".join(d.leads), "; ".join(d.helpers), d.deadline) for d in duties]
    for row in (COLUMNS, *rows):
        for cell, text, width in zip(table.add_row().cells, row, WIDTHS, strict=True):
            cell.text, cell.width = text, Cm(width)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way


if __name__ == "__main__":
    main(sys.argv[1:] if len(sys.argv) == 3 else sys.exit(__doc__))  # noqa: PLR2004 - source and target
