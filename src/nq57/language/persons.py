"""Personal data in a text: identity numbers, telephones, accounts, home addresses, children in pictures.

It must not know whose they are. What it finds is masked at once: no whole number leaves this module.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from nq57.language.secrets import Finding

IDENTITY = "so-dinh-danh"
PHONE = "so-dien-thoai"
ACCOUNT = "so-tai-khoan"
HOME = "dia-chi-nha"
CHILD = "anh-tre-em"

# Codes of the 63 provinces of birth registration (Decision 124/2004/QĐ-TTg), with which an identity number
# begins; those of merged provinces stay in the numbers of people born there.
_PROVINCES = frozenset(
    re.findall(
        r"\d\d",
        "01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49"
        "51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96",
    )
)
_OLDEST, _YOUNGEST = 1905, 2035  # years of birth that a living reader may have
_SEPARATOR = r"[ .\-\u00a0]?"
# Anything long enough to be one of these numbers; a glance at a text without digits ends here.
_DIGITS = re.compile(
    rf"(?<![\w.,/\-])(?:\(\+?\d{{2,4}}\)[ .]?)?\+?\d(?:{_SEPARATOR}\d){{5,18}}(?![\w/\-])(?![.,]\d)"
)
_LEAST_DIGITS = 9
_SUM = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")  # thousands set apart: money, or a count
_ENOUGH = 200  # numbers of one text
_NEARBY = 48  # characters before a number in which its name may stand

_IDENTITY_WORDS = re.compile(
    r"cccd|căn cước|can cuoc|định danh|cmnd|cmt\b|chứng minh (?:nhân dân|thư)|chung minh|"
    r"(?:số|sổ|thẻ) (?:bhxh|bảo hiểm xã hội|bhyt|bảo hiểm y tế)|hộ chiếu|passport|mã số thuế cá nhân",
    re.IGNORECASE,
)
_PASSPORT = re.compile(r"(?:hộ chiếu|passport)[^\n]{0,24}?\b([A-Z]\d{7,8})\b", re.IGNORECASE)
_INSURANCE = re.compile(r"(?:bhyt|thẻ bảo hiểm y tế)[^\n]{0,24}?\b([A-Z]{2}\d{13})\b", re.IGNORECASE)
_ACCOUNT_WORDS = re.compile(
    r"số tài khoản|tài khoản(?: ngân hàng)?(?: số|:| [A-Z]{3,})|\bstk\b|số tk|tk số|account (?:no|number)",
    re.IGNORECASE,
)
_TREASURY = re.compile(r"kho bạc|\bkbnn\b|tài khoản tạm giữ", re.IGNORECASE)
_OFFICE_WORDS = re.compile(
    r"đường dây nóng|hotline|tổng đài|trực ban|văn phòng|\bcơ quan\b|liên hệ|điện thoại|\bđt\b|\bfax\b|"
    r"máy bàn",
    re.IGNORECASE,
)
_HOTLINE = re.compile(r"đường dây nóng|hotline|tổng đài|số trực", re.IGNORECASE)
# Decision 2036/QĐ-BTTTT and Circular 22/2014/TT-BTTTT: mobile numbers have ten digits since 2018.
_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"2\d{8,9}")
_HOUSE = (
    # "Luật Nhà ở số 27/2023/QH15" is a law, "nhà ở, theo mẫu số 15c" a form
    r"(?:(?<!mẫu )(?<!phụ lục )(?<!biểu )(?<!bảng )"
    r"số (?:nhà )?\d+(?!\d)(?!(?-i:/(?:19|20)\d\d/|[/-][A-ZĐ]{2,}))|"
    r"(?:tổ|ngõ|ngách|hẻm|kiệt|khu phố|xóm|đội|ấp) (?:số )?\d+|"
    r"(?:thôn|xóm|ấp|bản|buôn|làng) (?-i:[A-ZĐÂÊÔƠƯĂÁÀẢÃẠÉÍÓÚÝ])\w*)"
)
_LIVES = re.compile(
    rf"\b(?:hkt{{1,2}}|thường trú|tạm trú|trú tại|cư trú tại|nơi ở|chỗ ở|nhà riêng|nhà ở|địa chỉ nhà)"
    rf"[^.;\n]{{0,50}}?\b({_HOUSE}[^.;\n)]{{0,60}})",
    re.IGNORECASE,
)
# One of these is in any text that the two slower searches can find something in.
_SAID = (
    "hộ chiếu",
    "passport",
    "bhyt",
    "bảo hiểm y tế",
    "hkt",
    "trú",
    "nơi ở",
    "chỗ ở",
    "nhà riêng",
    "nhà ở",
    "địa chỉ",
)
_CHILD_WORDS = re.compile(
    r"học sinh|trẻ em|trẻ nhỏ|em bé|các em\b|các cháu|cháu bé|(?:bé|em) (?:gái|trai)|thiếu (?:nhi|niên|nữ)|"
    r"nhi đồng|đội viên|mầm non|mẫu giáo|tiểu học|trung học cơ sở|\bthcs\b|\bthpt\b|"
    r"pupils?\b|child(?:ren)?\b",
    re.IGNORECASE,
)


class _Number(NamedTuple):
    """One run of digits in its surroundings: `before` is what is said just ahead of it on its line."""

    text: str
    start: int
    end: int
    digits: str
    written: str
    before: str


def find_persons(text: str, *, contact: bool = False) -> tuple[Finding, ...]:
    """Personal data in order of place. `contact`: the text is an agency's own contact field."""
    found = list(islice(_numbers(text, contact=contact), _ENOUGH))
    lower = text.lower()
    if any(word in lower for word in _SAID):
        found += [*_lettered(text), *_homes(text)]
    return tuple(sorted(found))


