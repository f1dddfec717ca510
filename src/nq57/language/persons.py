"""Personal data in a text: identity numbers, telephones, accounts, homes, births, mailboxes, children.

It must not know whose they are. What it finds is masked at once: no whole number leaves this module.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from nq57.language.folding import fold
from nq57.language.person_rules import (
    ACCOUNT_LABELS,
    BANK,
    BIRTHS,
    CHILD_WORDS,
    CODES,
    GLUED,
    GLUED_ENDS,
    HIGH_OFFICE,
    HOME_WORDS,
    HOMES,
    HOTLINE,
    IDENTITY_LABELS,
    LANDLINE,
    LETTERED,
    MAIL_SERVICES,
    MANY,
    MOBILE,
    NAME_BEFORE,
    OFFICE,
    OFFICE_MAIL_LABEL,
    OFFICE_MAILBOX,
    PERSON_BEFORE,
    PROVINCES,
    TREASURY,
)
from nq57.language.plain import Plain, plain
from nq57.language.rules import Rule
from nq57.language.secrets import Finding

IDENTITY = "so-dinh-danh"
PHONE = "so-dien-thoai"
ACCOUNT = "so-tai-khoan"
HOME = "dia-chi-nha"
CHILD = "anh-tre-em"
BORN = "ngay-sinh"
MAIL = "thu-dien-tu"

_OLDEST, _YOUNGEST = 1905, 2035  # years of birth that a living reader may have
_BETWEEN = r"[ .\-–—·_]{0,3}"
_DIGITS = r"\d(?:" + _BETWEEN + r"\d)"
# A glance: a text without so many figures near each other has no number of anybody.
_SOME = re.compile(r"\d(?:[ .\-–—·()_]{0,4}\d){8}")
_PHONE_NUMBER = re.compile(
    r"(?:\(?(?:\+ ?84|0084)\)?[ .\-–]{0,3}(?:\( ?0 ?\) ?|0(?=[35789]))?|\(?84\)?[ .\-–]{0,2}(?=[35789])"
    r"|\( ?0 ?\) ?|\(?0[ .\-–]{0,2})(?:[35789](?:[ .\-–—·)_]{0,3}\d){8}|2(?:[ .\-–—·)_]{0,3}\d){8,9})(?!\d)"
    r"|0\d{3}/\d{3}/\d{3}(?!\d)"
)
# A class at its head makes this search cheap; the one above is asked only where it finds something.
_LIKE_PHONE = re.compile(r"[04](?:[ .()\-–—0]{0,4}[2-9])(?:[ .\-–—·)_]{0,3}\d){8}")
_IDENTITIES = tuple(re.compile(rf"{_DIGITS}{{{more}}}(?!\d)") for more in (11, 9, 8))
_STROKES = re.compile(r"0\d{2,3}([/,])\d{3}\1\d{3}")
_WITH_STROKES = re.compile(r"0\d\d([/,])\d{3}\1\d{3}\1\d{3}(?!\d)")
_CARD = re.compile(
    r"(?:4\d|5[1-5]|2[2-7]|3[457]|62|97)\d{2}(?:[ .\-–]{0,2}\d{4}){2,3}(?:[ .\-–]{0,2}\d{2,4})?(?!\d)"
)
_SHORT_ACCOUNT = re.compile(rf"{_DIGITS}{{5,18}}(?!\d)")
_SUM = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")  # thousands set apart: money, or a count
_MONEY = re.compile(r"\s?(?:đồng|đ\b|vnđ|vnd|tỷ|triệu|nghìn|usd|km|m2|ha\b|kwh)", re.IGNORECASE)
_BEHIND_WORD = re.compile(r"[^\W\d_]{1,12}\Z")
_AHEAD = re.compile(
    r"[/\-–][A-ZĐ]|\.\d|,\d{1,2}(?!\d)|[A-Z0-9_]|[^\W\d_]+\d|[^\W\d_](?![^\W\d_])|%|\.[a-z]"
)
_IN_ADDRESS = re.compile(r"(?:://|www\.|\.vn/|\.com/)\S*\Z")
_CHAT = re.compile(r"(?:zalo\.me|wa\.me|t\.me|m\.me)/\Z")
_ENOUGH = 200  # numbers of one text
_NEARBY = 48  # characters before a number in which its name may stand
_LINE = 96  # characters before a number in which a hotline is told
_GROUPS = {
    (3, 1, 2, 6),
    (3, 1, 2, 3, 3),
    (3, 1, 8),
    (1, 2, 1, 2, 6),
}  # how a citizen's number is set apart by its parts
_LEAST_GROUP = 3
_CITIZEN = 12
_IDENTITY_LENGTHS = frozenset({9, 10, 12})
_LEAST_DIGITS = 9
_BANK_BEFORE = re.compile(
    rf"(?<!\w)(?:{BANK})(?: (?:bank|chi nhánh|số|cn)[^\d\n]{{0,24}})?[\s:.\-–|(]{{0,4}}\Z", re.IGNORECASE
)
_BANK_AFTER = re.compile(
    rf"[\s,\-–(|]{{1,4}}(?:(?:mở )?tại )?(?:(?:ngân hàng|nh)\b[^\d\n]{{0,24}}?|)(?<!\w)(?:{BANK})(?!\w)",
    re.IGNORECASE,
)
_ACCOUNT_LENGTHS = range(8, 17)


class _Number(NamedTuple):
    """One run of digits in its surroundings: `before` is what is said just ahead of it on its line."""

    text: str
    start: int
    end: int
    digits: str
    written: str
    before: str

    @property
    def line_before(self) -> str:
        """More of the line before it."""
        return _before(self.text, self.start, _LINE)


def find_persons(text: str, *, contact: bool = False) -> tuple[Finding, ...]:
    """Personal data in order of place. `contact`: the text is an agency's own contact field."""
    clear = plain(text)
    cleared = clear.text
    found = (
        list(islice(_numbers(cleared), _ENOUGH))
        if _SOME.search(cleared) or _STROKES.search(cleared)
        else []
    )
    for words, search in _LABELLED:
        if _may_find(words, clear.lower):
            found += search(cleared)
    if contact:
        found = [one for one in found if one.code not in {PHONE, MAIL}]
    return tuple(sorted(_led_back(one, clear) for one in found))


