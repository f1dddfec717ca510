"""Numbers of documents as they are said: "57-NQ/TW" is "số năm mươi bảy của Trung ương".

It must not know which documents exist; a code that may mean several organs is kept and told.
"""

import re
from collections.abc import Callable, Mapping

from nq57.language.dates import date_at
from nq57.language.issuers import issuer_after
from nq57.language.number_words import cardinal, digits, whole
from nq57.language.numbers import Number, parse_number
from nq57.language.spoken_words import LEGAL_ORGANS, ORGANS

CANDIDATE = re.compile(
    r"\d{1,6}(?:\.\d{1,2})?[a-eđ]?(?:/(?:19|20)\d{2})?"
    r"[-/][A-ZĐ][A-Za-zĐđ&]{0,18}\d{0,3}(?:[-/][A-ZĐ][A-Za-zĐđ&]{0,18}\d{0,3}){0,9}(?![\w/])"
)
_NUMBERED = re.compile(r"([A-ZĐ]+)(\d{1,2})")
_SERIAL = re.compile(r"(\d+)(?:\.(\d+))?([a-zđA-Z]?)")
_BETWEEN = re.compile(r"\s{0,3},?\s{0,3}")
_PARTS = re.compile(r"\d+|\D+")
_LETTER = "CV"
_ASSEMBLIES = ("QH", "UBTVQH")


def document_words(
    text: str, match: re.Match[str], types: Mapping[str, str], tell: Callable[[str], None]
) -> str | None:
    """How the number at a match is said after the words before it; `tell` gets each code kept."""
    parsed = parse_number(match[0])
    if parsed is None or parsed.suggested:
        return None
    number = parsed.number
    before = text[max(0, match.start() - 40) : match.start()]
    opening, aside = _opening(number, before, types, tell)
    words = f"{opening}{_serial(number.serial)}"
    if number.year:
        words += f" năm {cardinal(number.year)}"
    words += aside
    if _is_issuer_next(text, match.end(), number):
        return words
    organs = _organs(number, tell)
    return f"{words} của {organs}" if organs else words


def _opening(
    number: Number, before: str, types: Mapping[str, str], tell: Callable[[str], None]
) -> tuple[str, str]:
    """The type and "số" as far as the words before have not said them; what is said behind the serial."""
    code = number.type or (_LETTER if number.style == "letter" else "")
    label = types.get(code, code)
    if code not in types and code:
        tell(code)
    rest = before.rstrip().removesuffix(":").rstrip().lower()
    if rest.endswith("số"):
        named = rest[:-2].rstrip().endswith(tuple(name.lower() for name in types.values()))
        return "", "" if named or not label else f", {label}"
    return ("số ", "") if not label or rest.endswith(label.lower()) else (f"{label} số ", "")


def _serial(text: str) -> str:
    found = _SERIAL.fullmatch(text)
    if not found:
        return text
    words = whole(found[1]) + (f" chấm {whole(found[2])}" if found[2] else "")
    return f"{words} {found[3].lower()}" if found[3] else words


def _is_issuer_next(text: str, end: int, number: Number) -> bool:
    """Whether the text goes on with the issuer, maybe behind a day."""
    gap = _BETWEEN.match(text, end)
    at = gap.end() if gap else end
    day = date_at(text, at)
    places = (end, day.end if day else end)
    organs = (number.organ,)
    return any(issuer_after(text, _past_comma(text, place), organs) for place in places)


def _past_comma(text: str, place: int) -> int:
    return place + 1 if text[place : place + 1] == "," else place


def _organs(number: Number, tell: Callable[[str], None]) -> str:
    """The organs of a number; behind a letter's organ its department is a code to keep."""
    codes = number.organ.split("-")
    names = [_organ(code, number, tell) for code in codes]
    if number.style == "letter" or number.year is None:
        return ", ".join(names)
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _organ(code: str, number: Number, tell: Callable[[str], None]) -> str:
    if number.year and code in LEGAL_ORGANS:
        return LEGAL_ORGANS[code]
    if code in ORGANS:
        return ORGANS[code]
    found = _NUMBERED.fullmatch(code)
    if found and found[1] in _ASSEMBLIES:
        return f"{ORGANS[found[1]]} khóa {cardinal(int(found[2]))}"
    tell(code)
    return " ".join(digits(part) if part[0].isdecimal() else part for part in _PARTS.findall(code))
