"""The words around a document number: types in full, organs by name, units of counting.

It must not know numbers; every pattern here runs over a bounded stretch of text.
"""

import re

from nq57.language.normalise import LOWER

GAP = r"\s{1,12}"  # blanks and line breaks between two words that surely belong together


def spaced(names: str) -> str:
    """Alternatives, parted by commas, as a pattern that bears line breaks between their words."""
    phrases = sorted((" ".join(name.split()) for name in names.split(",")), key=len, reverse=True)
    return "|".join(phrases).replace(" ", GAP)


# Type words and the codes that a number of that type may bear; the first is the usual one.
TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "nghị quyết liên tịch": ("NQLT", "NQ"),
    "nghị quyết": ("NQ",),
    "thông báo kết luận": ("TB", "KL"),
    "thông tư liên bộ": ("TTLB", "TT"),
    "quyết định": ("QĐ",),
    "quy định": ("QĐ", "QĐi", "QyĐ"),
    "chỉ thị": ("CT",),
    "kết luận": ("KL",),
    "quy chế": ("QC",),
    "thông báo": ("TB",),
    "hướng dẫn": ("HD",),
    "chương trình hành động": ("CTr",),
    "chương trình": ("CTr",),
    "kế hoạch hành động": ("KH",),
    "kế hoạch": ("KH",),
    "phương án": ("PA",),
    "đề án": ("ĐA",),
    "dự án": ("DA",),
    "báo cáo": ("BC",),
    "tờ trình": ("TTr",),
    "công điện": ("CĐ",),
    "công văn": ("", "CV"),
    "văn bản": ("", "CV"),
    "nghị định": ("NĐ",),
    "thông tư liên tịch": ("TTLT",),
    "thông tư": ("TT",),
    "pháp lệnh": ("PL",),
    "bộ luật": ("",),
    "luật": ("",),
    "lệnh": ("L",),
    "sắc lệnh": ("SL",),
    "thông cáo": ("TC",),
    "biên bản": ("BB",),
    "văn bản hợp nhất": ("VBHN",),
}
# Of these a number alone says enough ("Nghị quyết 57"); of the next only after "số", for
# "Kế hoạch 30 ngày" and "Báo cáo 6 tháng" name no document.
SHORT_TYPES = frozenset(
    ("nghị quyết", "nghị định", "thông tư", "chỉ thị", "quyết định", "kết luận", "đề án", "luật")
)
NUMBERED_TYPES = frozenset(TYPE_WORDS) - {
    "chương trình", "chương trình hành động", "phương án", "đề án", "dự án", "biên bản", "văn bản", "lệnh",
}  # fmt: skip
# These bear the number of the decision that approved them: "Đề án 06/CP".
SCHEMES = frozenset(("đề án", "dự án"))
# In lower case these are verbs or common nouns: "quyết định 30 hồ sơ".
PROPER_TYPES = frozenset(("quyết định", "kết luận", "chỉ thị", "đề án", "luật"))
# A document by its initials: "NQ57", "NQ 57"; the rest only without a blank, as in "KH01".
SHORT_CODE = re.compile(r"(?<!\w)(?:(?P<code>NQ|QĐ|NĐ)[ \-]?|(?P<fused>KL|ĐA|KH))\Z")

_COUNTED = spaced(
    "tháng,ngày,giờ,phút,giây,tuần,quý,kỳ,đợt,lần,lượt,buổi,điểm,khoản,mục,trang,người,đồng,tỷ,triệu,nghìn,"
    "trăm,chục,nhiệm vụ,nội dung,nhóm,chỉ tiêu,hồ sơ,dự án,đề án,văn bản,giải pháp,bước,cơ quan,đơn vị,xã,"
    "phường,huyện,doanh nghiệp,tổ chức,hộ,cán bộ,học sinh,giáo viên,mô hình,sáng kiến,vấn đề,trường hợp,"
    "tập thể,cá nhân,công trình,thủ tục,dịch vụ,cuộc,hội nghị,lớp,nghị quyết,thông báo,tờ trình,bản"
)
# What a number counts rather than names: "Nghị quyết 7 điểm"; but "Đề án 06 tháng 3/2026".
COUNTED = re.compile(
    rf"\s{{0,4}}(?:%|(?:{_COUNTED})(?!\w)(?!\s{{1,4}}[0-9])|năm(?!\w)(?!\s{{1,4}}(?:19|20)[0-9]{{2}}))",
    re.IGNORECASE,
)

# Last syllables and codes after which lone digits may name a document, in lower case.
CUES = (*{name.split()[-1] for name in SHORT_TYPES}, "số", "nq", "qđ", "nđ", "kl", "ct", "đa", "kh")
REACH = 72  # characters that a type word and "số" take, line breaks included
LAW_REACH = 240
# A type told more closely, "Kết luận kiểm tra số", "Quyết định giao đất số": the last such word before.
CLOSER_BEFORE = re.compile(
    rf"(?s:.*)(?<!\w)(?P<type>{spaced(','.join(name.capitalize() for name in TYPE_WORDS))})"
    rf"(?:{GAP}(?!số(?!\w))[{LOWER}]{{1,8}}){{1,4}}{GAP}số\s{{0,12}}:?\s{{0,12}}\Z"
)
# What bears a number and letters too, and is no document of an organ.
FORM_BEFORE = re.compile(
    rf"(?<!\w)(?:mẫu|biểu|bảng|sơ{GAP}đồ|phụ{GAP}lục|hợp{GAP}đồng(?:{GAP}[^\W\d_]{{1,8}}){{0,3}})"
    rf"(?:{GAP}số)?\s{{0,12}}:?\s{{0,12}}\Z",
    re.IGNORECASE,
)

# A law by its name, "Luật Dữ liệu số": the last such word before the number.
LAW_BEFORE = re.compile(
    rf"(?s:.*)(?<!\w)(?P<type>Bộ{GAP}luật|Luật|Pháp{GAP}lệnh|(?:BỘ{GAP})?LUẬT|PHÁP{GAP}LỆNH)"
    rf"(?:{GAP}[^\s.;:()“”\"0-9/]{{1,20}}){{1,24}}?{GAP}(?:số|SỐ)\s{{0,12}}:?\s{{0,12}}\Z"
)
