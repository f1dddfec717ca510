"""The value types of content fields: text, days, partial dates, yes/no, terms.

Each reads the text an editor typed and refuses it with one of our own codes; no I/O, no YAML.
"""

import datetime as dt
import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from pydantic import AfterValidator, BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BEFORE = re.compile(r"trước(?:\s+ngày)?\s+(?P<day>.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:(?:đến )?hết|chậm nhất)(?:\s+ngày)?\s+(?P<day>.+)", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(\d{4})")
_DURATION = re.compile(r"(\d{1,2}:)?\d{1,3}:[0-5]\d")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_YES = frozenset({"có", "co", "true", "yes"})
_NO = frozenset({"không", "khong", "false", "no"})
_SHORT = 60  # characters of a name that fits one line of a table and of a telephone's title
_URL_LETTERS = "/%:@!$&'()*+,;=~?"  # besides letters and digits
_EARLIEST_YEAR = 1900
_LATEST_YEAR = 2199


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which the day, or day and month, may be unknown (0), as on an undated plan."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def text(self) -> str:
        """As officials write it: `22/12/2024`, `8/2025`, `2026`."""
        if self.day:
            return f"{self.day:02d}/{self.month:02d}/{self.year}"
        return f"{self.month:02d}/{self.year}" if self.month else str(self.year)

    @property
    def iso(self) -> str:
        """For `<time datetime>`: `2024-12-22`, `2025-08`, `2026`."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> dt.date:
        """The earliest day it can mean, for sorting beside full dates."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """The full date as a partial one."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary: the code that files and URLs use, the label that people read."""

    code: str
    label: str
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way an editor may write it."""
        return (self.code, self.label, *self.also)


class Spelled(Protocol):
    """What is in a vocabulary: a code with all its spellings."""

    @property
    def code(self) -> str:
        """The code that files and addresses use."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way an editor may write it."""


def term_key(text: str) -> str:
    """The form in which two spellings of a term are compared: NFC, lower case, hyphens."""
    return "-".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split())


@functools.lru_cache(maxsize=64)
def _codes_by_key(terms: tuple[Spelled, ...]) -> dict[str, str]:
    """The code under every spelling; of two terms with one spelling the first wins."""
    pairs = [(term_key(spelling), term.code) for term in terms for spelling in term.spellings]
    return dict(reversed(pairs))


def term_code(text: str, terms: tuple[Spelled, ...]) -> str | None:
    """The code of the term that `text` spells, or None."""
    return _codes_by_key(terms).get(term_key(text))


def read_day(text: object) -> dt.date:
    """A day from `dd/mm/yyyy` or ISO; refuses impossible ones."""
    value = read_text(text)
    if found := _DAY_FIRST.fullmatch(value):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(value):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise PydanticCustomError("ngay-sai-dang", "not a day", {"value": value})
    return _checked_day(value, year, month, day)


def read_last_day(text: object) -> dt.date:
    """A day as `read_day` takes it, or the last day before one: `trước ngày 10/12/2025` is 9/12/2025."""
    value = read_text(text)
    if found := _BEFORE.fullmatch(value):
        return read_day(found["day"]) - dt.timedelta(days=1)
    found = _UNTIL.fullmatch(value)
    return read_day(found["day"] if found else value)


def _checked_day(value: str, year: int, month: int, day: int) -> dt.date:
    try:
        if _EARLIEST_YEAR <= year <= _LATEST_YEAR:
            return dt.date(year, month, day)
    except ValueError:
        pass
    raise PydanticCustomError("ngay-khong-co", "no such day", {"value": value})


def read_partial_date(text: object) -> PartialDate:
    """A day as `read_day` takes it, or `mm/yyyy`, or `yyyy`."""
    if isinstance(text, PartialDate):
        return text
    value = read_text(text)
    if found := _MONTH.fullmatch(value):
        month, year, iso_year, iso_month = (int(part or 0) for part in found.groups())
        first = _checked_day(value, year or iso_year, month or iso_month, 1)
        return PartialDate(first.year, first.month)
    if found := _YEAR.fullmatch(value):
        return PartialDate(_checked_day(value, int(found[1]), 1, 1).year)
    return PartialDate.of(read_day(value))


