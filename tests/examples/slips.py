"""Slips that editors make: what was written, what must be said (code and line), whether it is shown.

It must not run anything. `ARTICLE` lists changes of a sound article's lines; `UNIT` those of a unit's file;
`NAMES` files under names that nothing reads. Line 0 stands for a file as a whole.
"""

from typing import NamedTuple

SOUND = ("---", "tieu_de: Họp báo", "ngay: 01/06/2025", "tom_tat: Một câu", "---", "", "Chữ.")


class Slip(NamedTuple):
    """`lines` stand in the place of line `at` of the sound text (counted from 1); then what comes of it."""

    at: int
    lines: str
    code: str
    line: int
    shown: bool = False


_SYNTAX = "yaml-sai"
ARTICLE = (
    # a blank is missing after the colon
    Slip(2, "tieu_de:Họp báo", _SYNTAX, 2),
    Slip(3, "ngay:01/06/2025", _SYNTAX, 3),
    Slip(4, "tom_tat:Một câu", _SYNTAX, 4),
    Slip(4, "chu_de:\n  -chuyen-doi-so", "chu-de-la", 4),
    Slip(4, "the:\n  - một\n  -hai", _SYNTAX, 6),
    # colons in a value
    Slip(2, "tieu_de: Họp: kết quả", _SYNTAX, 2),
    Slip(2, "tieu_de: Kết quả:", _SYNTAX, 2),
    Slip(4, "tom_tat: Giờ: 8, nơi: hội trường", _SYNTAX, 4),
    Slip(4, "the:\n  - a\n  - b: c: d", _SYNTAX, 6),
    # quotes
    Slip(2, 'tieu_de: "Họp báo', _SYNTAX, 2),
    Slip(2, "tieu_de: 'Họp báo", _SYNTAX, 2),
    Slip(4, 'tom_tat: "Một câu', _SYNTAX, 4),
    Slip(4, "tom_tat: 'Một câu", _SYNTAX, 4),
    Slip(2, 'tieu_de: "Họp" báo', _SYNTAX, 2),
    Slip(2, "tieu_de: 'Họp' báo", _SYNTAX, 2),
    Slip(2, 'tieu_de: "Họp "nội bộ" báo"', _SYNTAX, 2),
    Slip(2, "tieu_de: “Họp: kết quả”", _SYNTAX, 2),
    Slip(4, "tom_tat: “Một: hai”", _SYNTAX, 4),
    Slip(4, "tom_tat: ”Một: hai“", _SYNTAX, 4),
    Slip(4, "tom_tat: „Một: hai”", _SYNTAX, 4),
    # signs at the beginning of a value
    Slip(2, "tieu_de: @ubnd họp báo", _SYNTAX, 2),
    Slip(2, "tieu_de: `Họp báo`", _SYNTAX, 2),
    Slip(2, "tieu_de: %Họp", _SYNTAX, 2),
    Slip(2, "tieu_de: *Họp báo*", _SYNTAX, 2),
    Slip(2, "tieu_de: &", _SYNTAX, 2),
    Slip(2, "tieu_de: &hop báo", "yaml-cam", 2),
    Slip(2, "tieu_de: !quan trọng", "yaml-cam", 2),
    Slip(2, "tieu_de: [Họp báo", _SYNTAX, 2),
    Slip(2, "tieu_de: {Họp báo", _SYNTAX, 2),
    Slip(4, "the: [một, hai", _SYNTAX, 4),
    Slip(4, "tom_tat: , một câu", _SYNTAX, 4),
    Slip(4, "tom_tat: ]", _SYNTAX, 4),
    Slip(4, "tom_tat: }", _SYNTAX, 4),
    # indentation
    Slip(3, " ngay: 01/06/2025", _SYNTAX, 3),
    Slip(3, "    ngay: 01/06/2025", _SYNTAX, 3),
    Slip(4, "  tom_tat: Một câu", _SYNTAX, 4),
    Slip(2, " tieu_de: Họp báo", _SYNTAX, 2),
    Slip(3, "\tngay: 01/06/2025", "dau-tab", 3),
    Slip(4, "the:\n\t- một", "dau-tab", 5),
    Slip(4, "anh:\n\ttep: a.png", "dau-tab", 5),
    # lines that are no key
    Slip(2, "tieu_de Họp báo", _SYNTAX, 2),
    Slip(3, "ngay 01/06/2025", _SYNTAX, 3),
    Slip(4, "Một câu", _SYNTAX, 4),
    Slip(4, "the:\n• một", _SYNTAX, 5),
    Slip(4, "the:\n– một", _SYNTAX, 5),
    Slip(4, "the:\n— một", _SYNTAX, 5),
    Slip(4, "the:\n+ một", _SYNTAX, 5),
    Slip(4, "tom_tat： Một câu", _SYNTAX, 4),
    # comments
    Slip(2, "tieu_de: Họp # lần 2", "yaml-ghi-chu", 2, shown=True),
    Slip(4, "tom_tat: Một câu #NQ57", "yaml-ghi-chu", 4, shown=True),
    Slip(4, "the:\n  - một #hai", "yaml-ghi-chu", 5, shown=True),
    Slip(4, "tom_tat: #NQ57", "yaml-mau", 4, shown=True),
    Slip(4, "nguon:\n  ten: #fff", "yaml-mau", 5),
    # empty keys
    Slip(4, "tom_tat:", "khoa-de-trong", 4, shown=True),
    Slip(4, 'tom_tat: ""', "khoa-de-trong", 4, shown=True),
    Slip(4, "chu_de:", "khoa-de-trong", 4, shown=True),
    Slip(4, "ngay_dang:", "khoa-de-trong", 4, shown=True),
    Slip(4, "het_han:", "khoa-de-trong", 4, shown=True),
    Slip(2, "tieu_de:", "de-trong", 2),
    Slip(3, "ngay:", "de-trong", 3),
    # keys
    Slip(2, "tieu-de: Họp báo", "khoa-la", 2),
    Slip(2, "Tieu_de: Họp báo", "khoa-la", 2),
    Slip(2, "tiêu_đề: Họp báo", "khoa-la", 2),
    Slip(2, "title: Họp báo", "khoa-la", 2),
    Slip(3, "date: 01/06/2025", "khoa-la", 3),
    Slip(4, "tags: [a]", "khoa-la", 4),
    Slip(4, "tomtat: Một câu", "khoa-la", 4),
    Slip(4, "chuyen_muc: a", "khoa-la", 4),
    Slip(4, "tieu_de: Lần nữa", "yaml-khoa-trung", 4),
    Slip(4, "ngay: 02/06/2025", "yaml-khoa-trung", 4),
    # days
    Slip(3, "ngay: 31/02/2025", "ngay-khong-co", 3),
    Slip(3, "ngay: 32/01/2025", "ngay-khong-co", 3),
    Slip(3, "ngay: 01/13/2025", "ngay-khong-co", 3),
    Slip(3, "ngay: hôm nay", "ngay-sai-dang", 3),
    Slip(3, "ngay: 1 tháng 6", "ngay-sai-dang", 3),
    Slip(3, "ngay: 01/06/25", "ngay-sai-dang", 3),
    Slip(4, "ngay_dang: 2025", "ngay-sai-dang", 4),
    Slip(4, "dang_tu: mai", "ngay-sai-dang", 4),
    Slip(4, "dang_tu: 02/06/2025\nhet_han: 01/06/2025", "ngay-nguoc", 5),
    Slip(3, "ngay: 01/06/2062", "nam-xa", 3, shown=True),
    Slip(3, "ngay: 11/2062", "nam-xa", 3, shown=True),
    Slip(3, "ngay: 01/06/1925", "nam-xa", 3, shown=True),
    Slip(3, "ngay: 01/06/2027", "nam-xa", 3, shown=True),
    # values
    Slip(4, "nhap: yes", "yaml-bay", 4, shown=True),
    Slip(4, "nhap: xong", "khong-phai-co-khong", 4),
    Slip(4, "co_tro_giup_ai: một phần", "khong-phai-co-khong", 4),
    Slip(4, "chu_de: chuyen doi xo", "chu-de-la", 4),
    Slip(4, "doi_tuong: nguoi la", "doi-tuong-la", 4),
    Slip(4, "tom_tat:\n  - một", "khong-phai-chu", 4),
    Slip(4, "tom_tat:\n  a: b", "khong-phai-chu", 4),
    Slip(4, "anh: a.png", "sai-kieu", 4),
    Slip(4, "anh:\n  mo_ta: Ảnh", "thieu-khoa", 4),
    Slip(4, "anh:\n  tep: a.png\n  mo_ta: Ảnh", "anh-thieu", 5),
    Slip(4, "tep_dinh_kem:\n  - tep: a.pdf", "tep-thieu", 5),
    Slip(4, "thay_the: khong/co/bai", "bai-la", 4),
    Slip(4, "nguon:\n  ten: Cổng\n  lien_ket: cong.example", "lien-ket-sai", 6),
    # fences
    Slip(1, "–––", "mo-dau-gach", 1),
    Slip(1, "—", "mo-dau-gach", 1),
    Slip(1, "——", "mo-dau-gach", 1),
    Slip(1, "----", "mo-dau-gach", 1),
    Slip(1, "--", "mo-dau-gach", 1),
    Slip(1, "***", "mo-dau-gach", 1),
    Slip(1, "===", "mo-dau-gach", 1),
    Slip(1, "- - -", "mo-dau-gach", 1),
    Slip(1, " ---", "mo-dau-gach", 1),
    Slip(1, "# Khai báo", "mo-dau-thieu", 1),
    Slip(5, "–––", "mo-dau-gach", 5),
    Slip(5, "—", "mo-dau-gach", 5),
    Slip(5, "----", "mo-dau-gach", 5),
    Slip(5, "--", "mo-dau-gach", 5),
    Slip(5, "***", "mo-dau-gach", 5),
    Slip(5, "===", "mo-dau-gach", 5),
    Slip(5, "Hết khai báo", "mo-dau-ho", 5),
    Slip(5, "", "mo-dau-ho", 7),
    # files and links of the body
    Slip(7, "![Ảnh](khong-co.png)", "anh-thieu", 7),
    Slip(7, "![Ảnh](Ảnh họp (2).jpg)", "anh-thieu", 7),
    Slip(7, "![](khong-co.png)", "anh-thieu-mo-ta", 7),
    Slip(7, "![Phim](phim.mp4)", "anh-khong-phai", 7),
    Slip(7, "![Kế hoạch](ke-hoach.pdf)", "anh-khong-phai", 7),
    Slip(7, "[Tệp](khong co.pdf)", "tep-thieu", 7),
    Slip(7, "[Bài](khong-co.md)", "lien-ket-trong-la", 7),
    Slip(7, "[Bài](../van-ban/khong-co.yml)", "lien-ket-trong-la", 7),
    Slip(7, "[Bài](tin-tuc/khong-co)", "lien-ket-trong-la", 7),
    Slip(7, "[Bài](tin-tuc/khong-co.html)", "lien-ket-trong-la", 7),
    Slip(7, "[Bài](/tin-tuc/khong-co/index.html)", "lien-ket-trong-la", 7),
    Slip(7, "[Tệp](../ra-ngoai.pdf)", "duong-dan-cam", 7),
    Slip(7, "[Tệp](C:\\\\a.pdf)", "lien-ket-cam", 7),
    Slip(7, "[Cổng](chinhphu.vn)", "lien-ket-sai", 7),
    Slip(7, "[Cổng](www.chinhphu.vn/tin)", "lien-ket-sai", 7),
    Slip(7, "[Cổng](https://chinhphu.vn xem thêm)", "lien-ket-sai", 7),
    Slip(7, "[Cổng](http:/chinhphu.vn)", "lien-ket-sai", 7),
    Slip(7, "[Cổng] (https://chinhphu.vn)", "dau-con-nguyen", 7, shown=True),
    Slip(7, "(Cổng)[https://chinhphu.vn]", "dau-con-nguyen", 7, shown=True),
    Slip(7, "![Ảnh] (hinh.png)", "dau-con-nguyen", 7, shown=True),
    Slip(7, "[Bài][khong-co]", "dau-con-nguyen", 7, shown=True),
    Slip(7, "#Đề mục\n\nChữ.", "dau-con-nguyen", 7, shown=True),
    Slip(7, "-một\n-hai", "dau-con-nguyen", 7, shown=True),
    Slip(7, "1.Một\n2.Hai", "dau-con-nguyen", 7, shown=True),
    Slip(7, "`mã chưa đóng", "dau-con-nguyen", 7, shown=True),
    Slip(7, "m^2^", "dau-con-nguyen", 7, shown=True),
    Slip(7, "Tên   Số\n---   ---\nAn    5", "dau-con-nguyen", 8, shown=True),
    Slip(7, "| A | B |\n|---|---|\n| 1 | 2 | 3 |", "chu-bi-mat", 9, shown=True),
    Slip(7, "<center>Giữa</center>", "html-bi-bo", 7, shown=True),
    # what a new record left to be filled in
    Slip(4, "tom_tat: (điền vào đây)", "chua-dien", 4, shown=True),
    Slip(4, "nguon:\n  ten: Cổng\n  lien_ket: https://vi-du.vn/dien-vao-day", "chua-dien", 6, shown=True),
    Slip(7, "Viết nội dung ở đây, mỗi đoạn cách nhau một dòng trống.", "chua-dien", 7, shown=True),
    # what Git could not join
    Slip(4, "<<<<<<< HEAD\ntom_tat: Một\n=======\ntom_tat: Hai\n>>>>>>> nhanh", "xung-dot-git", 4),
    Slip(7, "<<<<<<< HEAD\nMột\n=======\nHai\n>>>>>>> nhanh", "xung-dot-git", 7),
    # a second article below the first
    Slip(7, "Chữ.\n\n---\ntieu_de: Hai\nngay: 01/06/2025\n---\nChữ.", "mo-dau-hai", 9, shown=True),
    Slip(4, "het_han: 01/05/2025", "het-han-som", 4, shown=True),
    Slip(4, "dang_tu: 01/06/2062", "nam-xa", 4, shown=True),
    Slip(4, "het_han: 01/06/2095", "nam-xa", 4, shown=True),
)
_UNIT_TEXT = ("ten: Tỉnh A", "cap: Tỉnh", 'ma_tinh: "20"')
UNIT_SOUND = _UNIT_TEXT
UNIT = (
    Slip(2, "cap: Huyện", "gia-tri-la", 2),
    Slip(3, 'ma_tinh: "99"', "ma-hanh-chinh-la", 3),
    Slip(3, 'ma_tinh: "01"\nma_xa: "06187"', "xa-ngoai-tinh", 4, shown=True),
    Slip(3, "lien_he:\n  thu_dien_tu: vanphong.tinh-a", "thu-dien-tu-sai", 4, shown=True),
    Slip(3, "lien_he:\n  thu_dien_tu: a@b@c.example", "thu-dien-tu-sai", 4, shown=True),
    Slip(3, "mau:\n  chinh: #b3261e", "yaml-mau", 4, shown=True),
    Slip(3, "mau:\n  chinh: đỏ", "mau-sai", 4),
    Slip(3, "an_phan: hoidap", "phan-la", 3, shown=True),
    Slip(3, "chuyen_sang: khong-co", "don-vi-la", 3, shown=True),
)
NAMES = (
    ("tinh-a/tin-tuc/bai.md.txt", "duoi-la"),
    ("tinh-a/tin-tuc/bai.markdown", "duoi-la"),
    ("tinh-a/tin-tuc/bai.docx", "duoi-la"),
    ("tinh-a/tin-tuc/bai.odt", "duoi-la"),
    ("tinh-a/tin-tuc/bai.html", "duoi-la"),
    ("tinh-a/van-ban/bai.htm", "duoi-la"),
    ("tinh-a/tin-tuc/bai", "duoi-la"),
    ("tinh-a/tin-tuc/bai.pages", "duoi-la"),
    ("tinh-a/tin-tuc/bai.rtf", "duoi-la"),
    ("tinh-a/xa-x/don-vi.yaml", "ten-don-vi-sai"),
    ("tinh-a/xa-x/don-vi.yml.txt", "ten-don-vi-sai"),
    ("tinh-a/xa-x/donvi.yml", "ten-don-vi-sai"),
    ("tinh-a/xa-x/don_vi.yml", "ten-don-vi-sai"),
    ("tinh-a/tin-tuc/Bài Mới.md", "ten-tep-sai"),
    ("tinh-a/tin-tuc/Bai.MD", "ten-tep-sai"),
    ("tinh-a/tintuc/bai.md", "thu-muc-la"),
    ("tinh-a/bai.md", "tep-la"),
)