def find_children(alt: str) -> tuple[Finding, ...]:
    """The word by which a picture's text alternative tells that children are in it."""
    word = CHILD_WORDS.search(alt)
    return (Finding(word.start(), word.end(), CHILD, word[0]),) if word else ()


def masked(written: str) -> str:
    """The first two and the last two characters, stars between: enough to find it, too little to use it."""
    bare = re.sub(r"[^\w+*]|_", "", written)
    return f"{bare[:2]}{'*' * max(len(bare) - 4, 3)}{bare[-2:]}"


def _led_back(found: Finding, clear: Plain) -> Finding:
    return Finding(*clear.span(found.start, found.end), found.code, found.shown)


def _before(text: str, start: int, reach: int) -> str:
    return text[max(0, start - reach) : start].rpartition("\n")[2]


def _numbers(text: str) -> Iterator[Finding]:
    """Numbers in order; the first search that takes a number as its own keeps it."""
    taken: list[tuple[int, int]] = []
    for code, pattern, judge in _SEARCHES:
        last = 0
        if (glance := _GLANCES.get(pattern)) and not glance.search(text):
            continue
        for match in pattern.finditer(text):
            number = _number(match, last)
            start, end = match.span()
            if number is None or not judge(number) or any(start < b and a < end for a, b in taken):
                continue
            last = end
            taken.append((start, end))
            yield Finding(start, end, code, masked(match[0]))


