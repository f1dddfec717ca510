"""Numbers as they are said in Vietnamese: whole, decimal, digit by digit, in Roman figures.

It must not know what is counted. Northern words: "linh", "nghìn", as the national radio reads.
"""

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MOST_DIGITS = 18  # of a number that is read as one; longer ones are read digit by digit
_SCALES = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ")
_HUNDRED, _TEN, _GROUP = 100, 10, 1000
_LAST = {1: "mốt", 4: "tư", 5: "lăm"}  # behind "mươi"
_ROMAN = re.compile("(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ROMAN_SIGNS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACES = 2  # decimals that are read as one number


def cardinal(value: int) -> str:
    """A whole number in words: 1169 → "một nghìn một trăm sáu mươi chín"; below 10^18, not negative."""
    if value == 0:
        return DIGITS[0]
    groups: list[int] = []
    while value:
        value, group = divmod(value, _GROUP)
        groups.append(group)
    words: list[str] = []
    for scale in range(len(groups) - 1, -1, -1):
        if groups[scale]:
            words += _group(groups[scale], full=bool(words))
            words += _scale(groups, scale)
    return " ".join(words)


def _scale(groups: list[int], scale: int) -> list[str]:
    """The word behind a group; "tỷ" once where thousands of them are followed by units of them."""
    word = _SCALES[scale]
    if scale > _SCALES.index("tỷ") and any(groups[_SCALES.index("tỷ") : scale]):
        word = word.removesuffix(" tỷ")
    return [word] if word else []


def _group(value: int, *, full: bool) -> list[str]:
    """Up to three figures; `full` says the hundreds even where there are none."""
    hundreds, rest = divmod(value, _HUNDRED)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, _TEN)
    if not tens:
        return [*words, *(["linh"] if words and ones else []), *([DIGITS[ones]] if ones else [])]
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones:
        words.append("lăm" if ones == 5 else DIGITS[ones] if tens == 1 else _LAST.get(ones, DIGITS[ones]))  # noqa: PLR2004 - five after ten
    return words


def digits(text: str) -> str:
    """Figures one by one: "0205" → "không hai không năm"; other signs are left out."""
    return " ".join(DIGITS[int(sign)] for sign in text if sign.isdecimal())


def whole(figures: str) -> str:
    """Figures as one number; with a leading zero or too many of them, one by one."""
    if len(figures) > MOST_DIGITS or (len(figures) > 1 and figures[0] == "0"):
        return digits(figures)
    return cardinal(int(figures))


def number(text: str) -> str:
    """A number as officials write it, `1.234,5`, in words: "một nghìn hai trăm ba mươi tư phẩy năm"."""
    before, _, after = text.replace(".", "").partition(",")
    return f"{whole(before)} phẩy {_decimals(after)}" if after else whole(before)


def _decimals(figures: str) -> str:
    return whole(figures) if len(figures) <= _PLACES else digits(figures)


def roman(text: str) -> int:
    """The value of Roman figures up to 39, as they count quarters and congresses; 0 for others."""
    found = _ROMAN.fullmatch(text)
    if not found:
        return 0
    values = [_ROMAN_VALUES[sign] for sign in text]
    pairs = zip(values, (*values[1:], 0), strict=False)
    return sum(-value if value < after else value for value, after in pairs)


def roman_figures(value: int) -> str:
    """A number from 1 in Roman figures: 14 → "XIV"."""
    signs = []
    for worth, sign in _ROMAN_SIGNS:
        times, value = divmod(value, worth)
        signs.append(sign * times)
    return "".join(signs)
