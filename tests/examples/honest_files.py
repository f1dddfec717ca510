"""Honest files as offices make them: by the libraries that write them, and as LibreOffice lays them out.

It must not hold anything that the gate may stop; each file is made here by code.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

import docx as word
import openpyxl
import pptx as slides
from docx.oxml import parse_xml
from fpdf import FPDF
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from tests.office_packages import docx, opendocument, package, relations, xlsx
from tests.small_files import jpeg

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FIELD = (
    '<w:p xmlns:w="{w}"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>{code}</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
FIELDS = (
    *(
        " PAGE ",
        " NUMPAGES",
        ' TOC \\o "1-3" \\h \\z \\u',
        " PAGEREF _Toc1 \\h",
        " REF bang1 \\h",
        " SEQ Bảng",
    ),
    *(
        ' DATE \\@ "dd/MM/yyyy"',
        " AUTHOR ",
        " FILENAME",
        ' HYPERLINK "https://langson.gov.vn/a?b=1" \\t "_blank"',
    ),
    *(
        ' HYPERLINK \\l "muc1" \\o "Tới mục"',
        ' HYPERLINK "mailto:a@langson.gov.vn"',
        " MERGEFIELD Ten",
        " FORMTEXT",
    ),
    *(' IF 1 = 1 "link" "database"', ' STYLEREF "Heading 1"', " = SUM(ABOVE)", ' HYPERLINK "phu-luc.docx"'),
)
FORMULAS = (
    *("SUM(A1:A3)", 'IF(A1>0,"tăng","giảm")', "VLOOKUP(A1,'Quý 1|2'!A:B,2,FALSE)", 'TEXT(A1,"dd/mm")'),
    *('HYPERLINK("https://langson.gov.vn/","Cổng")', 'HYPERLINK("#Sheet!A1","Lên")', "HYPERLINK(A2)"),
    *(
        '"Tỷ lệ: "&A1&"% | năm"',
        "INDEX(A:A,MATCH(B1,B:B,0))",
        "_xlfn.XLOOKUP(A1,B:B,C:C)",
        "ROUND(A1/A2*100,1)",
    ),
    *('HYPERLINK("https://vanban.chinhphu.vn/"&A1,"Xem")', "SUMPRODUCT(--(A1:A9>5))", "EDATE(A1,12)"),
)
CELLS = (
    *(
        "-5",
        "-5,5%",
        "+84 912",
        "- Nam",
        "+ Nữ",
        "-Nam",
        "- Tỷ lệ (%)",
        "-1.234.567",
        "(5)",
        "–",
        "-",
        "--",
        "a=b",
    ),
    *(
        "12/3",
        "+5°C",
        "-12,5 điểm",
        "+/- 5",
        "-20 – 30",
        "- Số hộ (hộ) năm 2024",
        "5 = 2 + 3",
        "x@langson.gov.vn",
    ),
)


class Honest(NamedTuple):
    """A file, and what its editor may be warned of."""

    name: str
    data: bytes
    warned: tuple[str, ...] = ()


def honest_files() -> Iterator[Honest]:
    """All of them."""
    yield Honest("thuong.docx", _letter())
    yield Honest("truong.docx", _letter(*FIELDS))
    for at, code in enumerate(FIELDS):
        yield Honest(
            f"truong-{at}.docx",
            docx(_FIELD.format(w=_W, code=code.replace("&", "&amp;").replace("<", "&lt;"))),
        )
    yield Honest("thuong.xlsx", _workbook())
    yield Honest("ghi-chu.xlsx", _workbook(noted=True), ("van-phong-ghi-chu",))
    yield Honest("thuong.pptx", _presentation(), ("van-phong-an",))  # the table behind a chart
    yield from _laid_out()
    yield from _open_documents()
    yield Honest(
        "thuong.csv", ("Tên,Số\n" + "".join(f"{n},{cell}\n" for n, cell in enumerate(CELLS))).encode()
    )
    yield Honest(
        "cham-phay.csv", ("Tên;Số\n" + "".join(f'{n};"{cell}"\n' for n, cell in enumerate(CELLS))).encode()
    )
    yield Honest(
        "bieu.csv", '\ufeffTT,"Chỉ tiêu, đơn vị",2024\n1,"- Hộ nghèo, cận nghèo","-5,5"\n'.encode()
    )
    yield Honest("mot-cot.csv", "Tên xã\nKỳ Lừa\nĐông Kinh\n".encode())
    yield Honest("thuong.pdf", _paper())


def _letter(*codes: str) -> bytes:
    document = word.Document()
    document.core_properties.title = "Kế hoạch chuyển đổi số"
    document.sections[0].header.paragraphs[0].text = "UBND TỈNH LẠNG SƠN"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.add_heading("Kế hoạch", 1)
    document.add_paragraph("Nội dung thực hiện Nghị quyết số 57-NQ/TW.", style="List Bullet")
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 1).text = "Chỉ tiêu", "-5,5%"
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "png")
    document.add_picture(picture)
    link = document.part.relate_to("https://chinhphu.vn/", f"{_OFFICE}/hyperlink", is_external=True)
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:hyperlink xmlns:w="{_W}" xmlns:r="{_OFFICE}" r:id="{link}">'
            "<w:r><w:t>Xem</w:t></w:r></w:hyperlink>"
        )
    )
    for code in codes:
        document.element.body.insert(0, parse_xml(_FIELD.format(w=_W, code=code)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _workbook(*, noted: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu 01"
    sheet.append(["TT", "Chỉ tiêu", "Đơn vị", "2023", "2024"])
    for at, cell in enumerate(CELLS, start=1):
        sheet.append([at, cell, "%", at * 1.5, -at])
    for at, formula in enumerate(FORMULAS, start=1):
        sheet.cell(at, 8).value = f"={formula}"
    sheet["A40"].value = "Cổng"
    sheet["A40"].hyperlink = "https://langson.gov.vn/"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=9), titles_from_data=True)
    sheet.add_chart(chart, "L2")
    choice = DataValidation(
        type="list", formula1='"Có,Không"', promptTitle="Chọn", prompt="Chọn một giá trị"
    )
    sheet.add_data_validation(choice)
    choice.add("K2")
    sheet.conditional_formatting.add("D2:D9", FormulaRule(formula=["$D2>5"]))  # type: ignore[no-untyped-call] # openpyxl leaves it so
    sheet.oddHeader.center.text = "UBND TỈNH"  # type: ignore[union-attr] # a new sheet has one
    sheet.add_table(Table(displayName="Bang1", ref="A1:E9"))
    book.create_sheet("Quý 1|2").append(["a", "b"])
    book.defined_names["Vung"] = DefinedName("Vung", attr_text="'Biểu 01'!$A$1:$D$3")
    if noted:
        sheet["B2"].comment = Comment("Xem lại", "An")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _presentation() -> bytes:
    deck = slides.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Báo cáo chuyển đổi số"
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1)).text_frame
    box.paragraphs[0].add_run().text = "Xem"
    box.paragraphs[0].runs[0].hyperlink.address = "https://langson.gov.vn/"
    data = CategoryChartData()  # type: ignore[no-untyped-call] # python-pptx leaves it so
    data.categories = ["2023", "2024"]
    data.add_series("Số hộ", (1, 2))  # type: ignore[no-untyped-call] # as above
    place = (Inches(1), Inches(2), Inches(4), Inches(3))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _laid_out() -> Iterator[Honest]:
    """Files laid out as other programs lay them out: names of parts, cases, ways to write a target."""
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>Chữ</w:t></w:r></w:p></w:body></w:document>'
    yield Honest("web.docx", package("word/document2.xml", body))
    rels = relations(
        ("image", "/word/media/image1.jpg"), ("theme", "theme/theme1.xml"), ("footer", "./footer1.xml")
    )
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": rels,
        "word/media/image1.jpg": jpeg(),
        "word/theme/theme1.xml": "<theme/>",
        "word/footer1.xml": "<ftr/>",
    }
    yield Honest("duong-dan.docx", docx(more=more, loose=[name for name in more if "_rels" not in name]))
    printer = {"xl/printerSettings/printerSettings1.bin": b"\1\0P\0r\0"}
    yield Honest("may-in.xlsx", xlsx(more=printer))
    data = {"customXml/item1.xml": '<p:properties xmlns:p="p"><control/><ins/><plugin/></p:properties>'}
    yield Honest("du-lieu.docx", docx(more=data))
    style = '<w:style><w:name w:val="Tiêu đề"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = f'<w:styles xmlns:w="{_W}">{style}</w:styles>'
    yield Honest("kieu.docx", docx(more={"word/styles.xml": styles}))


def _open_documents() -> Iterator[Honest]:
    """What LibreOffice writes."""
    content = (
        '<o:c xmlns:o="o" xmlns:x="http://www.w3.org/1999/xlink" xmlns:t="t" xmlns:p="p">'
        '<o:forms o:apply-design-mode="false"/><o:a x:href="https://langson.gov.vn/">Xem</o:a>'
        '<o:image x:href="Pictures/a.jpg"/><o:object x:href="./Object 1"/><o:p>Chữ<o:line-break/>Hai</o:p>'
        '<t:table-cell t:formula="of:=SUM([.A1:.A3])"/><p:event-listener p:action="next-page"/></o:c>'
    )
    more: dict[str, str | bytes] = {
        "styles.xml": "<s/>",
        "settings.xml": "<s><config-item>1</config-item></s>",
        "manifest.rdf": "<rdf/>",
        "Pictures/a.jpg": jpeg(),
        "Object 1/content.xml": "<c><p>Biểu đồ</p></c>",
        "ObjectReplacements/Object 1.svm": b"VCLMTF\1\0",
        "Configurations2/accelerator/current.xml": "<x/>",
        "Thumbnails/thumbnail.png": b"x",
    }
    for ending, kind in (("odt", "text"), ("ods", "spreadsheet"), ("odp", "presentation")):
        yield Honest(f"libre.{ending}", opendocument(content, more, kind))


def _paper() -> bytes:
    paper = FPDF()
    paper.set_title("Ke hoach")
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.start_section("Phan 1")
    paper.cell(0, 9, "Ke hoach chuyen doi so", link="https://langson.gov.vn/")
    return bytes(paper.output())