def _number(match: re.Match[str], last: int) -> _Number | None:
    """The number with its surroundings; None where it is part of something else."""
    text, start, end = match.string, match.start(), match.end()
    digits = "".join(filter(str.isdecimal, match[0]))
    if text[max(0, start - 1) : start].isdigit() or (
        text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()
    ):
        return None
    if _AHEAD.match(text, end) or _SUM.fullmatch(match[0]) or _MONEY.match(text, end):
        return None
    word = _BEHIND_WORD.search(text[max(0, start - 12) : start])
    if word and fold(word[0]) not in GLUED and not fold(word[0]).endswith(GLUED_ENDS):
        return None
    token = text[max(0, start - 300) : start].rsplit(None, 1)[-1] if start else ""
    if _IN_ADDRESS.search(token) and not _CHAT.search(token):
        return None
    before = _words_before(text[max(0, start - _NEARBY, last) : start])
    return _Number(text, start, end, digits, match[0], before)


def _words_before(near: str) -> str:
    """What is said of a number on its line; in a table by its own cell, if that says anything."""
    line = near.rpartition("\n")[2]
    cell = line.rpartition("\t")[2]
    return cell if any(map(str.isalpha, cell)) else line


def _is_named(number: _Number, rules: tuple[Rule, ...]) -> bool:
    return any(row.pattern.search(number.before) for row in rules)


def _is_identity(number: _Number) -> bool:
    """A CCCD by its own structure and groups; any other number only where it is called one."""
    if CODES.search(number.before):
        return False
    if _is_citizen(number.digits) and _is_grouped(number.written):
        return True
    return len(number.digits) in _IDENTITY_LENGTHS and _is_named(number, IDENTITY_LABELS)


def _is_grouped(written: str) -> bool:
    """Whether figures are set apart as in one number: a row of small numbers is none."""
    groups = tuple(len(group) for group in re.findall(r"\d+", written))
    return min(groups) >= _LEAST_GROUP or set(groups) == {1} or groups in _GROUPS


def _is_citizen(digits: str) -> bool:
    """0, province of birth, sex and century, year of birth, six digits (Circular 59/2021/TT-BCA)."""
    if (
        len(digits) != _CITIZEN
        or digits[0] != "0"
        or digits[1:3] not in PROVINCES
        or digits[3] not in "0123"
    ):
        return False
    born = 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])
    return _OLDEST <= born <= _YOUNGEST


def _is_account(number: _Number) -> bool:
    """A number called an account, or with a bank's name at it; the treasury's are public."""
    around = number.before + number.text[number.end : number.end + _NEARBY].partition("\n")[0]
    if TREASURY.search(around) or CODES.search(number.before):
        return False
    if _is_named(number, ACCOUNT_LABELS):
        return len(number.digits) >= _LEAST_DIGITS or bool(re.search(BANK, around, re.IGNORECASE))
    banked = _BANK_BEFORE.search(number.before) or _BANK_AFTER.match(number.text, number.end)
    return bool(banked) and len(number.digits) in _ACCOUNT_LENGTHS and not OFFICE.search(number.before)


