"""The documents that one record names: mentions in its texts, and `[[…]]` references in its body.

It must not know which documents exist; code, links, headings and quotations of the body are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Mention, Place
from nq57.language.reference_finder import FoundReference, find_references
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
# Each with marks of which the text must hold one: most bodies hold few, and looking for them is cheap.
_FENCED = (
    ("```", "~~~"),
    re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL),
)
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t).*\n?)+")
_OUTDENTED = re.compile(r"^ {0,3}[^ \t\n].*$", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]|\[\^|!!!|:)")  # what indented lines may belong to
_CODE = ("`",), re.compile(r"(?P<ticks>`+)[^`].*?(?P=ticks)(?!`)")
_HEADING = (
    ("#", "\n=", "\n-"),
    re.compile(
        r"^ {0,3}#{1,6}[ \t].*$|^[^\n]+\n(?:=+|-+)[ \t]*$",
        re.MULTILINE,
    ),
)
_QUOTE = (">",), re.compile(r"^ {0,3}>.*$", re.MULTILINE)
_LINK = (
    ("](", "]["),
    re.compile(r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\]|\[\[[^\[\]\n]*\]\])*\](?:\([^)\n]*\)|\[[^\]\n]*\])"),
)
_TAG = ("<",), re.compile(r"<[^<>\n]{1,400}>")
_NOTHING = "\ufffd"
_BRACKETS = re.compile(r"\[\[(?P<inside>(?=[^\]\n]*[^\W_])[^\[\]\n^\ufffd][^\[\]\n]{0,400})\]\](?!\()")
_MARKUP = re.compile(r"[*`]|__|\ufffd")  # in the words of a reference these would tear it apart


def with_named_documents(record: Record) -> tuple[Record, list[Problem]]:
    """The record with the documents it names; and references where none may stand."""
    plain = _without(_without_indented(_without(record.body, _FENCED)), _CODE)
    open_text = _without(plain, _HEADING, _LINK, _TAG)
    references = tuple((found.reference.target, place) for found, place in _references(record, open_text))
    kept = {place for _, place in references}
    malformed = _malformed(record, open_text)
    problems = [
        problem("tham-chieu-sai-cho", Source(record.source.path, *place), value=found.reference.target)
        for found, place in _references(record, plain)
        if place not in kept
    ]
    problems += (*_misplaced_in_fields(record), *malformed)
    mentions = tuple(_once(_mentions(record, _without(open_text, _QUOTE))))
    return replace(record, mentions=mentions, references=references), problems


def _mentions(record: Record, body: str) -> Iterator[tuple[Mention, Place]]:
    """Mentions in the fields, then those of the body outside references."""
    for text, place in _field_texts(record):
        yield from ((mention, place) for mention in find_mentions(text))
    for found in reversed(tuple(find_references(body))):
        body = body[: found.start] + _NOTHING * (found.end - found.start) + body[found.end :]
    yield from ((mention, _place(record, body, mention.start)) for mention in find_mentions(body))


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


def _malformed(record: Record, text: str) -> Iterator[Problem]:
    """What was meant as a reference and would stay brackets: no words after the bar, or bold ones."""
    sound = {found.start: found.reference for found in find_references(text)}
    for found in _BRACKETS.finditer(text):
        reference = sound.get(found.start())
        if reference is None or _MARKUP.search(reference.text):
            source = Source(record.source.path, *_place(record, text, found.start()))
            yield problem("tham-chieu-hong", source, value=record.body[slice(*found.span("inside"))])


def _once(found: Iterator[tuple[Mention, Place]]) -> Iterator[tuple[Mention, Place]]:
    """Each document as said, where it is said first."""
    seen = set()
    for mention, place in found:
        if mention.said not in seen:
            seen.add(mention.said)
            yield mention, place


def _references(record: Record, text: str) -> Iterator[tuple[FoundReference, Place]]:
    return ((found, _place(record, text, found.start)) for found in find_references(text))


def _place(record: Record, text: str, at: int) -> Place:
    return record.body_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)


def _without_indented(text: str) -> str:
    """The text without indented code, which differs from more of a list's item by what stands above."""

    def blanked(found: re.Match[str]) -> str:
        above = text[: found.start()].rstrip()
        last = next(reversed(_OUTDENTED.findall(above[-2_000:])), "")
        return found[0] if _ITEM.match(last) else _blank(found)

    return _INDENTED.sub(blanked, text) if "    " in text or "\t" in text else text


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _NOTHING, found[0])


def _without(text: str, *patterns: tuple[tuple[str, ...], re.Pattern[str]]) -> str:
    """The text with what matches made unreadable, every line and column as before."""
    for marks, pattern in patterns:
        if any(mark in text for mark in marks):
            text = pattern.sub(_blank, text)
    return text
