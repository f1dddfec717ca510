"""An RSS or Atom feed as the news it tells: title, day, address, and the text as plain HTML.

It must not fetch anything, nor trust the feed: it is run where time and memory are bounded.
"""

import calendar
import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

VIETNAM = dt.timezone(dt.timedelta(hours=7))
_LONGEST_TITLE = 250
_LONGEST_SUMMARY = 300
_LONGEST_ADDRESS = 2000
_OLDEST = 1945  # a year before it is a slip of the portal
_NO_FEED = "Địa chỉ này không phải nguồn tin RSS hay Atom."


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; `key` tells it from all others of its feed, `day` is Vietnam's where told."""

    key: str
    title: str
    address: str
    day: dt.date | None
    summary: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and its news, in the feed's own order."""

    name: str
    entries: tuple[Entry, ...]


def read_feed(data: bytes, content_type: str, address: str) -> Feed:
    """The feed in these bytes, which came from `address`; ValueError with a sentence where it is none."""
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - only who imports feeds waits

    head = {"content-type": content_type, "content-location": address}
    # As a stream, never as a text: the library opens files and addresses that a text names.
    found = feedparser.parse(io.BytesIO(data), response_headers=head)
    if not found.version:
        raise ValueError(_NO_FEED)
    entries = (_entry(one) for one in found.entries)
    name = _tidy(_plain(str(found.feed.get("title", "")))) or (urlsplit(address).hostname or "")
    return Feed(name[:_LONGEST_TITLE], tuple(one for one in entries if one))


def _entry(one: Any) -> Entry | None:  # noqa: ANN401 - feedparser has no types
    """One entry; None where it has neither title nor address."""
    title = _tidy(_plain(str(one.get("title", ""))))[:_LONGEST_TITLE]
    link = str(one.get("link", ""))
    address = link if _is_of_web(link) else ""
    key = str(one.get("id", "")) or address or title
    if not title or not key:
        return None
    bodies = [str(part.get("value", "")) for part in one.get("content", ())]
    told = str(one.get("summary", ""))
    body = max((*bodies, told), key=len)
    summary = _tidy(_plain(told)) if bodies and told != body else ""
    return Entry(key, title, address, _day(one), summary[:_LONGEST_SUMMARY], body)


def _day(one: Any) -> dt.date | None:  # noqa: ANN401 - see above
    """The day of publication in Vietnam; feedparser gives times in UTC."""
    told = one.get("published_parsed") or one.get("updated_parsed")
    try:
        day = dt.datetime.fromtimestamp(calendar.timegm(told), VIETNAM).date() if told else None
    except (ValueError, OverflowError, OSError):
        return None
    return day if day and day.year >= _OLDEST else None


def _plain(markup: str) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - see above

    return BeautifulSoup(markup, "html.parser").get_text(" ")


def _is_of_web(address: str) -> bool:
    fits = len(address) <= _LONGEST_ADDRESS and address.isprintable()
    return fits and bool(re.match(r"https?://[^\s/]+", address))


def without_hidden(text: str) -> str:
    """A text without what is not seen: cursor moves of a terminal, letters that turn others round."""
    kept = (sign if sign.isprintable() or sign in "\t\n\r\xa0" else " " * sign.isspace() for sign in text)
    return "".join(kept)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", without_hidden(text)).strip()
