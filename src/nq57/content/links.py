"""The links of a Markdown text: where each stands, what it leads to, and what is wrong with its address.

It must not know which records there are; whether an inner link leads anywhere is the catalogue's to say.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from nq57.language.addresses import address_code, plain_target
from nq57.model.file_addresses import file_in_link, record_in_link
from nq57.model.problems import Problem, problem
from nq57.model.records import DEFAULT_LANGUAGE, KINDS_BY_FOLDER, LANGUAGES
from nq57.model.source import InnerLink, Source

_LANGUAGES = frozenset(LANGUAGES) - {DEFAULT_LANGUAGE}
_FENCED = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_INLINE_CODE = re.compile(r"`[^`\n]*`")
_TARGET = r"(?:<(?P<{0}_angled>[^>\n]{{0,2000}})>|(?P<{0}>[^)\s>]{{1,2000}}))"
# What stands in the round brackets of a link, as the renderer reads it: blanks and pairs of brackets belong
# to the target (`Ảnh họp (2).jpg`), words in quotes behind it are a title.
INLINE_TARGET = (
    r"\(\s{0,9}(?:<(?P<inline_angled>[^>\n]{0,2000})>"
    r"|(?P<inline>(?:[^()\s]|\([^()\n]{0,200}\)|[ \t]+(?=[^\s\"')])){1,2000}?))"
    r"(?:\s{1,9}(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'))?\s{0,9}\)"
)
_LINK = re.compile(
    rf"(?<!!)\[(?P<words>[^\]\n]{{1,1000}})\]{INLINE_TARGET}"
    rf"|^ {{0,3}}\[(?P<name>[^\]\n]{{1,500}})\]:[ \t]*{_TARGET.format('reference')}"
    r"|<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]{0,30}:[^>\s]{1,2000})>"
    r"|<a\b[^>]{0,500}?\shref\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))[^>]*>"
    r"(?P<text>[^<\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_GROUPS = ("inline_angled", "inline", "reference_angled", "reference", "auto", "double", "single", "bare")
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//")


class FoundLink(NamedTuple):
    """One link as written: its target with references resolved, its words, and its offset."""

    target: str
    words: str
    offset: int


def without_code(text: str) -> str:
    """The text with code blanked out, so that places stay true."""
    return _INLINE_CODE.sub(_blank, _FENCED.sub(_blank, text)) if "`" in text or "~~~" in text else text


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def find_links(text: str) -> Iterator[FoundLink]:
    """Links in square brackets, by reference, in angle brackets and in HTML; code left out."""
    if "[" not in text and "<" not in text:  # most texts: the search below costs more than reading them
        return
    for match in _LINK.finditer(without_code(text)):
        target = next((match[group] for group in _GROUPS if match[group] is not None), "")
        if match["name"] and match["name"].startswith("^"):  # a footnote
            continue
        yield FoundLink(plain_target(target), match["words"] or match["text"] or "", match.start())


def address_problems(text: str, path: str, first_line: int) -> list[Problem]:
    """What is wrong with addresses in a text that begins on `first_line` of its file."""
    found = ((link, address_code(link.target, link.words)) for link in find_links(text))
    return [
        problem(
            code, place_in(text, link.offset, path, first_line), value=_short(link.target), words=link.words
        )
        for link, code in found
        if code
    ]


def inner_links(text: str, path: str, first_line: int, kind: str = "") -> Iterator[InnerLink]:
    """Each `kind/name#anchor` that the text links to; a link within the page has an anchor alone.

    In a record of `kind` a link to another record's file, `b.md`, leads to that record.
    """
    for link in find_links(text):
        address, _, anchor = link.target.partition("#")
        address = record_linked(link.target, kind) or unquote(address).strip("/")
        if ELSEWHERE.match(link.target) and not link.target.startswith("#"):
            continue
        if (address or anchor) and not file_in_link(address)[0]:
            yield InnerLink(address, unquote(anchor), place_in(text, link.offset, path, first_line))


def record_linked(target: str, kind: str) -> str:
    """The address of the record whose file a link in a record of `kind` leads to; empty if none."""
    if not kind or ELSEWHERE.match(target):
        return ""
    return record_in_link(target, kind, frozenset(KINDS_BY_FOLDER), _LANGUAGES)


def place_in(text: str, offset: int, path: str, first_line: int) -> Source:
    """Line and column of an offset."""
    line = text.count("\n", 0, offset)
    return Source(path, first_line + line, offset - text.rfind("\n", 0, offset))


_MOST_SHOWN = 120


def _short(target: str) -> str:
    """An address that cannot break the line it is told in."""
    shown = re.sub(r"\s+", " ", target)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
