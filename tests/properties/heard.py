"""A listener: reads spoken Vietnamese back into values, without a line of the code that speaks.

It knows how numbers, days, hours, documents and addresses are said, and nothing of how they were written.
"""

import datetime as dt
import re

FIGURES = {
    word: at
    for at, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])
}
_VARIANTS = {**FIGURES, "mốt": 1, "tư": 4, "lăm": 5}
_SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100))
_LETTERS = {"bê": "b", "xê": "c", "dê": "d", "ép phờ": "f", "gờ": "g", "hát": "h", "gi": "j", "ca": "k"}
_LETTERS |= {"lờ": "l", "mờ": "m", "nờ": "n", "pê": "p", "quy": "q", "rờ": "r", "sờ": "s", "tê": "t"}
_LETTERS |= {"vê kép": "w", "vê": "v", "ích xì": "x", "dét": "z"}
_SIGNS = {"chấm": ".", "gạch chéo": "/", "gạch ngang": "-", "gạch dưới": "_", "a còng": "@"}


def heard_whole(said: str) -> int:
    """A whole number from its words."""
    return _whole(said.lower().split())


def _whole(words: list[str]) -> int:
    for name, size in _SCALES:
        if name in words:
            at = len(words) - 1 - words[::-1].index(name)
            return _whole(words[:at]) * size + _whole(words[at + 1 :])
    words = [word for word in words if word != "linh"]
    if "mươi" in words:
        at = words.index("mươi")
        return FIGURES[words[at - 1]] * 10 + _whole(words[at + 1 :])
    if words[:1] == ["mười"]:
        return 10 + _whole(words[1:])
    if len(words) > 1:
        return int(heard_figures(" ".join(words)))
    return _VARIANTS[words[0]] if words else 0


def heard_figures(said: str) -> str:
    """Figures said one by one."""
    return "".join(str(FIGURES[word]) for word in re.findall(r"\w+", said.lower()))


def heard_decimal(said: str) -> tuple[int, str]:
    """A number with its decimals as figures."""
    before, _, after = said.lower().partition(" phẩy ")
    words = after.split()
    if all(word in FIGURES for word in words):
        return heard_whole(before), heard_figures(after)
    return heard_whole(before), str(heard_whole(after))


def heard_day(said: str) -> dt.date:
    """A day said with month and year."""
    found = re.fullmatch(r"ngày (?:mùng )?(.+?) tháng (.+?) năm (.+)", said.lower())
    assert found, said
    return dt.date(heard_whole(found[3]), heard_whole(found[2]), heard_whole(found[1]))


def heard_hour(said: str) -> dt.time:
    """An hour with its minutes."""
    hour, _, minutes = said.lower().partition(" giờ")
    return dt.time(heard_whole(hour), heard_whole(minutes.removesuffix(" phút")))


def heard_address(said: str) -> str:
    """An address whose signs were named."""
    text = f" {said.lower()} "
    for name, sign in (*_SIGNS.items(), *_LETTERS.items(), *((w, str(f)) for w, f in FIGURES.items())):
        while f" {name} " in text:
            text = text.replace(f" {name} ", f" {sign} ")
    return text.replace(" ", "")
