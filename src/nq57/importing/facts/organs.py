"""Lists of organs as plans write them: told apart, and told from other words.

It must not know units; "các sở, ban, ngành" is one entry, as the plan means it.
"""

import re

_ORGAN_WORDS = (
    "Sở|Các sở|Các Sở|Các cơ quan|Các đơn vị|Các phòng|Các xã|Các tổ|Các Tổ|Các ban|Các Ban|"
    "Các trường|Các khối|Các địa phương|Các ngành|Các huyện|Các doanh nghiệp|Các tổ chức|UBND|Ủy ban|"
    "Uỷ ban|HĐND|Hội đồng|Công an|Báo|Đài|Tổ công nghệ|Tổ giúp việc|Ban|Bộ|Phòng|Văn phòng|Cục|"
    "Chi cục|Trung tâm|Hội|Đoàn|Tỉnh đoàn|Liên đoàn|Liên hiệp|Liên minh|Mặt trận|MTTQ|Trường|Đại học|"
    "Học viện|Viện|Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Cổng|Kho bạc|Ngân hàng|"
    "Thanh tra|Tòa án|Viện kiểm sát|VNPT|Viettel|Lãnh đạo|Vụ|Tổng cục|Các vụ|Các Vụ|Các cục|Các Cục|"
    "Bảo hiểm xã hội|Bảo tàng|Thư viện|Thành đoàn|Bệnh viện|Bộ đội|Công ty|Tổng công ty|Tập đoàn|"
    "Công đoàn|Thường trực|Ban Thường|Hạt|Trạm|Khoa|Tổng Thanh tra|Tổng Kiểm toán|Kiểm toán"
)
# Who is charged by the office that he holds: "Giám đốc Sở Y tế", "Chủ tịch UBND các xã".
_OFFICES = (
    r"(?:Phó )?(?:Bộ trưởng|Thứ trưởng|Thống đốc|Giám đốc|Tổng [Gg]iám đốc|Chủ tịch(?! (?:nước|Hồ))|Bí thư"
    r"|Thủ trưởng|Chánh (?:Văn phòng|Thanh tra|án)|Viện trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Hiệu "
    r"trưởng"
    r"|Chủ nhiệm|Trưởng (?:[Bb]an|[Pp]hòng|[Đđ]oàn|Công an|các|thôn|ấp|bản|khu)|Chỉ huy trưởng|Tư lệnh)"
)
# Words that begin with the first syllable of an organ: "Ban hành", "Báo cáo", "Phòng, chống".
_NO_ORGAN = (
    r"(?:Ban hành|Báo cáo|Hội (?:nghị|thảo|viên|nhập)|Phòng(?:,? chống| ngừa)|Trường hợp|Đoàn viên|Bộ phận"
    r"|Viện dẫn|Đài thọ|Sở hữu|Vụ (?:việc|án|mùa)|Khoa học(?! máy)|Trạm (?:thu|biến))\b"
)
ORGAN_START = re.compile(rf"(?!{_NO_ORGAN})(?:{_ORGAN_WORDS}|{_OFFICES})\b")
_BETWEEN = re.compile(
    rf"\s*;\s*(?:và\s+)?|,\s+(?=(?:{_ORGAN_WORDS}|các (?:cơ quan|đơn vị liên|sở|doanh nghiệp|tổ chức))\b)"
)
OPEN_END = re.compile(r"[,;/(\-–]$|\s(?:và|của|các|về|với|cho|theo|tại|là|do|để|trên|trong|từ|những)$")


def organs(text: str) -> tuple[str, ...]:
    """The organs of a list: by semicolons, and by commas where the next words begin an organ."""
    parts = (" ".join(part.split()).strip(" .,;") for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def begins_organ(text: str) -> bool:
    """Whether the text begins with the name of an organ."""
    return ORGAN_START.match(text) is not None
