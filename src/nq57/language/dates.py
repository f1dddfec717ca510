"""Dates in running Vietnamese text, whole or partial, over line breaks, with or without accents.

It must not know what a date is the date of; an impossible date is no date.
"""

import datetime as dt
import re
from dataclasses import dataclass

_GAP = r"\s{1,12}"
_SLASH = r"\s{0,2}[/.\-]\s{0,2}"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DAY = r"[0-9/|lI]?[0-9](?![0-9])"
_NGAY, _THANG, _NAM = "(?:[Nn]g[àa]y|NG[ÀA]Y)", "(?:[Tt]h[áa]ng|TH[ÁA]NG)", "(?:[Nn][ăa]m|N[ĂA]M)"
_IN_WORDS = (
    rf"(?:{_NGAY}(?:\s{{0,12}}(?P<day>{_DAY})\s{{0,12}}|[\s.…_]{{1,40}}))?"
    rf"{_THANG}\s{{0,12}}(?P<month>[0-9]{{1,2}})(?![0-9])(?:{_SLASH}|\s{{0,12}}{_NAM}{_GAP})(?P<year>{_YEAR})"
)
_DAY_MONTH_IN_WORDS = (
    rf"{_NGAY}{_GAP}(?P<day3>[0-9]{{1,2}}){_GAP}{_THANG}{_GAP}(?P<month3>[0-9]{{1,2}})(?![0-9])"
)
_IN_FIGURES = (
    rf"(?:{_NGAY}{_GAP})?(?<![0-9/.\-])(?P<day2>[0-9]{{1,2}})(?P<mark>{_SLASH})(?P<month2>[0-9]{{1,2}})"
    rf"(?:(?:\s{{0,2}}[/.]|-)\s{{0,2}}(?P<year2>{_YEAR})(?![/\-]?[^\W_]))"
)
_DAY_MONTH_IN_FIGURES = (
    rf"(?:{_NGAY}{_GAP}|(?P<and>(?<=[0-9] và )))(?P<day4>[0-9]{{1,2}})/(?P<month4>[0-9]{{1,2}})(?![0-9/])"
)
_DATE = re.compile(f"{_IN_WORDS}|{_DAY_MONTH_IN_WORDS}|{_IN_FIGURES}|{_DAY_MONTH_IN_FIGURES}")
# Day, month and year of each alternative, by the group that closes it.
_PARTS = {
    "year": ("day", "month", "year"),
    "month3": ("day3", "month3", None),
    "year2": ("day2", "month2", "year2"),
    "month4": ("day4", "month4", None),
}
_LIKE_ONE = str.maketrans("/|lI", "1111")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start:end` of a text; year, month or day is 0 where the text leaves it open.

    `damaged`: a stroke was read as a one, as scans have it (`ngay /2 thang 8`): a suggestion.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    damaged: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day, when it is known whole."""
        return dt.date(self.year, self.month, self.day) if self.year and self.day else None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in the text, in order: 16/6/2025, ngày 22 tháng 12 năm 2024, tháng 8 năm 2025."""
    found: list[FoundDate] = []
    for match in _DATE.finditer(text):
        date = _read(match)
        # "ngày 5/6 và 5/12" goes on; "1/2 và 3/4" does not begin.
        if date and (match["and"] is None or (found and found[-1].end == date.start - len(" và "))):
            found.append(date)
    return tuple(found)


def date_at(text: str, start: int) -> FoundDate | None:
    """The date that begins exactly there."""
    match = _DATE.match(text, start)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> FoundDate | None:
    texts = [(match[name] if name else None) for name in _PARTS[str(match.lastgroup)]]
    day, month, year = (int((text or "0").translate(_LIKE_ONE)) for text in texts)
    if (texts[0] and not day) or not _possible(year, month, day):
        return None
    damaged = not (texts[0] or "0").isdecimal()
    return FoundDate(match.start(), match.end(), year, month, day, damaged)


def _possible(year: int, month: int, day: int) -> bool:
    try:
        # A leap year stands for an open one: 29/2 is a day of some year.
        return bool(dt.date(year or 2000, month, day or 1))
    except ValueError:
        return False