def find_children(alt: str) -> tuple[Finding, ...]:
    """The word by which a picture's text alternative tells that children are in it."""
    word = _CHILD_WORDS.search(alt)
    return (Finding(word.start(), word.end(), CHILD, word[0]),) if word else ()


def masked(written: str) -> str:
    """The first two and the last two characters, stars between: enough to find it, too little to use it."""
    bare = re.sub(r"[\s.\-\u00a0]", "", written)
    return f"{bare[:2]}{'*' * max(len(bare) - 4, 3)}{bare[-2:]}"


def _numbers(text: str, *, contact: bool) -> Iterator[Finding]:
    for match in _DIGITS.finditer(text):
        digits = "".join(str(int(sign)) for sign in match[0] if sign.isdecimal())
        if len(digits) < _LEAST_DIGITS or _SUM.fullmatch(match[0]):
            continue
        before = _said_before(text[max(0, match.start() - _NEARBY) : match.start()])
        number = _Number(text, match.start(), match.end(), digits, match[0], before)
        code = next((code for code, judge in _JUDGES if judge(number)), None)
        if code and not (contact and code == PHONE):
            yield Finding(number.start, number.end, code, masked(number.written))


def _said_before(near: str) -> str:
    """What is said of a number on its line; in a table by its own cell, if that says anything."""
    line = near.rpartition("\n")[2]
    cell = line.rpartition("\t")[2]
    return cell if any(map(str.isalpha, cell)) else line


def _is_identity(number: _Number) -> bool:
    """A CCCD by its own structure; any other number only where it is called one."""
    return _is_citizen(number.digits) or (
        len(number.digits) in (9, 10, 12) and bool(_IDENTITY_WORDS.search(number.before))
    )


def _is_citizen(digits: str) -> bool:
    """0, province of birth, sex and century, year of birth, six digits (Circular 59/2021/TT-BCA)."""
    if len(digits) != 12 or digits[0] != "0" or digits[1:3] not in _PROVINCES or digits[3] not in "0123":  # noqa: PLR2004 - twelve, as said
        return False
    born = 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])
    return _OLDEST <= born <= _YOUNGEST


def _is_account(number: _Number) -> bool:
    named = bool(_ACCOUNT_WORDS.search(number.before))
    around = number.before + number.text[number.end : number.end + _NEARBY].partition("\n")[0]
    return named and not _TREASURY.search(around)


def _is_phone(number: _Number) -> bool:
    """A mobile number that is no hotline; a landline that no office is named with."""
    local = re.sub(r"^(?:0084|84|0)", "", number.digits)
    if number.digits == local:
        return False
    if _MOBILE.fullmatch(local):
        return not _HOTLINE.search(number.before)
    return bool(_LANDLINE.fullmatch(local)) and not _OFFICE_WORDS.search(number.before)


_JUDGES: tuple[tuple[str, Callable[[_Number], bool]], ...] = (
    (ACCOUNT, _is_account),
    (IDENTITY, _is_identity),
    (PHONE, _is_phone),
)


def _lettered(text: str) -> Iterator[Finding]:
    for pattern in (_PASSPORT, _INSURANCE):
        for match in pattern.finditer(text):
            yield Finding(match.start(1), match.end(1), IDENTITY, masked(match[1]))


def _homes(text: str) -> Iterator[Finding]:
    for match in _LIVES.finditer(text):
        yield Finding(match.start(1), match.end(1), HOME, f"{match[1][:6].rstrip()}…")
