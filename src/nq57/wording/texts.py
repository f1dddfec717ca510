"""The interface's texts in one language: Vietnamese as code and templates have them, others by catalogue.

Catalogues are gettext's (`catalogues/<code>.po`), plurals, dates and numbers are CLDR's by Babel, which is
woken only for pages in another language. It must not know records or pages.
"""

import datetime as dt
import re
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from nq57.model.languages import DEFAULT_LANGUAGE, language_tag
from nq57.model.periods import Period
from nq57.model.values import PartialDate

CATALOGUES = Path(__file__).parent / "catalogues"
# Languages that have a catalogue, with the CLDR locale of their dates, numbers and plurals.
LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_NUMBER = re.compile(r"(?<![\w.,/-])(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+)(?![\w/])")
_POINTS = str.maketrans(",.", ".,")
_SHARED_AS = {"en": "en_GB", "zh": "zh_CN"}
INTERFACES = (DEFAULT_LANGUAGE, *LOCALES)


def to_say(text: str) -> str:
    """The text itself; tells whoever collects the catalogue that it is said elsewhere."""
    return text


class Wording:
    """What the interface says, in Vietnamese: texts as code and templates have them."""

    language = DEFAULT_LANGUAGE

    @property
    def tag(self) -> str:
        """What `lang` says of texts of this wording."""
        return language_tag(self.language)

    @property
    def locale(self) -> str:
        """Language and country, as pages tell networks where they are shared."""
        return "vi_VN"

    def __call__(self, text: str, **values: object) -> str:
        """A text, with `{name}` in it replaced by the value of that name."""
        return text.format(**values) if values else text

    def many(self, text: str, count: int, **values: object) -> str:
        """A text that counts: `{count}` in it is the number."""
        return text.format(count=count, **values)

    def of_scripts(self) -> dict[str, str | list[str]]:
        """What scripts of pages say, by the Vietnamese text; all forms of a text that counts."""
        return {}

    def knows(self, text: str) -> bool:  # noqa: ARG002 - for languages with a catalogue
        """Whether the text is in this language."""
        return True

    def day(self, day: PartialDate) -> str:
        """A day, of which day and month may be unknown: `22/12/2024`, `8/2025`, `2026`."""
        return day.text

    def date(self, day: dt.date) -> str:
        """A full day."""
        return f"{day:%d/%m/%Y}"

    def day_of_year(self, day: dt.date) -> str:
        """A day that comes every year."""
        return f"{day:%d/%m}"

    def period(self, period: Period) -> str:
        """A period that a report covers: `quý III/2026`."""
        return period.label

    def decimal(self, text: str) -> str:
        """A number that was written the Vietnamese way, `1.234,5`, in the way of this language."""
        return text


VIETNAMESE = Wording()


class _Translated(Wording):
    """The same by a catalogue; a text that it lacks stays Vietnamese."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = LOCALES[language]
        self._texts, self._of_scripts = _catalogue(language)

    @property
    def locale(self) -> str:
        return _SHARED_AS[self.language]

    def __call__(self, text: str, **values: object) -> str:
        translated = self._texts.gettext(text) if text else text
        return translated.format(**values) if values else translated

    def many(self, text: str, count: int, **values: object) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415 - see the module

        translated = self._texts.ngettext(text, text, count)
        return translated.format(count=format_decimal(count, locale=self._locale), **values)

    def of_scripts(self) -> dict[str, str | list[str]]:
        return dict(sorted(self._of_scripts.items()))

    def knows(self, text: str) -> bool:
        return self._texts.gettext(text) != text

    def day(self, day: PartialDate) -> str:
        from babel.dates import format_skeleton  # noqa: PLC0415 - see the module

        if day.day:
            return self.date(day.first_day)
        return format_skeleton("yMMMM" if day.month else "y", day.first_day, locale=self._locale)

    def date(self, day: dt.date) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - see the module

        return format_date(day, "long", locale=self._locale)

    def day_of_year(self, day: dt.date) -> str:
        from babel.dates import format_skeleton  # noqa: PLC0415 - see the module

        return format_skeleton("MMMMd", day, locale=self._locale)

    def period(self, period: Period) -> str:
        year, _, part = period.code.partition("-")
        wording = self
        match part[:2]:
            case "":
                return wording("năm {year}", year=year)
            case "H1":
                return wording("6 tháng đầu năm {year}", year=year)
            case "H2":
                return wording("6 tháng cuối năm {year}", year=year)
            case quarter if quarter.startswith("Q"):
                return wording("quý {number} năm {year}", number=quarter[1], year=year)
        if len(part) == 2:  # noqa: PLR2004 - a month
            return self.day(PartialDate(int(year), int(part)))
        days = {"first": self.date(period.first), "last": self.date(period.last)}
        return wording("từ ngày {first} đến ngày {last}", **days)

    def decimal(self, text: str) -> str:
        return _NUMBER.sub(lambda found: found[0].translate(_POINTS), text)


def _catalogue(language: str) -> tuple[GNUTranslations, dict[str, str | list[str]]]:
    """A language's catalogue, and of it what scripts say.

    It is compiled in memory: no compiled file can be older than its text.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - see the module
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=LOCALES[language])
    write_mo(compiled, catalogue)
    compiled.seek(0)
    scripts: dict[str, str | list[str]] = {}
    for message in catalogue:
        if any(place.endswith(".js") for place, _ in message.locations):
            name = message.id if isinstance(message.id, str) else message.id[0]
            scripts[name] = (
                message.string if isinstance(message.string, str) else list(message.string or ())
            )
    return GNUTranslations(compiled), scripts


def interface_of(language: str) -> str:
    """The language of menus and labels on a page in `language`: that itself where it has a catalogue."""
    return language if language in LOCALES else DEFAULT_LANGUAGE


def home_of(language: str) -> str:
    """Where the section begins for readers of pages in `language`, below the section's root."""
    interface = interface_of(language)
    return "" if interface == DEFAULT_LANGUAGE else f"{interface}/"


@lru_cache
def wording_of(language: str) -> Wording:
    """What the interface says on a page in `language`."""
    spoken = interface_of(language)
    return VIETNAMESE if spoken == DEFAULT_LANGUAGE else _Translated(spoken)
