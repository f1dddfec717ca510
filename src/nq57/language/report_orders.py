"""Sentences that ask for regular reports and say neither when nor how often.

It must not know what is done with them; a regime ordered elsewhere is no order here.
"""

import re

from nq57.language.normalise import UPPER

_WORD = r"[^\s.;“”]{1,12}"


def _pattern(text: str) -> re.Pattern[str]:
    """Blanks of a pattern bear line breaks, as lines of a page break anywhere."""
    return re.compile(text.replace(" ", r"\s{1,12}"), re.IGNORECASE)


_PERIODIC = _pattern("định kỳ")
_ORGAN = (
    "(?:UBND|HĐND|[ỦU][yỷ] ban|Sở|Bộ|Ban|Đảng|Tỉnh|Thành|Thường|Chủ|Hội|Phòng|Lãnh đạo|cơ quan|cấp)(?!\\w)"
)
_ORDERS = (
    rf"(?<!cáo\s)định kỳ,?(?: {_WORD}){{0,8}}? báo cáo(?! viên)",  # định kỳ tổng hợp, báo cáo
    rf"báo cáo(?: cho| về| lên| với)? {_ORGAN}(?: {_WORD}){{0,9}}? định kỳ",  # báo cáo UBND phường định kỳ
    rf"báo cáo định kỳ(?=[^.;]{{0,80}}\s(?:gửi|cho|về|qua) (?-i:[{UPPER}]))",  # gửi báo cáo định kỳ về Sở
)
_ORDER = _pattern("|".join(_ORDERS))
_REGIMES = (
    "(?:thường xuyên|đột xuất),? (?:(?:và|hoặc) )?định kỳ",
    r"định kỳ(?:,| và| hoặc|/)\s{0,12}(?:đột xuất|bất thường|thường xuyên)",
    "định kỳ theo (?:quy|đề|yêu|hướng)",
    "(?:theo|họp|rà soát|kiểm tra|giám sát|đánh giá|thông tin) định kỳ",
    "(?:chế độ|có) báo cáo định kỳ",
)
_REGIME = _pattern("|".join(_REGIMES))
_WHEN = re.compile("[0-9]|tuần|tháng|quý|năm|ngày", re.IGNORECASE)


def undated_order(sentence: str) -> tuple[int, int] | None:
    """Where "định kỳ" is in a sentence that asks for reports without a period or a day."""
    order = _ORDER.search(sentence)
    if order is None or _WHEN.search(sentence) or _REGIME.search(sentence):
        return None
    periodic = _PERIODIC.search(sentence, order.start())
    return periodic.span() if periodic else None
