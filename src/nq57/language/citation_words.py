"""The words around a document number: types in full, organs by name, units of counting.

It must not know numbers; every pattern here runs over a bounded stretch of text.
"""

import re

# Type words and the codes that a number of that type may bear; the first is the usual one.
TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "nghị quyết liên tịch": ("NQLT", "NQ"),
    "nghị quyết": ("NQ",),
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
# In lower case these are verbs or common nouns: "quyết định 30 hồ sơ".
PROPER_TYPES = frozenset(("quyết định", "kết luận", "chỉ thị", "đề án", "luật"))
# A document by its initials: "NQ57", "NQ 57"; the rest only without a blank, as in "KH01".
SHORT_CODE = re.compile(r"(?<!\w)(?:(?P<code>NQ|QĐ|NĐ)[ \-]?|(?P<fused>KL|CT|ĐA|KH))\Z")

_COUNTED = (
    "năm tháng ngày giờ phút giây tuần quý kỳ đợt lần lượt buổi điểm điều khoản mục phần chương "
    "trang người đồng tỷ triệu nghìn ngàn vạn trăm chục ha km m kg tấn nhiệm nội nhóm chỉ hồ dự đề "
    "văn giải bước loại cơ đơn tỉnh xã phường huyện thành bộ sở trường doanh tổ hộ cán học sinh giáo "
    "viên mô sáng hình vấn việc tập cá công đối thủ dịch cuộc hội lớp khóa vụ nguyên quan cấp bài "
    "quyển nghị quyết thông báo tờ bản"
)
# What a number counts rather than names: "Nghị quyết 7 điểm", "Quyết định 30 hồ sơ".
COUNTED = re.compile(rf"\s{{0,4}}(?:%|(?:{'|'.join(_COUNTED.split())})(?!\w))", re.IGNORECASE)

# Last syllables and codes after which lone digits may name a document, in lower case.
CUES = (*{name.split()[-1] for name in SHORT_TYPES}, "số", "nq", "qđ", "nđ", "kl", "ct", "đa", "kh")
REACH = 72  # characters that a type word and "số" take, line breaks included
LAW_REACH = 240

_GAP = r"\s{1,12}"  # blanks and line breaks between two words that surely belong together
_NEAR = r"[ \t\xa0]{1,4}(?:\n[ \t]{0,4})?"  # the same, but never over an empty line


def _spaced(names: str) -> str:
    """Alternatives, parted by commas, as a pattern that bears line breaks between their words."""
    phrases = sorted((" ".join(name.split()) for name in names.split(",")), key=len, reverse=True)
    return "|".join(phrases).replace(" ", _GAP)


# A law by its name, "Luật Dữ liệu số": the last such word before the number.
LAW_BEFORE = re.compile(
    rf"(?s:.*)(?<!\w)(?P<type>Bộ{_GAP}luật|Luật|Pháp{_GAP}lệnh)(?:{_GAP}[^\s.;:()“”\"0-9/]{{1,20}}){{1,14}}?"
    rf"{_GAP}số\s{{0,12}}:?\s{{0,12}}\Z"
)

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# Parts of the names of Party and state organs: what follows "của" is read as far as these go.
_PARTS = _spaced(
    "Bộ,Bộ trưởng,Ban,Sở,Phòng,Cục,Tổng cục,Chi cục,Trung tâm,Bộ Chính trị,Ban Bí thư,Bí thư,"
    "Tổng Bí thư,Ban Chấp hành,Trung ương,trung ương,Đảng,Thường vụ,thường vụ,Thường trực,Thủ tướng,"
    "Chính phủ,Quốc hội,Văn phòng,Ủy ban,Uỷ ban,ủy ban,nhân dân,Nhân dân,UBND,HĐND,UBTVQH,Hội đồng,"
    "Chủ tịch,Phó Chủ tịch,nước,Nhà nước,Tỉnh ủy,Tỉnh uỷ,Thành ủy,Thành uỷ,Huyện ủy,Huyện uỷ,Quận ủy,"
    "Đảng ủy,Đảng uỷ,Đảng đoàn,Đảng bộ,Ban cán sự đảng,Ban Chỉ đạo,Ban chỉ đạo,Tuyên giáo,Dân vận,"
    "Tổ chức,Nội chính,Kiểm tra,Mặt trận,Tổ quốc,MTTQ,Việt Nam,Khoa học,Công nghệ,Thông tin,"
    "Truyền thông,Giáo dục,Đào tạo,Nội vụ,Tài chính,Tư pháp,Công Thương,Công thương,Nông nghiệp,"
    "Môi trường,Phát triển,nông thôn,Xây dựng,Y tế,Văn hóa,Văn hoá,Thể thao,Du lịch,Ngoại giao,"
    "Ngoại vụ,Quốc phòng,Công an,Dân tộc,Tôn giáo,Thanh tra,Ngân hàng,Kế hoạch,Đầu tư,Lao động,"
    "Thương binh,Xã hội,Tài nguyên,Giao thông,Vận tải,vận tải,Kinh tế,Hạ tầng,Đô thị,Chuyển đổi số,"
    "chuyển đổi số,Cải cách hành chính,Kiểm toán,Tòa án,Toà án,Viện,Kiểm sát,tối cao,Giám đốc,"
    "Thống đốc,Tỉnh,tỉnh,Thành phố,thành phố,TP,phường,xã,đặc khu,huyện,quận,thị xã,thị trấn,Đại học,"
    "Học viện,Trường,Báo,Đài,Liên đoàn,Đoàn,Thanh niên,Hội"
)
# A place: capital words on the same or the next line, "Lai Châu", "Kỳ Lừa".
_PLACE = rf"[{_UPPER}][^\W\d_{_UPPER}]{{1,7}}(?!\w)"
# Capital words that begin what follows a name, after a line break or none.
_NO_PLACE = _spaced(
    "Về,Phê,Ban hành,Triển,Thực,Quy,Nghị,Quyết,Chỉ,Thông,Luật,Tờ,Kế,Chương,Căn,Theo,Trên,Trong,Định,"
    "Đồng,Các,Đẩy,Tăng,Nâng,Xét,Sau,Tại,Để,Với,Là,Và,Điều,Yêu,Giao"
)
_JOIN = (
    rf"(?:{_GAP}|{_GAP}và{_GAP}|,{_GAP}(?=Thể|Hạ)|\s{{1,6}}[-–]\s{{1,6}}(?=Thương{_GAP}binh|Xã{_GAP}hội))"
)
# "của Ban Thường vụ Tỉnh ủy", "của UBND tỉnh Quảng Ngãi"; it ends before "về", "phê duyệt" and the like.
ISSUER_AFTER = re.compile(
    rf"\s{{0,12}}của{_GAP}(?P<issuer>(?=[{_UPPER}])(?:{_PARTS})(?!\w)"
    rf"(?:{_JOIN}(?:{_PARTS})(?!\w)(?!{_GAP}(?:số|hành{_GAP}động)(?!\w))"
    rf"|{_NEAR}(?!(?:{_NO_PLACE})(?!\w)){_PLACE}){{0,14}})"
)
