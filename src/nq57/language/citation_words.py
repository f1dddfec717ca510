"""The words around a document number: types in full, organs by name, units of counting.

It must not know numbers; every pattern here runs over a bounded stretch of text.
"""

import re

# Type words and the codes a number of that type may bear; the first is the usual one.
TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "nghị quyết liên tịch": ("NQLT", "NQ"),
    "nghị quyết": ("NQ",),
    "quyết định": ("QĐ",),
    "quy định": ("QĐ", "QyĐ", "QĐi"),
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
    "công văn": ("CV", ""),
    "văn bản": ("CV", ""),
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
    "công thư": ("",),
    "văn bản hợp nhất": ("VBHN",),
}
# Of these a number alone says enough ("Nghị quyết 57"); of the next only after "số", for
# "Kế hoạch 30 ngày" and "Báo cáo 6 tháng" name no document.
SHORT_TYPES = {"nghị quyết", "nghị định", "thông tư", "chỉ thị", "quyết định", "kết luận", "đề án", "luật"}
NUMBERED_TYPES = SHORT_TYPES - {"đề án"} | {
    "kế hoạch", "kế hoạch hành động", "tờ trình", "thông báo", "công văn", "hướng dẫn", "báo cáo",
    "công điện", "pháp lệnh", "quy định", "quy chế", "thông tư liên tịch", "nghị quyết liên tịch",
}  # fmt: skip
# A document by its initials ("NQ57"): only these are never a product, a road or a form.
SHORT_CODES = ("NQ", "QĐ", "NĐ", "KL", "CT", "ĐA")

_COUNTED = (
    "năm tháng ngày giờ phút giây tuần quý kỳ đợt lần lượt buổi điểm điều khoản mục phần chương trang "
    "người đồng tỷ triệu nghìn ngàn vạn trăm chục ha km m kg tấn nhiệm nội nhóm chỉ hồ dự đề văn giải "
    "bước loại cơ đơn tỉnh xã phường huyện thành bộ sở trường doanh tổ hộ cán học sinh giáo viên mô sáng "
    "hình vấn việc trường tập cá công đối thủ dịch cuộc hội lớp khóa vụ trụ nguyên quan mục cấp bài quyển "
    "kế chương nghị quyết thông báo tờ bản"
).split()
COUNTED = re.compile(rf"\s{{0,4}}(?:{'|'.join(sorted(set(_COUNTED)))})(?!\w)|\s{{0,4}}%", re.IGNORECASE)


def _spaced(words: str) -> str:
    """The words as a pattern that bears line breaks between them."""
    return r"\s{1,12}".join(words.split())


_TYPES = "|".join(_spaced(words) for words in sorted(TYPE_WORDS, key=len, reverse=True))
_NUMBER_WORD = r"(?P<so>số\s{0,12}:?\s{0,12})?"
# The type word right before a number, with or without "số".
TYPE_BEFORE = re.compile(rf"(?<!\w)(?P<type>{_TYPES})\s{{1,12}}{_NUMBER_WORD}\Z", re.IGNORECASE)
# A law by its name, "Luật Dữ liệu số ": the last such word before the number.
LAW_BEFORE = re.compile(
    r".*(?<!\w)(?P<type>Bộ\s{1,12}luật|Luật|Pháp\s{1,12}lệnh)(?:\s{1,12}[^\s.;:()“”\"0-9/]{1,20}){1,14}?"
    r"\s{1,12}(?P<so>số\s{0,12}:?\s{0,12})\Z",
    re.DOTALL,
)
# Last syllables, in any case, after which a lone number may name a document.
LAST_SYLLABLES = tuple({words.split()[-1] for words in SHORT_TYPES} | {"số", "số:"})
REACH = 64  # characters a type word and "số" may take with line breaks between
LAW_REACH = 220

_PLACE = (
    r"(?:\s{1,12}(?:tỉnh|[Tt]hành\s{1,12}phố|TP\.?|phường|xã|đặc\s{1,12}khu|huyện|quận|thị\s{1,12}xã|thị\s{1,12}trấn)"
    r"(?:\s{1,12}[A-ZĐÀ-ỸĂÂÊÔƠƯ](?<![à-ỹ])\w{0,12}){0,5})"
)
_NAME = r"(?:\s{1,12}(?:[A-ZĐÀ-Ỹ]\w{0,12}|và|vụ|học|nghệ|tạo|dục|đào|chính|hóa|hoá|thao|lịch|giao|phòng|pháp|thương"
