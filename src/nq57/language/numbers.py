"""The grammar of Vietnamese document numbers: read in any form met in practice, printed in one.

It must not know documents; whether a number exists is the register's to say.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from nq57.language.alike_letters import latin_codes
from nq57.language.number_forms import (
    PARTY_TYPES,
    Code,
    bare,
    clean,
    is_assembly,
    is_initials,
    is_known_organ,
    read_organ,
    read_type,
    repair_serial,
    side,
    split_fused,
)

Style = Literal["party", "legal", "state", "letter", "draft"]
Key = tuple[str, str, str, int | None]

MOST_CHARACTERS = 160  # a number is under 40; the rest is room for blanks on a draft
# A scan may read "Số" as "S6"; behind that a figure stands only after a blank, for "S60" is a 560.
_LABEL = re.compile(r"(?i:s[ốo])(?:\s*[:.]\s*|\s+|(?=[/\d]))|(?i:s6)(?:\s*[:.]\s*|\s+|(?=/))")
_BLANK = re.compile(r"[\s._…·*]+(?=[-/])")
_GAPS = re.compile(r"\s*([-/])\s*|\s+")
_SERIAL = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?[a-eA-Eđ]?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_FUSED_FRONT = re.compile(r"([A-Za-zĐđ]{2,4})([0-9]{1,5})")
_FUSED_SERIAL = re.compile(r"([0-9]{1,5})([A-Za-zĐđ]{2,9})")
_NOT_SLUG = re.compile("[^a-z0-9]+")
_YEAR_AND_CODE = re.compile("((?:19|20)[0-9]{2})([A-ZĐ][A-Za-zĐđ]+[0-9]{0,3})")
_MOST_ORGANS = 10  # joint circulars: seven in 05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT


@dataclass(frozen=True)
class Number:
    """A document number taken apart; `serial` is empty on a draft, `type` where the form has none.

    `year` is set only where the number itself carries it, as legal acts do.
    """

    serial: str
    type: str
    organ: str
    year: int | None = None
    style: Style = "state"

    @property
    def canonical(self) -> str:
        """As printed on the document: `57-NQ/TW`, `88/2025/NĐ-CP`, `10697/UBND-KGVX`."""
        year = f"/{self.year}" if self.year else ""
        if not self.type:
            return f"{self.serial}{year}/{self.organ}"
        if self.style == "party" or (self.style == "draft" and not year and side(self.organ) == "party"):
            return f"{self.serial}-{self.type}/{self.organ}"
        return f"{self.serial}{year}/{self.type}-{self.organ}"

    @property
    def key(self) -> Key:
        """Organ, type, serial and year for comparing: bare letters, no leading zeros.

        ĐA (scheme) and DA (project) stay apart, for nothing but the accent tells them.
        """
        return (*_bare_parts(self.organ, self.type, self.serial), self.year)

    @property
    def slug(self) -> str:
        """For addresses: `57-nq-tw`, `88-2025-nd-cp`."""
        return _NOT_SLUG.sub("-", bare(self.canonical)).strip("-")


@lru_cache(maxsize=20_000)  # asked of every document in every unit
def _bare_parts(organ: str, kind: str, serial: str) -> tuple[str, str, str]:
    return bare(organ), "đa" if kind == "ĐA" else bare(kind), serial.lower().lstrip("0") or serial[:1]


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number read from text, and in which ways that text was not the canonical print.

    Warnings: `flipped-order` (57/NQ-TW), `old-form` (19-2016/NQ-CP), `missing-hyphen` (NĐCP),
    `separators` (57 nq tw), `spelling` (accents or case), `layout` (blanks, breaks, odd dashes, a
    label), `alike` (letters of another alphabet that look Latin), `ocr` (repaired after a
    scan: a suggestion, never a fact).
    """

    number: Number
    canonical_input: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def suggested(self) -> bool:
        """Whether a human must confirm the number before anyone relies on it."""
        return "ocr" in self.warnings


@dataclass(slots=True)
class _Reading:
    """The words of a number with the mark before each, and the faults found so far."""

    marks: list[str]
    words: list[str]
    faults: list[str]

    def fault(self, *names: str) -> None:
        """Note faults, each once; an empty name is none."""
        self.faults += [name for name in dict.fromkeys(names) if name and name not in self.faults]


def parse_number(text: str) -> ParsedNumber | None:
    """The number that `text` is; None when it is none or holds anything else. Never raises."""
    if len(text) > MOST_CHARACTERS:
        return None
    tidy = clean(text).strip()
    latin = latin_codes(tidy)
    reading = _split(latin)
    reading.fault("alike" if latin != tidy else "")
    number = _read(reading)
    if number is None:
        return None
    canonical = number.canonical
    exact = canonical == text.strip()
    if not exact and not reading.faults:
        reading.fault("layout")
    return ParsedNumber(number, exact, tuple(sorted(reading.faults)))


def _split(tidy: str) -> _Reading:
    """Words and marks of the text without its label; a blank serial is an empty first word."""
    rest = tidy.removesuffix(".")
    if label := _LABEL.match(rest):
        rest = rest[label.end() :]
    if blank := _BLANK.match(rest):
        rest = rest[blank.end() :]
    pieces = _GAPS.split(rest)
    words = pieces[0::2]
    marks = ["", *(mark or " " for mark in pieces[1::2])]
    reading = _Reading(marks, words, [])
    _part_fused(reading)
    return reading


