"""The links of a body: those inside the section, and what is wrong with an address.

It must not know which records there are; whether an inner link leads anywhere is the catalogue's to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from nq57.body.written_html import WrittenLink
from nq57.language.addresses import address_code
from nq57.model.file_addresses import file_in_link, record_in_link
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.problems import Problem, problem
from nq57.model.records import KINDS_BY_FOLDER
from nq57.model.source import InnerLink, Source

_LANGUAGES = frozenset(LANGUAGES) - {DEFAULT_LANGUAGE}
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//")
_MOST_SHOWN = 120


def address_problems(links: Iterable[WrittenLink], place: Callable[[int], Source]) -> list[Problem]:
    """What is wrong with the addresses of links; `place` tells where an offset is in the file."""
    found = ((link, address_code(link.target, link.words)) for link in links)
    return [
        problem(code, place(link.offset), value=_short(link.target), words=link.words)
        for link, code in found
        if code
    ]


def inner_links(
    links: Iterable[WrittenLink], place: Callable[[int], Source], kind: str = ""
) -> Iterator[InnerLink]:
    """Each `kind/name#anchor` that is linked to; a link within the page has an anchor alone.

    In a record of `kind` a link to another record's file, `b.md`, leads to that record.
    """
    for link in links:
        address, _, anchor = link.target.partition("#")
        address = record_linked(link.target, kind) or unquote(address).strip("/")
        if ELSEWHERE.match(link.target) and not link.target.startswith("#"):
            continue
        if (address or anchor) and not file_in_link(address)[0]:
            yield InnerLink(address, unquote(anchor), place(link.offset))


def record_linked(target: str, kind: str) -> str:
    """The address of the record whose file a link in a record of `kind` leads to; empty if none."""
    if not kind or ELSEWHERE.match(target):
        return ""
    return record_in_link(target, kind, frozenset(KINDS_BY_FOLDER), _LANGUAGES)


def _short(target: str) -> str:
    """An address that cannot break the line it is told in."""
    shown = re.sub(r"\s+", " ", target)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
