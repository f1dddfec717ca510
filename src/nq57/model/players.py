"""Hosts whose films play inside our pages after a click, told from the address that a reader knows.

It must not know pages. Only these hosts are in the pages' security policy.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com"})
_PATHS = ("shorts", "live", "embed")


@dataclass(frozen=True, slots=True)
class Player:
    """Where a film plays: the host's name for readers, and the address of its player."""

    name: str
    url: str


def player_of(url: str) -> Player | None:
    """The player of a film's address; None where it can only be linked to, as on Zalo."""
    parts = urlsplit(url)
    host = parts.netloc.casefold().removeprefix("www.")
    if film := _youtube_id(host, parts.path, parts.query):
        return Player("YouTube", f"https://www.youtube-nocookie.com/embed/{film}?autoplay=1")
    if host in {"facebook.com", "m.facebook.com", "fb.watch"} and parts.path.strip("/"):
        inner = quote(url, safe="")
        return Player("Facebook", f"https://www.facebook.com/plugins/video.php?href={inner}&autoplay=1")
    return None


def _youtube_id(host: str, path: str, query: str) -> str:
    """The id of a YouTube film; empty when the address names none."""
    folders = path.strip("/").split("/")
    found = ""
    if host == "youtu.be":
        found = folders[0]
    elif host in _YOUTUBE and folders[0] == "watch":
        found = parse_qs(query).get("v", [""])[0]
    elif host in _YOUTUBE and folders[0] in _PATHS and len(folders) > 1:
        found = folders[1]
    return found if _ID.fullmatch(found) else ""


def host_name(url: str) -> str:
    """What readers call the host of an address: `Zalo`, else its name on the net."""
    host = urlsplit(url).netloc.casefold().removeprefix("www.")
    return "Zalo" if host == "zalo.me" or host.endswith(".zalo.me") else host
