"""Requests to other hosts for `nq57 check --links`, and the file of answers kept between runs.

It must not judge answers. Addresses inside our own network are never asked: content could point at them.
"""

import datetime as dt
import ipaddress
import json
import socket
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from nq57 import __version__
from nq57.content.link_asking import HostAnswer, Known, Method

AGENT = f"nq57-kiem-tra-lien-ket/{__version__} (link checker)"
CACHE = "lien-ket.json"
_TIMEOUT = urllib3.Timeout(connect=5, read=10)
_MOST_ROBOTS = 200_000  # bytes of a robots.txt that are read
_OK = 200


@dataclass(frozen=True)
class Web:
    """The web as the link checker sees it; `inside`: hosts of our own network may be asked, for tests."""

    inside: bool = False
    pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(
            headers={"User-Agent": AGENT}, timeout=_TIMEOUT, retries=False, maxsize=1
        )
    )
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def ask(self, method: Method, address: str) -> HostAnswer:
        """One request without following redirects; the body is not read."""
        if not self.inside and not _is_public(urlsplit(address).hostname or ""):
            return HostAnswer(0, failure="địa chỉ nội bộ hoặc không có tên miền này")
        try:
            answer = self.pool.request(method, address, redirect=False, preload_content=False)
            answer.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            return HostAnswer(0, failure=type(error).__name__)
        return HostAnswer(answer.status, answer.headers.get("Location", ""))

    def allowed(self, address: str) -> bool:
        """Whether the host's robots.txt lets us ask; a host without one does."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = self._rules(host)
        return self.rules[host].can_fetch(AGENT, address)

    def _rules(self, host: str) -> RobotFileParser:
        rules = RobotFileParser()
        lines: list[str] = []
        if self.inside or _is_public(urlsplit(host).hostname or ""):
            try:
                answer = self.pool.request("GET", f"{host}/robots.txt", preload_content=False)
                text = answer.read(_MOST_ROBOTS) if answer.status == _OK else b""
                answer.close()
                lines = text.decode("utf-8", "replace").splitlines()
            except (urllib3.exceptions.HTTPError, OSError, ValueError):
                lines = []
        rules.parse(lines)
        return rules


def _is_public(host: str) -> bool:
    """Whether every address of a host lies outside private networks."""
    try:
        found = {str(row[4][0]) for row in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(ipaddress.ip_address(place.partition("%")[0]).is_global for place in found)


def load_answers(room: Path) -> dict[str, Known]:
    """Answers kept from earlier runs; none when the file is missing or damaged."""
    try:
        rows = json.loads((room / CACHE).read_text(encoding="utf-8"))
        return {
            address: Known(dt.date.fromisoformat(day), int(status), str(moved), str(failure))
            for address, (day, status, moved, failure) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_answers(room: Path, known: dict[str, Known]) -> None:
    """Keep answers for the next run, those of addresses no longer linked to left out."""
    rows = {name: (a.day.isoformat(), a.status, a.moved, a.failure) for name, a in sorted(known.items())}
    room.mkdir(parents=True, exist_ok=True)
    (room / CACHE).write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
