"""The links of a body: those inside the section, and what is wrong with an address.

It must not know which records there are; whether an inner link leads anywhere is the catalogue's to say.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from nq57.body.written_html import Link
from nq57.language.addresses import address_code
from nq57.model.problems import Problem, problem
from nq57.model.source import InnerLink, Source

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//")
_MOST_SHOWN = 120


def address_problems(links: Iterable[Link], place: Callable[[int], Source]) -> list[Problem]:
    """What is wrong with the addresses of links; `place` tells where an offset stands in the file."""
    found = ((link, address_code(link.target, link.words)) for link in links)
    return [
        problem(code, place(link.offset), value=_short(link.target), words=link.words)
        for link, code in found
        if code
    ]


def inner_links(links: Iterable[Link], place: Callable[[int], Source]) -> Iterator[InnerLink]:
    """Each `kind/name#anchor` that is linked to; a link within the page has an anchor alone."""
    for link in links:
        address, _, anchor = link.target.partition("#")
        address = unquote(address).strip("/")
        if ELSEWHERE.match(link.target) and not link.target.startswith("#"):
            continue
        if (address or anchor) and not posixpath.splitext(address)[1]:
            yield InnerLink(address, unquote(anchor), place(link.offset))


def _short(target: str) -> str:
    """An address that cannot break the line it is told in."""
    shown = re.sub(r"\s+", " ", target)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
