"""The documents that one record names: mentions in its texts, and `[[…]]` references in its body.

It must not know which documents exist, nor Markdown: what the body names was found when it was read.
"""

from collections.abc import Iterator
from dataclasses import replace

from nq57.body.naming import Naming
from nq57.body.reading import place_in
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Mention, Place
from nq57.language.reference_finder import find_references
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source

# Fields that are sentences of the record itself; the editor's notes and what names a document
# by a key of its own (`van_ban`, `can_cu`, `quan_he`) are no mentions.
_TEXTS = (
    ("heading", "tieu_de"),
    ("subject", "trich_yeu"),
    ("name", "ten"),
    ("question", "cau_hoi"),
    ("summary", "tom_tat"),
    ("group", "nhom"),
    ("progress", "ket_qua"),
    ("results", "ket_qua"),
    ("steps", "cac_buoc"),
    ("transcript", "loi_thoai"),
)


def with_named_documents(record: Record, naming: Naming) -> tuple[Record, list[Problem]]:
    """The record with the documents it names; and references where none may be."""
    mentions = tuple(_once(_mentions(record, naming)))
    references = tuple((name, _place(record, at)) for name, at in naming.references)
    problems = [
        problem(code, Source(record.source.path, *_place(record, at)), value=value)
        for code, found in (
            ("tham-chieu-sai-cho", naming.misplaced),
            ("tham-chieu-hong", naming.malformed),
        )
        for value, at in found
    ]
    problems += _misplaced_in_fields(record)
    return replace(record, mentions=mentions, references=references), problems


def _mentions(record: Record, naming: Naming) -> Iterator[tuple[Mention, Place]]:
    """Mentions in the fields, then those of the body outside references."""
    for text, place in _field_texts(record):
        yield from ((mention, place) for mention in find_mentions(text))
    yield from ((mention, _place(record, at)) for mention, at in naming.mentions)


def _field_texts(record: Record) -> Iterator[tuple[str, Place]]:
    for name, key in _TEXTS:
        value = getattr(record.fields, name, None)
        for text in (value,) if isinstance(value, str) else value or ():
            yield text, record.places.get(key, (1, 1))


def _misplaced_in_fields(record: Record) -> Iterator[Problem]:
    """References where only running text may hold them: a title or subject would show the brackets."""
    for text, place in _field_texts(record):
        for found in find_references(text):
            source = Source(record.source.path, *place)
            yield problem("tham-chieu-sai-cho", source, value=found.reference.target)


def _once(found: Iterator[tuple[Mention, Place]]) -> Iterator[tuple[Mention, Place]]:
    """Each document as said, where it is said first."""
    seen = set()
    for mention, place in found:
        if mention.identity not in seen:
            seen.add(mention.identity)
            yield mention, place


def _place(record: Record, at: int) -> Place:
    place = place_in(record.body, at, record.source.path, record.body_line)
    return place.line, place.column
