"""Papers as real files: PDFs with columns and a table cut by a page, Word files with lists.

It must not know what is read of them; the words are those of `tests.papers` in another shape.
"""

import io
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from fpdf import FPDF

FONTS = (
    Path("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"),
    Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("C:/Windows/Fonts/times.ttf"),
    Path("/System/Library/Fonts/Supplemental/Times New Roman.ttf"),
)
HEADER = ("TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
# Rows of the annex; the second is cut by a page, its cells going on there.
FIRST_PAGE = (
    ("1", "Giới thiệu mục tiêu của tỉnh", "Sở Nội vụ", "Các sở, ban, ngành; UBND các xã", "Tháng 6/2025"),
    ("2", "Sản xuất phim ngắn về", "Sở Khoa học và Công", "Đài Phát", "Thường xuyên trong"),
)  # fmt: skip
SECOND_PAGE = (
    ("", "dữ liệu mở", "nghệ", "thanh và Truyền hình tỉnh", "năm 2025"),
    ("3", "Mở lớp kỹ năng số", "Sở Khoa học và Công nghệ", "Tổ công nghệ số", "Quý 2/2026"),
)
LETTERHEAD = ("ỦY BAN NHÂN DÂN", "TỈNH A", "Số: 35/KH-UBND")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "A, ngày 05 tháng 6 năm 2025")
RECIPIENTS = (
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy;",
    "- Các sở, ban, ngành tỉnh",
    "và các xã;",
    "- Lưu: VT.",
)
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lê Văn Thử")
BODY = (
    "Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;",
    "UBND tỉnh ban hành kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "1. Đưa nội dung Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị tới từng thôn, bản",
    "bằng các kênh gần dân nhất trong tỉnh hiện nay, không đợi đến cuối năm.",
)
_LINE = 7.0


def font_file() -> str:
    """A font with Vietnamese letters on this machine."""
    return str(next(path for path in FONTS if path.is_file()))


def make_pdf(*, header_again: bool = True) -> bytes:
    """A plan in PDF: two columns at head and end, an annex table whose second row two pages share."""
    pdf = FPDF(format="A4")
    pdf.add_font("viet", fname=font_file())
    pdf.set_font("viet", size=12)
    pdf.add_page()
    _beside(pdf, LETTERHEAD, MOTTO)
    for line in ("KẾ HOẠCH", "Tuyên truyền Nghị quyết số 57-NQ/TW trên địa bàn tỉnh A"):
        pdf.cell(0, _LINE, line, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_LINE)
    for line in BODY:
        pdf.cell(0, _LINE, line, new_x="LMARGIN", new_y="NEXT")
    _beside(pdf, RECIPIENTS, SIGNATURE)
    pdf.add_page(orientation="L")
    pdf.cell(0, _LINE, "PHỤ LỤC", align="C", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, (HEADER, *FIRST_PAGE))
    pdf.add_page(orientation="L")
    pdf.cell(0, 5, "3", align="C", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, (HEADER, *SECOND_PAGE) if header_again else SECOND_PAGE)
    return bytes(pdf.output())


def make_scan() -> bytes:
    """A PDF whose only page is a picture."""
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    return bytes(pdf.output())


def _beside(pdf: FPDF, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """Lines in two columns; the left one goes on after the right one has ended."""
    for at in range(max(len(left), len(right))):
        top = pdf.get_y()
        pdf.set_xy(15, top)
        pdf.cell(80, _LINE, left[at] if at < len(left) else "")
        pdf.set_xy(100, top)
        pdf.cell(95, _LINE, right[at] if at < len(right) else "", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_LINE)


def _table(pdf: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    for row in rows:
        for width, text in zip((12, 80, 55, 80, 45), row, strict=True):
            pdf.cell(width, 2 * _LINE, text, border=1)
        pdf.ln(2 * _LINE)


def make_docx() -> bytes:
    """The plan in Word: letterhead and signature as tables, automatic numbers, merged and group cells."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "\n".join(LETTERHEAD)
    head.cell(0, 1).text = "\n".join(MOTTO)
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền Nghị quyết số 57-NQ/TW trên địa bàn tỉnh A")
    document.add_paragraph(BODY[0])
    document.add_paragraph("I. TỔ CHỨC THỰC HIỆN")
    for organ in ("Sở Nội vụ", "Sở Tài chính"):
        document.add_paragraph(organ, style="List Number")
        document.add_paragraph("Bố trí người và tiền cho kế hoạch.", style="List Bullet")
    _deleted(document.add_paragraph("Chữ còn lại. "), "Chữ đã xóa.")
    end = document.add_table(1, 2)
    end.cell(0, 0).text = "\n".join(RECIPIENTS)
    end.cell(0, 1).text = "\n".join(SIGNATURE)
    document.add_paragraph("PHỤ LỤC")
    table = document.add_table(0, 5)
    rows = (
        HEADER,
        ("I", "Nhóm việc đầu", "", "", ""),
        FIRST_PAGE[0],
        ("2", "Việc hai", "Sở Tài chính", "", ""),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(2, 4).merge(table.cell(3, 4))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _deleted(paragraph: Paragraph, text: str) -> None:
    """A deletion that Word keeps track of."""
    deletion = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    deletion.append(run)
    paragraph._p.append(deletion)