def _is_card(number: _Number) -> bool:
    """A bank card: its issuer's first figures, and a check digit after Luhn (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number.digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0 and not CODES.search(number.before)


def _is_phone(number: _Number) -> bool:
    """A mobile number that is no hotline; a landline that no office is named with."""
    local = re.sub(r"^(?:00840?|840?|0)", "", number.digits)
    line = number.line_before
    if CODES.search(number.before):
        return False
    if MOBILE.fullmatch(local):
        return not HOTLINE.search(line)
    if not LANDLINE.fullmatch(local) or set(map(len, re.findall(r"\d+", number.written))) == {2}:
        return False  # figures in pairs are a row of small numbers
    return not OFFICE.search(line) or bool(
        PERSON_BEFORE.search(line) and not OFFICE.search(number.before[-24:])
    )


# Searches that cost more are made where a cheaper one finds something.
_CALLED = re.compile("|".join(f"(?:{row.pattern.pattern})" for row in IDENTITY_LABELS), re.IGNORECASE)
_GLANCES = {
    **dict.fromkeys(_IDENTITIES[1:], _CALLED),
    _PHONE_NUMBER: _LIKE_PHONE,
    _SHORT_ACCOUNT: re.compile(rf"khoản|\b(?:s\.?)?tk\b|account|(?<!\w)(?:{BANK})(?!\w)", re.IGNORECASE),
}
_Judge = Callable[[_Number], bool]
_SEARCHES: tuple[tuple[str, re.Pattern[str], _Judge], ...] = (
    (ACCOUNT, _SHORT_ACCOUNT, _is_account),
    (ACCOUNT, _CARD, _is_card),
    *((IDENTITY, pattern, _is_identity) for pattern in (*_IDENTITIES, _WITH_STROKES)),
    (PHONE, _PHONE_NUMBER, _is_phone),
)


def _lettered(text: str) -> Iterator[Finding]:
    for row in LETTERED:
        for match in row.pattern.finditer(text):
            yield Finding(match.start(1), match.end(1), IDENTITY, masked(match[1]))


def _homes(text: str) -> Iterator[Finding]:
    for row in HOMES:
        for match in row.pattern.finditer(text):
            if not MANY.search(_before(text, match.start(), _NEARBY)):
                group = 1 if match[1] else 2
                yield Finding(match.start(group), match.end(group), HOME, f"{match[group][:6].rstrip()}…")


def _births(text: str) -> Iterator[Finding]:
    day, year = BIRTHS
    for match in day.pattern.finditer(text):
        if not HIGH_OFFICE.search(_before(text, match.start(), _LINE)):
            yield Finding(match.start(1), match.end(1), BORN, masked(match[1]))
    for match in year.pattern.finditer(text):
        before = _before(text, match.start(), _LINE)
        if (NAME_BEFORE.search(before) or ":" in match[0]) and not HIGH_OFFICE.search(before):
            yield Finding(match.start(1), match.end(1), BORN, f"{match[1][:2]}**")


_AT = re.compile(
    rf"\s?(?:@|\(at\)|\[at\]|\(a(?: còng)?\)|\[a còng\]|\(@\)|\[@\]| at )\s?(?:{'|'.join(MAIL_SERVICES)})"
    r"\s?(?:\.|\(dot\)|\[dot\]|\(chấm\)| dot )\s?(?:com|net|org|vn|me|ru)(?:\.vn)?(?!\w)",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"[A-Za-z0-9._%+\-]{2,64}\Z")


def _mailboxes(text: str) -> Iterator[Finding]:
    """Mailboxes of persons at public services; those that are named after an office are an office's."""
    for match in _AT.finditer(text):
        local = _LOCAL.search(text[max(0, match.start() - 64) : match.start()])
        if local is None or OFFICE_MAILBOX.search(re.sub(r"[._+-]", "", local[0])):
            continue
        start = match.start() - len(local[0])
        if not OFFICE_MAIL_LABEL.search(_before(text, start, _LINE)):
            yield Finding(start, match.end(), MAIL, f"{local[0][:2]}***{match[0].strip()}")


_LETTERED_WORDS = ("hộ chiếu", "passport", "bhyt", "hiểm y tế", "hc số")
_BIRTH_WORDS = ("sn ", "sn:", "s.n", "ns:", "dob", "o.b", "birth")
_BORN = re.compile(r"sinh[\W_]{0,6}(?:(?:vào )?ngày|năm)?\W{0,6}\d")
_MAIL_WORDS = ("@", "(at)", "[at]", "mail", "còng", "(a)")
# Words in small letters, one of which is in any text in which the search beside them finds something.
_LABELLED: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Finding]]], ...] = (
    (_LETTERED_WORDS, _lettered),
    (HOME_WORDS, _homes),
    (_BIRTH_WORDS, _births),
    (_MAIL_WORDS, _mailboxes),
)


def _may_find(words: tuple[str, ...], lower: str) -> bool:
    """Whether a search is worth its time."""
    if any([word in lower for word in words]):  # noqa: C419 - faster than lazily
        return True
    return words is _BIRTH_WORDS and _BORN.search(lower) is not None