def read_yes_no(value: object) -> bool:
    """A truth value from `có` or `không` (`true`, `false` are taken too)."""
    text = read_text(value)
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise PydanticCustomError("khong-phai-co-khong", "not yes or no", {"value": text})


def read_text(value: object) -> str:
    """Text without outer blanks; a list or a map is no text, and neither is nothing."""
    if not isinstance(value, str):
        raise PydanticCustomError("khong-phai-chu", "not text", {})
    if not (text := value.strip()):
        raise PydanticCustomError("de-trong", "empty", {})
    return text


def _read_colour(value: object) -> str:
    text = read_text(value)
    if not _COLOUR.fullmatch(text):
        raise PydanticCustomError("mau-sai", "not a colour", {"value": text})
    return text.lower()


def _read_url(value: object) -> str:
    text = read_text(value)
    if not re.fullmatch(r"(https?://|mailto:|tel:)[^\s<>\"']+", text):
        raise PydanticCustomError("lien-ket-sai", "not a link", {"value": text})
    return text


@functools.lru_cache(maxsize=4_096)
def ascii_url(url: str) -> str:
    """The address in ASCII (RFC 3987, section 3.1): a host's name in IDNA, other letters escaped."""
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:  # no address that a browser takes; at least no letter of it breaks a file
        return quote(url, safe=_URL_LETTERS)
    rest = (quote(part, safe=_URL_LETTERS) for part in parts[2:])
    return urlunsplit((parts.scheme, host, *rest))


def _read_duration(value: object) -> str:
    text = read_text(value)
    if not _DURATION.fullmatch(text):
        raise PydanticCustomError("thoi-luong-sai", "not a duration", {"value": text})
    return text


def _read_short(value: str) -> str:
    if len(value) > _SHORT:
        raise PydanticCustomError("ten-ngan-dai", "too long", {"value": value})
    return value


def read_list(value: Any) -> Any:
    """One text stands for a list of one: editors forget the hyphen."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a field whose text must spell one of `terms`; its value is the term's code."""

    terms: tuple[Term, ...]

    def read(self, value: object) -> str:
        """The code that the text spells; refuses text that spells none."""
        text = read_text(value)
        code = term_code(text, self.terms)
        if code is None:
            known = [term.label for term in self.terms]
            raise PydanticCustomError("gia-tri-la", "unknown value", {"value": text, "known": known})
        return code

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """How pydantic reads it."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        """What editors' tools complete: the labels."""
        return {"type": "string", "enum": [term.label for term in self.terms]}


Text = Annotated[str, BeforeValidator(read_text)]
Short = Annotated[Text, AfterValidator(_read_short)]
Language = Annotated[Text, StringConstraints(pattern=r"^[a-z]{2,3}$")]  # ISO 639; it becomes a file's name
Texts = Annotated[tuple[Text, ...], BeforeValidator(read_list)]
Day = Annotated[
    dt.date,
    PlainValidator(read_day),
    WithJsonSchema({"type": "string", "description": "dd/mm/yyyy"}),
]
LastDay = Annotated[
    dt.date,
    PlainValidator(read_last_day),
    WithJsonSchema({"type": "string", "description": "dd/mm/yyyy, hoặc: trước ngày dd/mm/yyyy"}),
]
LooseDay = Annotated[
    PartialDate,
    PlainValidator(read_partial_date),
    WithJsonSchema({"type": "string", "description": "dd/mm/yyyy, mm/yyyy, yyyy"}),
]
YesNo = Annotated[
    bool, PlainValidator(read_yes_no), WithJsonSchema({"type": "string", "enum": ["có", "không"]})
]
Colour = Annotated[
    str,
    PlainValidator(_read_colour),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
Duration = Annotated[str, AfterValidator(_read_duration)]
Url = Annotated[str, AfterValidator(_read_url)]
