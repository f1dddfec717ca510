"""Asking other hosts whether the addresses we link to still answer: politely, and as seldom as may be.

It must not know how a request is sent, what time it is or where answers are kept: all that comes in.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from nq57.model.problems import Problem, problem
from nq57.model.source import Source

Method = Literal["HEAD", "GET"]
HOSTS_AT_ONCE = 8
DELAY = 1.0  # seconds between two requests to one host
_MOST_HOPS = 5
_FRESH = dt.timedelta(days=7)  # how long a good answer is believed
_STALE = dt.timedelta(days=1)  # and a bad one
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
_NO_HEAD = frozenset({400, 403, 404, 405, 500, 501, 503})  # answers that a host may give to HEAD alone
_GONE = frozenset({404, 410})
_LEAST_BAD = 400
# Nobody can tell from outside whether these are broken: a login, too many questions, a guard.
_CLOSED = frozenset({401, 403, 407, 429, 451})


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """What a host said: its status (0: none, and `failure` says why), and where it points to."""

    status: int
    location: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one address since a day; `moved` is where it is for good now."""

    day: dt.date
    status: int
    moved: str = ""
    failure: str = ""

    def holds(self, today: dt.date) -> bool:
        """Whether it need not be asked again."""
        return dt.timedelta() <= today - self.day < (_FRESH if self.is_good else _STALE)

    @property
    def is_good(self) -> bool:
        """Whether there is something at the address."""
        return bool(self.status) and self.status < _LEAST_BAD


@dataclass(frozen=True, slots=True)
class Means:
    """How to ask, wait, and whether a host's robots.txt allows it."""

    ask: Callable[[Method, str], HostAnswer]
    allowed: Callable[[str], bool]
    wait: Callable[[float], None]


def ask_all(
    addresses: Iterable[str], known: Mapping[str, Known], today: dt.date, means: Means
) -> dict[str, Known]:
    """What is known of every address, those that need it asked: hosts side by side, each one in turn."""
    wanted = sorted(set(addresses))
    by_host: dict[str, list[str]] = {}
    for address in wanted:
        if address not in known or not known[address].holds(today):
            by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        rounds = pool.map(lambda mine: _ask_host(mine, today, means), by_host.values())
        asked = {address: answer for answers in rounds for address, answer in answers.items()}
    return {address: asked.get(address) or known[address] for address in wanted}


def _ask_host(addresses: list[str], today: dt.date, means: Means) -> dict[str, Known]:
    answers = {}
    for index, address in enumerate(addresses):
        if index:
            means.wait(DELAY)
        answers[address] = _ask(address, today, means)
    return answers


def _ask(address: str, today: dt.date, means: Means) -> Known:
    """Follow an address to its end; only steps that are for good count as a move."""
    here, moved = address, ""
    for_ever = True
    for _ in range(_MOST_HOPS):
        if not means.allowed(here):
            return Known(today, 0, failure="robots")
        answer = means.ask("HEAD", here)
        if answer.status in _NO_HEAD:
            means.wait(DELAY)
            answer = means.ask("GET", here)
        if answer.status not in _REDIRECTS or not answer.location:
            return Known(today, answer.status, moved, answer.failure)
        here = urljoin(here, answer.location)
        for_ever = for_ever and answer.status in _FOR_EVER
        moved = here if for_ever else moved
    return Known(today, 0, failure="vong")


def link_problems(known: Mapping[str, Known], places: Mapping[str, tuple[Source, ...]]) -> list[Problem]:
    """A warning at every place that names an address which is gone, silent, or elsewhere for good.

    Where nobody at all answered, the fault is our own line's and nothing is told.
    """
    if not any(answer.status for answer in known.values()):
        return []
    found = [(place, _trouble(address, known[address])) for address in places for place in places[address]]
    return sorted(problem(trouble[0], place, **trouble[1]) for place, trouble in found if trouble)


def _trouble(address: str, answer: Known) -> tuple[str, dict[str, object]] | None:
    details: dict[str, object] = {"value": address}
    if answer.failure == "robots" or answer.status in _CLOSED:
        return None
    if answer.status in _GONE:
        return "lien-ket-chet", {**details, "status": answer.status}
    if not answer.is_good:
        return "lien-ket-khong-toi", {**details, "why": answer.failure or answer.status}
    if answer.moved and answer.moved.rstrip("/") != address.rstrip("/"):
        return "lien-ket-chuyen", {**details, "guess": answer.moved}
    return None
