"""Numbers, days, hours, money and telephone numbers of running text, each with how it is said.

It must not know abbreviations or documents. A reading never changes a value: what does not surely mean
a day or an hour is read as the figures that are written.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from nq57.language.number_words import cardinal, digits, number, roman, whole
from nq57.language.spoken_words import BOUNDS, UNITS

Match = re.Match[str]
_DASH = r"\s?[-–—]\s?"
_YEAR = r"(?:19|20)\d{2}(?!\d)"
NUM = r"(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d+)?|\d+,\d+|\d+)(?![.,]?\d)"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_SIGN = "|".join(re.escape(sign) for sign in sorted(BOUNDS, key=len, reverse=True))
_PER = r"/(?:người|hộ|năm|tháng|tuần|ngày|giờ|h|s|lượt|buổi|ca|quý|ha|km|kg|m2|m²|xã|thôn|trường|lớp)(?!\w)"
_PER_WORDS = {"h": "giờ", "s": "giây"}
_DATE_CUE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|tết|lễ|dịp|khánh|kỷ niệm|từ|đến|trước|sau|hết|hạn|mùng|mồng|"
    r"chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy))[\s,:(]{1,3}\Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\s(?:số|tổng|diện tích|dân|hộ|xã|phường|người|thôn|đơn vị|nhiệm vụ|chỉ tiêu|thành viên|đại biểu|tỉnh|"
    r"cơ quan|trường|bản|khối phố|sở|huyện|hồ sơ|thủ tục|mục tiêu|dịch vụ|chặng)(?!\w)"
)
_FEW = re.compile(r"\s(?:số|tổng|diện tích|dân|chặng)(?!\w)")
_TELEPHONE_CUE = re.compile(
    r"(?:điện thoại|đường dây nóng|tổng đài|hotline|số máy|zalo|đt|fax|gọi(?: số)?|máy lẻ|mã số|mã xã|"
    r"mã tỉnh|số tài khoản|mã định danh|số định danh|mã bưu chính)[\s:.]{1,3}(?:số\s)?\Z",
    re.IGNORECASE,
)
_NUMBER_OF_YEAR = re.compile(r"(?:quý|tuần|kỳ|đợt|khóa)\s\Z", re.IGNORECASE)
_TENTH_DAY, _MONTHS, _HOURS, _MINUTES, _APRIL, _QUARTERS = 10, 12, 24, 60, 4, 4
_TELEPHONE_DIGITS = {"0": (10, 11), "+": (11, 12), "1": (8, 10)}
_SHORT = 2
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Around:
    """Where a match is: the text before it, the text behind it, and whether a day was said just before."""

    before: str
    after: str
    listed: bool = False

    def follows(self, *words: str) -> bool:
        """Whether the text before ends with one of the words."""
        return self.before.rstrip().lower().endswith(words) and self.before[-1:].isspace()


Rule = tuple[re.Pattern[str], Callable[[Match, Around], str | None]]


def _telephone(match: Match, around: Around) -> str | None:
    figures = re.sub(r"\D", "", match[0])
    counts = _TELEPHONE_DIGITS[match[0].lstrip("(")[0]]
    if len(figures) not in counts or around.before[-1:].isalnum():
        return None
    groups = [digits(group) for group in re.split(r"\D+", match[0]) if group]
    return ("cộng " if match[0][0] == "+" else "") + ", ".join(groups)


def _called(match: Match, around: Around) -> str | None:
    """Figures behind "tổng đài" and the like are said one by one."""
    return (
        ", ".join(digits(group) for group in match[0].split())
        if _TELEPHONE_CUE.search(around.before)
        else None
    )


def day_words(day: int) -> str:
    """A day of a month: "mùng năm", "mười lăm"."""
    return f"mùng {cardinal(day)}" if day <= _TENTH_DAY else cardinal(day)


def month_words(month: int) -> str:
    """A month: "tháng tư"."""
    return f"tháng {'tư' if month == _APRIL else cardinal(month)}"


def date_words(day: int, month: int = 0, year: int = 0) -> str:
    """A day with what is told of its month and year, without the word "ngày"."""
    month_part = f" {month_words(month)}" if month else ""
    return f"{day_words(day)}{month_part}{f' năm {cardinal(year)}' if year else ''}"


def possible(day: int, month: int, year: int = 0) -> bool:
    """Whether there is such a day; a leap year stands for an open one."""
    try:
        return bool(dt.date(year or 2000, month or 1, day))
    except ValueError:
        return False


def _date(match: Match, around: Around) -> str | None:
    day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    if not possible(day, month, year):
        return None
    return _with_day(date_words(day, month, year), around)


def _with_day(words: str, around: Around) -> str:
    if around.follows("mùng", "mồng"):
        return words.removeprefix("mùng ")
    return words if around.follows("ngày") else f"ngày {words}"


def _date_range(match: Match, around: Around) -> str | None:
    parts = [int(match[name] or 0) for name in ("d1", "m1", "y1", "d2", "m2", "y2")]
    first, last = parts[:3], parts[3:]
    if not possible(*first) or not possible(*last):
        return None
    if not last[2] and not (_DATE_CUE.search(around.before) or around.before.endswith(("(", ": "))):
        return None
    start = "" if around.follows("từ", "từ ngày") else "từ "
    day = "" if around.follows("ngày") else "ngày "
    return f"{start}{day}{date_words(*first)} đến ngày {date_words(*last)}"


def _day_and_month(match: Match, around: Around) -> str | None:
    over, under = int(match["d"]), int(match["m"])
    cued = around.listed or _DATE_CUE.search(around.before)
    if not cued or _PART_OF.match(around.after) or not possible(over, under or 99):
        return None
    return _with_day(date_words(over, under), around)


def _fraction(match: Match, around: Around) -> str | None:
    over, under = int(match["d"]), int(match["m"])
    proper = 0 < over < under <= _TENTH_DAY and _FEW.match(around.after)
    if proper:
        return f"{cardinal(over)} phần {'tư' if under == _QUARTERS else cardinal(under)}"
    return " trên ".join(map(whole, match[0].split("/")))


def _month_and_year(match: Match, around: Around) -> str | None:
    month, year = int(match["m"]), cardinal(int(match["y"]))
    if _NUMBER_OF_YEAR.search(around.before) or around.follows("số"):
        return f"{whole(match['m'])} năm {year}"
    if not 1 <= month <= _MONTHS or around.follows("định", "quyết", "luật", "tư"):
        return f"{whole(match['m'])} năm {year}" if around.follows("định", "quyết", "luật", "tư") else None
    words = f"{month_words(month)} năm {year}"
    return words.removeprefix("tháng ") if around.follows("tháng") else words


def _months_and_year(match: Match, around: Around) -> str | None:
    first, last = int(match["m1"]), int(match["m2"])
    if not (around.follows("tháng") and 1 <= first <= _MONTHS and 1 <= last <= _MONTHS):
        return None
    year = f" năm {cardinal(int(match['y']))}" if match["y"] else ""
    return f"{month_words(first).removeprefix('tháng ')} đến {month_words(last)}{year}"


def _hour(text: str) -> str | None:
    """`14:30`, `7h30`, `8 giờ`; None for what is no hour of a day."""
    hour, minute, second = (*map(int, _FIGURES.findall(text)), -1, -1)[:3]
    if minute >= 0 and (hour > _HOURS or minute >= _MINUTES or second >= _MINUTES):
        return None
    words = f"{cardinal(hour)} giờ" + (f" {cardinal(minute)} phút" if minute > 0 or second > 0 else "")
    return words + (f" {cardinal(second)} giây" if second > 0 else "")


def _time(match: Match, _around: Around) -> str | None:
    first, last = _hour(match["t1"]), _hour(match["t2"] or "0h")
    if first is None or last is None:
        return None
    return f"{first} đến {last}" if match["t2"] else first


def _dotted(match: Match, _around: Around) -> str | None:
    """`4.0`, `1.2.3`: parts with points that are no thousands."""
    return " chấm ".join(whole(part) for part in match[0].split("."))


def _quantity(match: Match, around: Around) -> str | None:
    """A number with its sign, range and unit: `≥ 80%`, `10–15 km`, `-5 °C`."""
    first, last = match["n1"], match["n2"]
    sign = BOUNDS.get(match["sign"] or "", "")
    if match["minus"]:
        sign = "âm"
    unit = UNITS.get(match["unit"] or "", "")
    words = _counted(first, around, alone=not (last or unit))
    words = f"{sign} {words}".strip()
    if last:
        middle = UNITS.get(match["unit1"] or "", "")
        words = f"{words} {middle}".strip() + f" đến {_counted(last, around, alone=False)}"
    return f"{words} {unit}".strip() + _per(match["per"] or "")


def _per(text: str) -> str:
    """`/người/năm`: "một người một năm"."""
    words = (_PER_WORDS.get(part, UNITS.get(part, part)) for part in text.split("/") if part)
    return "".join(f" một {word}" for word in words)


def _counted(text: str, around: Around, *, alone: bool) -> str:
    """One number; what is before it may make it a day, a month or an ordinal."""
    plain = text.isdigit()
    value = int(text) if plain and len(text) <= _SHORT else 0
    if alone and value:
        if around.follows("tháng"):
            return month_words(value).removeprefix("tháng ")
        if around.follows("ngày") and value <= _TENTH_DAY and not around.follows("trong ngày"):
            return day_words(value) if _IN_MONTH.match(around.after) else cardinal(value)
        if around.follows("thứ"):
            return {1: "nhất", 4: "tư"}.get(value) or cardinal(value)
    if plain and len(text) == _SHORT and text[0] == "0" and not around.follows("số", "mã"):
        return cardinal(int(text))  # officials write 05 for five
    return number(text)


_IN_MONTH = re.compile(r"\s(?:tháng|(?:và|đến|,)\s)|[,.;]|\s*\Z")


def _romans(match: Match, _around: Around) -> str | None:
    first, last = roman(match["r"]), roman(match["r2"] or "I")
    if not (first and last):
        return None
    cue, words = match["cue"], cardinal(first)
    if cue.lower().endswith("thứ"):
        words = {1: "nhất", 4: "tư"}.get(first, words)
    for point in (match["points"] or "").split(".")[1:]:
        words += f" chấm {whole(point)}"
    words += f" đến {cardinal(last)}" if match["r2"] else ""
    words += f" năm {cardinal(int(match['y']))}" if match["y"] else ""
    return f"{cue} {words}"


def _heading(match: Match, around: Around) -> str | None:
    """`III.` that begins a line."""
    value = roman(match["r"])
    return f"{cardinal(value)}." if value and not around.before.rpartition("\n")[2].strip() else None


def _rule(pattern: str, read: Callable[[Match, Around], str | None]) -> Rule:
    return re.compile(pattern), read


_D, _M = r"\d{1,2}", r"\d{1,2}"
_TIME = r"\d{1,3}(?::\d{2}(?::\d{2})?|\s?h(?:\d{2})?|g\d{2}|\s?giờ(?:\s?\d{2}(?![.,]?\d)(?:\s?phút)?)?)"
FIGURE_RULES: tuple[Rule, ...] = (
    _rule(
        r"\(?(?:\+84|0\d{1,3}|1[89]00)\)?(?:[ .]\d(?=[ .]\d))?(?:[ .\-]?\d{2,9}){1,4}(?![\d/%])(?!,\d)",
        _telephone,
    ),
    _rule(r"\d{3,9}(?: \d{3,4}){0,3}(?![\d/.,]\d|\w)", _called),
    _rule(
        rf"(?P<d1>{_D})(?:/(?P<m1>{_M})(?:/(?P<y1>{_YEAR}))?)?{_DASH}(?P<d2>{_D})/(?P<m2>{_M})(?:/(?P<y2>{_YEAR}))?(?![\d/])",
        _date_range,
    ),
    _rule(rf"(?P<d>{_D})(?P<mark>[/.\-])(?P<m>{_M})(?P=mark)(?P<y>{_YEAR})(?![/\-]\w)", _date),
    _rule(rf"(?P<m1>{_M}){_DASH}(?P<m2>{_M})(?:/(?P<y>{_YEAR}))?(?![\d/])", _months_and_year),
    _rule(rf"(?P<m>\d{{1,4}})/(?P<y>{_YEAR})(?![/\-]\w)", _month_and_year),
    _rule(rf"(?P<d>{_D})/(?P<m>{_M})(?![\d/]|\.\d)", _day_and_month),
    _rule(r"(?P<d>\d+)/(?P<m>\d+)(?:/\d+){0,6}(?![\d/]|[.,]\d)", _fraction),
    _rule(rf"(?P<t1>{_TIME})(?:{_DASH}(?P<t2>{_TIME}))?(?![\w:])", _time),
    _rule(r"(?!\d{1,3}(?:\.\d{3})+(?![.\d]))\d{1,9}(?:\.\d{1,9}){1,9}(?!\d|,\d)", _dotted),
    _rule(
        rf"(?:(?P<sign>{_SIGN})\s?|(?P<minus>[-−](?=\d)))?(?P<n1>{NUM})"
        rf"(?:\s?(?P<unit1>{_UNIT})?{_DASH}(?P<n2>{NUM})(?![-–—]\d))?"
        rf"(?:\s?(?P<unit>{_UNIT})(?!\w))?(?P<per>(?:{_PER})+)?(?![A-Za-zĐđ0-9])",
        _quantity,
    ),
)
_CUES = (
    "quý|khóa|khoá|chương|phần|mục|phụ lục|đại hội|thế kỷ|kỳ|hạng|loại|lần thứ|thứ|giai đoạn|đợt|vùng|nhóm|"
    "học kỳ|tập|quyển|trung ương|hội nghị|bảng|tuần|bậc|cấp|phiên họp"
)
ROMAN_RULE = _rule(
    rf"(?i:(?P<cue>{_CUES}))\s(?P<r>[IVX]+)(?P<points>(?:\.\d+)*)(?:{_DASH}(?P<r2>[IVX]+))?(?:/(?P<y>{_YEAR}))?(?!\w)",
    _romans,
)
HEADING_RULE = _rule(r"(?P<r>[IVX]+)\.(?=\s)", _heading)
