"""Issuers by name: found after "của", set against an organ's code, and placed by level.

It must not know documents; two names of one organ are told alike only as far as their words go.
"""

import functools
import re

from nq57.language.citation_words import GAP, spaced
from nq57.language.normalise import UPPER, comparable

_NEAR = r"[ \t\xa0]{1,4}(?:\n[ \t]{0,4})?"  # a gap that is never an empty line
# Parts of the names of Party and state organs: what follows "của" is read as far as these go.
_PART_NAMES = (
    "Bộ,Bộ trưởng,Ban,Sở,Phòng,Cục,Tổng cục,Chi cục,Trung tâm,Bộ Chính trị,Ban Bí thư,Bí thư,"
    "Tổng Bí thư,Ban Chấp hành,Trung ương,trung ương,Đảng,Thường vụ,thường vụ,Thường trực,Thủ tướng,"
    "Chính phủ,Quốc hội,Văn phòng,Ủy ban,Uỷ ban,ủy ban,nhân dân,Nhân dân,UBND,HĐND,UBTVQH,Hội đồng,"
    "Chủ tịch,Phó Chủ tịch,Phó Giám đốc,nước,Nhà nước,Tỉnh ủy,Tỉnh uỷ,Thành ủy,Thành uỷ,Huyện ủy,"
    "Huyện uỷ,Quận ủy,Đảng ủy,Đảng uỷ,Đảng đoàn,Đảng bộ,Ban cán sự đảng,Ban Chỉ đạo,Ban chỉ đạo,"
    "Tuyên giáo,Dân vận,"
    "Tổ chức,Nội chính,Kiểm tra,Mặt trận,Tổ quốc,MTTQ,Việt Nam,Khoa học,Công nghệ,Thông tin,"
    "Truyền thông,Giáo dục,Đào tạo,Nội vụ,Tài chính,Tư pháp,Công Thương,Công thương,Nông nghiệp,"
    "Môi trường,Phát triển,nông thôn,Xây dựng,Y tế,Văn hóa,Văn hoá,Thể thao,Du lịch,Ngoại giao,"
    "Ngoại vụ,Quốc phòng,Công an,Dân tộc,Tôn giáo,Thanh tra,Ngân hàng,Kế hoạch,Đầu tư,Lao động,"
    "Thương binh,Xã hội,Tài nguyên,Giao thông,Vận tải,vận tải,Kinh tế,Hạ tầng,Đô thị,Chuyển đổi số,"
    "chuyển đổi số,Cải cách hành chính,Kiểm toán,Tòa án,Toà án,Viện,Kiểm sát,tối cao,Giám đốc,"
    "Thống đốc,Tỉnh,tỉnh,Thành phố,thành phố,TP,phường,xã,đặc khu,huyện,quận,thị xã,thị trấn,Đại học,"
    "Học viện,Trường,Báo,Đài,Liên đoàn,Đoàn,Thanh niên,Hội"
)
_PARTS = spaced(_PART_NAMES)
# A place: capital words on the same or the next line, "Lai Châu", "Kỳ Lừa".
_PLACE = rf"[{UPPER}][^\W\d_{UPPER}]{{1,7}}(?!\w)"
# Capital words that begin what follows a name, after a line break or none.
_NO_PLACE = spaced(
    "Về,Phê,Ban hành,Triển,Thực,Quy,Nghị,Quyết,Chỉ,Thông,Luật,Tờ,Kế,Chương,Căn,Theo,Trên,Trong,Định,"
    "Đồng,Các,Đẩy,Tăng,Nâng,Xét,Sau,Tại,Để,Với,Là,Và,Điều,Yêu,Giao"
)
_JOIN = rf"(?:{GAP}|{GAP}và{GAP}|,{GAP}(?=Thể|Hạ)|\s{{1,6}}[-–]\s{{1,6}}(?=Thương{GAP}binh|Xã{GAP}hội))"
# "của Ban Thường vụ Tỉnh ủy", "của UBND tỉnh Quảng Ngãi"; it ends before "về", "phê duyệt" and the like.
_ORGAN = (
    rf"(?=[{UPPER}])(?:{_PARTS})(?!\w)"
    rf"(?:{_JOIN}(?:{_PARTS})(?!\w)(?!{GAP}(?:số|hành{GAP}động)(?!\w))"
    rf"|{_NEAR}(?!(?:{_NO_PLACE})(?!\w)){_PLACE}){{0,14}}"
)
_ISSUER_AFTER = re.compile(rf"\s{{0,12}}của{GAP}(?P<issuer>{_ORGAN})")
_ORGAN_AT = re.compile(_ORGAN)
_CASED = {comparable(name): name for name in reversed(_PART_NAMES.split(","))}
_LONGEST_PART = max(len(name.split()) for name in _CASED)
_LOWER_INSIDE = frozenset(
    ("tỉnh", "thành phố", "nhân dân", "thường vụ", "ủy ban nhân dân", "vận tải", "nước")
)