def _part_fused(reading: _Reading) -> None:
    """Part `NQ57`, `57NQ` and `21/2017QH14`, where a mark was lost."""
    first = reading.words[0]
    fused = _FUSED_FRONT.fullmatch(first) or _FUSED_SERIAL.fullmatch(first)
    if fused and (read_type(fused[1]) or read_type(fused[2])):
        reading.words[:1] = fused.groups()
        reading.marks[:1] = ["", "-"]
        reading.fault("missing-hyphen")
    if words_left := _YEAR_AND_CODE.fullmatch(reading.words[1] if reading.words[1:] else ""):
        reading.words[1:2] = words_left.groups()
        reading.marks[1:2] = [reading.marks[1], "/"]
        reading.fault("separators")


def _read(reading: _Reading) -> Number | None:
    """The number of which these are the words, in whatever order."""
    words, marks = reading.words, reading.marks
    if not words[1:] or len(words) > _MOST_ORGANS + 3 or "" in words[1:]:
        return None
    if not words[0] or _SERIAL.fullmatch(words[0]):
        return _read_rest(reading, words[0], 1)
    if words[2:] and _SERIAL.fullmatch(words[1]) and (kind := read_type(words[0])):
        reading.fault("flipped-order", kind.fault)
        words[:2] = [words[1], kind.code]
        marks[1:3] = ["-" if marks[2] == "/" else "/", marks[2]]
        return _read_rest(reading, words[0], 1)
    if serial := repair_serial(words[0]):
        reading.fault("ocr")
        return _read_rest(reading, serial, 1)
    return None


def _read_rest(reading: _Reading, serial: str, at: int) -> Number | None:
    """Year, type and organs after the serial."""
    year = None
    if _YEAR.fullmatch(reading.words[at]):
        year = int(reading.words[at])
        reading.fault({"-": "old-form", " ": "separators"}.get(reading.marks[at], ""))
        at += 1
    words, marks = reading.words[at:], reading.marks[at:]
    if not words:
        return None
    if len(words) == 1:
        return _read_single(reading, serial, year, (marks[0], words[0]))
    kind = _type_before(words)
    organs = _organs(reading, words[1:] if kind else words)
    if organs is None:
        return None
    if kind is None:
        return _typeless(reading, serial, year, (marks, organs))
    reading.fault(kind.fault)
    return _typed(reading, Number(serial, kind.code, organs, year), marks)


def _type_before(words: list[str]) -> Code | None:
    """The type in front of organs; a damaged one only where an organ we know follows it."""
    scanned = is_known_organ(words[-1]) and not is_known_organ(words[0])
    return read_type(words[0], scanned=scanned)


def _organs(reading: _Reading, words: list[str]) -> str | None:
    codes = [read_organ(word) for word in words]
    if None in codes or len(codes) > _MOST_ORGANS:
        return None
    found = [code for code in codes if code]
    reading.fault(*(code.fault for code in found))
    return "-".join(code.code for code in found)


def _read_single(reading: _Reading, serial: str, year: int | None, last: tuple[str, str]) -> Number | None:
    """A number of one word after the serial: `NĐCP`, `QH15`, a letter's `310/HHDN`, or the old `36/CP`."""
    mark, word = last
    if fused := split_fused(word):
        kind, organ = fused
        reading.fault("missing-hyphen", kind.fault, organ.fault)
        return _typed(reading, Number(serial, kind.code, organ.code, year), [mark, "-"])
    code = read_organ(word)
    if code is None or read_type(word):
        return None
    if not (is_known_organ(code.code) or is_assembly(code.code)) and (
        mark != "/" or not serial or reading.faults or not is_initials(code.code)
    ):
        return None
    reading.fault(code.fault, "separators" if mark == " " else "")
    if year is None:
        reading.fault("old-form")
    return Number(serial, "", code.code, year, _style(serial, "legal" if year else "letter"))


def _typeless(
    reading: _Reading, serial: str, year: int | None, rest: tuple[list[str], str]
) -> Number | None:
    """An official letter, `10697/UBND-KGVX`; its organ comes first, right after the slash."""
    marks, organs = rest
    if marks[0] != "/" and side(organs) == "unknown":
        return None
    if marks[0] != "/" or set(marks[1:]) != {"-"}:
        reading.fault("separators")
    return Number(serial, "", organs, year, _style(serial, "legal" if year else "letter"))


def _typed(reading: _Reading, number: Number, marks: list[str]) -> Number:
    """Settle the style of a number with a type from its marks, or against them from its organ."""
    serial, kind, organ, year = number.serial, number.type, number.organ, number.year
    shape = {"-/": "party", "/-": "state"}.get("".join(marks[:2]))
    if set(marks[2:]) - {"-"} or shape is None:
        reading.fault("separators")
    if year is not None:
        if shape == "party":
            reading.fault("separators")
        return Number(serial, kind, organ, year, _style(serial, "legal"))
    own = side(organ)
    if own == "party" and kind not in PARTY_TYPES:
        own = "unknown"
    style: Style = "party" if own == "party" or (own == "unknown" and shape == "party") else "state"
    if shape and style != shape:
        # Orders of promulgation had the Party's order until 2008: 24-L/CTN.
        reading.fault("old-form" if kind == "L" else "flipped-order")
    return Number(serial, kind, organ, None, _style(serial, style))


def _style(serial: str, style: Style) -> Style:
    return style if serial else "draft"
