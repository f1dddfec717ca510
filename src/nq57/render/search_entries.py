"""What a unit's search knows of each page: texts by weight, aliases, and the facets to filter by.

It must not know search engines or the theme. Only what the unit shows is ever an entry.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pydantic import BaseModel

from nq57.body.fragments import Fragment
from nq57.body.plain import plain_text
from nq57.catalogue.catalogue import Catalogue
from nq57.language.han import apart
from nq57.language.normalise import one_tone_placement, tidy
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.languages import DEFAULT_LANGUAGE, language_name
from nq57.model.records import KINDS, Record
from nq57.model.units import CENTRAL, Unit
from nq57.model.values import PartialDate
from nq57.model.visibility import Visibility, searched_fields
from nq57.model.vocabulary import Vocabulary
from nq57.render.aliases import abbreviation_aliases, number_aliases
from nq57.render.kinds import title_of
from nq57.render.made_files import IndexEntry

BodyRenderer = Callable[[Record], Fragment]
LEVEL_CODES = ("trung-uong", "tinh", "don-vi")
KIND_CODES = tuple(kind.folder for kind in KINDS)
_ENTRIES_IN_MEMORY = 20_000
_RECORD_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")
_SPACES = re.compile(r"\s+")
# An entry's units of level, by the level of the unit that wrote it.
_UNIT_LEVELS = {"trung-uong": 0, "bo": 0, "tinh": 1}


def record_entries(
    catalogue: Catalogue, versions: Iterable[Record], bodies: BodyRenderer
) -> Iterator[IndexEntry]:
    """The entries of some of a unit's records and translations, in the order of addresses."""
    owners = {unit.id: unit for unit in (catalogue.unit, *catalogue.ancestors)}
    writer = _writer(catalogue.vocabulary)
    for version in sorted(versions, key=lambda version: version.url):
        owner = owners.get(version.unit)
        name = owner.short_name if owner and owner.id != CENTRAL else ""
        yield writer.entry(version, name, level_of(version.fields, owner), bodies)


class _Writer:
    """Writes entries with the words of one workspace; a record that several units show has one entry."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._labels = {term.code: term.label for term in (*vocabulary.audiences, *vocabulary.topics)}
        self._topics = {term.code: str(at) for at, term in enumerate(vocabulary.topics)}
        self._known: dict[tuple[Record, str, int], IndexEntry] = {}

    def entry(self, record: Record, owner: str, level: int, bodies: BodyRenderer) -> IndexEntry:
        """The entry of one version of a record."""
        key = (record, owner, level)
        if key not in self._known:
            if len(self._known) >= _ENTRIES_IN_MEMORY:
                self._known.clear()
            self._known[key] = self._written(record, owner, level, plain_text(bodies(record).html))
        return self._known[key]

    def _written(self, record: Record, owner: str, level: int, body: str) -> IndexEntry:
        fields = record.fields
        lead = _clean(fields.gist)
        filed = (self._labels.get(code, code) for code in (*fields.topics, *fields.audiences))
        cleaned = _clean(body)
        text = _clean(" ".join((cleaned, *_other_texts(fields), owner, ", ".join(filed))))
        whole = f"{fields.title} {lead} {text}"
        return IndexEntry(
            url=record.url,
            title=_clean(title_of(record)),
            lead=lead,
            text=text,
            meta=(
                ("so", number_aliases(fields)),
                ("tat", abbreviation_aliases(whole, self._vocabulary.abbreviations)),
                ("nguon", owner),
                ("tieng", "" if record.language == DEFAULT_LANGUAGE else language_name(record.language)),
            ),
            facets=f"{self._facets(record, level)}~{_words(lead)}.{_words(f'{lead} {cleaned}')}",
        )

    def _facets(self, record: Record, level: int) -> str:
        """Day, kind, level and topics, each by its number in its list: `20250616.0.2.3.15`.

        A day of every year has no year: `00001010`.
        """
        kind, topics = KIND_CODES.index(record.kind), dict.fromkeys(record.fields.topics)
        day = record.fields.date.iso.replace("-", "") if record.fields.date else ""
        day = f"0000{day[4:]}" if record.fields.yearly else day
        filed = (self._topics[code] for code in topics if code in self._topics)
        return ".".join((day, str(kind), str(level), *filed))


@lru_cache(maxsize=4)
def _writer(vocabulary: Vocabulary) -> _Writer:
    return _Writer(vocabulary)


def page_entry(url: str, title: str, text: str) -> IndexEntry:
    """The entry of a page that is no record."""
    facets = f".{len(KIND_CODES)}.{len(LEVEL_CODES) - 1}~0.{_words(_clean(text))}"
    return IndexEntry(url, title, "", _clean(text), (), facets)


def _words(text: str) -> int:
    """How many words the browser counts: what excerpts are taken from, before facts and filing."""
    return sum(any(map(str.isalnum, word)) for word in apart(text).split())


def _clean(text: str) -> str:
    """NFC, one tone placement, single blanks: the form that queries take too."""
    return _SPACES.sub(" ", one_tone_placement(tidy(text))).strip()


def _other_texts(fields: Fields) -> Iterator[str]:
    """Every further text of the record, as its page shows it in facts, figures, steps, files."""
    for field in searched_fields(type(fields)):
        if field.visibility is not Visibility.LEADING:
            yield from _texts(getattr(fields, field.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not _RECORD_ID.fullmatch(value):  # a record named by its id, which readers do not see
            yield value
    elif isinstance(value, PartialDate):
        if value.day:
            yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, BaseModel):
        for field in searched_fields(type(value)):
            yield from _texts(getattr(value, field.name))


def level_of(fields: Fields, owner: Unit | None) -> int:
    """Central, provincial or local: a document's own level, else that of the unit that wrote it."""
    if isinstance(fields, Document) and fields.level:
        return LEVEL_CODES.index(fields.level)
    return _UNIT_LEVELS.get(owner.fields.level, 2) if owner else 0
