"""Papers as offices send them: stamped numbers of a signed PDF, text layers of scans, text boxes.

It must not know what is read of them; bodies and numbers here are made up.
"""

import io
from collections.abc import Sequence

import docx
import pikepdf
from docx.oxml import parse_xml
from fpdf import FPDF
from PIL import Image
from tests.paper_files import font_file

_LINE = 7.0
_STAMP = b"BT 1 0 0 1 2 5 Tm /F1 12 Tf (%s) Tj ET"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_INSIDE = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
_BOX = f"""<w:r xmlns:w="{_WORD}" xmlns:mc="{_COMPATIBLE}"><mc:AlternateContent>
<mc:Choice Requires="wps">{_INSIDE}</mc:Choice><mc:Fallback>{_INSIDE}</mc:Fallback>
</mc:AlternateContent></w:r>"""


def make_signed() -> bytes:
    """A letter in PDF whose blanks for number and day are filled by signatures, as clerks' programs do."""
    pdf = FPDF(format="A4")
    pdf.add_font("viet", fname=font_file())
    pdf.set_font("viet", size=12)
    pdf.add_page()
    rows = (
        ("UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ NGOẠI VỤ", "Độc lập - Tự do - Hạnh phúc"),
        ("Số:            /SNgV-VP", "Phố Huyện, ngày        tháng 8 năm 2025"),
        ("V/v mở góc đọc sách số", ""),
    )
    for left, right in rows:
        top = pdf.get_y()
        pdf.set_xy(20, top)
        pdf.cell(60, _LINE, left)
        pdf.set_xy(100, top)
        pdf.cell(95, _LINE, right, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_LINE)
    pdf.cell(0, _LINE, "Kính gửi: Các phòng, đơn vị thuộc Sở.", new_x="LMARGIN", new_y="NEXT")
    return _stamped(
        bytes(pdf.output()),
        (("123", 80.0, 754.0, 20.0), ("27", 375.0, 754.0, 20.0), ("Ky boi: So", 300.0, 400.0, 60.0)),
    )


def _stamped(data: bytes, stamps: Sequence[tuple[str, float, float, float]]) -> bytes:
    """The PDF with a signature field at each place, showing those words."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fields = pikepdf.Array()
        for text, x, y, height in stamps:
            shown = document.make_stream(
                _STAMP % text.encode("latin-1"),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 90, height],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            )
            fields.append(
                document.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Widget,
                        FT=pikepdf.Name.Sig,
                        F=4,
                        Rect=[x, y, x + 90, y + height],
                        AP=pikepdf.Dictionary(N=shown),
                    )
                )
            )
        page.Annots = fields
        document.Root.AcroForm = document.make_indirect(pikepdf.Dictionary(Fields=fields))
        document.save(made)
    return made.getvalue()


def make_scanned(text: str) -> bytes:
    """A page that a picture covers, over a text layer that a scanner left."""
    pdf = FPDF(format="A4")
    pdf.add_font("viet", fname=font_file())
    pdf.set_font("viet", size=12)
    pdf.add_page()
    pdf.multi_cell(0, _LINE, text)
    pdf.image(Image.new("L", (60, 85), 230), x=0, y=0, w=210, h=297)
    return bytes(pdf.output())


def make_boxed() -> bytes:
    """A decision in Word: letterhead in a table with spare rows and columns, "DỰ THẢO" in a text box."""
    document = docx.Document()
    head = document.add_table(3, 3)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH A"
    head.cell(0, 2).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/QĐ-UBND"
    head.cell(1, 0).paragraphs[0]._p.append(parse_xml(_BOX))
    head.cell(1, 2).text = "Phố Huyện, ngày 05 tháng 6 năm 2025"
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph("Về việc thành lập Tổ giúp việc")
    document.add_paragraph("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A")
    document.add_paragraph("Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;")
    document.add_paragraph("Điều 1. Thành lập Tổ giúp việc.")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()