# What the name of an organ with this code says, in the form of `comparable`; others say anything.
_SAID = {
    "TW": ("bộ chính trị", "ban bí thư", "trung ương"),
    "BCĐTW": ("ban chỉ đạo",),
    "CP": ("chính phủ",),
    "TTg": ("thủ tướng",),
    "QH": ("quốc hội",),
    "UBTVQH": ("ủy ban thường vụ",),
    "VPCP": ("văn phòng chính phủ",),
    "UBND": ("ủy ban nhân dân", "ubnd"),
    "HĐND": ("hội đồng nhân dân", "hđnd"),
    "TU": ("tỉnh ủy", "thành ủy"),
    "HU": ("huyện ủy",),
    "ĐU": ("đảng ủy", "đảng bộ"),
}
_MOST_CACHED = 4096
_TERM = re.compile("[0-9]+$")
_LEVEL = re.compile(
    r"\b(tỉnh|thành phố|tp\.?|phường|xã(?! hội)|đặc khu|huyện|quận|thị xã|thị trấn)(?: ủy)?\b([^,;(\n]*)"
)


def issuer_after(text: str, start: int, organs: tuple[str, ...]) -> tuple[str, int] | None:
    """The issuer named right after `start` ("của …") and its end; None if it has none of the codes.

    "Kế hoạch thực hiện Nghị quyết số 57-NQ/TW của UBND phường": the ward issued the plan.
    """
    found = _ISSUER_AFTER.match(text, start)
    if not found:
        return None
    issuer = " ".join(found["issuer"].split())
    return (issuer, found.end()) if any(fits(organ, issuer) for organ in organs) else None


@functools.lru_cache(maxsize=_MOST_CACHED)  # a text names the same few organs over and over
def fits(organ: str, issuer: str) -> bool:
    """Whether an issuer of that name may have issued under that organ code; unknown codes may be any."""
    said = _SAID.get(_TERM.sub("", organ.partition("-")[0]))
    if said is None:
        return True
    name = comparable(issuer)
    return any(words in name for words in said)


def level_and_place(issuer: str) -> tuple[str, str]:
    """`tỉnh`, `lạng sơn` of "UBND tỉnh Lạng Sơn"; empty where the name says neither."""
    found = _LEVEL.search(comparable(issuer))
    if not found:
        return "", ""
    level = {"tp": "thành phố", "tp.": "thành phố"}.get(found[1], found[1])
    return level, found[2].strip(" .-–")


def contradict(one: str, other: str) -> bool:
    """Whether two names surely mean two organs: of different levels, or of different places."""
    (level, place), (other_level, other_place) = level_and_place(one), level_and_place(other)
    if level and other_level and level != other_level:
        return True
    return bool(place and other_place and place != other_place)


def organ_at(text: str, start: int) -> tuple[str, int] | None:
    """The organ whose name begins exactly there, and its end: "Sở Khoa học và Công nghệ"."""
    found = _ORGAN_AT.match(text, start)
    return (" ".join(found[0].split()), found.end()) if found else None


def in_sentence_case(name: str) -> str:
    """A name in capitals as running text has it: `ỦY BAN NHÂN DÂN TỈNH X` → `Ủy ban nhân dân tỉnh X`."""
    words = comparable(name).replace(",", " ,").split()
    found: list[str] = []
    at = 0
    while at < len(words):
        count = next((n for n in range(_LONGEST_PART, 0, -1) if " ".join(words[at : at + n]) in _CASED), 0)
        part = " ".join(words[at : at + (count or 1)])
        found.append(_cased(part, first=not found) if count or part == "và" else part.capitalize())
        at += count or 1
    return " ".join(found).replace(" ,", ",")


def _cased(part: str, *, first: bool) -> str:
    if not first and (part in _LOWER_INSIDE or part == "và"):
        return part
    known = _CASED.get(part, part)
    return known[0].upper() + known[1:] if first else known
